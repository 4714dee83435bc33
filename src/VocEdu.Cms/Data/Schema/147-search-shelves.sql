-- Where a document stands is told by lexemes beside its words (Search/Finding/Shelves.cs), so that the index narrows by it. Titles and names lie in the row: hundreds are read for a search.
alter table cms.search_document alter column title set storage main, alter column head set storage main;
update cms.search_document d set tsv = d.tsv || s.shelves, tsv_head = d.tsv_head || s.shelves
from (
  select item_id, array_to_tsvector(
      array['#m' || to_char(published_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM') || '.' || left(encode(sha256(convert_to(item_id::text, 'UTF8')), 'hex'), 1)]
      || array(select '#' || left(encode(sha256(convert_to(field, 'UTF8')), 'hex'), 8) from unnest(
          array['kind=' || kind] || array(select 'theme=' || t from unnest(themes) t) || array(select 'audience=' || t from unnest(audiences) t)
          || array(select 'guide=' || t from unnest(guides) t) || array(select 'school=' || t from unnest(schools) t) || array(select 'place=' || place where place is not null)) field)) as shelves
  from cms.search_document) s
where s.item_id = d.item_id;
