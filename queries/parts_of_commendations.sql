-- Commendations decided by the committee in a month, one by one, with the workbook that says it.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   month         date         first day of the month
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   organization   varchar  code
--   name           varchar  name in the list in force
--   decision       varchar  number; null: not given
--   topic          varchar  code
--   collectives    bigint   collectives commended
--   individuals    bigint   individuals commended
--   submission_id  varchar  the workbook
--   source_row     integer  of its sheet
with
final as (
    select
        report.organization,
        report.name,
        entry.decision,
        entry.topic,
        entry.collectives,
        entry.individuals,
        entry.submission_id::varchar as submission_id,
        entry.source_row,
        report.position
    from reports_as_of(getvariable('as_of')) as report
    inner join grassroots_commendations as entry on report.submission_id = entry.submission_id
    where
        entry.level = 'committee'
        and report.month = getvariable('month')
        and is_of(report.organization, getvariable('organization'), getvariable('successors'))
)

select * exclude (position) from final
order by position, source_row
