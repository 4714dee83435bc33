-- What people without an account ask about their data, from the form on the site.
create table cms.privacy_letter (
  id uuid primary key,
  kind text not null,                       -- as in cms.privacy_request
  name text not null,
  contact text not null,
  about text,                               -- the address of a page, in the person's words
  wish text not null,
  received_at timestamptz not null,
  answer_due date not null,
  request_id uuid references cms.privacy_request,
  closed_at timestamptz,
  closed_by uuid,
  closed_by_name text,
  outcome text
);
create index ix_privacy_letter_request_id on cms.privacy_letter (request_id);
create index ix_privacy_letter_answer_due on cms.privacy_letter (answer_due) where closed_at is null;
