-- What organizations have done of their targets of the year up to a month, in the official order.
-- Whoever took an organization over took over its target and what was done of it. Each is judged
-- by the last month that it reported: a report that has not come yet is nobody's shortfall.
--
-- parameters
--   as_of       timestamptz  the board as it stood then; null: now
--   month       date         first day of the month
--   successors  varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   organization      varchar  code of one with a target that has to report in the month
--   name              varchar  name in the list in force
--   indicator         varchar  name of what the target is for
--   target            double   the year's target
--   cumulative        bigint   done since January; null: nothing reported this year
--   until             date     the last month reported this year, up to which it is judged
--   pace              double   target x months passed until then / 12
--   share             double   done / target; null for a target of zero
--   needed_per_month  bigint   whole ones in each month left after `until`; null: none is left
--   taken_over        varchar  codes of those whose target it took over; null: none
with
owners as (
    select
        organization,
        shown_under(owner, getvariable('successors')) as owner
    from owners_as_of(getvariable('as_of'))
    where month = getvariable('month')
),

targets as (
    select
        owners.owner as organization,
        entry.indicator,
        sum(entry.target) as target,
        string_agg(owners.organization, ', ' order by owners.organization) filter (
            where owners.organization <> owners.owner
        ) as taken_over
    from targets_as_of(getvariable('as_of')) as entry
    inner join owners on entry.organization = owners.organization
    where entry.year = year(getvariable('month')::date)
    group by owners.owner, entry.indicator
),

done as (
    select
        owners.owner as organization,
        entry.indicator,
        case
            when entry.indicator = 'classes' then count(distinct entry.class_key)
            else sum(entry.amount)
        end as cumulative
    from achievements_as_of(getvariable('as_of')) as entry
    inner join owners on entry.organization = owners.organization
    where
        entry.month
        between date_trunc('year', getvariable('month')::date) and getvariable('month')
    group by owners.owner, entry.indicator
),

reported as (
    select
        shown_under(organization, getvariable('successors')) as organization,
        max(month) as until
    from reports_as_of(getvariable('as_of'))
    where month between date_trunc('year', getvariable('month')::date) and getvariable('month')
    group by shown_under(organization, getvariable('successors'))
),

expected as (
    select
        shown_under(organization, getvariable('successors')) as organization,
        first(name_shown(organization, name, getvariable('successors'))) as name,
        min(position) as position
    from expected_as_of(getvariable('as_of'))
    where month = getvariable('month')
    group by shown_under(organization, getvariable('successors'))
),

judged as (
    select
        expected.organization,
        expected.name,
        expected.position,
        targets.indicator,
        targets.target,
        done.cumulative::bigint as cumulative,
        reported.until,
        targets.taken_over
    from targets
    inner join expected on targets.organization = expected.organization
    left join done
        on targets.organization = done.organization and targets.indicator = done.indicator
    left join reported on targets.organization = reported.organization
),

final as (
    select
        organization,
        name,
        indicator,
        target,
        cumulative,
        until,
        target * month(until) / 12 as pace,
        cumulative / nullif(target, 0) as share,
        case
            when month(until) < 12
                then ceil(greatest(target - cumulative, 0) / (12 - month(until)))
        end::bigint as needed_per_month,
        taken_over,
        position
    from judged
)

select * exclude (position) from final
order by indicator, position
