-- What raised and lowered the number of members each month, over the current reports.
-- A conversion from probationary to official member changes nobody's number.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   first_month   date         first month that is wanted; null: the first there is
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   month                   date    first day of the month
--   opening                 bigint  members at the end of the month before; null: unknown
--   admitted                bigint  by date of decision; null in a month without any report
--   transferred_in          bigint  from anywhere
--   transferred_in_within   bigint  of these, from organizations of the committee
--   reinstated              bigint  members
--   transferred_out         bigint  to anywhere
--   transferred_out_within  bigint  of these, to organizations of the committee
--   died                    bigint  members
--   expelled                bigint  members
--   struck_off              bigint  members
--   resigned                bigint  members
--   official_conversions    bigint  probationary members recognized as official
--   other                   bigint  what the causes do not explain: late or missing reports
--   closing                 bigint  members at the end of the month
with
reports as (
    select * from reports_as_of(getvariable('as_of'))
    where
        is_of(organization, getvariable('organization'), getvariable('successors'))
        and month >= coalesce(getvariable('first_month'), month)
),

totals as (
    select
        month,
        sum(closing)::bigint as closing
    from closings_as_of(getvariable('as_of'))
    where
        is_of(organization, getvariable('organization'), getvariable('successors'))
        and month >= coalesce(getvariable('first_month')::date - interval 1 month, month)
    group by month
),

causes as (
    select
        month,
        coalesce(sum(admitted), 0)::bigint as admitted,
        coalesce(sum(transferred_in), 0)::bigint as transferred_in,
        coalesce(sum(transferred_in_within), 0)::bigint as transferred_in_within,
        coalesce(sum(reinstated), 0)::bigint as reinstated,
        coalesce(sum(transferred_out), 0)::bigint as transferred_out,
        coalesce(sum(transferred_out_within), 0)::bigint as transferred_out_within,
        coalesce(sum(died), 0)::bigint as died,
        coalesce(sum(expelled), 0)::bigint as expelled,
        coalesce(sum(struck_off), 0)::bigint as struck_off,
        coalesce(sum(resigned), 0)::bigint as resigned,
        coalesce(sum(official_conversions), 0)::bigint as official_conversions
    from reports
    group by month
),

final as (
    select
        totals.month,
        previous.closing as opening,
        causes.admitted,
        causes.transferred_in,
        causes.transferred_in_within,
        causes.reinstated,
        causes.transferred_out,
        causes.transferred_out_within,
        causes.died,
        causes.expelled,
        causes.struck_off,
        causes.resigned,
        causes.official_conversions,
        totals.closing - previous.closing
        - coalesce(
            causes.admitted + causes.transferred_in + causes.reinstated - causes.transferred_out
            - causes.died - causes.expelled - causes.struck_off - causes.resigned,
            0
        ) as other,
        totals.closing
    from totals
    left join totals as previous on totals.month = previous.month + interval 1 month
    left join causes on totals.month = causes.month
    where totals.month >= coalesce(getvariable('first_month'), totals.month)
)

select * from final
order by month
