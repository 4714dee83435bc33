-- What is being typed, and by whom.

create table cms.content_draft (
  id uuid primary key,                      -- made for each time the editor is opened
  person_id uuid not null,                  -- nobody else sees it
  item_id uuid references cms.content_item, -- null while the item is new; of a new item that was saved: what became of it
  genre text not null,
  base_version integer not null,
  revision bigint not null,                 -- a late request never overwrites a newer text
  title text not null,
  form text not null,                       -- [[name, value], …] as the page sent it; empty once done
  saved_at timestamptz not null,
  done_at timestamptz                       -- saved as a version or thrown away: a late request does not bring it back
);
create index ix_content_draft_person_id_saved_at on cms.content_draft (person_id, saved_at);
create index ix_content_draft_item_id on cms.content_draft (item_id);
create index ix_content_draft_saved_at on cms.content_draft (saved_at);

-- Who has an item open. A crash may empty it: a minute later it is true again.
create unlogged table cms.presence (
  item_id uuid not null,
  person_id uuid not null,
  name text not null,
  seen_at timestamptz not null,
  editing_at timestamptz,                   -- when they last had something typed and not saved
  primary key (item_id, person_id)
);
