-- What became of organizations, as the lists say: who began or ended to report, who has another
-- name or another kind since.
--
-- parameters
--   as_of  timestamptz  the board as it stood then; null: now
-- columns
--   month         date     first month of the new state
--   organization  varchar  code
--   name          varchar  name from then on; of one that ended its last
--   event         varchar  begun, ended, renamed or reclassified
--   other         varchar  begun: split from whom; ended: taken over by whom; else: what it was
--   other_name    varchar  name of the organization that `other` is the code of
--   kind          varchar  as the list says from then on
--   note          varchar  what the list notes; null: nothing
with
mentions as (
    select
        *,
        lag(name) over in_order as name_before,
        lag(kind) over in_order as kind_before,
        lead(listed_from) over in_order is null as is_last
    from mentions_as_of(getvariable('as_of'))
    window in_order as (partition by organization order by listed_from)
),

events as (
    select
        (ends_in + interval 1 month)::date as month,
        organization,
        name,
        'ended' as event,
        successor as other,
        kind,
        note
    from mentions
    where is_last and ends_in is not null
    union all
    select
        from_month,
        organization,
        name,
        'begun',
        split_from,
        kind,
        note
    from mentions
    where is_last and from_month is not null
    union all
    select
        listed_from,
        organization,
        name,
        'renamed',
        name_before,
        kind,
        note
    from mentions
    where name <> name_before
    union all
    select
        listed_from,
        organization,
        name,
        'reclassified',
        kind_before,
        kind,
        note
    from mentions
    where kind <> kind_before
),

final as (
    select
        events.month,
        events.organization,
        events.name,
        events.event,
        events.other,
        others.name as other_name,
        events.kind,
        events.note
    from events
    left join mentions as others
        on
            events.other = others.organization
            and events.event in ('begun', 'ended')
            and others.is_last
)

select * from final
order by month, event, organization
