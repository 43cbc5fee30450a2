-- Every class, in the order of opening, with its participants over all organizations.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   first_month   date         first month that is wanted; null: the first there is
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   month          date     month of the opening
--   course_code    varchar  null: none
--   course         varchar  name
--   kind           varchar  code of the kind
--   organizer      varchar  null: not given
--   opened_on      date     opening
--   closed_on      date     null: not closed, or not said
--   participants   bigint   over all organizations
--   completed      bigint   null: nobody said
--   organizations  bigint   organizations with participants
with
final as (
    select * exclude (attending, sent)
    from classes_as_of(
        getvariable('as_of'),
        getvariable('first_month'),
        getvariable('organization'),
        getvariable('successors')
    )
    where month >= coalesce(getvariable('first_month'), month)
)

select * from final
order by opened_on, course, course_code
