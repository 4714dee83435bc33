-- One decision on one version in one step, by a person who need not sign in.

create table cms.review_link (
  id uuid primary key,
  token_hash bytea not null,                -- SHA-256; the token itself is shown and sent once
  round_id uuid not null references cms.review_round,
  item_id uuid not null references cms.content_item,
  version integer not null,
  hash text not null,                       -- revoked by any change of the text
  step integer not null,
  person_id uuid,                           -- null: a person without an account, on the sender's responsibility
  person_name text not null,
  address text,
  sent_by uuid not null,
  sent_by_name text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  code_hash bytea,
  code_expires_at timestamptz,
  codes integer not null,
  tries integer not null,                   -- of the present code
  used_at timestamptz,
  revoked_at timestamptz
);
create unique index ix_review_link_token_hash on cms.review_link (token_hash);
create index ix_review_link_item_id on cms.review_link (item_id);
create index ix_review_link_round_id on cms.review_link (round_id);
