-- How the targets of a year came to be what they are: each that a list set, changed or left out, as
-- against the list before it; the newest first.
--
-- parameters
--   as_of  timestamptz  the board as it stood then; null: now
--   year   bigint       the year; null: all
-- columns
--   year          bigint       the year
--   revision      integer      of the year's list, from 1
--   organization  varchar      code; empty: the whole committee
--   indicator     varchar      name of what the target is for
--   target        double       from then on; null: none any more
--   before        double       until then; null: none
--   made_at       timestamptz  when the list came
--   made_by       varchar      who brought it in; empty: not said
--   reason        varchar      why; empty: it is the first of its year, or not said
with
lists as (
    select
        accepted.id,
        year(accepted.period) as year,
        accepted.revision,
        accepted.received_at as made_at,
        coalesce(accepted.received_by, '') as made_by,
        coalesce(submission.reason, '') as reason
    from accepted_as_of(getvariable('as_of')) as accepted
    inner join submission on accepted.id = submission.id
    where
        accepted.form = 'targets'
        and year(accepted.period) = coalesce(getvariable('year'), year(accepted.period))
),

entries as (
    select
        lists.id,
        lists.year,
        coalesce(entry.organization, '') as organization,
        entry.indicator,
        entry.target
    from lists
    inner join targets_list as entry on lists.id = entry.submission_id
),

named as (
    select distinct
        year,
        organization,
        indicator
    from entries
),

steps as (
    select
        lists.year,
        lists.revision,
        named.organization,
        named.indicator,
        entries.target,
        lag(entries.target) over (
            partition by lists.year, named.organization, named.indicator
            order by lists.revision
        ) as before,
        lists.made_at,
        lists.made_by,
        lists.reason
    from lists
    inner join named on lists.year = named.year
    left join entries
        on
            lists.id = entries.id
            and named.organization = entries.organization
            and named.indicator = entries.indicator
),

final as (
    select *
    from steps
    where target is distinct from before
)

select * from final
order by year desc, revision desc, indicator, organization
