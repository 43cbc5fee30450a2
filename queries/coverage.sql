-- How many organizations have reported each month, and when.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   due_day       integer      last day that is on time, or the month's last; null: 25
--   first_month   date         first month that is wanted; null: the first there is
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   month               date         first day of the month
--   expected            bigint       organizations that had to report
--   received            bigint       of these, those with an accepted workbook
--   on_time             bigint       first accepted workbook by the due day
--   late                bigint       received, but later
--   missing             bigint       nothing accepted yet
--   carried             bigint       missing ones whose last closing is carried into the total
--   latest_received_at  timestamptz  when the newest workbook of the month came; null: none
--   is_locked           boolean      the month's figures are final
with
reporting as (
    select
        *,
        status in ('on_time', 'late') as received
    from reporting_as_of(getvariable('as_of'), getvariable('due_day'))
    where
        is_of(organization, getvariable('organization'), getvariable('successors'))
        and month >= coalesce(getvariable('first_month'), month)
),

carried as (
    select
        month,
        organization
    from closings_as_of(getvariable('as_of'))
    where carried and month >= coalesce(getvariable('first_month'), month)
),

locked as (
    select
        month,
        arg_max(action, made_at) = 'locked' as is_locked
    from month_event
    where made_at <= coalesce(getvariable('as_of')::timestamptz, 'infinity'::timestamptz)
    group by month
),

final as (
    select
        reporting.month,
        count(*)::bigint as expected,
        count(*) filter (where reporting.received)::bigint as received,
        count(*) filter (where reporting.status = 'on_time')::bigint as on_time,
        count(*) filter (where reporting.status = 'late')::bigint as late,
        count(*) filter (where not reporting.received)::bigint as missing,
        count(carried.organization) filter (where not reporting.received)::bigint as carried,
        max(reporting.latest_received_at) as latest_received_at,
        coalesce(any_value(locked.is_locked), false) as is_locked
    from reporting
    left join carried
        on reporting.organization = carried.organization and reporting.month = carried.month
    left join locked on reporting.month = locked.month
    group by reporting.month
)

select * from final
order by month
