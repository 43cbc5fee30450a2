-- What the number of members of a month is made of: the closing of each organization, its own or
-- carried, with the workbook that says it.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   month         date         first day of the month
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   organization   varchar  code
--   name           varchar  name in the list in force
--   members        bigint   null: never reported
--   carried_from   date     the month that the number is carried from; null: of the month itself
--   submission_id  varchar  the workbook; null: none
--   source_row     integer  of its sheet; null: none
with
final as (
    select
        closings.organization,
        closings.name,
        closings.closing as members,
        case when closings.carried then closings.reported_month end as carried_from,
        current.id::varchar as submission_id,
        entry.source_row,
        closings.position
    from closings_as_of(getvariable('as_of')) as closings
    left join submissions_as_of(getvariable('as_of')) as current
        on
            current.form = 'grassroots'
            and closings.organization = current.organization
            and closings.reported_month = current.period
    left join grassroots_members as entry on current.id = entry.submission_id
    where
        closings.month = getvariable('month')
        and is_of(closings.organization, getvariable('organization'), getvariable('successors'))
)

select * exclude (position) from final
order by position
