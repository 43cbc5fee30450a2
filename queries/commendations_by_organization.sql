-- What each organization was commended for in a month, in the official order.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   month         date         first day of the month
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   organization  varchar  code
--   name          varchar  name in the list in force
--   decision      varchar  number; null: not given
--   decided_on    date     of the decision
--   topic         varchar  code
--   award         varchar  code
--   level         varchar  code of the deciding level
--   collectives   bigint   collectives commended
--   individuals   bigint   individuals commended
with
final as (
    select
        shown_under(report.organization, getvariable('successors')) as organization,
        name_shown(report.organization, report.name, getvariable('successors')) as name,
        entry.decision,
        entry.decided_on,
        entry.topic,
        entry.award,
        entry.level,
        entry.collectives,
        entry.individuals,
        report.position,
        entry.source_row
    from reports_as_of(getvariable('as_of')) as report
    inner join grassroots_commendations as entry on report.submission_id = entry.submission_id
    where
        report.month = getvariable('month')
        and is_of(report.organization, getvariable('organization'), getvariable('successors'))
)

select * exclude (position, source_row) from final
order by position, source_row
