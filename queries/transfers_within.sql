-- Transfers between the committee's organizations by month: in and out should cancel out.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   first_month   date         first month that is wanted; null: the first there is
-- columns
--   month       date    first day of the month
--   into        bigint  transferred in from organizations of the committee
--   out_of      bigint  transferred out to them
--   difference  bigint  what does not cancel out
with
final as (
    select
        month,
        coalesce(sum(transferred_in_within), 0)::bigint as into,
        coalesce(sum(transferred_out_within), 0)::bigint as out_of,
        (
            coalesce(sum(transferred_in_within), 0) - coalesce(sum(transferred_out_within), 0)
        )::bigint as difference
    from reports_as_of(getvariable('as_of'))
    where month >= coalesce(getvariable('first_month'), month)
    group by month
)

select * from final
order by month
