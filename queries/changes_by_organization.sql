-- Organizations whose number of members moved in a month, in the official order.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   month         date         first day of the month
-- columns
--   organization            varchar  code
--   name                    varchar  name in the list in force
--   opening                 bigint   as it reported
--   admitted                bigint   null: not given
--   transferred_in          bigint   null: not given
--   transferred_in_within   bigint   null: not given
--   reinstated              bigint   null: not given
--   transferred_out         bigint   null: not given
--   transferred_out_within  bigint   null: not given
--   died                    bigint   null: not given
--   expelled                bigint   null: not given
--   struck_off              bigint   null: not given
--   resigned                bigint   null: not given
--   closing                 bigint   as it reported
with
final as (
    select
        organization,
        name,
        opening,
        admitted,
        transferred_in,
        transferred_in_within,
        reinstated,
        transferred_out,
        transferred_out_within,
        died,
        expelled,
        struck_off,
        resigned,
        closing,
        position
    from reports_as_of(getvariable('as_of'))
    where
        month = getvariable('month')
        and organization = coalesce(getvariable('organization'), organization)
        and coalesce(admitted, 0) + coalesce(transferred_in, 0) + coalesce(reinstated, 0)
        + coalesce(transferred_out, 0) + coalesce(died, 0) + coalesce(expelled, 0)
        + coalesce(struck_off, 0) + coalesce(resigned, 0) > 0
)

select * exclude (position) from final
order by position
