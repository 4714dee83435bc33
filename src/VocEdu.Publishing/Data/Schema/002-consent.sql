-- A person is on a platform's consent page: what must be known when they come back.
create table publishing.channel_consent (
  state_hash text primary key,              -- SHA-256 of the state that travels through the browser
  kind text not null,                       -- Facebook | YouTube | Zalo
  actor text not null,                      -- only who began may finish
  channel_id uuid references publishing.channel,   -- the channel that is connected anew
  data bytea not null,                      -- encrypted: the verifier, later the accounts with their tokens
  started_at timestamptz not null,
  redeemed_at timestamptz                   -- the code works once
);
create index ix_channel_consent_channel_id on publishing.channel_consent (channel_id);
