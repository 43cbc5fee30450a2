-- The accepted reports in force, without their bytes.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   submissions   varchar      ids, with a comma between; null: all
-- columns
--   month         date         month, or January of the year
--   submission    varchar      id of the report
--   form          varchar      name of the form
--   organization  varchar      code; empty: the committee itself
--   revision      integer      from 1
--   received_at   timestamptz  when it came
--   received_by   varchar      who brought it in; empty: not said
--   filename      varchar      as sent
with
final as (
    select
        period as month,
        id::varchar as submission,
        form,
        organization,
        revision,
        received_at,
        coalesce(received_by, '') as received_by,
        filename
    from submissions_as_of(getvariable('as_of'))
    where
        getvariable('submissions') is null
        or list_contains(string_split(getvariable('submissions'), ','), id::varchar)
)

select * from final
order by month, form, organization
