-- The organizations that had to report in a month, in the official order.
--
-- parameters
--   as_of       timestamptz  the board as it stood then; null: now
--   month       date         first day of the month; null: the last one with reports
--   successors  varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   code    varchar  code
--   name    varchar  name in the list in force
--   kind    varchar  as the list says
--   sector  varchar  code of the sector
with
shown as (
    select coalesce(getvariable('month'), max(month)) as month
    from months_as_of(getvariable('as_of'))
),

final as (
    select
        shown_under(listed.organization, getvariable('successors')) as code,
        first(name_shown(listed.organization, listed.name, getvariable('successors'))) as name,
        first(
            coalesce(heir(listed.organization, getvariable('successors')).kind, listed.kind)
        ) as kind,
        first(
            coalesce(heir(listed.organization, getvariable('successors')).sector, listed.sector)
        ) as sector,
        min(listed.position) as position
    from organizations_as_of(getvariable('as_of')) as listed
    inner join shown
        on
            coalesce(shown.month >= listed.listed_from, true)
            and coalesce(shown.month < listed.listed_until, listed.listed_until = date '9999-01-01')
            and coalesce(shown.month >= listed.from_month, true)
            and coalesce(shown.month <= listed.to_month, true)
    group by shown_under(listed.organization, getvariable('successors'))
)

select * exclude (position) from final
order by position
