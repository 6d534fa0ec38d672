-- A send may have a time: the instant that counts, and the wall time and zone in which it was meant.
ALTER TABLE sends ADD COLUMN due_at INTEGER;
ALTER TABLE sends ADD COLUMN due_wall TEXT;
ALTER TABLE sends ADD COLUMN due_zone TEXT;

-- The outbox learns to wait for a time. A check cannot be altered, so the table is made anew; what points to it keeps its name.
CREATE TABLE intents_new (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('upload', 'create_post', 'publish', 'captions')),
  send_id TEXT REFERENCES sends (id),
  upload_id TEXT REFERENCES uploads (id),
  generation_id TEXT REFERENCES generations (id),
  state TEXT NOT NULL CHECK (state IN ('queued', 'waiting', 'sending', 'unknown', 'blocked', 'done', 'cancelled')),
  waiting_for TEXT CHECK (waiting_for IN ('network', 'rate-limit', 'earlier-step', 'undo', 'retry', 'pause', 'settling', 'equal', 'time')),
  blocked_code TEXT,
  cancelled_by TEXT CHECK (cancelled_by IN ('user', 'expired', 'superseded')),
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER,
  not_after INTEGER,
  not_before INTEGER,
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
  CHECK ((kind = 'upload') = (upload_id IS NOT NULL)),
  CHECK ((kind = 'captions') = (generation_id IS NOT NULL))
) STRICT;
INSERT INTO intents_new (id, seq, kind, send_id, upload_id, generation_id, state, waiting_for, blocked_code, cancelled_by, attempts, next_at, not_after, sending_since,
    unknown_since, looks, asks, resent_after_look, last_error, credits_used, created_at, updated_at)
  SELECT id, seq, kind, send_id, upload_id, generation_id, state, waiting_for, blocked_code, cancelled_by, attempts, next_at, not_after, sending_since,
    unknown_since, looks, asks, resent_after_look, last_error, credits_used, created_at, updated_at FROM intents ORDER BY seq;
DROP TABLE intents;
ALTER TABLE intents_new RENAME TO intents;
CREATE INDEX intents_open ON intents (seq) WHERE state NOT IN ('done', 'cancelled');
CREATE INDEX intents_of_send ON intents (send_id);
-- One upload of a rendition at a time, whoever needs it.
CREATE UNIQUE INDEX intents_one_upload ON intents (upload_id) WHERE upload_id IS NOT NULL AND state NOT IN ('done', 'cancelled');
-- A send is created once and published once; captions are asked for once.
CREATE UNIQUE INDEX intents_one_step ON intents (send_id, kind) WHERE send_id IS NOT NULL AND kind <> 'upload' AND state <> 'cancelled';
CREATE UNIQUE INDEX intents_one_request ON intents (generation_id) WHERE generation_id IS NOT NULL;
