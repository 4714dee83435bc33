-- Run once by the server's superuser in the program's database (the bundled server does it by itself):
-- from then on the ledger belongs to a role nobody can sign in as. The program may read it and add to it;
-- it cannot update, delete, truncate or drop it, nor switch off what guards it.

do $$ begin
  if not exists (select from pg_roles where rolname = 'vocedu_keeper') then create role vocedu_keeper nologin; end if;
end $$;
create schema if not exists vocedu_guard;
grant usage on schema vocedu_guard to public;

-- Hands the ledger over, as soon as there is one. Whoever calls it gains nothing.
create or replace function vocedu_guard.seal() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  program text;
  part text;
begin
  if to_regprocedure('publishing.hold_ledger()') is null then return; end if;
  select nspowner::regrole::text into program from pg_namespace where nspname = 'publishing';
  grant usage on schema publishing to vocedu_keeper;
  foreach part in array array['ledger_entry', 'ledger_head'] loop
    execute format('alter table publishing.%I owner to vocedu_keeper', part);
    execute format('revoke all on publishing.%I from public, %s', part, program);
    execute format('grant select, references on publishing.%I to %s', part, program);
  end loop;
  execute format('grant insert on publishing.ledger_entry to %s', program);
  foreach part in array array['chain_ledger_entry', 'refuse_rewriting', 'hold_ledger'] loop
    execute format('alter function publishing.%I() owner to vocedu_keeper', part);
    execute format('revoke all on function publishing.%I() from public', part);
  end loop;
  execute format('grant execute on function publishing.hold_ledger() to %s', program);
end $$;

-- The owner of a schema may drop what others own in it; not this.
create or replace function vocedu_guard.refuse_drop() returns event_trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (select rolsuper from pg_roles where rolname = session_user) then return; end if;
  if exists (select from pg_event_trigger_dropped_objects()
      where object_identity ~ '^publishing\.(ledger_entry|ledger_head|chain_ledger_entry|refuse_rewriting|hold_ledger)\M'
        or object_identity ~ ' on publishing\.(ledger_entry|ledger_head)$') then
    raise exception 'the ledger is append-only' using errcode = 'restrict_violation';
  end if;
end $$;
drop event trigger if exists vocedu_refuse_drop;
create event trigger vocedu_refuse_drop on sql_drop execute function vocedu_guard.refuse_drop();

select vocedu_guard.seal();
