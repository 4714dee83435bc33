-- How each kind of channel is usually posted to: its weekly times, its hashtags and what its links tell.

create table cms.channel_setting (
  kind text primary key,                    -- Facebook | YouTube | Zalo
  slots jsonb not null,                     -- [{"day": 1, "time": "07:30:00"}], Sunday is 0, the clock in Viet Nam
  hashtags text[] not null,
  utm_source text,                          -- null: links carry no marks
  utm_medium text not null,
  utm_campaign text                         -- null: the story's own name
);
