-- What was done for a plan's activities besides works, how its outcomes stand, and links for a screen on the wall.

create table cms.activity_record (
  id uuid primary key,
  activity text not null,                   -- plan and code as works carry it: KH3066-2021:V.1
  year integer not null,
  kind text not null,                       -- Event | Training | Product | Document
  title text not null,
  held_on date,
  place text,
  attendance integer,
  url text,
  media_id uuid references cms.media,
  note text,
  created_at timestamptz not null,
  created_by uuid,
  created_by_name text not null,
  removed_at timestamptz,
  removed_by_name text
);
create index ix_activity_record_activity_year on cms.activity_record (activity, year) where removed_at is null;
create index ix_activity_record_media_id on cms.activity_record (media_id);

create table cms.indicator_reading (
  id uuid primary key,
  plan_code text not null references publishing.plan,
  target_code text not null,
  taken_on date not null,
  value numeric not null,
  source text not null,                     -- the document that states it: number, date, issuer
  url text,
  created_at timestamptz not null,
  created_by uuid,
  created_by_name text not null,
  removed_at timestamptz,
  removed_by_name text
);
create index ix_indicator_reading_plan_code_target_code_taken_on on cms.indicator_reading (plan_code, target_code, taken_on) where removed_at is null;

create table cms.screen_link (
  id uuid primary key,
  name text not null,                       -- where the screen hangs
  hash bytea not null,                      -- SHA-256 of what the address ends with
  plan_code text not null references publishing.plan,
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create unique index ix_screen_link_hash on cms.screen_link (hash);
create index ix_screen_link_plan_code on cms.screen_link (plan_code);
