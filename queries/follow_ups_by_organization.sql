-- Organizations with open shortcomings in a month, the most overdue first.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   month         date         first day of the month
--   today         date         the day on which one looks; null: today
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   organization  varchar  code
--   name          varchar  name; the code where it is not listed
--   open          bigint   open items
--   overdue       bigint   of these, past their date
--   longest       bigint   days of the most overdue one; null: none
with
final as (
    select
        shown_under(item.organization, getvariable('successors')) as organization,
        coalesce(
            any_value(name_shown(item.organization, expected.name, getvariable('successors'))),
            any_value(item.organization)
        ) as name,
        count(*)::bigint as open,
        count(*) filter (where item.is_overdue)::bigint as overdue,
        max(item.days_overdue) as longest
    from follow_ups_as_of(getvariable('as_of'), getvariable('today')) as item
    left join expected_as_of(getvariable('as_of')) as expected
        on item.organization = expected.organization and item.month = expected.month
    where
        item.month = getvariable('month')
        and item.is_open
        and is_of(item.organization, getvariable('organization'), getvariable('successors'))
    group by shown_under(item.organization, getvariable('successors'))
)

select * from final
order by overdue desc, longest desc nulls last, open desc, organization
