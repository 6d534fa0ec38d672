-- Whether sends with a time are left to the service: the user's choice, and whether the service turned out to know how.
ALTER TABLE accounts ADD COLUMN schedule TEXT NOT NULL DEFAULT 'auto' CHECK (schedule IN ('auto', 'on', 'off'));
ALTER TABLE accounts ADD COLUMN schedules TEXT NOT NULL DEFAULT 'unknown' CHECK (schedules IN ('unknown', 'answers', 'absent'));
