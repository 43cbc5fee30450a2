-- The targets in force as the year's list sets them: of the whole committee, of organizations.
--
-- parameters
--   as_of  timestamptz  the board as it stood then; null: now
--   year   bigint       the year; null: all
-- columns
--   year          bigint   the year
--   organization  varchar  code; empty: the whole committee
--   indicator     varchar  name of what the target is for
--   target        double   the year's target
with
final as (
    select
        year,
        coalesce(organization, '') as organization,
        indicator,
        target
    from targets_as_of(getvariable('as_of'))
    where year = coalesce(getvariable('year'), year)
)

select * from final
order by year, indicator, organization
