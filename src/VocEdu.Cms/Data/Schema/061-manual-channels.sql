-- Channels that a person posts to by hand, and each item's task there.

create table cms.manual_channel (
  id uuid primary key,
  kind text not null,                       -- VocEdu.Cms.Distribution.Manual.ManualKind
  name text not null,
  owner text,                               -- the body it belongs to
  contact text,                             -- whom to send to
  address text,                             -- its page on the web
  person_id uuid,                           -- who usually posts there
  person_name text,
  working_days integer not null,            -- from publication to the deadline
  columns integer,                          -- of an LED screen: letters on a line
  lines integer,                            -- of an LED screen
  note text,
  active boolean not null,
  source text                               -- plan and code it was taken over from
);
create unique index ix_manual_channel_source on cms.manual_channel (source);
create index ix_manual_channel_name on cms.manual_channel (name);

create table cms.manual_task (
  id uuid primary key,
  item_id uuid not null references cms.content_item,
  channel_id uuid not null references cms.manual_channel,
  person_id uuid,
  person_name text,
  created_at timestamptz not null,
  created_by_name text not null,
  work_id uuid references publishing.work,  -- null until the item is public
  due_at timestamptz,                       -- null until the item is public
  done_at timestamptz,
  done_by_name text,
  proof_url text,
  proof_media_id uuid references cms.media,
  proof_note text,
  cancelled_at timestamptz,
  takedown_asked_at timestamptz,            -- the item was withdrawn after it had been posted
  takedown_reason text,
  taken_down_at timestamptz,
  taken_down_by_name text
);
create unique index ix_manual_task_item_id_channel_id on cms.manual_task (item_id, channel_id);
create index ix_manual_task_channel_id on cms.manual_task (channel_id);
create index ix_manual_task_work_id on cms.manual_task (work_id);
create index ix_manual_task_proof_media_id on cms.manual_task (proof_media_id);
create index ix_manual_task_due_at on cms.manual_task (due_at) where done_at is null and cancelled_at is null;
create index ix_manual_task_takedown_asked_at on cms.manual_task (takedown_asked_at) where takedown_asked_at is not null and taken_down_at is null;
