-- Organizations that had to report in a month and have sent nobody to a class since January.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   month         date         first day of the month
-- columns
--   organization  varchar  code
--   name          varchar  name in the list in force
--   sector        varchar  code of the sector
--   members       bigint   members, carried where missing; null: unknown
--   position      integer  official order
with
attended as (
    select distinct unnest(attending) as organization
    from classes_as_of(getvariable('as_of'), null)
    where month between date_trunc('year', getvariable('month')::date) and getvariable('month')
),

final as (
    select
        closings.organization,
        closings.name,
        closings.sector,
        closings.closing as members,
        closings.position
    from closings_as_of(getvariable('as_of')) as closings
    where
        closings.month = getvariable('month')
        and closings.organization not in (select organization from attended)
)

select * from final
order by position
