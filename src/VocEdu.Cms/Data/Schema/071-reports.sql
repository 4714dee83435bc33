-- Reports being written, and every text they had. A signed one stands in publishing.signed_report too, where nobody can change it.

create table cms.report (
  id uuid primary key,
  duty_id uuid references cms.report_duty,
  plan_code text not null references publishing.plan,
  period_kind text not null,                -- Month | Quarter | FirstHalf | NineMonths | Year | Custom
  year integer not null,
  number integer not null,
  from_day date,                            -- of a free choice of days
  to_day date,
  title text not null,
  state text not null,                      -- Draft | InReview | Signed
  content jsonb not null,                   -- head, sections, which tables are added
  snapshot jsonb not null,                  -- figures and tables as last computed
  computed_at timestamptz not null,
  version integer not null,
  remark text,                              -- why it came back
  writers uuid[] not null,                  -- everyone who wrote in it: none of them signs
  created_at timestamptz not null,
  created_by_name text not null,
  updated_at timestamptz not null,
  updated_by_name text not null,
  signed_at timestamptz,
  signed_by_name text
);
create index ix_report_updated_at on cms.report (updated_at);
create index ix_report_duty_id on cms.report (duty_id);
create index ix_report_plan_code on cms.report (plan_code);

create table cms.report_version (
  report_id uuid not null references cms.report,
  number integer not null,
  content jsonb not null,
  saved_at timestamptz not null,
  saved_by_name text not null,
  primary key (report_id, number)
);

-- What somebody typed and has not saved.
create table cms.report_kept (
  report_id uuid not null references cms.report,
  person_id uuid not null,
  base_version integer not null,
  content jsonb not null,
  kept_at timestamptz not null,
  primary key (report_id, person_id)
);
