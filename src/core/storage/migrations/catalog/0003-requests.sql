-- The log of requests that are made for an account itself. Never a body, never a key. Those of a workspace stand in its own file.
CREATE TABLE account_activity (
  seq INTEGER PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  operation TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('ok', 'refused', 'not-sent', 'unclear')),
  status INTEGER,
  code TEXT,
  ms INTEGER NOT NULL,
  request_id TEXT,
  sent INTEGER NOT NULL,        -- bytes of the bodies
  received INTEGER NOT NULL,
  attempt INTEGER NOT NULL
) STRICT;
CREATE INDEX account_activity_of ON account_activity (account_id, seq);
