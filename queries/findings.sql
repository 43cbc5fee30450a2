-- What was found in one workbook, errors first.
--
-- parameters
--   submission    varchar      id of the submission
-- columns
--   severity  varchar  error, warning or info
--   code      varchar  kind of finding
--   sheet     varchar  worksheet; empty: the file
--   cell      varchar  cell; empty: the sheet
--   message   varchar  what was found and what to do
with
final as (
    select
        severity,
        code,
        sheet,
        cell,
        message
    from finding
    where submission_id = try_cast(getvariable('submission') as uuid)
)

select * from final
order by array_position(['error', 'warning', 'info'], severity), sheet, cell, code
