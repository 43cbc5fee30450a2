-- How many organizations of a month have sent somebody to a class since January.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   month         date         first day of the month
-- columns
--   attended  bigint  sent at least one participant
--   absent    bigint  sent nobody
with
attended as (
    select distinct unnest(attending) as organization
    from classes_as_of(getvariable('as_of'), null)
    where month between date_trunc('year', getvariable('month')) and getvariable('month')
),

final as (
    select
        count(attended.organization)::bigint as attended,
        (count(*) - count(attended.organization))::bigint as absent
    from expected_as_of(getvariable('as_of')) as expected
    left join attended on expected.organization = attended.organization
    where expected.month = getvariable('month')
)

select * from final
