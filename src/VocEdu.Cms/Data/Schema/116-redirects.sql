-- Addresses that were never an item's here (an earlier site's, a printed one) and where they lead. An item's own earlier addresses stand in public_address.
create table cms.redirect (
  id uuid primary key,
  source text not null,                     -- path and query, decoded, in small letters, without a slash at its end
  target text,                              -- a path here or a whole address; null: gone for good
  hits bigint not null,
  last_hit_on date,
  created_at timestamptz not null,
  created_by_name text not null
);
create unique index ix_redirect_source on cms.redirect (source);
create index ix_redirect_target on cms.redirect (target);
create index ix_redirect_created_at_id on cms.redirect (created_at, id);
