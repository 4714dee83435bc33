-- A common pair of words stands in most stories ever told: samples are asked for within their season of 45 days.

alter table cms.item_fingerprint add column keys integer[];
update cms.item_fingerprint set keys =
  array(select sample # (floor(extract(epoch from at - timestamptz '2000-01-01 00:00+00') / 3888000)::integer * 40503) from unnest(samples) sample);
alter table cms.item_fingerprint alter column keys set not null;
drop index cms.ix_item_fingerprint_samples;
create index ix_item_fingerprint_keys on cms.item_fingerprint using gin (keys);
