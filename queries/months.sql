-- Every month from the first report to the last.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
-- columns
--   month    date    first day of the month
--   reports  bigint  accepted workbooks in force
with
final as (
    select
        months.month,
        count(current.id)::bigint as reports
    from months_as_of(getvariable('as_of')) as months
    left join submissions_as_of(getvariable('as_of')) as current
        on months.month = current.period and current.form = 'grassroots'
    group by months.month
)

select * from final
order by month
