-- What became of the accepted reports of an organization and a month, step by step: each came in,
-- some were set aside and restored; with the reasons. Of all of them, or of those after a moment.
--
-- parameters
--   as_of         timestamptz  the board as it stood then; null: now
--   form          varchar      name of the form; null: all
--   organization  varchar      code of one organization; null: all
--   month         date         first day of the month; null: all
--   since         timestamptz  only what was done after it; null: all
-- columns
--   month         date         month, or January of the year
--   form          varchar      name of the form
--   organization  varchar      code; empty: the committee itself
--   name          varchar      name in the list in force; null: not in it
--   submission    varchar      id of the report
--   revision      integer      from 1
--   action        varchar      received, withdrawn or restored
--   made_at       timestamptz  when
--   made_by       varchar      by whom; empty: not said
--   reason        varchar      why; empty: not said, or it replaces nothing
--   filename      varchar      as sent
with
reports as (
    select
        period as month,
        form,
        organization,
        id,
        revision,
        received_at,
        coalesce(received_by, '') as received_by,
        coalesce(reason, '') as reason,
        filename
    from submission
    where
        status = 'accepted'
        and received_at
        <= coalesce(getvariable('as_of')::timestamptz, 'infinity'::timestamptz)
        and form = coalesce(getvariable('form'), form)
        and organization = coalesce(getvariable('organization'), organization)
        and period = coalesce(getvariable('month'), period)
),

steps as (
    select
        month,
        form,
        organization,
        id,
        revision,
        'received' as action,
        received_at as made_at,
        received_by as made_by,
        reason,
        filename
    from reports
    union all
    select
        reports.month,
        reports.form,
        reports.organization,
        reports.id,
        reports.revision,
        event.action,
        event.made_at,
        coalesce(event.made_by, '') as made_by,
        coalesce(event.reason, '') as reason,
        reports.filename
    from reports
    inner join submission_event as event on reports.id = event.submission_id
    where event.made_at <= coalesce(getvariable('as_of')::timestamptz, 'infinity'::timestamptz)
),

final as (
    select
        steps.month,
        steps.form,
        steps.organization,
        listed.name,
        steps.id::varchar as submission,
        steps.revision,
        steps.action,
        steps.made_at,
        steps.made_by,
        steps.reason,
        steps.filename
    from steps
    left join organizations_as_of(getvariable('as_of')) as listed
        on
            steps.organization = listed.organization
            and steps.month >= listed.listed_from
            and steps.month < listed.listed_until
    where steps.made_at > coalesce(getvariable('since')::timestamptz, '-infinity'::timestamptz)
)

select * from final
order by month, form, organization, made_at, revision, action
