-- What this host knows of Umbraco's documents, so that a publication or a withdrawal whose notification was lost is noticed.

create table umbraco.document (
  key uuid primary key,                     -- Umbraco's
  node_id integer not null,
  path text not null,                       -- Umbraco's: -1,1056,1060
  state text not null,                      -- Public | Gone | Deleted
  version integer not null,                 -- the published version that was booked last
  changed_at timestamptz not null,          -- Umbraco's date of the change: what is older is not booked over it
  print bytea not null,                     -- SHA-256 of what was booked: told twice, booked once
  problem text,                             -- why it is not, or not wholly, booked
  look_at timestamptz,                      -- when it is compared with Umbraco again before its turn
  settled_at timestamptz not null
);
create index ix_document_path on umbraco.document (path text_pattern_ops);
create index ix_document_look_at on umbraco.document (look_at) where look_at is not null;
create index ix_document_state_key on umbraco.document (state, key);
create index ix_document_settled_at on umbraco.document (settled_at) where problem is not null;

-- A film is read once to know its SHA-256, not at each publication.
create table umbraco.film (
  file_key text primary key,
  length bigint not null,
  modified_at timestamptz not null,
  sha256 text not null
);

-- Channels that were connected from the configuration; a token that is renewed later is not put back.
create table umbraco.configured_channel (
  kind text not null,                       -- Facebook | YouTube | Zalo
  remote_id text not null,
  token_hash text not null,
  primary key (kind, remote_id)
);

-- Jobs that run now and then, on one server of all.
create table umbraco.job (
  name text primary key,
  next_at timestamptz not null
);
