-- What employers and schools look for: workers, and training. Each stands until its last day and not longer.
create table cms.need (
  id uuid primary key,
  unit_id text not null references cms.unit,
  kind text not null,                       -- Recruit | Train
  title text not null,
  trade text,                               -- slug of a career guide
  province_code text,
  place text not null,
  count integer,
  pay text,
  pay_source text,
  text text not null,
  contact text not null,
  expires_on date not null,
  state text not null,                      -- Waiting | Shown | Declined | Ended
  version integer not null,
  written_at timestamptz not null,
  written_by uuid not null,
  written_by_name text not null,
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  shown_at timestamptz,
  reason text
);
create index ix_need_unit_id on cms.need (unit_id);
create index ix_need_state_id on cms.need (state, id);
create index ix_need_expires_on on cms.need (expires_on) where state = 'Shown';
