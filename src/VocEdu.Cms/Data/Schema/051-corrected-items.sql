-- The list of what was corrected after it was published.

create index ix_content_item_updated_at_id on cms.content_item (updated_at, id) where corrected_at is not null;
