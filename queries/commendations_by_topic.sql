-- Commendations of a year up to a month, by topic and level.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   month         date         first day of the month
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   topic              varchar  code
--   level              varchar  code of the deciding level
--   collectives        bigint   since January
--   individuals        bigint   since January
--   month_collectives  bigint   in the month itself
--   month_individuals  bigint   in the month itself
with
final as (
    select
        entry.topic,
        entry.level,
        sum(entry.collectives)::bigint as collectives,
        sum(entry.individuals)::bigint as individuals,
        coalesce(
            sum(entry.collectives) filter (where report.month = getvariable('month')), 0
        )::bigint as month_collectives,
        coalesce(
            sum(entry.individuals) filter (where report.month = getvariable('month')), 0
        )::bigint as month_individuals
    from reports_as_of(getvariable('as_of')) as report
    inner join grassroots_commendations as entry on report.submission_id = entry.submission_id
    where
        is_of(report.organization, getvariable('organization'), getvariable('successors'))
        and report.month >= date_trunc('year', getvariable('month')::date)
        and report.month <= getvariable('month')
    group by entry.topic, entry.level
)

select * from final
order by topic, level
