-- Every organization that was ever listed, beside the one that has its members in the newest month
-- of reports, in the official order of those.
--
-- parameters
--   as_of  timestamptz  the board as it stood then; null: now
-- columns
--   organization  varchar  code
--   name          varchar  name in the last list that has it
--   today         varchar  code of whoever took it over, in turn; its own where nobody did
--   name_today    varchar  the name of that
--   ends_in       date     its last month; null: it goes on
--   is_split      boolean  it was split up, so that nobody can be shown with its history
with
final as (
    select
        organization,
        name,
        today,
        name_today,
        ends_in,
        is_split,
        position_today
    from organizations_today(getvariable('as_of'))
)

select * exclude (position_today) from final
order by position_today, today, organization <> today, organization
