-- What every item refers to, as it stands (its newest version) and as it is public.

create table cms.content_reference (
  item_id uuid not null references cms.content_item,
  is_public boolean not null,
  kind text not null,                       -- Media | Item | Guide | School | Series | Topic
  target text not null,                     -- id or slug
  place text not null,                      -- Text | Cover | Recording | File | Filing | Profile | VersionOf
  primary key (item_id, is_public, kind, target, place)
);
create index ix_content_reference_kind_target on cms.content_reference (kind, target);

insert into cms.content_reference (item_id, is_public, kind, target, place)
with standing as (
  select v.item_id, false as is_public, v.body, v.fields from cms.content_item i join cms.content_version v on v.item_id = i.id and v.number = i.version
  union all
  select v.item_id, true, v.body, v.fields from cms.publication p join cms.content_version v on v.item_id = p.item_id and v.number = p.version
)
select item_id, is_public, 'Media', m[1], 'Text' from standing, regexp_matches(body, '"(?:mediaId|posterId)":"([0-9a-f-]{36})"', 'g') m
union select item_id, is_public, 'Item', m[1], 'Text' from standing, regexp_matches(body, '"item:([0-9a-f-]{36})"', 'g') m
union select item_id, is_public, 'Guide', m[1], 'Text' from standing, regexp_matches(body, '"guide:([A-Za-z0-9_.-]+)"', 'g') m
union select item_id, is_public, 'Media', fields #>> '{cover,mediaId}', 'Cover' from standing where fields #>> '{cover,mediaId}' is not null
union select item_id, is_public, 'Media', fields #>> '{video,mediaId}', 'Recording' from standing where fields #>> '{video,mediaId}' is not null
union select item_id, is_public, 'Media', fields #>> '{file,mediaId}', 'File' from standing where fields #>> '{file,mediaId}' is not null
union select item_id, is_public, 'Item', fields ->> 'versionOf', 'VersionOf' from standing where fields ->> 'versionOf' is not null
union select item_id, is_public, 'Guide', g, 'Filing' from standing, jsonb_array_elements_text(fields -> 'guides') g
union select item_id, is_public, 'School', s, 'Filing' from standing, jsonb_array_elements_text(fields -> 'schools') s;
