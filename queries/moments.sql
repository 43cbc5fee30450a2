-- The past moments that the board offers to be shown as of: meetings as they were saved, months as
-- they were locked; the newest first.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
-- columns
--   month    date         first day of the month that was locked; null: a meeting
--   kind     varchar      meeting or lock
--   name     varchar      what the meeting is called; empty: a lock
--   moment   timestamptz  as of when
--   made_by  varchar      who saved or locked it; empty: not said
with
meetings as (
    select
        moment,
        arg_max(action, made_at) as action,
        arg_max(name, made_at) as name,
        arg_max(made_by, made_at) as made_by
    from meeting_event
    where made_at <= coalesce(getvariable('as_of')::timestamptz, 'infinity'::timestamptz)
    group by moment
),

final as (
    select
        null::date as month,
        'meeting' as kind,
        name,
        moment,
        coalesce(made_by, '') as made_by
    from meetings
    where action = 'saved'
    union all
    select
        month,
        'lock' as kind,
        '' as name,
        made_at as moment,
        max(coalesce(made_by, '')) as made_by
    from month_event
    where
        action = 'locked'
        and made_at <= coalesce(getvariable('as_of')::timestamptz, 'infinity'::timestamptz)
    group by month, made_at
)

select * from final
order by moment desc, kind desc, month desc
