-- Everybody who did anything that the question `audit` tells.
--
-- parameters
--   as_of  timestamptz  only by what was done until then; null: all
-- columns
--   made_by  varchar  who, as it was written down
with
final as (
    select distinct made_by
    from deeds_as_of(getvariable('as_of'))
    where made_by <> ''
)

select * from final
order by made_by
