-- The engine's tables: works, their evidence, the ledger, plans and targets, channels and the outbox.

create table publishing.work (
  id uuid primary key,
  reference text not null,                  -- VE-2026-000123: travels with every post, so that a post can be recognised
  source text not null,                     -- what announced it: 'content:<id>', 'umbraco:<key>', 'external:<id>'
  origin text not null,                     -- Own | External
  genre text not null,
  title text not null,
  unit_code text not null,
  unit_name text not null,                  -- as printed on the day of publication
  contributors text[] not null,
  themes text[] not null,
  audiences text[] not null,
  activities text[] not null,
  public_path text,
  outlet text,                              -- of an external publication
  author text,
  first_public_at timestamptz not null,
  first_public_on date not null,            -- the local date: what a year's figure is made of
  version_of uuid references publishing.work,
  version_of_source text,                   -- known before that work is public
  independent_because text,
  has_public_file boolean not null,
  published_alone boolean not null,
  repost boolean not null,
  takedown text not null,                   -- None | PublishedByMistake | Unlawful | Privacy | Other
  takedown_at timestamptz,
  counts boolean not null,
  count_reason text not null,
  count_rules text not null                 -- VE-COUNT-1
);
create unique index ix_work_reference on publishing.work (reference);
create unique index ix_work_source on publishing.work (source);
create index ix_work_version_of on publishing.work (version_of);
create index ix_work_first_public_on_id on publishing.work (first_public_on, id);
-- Figures read this index alone, and of it only the days they ask for.
create index ix_work_first_public_on on publishing.work (first_public_on) include (genre, origin, unit_code, unit_name) where counts;
create index ix_work_unit_code_first_public_on on publishing.work (unit_code, first_public_on);
create sequence publishing.work_number as bigint;

create table publishing.evidence (
  id uuid primary key,
  work_id uuid not null references publishing.work,
  kind text not null,                       -- Link | Scan | Recording
  url text,
  file_key text,
  note text,
  added_at timestamptz not null,
  added_by text not null,
  checked_at timestamptz,
  alive boolean
);
create index ix_evidence_work_id on publishing.evidence (work_id);

create table publishing.ledger_entry (
  number bigint primary key,
  recorded_at timestamptz not null,
  work_id uuid not null references publishing.work,
  action text not null,
  actor text not null,
  details text not null,                    -- JSON, kept to the letter because it is hashed
  previous_hash bytea not null,
  hash bytea not null
);
create index ix_ledger_entry_work_id on publishing.ledger_entry (work_id);

create table publishing.ledger_head (
  id smallint primary key check (id = 1),
  number bigint not null,
  hash bytea not null
);
insert into publishing.ledger_head values (1, 0, sha256(convert_to('VocEdu ledger', 'UTF8')));

-- Number, previous hash and hash are given here and nowhere else: whoever inserts, the chain holds.
create function publishing.chain_ledger_entry() returns trigger language plpgsql as $$
declare
  head publishing.ledger_head;
begin
  select * into head from publishing.ledger_head where id = 1 for update;
  new.number := head.number + 1;
  new.previous_hash := head.hash;
  new.hash := sha256(head.hash || convert_to(concat_ws(E'\n',
    new.number::text,
    to_char(new.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    new.work_id::text,
    new.action,
    octet_length(new.actor)::text,
    new.actor,
    new.details), 'UTF8'));
  update publishing.ledger_head set number = new.number, hash = new.hash where id = 1;
  return new;
end $$;
create trigger chain_ledger_entry before insert on publishing.ledger_entry
  for each row execute function publishing.chain_ledger_entry();

create function publishing.refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only' using errcode = 'restrict_violation';
end $$;
create trigger refuse_rewriting before update or delete or truncate on publishing.ledger_entry
  for each statement execute function publishing.refuse_rewriting();

create table publishing.plan (
  code text primary key,
  number text,
  title text not null,
  issuer text not null,
  first_year integer not null,
  last_year integer not null,
  "window" text not null,                   -- Rule | Calendar | ClosingDay
  closing_day text,                         -- MM-dd, for ClosingDay
  accepts_press boolean not null,
  document jsonb not null                   -- the plan as data: themes, audiences, activities, duties, reports
);

create table publishing.target (
  plan_code text not null references publishing.plan,
  code text not null,
  year integer not null,
  value integer not null,
  unit text not null,
  text text not null,
  primary key (plan_code, code, year)
);

create table publishing.channel (
  id uuid primary key,
  kind text not null,                       -- Facebook | YouTube | Zalo
  name text not null,
  remote_id text not null,
  secrets bytea,                            -- encrypted
  state text not null,                      -- Ready | Paused | Limited | Blocked
  state_code text,
  state_message text,
  state_since timestamptz not null,
  paused_until timestamptz,
  secrets_expire_at timestamptz,
  last_posted_at timestamptz,
  last_probed_at timestamptz
);
create unique index ix_channel_kind_remote_id on publishing.channel (kind, remote_id);

create table publishing.outbox_post (
  id uuid primary key,
  number bigint generated by default as identity,   -- the order in which posts were planned
  work_id uuid not null references publishing.work,
  channel_id uuid not null references publishing.channel,
  content jsonb not null,
  state text not null,                      -- VocEdu.Domain.Channels.PostState
  due_at timestamptz not null,
  wake_at timestamptz,                      -- when the dispatcher must look at it next; null: nothing for a machine to do
  claim bigint not null,                    -- fencing number: a worker that lost its claim can write nothing
  claimed_by text,
  lease_until timestamptz,
  attempts integer not null,
  look_ups integer not null,
  doubts integer not null,                  -- how often it was unclear whether it had arrived
  progress text,                            -- how far the connector is; its own JSON
  first_attempt_at timestamptz,
  remote_id text,
  permalink text,
  posted_at timestamptz,
  removal_asked_at timestamptz,             -- its work was taken down: it must not stay on the channel
  answer_code text,
  answer_message text
);
-- One work is posted to one channel once: the database's own word.
create unique index ix_outbox_post_work_id_channel_id on publishing.outbox_post (work_id, channel_id);
create index ix_outbox_post_channel_id_wake_at on publishing.outbox_post (channel_id, wake_at) where wake_at is not null;
create index ix_outbox_post_posted_at on publishing.outbox_post (posted_at) where posted_at is not null;
create index ix_outbox_post_channel_id_lease_until on publishing.outbox_post (channel_id, lease_until) where lease_until is not null;
create index ix_outbox_post_state_due_at on publishing.outbox_post (state, due_at);
create index ix_outbox_post_removal_asked_at on publishing.outbox_post (removal_asked_at) where removal_asked_at is not null;
create index ix_outbox_post_channel_id_due_at on publishing.outbox_post (channel_id, due_at);

create table publishing.post_attempt (
  id bigint generated by default as identity primary key,
  post_id uuid not null references publishing.outbox_post,
  claim bigint not null,
  kind text not null,                       -- Send | LookUp | Remove | ByHand
  worker text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  outcome text,
  code text,
  message text
);
create index ix_post_attempt_post_id on publishing.post_attempt (post_id);

-- One row per running dispatcher: how a stopped one is noticed.
create table publishing.dispatcher (
  worker text primary key,
  started_at timestamptz not null,
  beat_at timestamptz not null
);

-- Quartz keeps its own tables here and creates them itself.
create schema if not exists quartz;
