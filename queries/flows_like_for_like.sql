-- The change of each month's sum between two months in a row over the organizations that reported
-- both.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   first_month   date         first month that is wanted; null: the first there is
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   month          date     first day of the later month
--   figure         varchar  name of the indicator
--   organizations  bigint   reported both months
--   previous       bigint   what they give to the figure of the month before
--   value          bigint   what they give to the figure of the month
--   change         bigint   the fair change
--   same_set       boolean  whoever reported one of the two months reported both
with
reports as (
    select
        month,
        organization,
        submission_id,
        admitted,
        official_conversions
    from reports_as_of(getvariable('as_of'))
    where
        is_of(organization, getvariable('organization'), getvariable('successors'))
        and month >= coalesce(getvariable('first_month')::date - interval 1 month, month)
),

-- how many reports make an organization's whole, where it stands for several
due as (
    select
        month,
        shown_under(organization, getvariable('successors')) as organization,
        count(*) as reports
    from expected_as_of(getvariable('as_of'))
    where getvariable('successors') is not null
    group by month, shown_under(organization, getvariable('successors'))
),

awards as (
    select
        submission_id,
        sum(collectives) as collectives,
        sum(individuals) as individuals
    from grassroots_commendations
    where level = 'committee'
    group by submission_id
),

attendance as (
    select
        date_trunc('month', class_opened_on)::date as month,
        organization,
        sum(participants) as participants
    from dated_class_entries_as_of(getvariable('as_of'))
    group by all
),

each as (
    select
        reports.month,
        reports.organization,
        unnest([
            'admitted',
            'official_conversions',
            'participants',
            'commended_collectives',
            'commended_individuals'
        ]) as figure,
        unnest([
            reports.admitted,
            reports.official_conversions,
            attendance.participants,
            awards.collectives,
            awards.individuals
        ]) as value
    from reports
    left join awards on reports.submission_id = awards.submission_id
    left join attendance
        on reports.month = attendance.month and reports.organization = attendance.organization
),

figures as (
    select
        each.month,
        shown_under(each.organization, getvariable('successors')) as organization,
        each.figure,
        sum(coalesce(each.value, 0)) as value,
        coalesce(count(*) = any_value(due.reports), true) as is_whole
    from each
    left join due
        on
            each.month = due.month
            and shown_under(each.organization, getvariable('successors')) = due.organization
    group by each.month, shown_under(each.organization, getvariable('successors')), each.figure
),

pairs as (
    select
        coalesce(later.month, (earlier.month + interval 1 month)::date) as month,
        coalesce(later.figure, earlier.figure) as figure,
        coalesce(earlier.value, 0) as previous,
        coalesce(later.value, 0) as value,
        coalesce(later.is_whole and earlier.is_whole, false) as in_both
    from figures as later
    full join figures as earlier
        on
            later.organization = earlier.organization
            and later.figure = earlier.figure
            and later.month = earlier.month + interval 1 month
),

final as (
    select
        month,
        figure,
        count(*) filter (where in_both)::bigint as organizations,
        sum(previous) filter (where in_both)::bigint as previous,
        sum(value) filter (where in_both)::bigint as value,
        (
            sum(value) filter (where in_both) - sum(previous) filter (where in_both)
        )::bigint as change,
        bool_and(in_both) as same_set
    from pairs
    where
        month in (select month from months_as_of(getvariable('as_of')))
        and month >= coalesce(getvariable('first_month'), month)
    group by month, figure
)

select * from final
order by month, figure
