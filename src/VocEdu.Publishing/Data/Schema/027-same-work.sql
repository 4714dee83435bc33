-- Finding works that may be the same, and keeping what a link showed while it could be opened.

-- Letters and digits without marks; y and i alike. Finds candidates; VocEdu.Domain.Text.Similarity decides.
alter table publishing.work add column title_key text not null generated always as (
  regexp_replace(translate(lower(regexp_replace(normalize(title, NFD), '[\u0300-\u036f]', '', 'g')), 'đĐy', 'ddi'), '[^[:alnum:]]+', '', 'g')) stored;
create index ix_work_title_key_first_public_on on publishing.work (title_key, first_public_on);

-- Two works a person has looked at and found to be different; the smaller id first.
create table publishing.distinct_works (
  first_id uuid not null references publishing.work,
  second_id uuid not null references publishing.work,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (first_id, second_id)
);
create index ix_distinct_works_second_id on publishing.distinct_works (second_id);

alter table publishing.evidence add column page_title text;
alter table publishing.evidence add column page_date date;
alter table publishing.evidence add column page_hash bytea;            -- SHA-256 of the page's text
alter table publishing.evidence add column seen_alive_at timestamptz;
alter table publishing.evidence add column failures integer not null default 0;
alter table publishing.evidence add column last_answer text;
alter table publishing.evidence add column check_at timestamptz;       -- when it is looked at next; null: never
alter table publishing.evidence add column lease_until timestamptz;
update publishing.evidence set check_at = added_at where kind = 'Link';
create index ix_evidence_check_at on publishing.evidence (check_at) where check_at is not null;
create index ix_evidence_alive on publishing.evidence (alive) where alive = false;
