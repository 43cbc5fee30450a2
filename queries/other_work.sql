-- Discipline, branch meetings, propaganda, mass organizations and badges by month, over the current
-- reports; null where no report of the month gives the figure.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   first_month   date         first month that is wanted; null: the first there is
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   month                           date    first day of the month
--   disciplined_by_party            bigint  sum over the reports that give it
--   reprimanded                     bigint  sum over the reports that give it
--   cautioned                       bigint  sum over the reports that give it
--   removed_from_post               bigint  sum over the reports that give it
--   awaiting_government_discipline  bigint  sum over the reports that give it
--   disciplined_by_government       bigint  sum over the reports that give it
--   awaiting_party_discipline       bigint  sum over the reports that give it
--   branches                        bigint  sum over the reports that give it
--   branches_met                    bigint  sum over the reports that give it
--   branches_met_on_topic           bigint  sum over the reports that give it
--   propaganda_sessions             bigint  sum over the reports that give it
--   propaganda_attendees            bigint  sum over the reports that give it
--   rebuttal_posts                  bigint  sum over the reports that give it
--   dossiers_submitted              bigint  sum over the reports that give it
--   trade_union_activities          bigint  sum over the reports that give it
--   youth_union_activities          bigint  sum over the reports that give it
--   women_activities                bigint  sum over the reports that give it
--   veterans_activities             bigint  sum over the reports that give it
--   badges                          bigint  sum over the reports that give it
with
final as (
    select
        report.month,
        sum(entry.disciplined_by_party)::bigint as disciplined_by_party,
        sum(entry.reprimanded)::bigint as reprimanded,
        sum(entry.cautioned)::bigint as cautioned,
        sum(entry.removed_from_post)::bigint as removed_from_post,
        sum(entry.awaiting_government_discipline)::bigint as awaiting_government_discipline,
        sum(entry.disciplined_by_government)::bigint as disciplined_by_government,
        sum(entry.awaiting_party_discipline)::bigint as awaiting_party_discipline,
        sum(entry.branches)::bigint as branches,
        sum(entry.branches_met)::bigint as branches_met,
        sum(entry.branches_met_on_topic)::bigint as branches_met_on_topic,
        sum(entry.propaganda_sessions)::bigint as propaganda_sessions,
        sum(entry.propaganda_attendees)::bigint as propaganda_attendees,
        sum(entry.rebuttal_posts)::bigint as rebuttal_posts,
        sum(entry.dossiers_submitted)::bigint as dossiers_submitted,
        sum(entry.trade_union_activities)::bigint as trade_union_activities,
        sum(entry.youth_union_activities)::bigint as youth_union_activities,
        sum(entry.women_activities)::bigint as women_activities,
        sum(entry.veterans_activities)::bigint as veterans_activities,
        sum(entry.badges)::bigint as badges
    from reports_as_of(getvariable('as_of')) as report
    inner join grassroots_other_work as entry on report.submission_id = entry.submission_id
    where
        is_of(report.organization, getvariable('organization'), getvariable('successors'))
        and report.month >= coalesce(getvariable('first_month'), report.month)
    group by report.month
)

select * from final
order by month
