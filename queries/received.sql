-- Reports that came in, the newest first: in force, replaced, set aside or rejected. One that was
-- rejected is left out once the same bytes were accepted; a consolidated workbook is its parts.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   organization  varchar      code of one organization; null: all
--   month         date         first day of the month; null: all, also where none could be read
--   status        varchar      accepted, replaced, withdrawn or rejected; null: all
--   submission    varchar      id of one report; null: all
-- columns
--   month         date         month, or January of the year; null: not recognized
--   id            varchar      of the submission
--   form          varchar      empty: not recognized
--   organization  varchar      code; empty: the committee itself, or not recognized
--   name          varchar      name in the list of that month, else in any; null: in none
--   revision      integer      0: rejected
--   status        varchar      accepted (in force), replaced, withdrawn or rejected
--   resent        boolean      rejected, and a report of the same month was accepted after it
--   received_at   timestamptz  when it came
--   received_by   varchar      who brought it in; empty: not said
--   filename      varchar      as sent
--   errors        bigint       errors found
--   warnings      bigint       warnings found
--   explained     bigint       of these, those that were given a reason
--   corrections   bigint       cells set right by the office
--   reason        varchar      why it replaces another; empty: it does not, or not said
--   container     varchar      id of the consolidated workbook that it is a part of; null: of none
--   part          varchar      where in that workbook; null: it is a workbook of its own
with
as_it_stood as (
    select
        id,
        form,
        organization,
        period,
        revision,
        status,
        received_at,
        received_by,
        recorded_at,
        filename,
        sha256,
        reason,
        container,
        part
    from submission
    where
        status in ('accepted', 'rejected')
        and received_at
        <= coalesce(getvariable('as_of')::timestamptz, 'infinity'::timestamptz)
),

accepted as (
    select id from accepted_as_of(getvariable('as_of'))
),

in_force as (
    select id from submissions_as_of(getvariable('as_of'))
),

settled as (
    select distinct rejected.id
    from as_it_stood as rejected
    inner join as_it_stood as later
        on
            rejected.sha256 = later.sha256
            and coalesce(rejected.part, later.part, '') = coalesce(later.part, '')
            and rejected.id < later.id
    where rejected.status = 'rejected' and later.status = 'accepted'
),

last_accepted as (
    select
        form,
        organization,
        period,
        max(id) as id
    from as_it_stood
    where status = 'accepted'
    group by form, organization, period
),

reasons as (
    select distinct
        explanation.submission_id,
        explanation.code,
        explanation.sheet,
        explanation.cell
    from explanation
    inner join as_it_stood on explanation.submission_id = as_it_stood.id
    where
        explanation.made_at <= greatest(
            as_it_stood.recorded_at,
            coalesce(getvariable('as_of')::timestamptz, 'infinity'::timestamptz)
        )
),

findings as (
    select
        finding.submission_id,
        count(*) filter (where finding.severity = 'error') as errors,
        count(*) filter (where finding.severity = 'warning') as warnings,
        count(reasons.code) filter (where finding.severity = 'warning') as explained
    from finding
    left join reasons using (submission_id, code, sheet, cell)
    group by finding.submission_id
),

corrections as (
    select
        submission_id,
        count(*) as cells
    from correction
    group by submission_id
),

lists as (
    select * from organizations_as_of(getvariable('as_of'))
),

last_names as (
    select
        organization,
        arg_max(name, listed_from) as name
    from lists
    group by organization
),

reports as (
    select
        kept.period as month,
        kept.id::varchar as id,
        kept.form,
        kept.organization,
        coalesce(lists.name, last_names.name) as name,
        kept.revision,
        case
            when kept.status = 'rejected' then 'rejected'
            when in_force.id is not null then 'accepted'
            when accepted.id is not null then 'replaced'
            else 'withdrawn'
        end as status,
        kept.status = 'rejected' and coalesce(kept.id < last_accepted.id, false) as resent,
        kept.received_at,
        coalesce(kept.received_by, '') as received_by,
        kept.filename,
        coalesce(findings.errors, 0)::bigint as errors,
        coalesce(findings.warnings, 0)::bigint as warnings,
        coalesce(findings.explained, 0)::bigint as explained,
        coalesce(corrections.cells, 0)::bigint as corrections,
        coalesce(kept.reason, '') as reason,
        kept.container::varchar as container,
        kept.part
    from as_it_stood as kept
    left join accepted on kept.id = accepted.id
    left join in_force on kept.id = in_force.id
    left join findings on kept.id = findings.submission_id
    left join corrections on kept.id = corrections.submission_id
    left join last_accepted
        on
            kept.form = last_accepted.form
            and kept.organization = last_accepted.organization
            and kept.period = last_accepted.period
    left join lists
        on
            kept.organization = lists.organization
            and kept.period >= lists.listed_from
            and kept.period < lists.listed_until
    left join last_names on kept.organization = last_names.organization
    where kept.id not in (select id from settled)
),

final as (
    select *
    from reports
    where
        organization = coalesce(getvariable('organization'), organization)
        and month is not distinct from coalesce(getvariable('month'), month)
        and status = coalesce(getvariable('status'), status)
        and id = coalesce(getvariable('submission'), id)
)

select * from final
order by received_at desc, id desc
