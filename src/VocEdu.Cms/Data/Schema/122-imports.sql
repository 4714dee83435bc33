-- Content that comes from another system: each import, what became of each piece, and what each piece is called where it came from.

create table cms.import_run (
  id uuid primary key,
  kind text not null,                       -- Umbraco | WordPress | Rss
  source text not null,                     -- the site or feed it comes from: with a piece's key it names the piece for ever
  address text,
  file_name text,
  secret bytea,                             -- the other site's key, encrypted
  unit_id text not null references cms.unit,
  section text not null,
  genre text not null,
  publish boolean not null,
  dry_run boolean not null,
  state text not null,                      -- Waiting | Done | Failed
  place integer not null,                   -- how many pieces were looked at
  requested_at timestamptz not null,
  requested_by uuid not null,
  requested_by_name text not null,
  failure text,
  finished_at timestamptz,
  attempts integer not null,
  lease uuid,                               -- whoever has lost it changes nothing
  lease_until timestamptz
);
create index ix_import_run_requested_at on cms.import_run (requested_at);
create index ix_import_run_unit_id on cms.import_run (unit_id);

create table cms.import_line (
  run_id uuid not null references cms.import_run on delete cascade,
  number integer not null,
  title text not null,
  address text,
  fate text not null,                       -- New | Known | LeftOut | Failed
  note text,
  item_id uuid,
  primary key (run_id, number)
);

create table cms.imported_item (
  source text not null,
  key text not null,
  item_id uuid not null references cms.content_item,
  run_id uuid not null,
  address text,                             -- where it stood
  at timestamptz not null,                  -- when it became public there
  wants_public boolean not null,
  primary key (source, key)
);
create index ix_imported_item_item_id on cms.imported_item (item_id);
create index ix_imported_item_run_id on cms.imported_item (run_id);
