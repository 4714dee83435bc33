-- What was published before its review was finished, and who looked at it afterwards.

create table cms.emergency_publication (
  id uuid primary key,
  item_id uuid not null references cms.content_item,
  version integer not null,
  hash text not null,
  published_by uuid not null,
  published_by_name text not null,
  reason text not null,
  at timestamptz not null,
  skipped text[] not null,                  -- names of the steps that were left out
  due_at timestamptz not null,              -- of the look afterwards, by another person
  reviewed_by uuid,
  reviewed_by_name text,
  reviewed_at timestamptz,
  remark text
);
create index ix_emergency_publication_item_id on cms.emergency_publication (item_id);
create index ix_emergency_publication_at on cms.emergency_publication (at);
