-- What the committee's own office did in a month, with the workbook that says it.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   month         date         first day of the month
-- columns
--   dossiers_appraised       bigint   null: not given
--   organizations_inspected  bigint   null: not given
--   history_conclusions      bigint   null: not given
--   admissions_decided       bigint   null: not given
--   conversions_decided      bigint   null: not given
--   verifications_open       bigint   null: not given
--   steering_35_activities   bigint   null: not given
--   submission_id            varchar  the workbook
--   source_row               integer  of its sheet
with
final as (
    select
        entry.dossiers_appraised,
        entry.organizations_inspected,
        entry.history_conclusions,
        entry.admissions_decided,
        entry.conversions_decided,
        entry.verifications_open,
        entry.steering_35_activities,
        entry.submission_id::varchar as submission_id,
        entry.source_row
    from submissions_as_of(getvariable('as_of')) as current
    inner join committee_work as entry on current.id = entry.submission_id
    where current.form = 'committee' and current.period = getvariable('month')
)

select * from final
