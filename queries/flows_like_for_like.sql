-- The change of each month's sum between two months in a row over the organizations that reported
-- both.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   first_month   date         first month that is wanted; null: the first there is
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
        organization = coalesce(getvariable('organization'), organization)
        and month >= coalesce(getvariable('first_month')::date - interval 1 month, month)
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

figures as (
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

pairs as (
    select
        coalesce(later.month, (earlier.month + interval 1 month)::date) as month,
        coalesce(later.figure, earlier.figure) as figure,
        coalesce(earlier.value, 0) as previous,
        coalesce(later.value, 0) as value,
        later.organization is not null and earlier.organization is not null as in_both
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
