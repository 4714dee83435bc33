-- Lists of the delivery API: by name, by part of a name, by the day of the last change.

create index ix_publication_title on cms.publication (title) where listed;
create index ix_publication_updated_at on cms.publication (updated_at) where listed;
create index ix_publication_title_trgm on cms.publication using gin (title gin_trgm_ops);
