-- Every organization that was ever listed, also those dissolved since, in the official order.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
-- columns
--   organization    varchar  code
--   name            varchar  name in the last list that has it
--   from_month      date     the month that it has to report from; null: from the beginning
--   to_month        date     the last month that it has to report; null: it goes on
--   successor       varchar  code of whoever took it over; null: nobody, or not said
--   successor_name  varchar  its name; null: not listed
--   last_month      date     month of its last report; null: it has never reported
--   members         bigint   as it says there; null: never reported
with
listed as (
    select
        organization,
        arg_max(name, listed_from) as name,
        min(from_month) as from_month,
        arg_max(
            struct_pack(
                to_month := least(
                    to_month,
                    case
                        when listed_until < date '9999-01-01'
                            then (listed_until - interval 1 month)::date
                    end
                )
            ),
            listed_from
        ) as ending,
        arg_max(struct_pack(successor := successor), listed_from) as heir,
        arg_max(position, listed_from) as position
    from organizations_as_of(getvariable('as_of'))
    group by organization
),

last_reports as (
    select
        current.organization,
        max(current.period) as last_month,
        arg_max(members.closing, current.period) as members
    from submissions_as_of(getvariable('as_of')) as current
    inner join grassroots_members as members on current.id = members.submission_id
    where current.form = 'grassroots'
    group by current.organization
),

final as (
    select
        listed.organization,
        listed.name,
        listed.from_month,
        listed.ending.to_month as to_month,
        listed.heir.successor as successor,
        successors.name as successor_name,
        last_reports.last_month,
        last_reports.members,
        listed.position
    from listed
    left join listed as successors on listed.heir.successor = successors.organization
    left join last_reports on listed.organization = last_reports.organization
)

select * exclude (position) from final
order by to_month is not null, position, organization
