-- Why warnings were let pass, in the words of the office, over the workbooks in force. Of a finding
-- the last reason stands; one that was given with the workbook is as old as the workbook.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   month         date         first day of the month, or of the year, that the workbook is of
--   form          varchar      name of the form
--   organization  varchar      code; empty: the committee itself
--   name          varchar      name in the list in force; null: not in it
--   code          varchar      kind of the finding
--   sheet         varchar      worksheet, as its tab is called; empty: the file
--   cell          varchar      cell; empty: the sheet
--   message       varchar      what was found and what to do
--   reason        varchar      why it is no fault
--   made_by       varchar      who let it pass
--   made_at       timestamptz  when
with
explained as (
    select
        current.period as month,
        current.form,
        current.organization,
        explanation.*
    from submissions_as_of(getvariable('as_of')) as current
    inner join submission on current.id = submission.id
    inner join explanation on current.id = explanation.submission_id
    where
        is_of(current.organization, getvariable('organization'), getvariable('successors'))
        and (
            explanation.made_at <= submission.recorded_at
            or explanation.made_at
            <= coalesce(getvariable('as_of')::timestamptz, 'infinity'::timestamptz)
        )
    qualify row_number() over (
        partition by submission_id, explanation.code, explanation.sheet, explanation.cell
        order by explanation.made_at desc, explanation.reason
    ) = 1
),

messages as (
    select
        submission_id,
        code,
        sheet,
        cell,
        string_agg(message, ' ' order by message) as message
    from finding
    group by all
),

final as (
    select
        explained.month,
        explained.form,
        explained.organization,
        listed.name,
        explained.code,
        explained.sheet,
        explained.cell,
        messages.message,
        explained.reason,
        explained.made_by,
        explained.made_at,
        listed.position
    from explained
    left join messages using (submission_id, code, sheet, cell)
    left join organizations_as_of(getvariable('as_of')) as listed
        on
            explained.organization = listed.organization
            and explained.month >= listed.listed_from
            and explained.month < listed.listed_until
)

select * exclude (position) from final
order by month, position nulls first, organization, form, sheet, cell, code, reason, made_at
