-- How many organizations have reported each month, and when.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   due_day       integer      last day that is on time, or the month's last; null: 25
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
expected as (
    select * from expected_as_of(getvariable('as_of'))
    where organization = coalesce(getvariable('organization'), organization)
),

first_accepted as (
    select
        organization,
        period,
        min(received_at) as received_at,
        max(received_at) as latest_received_at
    from accepted_as_of(getvariable('as_of'))
    where form = 'grassroots'
    group by organization, period
),

in_force as (
    select
        organization,
        period
    from submissions_as_of(getvariable('as_of'))
    where form = 'grassroots'
),

carried as (
    select
        month,
        organization
    from closings_as_of(getvariable('as_of'))
    where carried
),

locked as (
    select
        month,
        arg_max(action, made_at) = 'locked' as is_locked
    from month_event
    where made_at <= coalesce(getvariable('as_of')::timestamptz, 'infinity'::timestamptz)
    group by month
),

state as (
    select
        expected.month,
        in_force.organization is not null as received,
        vietnam_day(first_accepted.received_at) <= least(
            expected.month + (coalesce(getvariable('due_day'), 25) - 1)::integer,
            last_day(expected.month)
        ) as on_time,
        carried.organization is not null as carried,
        first_accepted.latest_received_at
    from expected
    left join in_force
        on expected.organization = in_force.organization and expected.month = in_force.period
    left join first_accepted
        on
            expected.organization = first_accepted.organization
            and expected.month = first_accepted.period
    left join carried
        on expected.organization = carried.organization and expected.month = carried.month
),

final as (
    select
        state.month,
        count(*)::bigint as expected,
        count(*) filter (where received)::bigint as received,
        count(*) filter (where received and on_time)::bigint as on_time,
        count(*) filter (where received and not on_time)::bigint as late,
        count(*) filter (where not received)::bigint as missing,
        count(*) filter (where not received and carried)::bigint as carried,
        max(latest_received_at) as latest_received_at,
        coalesce(any_value(locked.is_locked), false) as is_locked
    from state
    left join locked on state.month = locked.month
    group by state.month
)

select * from final
order by month
