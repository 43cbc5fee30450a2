-- Workbooks kept, the newest first, without their bytes.
--
-- parameters
--   organization  varchar      code of one organization; null: all
--   month         date         first day of the month
-- columns
--   id            varchar      of the submission
--   form          varchar      empty: not recognized
--   organization  varchar      empty: the committee, or not recognized
--   period        date         month, or January of the year; null: not recognized
--   revision      integer      0: rejected
--   received_at   timestamptz  when it came
--   recorded_at   timestamptz  when it was written down
--   filename      varchar      as sent
--   sha256        varchar      of the bytes
--   bytes         bigint       size
--   status        varchar      accepted or rejected
--   errors        bigint       errors found
--   warnings      bigint       warnings found
with
findings as (
    select
        submission_id,
        count(*) filter (where severity = 'error') as errors,
        count(*) filter (where severity = 'warning') as warnings
    from finding
    group by submission_id
),

final as (
    select
        submission.id::varchar as id,
        submission.form,
        submission.organization,
        submission.period,
        submission.revision,
        submission.received_at,
        submission.recorded_at,
        submission.filename,
        submission.sha256,
        octet_length(submission.content)::bigint as bytes,
        submission.status,
        coalesce(findings.errors, 0)::bigint as errors,
        coalesce(findings.warnings, 0)::bigint as warnings
    from submission
    left join findings on submission.id = findings.submission_id
    where
        submission.organization = coalesce(getvariable('organization'), submission.organization)
        and submission.period is not distinct from
        coalesce(getvariable('month'), submission.period)
)

select * from final
order by received_at desc, id desc
