-- What raised and lowered the number of members in a month, organization by organization, with the
-- workbook that says it; also those that have not reported.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   month         date         first day of the month
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   organization            varchar  code
--   name                    varchar  name in the list in force
--   admitted                bigint   null: not given
--   official_conversions    bigint   null: not given
--   transferred_in          bigint   null: not given
--   transferred_in_within   bigint   null: not given
--   reinstated              bigint   null: not given
--   transferred_out         bigint   null: not given
--   transferred_out_within  bigint   null: not given
--   died                    bigint   null: not given
--   expelled                bigint   null: not given
--   struck_off              bigint   null: not given
--   resigned                bigint   null: not given
--   submission_id           varchar  the workbook; null: not reported
--   source_row              integer  of its sheet; null: not reported
with
final as (
    select
        expected.organization,
        expected.name,
        entry.admitted,
        entry.official_conversions,
        entry.transferred_in,
        entry.transferred_in_within,
        entry.reinstated,
        entry.transferred_out,
        entry.transferred_out_within,
        entry.died,
        entry.expelled,
        entry.struck_off,
        entry.resigned,
        entry.submission_id::varchar as submission_id,
        entry.source_row,
        expected.position
    from expected_as_of(getvariable('as_of')) as expected
    left join reports_as_of(getvariable('as_of')) as report
        on expected.organization = report.organization and expected.month = report.month
    left join grassroots_members as entry on report.submission_id = entry.submission_id
    where
        expected.month = getvariable('month')
        and is_of(expected.organization, getvariable('organization'), getvariable('successors'))
)

select * exclude (position) from final
order by position
