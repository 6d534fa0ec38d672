-- What a key was seen to be allowed. The service has no call to ask: it shows only in answers.
CREATE TABLE scopes (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  scope TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('granted', 'missing')),
  at INTEGER NOT NULL,
  PRIMARY KEY (account_id, scope)
) STRICT, WITHOUT ROWID;
