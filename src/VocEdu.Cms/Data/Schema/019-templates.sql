-- Templates (mẫu bài) to begin an item from.

create table cms.template (
  id uuid primary key,
  key text,                                 -- of one that came with the program
  name text not null,
  note text not null,                       -- when to use it
  unit_id text references cms.unit,         -- null: for everybody
  genre text not null,
  section text not null,
  title text not null,
  summary text not null,
  body text not null,
  fields jsonb not null,
  channel_texts jsonb not null,
  updated_at timestamptz not null,
  updated_by_name text not null,
  removed_at timestamptz                    -- kept, so that what was deleted can be told and a shipped one does not come back
);
create unique index ix_template_key on cms.template (key) where key is not null;
create index ix_template_unit_id on cms.template (unit_id);
