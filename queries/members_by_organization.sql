-- Members of each organization in a month beside the month before, in the official order.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   month         date         first day of the month
-- columns
--   position              integer  official order
--   organization          varchar  code
--   name                  varchar  name in the list in force
--   kind                  varchar  as the list says
--   sector                varchar  code
--   previous              bigint   at the end of the month before; null: unknown
--   admitted              bigint   null: not reported
--   official_conversions  bigint   null: not reported
--   members               bigint   null: unknown
--   change                bigint   null: not known in both months
--   carried_from          date     the month that the number is carried from; null: reported
--   submission_id         varchar  the workbook; null: not reported
--   revision              integer  null: not reported
with
closings as (
    select * from closings_as_of(getvariable('as_of'))
    where month between getvariable('month')::date - interval 1 month and getvariable('month')
),

reports as (
    select * from reports_as_of(getvariable('as_of'))
    where month = getvariable('month')
),

final as (
    select
        closing.position,
        closing.organization,
        closing.name,
        closing.kind,
        closing.sector,
        previous.closing as previous,
        report.admitted,
        report.official_conversions,
        closing.closing as members,
        closing.closing - previous.closing as change,
        case when closing.carried then closing.reported_month end as carried_from,
        report.submission_id::varchar as submission_id,
        report.revision
    from closings as closing
    left join closings as previous
        on
            closing.organization = previous.organization
            and previous.month = closing.month - interval 1 month
    left join reports as report on closing.organization = report.organization
    where closing.month = getvariable('month')
)

select * from final
order by position
