-- The calendar: when items are meant to be published, and links for people without an account.

alter table cms.content_item add planned_for timestamptz;     -- a wish; publishes nothing
create index ix_content_item_planned_for on cms.content_item (planned_for) where planned_for is not null;

create table cms.calendar_link (
  id uuid primary key,
  name text not null,                       -- whom it was given to
  hash bytea not null,                      -- SHA-256 of what the address ends with; that itself is shown once
  kinds text[] not null,                    -- empty: all
  unit_id text references cms.unit,         -- null: of every unit
  in_progress boolean not null,             -- also what is not approved yet
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_opened_at timestamptz
);
create unique index ix_calendar_link_hash on cms.calendar_link (hash);
create index ix_calendar_link_unit_id on cms.calendar_link (unit_id);
create index ix_calendar_link_created_at on cms.calendar_link (created_at);
