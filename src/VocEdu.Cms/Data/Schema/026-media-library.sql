-- The library: folders, tags, licences, words to search by, the point of a picture that every cut keeps.

create table cms.media_folder (
  id uuid primary key,
  parent_id uuid references cms.media_folder,
  unit_id text references cms.unit,         -- null: the newsroom's
  name text not null
);
create index ix_media_folder_parent_id on cms.media_folder (parent_id);
create index ix_media_folder_unit_id on cms.media_folder (unit_id);

alter table cms.media
  add column folder_id uuid references cms.media_folder on delete set null,
  add column tags text[] not null default '{}',
  add column licence text,                  -- a code of config/media-licences.json
  add column caption text not null default '',
  add column focal_x double precision not null default 0.5,
  add column focal_y double precision not null default 0.5,
  add column poster_at double precision,    -- second of the film
  add column crops jsonb not null default '[]';
create index ix_media_folder_id on cms.media (folder_id);
create index ix_media_tags on cms.media using gin (tags);

alter table cms.media_job add column part text not null default 'All';      -- All | Crops | Poster
alter table cms.upload
  add column folder_id uuid references cms.media_folder on delete set null,
  add column replaces_id uuid references cms.media on delete cascade;
create index ix_upload_folder_id on cms.upload (folder_id);
create index ix_upload_replaces_id on cms.upload (replaces_id);

-- Words without marks, as people type them; kept by triggers, so that nothing that changes a file can forget them.
create table cms.media_search (
  media_id uuid primary key references cms.media on delete cascade,
  words tsvector not null
);
create index ix_media_search_words on cms.media_search using gin (words);

create function cms.folded_words(given text) returns tsvector language sql immutable as $$
  select to_tsvector('simple', regexp_replace(
    translate(lower(normalize(left(given, 200000), nfc)),
      'áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ',
      'aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd'),
    '[^a-z0-9]+', ' ', 'g'))
$$;

create function cms.index_media() returns trigger language plpgsql as $$
declare
  file uuid := case tg_table_name when 'media' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'media_id' end;
begin
  insert into cms.media_search (media_id, words)
  select m.id, cms.folded_words(concat_ws(' ', m.file_name, m.alternative_text, m.credit, m.caption, array_to_string(m.tags, ' '), t.transcript, t.layer))
  from cms.media m left join cms.media_text t on t.media_id = m.id where m.id = file
  on conflict (media_id) do update set words = excluded.words;
  return null;
end
$$;

create trigger index_media after insert or update of file_name, alternative_text, credit, caption, tags on cms.media
  for each row execute function cms.index_media();
create trigger index_media_text after insert or update of layer, transcript on cms.media_text
  for each row execute function cms.index_media();

insert into cms.media_search (media_id, words)
select m.id, cms.folded_words(concat_ws(' ', m.file_name, m.alternative_text, m.credit, m.caption, array_to_string(m.tags, ' '), t.transcript, t.layer))
from cms.media m left join cms.media_text t on t.media_id = m.id;
