-- Which items name a person by a consent, found by index like every other reference; and titles and names found by a part of them.

insert into cms.content_reference (item_id, is_public, kind, target, place)
select distinct i.id, which.is_public, 'Consent', person ->> 'consentId', 'People'
from cms.content_item i
cross join lateral (values (false, i.version), (true, i.published_version)) as which(is_public, number)
join cms.content_version v on v.item_id = i.id and v.number = which.number
cross join lateral (select jsonb_path_query(v.fields, '$.people[*]') union all select v.fields -> 'interviewee') as people(person)
where person ->> 'consentId' is not null;

create extension if not exists pg_trgm;
create index ix_content_item_title on cms.content_item using gin (title gin_trgm_ops);
create index ix_content_item_author_name on cms.content_item using gin (author_name gin_trgm_ops);
