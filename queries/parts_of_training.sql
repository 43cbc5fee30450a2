-- Who went to the classes that opened in a month, class by class, with the workbook that says it.
-- So that its sums are the figures, a class counts once, with the organization that sent most; an
-- organization counts once, with the class to which it sent most.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   month         date         first day of the month
--   successors    varchar      by whom others were taken over (`successors`); null: as reported
-- columns
--   organization   varchar  code
--   name           varchar  name in the list in force; null: not in it
--   course         varchar  name of the class
--   classes        bigint   1 in one row of each class, else 0
--   participants   bigint   that the organization sent
--   organizations  bigint   1 in one row of each organization with participants, else 0
--   submission_id  varchar  the workbook
--   source_row     integer  of its sheet
with
of_month as (
    select *
    from dated_class_entries_as_of(getvariable('as_of'))
    where
        date_trunc('month', class_opened_on) = getvariable('month')
        and is_of(organization, getvariable('organization'), getvariable('successors'))
),

final as (
    select
        of_month.organization,
        expected.name,
        first_value(of_month.course) over (
            partition by of_month.class_key
            order by of_month.participants desc, of_month.organization
        ) as course,
        (
            row_number() over (
                partition by of_month.class_key
                order by of_month.participants desc, of_month.organization
            ) = 1
        )::bigint as classes,
        of_month.participants,
        (
            of_month.participants > 0
            and row_number() over (
                partition by of_month.organization
                order by of_month.participants desc, of_month.class_key
            ) = 1
        )::bigint as organizations,
        of_month.submission_id::varchar as submission_id,
        of_month.source_row,
        of_month.class_key,
        expected.position
    from of_month
    left join expected_as_of(getvariable('as_of')) as expected
        on of_month.organization = expected.organization and of_month.period = expected.month
)

select * exclude (class_key, position) from final
order by class_key, classes desc, participants desc, position, organization
