-- What the site says of itself, where the department has put it in its own words; what is not here is said as configured.
create table cms.site_text (
  key text primary key,
  vi text,                                  -- null: as configured
  en text,
  version int not null,
  updated_at timestamptz not null,
  updated_by_name text not null
);
-- Which items of the interest quiz are asked, from each time the department left some out or took some back. Links keep the number of the change they answered to.
create table cms.quiz_asking (
  written int not null,                     -- version in config/interest-quiz.json
  change int not null,                      -- from 1
  items integer[] not null,
  asked_from timestamptz not null,
  asked_by_name text not null,
  primary key (written, change)
);
