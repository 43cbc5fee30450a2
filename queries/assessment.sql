-- What the committee's office wrote about a month, in its own order.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   month         date         first day of the month
-- columns
--   section  varchar  results, limitations or next_month
--   text     varchar  one point
with
final as (
    select
        entry.section,
        entry.text,
        entry.source_row
    from submissions_as_of(getvariable('as_of')) as current
    inner join committee_assessment as entry on current.id = entry.submission_id
    where current.form = 'committee' and current.period = getvariable('month')
)

select * exclude (source_row) from final
order by source_row
