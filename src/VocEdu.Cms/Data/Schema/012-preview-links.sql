-- Links that show one version of an item to whoever has them, for a few days.

create table cms.preview_link (
  id uuid primary key,
  item_id uuid not null,
  version integer not null,
  hash text not null,                       -- SHA-256 of the token; the token itself is shown once and kept nowhere
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_opened_at timestamptz,
  foreign key (item_id, version) references cms.content_version
);
create unique index ix_preview_link_hash on cms.preview_link (hash);
create index ix_preview_link_item_id_version on cms.preview_link (item_id, version);
