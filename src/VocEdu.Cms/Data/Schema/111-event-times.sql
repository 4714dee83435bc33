-- When public events take place, so that they are found by time. Kept by the database, whoever writes a publication.
create table cms.event_time (
  item_id uuid primary key references cms.publication on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null
);
create index ix_event_time_starts_at on cms.event_time (starts_at);
create index ix_event_time_ends_at on cms.event_time (ends_at);

create function cms.note_event_time() returns trigger language plpgsql as $$
begin
  if new.kind = 'Event' and jsonb_typeof(new.fields -> 'event') = 'object' then
    insert into cms.event_time (item_id, starts_at, ends_at)
    values (new.item_id, (new.fields #>> '{event,start}')::timestamptz, (new.fields #>> '{event,end}')::timestamptz)
    on conflict (item_id) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at;
  else
    delete from cms.event_time where item_id = new.item_id;
  end if;
  return null;
end $$;
create trigger event_time after insert or update of kind, fields on cms.publication for each row execute function cms.note_event_time();

insert into cms.event_time (item_id, starts_at, ends_at)
select item_id, (fields #>> '{event,start}')::timestamptz, (fields #>> '{event,end}')::timestamptz
from cms.publication where kind = 'Event' and jsonb_typeof(fields -> 'event') = 'object';
