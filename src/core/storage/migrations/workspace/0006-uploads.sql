-- The user may pause an upload and put uploads in another order; both hold for as long as the upload is open.
ALTER TABLE uploads ADD COLUMN paused_at INTEGER;
ALTER TABLE uploads ADD COLUMN turn INTEGER;           -- in place of the number of its row; null: that number
CREATE INDEX uploads_paused ON uploads (id) WHERE paused_at IS NOT NULL;
