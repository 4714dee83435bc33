-- The bin of the library: what has lain there longest is ended first.

create index ix_media_trashed_at_id on cms.media (trashed_at, id) where trashed_at is not null;
