-- What was sent in a period, for its statistics: every arrival at the newsroom by its time.
create index ix_content_event_at on cms.content_event (at) where to_state = 'Submitted';
