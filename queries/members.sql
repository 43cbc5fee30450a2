-- Members at the end of each month. An organization that has not reported counts with its last
-- earlier closing (carried), never before its first report.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   first_month   date         first month that is wanted; null: the first there is
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   month                  date    first day of the month
--   members                bigint  members; null before anything was reported
--   reported               bigint  the part from reports of the month itself
--   carried                bigint  the part carried from earlier months
--   carried_organizations  bigint  organizations carried
with
closings as (
    select * from closings_as_of(getvariable('as_of'))
    where
        is_of(organization, getvariable('organization'), getvariable('successors'))
        and month >= coalesce(getvariable('first_month'), month)
),

final as (
    select
        month,
        sum(closing)::bigint as members,
        coalesce(sum(closing) filter (where not carried), 0)::bigint as reported,
        coalesce(sum(closing) filter (where carried), 0)::bigint as carried,
        count(*) filter (where carried)::bigint as carried_organizations
    from closings
    group by month
)

select * from final
order by month
