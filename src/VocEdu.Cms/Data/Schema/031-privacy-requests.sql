-- What people ask about their data, and what has to be done by when.

create table cms.privacy_request (
  id uuid primary key,
  consent_id uuid not null references cms.consent,
  kind text not null,                       -- Withdraw | Restrict | Object | See | Correct | Supply | Delete
  received_on date not null,
  wish text,
  answer_due date not null,
  done_due date not null,
  third_parties_due date not null,
  extended_by integer not null,             -- days, once
  extended_because text,
  opened_at timestamptz not null,
  opened_by uuid not null,
  opened_by_name text not null,
  closed_at timestamptz
);
create index ix_privacy_request_consent_id on cms.privacy_request (consent_id);
create index ix_privacy_request_done_due on cms.privacy_request (done_due) where closed_at is null;

create table cms.consent_task (
  id uuid primary key,
  request_id uuid not null references cms.privacy_request,
  kind text not null,                       -- Answer | Item | Post | Picture | SearchAndCaches | Backups | ThirdParties | Supply | Erase
  target_id uuid,
  title text not null,
  due_on date not null,
  owner_id uuid,
  owner_name text,
  done_at timestamptz,
  done_by_name text,
  outcome text
);
create index ix_consent_task_request_id on cms.consent_task (request_id);
create index ix_consent_task_due_on on cms.consent_task (due_on) where done_at is null;
