-- What the committee's own office did each month.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
-- columns
--   month                    date    first day of the month
--   dossiers_appraised       bigint  null: not reported
--   organizations_inspected  bigint  null: not reported
--   history_conclusions      bigint  null: not reported
--   admissions_decided       bigint  null: not reported
--   conversions_decided      bigint  null: not reported
--   verifications_open       bigint  null: not reported
--   steering_35_activities   bigint  null: not reported
with
final as (
    select
        current.period as month,
        entry.dossiers_appraised,
        entry.organizations_inspected,
        entry.history_conclusions,
        entry.admissions_decided,
        entry.conversions_decided,
        entry.verifications_open,
        entry.steering_35_activities
    from submissions_as_of(getvariable('as_of')) as current
    inner join committee_work as entry on current.id = entry.submission_id
    where current.form = 'committee'
)

select * from final
order by month
