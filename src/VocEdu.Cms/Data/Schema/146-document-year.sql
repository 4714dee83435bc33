-- Official documents of a year, the newest first, also of one that has none.
alter table cms.publication add column document_year text generated always as (case when kind = 'OfficialDocument' then left(fields #>> '{document,date}', 4) end) stored;
create index ix_publication_document_year_published_at_item_id on cms.publication (document_year, published_at, item_id) where kind = 'OfficialDocument' and listed;
