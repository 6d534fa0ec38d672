-- Captions asked of the service. The request is kept whole: the service never says it again.

-- The user's word that credits may be spent. Its ceiling holds for everything approved with it.
CREATE TABLE approvals (
  id TEXT PRIMARY KEY,
  ceiling REAL CHECK (ceiling >= 0),   -- credits; null: none
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE generations (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL UNIQUE,
  draft_id TEXT,                       -- not a reference: a draft that is gone leaves its captions behind
  draft_title TEXT NOT NULL,
  draft_content TEXT CHECK (draft_content IS NULL OR json_valid(draft_content)), -- when it was asked: what differs now was edited since
  request TEXT NOT NULL CHECK (json_valid(request)),   -- {prompt, postTypes, researchMode, writingStyleId, ctaText, sourceUrls}
  media TEXT NOT NULL CHECK (json_valid(media)),       -- [{mediaId, renditionId, kind}] in order
  equal_key TEXT NOT NULL,             -- the same for requests that the service's list cannot tell apart
  state TEXT NOT NULL CHECK (state IN ('waiting', 'working', 'completed', 'failed', 'cancelled')),
  approval_id TEXT REFERENCES approvals (id),
  remote_id TEXT UNIQUE,
  remote_status TEXT,
  outputs TEXT CHECK (outputs IS NULL OR json_valid(outputs)),   -- {platform: text | {title, description}}
  error TEXT CHECK (error IS NULL OR json_valid(error)),         -- {code, message}
  credits_used REAL,
  refunded INTEGER NOT NULL DEFAULT 0 CHECK (refunded IN (0, 1)),
  lost INTEGER NOT NULL DEFAULT 0,     -- requests whose fate was never learnt: each may have cost credits
  lost_since INTEGER,                  -- when the first of them left
  created_at INTEGER NOT NULL,
  accepted_at INTEGER,
  finished_at INTEGER,
  used_at INTEGER,
  next_poll_at INTEGER,                -- tracker; null when nothing to poll
  polls INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX generations_of_draft ON generations (draft_id, seq DESC);
CREATE INDEX generations_equal ON generations (equal_key);
CREATE INDEX generations_approved ON generations (approval_id) WHERE approval_id IS NOT NULL;
CREATE INDEX generations_polling ON generations (next_poll_at) WHERE next_poll_at IS NOT NULL;
INSERT INTO counters VALUES ('generation_seq', 0);
CREATE TRIGGER generations_frozen BEFORE UPDATE OF draft_id, draft_content, request, media, equal_key, created_at ON generations
BEGIN SELECT raise(ABORT, 'a request for captions is frozen'); END;
CREATE TRIGGER generations_remote_id_once BEFORE UPDATE OF remote_id ON generations
WHEN old.remote_id IS NOT NULL AND new.remote_id IS NOT old.remote_id
BEGIN SELECT raise(ABORT, 'remote generation id is final'); END;

-- The outbox learns the new kind. A check cannot be altered, so the table is made anew; what points to it keeps its name.
CREATE TABLE intents_new (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('upload', 'create_post', 'publish', 'captions')),
  send_id TEXT REFERENCES sends (id),
  upload_id TEXT REFERENCES uploads (id),
  generation_id TEXT REFERENCES generations (id),
  state TEXT NOT NULL CHECK (state IN ('queued', 'waiting', 'sending', 'unknown', 'blocked', 'done', 'cancelled')),
  waiting_for TEXT CHECK (waiting_for IN ('network', 'rate-limit', 'earlier-step', 'undo', 'retry', 'pause', 'settling', 'equal')),
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
  CHECK ((kind = 'upload') = (upload_id IS NOT NULL)),
  CHECK ((kind = 'captions') = (generation_id IS NOT NULL))
) STRICT;
INSERT INTO intents_new (id, seq, kind, send_id, upload_id, state, waiting_for, blocked_code, cancelled_by, attempts, next_at, not_after, sending_since,
    unknown_since, looks, asks, resent_after_look, last_error, credits_used, created_at, updated_at)
  SELECT id, seq, kind, send_id, upload_id, state, waiting_for, blocked_code, cancelled_by, attempts, next_at, not_after, sending_since,
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
