-- What was found in one workbook, errors first.
--
-- parameters
--   submission    varchar      id of the submission
-- columns
--   severity      varchar      error, warning or info
--   code          varchar      kind of finding
--   sheet         varchar      worksheet; empty: the file
--   cell          varchar      cell; empty: the sheet
--   message       varchar      what was found and what to do
--   reason        varchar      why it is no fault, as said last; null: nobody said
--   explained_by  varchar      who said so; empty: unknown
--   explained_at  timestamptz  when
with
reasons as (
    select
        submission_id,
        code,
        sheet,
        cell,
        arg_max(reason, made_at) as reason,
        coalesce(arg_max(made_by, made_at), '') as explained_by,
        max(made_at) as explained_at
    from explanation
    group by submission_id, code, sheet, cell
),

final as (
    select
        finding.severity,
        finding.code,
        finding.sheet,
        finding.cell,
        finding.message,
        reasons.reason,
        reasons.explained_by,
        reasons.explained_at
    from finding
    left join reasons using (submission_id, code, sheet, cell)
    where finding.submission_id = try_cast(getvariable('submission') as uuid)
)

select * from final
order by array_position(['error', 'warning', 'info'], severity), sheet, cell, code, message
