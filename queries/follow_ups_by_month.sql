-- Shortcomings open, overdue and closed at the end of each month.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   today         date         the day on which one looks; null: today
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   month            date    first day of the month
--   open             bigint  not confirmed as remedied
--   overdue          bigint  of these, past their date
--   closed           bigint  confirmed by then, all together
--   closed_in_month  bigint  confirmed in the month
--   opened_in_month  bigint  concluded in the month
--   reported_late    bigint  reported after their date, all together
with
months as (
    select month from months_as_of(getvariable('as_of'))
),

items as (
    select * from follow_ups_as_of(getvariable('as_of'), getvariable('today'))
    where is_of(organization, getvariable('organization'), getvariable('successors'))
),

final as (
    select
        months.month,
        count(*) filter (where is_open)::bigint as open,
        count(*) filter (where is_overdue)::bigint as overdue,
        count(*) filter (where not is_open)::bigint as closed,
        count(*) filter (where date_trunc('month', confirmed_on) = months.month)::bigint
        as closed_in_month,
        count(*) filter (where date_trunc('month', concluded_on) = months.month)::bigint
        as opened_in_month,
        count(*) filter (where reported_late)::bigint as reported_late
    from months
    left join items on months.month = items.month
    group by months.month
)

select * from final
order by month
