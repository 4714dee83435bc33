-- What units report, level by level; figures add up without being typed again, and every change on the way has its reason.

create table cms.unit_round (
  id uuid primary key,
  title text not null,
  period_kind text not null,
  year integer not null,
  number integer not null,
  due date not null,                        -- the last day, in Viet Nam
  opened_at timestamptz not null,
  opened_by_name text not null,
  closed_at timestamptz
);
create index ix_unit_round_opened_at on cms.unit_round (opened_at);

create table cms.unit_report (
  id uuid primary key,
  round_id uuid not null references cms.unit_round,
  unit_id text references cms.unit,         -- null: the body's own sum
  parent_id uuid references cms.unit_report,   -- whom it is sent to
  own jsonb not null,                       -- indicator: number
  remark text not null,
  returned_because text,
  sent_at timestamptz,                      -- null: not sent, or given back
  sent_by_name text,
  version integer not null
);
create unique index ix_unit_report_round_id_unit_id on cms.unit_report (round_id, unit_id);
create index ix_unit_report_parent_id on cms.unit_report (parent_id);
create index ix_unit_report_unit_id on cms.unit_report (unit_id);

create table cms.passed_figure (
  report_id uuid not null references cms.unit_report,   -- who adds it up
  source_id uuid not null references cms.unit_report,   -- who sent it
  indicator text not null,
  given bigint not null,
  taken bigint not null,
  reason text,
  changed_by_name text,
  changed_at timestamptz,
  primary key (report_id, source_id, indicator)
);
create index ix_passed_figure_source_id on cms.passed_figure (source_id);
