-- Downloads of public files: a sum for each file and local day, and nothing about who downloaded.
create table cms.download_day (
  media_id uuid not null references cms.media on delete cascade,
  day date not null,
  count bigint not null,
  primary key (media_id, day)
);
create index ix_download_day_day on cms.download_day (day);
