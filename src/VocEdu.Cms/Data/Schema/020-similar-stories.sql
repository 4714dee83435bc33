-- By what stories that say the same are found.

create table cms.item_fingerprint (
  item_id uuid primary key references cms.content_item (id),
  at timestamptz not null,                  -- when the item was begun
  title_key text not null,                  -- the title without marks and punctuation
  samples integer[] not null                -- some pairs of words as numbers, the same ones of every text
);
create index ix_item_fingerprint_at on cms.item_fingerprint (at);
create index ix_item_fingerprint_title_key on cms.item_fingerprint (title_key);
create index ix_item_fingerprint_samples on cms.item_fingerprint using gin (samples);
