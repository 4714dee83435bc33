-- Steps that stay overdue are told to the leadership, once each.

alter table cms.review_round add escalated_at timestamptz;
create index ix_review_round_overdue_at on cms.review_round (overdue_at) where closed_at is null and escalated_at is null and overdue_at is not null;
