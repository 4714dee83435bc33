-- Who moved to which unit when their own was closed.

create table cms.unit_transfer (
  id uuid primary key,
  person_id uuid not null,
  person_name text not null,
  from_id text not null references cms.unit,
  to_id text not null references cms.unit,
  roles integer not null,                   -- the rights that moved along
  "on" date not null,
  at timestamptz not null,
  by_name text not null
);
create index ix_unit_transfer_from_id on cms.unit_transfer (from_id);
create index ix_unit_transfer_to_id on cms.unit_transfer (to_id);
