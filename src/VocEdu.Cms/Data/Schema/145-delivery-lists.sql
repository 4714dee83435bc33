-- Lists of the delivery API at any depth: the id stands beside the key of each order, so that what is skipped is read from the index alone.

drop index cms.ix_publication_title, cms.ix_publication_updated_at, cms.ix_publication_published_at, cms.ix_publication_section_published_at, cms.ix_publication_kind_published_at;
create index ix_publication_title_item_id on cms.publication (title, item_id) where listed;
create index ix_publication_updated_at_item_id on cms.publication (updated_at, item_id) where listed;
create index ix_publication_published_at_item_id on cms.publication (published_at, item_id) where listed;
create index ix_publication_section_published_at_item_id on cms.publication (section, published_at, item_id) where listed;
create index ix_publication_kind_published_at_item_id on cms.publication (kind, published_at, item_id) where listed;
create index ix_publication_genre_published_at on cms.publication (genre, published_at) where listed;
create index ix_publication_tags on cms.publication using gin (tags);
