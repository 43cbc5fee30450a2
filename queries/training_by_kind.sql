-- Classes of a year up to a month, by kind.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   month         date         first day of the month
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   kind          varchar  code of the kind
--   classes       bigint   classes opened since January
--   participants  bigint   their participants
--   completed     bigint   null: nobody said
with
final as (
    select
        kind,
        count(*)::bigint as classes,
        sum(participants)::bigint as participants,
        sum(completed)::bigint as completed
    from classes_as_of(
        getvariable('as_of'),
        getvariable('month'),
        getvariable('organization'),
        getvariable('successors')
    )
    where month between date_trunc('year', getvariable('month')::date) and getvariable('month')
    group by kind
)

select * from final
order by participants desc, kind
