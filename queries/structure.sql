-- Who the members are, over the reports of each month (nothing is carried).
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   first_month   date         first month that is wanted; null: the first there is
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   month            date    first day of the month
--   organizations    bigint  organizations that reported
--   members          bigint  their members
--   probationary     bigint  of these; an organization that left it blank counts as none
--   female           bigint  of these; an organization that left it blank counts as none
--   ethnic_minority  bigint  of these; an organization that left it blank counts as none
--   religious        bigint  of these; an organization that left it blank counts as none
--   aged_under_31    bigint  of these; an organization that left it blank counts as none
--   exempt           bigint  of these; an organization that left it blank counts as none
with
reports as (
    select * from reports_as_of(getvariable('as_of'))
    where
        is_of(organization, getvariable('organization'), getvariable('successors'))
        and month >= coalesce(getvariable('first_month'), month)
),

final as (
    select
        month,
        count(*)::bigint as organizations,
        sum(closing)::bigint as members,
        sum(probationary)::bigint as probationary,
        sum(female)::bigint as female,
        sum(ethnic_minority)::bigint as ethnic_minority,
        sum(religious)::bigint as religious,
        sum(aged_under_31)::bigint as aged_under_31,
        sum(exempt)::bigint as exempt
    from reports
    group by month
)

select * from final
order by month
