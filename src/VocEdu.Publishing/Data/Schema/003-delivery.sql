-- Edits follow to the channels; figures are kept with their day; a restored database is noticed.
alter table publishing.outbox_post
  add column next_content jsonb,            -- what it should say; null: what it says
  add column in_doubt_since timestamptz,    -- it may have been posted without this database knowing: looked for first
  add column counted_at timestamptz;        -- when its figures were last asked for
create index ix_outbox_post_counted_at on publishing.outbox_post (counted_at) where remote_id is not null;

alter table publishing.channel
  add column gap interval,                  -- the least time between two posts
  add column next_post_at timestamptz;      -- no new post before

create table publishing.post_figure (
  post_id uuid not null references publishing.outbox_post,
  taken_on date not null,                   -- the day in Viet Nam
  metric text not null,                     -- the platform's own name
  value bigint not null,
  primary key (post_id, taken_on, metric)
);

-- One row: which database this is, and whether sending is paused.
create table publishing.delivery_state (
  id smallint primary key,
  database text not null,                   -- cluster, timeline and oid: a restored copy has another
  epoch uuid not null,                      -- new with every resumption
  paused_at timestamptz,
  reason text
);

-- A message to all followers of a Zalo account: written before it is sent, so that it is never sent twice.
create table publishing.broadcast (
  post_id uuid primary key references publishing.outbox_post,
  actor text not null,
  asked_at timestamptz not null,
  outcome text,                             -- Sent | Refused | Unknown; null: the program stopped before it knew
  code text,
  message text,
  message_id text
);
