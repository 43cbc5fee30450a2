-- Members of each organization in a month beside the month before, in the official order.
--
-- parameters
--   as_of       timestamptz  the board as it stood then; null: now
--   month       date         first day of the month
--   successors  varchar      by whom others were taken over (`successors`); null: as reported
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
--   submission_id         varchar  the workbook; null: not reported, or of several
--   revision              integer  null: not reported, or of several
with
closings as (
    select
        month,
        shown_under(organization, getvariable('successors')) as organization,
        first(name_shown(organization, name, getvariable('successors'))) as name,
        first(coalesce(heir(organization, getvariable('successors')).kind, kind)) as kind,
        first(coalesce(heir(organization, getvariable('successors')).sector, sector)) as sector,
        min(position) as position,
        min(reported_month) filter (where carried) as carried_from,
        sum(closing)::bigint as closing
    from closings_as_of(getvariable('as_of'))
    where month between getvariable('month')::date - interval 1 month and getvariable('month')
    group by month, shown_under(organization, getvariable('successors'))
),

reports as (
    select
        shown_under(organization, getvariable('successors')) as organization,
        sum(admitted)::bigint as admitted,
        sum(official_conversions)::bigint as official_conversions,
        case when count(*) = 1 then first(submission_id) end as submission_id,
        case when count(*) = 1 then first(revision) end as revision
    from reports_as_of(getvariable('as_of'))
    where month = getvariable('month')
    group by shown_under(organization, getvariable('successors'))
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
        closing.carried_from,
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
