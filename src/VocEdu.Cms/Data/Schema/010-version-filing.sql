-- A version keeps where it was filed, so that it can be compared, merged and rolled back whole.

alter table cms.content_version add column genre text, add column section text, add column unit_id text;
-- Of older versions only the item's present filing is known.
update cms.content_version v set genre = i.genre, section = i.section, unit_id = i.unit_id from cms.content_item i where i.id = v.item_id;
alter table cms.content_version alter column genre set not null, alter column section set not null, alter column unit_id set not null;
