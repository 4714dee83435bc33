-- Links by which people make their own account.

create table accounts.invitation (
  id uuid primary key,
  hash bytea not null,                      -- SHA-256 of the link's secret, which is shown once
  unit_id text,
  roles integer not null,                   -- flags, see Role
  full_name text,
  email text,
  uses integer not null,
  uses_left integer not null,
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create unique index ix_invitation_hash on accounts.invitation (hash);
create index ix_invitation_unit_id on accounts.invitation (unit_id);

create table accounts.invitation_use (
  invitation_id uuid not null references accounts.invitation,
  person_id uuid not null references accounts.person on delete cascade,
  at timestamptz not null,
  primary key (invitation_id, person_id)
);
create index ix_invitation_use_person_id on accounts.invitation_use (person_id);
