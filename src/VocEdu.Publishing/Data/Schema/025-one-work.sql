-- What belongs together counts once; a wrong date is set right by two people; figures are kept day by day; the ledger gets a keeper.

alter table publishing.work add column merged_into uuid references publishing.work check (merged_into <> id);
create index ix_work_merged_into on publishing.work (merged_into);
create index ix_work_version_of_source on publishing.work (version_of_source) where version_of is null and version_of_source is not null;
create index ix_work_activities on publishing.work using gin (activities);
create index ix_work_themes on publishing.work using gin (themes);

create table publishing.date_correction (
  id uuid primary key,
  work_id uuid not null references publishing.work,
  was timestamptz not null,
  becomes timestamptz not null,
  reason text not null,
  asked_by text not null,
  asked_by_key text not null,               -- the host's key of the person: who asked may not decide
  asked_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  approved boolean,
  remark text
);
create unique index ix_date_correction_work_id on publishing.date_correction (work_id) where decided_at is null;

-- How many counted works a day has: per genre, unit, theme, audience and activity; and posts per channel. Years are summed from these, never from works.
create table publishing.counted_day (
  kind text not null,                       -- Genre | Unit | Theme | Audience | Activity | Posting
  day date not null,
  code text not null,
  origin text not null,                     -- of the works; empty for posts
  name text,                                -- of a unit, as last printed
  count integer not null,
  primary key (kind, day, code, origin)
);

-- Whoever changes figures waits here, as for a ledger entry: no two bookings wait for each other in a circle.
create function publishing.hold_ledger() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from publishing.ledger_head where id = 1 for update;
end $$;
alter function publishing.chain_ledger_entry() security definer set search_path = pg_catalog, pg_temp;

create function publishing.tally(w publishing.work, by integer) returns void language sql as $$
  insert into publishing.counted_day as d (kind, day, code, origin, name, count)
  select distinct on (kind, code) kind, w.first_public_on, code, w.origin, name, by from (
    select 'Genre' as kind, w.genre as code, null as name
    union all select 'Unit', w.unit_code, w.unit_name
    union all select 'Theme', t, null from unnest(w.themes) t
    union all select 'Audience', t, null from unnest(w.audiences) t
    union all select 'Activity', t, null from unnest(w.activities) t) facts
  on conflict (kind, day, code, origin) do update set count = d.count + excluded.count, name = coalesce(excluded.name, d.name)
$$;

create function publishing.tally_work() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.counts, old.first_public_on, old.origin, old.genre, old.unit_code, old.unit_name, old.themes, old.audiences, old.activities)
      is not distinct from (new.counts, new.first_public_on, new.origin, new.genre, new.unit_code, new.unit_name, new.themes, new.audiences, new.activities) then
    return null;
  end if;
  if not ((tg_op <> 'INSERT' and old.counts) or (tg_op <> 'DELETE' and new.counts)) then return null; end if;
  perform publishing.hold_ledger();
  if tg_op <> 'INSERT' and old.counts then perform publishing.tally(old, -1); end if;
  if tg_op <> 'DELETE' and new.counts then perform publishing.tally(new, 1); end if;
  return null;
end $$;
create trigger tally_work after insert or update or delete on publishing.work for each row execute function publishing.tally_work();

create function publishing.tally_post() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.posted_at is not null then
    update publishing.counted_day set count = count - 1
    where (kind, day, code, origin) = ('Posting', (old.posted_at at time zone 'Asia/Ho_Chi_Minh')::date, old.channel_id::text, '');
  end if;
  if tg_op <> 'DELETE' and new.posted_at is not null then
    insert into publishing.counted_day as d (kind, day, code, origin, count)
    values ('Posting', (new.posted_at at time zone 'Asia/Ho_Chi_Minh')::date, new.channel_id::text, '', 1)
    on conflict (kind, day, code, origin) do update set count = d.count + 1;
  end if;
  return null;
end $$;
create trigger tally_post after insert or delete on publishing.outbox_post for each row execute function publishing.tally_post();
create trigger tally_post_moved after update of posted_at on publishing.outbox_post
  for each row when (old.posted_at is distinct from new.posted_at) execute function publishing.tally_post();

select publishing.tally(w, 1) from publishing.work w where w.counts;
insert into publishing.counted_day (kind, day, code, origin, count)
select 'Posting', (posted_at at time zone 'Asia/Ho_Chi_Minh')::date, channel_id::text, '', count(*) from publishing.outbox_post where posted_at is not null group by 2, 3;

-- Where the server has a keeper (keep-ledger.sql), the ledger is handed over: from now on this program may read it and add to it, nothing else.
do $$ begin
  if to_regprocedure('vocedu_guard.seal()') is not null then perform vocedu_guard.seal(); end if;
end $$;
