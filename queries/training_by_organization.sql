-- Participants of each organization in a month and since January, in the official order.
--
-- parameters
--   as_of       timestamptz  the board as it stood then; null: now
--   month       date         first day of the month
--   successors  varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   organization            varchar  code
--   name                    varchar  name in the list in force
--   participants            bigint   in classes that opened in the month
--   participants_this_year  bigint   in classes that opened since January
with
entries as (
    select
        shown_under(unnest(attending), getvariable('successors')) as organization,
        month,
        unnest(sent) as participants
    from classes_as_of(getvariable('as_of'), getvariable('month'), null, null)
),

expected as (
    select
        month,
        shown_under(organization, getvariable('successors')) as organization,
        first(name_shown(organization, name, getvariable('successors'))) as name,
        min(position) as position
    from expected_as_of(getvariable('as_of'))
    where month = getvariable('month')
    group by month, shown_under(organization, getvariable('successors'))
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
    from expected
    left join entries on expected.organization = entries.organization
    group by expected.organization
)

select * exclude (position) from final
where participants_this_year > 0
order by position
