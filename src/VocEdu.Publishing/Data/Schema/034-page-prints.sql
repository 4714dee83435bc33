-- What a proof's page said, as numbers that can be compared and not be read: so a story is recognised in a newspaper under another title.
create table publishing.page_print (
  evidence_id uuid primary key references publishing.evidence on delete cascade,
  samples integer[] not null,               -- finds candidates, see VocEdu.Domain.Text.Similarity
  prints integer[] not null                 -- decides
);
create index ix_page_print_samples on publishing.page_print using gin (samples);

-- Pages that were looked at before are looked at once more for this, spread over a day.
update publishing.evidence set check_at = least(check_at, now() + random() * interval '1 day') where kind = 'Link' and alive is not false and page_hash is not null;
