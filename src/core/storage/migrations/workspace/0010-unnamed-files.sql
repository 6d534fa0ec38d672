-- Files that no row names may be removed, but none that was there when the client was last restored: rows of it may be what is missing.
ALTER TABLE workspace ADD COLUMN files_kept_before INTEGER NOT NULL DEFAULT 0;   -- Unix ms, by the clock that dates files
CREATE TRIGGER workspace_released AFTER UPDATE OF held ON workspace WHEN old.held = 1 AND new.held = 0
BEGIN UPDATE workspace SET files_kept_before = CAST(unixepoch('subsec') * 1000 AS INTEGER) WHERE one = 1; END;
