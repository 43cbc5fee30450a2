-- How each organization reported in each of the thirteen months up to one, in the official order.
-- A line for whoever had to report in any of them.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   month         date         first day of the last month; null: the last there is
--   due_day       integer      last day that is on time, or the month's last; null: 25
-- columns
--   month          date         first day of the month
--   organization   varchar      code
--   name           varchar      name in the last list in view that has it
--   status         varchar      on_time, late, returned, missing or not_expected
--   due_on         date         last day that is on time; null: not expected
--   days_late      bigint       days from there to the first accepted workbook; null: not late
--   revision       bigint       of the workbook in force; null: none is
--   submission_id  varchar      the workbook in force, or the newest returned; null: neither
--   received_at    timestamptz  when the first accepted workbook came; null: none has
with
last_month as (
    select coalesce(getvariable('month'), max(month)) as last_month
    from months_as_of(getvariable('as_of'))
),

months as (
    select months.month
    from months_as_of(getvariable('as_of')) as months
    inner join last_month
        on
            months.month <= last_month.last_month
            and months.month > last_month.last_month - interval 13 month
),

reporting as (
    select each.*
    from reporting_as_of(getvariable('as_of'), getvariable('due_day')) as each
    inner join months on each.month = months.month
    where
        each.organization = coalesce(getvariable('organization'), each.organization)
        -- the same once more as constants, so that earlier reports are not even read
        and each.month <= coalesce(getvariable('month'), each.month)
        and each.month > coalesce(getvariable('month')::date - interval 13 month, each.month - 1)
),

lines as (
    select
        organization,
        arg_max(name, month) as name,
        arg_max(position, month) as position
    from reporting
    group by organization
),

final as (
    select
        months.month,
        lines.organization,
        lines.name,
        coalesce(reporting.status, 'not_expected') as status,
        reporting.due_on,
        reporting.days_late,
        reporting.revision::bigint as revision,
        reporting.submission_id::varchar as submission_id,
        reporting.received_at,
        lines.position
    from months
    cross join lines
    left join reporting
        on months.month = reporting.month and lines.organization = reporting.organization
)

select * exclude (position) from final
order by position, organization, month
