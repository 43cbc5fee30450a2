-- Organizations that have not reported in a month, in the official order.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   month         date         first day of the month
-- columns
--   organization  varchar  code
--   name          varchar  name in the list in force
--   last_month    date     month of its last report; null: never
--   members       bigint   carried from there; null: nothing to carry
with
final as (
    select
        organization,
        name,
        reported_month as last_month,
        closing as members,
        position
    from closings_as_of(getvariable('as_of'))
    where month = getvariable('month') and (carried or reported_month is null)
)

select * exclude (position) from final
order by position
