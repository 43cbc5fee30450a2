-- Commendations of each month by level, award and topic, over the current reports.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   month        date     month of the report
--   level        varchar  code of the deciding level
--   award        varchar  code
--   topic        varchar  code
--   collectives  bigint   collectives commended
--   individuals  bigint   individuals commended
with
final as (
    select
        report.month,
        entry.level,
        entry.award,
        entry.topic,
        sum(entry.collectives)::bigint as collectives,
        sum(entry.individuals)::bigint as individuals
    from reports_as_of(getvariable('as_of')) as report
    inner join grassroots_commendations as entry on report.submission_id = entry.submission_id
    where is_of(report.organization, getvariable('organization'), getvariable('successors'))
    group by report.month, entry.level, entry.award, entry.topic
)

select * from final
order by month, level, award, topic
