-- The recycle bin: what was never public can be thrown away, taken back for 30 days, and leaves its last content behind.

alter table cms.content_item add column trashed_at timestamptz;
alter table cms.content_item add column trashed_by uuid;
alter table cms.content_item add column trashed_by_name text;
alter table cms.content_item add column purged_at timestamptz;
create index ix_content_item_trashed_at on cms.content_item (trashed_at) where trashed_at is not null and purged_at is null;

alter table cms.media add column trashed_at timestamptz;
alter table cms.media add column trashed_by_name text;
