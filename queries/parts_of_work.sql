-- Discipline, branch meetings, propaganda, mass organizations and badges of a month,
-- organization by organization, with the workbook that says it; also those that have not reported.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   month         date         first day of the month
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   organization                    varchar  code
--   name                            varchar  name in the list in force
--   disciplined_by_party            bigint   null: not given
--   reprimanded                     bigint   null: not given
--   cautioned                       bigint   null: not given
--   removed_from_post               bigint   null: not given
--   awaiting_government_discipline  bigint   null: not given
--   disciplined_by_government       bigint   null: not given
--   awaiting_party_discipline       bigint   null: not given
--   branches                        bigint   null: not given
--   branches_met                    bigint   null: not given
--   branches_met_on_topic           bigint   null: not given
--   propaganda_sessions             bigint   null: not given
--   propaganda_attendees            bigint   null: not given
--   rebuttal_posts                  bigint   null: not given
--   dossiers_submitted              bigint   null: not given
--   trade_union_activities          bigint   null: not given
--   youth_union_activities          bigint   null: not given
--   women_activities                bigint   null: not given
--   veterans_activities             bigint   null: not given
--   badges                          bigint   null: not given
--   submission_id                   varchar  the workbook; null: not reported
--   source_row                      integer  of its sheet; null: not reported
with
final as (
    select
        expected.organization,
        expected.name,
        entry.disciplined_by_party,
        entry.reprimanded,
        entry.cautioned,
        entry.removed_from_post,
        entry.awaiting_government_discipline,
        entry.disciplined_by_government,
        entry.awaiting_party_discipline,
        entry.branches,
        entry.branches_met,
        entry.branches_met_on_topic,
        entry.propaganda_sessions,
        entry.propaganda_attendees,
        entry.rebuttal_posts,
        entry.dossiers_submitted,
        entry.trade_union_activities,
        entry.youth_union_activities,
        entry.women_activities,
        entry.veterans_activities,
        entry.badges,
        entry.submission_id::varchar as submission_id,
        entry.source_row,
        expected.position
    from expected_as_of(getvariable('as_of')) as expected
    left join reports_as_of(getvariable('as_of')) as report
        on expected.organization = report.organization and expected.month = report.month
    left join grassroots_other_work as entry on report.submission_id = entry.submission_id
    where
        expected.month = getvariable('month')
        and is_of(expected.organization, getvariable('organization'), getvariable('successors'))
)

select * exclude (position) from final
order by position
