-- Reports that are owed, and when each was sent.

create table cms.report_duty (
  id uuid primary key,
  plan_code text references publishing.plan,
  duty_code text,                           -- in the plan's document; null: added by a person
  title text not null,
  sender text not null,
  recipient text not null,
  cycle text not null,                      -- Monthly | Quarterly | FirstHalf | NineMonths | Yearly | Once | NoDay
  due_month integer not null,               -- of the year; for months and quarters how many months after their last one
  due_day integer,                          -- null: the text names none, the month's last day is taken
  before boolean not null,                  -- "trước ngày": the day itself is too late
  once_from date,
  once_to date,
  once_due date,
  note text not null,
  since date not null,                      -- what was due before is not asked for here
  created_at timestamptz not null,
  created_by_name text not null,
  closed_at timestamptz
);
create unique index ix_report_duty_plan_code_duty_code on cms.report_duty (plan_code, duty_code);

create table cms.report_filing (
  id uuid primary key,
  duty_id uuid not null references cms.report_duty,
  period_kind text not null,
  year integer not null,
  number integer not null,
  sent_on date not null,
  document_number text not null,            -- given by the records office
  filed_at timestamptz not null,
  filed_by_name text not null
);
create unique index ix_report_filing_duty_id_period_kind_year_number on cms.report_filing (duty_id, period_kind, year, number);
