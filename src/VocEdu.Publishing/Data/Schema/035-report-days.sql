-- What a report states is summed from days too: genre by unit, works by the first level of a plan's themes, works with any theme of a plan, and works on the site.
create or replace function publishing.tally(w publishing.work, by integer) returns void language sql as $$
  insert into publishing.counted_day as d (kind, day, code, origin, name, count)
  select distinct on (kind, code) kind, w.first_public_on, code, w.origin, name, by from (
    select 'Genre' as kind, w.genre as code, null as name
    union all select 'Unit', w.unit_code, w.unit_name
    union all select 'UnitGenre', w.unit_code || '|' || w.genre, w.unit_name
    union all select 'Site', '', null where w.origin = 'Own' and w.public_path is not null
    union all select 'Theme', t, null from unnest(w.themes) t
    union all select 'ThemeGroup', split_part(t, '.', 1), null from unnest(w.themes) t
    union all select 'ThemePlan', split_part(t, ':', 1), null from unnest(w.themes) t
    union all select 'Audience', t, null from unnest(w.audiences) t
    union all select 'Activity', t, null from unnest(w.activities) t) facts
  on conflict (kind, day, code, origin) do update set count = d.count + excluded.count, name = coalesce(excluded.name, d.name)
$$;

create or replace function publishing.tally_work() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.counts, old.first_public_on, old.origin, old.genre, old.unit_code, old.unit_name, old.themes, old.audiences, old.activities, old.public_path is null)
      is not distinct from (new.counts, new.first_public_on, new.origin, new.genre, new.unit_code, new.unit_name, new.themes, new.audiences, new.activities, new.public_path is null) then
    return null;
  end if;
  if not ((tg_op <> 'INSERT' and old.counts) or (tg_op <> 'DELETE' and new.counts)) then return null; end if;
  perform publishing.hold_ledger();
  if tg_op <> 'INSERT' and old.counts then perform publishing.tally(old, -1); end if;
  if tg_op <> 'DELETE' and new.counts then perform publishing.tally(new, 1); end if;
  return null;
end $$;

insert into publishing.counted_day (kind, day, code, origin, name, count)
select kind, first_public_on, code, origin, max(name), count(*)
from publishing.work w cross join lateral (
  select 'UnitGenre' as kind, w.unit_code || '|' || w.genre as code, w.unit_name as name
  union select 'Site', '', null where w.origin = 'Own' and w.public_path is not null
  union select 'ThemeGroup', split_part(t, '.', 1), null from unnest(w.themes) t
  union select 'ThemePlan', split_part(t, ':', 1), null from unnest(w.themes) t) f
where counts group by kind, first_public_on, code, origin;
