-- Whether readers found a page useful: sums for each page and local day, and nothing about who said it.
create table cms.vote_day (
  page_id uuid not null references cms.content_item,
  day date not null,
  useful bigint not null,
  useless bigint not null,
  primary key (page_id, day)
);
create index ix_vote_day_day on cms.vote_day (day);
