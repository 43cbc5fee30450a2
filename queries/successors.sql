-- By whom organizations were taken over, up to the newest month of reports: the value of the
-- parameter of this name in other questions, which show history under today's structure by it.
-- No row where nobody was taken over.
--
-- parameters
--   as_of  timestamptz  the board as it stood then; null: now
-- columns
--   successors  varchar  JSON: by the code of each, code, name, kind, sector, position of its heir
with
final as (
    select successors
    from successors_as_of(getvariable('as_of'))
)

select * from final
