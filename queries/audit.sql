-- What people and the program did: sign-ins, loads, corrections, decisions, downloads, acts on
-- accounts, copies; the newest first. Values of cells, passwords and tokens are no part of it.
--
-- parameters
--   as_of   timestamptz  only what was done until then; null: all
--   since   timestamptz  only what was done after it; null: all
--   who     varchar      by whom; null: everybody
--   did     varchar      what was done, as the column action; null: everything
--   skip    bigint       so many of the newest are left out; null: none
--   most    bigint       at most so many rows; null: all
-- columns
--   position  bigint       1: the newest of those that fit
--   total     bigint       how many fit
--   made_at   timestamptz  when
--   made_by   varchar      who; empty: the program, or not said
--   action    varchar      what was done, the program's name for it
--   about     varchar      what it was done to
with
fitting as (
    select *
    from deeds_as_of(getvariable('as_of'))
    where
        made_at > coalesce(getvariable('since')::timestamptz, '-infinity'::timestamptz)
        and made_by = coalesce(getvariable('who')::varchar, made_by)
        and action = coalesce(getvariable('did')::varchar, action)
),

numbered as (
    select
        row_number() over (order by made_at desc, action, about, made_by) as position,
        count(*) over () as total,
        made_at,
        made_by,
        action,
        about
    from fitting
),

final as (
    select *
    from numbered
    where
        position > coalesce(getvariable('skip')::bigint, 0)
        and position - coalesce(getvariable('skip')::bigint, 0)
        <= coalesce(getvariable('most')::bigint, total)
)

select * from final
order by position
