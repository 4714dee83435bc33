-- A spreadsheet of external publications between its dry run and its booking.
create table cms.external_import (
  id uuid primary key,
  file_name text not null,
  rows jsonb not null,
  created_at timestamptz not null,
  created_by uuid not null,
  booked integer not null
);
create index ix_external_import_created_at on cms.external_import (created_at);
