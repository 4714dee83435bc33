-- The calendar asks what was posted by hand on some days.
create index ix_manual_task_done_at on cms.manual_task (done_at) where done_at is not null;
