-- Organizations that had to report in a month and have sent nobody to a class since January.
--
-- parameters
--   as_of       timestamptz  the board as it stood then; null: now
--   month       date         first day of the month
--   successors  varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   organization  varchar  code
--   name          varchar  name in the list in force
--   sector        varchar  code of the sector
--   members       bigint   members, carried where missing; null: unknown
--   position      integer  official order
with
attended as (
    select distinct
        shown_under(unnest(attending), getvariable('successors')) as organization
    from classes_as_of(getvariable('as_of'), getvariable('month'), null, null)
    where month between date_trunc('year', getvariable('month')::date) and getvariable('month')
),

final as (
    select
        shown_under(organization, getvariable('successors')) as organization,
        first(name_shown(organization, name, getvariable('successors'))) as name,
        first(coalesce(heir(organization, getvariable('successors')).sector, sector)) as sector,
        sum(closing)::bigint as members,
        min(position) as position
    from closings_as_of(getvariable('as_of'))
    where
        month = getvariable('month')
        and shown_under(organization, getvariable('successors')) not in (
            select organization from attended
        )
    group by shown_under(organization, getvariable('successors'))
)

select * from final
order by position
