-- The handbook "Chọn nghề – Chọn trường": an edition for each year, chosen by an officer and frozen as it was made.
create table cms.handbook_edition (
  id uuid primary key,
  year integer not null,
  title text not null,
  foreword text not null,
  unit_id text not null references cms.unit,
  cover_id uuid references cms.media,
  guides text[] not null,
  schools text[] not null,
  revision integer not null,
  updated_at timestamptz not null,
  updated_by_name text not null,
  asked_at timestamptz,
  asked_by uuid,
  asked_by_name text,
  asked_roles text not null,
  lease uuid,
  lease_until timestamptz,
  attempts integer not null,
  chapters_done integer not null,
  chapters_all integer not null,
  fault text,
  text jsonb,
  made_at timestamptz,
  pages integer,
  file_id uuid references cms.media,
  item_id uuid references cms.content_item
);
create unique index ix_handbook_edition_year on cms.handbook_edition (year);
create index ix_handbook_edition_unit_id on cms.handbook_edition (unit_id);
create index ix_handbook_edition_cover_id on cms.handbook_edition (cover_id);
create index ix_handbook_edition_file_id on cms.handbook_edition (file_id);
create index ix_handbook_edition_item_id on cms.handbook_edition (item_id);
create index ix_handbook_edition_asked_at on cms.handbook_edition (asked_at) where asked_at is not null;
