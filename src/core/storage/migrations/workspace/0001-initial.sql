-- The whole of one client's workspace. Times are Unix milliseconds, ids are UUIDs made here unless named "remote".

-- The truth about this workspace; catalog.db is only an index of it.
CREATE TABLE workspace (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL CHECK (length(id) = 36),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  color TEXT NOT NULL,
  account_id TEXT,
  account_label TEXT,
  origin TEXT,                 -- base URL of the account; for a sandbox account the word 'sandbox'
  remote_id TEXT,
  link TEXT NOT NULL DEFAULT 'local' CHECK (link IN ('local', 'verified', 'not-verified')),
  epoch TEXT NOT NULL,         -- also known to the catalog; a difference holds all sending
  held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)),
  created_at INTEGER NOT NULL,
  backed_up_at INTEGER,
  list_answered INTEGER NOT NULL DEFAULT 0 CHECK (list_answered IN (0, 1)), -- GET /posts has answered for this account
  CHECK ((remote_id IS NULL) = (link = 'local'))
) STRICT;

-- A remote id goes from null to a value once and never to another (rules 1).
CREATE TRIGGER workspace_remote_id_once BEFORE UPDATE OF remote_id ON workspace
WHEN old.remote_id IS NOT NULL AND new.remote_id IS NOT old.remote_id
BEGIN SELECT raise(ABORT, 'remote id is final'); END;

-- Every act of the window, with its first result: a repeat returns it (rules 2).
CREATE TABLE commands (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  result TEXT NOT NULL CHECK (json_valid(result)),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
  id TEXT PRIMARY KEY,
  rev INTEGER NOT NULL CHECK (rev >= 1),
  content TEXT NOT NULL CHECK (json_valid(content)),
  title TEXT NOT NULL,          -- derived, for lists
  excerpt TEXT NOT NULL,        -- derived, for lists
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  trashed_at INTEGER,
  -- Order of the list: issued anew at each save, so newest-first is a plain walk down an index.
  list_seq INTEGER NOT NULL,
  search_dirty INTEGER NOT NULL DEFAULT 1 CHECK (search_dirty IN (0, 1)),
  search_seq INTEGER
) STRICT;
CREATE UNIQUE INDEX drafts_list ON drafts (list_seq) WHERE trashed_at IS NULL;
CREATE UNIQUE INDEX drafts_trash ON drafts (list_seq) WHERE trashed_at IS NOT NULL;
CREATE INDEX drafts_search_dirty ON drafts (id) WHERE search_dirty = 1;

-- Source of list_seq; never goes back, also not when the clock does.
CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO counters VALUES ('list_seq', 0);

CREATE TABLE revisions (
  id TEXT PRIMARY KEY,
  draft_id TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
  rev INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('pause', 'large-removal', 'restore', 'generation', 'send', 'conflict')),
  content TEXT NOT NULL CHECK (json_valid(content)),
  at INTEGER NOT NULL,
  seq INTEGER NOT NULL UNIQUE
) STRICT;
CREATE INDEX revisions_of_draft ON revisions (draft_id, seq DESC);
INSERT INTO counters VALUES ('revision_seq', 0);

CREATE TABLE blobs (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  ext TEXT NOT NULL,
  mime TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size > 0),
  width INTEGER,
  height INTEGER,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE media_items (
  id TEXT PRIMARY KEY,
  blob TEXT NOT NULL REFERENCES blobs (sha256),
  kind TEXT NOT NULL CHECK (kind IN ('image', 'video')),
  name TEXT NOT NULL,
  alt TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  seq INTEGER NOT NULL UNIQUE
) STRICT;
CREATE INDEX media_items_of_blob ON media_items (blob);
INSERT INTO counters VALUES ('media_seq', 0);

-- A derived file: which recipe on which original gave which bytes. 'upload-clean' removes metadata.
CREATE TABLE renditions (
  id TEXT PRIMARY KEY,
  blob TEXT NOT NULL REFERENCES blobs (sha256),
  recipe TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES blobs (sha256),
  UNIQUE (blob, recipe)
) STRICT;

-- What the service knows of a rendition. At most one row each; a forgotten id is re-uploaded once (rules 7).
CREATE TABLE uploads (
  id TEXT PRIMARY KEY,
  rendition_id TEXT NOT NULL UNIQUE REFERENCES renditions (id),
  remote_media_id TEXT UNIQUE,
  tries_unsettled INTEGER NOT NULL DEFAULT 0,
  forgotten INTEGER NOT NULL DEFAULT 0,
  uploaded_at INTEGER
) STRICT;

CREATE TABLE draft_media (
  draft_id TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
  media_id TEXT NOT NULL REFERENCES media_items (id),
  position INTEGER NOT NULL,
  -- The rev of the draft that an import made by adding this file; null where a save put it. Proves what changed since a base.
  added_rev INTEGER,
  PRIMARY KEY (draft_id, media_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_media_used ON draft_media (media_id);

-- An import is a row with its sources and goes on after a restart.
CREATE TABLE import_batches (
  id TEXT PRIMARY KEY,
  draft_id TEXT,
  total INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'finished')),
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE import_items (
  batch_id TEXT NOT NULL REFERENCES import_batches (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  path TEXT NOT NULL,
  name TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('pending', 'added', 'duplicate', 'refused')),
  media_id TEXT REFERENCES media_items (id),
  refusal TEXT,
  detail TEXT,
  PRIMARY KEY (batch_id, position)
) STRICT, WITHOUT ROWID;

-- A frozen draft on its way. Immutable but for remote_post_id (written once), state and what the service answered.
CREATE TABLE sends (
  id TEXT PRIMARY KEY,
  draft_id TEXT NOT NULL REFERENCES drafts (id),
  revision_id TEXT NOT NULL REFERENCES revisions (id),
  draft_rev INTEGER NOT NULL,
  title TEXT NOT NULL,
  items TEXT NOT NULL CHECK (json_valid(items)),      -- [{postType, platform, text, title}]
  media TEXT NOT NULL CHECK (json_valid(media)),      -- [{mediaId, renditionId}] in order
  state TEXT NOT NULL CHECK (state IN ('live', 'finished', 'cancelled', 'superseded')),
  carrier TEXT NOT NULL CHECK (carrier IN ('app', 'server')),
  remote_post_id TEXT UNIQUE,
  not_after INTEGER,
  credits_used REAL,
  created_at INTEGER NOT NULL,
  published_at INTEGER,          -- publish accepted
  finished_at INTEGER,
  next_poll_at INTEGER,          -- tracker; null when nothing to poll
  polls INTEGER NOT NULL DEFAULT 0,
  seq INTEGER NOT NULL UNIQUE
) STRICT;
-- A draft has at most one live send (rules 2).
CREATE UNIQUE INDEX sends_one_live ON sends (draft_id) WHERE state = 'live';
CREATE INDEX sends_of_draft ON sends (draft_id, seq DESC);
CREATE INDEX sends_polling ON sends (next_poll_at) WHERE next_poll_at IS NOT NULL;
INSERT INTO counters VALUES ('send_seq', 0);
CREATE TRIGGER sends_frozen BEFORE UPDATE OF draft_id, revision_id, items, media, created_at ON sends
BEGIN SELECT raise(ABORT, 'a send is frozen'); END;
CREATE TRIGGER sends_remote_post_once BEFORE UPDATE OF remote_post_id ON sends
WHEN old.remote_post_id IS NOT NULL AND new.remote_post_id IS NOT old.remote_post_id
BEGIN SELECT raise(ABORT, 'remote post id is final'); END;

-- The fate of each item as the service last said it.
CREATE TABLE send_items (
  send_id TEXT NOT NULL REFERENCES sends (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  post_type TEXT NOT NULL,
  remote_item_id TEXT,
  status TEXT NOT NULL DEFAULT 'draft',
  platform_post_id TEXT,
  error TEXT,
  PRIMARY KEY (send_id, position)
) STRICT, WITHOUT ROWID;

-- The outbox: one row for each request to make. The row and the change it carries commit together.
CREATE TABLE intents (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('upload', 'create_post', 'publish')),
  send_id TEXT REFERENCES sends (id),
  upload_id TEXT REFERENCES uploads (id),
  state TEXT NOT NULL CHECK (state IN ('queued', 'waiting', 'sending', 'unknown', 'blocked', 'done', 'cancelled')),
  waiting_for TEXT CHECK (waiting_for IN ('network', 'rate-limit', 'earlier-step', 'undo', 'retry', 'pause', 'settling')),
  blocked_code TEXT,
  cancelled_by TEXT CHECK (cancelled_by IN ('user', 'expired', 'superseded')),
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER,
  not_after INTEGER,
  sending_since INTEGER,          -- committed before the first byte
  unknown_since INTEGER,
  looks TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(looks)),
  asks INTEGER NOT NULL DEFAULT 0 CHECK (asks IN (0, 1)),
  resent_after_look INTEGER NOT NULL DEFAULT 0 CHECK (resent_after_look IN (0, 1)),
  last_error TEXT CHECK (last_error IS NULL OR json_valid(last_error)),
  credits_used REAL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CHECK ((state = 'blocked') = (blocked_code IS NOT NULL)),
  CHECK ((state = 'cancelled') = (cancelled_by IS NOT NULL)),
  CHECK ((kind = 'upload') = (upload_id IS NOT NULL))
) STRICT;
CREATE INDEX intents_open ON intents (seq) WHERE state NOT IN ('done', 'cancelled');
CREATE INDEX intents_of_send ON intents (send_id);
-- One upload of a rendition at a time, whoever needs it.
CREATE UNIQUE INDEX intents_one_upload ON intents (upload_id) WHERE upload_id IS NOT NULL AND state NOT IN ('done', 'cancelled');
-- A send is created once and published once.
CREATE UNIQUE INDEX intents_one_step ON intents (send_id, kind) WHERE kind <> 'upload' AND state <> 'cancelled';
INSERT INTO counters VALUES ('intent_seq', 0);

CREATE TABLE intent_needs (
  intent_id TEXT NOT NULL REFERENCES intents (id) ON DELETE CASCADE,
  needs_id TEXT NOT NULL REFERENCES intents (id),
  PRIMARY KEY (intent_id, needs_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX intent_needs_back ON intent_needs (needs_id);

-- What was asked of the service, for support and for the user. Never a body, never a key.
CREATE TABLE activity (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  intent_id TEXT,
  operation TEXT NOT NULL,
  status INTEGER,
  code TEXT,
  request_id TEXT,
  ms INTEGER
) STRICT;
