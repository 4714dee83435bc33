-- Archives of everything that were asked for, are being made, or can be fetched.

create table cms.data_export (
  id uuid primary key,
  state text not null,                      -- Waiting | Done | Failed
  with_personal boolean not null,           -- the private part of consents is in it
  requested_at timestamptz not null,
  requested_by uuid not null,
  requested_by_name text not null,
  done integer not null,                    -- files of the library written
  total integer not null,
  length bigint,
  failure text,
  finished_at timestamptz,
  attempts integer not null,
  lease uuid,                               -- whoever has lost it changes nothing
  lease_until timestamptz
);
create index ix_data_export_requested_at on cms.data_export (requested_at);
