-- Series (tuyến bài) and topics (chuyên đề) that stories are filed in.

create table cms.collection (
  id uuid primary key,
  kind text not null,                       -- Series | Topic
  slug text not null,                       -- never changes: addresses stay
  name text not null,
  description text not null,
  cover jsonb,
  active boolean not null,                  -- offered to writers and listed
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by_name text not null
);
create unique index ix_collection_kind_slug on cms.collection (kind, slug);

alter table cms.publication add column series text;
alter table cms.publication add column part integer;
alter table cms.publication add column topics text[];
update cms.publication set topics = '{}';
alter table cms.publication alter column topics set not null;
create index ix_publication_series_part on cms.publication (series, part) where series is not null;
create index ix_publication_topics on cms.publication using gin (topics);
