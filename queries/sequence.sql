-- The order of pictures that staff set for a month, and the pictures that they left out.
--
-- parameters
--   as_of  timestamptz  the board as it stood then; null: now
--   month  date         first day of the month; null: all
-- columns
--   month     date         first day of the month
--   position  bigint       from 1; of those left out from 1 again
--   picture   varchar      its name
--   is_shown  boolean      false: left out
--   made_by   varchar      who set the order
--   made_at   timestamptz  when
with
latest as (
    select
        month,
        shown,
        left_out,
        made_by,
        made_at
    from sequence_event
    where
        made_at <= coalesce(getvariable('as_of')::timestamptz, 'infinity'::timestamptz)
        and month = coalesce(getvariable('month'), month)
    qualify row_number() over (partition by month order by made_at desc) = 1
),

lists as (
    select
        month,
        string_split(shown, ' ') as pictures,
        true as is_shown,
        made_by,
        made_at
    from latest
    union all
    select
        month,
        string_split(left_out, ' ') as pictures,
        false as is_shown,
        made_by,
        made_at
    from latest
),

places as (
    select
        month,
        pictures,
        is_shown,
        made_by,
        made_at,
        unnest(generate_series(1, len(pictures))) as position
    from lists
),

final as (
    select
        month,
        position,
        pictures[position] as picture,
        is_shown,
        coalesce(made_by, '') as made_by,
        made_at
    from places
    where pictures[position] <> ''
)

select * from final
order by month, is_shown desc, position
