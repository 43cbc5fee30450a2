-- Admissions of the year up to each of its months, beside the year's target and last year: the part
-- of `target_pace` that is about them. Pace = target x months passed / 12.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      one, with those that it took over by that month; null: all
--   year          bigint       the year
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   month                 date    first day of the month, January to December
--   admitted              bigint  admitted in the month; null: nothing reported
--   cumulative            bigint  admitted since January; null where nothing was reported then
--   target                double  the year's target; null: none set
--   pace                  double  where the target asks to be by then
--   last_year_cumulative  bigint  the same, a year earlier
with
final as (
    select
        month,
        value as admitted,
        cumulative,
        target,
        pace,
        last_year_cumulative
    from target_pace_as_of(
        getvariable('as_of'),
        getvariable('organization'),
        getvariable('year'),
        getvariable('successors')
    )
    where indicator = 'admitted'
)

select * from final
order by month
