-- Posts that only a person can move, and that people were told of.

create table cms.post_told (
  post_id uuid primary key references publishing.outbox_post,
  claim bigint not null,                    -- the try that failed; a later one is told of again
  at timestamptz not null
);
