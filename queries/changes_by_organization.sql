-- Organizations whose number of members moved in a month, in the official order.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   month         date         first day of the month
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
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
        shown_under(organization, getvariable('successors')) as organization,
        first(name_shown(organization, name, getvariable('successors'))) as name,
        sum(opening)::bigint as opening,
        sum(admitted)::bigint as admitted,
        sum(transferred_in)::bigint as transferred_in,
        sum(transferred_in_within)::bigint as transferred_in_within,
        sum(reinstated)::bigint as reinstated,
        sum(transferred_out)::bigint as transferred_out,
        sum(transferred_out_within)::bigint as transferred_out_within,
        sum(died)::bigint as died,
        sum(expelled)::bigint as expelled,
        sum(struck_off)::bigint as struck_off,
        sum(resigned)::bigint as resigned,
        sum(closing)::bigint as closing,
        min(position) as position
    from reports_as_of(getvariable('as_of'))
    where
        month = getvariable('month')
        and is_of(organization, getvariable('organization'), getvariable('successors'))
        and coalesce(admitted, 0) + coalesce(transferred_in, 0) + coalesce(reinstated, 0)
        + coalesce(transferred_out, 0) + coalesce(died, 0) + coalesce(expelled, 0)
        + coalesce(struck_off, 0) + coalesce(resigned, 0) > 0
    group by shown_under(organization, getvariable('successors'))
)

select * exclude (position) from final
order by position
