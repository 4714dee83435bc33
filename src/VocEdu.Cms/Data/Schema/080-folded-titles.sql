-- Titles without marks, found by people who type none.
alter table cms.content_item add column folded_title text not null generated always as (
  translate(lower(regexp_replace(normalize(title, NFD), '[\u0300-\u036f]', '', 'g')), 'đĐ', 'dd')) stored;
create index ix_content_item_folded_title on cms.content_item using gin (folded_title gin_trgm_ops);
