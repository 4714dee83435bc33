-- A film may have a picture of its own as its poster.

alter table cms.media add column own_poster boolean not null default false;
