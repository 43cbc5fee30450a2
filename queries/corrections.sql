-- Cells that the office set right in reports, with what stood there as it was sent.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   month         date         first day of the month; null: all
--   submission    varchar      id of one report; null: all
-- columns
--   month         date         month, or January of the year, of the report
--   submission    varchar      id of the report
--   form          varchar      name of the form
--   organization  varchar      code; empty: the committee itself
--   revision      integer      of the report; 0: rejected
--   sheet         varchar      worksheet, as its tab is called
--   cell          varchar      its address
--   old           varchar      what the sender wrote, as it is shown
--   new           varchar      what it was read as instead; empty: blank
--   made_by       varchar      who set it right; empty: not said
--   made_at       timestamptz  when
with
final as (
    select
        submission.period as month,
        submission.id::varchar as submission,
        submission.form,
        submission.organization,
        submission.revision,
        correction.sheet,
        correction.cell,
        correction.old,
        correction.new,
        coalesce(correction.made_by, '') as made_by,
        correction.made_at
    from correction
    inner join submission on correction.submission_id = submission.id
    where
        submission.received_at
        <= coalesce(getvariable('as_of')::timestamptz, 'infinity'::timestamptz)
        and submission.organization = coalesce(getvariable('organization'), submission.organization)
        and submission.period is not distinct from
        coalesce(getvariable('month'), submission.period)
        and submission.id::varchar = coalesce(getvariable('submission'), submission.id::varchar)
)

select * from final
order by month, form, organization, submission, sheet, cell, made_at, new
