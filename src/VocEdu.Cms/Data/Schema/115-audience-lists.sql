-- Lists and feeds of one audience.
create index ix_publication_audiences on cms.publication using gin (audiences);
