-- Official documents are found by number and words, typed with or without marks, however many there are.
alter table cms.publication add column document_words text generated always as (
  case when kind = 'OfficialDocument' then
    translate(lower(regexp_replace(normalize(title || ' ' || coalesce(fields #>> '{document,number}', '') || ' ' || coalesce(fields #>> '{document,subject}', '')
      || ' ' || coalesce(fields #>> '{document,body}', ''), NFD), '[\u0300-\u036f]', '', 'g')), 'đĐ', 'dd') end) stored;
create index ix_publication_document_words on cms.publication using gin (document_words gin_trgm_ops) where kind = 'OfficialDocument';

-- Films in the order of their maps.
create index ix_publication_films on cms.publication (item_id) where kind = 'Video' and listed;
