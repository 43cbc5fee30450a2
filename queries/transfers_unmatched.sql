-- Whom to ask where transfers between the committee's organizations do not cancel out in a month.
-- As many who left as came by the same number are taken to match; of the others, the side that has
-- more of them stands here. No rows where the sums agree.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   month         date         first day of the month
-- columns
--   organization  varchar  code
--   name          varchar  name in the list in force
--   into          bigint   transferred in from organizations of the committee; null: nothing to ask
--   out_of        bigint   transferred out to them; null: nothing to ask
with
reports as (
    select * from reports_as_of(getvariable('as_of'))
    where month = getvariable('month')
),

sums as (
    select
        coalesce(sum(transferred_in_within), 0) as into,
        coalesce(sum(transferred_out_within), 0) as out_of
    from reports
),

sides as (
    select
        organization,
        name,
        position,
        transferred_in_within as members,
        true as comes
    from reports
    where transferred_in_within > 0
    union all
    select
        organization,
        name,
        position,
        transferred_out_within as members,
        false as comes
    from reports
    where transferred_out_within > 0
),

compared as (
    select
        *,
        count(*) filter (comes) over (partition by members) as coming,
        count(*) filter (not comes) over (partition by members) as leaving
    from sides
),

final as (
    select
        compared.organization,
        compared.name,
        max(members) filter (comes) as into,
        max(members) filter (not comes) as out_of,
        compared.position
    from compared
    cross join sums
    where
        sums.into != sums.out_of
        and case when compared.comes then coming > leaving else leaving > coming end
    group by compared.organization, compared.name, compared.position
)

select * exclude (position) from final
order by position
