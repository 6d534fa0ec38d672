-- An index of the data folder and the accounts (without keys). Rebuilt from the workspaces when lost.
CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('powerpost', 'sandbox')),
  label TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 120),
  base_url TEXT,                -- never changes; null for a sandbox, whose address is found at each launch
  key_last4 TEXT,
  key_state TEXT NOT NULL CHECK (key_state IN ('pending', 'ready', 'session-only', 'missing', 'removing')),
  verified_at INTEGER,
  balance REAL,
  balance_at INTEGER,
  list_posts TEXT NOT NULL DEFAULT 'unknown' CHECK (list_posts IN ('unknown', 'answers', 'absent')),
  created_at INTEGER NOT NULL,
  CHECK ((kind = 'sandbox') = (base_url IS NULL))
) STRICT;
CREATE TRIGGER accounts_base_url_final BEFORE UPDATE OF base_url ON accounts
WHEN new.base_url IS NOT old.base_url BEGIN SELECT raise(ABORT, 'base URL is final'); END;

CREATE TABLE pauses (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  scope TEXT NOT NULL CHECK (scope IN ('account', 'spending', 'kind')),
  kind TEXT NOT NULL DEFAULT '',
  code TEXT NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (account_id, scope, kind)
) STRICT, WITHOUT ROWID;

-- Credits past answers took, by what was published: the only source of an estimate.
CREATE TABLE prices (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  what TEXT NOT NULL,
  credits REAL NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (account_id, what)
) STRICT, WITHOUT ROWID;

CREATE TABLE workspaces (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  name TEXT NOT NULL,
  color TEXT NOT NULL,
  position INTEGER NOT NULL,
  account_id TEXT,
  account_label TEXT,           -- as last known, for the time after the account is removed
  origin TEXT,
  remote_id TEXT,
  link TEXT NOT NULL CHECK (link IN ('local', 'verified', 'not-verified')),
  state TEXT NOT NULL CHECK (state IN ('ready', 'missing', 'damaged', 'newer', 'deleting')),
  epoch TEXT NOT NULL,
  next_epoch TEXT,              -- about to be given to the workspace; both count as known
  held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)),
  next_due_at INTEGER,          -- a hint: when work is due in a workspace that is not open
  needs_you INTEGER NOT NULL DEFAULT 0
) STRICT;
-- Unique for each server origin, whichever account (rules 1).
CREATE UNIQUE INDEX workspaces_remote ON workspaces (origin, remote_id) WHERE remote_id IS NOT NULL;

CREATE TABLE commands (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  result TEXT NOT NULL CHECK (json_valid(result)),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- last_seen_at tells a clock that was set back.
CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), last_seen_at INTEGER NOT NULL) STRICT;
INSERT INTO state VALUES (1, 0);
