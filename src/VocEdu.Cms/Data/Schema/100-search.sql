-- Search: what filters and hits are told by, names to complete what is typed, the department's synonyms and promoted results, sums of what was asked.
alter table cms.search_document add column genre text, add column unit_id text, add column themes text[], add column audiences text[], add column guides text[],
  add column schools text[], add column place text, add column year integer, add column spoken text, add column attached text;
update cms.search_document d set genre = p.genre, unit_id = p.unit_id, themes = p.themes, audiences = p.audiences, guides = p.guides, schools = p.schools,
  place = nullif(p.fields ->> 'place', ''), year = extract(year from p.published_at at time zone 'Asia/Ho_Chi_Minh'), spoken = '', attached = ''
from cms.publication p where p.item_id = d.item_id;
update cms.search_document set genre = '', unit_id = '', themes = '{}', audiences = '{}', guides = '{}', schools = '{}', year = 0, spoken = '', attached = '' where genre is null;
alter table cms.search_document alter column genre set not null, alter column unit_id set not null, alter column themes set not null, alter column audiences set not null,
  alter column guides set not null, alter column schools set not null, alter column year set not null, alter column spoken set not null, alter column attached set not null;
create index ix_search_document_prior_item_id on cms.search_document (prior desc, item_id);

create table cms.search_suggest (
  item_id uuid not null references cms.search_document on delete cascade,
  folded text not null,                     -- from one of its syllables on, without marks
  display text not null,
  kind text not null,
  weight real not null,                     -- 1 and more: a trade or a school
  primary key (item_id, folded)
);
create index ix_search_suggest_folded on cms.search_suggest (folded text_pattern_ops);
create index ix_search_suggest_named on cms.search_suggest (folded text_pattern_ops) where weight >= 1;

create table cms.search_synonym (
  id uuid primary key,
  abbreviation boolean not null,
  phrases text[] not null,
  updated_at timestamptz not null,
  updated_by_name text not null
);
create index ix_search_synonym_updated_at on cms.search_synonym (updated_at);

create table cms.search_promotion (
  id uuid primary key,
  query text not null,
  key text not null,                        -- the question without marks
  item_id uuid not null references cms.content_item on delete cascade,
  shown_from date,
  shown_until date,
  created_at timestamptz not null,
  created_by_name text not null
);
create index ix_search_promotion_key on cms.search_promotion (key);
create index ix_search_promotion_item_id on cms.search_promotion (item_id);

-- A sum for each question and day; nothing is kept of who asked.
create table cms.search_question_day (
  question text not null,
  day date not null,
  count bigint not null,
  found boolean not null,
  primary key (question, day)
);
create index ix_search_question_day_day on cms.search_question_day (day);
