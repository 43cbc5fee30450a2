-- The change of members between two months in a row over the organizations that reported both.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   first_month   date         first month that is wanted; null: the first there is
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   month          date     first day of the later month
--   organizations  bigint   reported both months
--   previous       bigint   their members the month before
--   members        bigint   their members in the month
--   change         bigint   the fair change
--   same_set       boolean  every organization in either total reported both
with
closings as (
    select
        month,
        shown_under(organization, getvariable('successors')) as organization,
        sum(closing)::bigint as closing,
        bool_or(carried or closing is null) as is_partial
    from closings_as_of(getvariable('as_of'))
    where
        is_of(organization, getvariable('organization'), getvariable('successors'))
        and month >= coalesce(getvariable('first_month')::date - interval 1 month, month)
    group by month, shown_under(organization, getvariable('successors'))
),

pairs as (
    select
        coalesce(later.month, (earlier.month + interval 1 month)::date) as month,
        earlier.closing as previous,
        later.closing as members,
        coalesce(
            later.organization is not null
            and earlier.organization is not null
            and not later.is_partial
            and not earlier.is_partial,
            false
        ) as in_both
    from closings as later
    full join closings as earlier
        on
            later.organization = earlier.organization
            and later.month = earlier.month + interval 1 month
),

final as (
    select
        month,
        count(*) filter (where in_both)::bigint as organizations,
        sum(previous) filter (where in_both)::bigint as previous,
        sum(members) filter (where in_both)::bigint as members,
        (
            sum(members) filter (where in_both) - sum(previous) filter (where in_both)
        )::bigint as change,
        coalesce(
            bool_and(in_both) filter (where previous is not null or members is not null), false
        ) as same_set
    from pairs
    where
        month in (select month from months_as_of(getvariable('as_of')))
        and month >= coalesce(getvariable('first_month'), month)
    group by month
)

select * from final
order by month
