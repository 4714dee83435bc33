-- Files arrive in pieces and are made ready by a job; what no public page shows is not public.

alter table cms.media alter column sha256 drop not null;       -- a large file's is known once the job has read it
alter table cms.media
  add column revision integer not null default 1,               -- part of the names of what is made from now on: addresses are cached for ever
  add column stills jsonb not null default '[]',                -- pages of a leaflet, frames of a film
  add column pages integer,
  add column duplicate_of uuid references cms.media;
create index ix_media_duplicate_of on cms.media (duplicate_of);

create table cms.media_text (
  media_id uuid primary key references cms.media on delete cascade,
  layer text not null,                      -- the text in a leaflet
  transcript text not null,
  captions jsonb not null
);

create table cms.media_job (
  media_id uuid primary key references cms.media on delete cascade,
  heavy boolean not null,                   -- films have a lane of their own
  arrival uuid,                             -- the bytes to begin with, in the folder of arrivals; null: those that are kept
  queued_at timestamptz not null,
  attempts integer not null,
  lease uuid,                               -- whoever has lost it changes nothing
  lease_until timestamptz
);
create index ix_media_job_heavy_queued_at on cms.media_job (heavy, queued_at);

create table cms.upload (
  id uuid primary key,
  person_id uuid not null,
  person_name text not null,
  unit_id text references cms.unit,
  file_name text not null,
  length bigint not null,
  alternative_text text not null,
  credit text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  media_id uuid references cms.media on delete cascade      -- once it has all arrived
);
create index ix_upload_person_id_expires_at on cms.upload (person_id, expires_at);
create index ix_upload_expires_at on cms.upload (expires_at);
create index ix_upload_media_id on cms.upload (media_id);
create index ix_upload_unit_id on cms.upload (unit_id);

-- The files that a public page shows; nobody but the newsroom gets any other.
create table cms.public_media (
  media_id uuid not null references cms.media on delete cascade,
  item_id uuid not null references cms.publication on delete cascade,
  primary key (media_id, item_id)
);
create index ix_public_media_item_id on cms.public_media (item_id);

insert into cms.public_media (media_id, item_id)
select distinct m.id, p.item_id
from cms.publication p
cross join lateral regexp_matches(
  p.html || case when coalesce((p.fields #>> '{file,public}')::boolean, false) then p.fields else p.fields - 'file' end::text,
  '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'g') as found
join cms.media m on m.id = found[1]::uuid;
