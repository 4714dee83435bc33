-- What schools send, and what they are asked for.

create table cms.story_call (
  id uuid primary key,
  title text not null,
  brief text not null,                      -- plain text
  genres text[] not null,                   -- empty: any
  wanted integer,                           -- how many stories; null: not said
  deadline date not null,                   -- the last day, in Viet Nam
  opened_at timestamptz not null,
  opened_by uuid not null,
  opened_by_name text not null,
  closed_at timestamptz,
  reminded_days integer                     -- working days before the deadline of the last automatic reminder
);
create index ix_story_call_deadline on cms.story_call (deadline) where closed_at is null;
create index ix_story_call_opened_at on cms.story_call (opened_at);

-- Who was asked: fixed when the call was opened.
create table cms.story_call_unit (
  call_id uuid not null references cms.story_call,
  unit_id text not null references cms.unit,
  declined_at timestamptz,                  -- answered that it has nothing
  declined_by_name text,
  declined_because text,
  reminded_at timestamptz,                  -- last reminder by a person
  primary key (call_id, unit_id)
);
create index ix_story_call_unit_unit_id on cms.story_call_unit (unit_id);

-- What was sent with an item, as it was sent.
create table cms.submission (
  item_id uuid primary key references cms.content_item,
  call_id uuid references cms.story_call,
  text text not null,                       -- as it was typed, to the letter
  files jsonb not null,                     -- each with caption, credit and who is in it
  sent_at timestamptz not null,             -- the last time
  sent_version integer not null
);
create index ix_submission_call_id on cms.submission (call_id);

-- A draft on a phone that has arrived. Sent again because the answer was lost, it arrives as the same item.
create table cms.sent_draft (
  person_id uuid not null,
  key uuid not null,
  item_id uuid not null references cms.content_item,
  at timestamptz not null,
  primary key (person_id, key)
);
create index ix_sent_draft_item_id on cms.sent_draft (item_id);
