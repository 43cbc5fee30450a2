-- Commendations decided by the committee, by month; zero where reports came and named none.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   first_month   date         first month that is wanted; null: the first there is
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   month            date    first day of the month
--   collectives      bigint  null: nobody has reported
--   individuals      bigint  null: nobody has reported
--   all_collectives  bigint  by every level
--   all_individuals  bigint  by every level
with
months as (
    select month from months_as_of(getvariable('as_of'))
    where month >= coalesce(getvariable('first_month'), month)
),

reported as (
    select distinct month
    from reports_as_of(getvariable('as_of'))
    where
        is_of(organization, getvariable('organization'), getvariable('successors'))
        and month >= coalesce(getvariable('first_month'), month)
),

entries as (
    select
        report.month,
        entry.*
    from reports_as_of(getvariable('as_of')) as report
    inner join grassroots_commendations as entry on report.submission_id = entry.submission_id
    where
        is_of(report.organization, getvariable('organization'), getvariable('successors'))
        and report.month >= coalesce(getvariable('first_month'), report.month)
),

final as (
    select
        months.month,
        case when any_value(reported.month) is not null then
            coalesce(sum(collectives) filter (where level = 'committee'), 0)::bigint
        end as collectives,
        case when any_value(reported.month) is not null then
            coalesce(sum(individuals) filter (where level = 'committee'), 0)::bigint
        end as individuals,
        case when any_value(reported.month) is not null then
            coalesce(sum(collectives), 0)::bigint
        end as all_collectives,
        case when any_value(reported.month) is not null then
            coalesce(sum(individuals), 0)::bigint
        end as all_individuals
    from months
    left join reported on months.month = reported.month
    left join entries on months.month = entries.month
    group by months.month
)

select * from final
order by month
