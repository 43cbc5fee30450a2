-- How punctual each organization was in the thirteen months up to one, in the official order. A
-- month counts when the organization had to report and its report is in or the due day is past.
--
-- parameters
--   as_of    timestamptz  the board as it stood then; null: now
--   month    date         first day of the last month; null: the last there is
--   today    date         the day on which it is asked; null: that of as_of
--   due_day  integer      last day that is on time, or the month's last; null: 25
-- columns
--   organization  varchar  code
--   name          varchar  name in the last list in view that has it
--   months        bigint   months that count
--   on_time       bigint   of these, reported by the due day
--   late          bigint   reported after it
--   missing       bigint   not reported, or what was sent was rejected
--   days_late     bigint   days late, all late reports together
with
last_month as (
    select coalesce(getvariable('month'), max(month)) as last_month
    from months_as_of(getvariable('as_of'))
),

asked_on as (
    select coalesce(
        getvariable('today')::date,
        vietnam_day(coalesce(getvariable('as_of')::timestamptz, now()))
    ) as day
),

reporting as (
    select
        each.*,
        each.status in ('on_time', 'late') or each.due_on < asked_on.day as counts
    from reporting_as_of(getvariable('as_of'), getvariable('due_day')) as each
    cross join asked_on
    inner join last_month
        on
            each.month <= last_month.last_month
            and each.month > last_month.last_month - interval 13 month
    where
        -- the same once more as constants, so that earlier reports are not even read
        each.month <= coalesce(getvariable('month'), each.month)
        and each.month > coalesce(getvariable('month')::date - interval 13 month, each.month - 1)
),

final as (
    select
        organization,
        arg_max(name, month) as name,
        count(*) filter (where counts)::bigint as months,
        count(*) filter (where status = 'on_time')::bigint as on_time,
        count(*) filter (where status = 'late')::bigint as late,
        count(*) filter (where counts and status in ('returned', 'missing'))::bigint as missing,
        coalesce(sum(days_late), 0)::bigint as days_late,
        arg_max(position, month) as position
    from reporting
    group by organization
)

select * exclude (position) from final
order by position, organization
