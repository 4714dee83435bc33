-- Loudspeaker bulletins and others that never count are found without reading the many that do.
create index ix_work_genre_first_public_on on publishing.work (genre, first_public_on) where not counts;
