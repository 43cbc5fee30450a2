-- What is done of the year's targets up to each of its months, beside the pace and last year.
-- Pace = target x months passed / 12.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      one, with those that it took over by that month; null: all
--   year          bigint       the year
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   month                 date     first day of the month, January to December
--   indicator             varchar  its name; each that can have a target
--   value                 bigint   in the month; null: nothing reported
--   cumulative            bigint   since January; null where nothing was reported in the month
--   target                double   the year's target; null: none set
--   pace                  double   where the target asks to be by then
--   last_year_cumulative  bigint   the same, a year earlier
with
final as (
    select *
    from target_pace_as_of(
        getvariable('as_of'),
        getvariable('organization'),
        getvariable('year'),
        getvariable('successors')
    )
)

select * from final
order by indicator, month
