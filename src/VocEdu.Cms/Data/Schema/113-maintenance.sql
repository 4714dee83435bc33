-- Times at which the site will be down, told to readers in advance (Decree 224, Art. 13).
create table cms.maintenance (
  id uuid primary key,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  text text not null,
  announced_at timestamptz not null,
  announced_by uuid not null,
  announced_by_name text not null,
  cancelled_at timestamptz,
  cancelled_by_name text
);
create index ix_maintenance_ends_at on cms.maintenance (ends_at) where cancelled_at is null;
