-- Reports as they were signed off, and the works each of them counts.

create table publishing.signed_report (
  id uuid primary key,                      -- of the report in the host's own tables
  plan_code text not null references publishing.plan,
  period_kind text not null,                -- Month | Quarter | FirstHalf | NineMonths | Year | Custom
  year integer not null,
  number integer not null,                  -- of the month or quarter; 0 otherwise
  from_day date not null,
  to_day date not null,
  year_from date not null,                  -- works are listed from here …
  data_date date not null,                  -- … to here
  rules text not null,                      -- VE-COUNT-1
  counted integer not null,
  works_hash bytea not null,
  document text not null,                   -- JSON, kept to the letter because it is hashed
  signed_at timestamptz not null,
  signed_by text not null,
  hash bytea not null
);
create index ix_signed_report_plan_code_signed_at on publishing.signed_report (plan_code, signed_at);

-- Written before its report and in the same transaction; the report's row seals it.
create table publishing.signed_work (
  report_id uuid not null,
  work_id uuid not null,
  reference text not null,
  title text not null,
  genre text not null,
  origin text not null,
  unit_code text not null,
  unit_name text not null,
  author text,
  outlet text,
  link text,
  channels text not null,
  first_public_on date not null,
  primary key (report_id, work_id)
);
create index ix_signed_work_report_id_first_public_on_work_id on publishing.signed_work (report_id, first_public_on, work_id);

create function publishing.refuse_report_change() returns trigger language plpgsql as $$
begin
  raise exception 'a signed report does not change' using errcode = 'restrict_violation';
end $$;
create trigger refuse_report_change before update or delete or truncate on publishing.signed_report
  for each statement execute function publishing.refuse_report_change();
create trigger refuse_report_change before update or delete or truncate on publishing.signed_work
  for each statement execute function publishing.refuse_report_change();

create function publishing.refuse_late_work() returns trigger language plpgsql as $$
begin
  if exists (select from added a join publishing.signed_report r on r.id = a.report_id) then
    raise exception 'a signed report does not change' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger refuse_late_work after insert on publishing.signed_work
  referencing new table as added for each statement execute function publishing.refuse_late_work();
