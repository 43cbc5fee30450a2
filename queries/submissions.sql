-- Everything kept, the newest first, without the bytes: workbooks, of a consolidated one also each
-- report in it.
--
-- parameters
--   organization  varchar      code of one organization; null: all
--   month         date         first day of the month; null: all
-- columns
--   id            varchar      of the submission
--   form          varchar      empty: not recognized
--   organization  varchar      empty: the committee, or not recognized
--   period        date         month, or January of the year; null: not recognized, or many
--   revision      integer      0: rejected, or a container
--   received_at   timestamptz  when it came
--   recorded_at   timestamptz  when it was written down
--   filename      varchar      as sent
--   sha256        varchar      of the bytes
--   bytes         bigint       size; of a part, of the workbook that it stands in
--   status        varchar      accepted, rejected, or container: its parts are the reports
--   errors        bigint       errors found
--   warnings      bigint       warnings found
--   container     varchar      id of the consolidated workbook that it is a part of; null: of none
--   part          varchar      where in that workbook; null: it is a workbook of its own
with
findings as (
    select
        submission_id,
        count(*) filter (where severity = 'error') as errors,
        count(*) filter (where severity = 'warning') as warnings
    from finding
    group by submission_id
),

sizes as (
    select
        id,
        octet_length(content)::bigint as bytes
    from submission
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
        sizes.bytes,
        submission.status,
        coalesce(findings.errors, 0)::bigint as errors,
        coalesce(findings.warnings, 0)::bigint as warnings,
        submission.container::varchar as container,
        submission.part
    from submission
    left join sizes on sizes.id = coalesce(submission.container, submission.id)
    left join findings on submission.id = findings.submission_id
    where
        submission.organization = coalesce(getvariable('organization'), submission.organization)
        and submission.period is not distinct from
        coalesce(getvariable('month'), submission.period)
)

select * from final
order by received_at desc, id desc
