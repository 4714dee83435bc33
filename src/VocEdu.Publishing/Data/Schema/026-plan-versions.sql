-- Plans are edited by people: every version stays. A unit may have a share of a target.

alter table publishing.plan add column version integer not null default 1;

create table publishing.plan_version (
  plan_code text not null references publishing.plan,
  number integer not null,
  title text not null,
  document jsonb not null,
  what text not null,                       -- what was changed, in a sentence
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (plan_code, number)
);

create table publishing.unit_target (
  plan_code text not null references publishing.plan,
  code text not null,
  year integer not null,
  unit_code text not null,
  value integer not null,
  primary key (plan_code, code, year, unit_code)
);
