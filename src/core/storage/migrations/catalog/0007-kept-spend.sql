-- What clients that were deleted had used, so that their account can still be billed for them. The name is the one they had.
CREATE TABLE kept_spend (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  workspace_id TEXT NOT NULL,
  name TEXT NOT NULL,
  at INTEGER NOT NULL,
  lines TEXT CHECK (lines IS NULL OR json_valid(lines)),   -- see generations/spend; null: the file could not be read any more
  PRIMARY KEY (account_id, workspace_id)
) STRICT, WITHOUT ROWID;
