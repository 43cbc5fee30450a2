-- The items of the register at the end of a month as they count in its figures, with the row of the
-- register and the row of the organization's report.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   month         date         first day of the month
--   today         date         the day on which one looks; null: today
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   organization   varchar  who answers for it: the one concluded on, or its successor
--   name           varchar  its name; null: not listed
--   conclusion     varchar  number of the conclusion
--   item           varchar  item within it
--   open           bigint   1: not confirmed as remedied, else 0
--   overdue        bigint   1: of these, past its date, else 0
--   closed         bigint   1: confirmed by then, else 0
--   reported_late  bigint   1: reported after its date, else 0
--   submission_id  varchar  the workbook with the register
--   source_row     integer  of the register
--   report_id      varchar  the organization's workbook; null: it has not told of it
--   report_row     integer  of its sheet; null: it has not told of it
with
final as (
    select
        item.organization,
        expected.name,
        item.conclusion,
        item.item,
        item.is_open::bigint as open,
        item.is_overdue::bigint as overdue,
        (not item.is_open)::bigint as closed,
        item.reported_late::bigint as reported_late,
        item.register_id::varchar as submission_id,
        item.register_row as source_row,
        item.report_id::varchar as report_id,
        item.report_row,
        item.due_on
    from follow_ups_as_of(getvariable('as_of'), getvariable('today')) as item
    left join expected_as_of(getvariable('as_of')) as expected
        on item.organization = expected.organization and item.month = expected.month
    where
        item.month = getvariable('month')
        and is_of(item.organization, getvariable('organization'), getvariable('successors'))
)

select * exclude (due_on) from final
order by due_on, conclusion, item
