-- Feeds (RSS, Atom) of units, whose stories come into the inbox.

create table cms.unit_feed (
  id uuid primary key,
  unit_id text not null references cms.unit (id),
  address text not null,
  active boolean not null,
  e_tag text,
  last_modified text,
  next_at timestamptz not null,
  lease_until timestamptz,                  -- a node is pulling it
  last_at timestamptz,
  last_result text,                         -- Vietnamese sentence: what came of it, and what to do
  last_failed boolean not null,
  failures integer not null,                -- in a row
  added_at timestamptz not null,
  added_by_name text not null
);
create unique index ix_unit_feed_unit_id_address on cms.unit_feed (unit_id, address);
create index ix_unit_feed_next_at on cms.unit_feed (next_at) where active;

-- What a unit's feeds have brought, by id, link and text: the same story never comes twice.
create table cms.feed_story (
  unit_id text not null references cms.unit (id),
  key text not null,
  item_id uuid references cms.content_item (id),   -- null: it was there before the feed was added
  seen_at timestamptz not null,
  primary key (unit_id, key)
);
create index ix_feed_story_item_id on cms.feed_story (item_id);
