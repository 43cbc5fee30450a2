-- Admissions of the year up to each of its months, beside the year's target and last year.
-- Pace = target x months passed / 12.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   year          bigint       the year
-- columns
--   month                 date    first day of the month, January to December
--   admitted              bigint  admitted in the month; null: nothing reported
--   cumulative            bigint  admitted since January; null after the last reported month
--   target                double  the year's target; null: none set
--   pace                  double  where the target asks to be by then
--   last_year_cumulative  bigint  the same, a year earlier
with
months as (
    select unnest(generate_series(1, 12)) as number
),

reports as (
    select
        month,
        sum(admitted)::bigint as admitted
    from reports_as_of(getvariable('as_of'))
    where organization = coalesce(getvariable('organization'), organization)
    group by month
),

targets as (
    select target
    from submissions_as_of(getvariable('as_of')) as current
    inner join targets_list as entry on current.id = entry.submission_id
    where
        current.form = 'targets'
        and entry.indicator = 'admitted'
        and year(current.period) = getvariable('year')
        and coalesce(entry.organization, '') = coalesce(getvariable('organization'), '')
    limit 1
),

this_year as (
    select
        month(month) as number,
        admitted,
        sum(admitted) over (order by month)::bigint as cumulative
    from reports
    where year(month) = getvariable('year')
),

last_year as (
    select
        month(month) as number,
        sum(admitted) over (order by month)::bigint as cumulative
    from reports
    where year(month) = getvariable('year') - 1
),

final as (
    select
        make_date(getvariable('year'), months.number, 1) as month,
        this_year.admitted,
        this_year.cumulative,
        (select target from targets) as target,
        (select target from targets) * months.number / 12 as pace,
        last_year.cumulative as last_year_cumulative
    from months
    left join this_year on months.number = this_year.number
    left join last_year on months.number = last_year.number
)

select * from final
order by month
