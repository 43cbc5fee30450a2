-- What the queries are built on. Each takes the time (timestamptz) as of which the board is shown;
-- null means now. Kept in the database file, so that an analyst's shell has them too. What those
-- answer that take nothing else is worked out once between two writes (see layers.py): there
-- belongs whatever takes long.

-- The day on the calendar in Vietnam, whatever the time zone of the session.
create or replace macro vietnam_day(moment) as timezone('Asia/Ho_Chi_Minh', moment)::date;

-- Every accepted workbook that has not been set aside, replaced ones too.
create or replace macro accepted_as_of(moment) as table
with
withdrawn as (
    select submission_id
    from submission_event
    where made_at <= coalesce(moment::timestamptz, 'infinity'::timestamptz)
    group by submission_id
    having arg_max(action, made_at) = 'withdrawn'
)
select
    id,
    form,
    version,
    organization,
    period,
    revision,
    received_at,
    received_by,
    filename,
    sha256
from submission
where
    status = 'accepted'
    and received_at <= coalesce(moment::timestamptz, 'infinity'::timestamptz)
    and id not in (select submission_id from withdrawn);

-- The accepted workbook in force for each form, organization and period.
create or replace macro submissions_as_of(moment) as table
select *
from accepted_as_of(moment)
qualify row_number() over (partition by form, organization, period order by revision desc) = 1;

-- Every month from the first report to the last, also those in which nothing came.
create or replace macro months_as_of(moment) as table
with
bounds as (
    select
        min(period) as first_month,
        max(period) as last_month
    from accepted_as_of(moment)
    where form = 'grassroots'
)
select unnest(generate_series(first_month, last_month, interval 1 month))::date as month
from bounds
where first_month is not null;

-- The lists of organizations, each in force until the next one; the first also for the time before.
create or replace macro organizations_as_of(moment) as table
with
lists as (
    select
        id,
        lag(period) over (order by period) as previous_period,
        period,
        lead(period) over (order by period) as next_period
    from submissions_as_of(moment)
    where form = 'organizations'
)
select
    entry.code as organization,
    entry.name,
    entry.kind,
    entry.sector,
    entry.source_row as position,
    entry.from_month,
    entry.to_month,
    entry.successor,
    entry.split_from,
    entry.note,
    case
        when lists.previous_period is null then date '1900-01-01' else lists.period
    end as listed_from,
    coalesce(lists.next_period, date '9999-01-01') as listed_until
from lists
inner join organizations_list as entry on lists.id = entry.submission_id;

-- What the lists say of each organization, each time until they say it anew, also where later lists
-- leave it out. `ends_in` is its last month, as said or as it is left out; null: it goes on.
create or replace macro mentions_as_of(moment) as table
select
    * exclude (next_listed_from),
    coalesce(next_listed_from, date '9999-01-01') as mentioned_until,
    case
        when listed_until = date '9999-01-01' or listed_until = next_listed_from then to_month
        else least(to_month, (listed_until - interval 1 month)::date)
    end as ends_in
from (
    select
        *,
        lead(listed_from) over (
            partition by organization order by listed_from
        ) as next_listed_from
    from organizations_as_of(moment)
);

-- Each organization that was ever listed, beside the one that has its members in the newest month
-- of reports: itself, or whoever took it over, in turn. One that was split up stays itself: nobody
-- knows how its figures would be shared out.
create or replace macro organizations_today(moment) as table
with recursive
newest as (
    select max(month) as month
    from months_as_of(moment)
),
known as (
    select
        mention.*,
        newest.month
    from mentions_as_of(moment) as mention
    inner join newest
        on newest.month >= mention.listed_from and newest.month < mention.mentioned_until
),
parted as (
    select distinct known.organization
    from known
    inner join known as part
        on
            known.organization = part.split_from
            and known.ends_in < coalesce(part.from_month, part.listed_from)
    where known.ends_in < known.month
),
ended as (
    select
        known.organization,
        known.successor
    from known
    inner join known as heir on known.successor = heir.organization
    where
        known.ends_in < known.month
        and known.organization not in (select organization from parted)
),
chain as (
    select
        organization,
        organization as today
    from known
    union
    select
        chain.organization,
        ended.successor as today
    from chain
    inner join ended on chain.today = ended.organization
)
select
    chain.organization,
    known.name,
    chain.today,
    heir.name as name_today,
    heir.kind as kind_today,
    heir.sector as sector_today,
    heir.position as position_today,
    known.ends_in,
    parted.organization is not null as is_split
from chain
inner join known on chain.organization = known.organization
inner join known as heir on chain.today = heir.organization
left join parted on chain.organization = parted.organization
where chain.today not in (select organization from ended);

-- The same as one value, for the parameter `successors` of the questions: whoever was taken over,
-- and by whom. No row where nobody was.
create or replace macro successors_as_of(moment) as table
select
    to_json(
        map_from_entries(
            list(
                {
                    'k': organization,
                    'v': {
                        'code': today,
                        'name': name_today,
                        'kind': kind_today,
                        'sector': sector_today,
                        'position': position_today
                    }
                }
                order by organization
            )
        )
    )::varchar as successors
from organizations_today(moment)
where organization <> today
having count(*) > 0;

-- Who took an organization over, of `successors`; null: nobody. Without `successors`, which is how
-- things were reported, it costs nothing: it is worked out before any row is read.
create or replace macro heir(organization, successors) as (
    (
        successors::json::map(
            varchar,
            struct(
                "code" varchar, "name" varchar, "kind" varchar, "sector" varchar, "position" integer
            )
        )
    )[organization]
);

-- Under whose code figures of an organization are shown.
create or replace macro shown_under(organization, successors) as
coalesce(heir(organization, successors).code, organization);

-- Under whose name, where its own is `listed_name`.
create or replace macro name_shown(organization, listed_name, successors) as
coalesce(heir(organization, successors).name, listed_name);

-- Whether figures of an organization are among those of the one that is wanted (null: of all).
create or replace macro is_of(organization, wanted, successors) as
coalesce(shown_under(organization, successors) = wanted, wanted is null);

-- Which organizations have to report in which month.
create or replace macro expected_as_of(moment) as table
select
    months.month,
    listed.organization,
    listed.name,
    listed.kind,
    listed.sector,
    listed.position
from months_as_of(moment) as months
inner join organizations_as_of(moment) as listed
    on
        months.month >= listed.listed_from
        and months.month < listed.listed_until
        and months.month >= coalesce(listed.from_month, months.month)
        and months.month <= coalesce(listed.to_month, months.month);

-- Current monthly reports of organizations that had to report, with their members sheet.
create or replace macro reports_as_of(moment) as table
select
    expected.month,
    expected.organization,
    expected.name,
    expected.position,
    current.id as submission_id,
    current.revision,
    current.received_at,
    members.* exclude (submission_id, source_row)
from expected_as_of(moment) as expected
inner join submissions_as_of(moment) as current
    on
        expected.organization = current.organization
        and expected.month = current.period
        and current.form = 'grassroots'
inner join grassroots_members as members on current.id = members.submission_id;

-- Members of each organization expected in a month: its closing, or its last earlier one, carried.
create or replace macro closings_as_of(moment) as table
select
    expected.month,
    expected.organization,
    expected.name,
    expected.kind,
    expected.sector,
    expected.position,
    report.period as reported_month,
    report.closing,
    coalesce(report.period < expected.month, false) as carried
from expected_as_of(moment) as expected
asof left join (
    select
        current.organization,
        current.period,
        members.closing
    from submissions_as_of(moment) as current
    inner join grassroots_members as members on current.id = members.submission_id
    where current.form = 'grassroots'
) as report
    on
        expected.organization = report.organization
        and expected.month >= report.period;

-- What came of each organization that had to report in a month: the workbook in force, when its
-- first and its latest accepted one came, and the newest rejected.
create or replace macro arrivals_as_of(moment) as table
with
accepted as (
    select
        organization,
        period,
        min(received_at) as received_at,
        max(received_at) as latest_received_at
    from accepted_as_of(moment)
    where form = 'grassroots'
    group by organization, period
),
rejected as (
    select
        organization,
        period,
        first(id order by received_at desc, id desc) as id
    from submission
    where
        status = 'rejected'
        and form = 'grassroots'
        and received_at <= coalesce(moment::timestamptz, 'infinity'::timestamptz)
    group by organization, period
)
select
    expected.month,
    expected.organization,
    expected.name,
    expected.position,
    current.id as current_id,
    current.revision,
    rejected.id as rejected_id,
    accepted.received_at,
    accepted.latest_received_at
from expected_as_of(moment) as expected
left join submissions_as_of(moment) as current
    on
        current.form = 'grassroots'
        and expected.organization = current.organization
        and expected.month = current.period
left join accepted
    on expected.organization = accepted.organization and expected.month = accepted.period
left join rejected
    on expected.organization = rejected.organization and expected.month = rejected.period;

-- How each organization that had to report in a month did: on_time, late (its first accepted
-- workbook came after the due day), returned (all it sent was rejected) or missing. The due day is
-- counted in the month, or is its last (null: 25). submission_id is the workbook in force, of a
-- returned one the newest rejected.
create or replace macro reporting_as_of(moment, due_day) as table
with
arrivals as (
    select
        *,
        least(month + (coalesce(due_day, 25) - 1)::integer, last_day(month)) as due_on,
        vietnam_day(received_at) as received_on
    from arrivals_as_of(moment)
)
select
    month,
    organization,
    name,
    position,
    due_on,
    case
        when current_id is not null then if(received_on <= due_on, 'on_time', 'late')
        when rejected_id is not null then 'returned'
        else 'missing'
    end as status,
    case when received_on > due_on then received_on - due_on end as days_late,
    revision,
    coalesce(current_id, rejected_id) as submission_id,
    received_at,
    latest_received_at
from arrivals;

-- Who answers for an organization's open items in a month: itself, or whoever took it over.
create or replace macro owners_as_of(moment) as table
with recursive
listed as (
    select
        months.month,
        entry.organization,
        entry.ends_in,
        entry.successor
    from months_as_of(moment) as months
    inner join mentions_as_of(moment) as entry
        on months.month >= entry.listed_from and months.month < entry.mentioned_until
),
chain as (
    select
        month,
        organization,
        organization as owner
    from listed
    union
    select
        chain.month,
        chain.organization,
        listed.successor as owner
    from chain
    inner join listed on chain.month = listed.month and chain.owner = listed.organization
    where listed.ends_in < chain.month and listed.successor is not null
)
select
    chain.month,
    chain.organization,
    chain.owner
from chain
inner join listed on chain.month = listed.month and chain.owner = listed.organization
where listed.ends_in is null or listed.ends_in >= chain.month or listed.successor is null;

-- Every item of the register as it stood at the end of each month. due_on is with its extension;
-- only who answers for an item can report on it.
create or replace macro items_as_of(moment) as table
with
owners as (
    select * from owners_as_of(moment)
),
register as (
    select distinct on (months.month, entry.conclusion_key, entry.item_key)
        months.month,
        entry.*
    from months_as_of(moment) as months
    inner join submissions_as_of(moment) as current
        on current.form = 'committee' and current.period <= months.month
    inner join committee_conclusions as entry
        on current.id = entry.submission_id and entry.concluded_on <= last_day(months.month)
    order by current.period desc, entry.source_row desc
),
reports as (
    select
        current.id,
        current.period,
        current.organization,
        entry.conclusion_key,
        entry.item_key,
        entry.source_row,
        entry.status,
        entry.reported_on
    from submissions_as_of(moment) as current
    inner join grassroots_follow_ups as entry on current.id = entry.submission_id
    where current.form = 'grassroots'
),
told as (
    select
        register.month,
        register.conclusion_key,
        register.item_key,
        reports.status,
        reports.reported_on,
        {'id': reports.id, 'source_row': reports.source_row} as place,
        -- where two tell of the same month, whoever answers for the item has the last word
        (
            reports.period,
            coalesce(reports.organization = owners.owner, false),
            reports.source_row
        ) as told
    from register
    inner join reports
        on
            register.conclusion_key = reports.conclusion_key
            and register.item_key = reports.item_key
            and register.month >= reports.period
    left join owners
        on register.organization = owners.organization and reports.period = owners.month
    where reports.organization in (register.organization, owners.owner)
),
reported as (
    select
        month,
        conclusion_key,
        item_key,
        first(status order by told desc) as status,
        -- a blank takes nothing back: the date last given stands
        first(reported_on order by told desc) filter (where reported_on is not null) as reported_on,
        -- where that date stands; without one, where the status does
        coalesce(
            first(place order by told desc) filter (where reported_on is not null),
            first(place order by told desc)
        ) as told_in
    from told
    group by month, conclusion_key, item_key
)
select
    register.month,
    coalesce(owners.owner, register.organization) as organization,
    register.conclusion,
    register.item,
    register.conclusion_key,
    register.item_key,
    register.kind,
    register.concluded_on,
    register.shortcoming,
    coalesce(register.extended_to, register.due_on) as due_on,
    register.extended_to is not null as extended,
    reported.status,
    reported.reported_on,
    register.submission_id as register_id,
    register.source_row as register_row,
    reported.told_in.id as report_id,
    reported.told_in.source_row as report_row,
    case
        when register.confirmed_on <= last_day(register.month) then register.confirmed_on
    end as confirmed_on
from register
left join reported using (month, conclusion_key, item_key)
left join owners using (month, organization);

-- The same as seen in each month: in that of `today` (null: the day of `moment`, or this one) on
-- that day, otherwise on its last. An item is closed when the committee has confirmed it.
create or replace macro follow_ups_as_of(moment, today) as table
with
items as (
    select
        *,
        least(
            last_day(month),
            coalesce(today::date, vietnam_day(coalesce(moment::timestamptz, now())))
        ) as seen_on
    from items_as_of(moment)
)
select
    *,
    confirmed_on is null as is_open,
    confirmed_on is null and due_on < seen_on as is_overdue,
    case when confirmed_on is null and due_on < seen_on then seen_on - due_on end as days_overdue,
    coalesce(reported_on > due_on, false) as reported_late
from items;

-- What each organization says of each class that it attended: of a class that it reports in two
-- months, its newest report. Rows are the same class when their codes match and they opened in the
-- same year (short codes are used again each year); a row without a code is the class of its name
-- and opening date, whether others give that class a code or not.
create or replace macro class_entries_as_of(moment) as table
with
entries as (
    select
        current.organization,
        current.period,
        entry.*,
        entry.course_key || ' ' || entry.opened_on as named,
        entry.course_code_key || ' ' || year(entry.opened_on) as coded
    from submissions_as_of(moment) as current
    inner join grassroots_training as entry on current.id = entry.submission_id
    inner join expected_as_of(moment) as expected
        on current.organization = expected.organization and current.period = expected.month
    where current.form = 'grassroots'
),
codes as (
    select
        named,
        min(coded) as coded
    from entries
    group by named
),
keyed as (
    select
        entries.* exclude (coded),
        coalesce(entries.coded, codes.coded, entries.named) as class_key
    from entries
    inner join codes on entries.named = codes.named
)
select distinct on (organization, class_key) *
from keyed
order by period desc, source_row desc;

-- The same, with the day on which the class opened: where they write it differently, the day that
-- most of them say.
create or replace macro dated_class_entries_as_of(moment) as table
with
entries as (
    select * from class_entries_as_of(moment)
),
said as (
    select
        class_key,
        opened_on,
        count(*) as witnesses
    from entries
    group by class_key, opened_on
),
dated as (
    select
        class_key,
        first(opened_on order by witnesses desc, opened_on) as class_opened_on
    from said
    group by class_key
)
select
    entries.*,
    dated.class_opened_on
from entries
inner join dated on entries.class_key = dated.class_key;

-- Every class opened in the year of `since` or later (null: ever), with its participants over the
-- organizations that sent somebody (one or all). Where they write it differently, it is called as
-- the largest says.
create or replace macro classes_as_of(moment, since, only_organization, successors) as table
select
    date_trunc('month', class_opened_on)::date as month,
    first(course_code order by course_code is null, participants desc, organization) as course_code,
    first(course order by participants desc, organization) as course,
    first(kind order by participants desc, organization) as kind,
    first(organizer order by organizer is null, participants desc, organization) as organizer,
    class_opened_on as opened_on,
    max(closed_on) as closed_on,
    sum(participants)::bigint as participants,
    sum(completed)::bigint as completed,
    count(distinct organization) filter (where participants > 0)::bigint as organizations,
    list(organization order by organization) filter (where participants > 0) as attending,
    list(participants order by organization) filter (where participants > 0) as sent
from dated_class_entries_as_of(moment)
where
    is_of(organization, only_organization, successors)
    and (since is null or class_opened_on >= date_trunc('year', since::date))
group by class_key, class_opened_on;

-- The year's targets in force; without an organization: those of the whole committee.
create or replace macro targets_as_of(moment) as table
select
    year(current.period) as year,
    entry.organization,
    entry.indicator,
    entry.target
from submissions_as_of(moment) as current
inner join targets_list as entry on current.id = entry.submission_id
where current.form = 'targets';

-- What counts towards targets, by organization and month, with a row at least for each report.
-- Amounts add up, but for classes: those are the distinct `class_key`.
create or replace macro achievements_as_of(moment) as table
with
reports as (
    select
        month,
        organization,
        admitted,
        official_conversions
    from reports_as_of(moment)
),
attended as (
    select
        date_trunc('month', class_opened_on)::date as month,
        organization,
        class_key,
        participants
    from dated_class_entries_as_of(moment)
)
select month, organization, 'admitted' as indicator, null as class_key, admitted as amount
from reports
union all
select month, organization, 'official_conversions', null, official_conversions from reports
union all
select month, organization, 'classes', null, 0 from reports
union all
select month, organization, 'classes', class_key, null from attended
union all
select month, organization, 'participants', null, 0 from reports
union all
select month, organization, 'participants', null, participants from attended;

-- The months of a year beside its targets. In each month the figures of one organization are those
-- of all that it answers for by then: whoever takes an organization over takes over its target and
-- what was done of it.
create or replace macro target_pace_as_of(
    moment, only_organization, of_year, successors
) as table
with
months as (
    select make_date(of_year, unnest(generate_series(1, 12)), 1) as month
    where of_year is not null
),
indicators as (
    select unnest(['admitted', 'official_conversions', 'classes', 'participants']) as indicator
),
owned as (
    select
        months.month,
        owners.organization
    from months
    cross join (
        select
            min(month) as first_month,
            max(month) as last_month
        from months_as_of(moment)
    ) as known
    inner join owners_as_of(moment) as owners
        on owners.month = greatest(least(months.month, known.last_month), known.first_month)
    where shown_under(owners.owner, successors) = only_organization
),
targets as (
    select
        months.month,
        entry.indicator,
        sum(entry.target) as target
    from months
    cross join targets_as_of(moment) as entry
    left join owned on months.month = owned.month and entry.organization = owned.organization
    where
        entry.year = of_year
        and case
            when only_organization is null then entry.organization is null
            else owned.organization is not null
        end
    group by months.month, entry.indicator
),
achieved as (
    select
        month,
        case when only_organization is not null then organization end as organization,
        indicator,
        class_key,
        sum(amount) as amount
    from achievements_as_of(moment)
    where month between make_date(of_year - 1, 1, 1) and make_date(of_year, 12, 1)
    group by all
),
counted as (
    select
        months.month,
        achieved.indicator,
        achieved.month as done_in,
        year(achieved.month) = of_year as this_year,
        achieved.class_key,
        achieved.amount
    from months
    inner join achieved on month(achieved.month) <= month(months.month)
    left join owned on months.month = owned.month and achieved.organization = owned.organization
    where only_organization is null or owned.organization is not null
),
sums as (
    select
        month,
        indicator,
        bool_or(done_in = month) as reported,
        bool_or(done_in = month - interval 1 year) as reported_last_year,
        sum(amount) filter (done_in = month) as value,
        sum(amount) filter (this_year) as cumulative,
        sum(amount) filter (not this_year) as last_year_cumulative,
        count(distinct class_key) filter (done_in = month) as classes,
        count(distinct class_key) filter (this_year) as classes_so_far,
        count(distinct class_key) filter (not this_year) as classes_last_year
    from counted
    group by month, indicator
)
select
    months.month,
    indicators.indicator,
    case
        when sums.reported and indicator = 'classes' then sums.classes
        when sums.reported then sums.value
    end::bigint as value,
    case
        when sums.reported and indicator = 'classes' then sums.classes_so_far
        when sums.reported then sums.cumulative
    end::bigint as cumulative,
    targets.target,
    targets.target * month(months.month) / 12 as pace,
    case
        when sums.reported_last_year and indicator = 'classes' then sums.classes_last_year
        when sums.reported_last_year then sums.last_year_cumulative
    end::bigint as last_year_cumulative
from months
cross join indicators
left join sums using (month, indicator)
left join targets using (month, indicator);

-- What people and the program did, from the journals that say so: the audit itself, workbooks that
-- came in, cells set right.
create or replace macro deeds_as_of(moment) as table
select *
from (
    select
        made_at,
        coalesce(made_by, '') as made_by,
        action,
        about
    from audit
    union all
    select
        received_at as made_at,
        coalesce(received_by, '') as made_by,
        case when status = 'accepted' then 'load' else 'load-rejected' end as action,
        concat_ws(' · ', filename, part) as about
    from submission
    union all
    select
        correction.made_at,
        coalesce(correction.made_by, '') as made_by,
        'correct' as action,
        submission.filename || ' · ' || correction.sheet || '!' || correction.cell as about
    from correction
    inner join submission on correction.submission_id = submission.id
)
where made_at <= coalesce(moment::timestamptz, 'infinity'::timestamptz);
