-- Figures of whole pages and channels, day by day: followers, reach.
alter table publishing.channel add column counted_at timestamptz;   -- when they were last asked for

create table publishing.channel_figure (
  channel_id uuid not null references publishing.channel,
  day date not null,                        -- as the platform counts days
  metric text not null,                     -- the platform's own name
  value bigint not null,
  primary key (channel_id, day, metric)
);
