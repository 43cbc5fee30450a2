-- Classes by the month in which they opened; zero where reports came and named none.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   first_month   date         first month that is wanted; null: the first there is
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   month          date    first day of the month
--   classes        bigint  null: nobody has reported
--   participants   bigint  over all classes
--   organizations  bigint  distinct organizations with participants
with
months as (
    select month from months_as_of(getvariable('as_of'))
    where month >= coalesce(getvariable('first_month'), month)
),

reported as (
    select distinct month
    from reports_as_of(getvariable('as_of'))
    where
        is_of(organization, getvariable('organization'), getvariable('successors'))
        and month >= coalesce(getvariable('first_month'), month)
),

classes as (
    select
        month,
        count(*)::bigint as classes,
        sum(participants)::bigint as participants,
        len(list_distinct(flatten(list(attending))))::bigint as organizations
    from classes_as_of(
        getvariable('as_of'),
        getvariable('first_month'),
        getvariable('organization'),
        getvariable('successors')
    )
    group by month
),

final as (
    select
        months.month,
        coalesce(classes.classes, case when reported.month is not null then 0 end) as classes,
        coalesce(classes.participants, case when reported.month is not null then 0 end)
        as participants,
        coalesce(classes.organizations, case when reported.month is not null then 0 end)
        as organizations
    from months
    left join reported on months.month = reported.month
    left join classes on months.month = classes.month
)

select * from final
order by month
