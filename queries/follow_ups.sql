-- Every shortcoming in the register as it stood at the end of a month, the most overdue first.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   month         date         first day of the month
--   today         date         the day on which one looks; null: today
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   organization     varchar  who answers for it: the one concluded on, or its successor
--   name             varchar  its name; null: not listed
--   conclusion       varchar  number of the conclusion
--   item             varchar  item within it
--   conclusion_kind  varchar  code of the kind of conclusion
--   concluded_on     date     date of the conclusion
--   shortcoming      varchar  what is to be remedied
--   due_on           date     with its extension
--   extended         boolean  the date was extended
--   status           varchar  code, as last reported; null: never reported
--   reported_on      date     when the organization reported; null: it has not
--   confirmed_on     date     when the committee confirmed it; null: open
--   is_open          boolean  not confirmed by the end of the month
--   is_overdue       boolean  open and past its date
--   days_overdue     bigint   null: not overdue
--   reported_late    boolean  reported after its date
with
names as (
    select
        organization,
        name
    from expected_as_of(getvariable('as_of'))
    where month = getvariable('month')
),

final as (
    select
        shown_under(item.organization, getvariable('successors')) as organization,
        name_shown(item.organization, names.name, getvariable('successors')) as name,
        item.conclusion,
        item.item,
        item.kind as conclusion_kind,
        item.concluded_on,
        item.shortcoming,
        item.due_on,
        item.extended,
        item.status,
        item.reported_on,
        item.confirmed_on,
        item.is_open,
        item.is_overdue,
        item.days_overdue,
        item.reported_late
    from follow_ups_as_of(getvariable('as_of'), getvariable('today')) as item
    left join names on item.organization = names.organization
    where
        item.month = getvariable('month')
        and is_of(item.organization, getvariable('organization'), getvariable('successors'))
)

select * from final
order by is_open desc, days_overdue desc nulls last, due_on, conclusion, item
