-- When months were locked and reopened, by whom and why; the newest first.
--
-- parameters
--   as_of  timestamptz  the board as it stood then; null: now
-- columns
--   month    date         first day of the month
--   action   varchar      locked or reopened
--   made_at  timestamptz  when
--   made_by  varchar      who; empty: not said
--   reason   varchar      why; empty: locked with nothing missing
with
final as (
    select
        month,
        action,
        made_at,
        coalesce(made_by, '') as made_by,
        coalesce(reason, '') as reason
    from month_event
    where made_at <= coalesce(getvariable('as_of')::timestamptz, 'infinity'::timestamptz)
)

select * from final
order by made_at desc, month desc
