-- Release sets: several items that are approved and published together, all of them or none.

create table cms.release_set (
  id uuid primary key,
  name text not null,
  note text,
  state text not null,                      -- Open, Published, Dissolved; whether it is approved is what its items say
  version integer not null,                 -- counted up by every change
  scheduled_for timestamptz,
  refusal text,                             -- why it was not published when it was due
  refused_at timestamptz,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by_name text not null,
  closed_at timestamptz,
  closed_by_name text
);
create index ix_release_set_state_changed_at_id on cms.release_set (state, changed_at, id);
create index ix_release_set_scheduled_for on cms.release_set (scheduled_for) where scheduled_for is not null;

create table cms.release_item (
  set_id uuid not null references cms.release_set,
  item_id uuid not null references cms.content_item,
  place integer not null,                   -- its order, from 1
  added_at timestamptz not null,
  added_by_name text not null,
  closed_at timestamptz,                    -- the set was published or dissolved: the item is free again
  primary key (set_id, item_id)
);
create unique index ix_release_item_item_id on cms.release_item (item_id) where closed_at is null;
