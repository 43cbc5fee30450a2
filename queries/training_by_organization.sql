-- Participants of each organization in a month and since January, in the official order.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   month         date         first day of the month
-- columns
--   organization            varchar  code
--   name                    varchar  name in the list in force
--   participants            bigint   in classes that opened in the month
--   participants_this_year  bigint   in classes that opened since January
with
entries as (
    select
        report.organization,
        date_trunc('month', entry.opened_on)::date as month,
        entry.participants
    from reports_as_of(getvariable('as_of')) as report
    inner join grassroots_training as entry on report.submission_id = entry.submission_id
    qualify row_number() over (
        partition by
            report.organization,
            coalesce(entry.course_code_key, entry.course_key || ' ' || entry.opened_on)
        order by report.month desc, entry.source_row desc
    ) = 1
),

final as (
    select
        expected.organization,
        any_value(expected.name) as name,
        coalesce(sum(entries.participants) filter (where entries.month = expected.month), 0)::bigint
        as participants,
        coalesce(
            sum(entries.participants) filter (
                where
                entries.month between date_trunc('year', expected.month) and expected.month
            ),
            0
        )::bigint as participants_this_year,
        any_value(expected.position) as position
    from expected_as_of(getvariable('as_of')) as expected
    left join entries on expected.organization = entries.organization
    where expected.month = getvariable('month')
    group by expected.organization
)

select * exclude (position) from final
where participants_this_year > 0
order by position
