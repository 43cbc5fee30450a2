-- Open shortcomings of a month by how far they are past their date.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   month         date         first day of the month
--   today         date         the day on which one looks; null: today
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   bucket  varchar  not_due, to_30, to_90 or over_90 days past the date
--   items   bigint   open items
with
buckets as (
    select * from (values (1, 'not_due'), (2, 'to_30'), (3, 'to_90'), (4, 'over_90'))
        as bucket (position, bucket)
),

items as (
    select
        case
            when days_overdue is null then 'not_due'
            when days_overdue <= 30 then 'to_30'
            when days_overdue <= 90 then 'to_90'
            else 'over_90'
        end as bucket
    from follow_ups_as_of(getvariable('as_of'), getvariable('today'))
    where
        month = getvariable('month')
        and is_open
        and is_of(organization, getvariable('organization'), getvariable('successors'))
),

final as (
    select
        buckets.bucket,
        count(items.bucket)::bigint as items,
        buckets.position
    from buckets
    left join items on buckets.bucket = items.bucket
    group by buckets.bucket, buckets.position
)

select * exclude (position) from final
order by position
