-- What failed of a post may go again; PowerPost may carry a send to its time; what the service stored and published is kept beside what was sent.

ALTER TABLE sends ADD COLUMN remote_status TEXT;       -- the post's own word, as last read
ALTER TABLE sends ADD COLUMN scheduled_at INTEGER;     -- since when the service holds it for its time
ALTER TABLE sends ADD COLUMN app_carries TEXT;         -- why the app took over from the service: absent, too-near, user
ALTER TABLE sends ADD COLUMN replan TEXT CHECK (replan IS NULL OR json_valid(replan)); -- {at, wall, zone}: its new time, once the old one is taken back
ALTER TABLE sends ADD COLUMN resend_of TEXT REFERENCES sends (id); -- the post of which this sends again what failed
CREATE INDEX sends_again ON sends (resend_of) WHERE resend_of IS NOT NULL;
CREATE TRIGGER sends_again_frozen BEFORE UPDATE OF resend_of ON sends
BEGIN SELECT raise(ABORT, 'a send is frozen'); END;

ALTER TABLE send_items ADD COLUMN error_code TEXT;
ALTER TABLE send_items ADD COLUMN request_id TEXT;     -- of the answer that said so
-- As the service showed the item: after it was made, and once it said that it was out. {text, title, media}
ALTER TABLE send_items ADD COLUMN stored TEXT CHECK (stored IS NULL OR json_valid(stored));
ALTER TABLE send_items ADD COLUMN stored_at INTEGER;
ALTER TABLE send_items ADD COLUMN live TEXT CHECK (live IS NULL OR json_valid(live));
ALTER TABLE send_items ADD COLUMN live_at INTEGER;

-- What happened to a send, in order; requests are in `activity`.
CREATE TABLE send_events (
  seq INTEGER PRIMARY KEY,
  send_id TEXT NOT NULL REFERENCES sends (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  what TEXT NOT NULL,
  post_type TEXT,
  status TEXT,
  request_id TEXT
) STRICT;
CREATE INDEX send_events_of ON send_events (send_id, seq);

-- Items that were sent again. All tries of one item name the same first send, so that they see each other.
CREATE TABLE resent_items (
  send_id TEXT NOT NULL REFERENCES sends (id),
  post_type TEXT NOT NULL,
  root_id TEXT NOT NULL REFERENCES sends (id),   -- the first send of the chain
  of_id TEXT NOT NULL REFERENCES sends (id),     -- the one of which the item failed
  fate TEXT NOT NULL DEFAULT 'open' CHECK (fate IN ('open', 'out', 'not-out', 'in-doubt')),
  PRIMARY KEY (send_id, post_type)
) STRICT, WITHOUT ROWID;
-- Never a second try while one is under way, went out, or may have.
CREATE UNIQUE INDEX resent_items_once ON resent_items (root_id, post_type) WHERE fate <> 'not-out';
CREATE INDEX resent_items_of ON resent_items (of_id);
-- What went out, or may still, cannot be among them.
CREATE TRIGGER resent_items_failed BEFORE INSERT ON resent_items
WHEN (SELECT count(*) FROM send_items i JOIN sends s ON s.id = i.send_id
      WHERE i.send_id IN (new.of_id, new.root_id) AND i.post_type = new.post_type AND i.status = 'failed' AND s.state = 'finished')
  <> iif(new.of_id = new.root_id, 1, 2)
BEGIN SELECT raise(ABORT, 'only what failed is sent again'); END;
CREATE TRIGGER resent_items_out BEFORE UPDATE OF fate ON resent_items WHEN old.fate = 'out' AND new.fate <> 'out'
BEGIN SELECT raise(ABORT, 'what went out stays so'); END;

-- A draft made to send again what failed, in another form.
CREATE TABLE draft_again (
  draft_id TEXT PRIMARY KEY REFERENCES drafts (id) ON DELETE CASCADE,
  send_id TEXT NOT NULL REFERENCES sends (id)
) STRICT, WITHOUT ROWID;

-- Posts on the service that no send here made, as last read.
CREATE TABLE remote_posts (
  seq INTEGER PRIMARY KEY,
  remote_id TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL,
  made_at INTEGER NOT NULL,      -- by the service's word, else when it was first seen
  scheduled_for INTEGER,
  items TEXT NOT NULL CHECK (json_valid(items)),
  seen_at INTEGER NOT NULL
) STRICT;
CREATE INDEX remote_posts_list ON remote_posts (made_at DESC, seq);
ALTER TABLE workspace ADD COLUMN posts_read_at INTEGER; -- the service's list was last read to its end

-- The outbox learns to schedule. A check cannot be altered, so the table is made anew; what points to it keeps its name.
CREATE TABLE intents_new (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('upload', 'create_post', 'publish', 'captions', 'schedule', 'unschedule')),
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
INSERT INTO intents_new (id, seq, kind, send_id, upload_id, generation_id, state, waiting_for, blocked_code, cancelled_by, attempts, next_at, not_after, not_before, sending_since,
    unknown_since, looks, asks, resent_after_look, last_error, credits_used, created_at, updated_at)
  SELECT id, seq, kind, send_id, upload_id, generation_id, state, waiting_for, blocked_code, cancelled_by, attempts, next_at, not_after, not_before, sending_since,
    unknown_since, looks, asks, resent_after_look, last_error, credits_used, created_at, updated_at FROM intents ORDER BY seq;
DROP TABLE intents;
ALTER TABLE intents_new RENAME TO intents;
CREATE INDEX intents_open ON intents (seq) WHERE state NOT IN ('done', 'cancelled');
CREATE INDEX intents_of_send ON intents (send_id);
-- One upload of a rendition at a time, whoever needs it.
CREATE UNIQUE INDEX intents_one_upload ON intents (upload_id) WHERE upload_id IS NOT NULL AND state NOT IN ('done', 'cancelled');
-- A send is created once; captions are asked for once.
CREATE UNIQUE INDEX intents_one_step ON intents (send_id, kind) WHERE send_id IS NOT NULL AND kind <> 'upload' AND state <> 'cancelled';
CREATE UNIQUE INDEX intents_one_request ON intents (generation_id) WHERE generation_id IS NOT NULL;
-- Published by the app, or scheduled with the service: never both.
CREATE UNIQUE INDEX intents_one_carrier ON intents (send_id) WHERE kind IN ('publish', 'schedule') AND state <> 'cancelled';

-- A send has one carrier, and changes it only when the other has nothing of it (rules 4).
CREATE TRIGGER sends_carrier_to_app BEFORE UPDATE OF carrier ON sends
WHEN old.carrier = 'server' AND new.carrier = 'app' AND EXISTS (SELECT 1 FROM intents WHERE send_id = old.id AND kind = 'schedule' AND state IN ('sending', 'unknown', 'done'))
BEGIN SELECT raise(ABORT, 'the service may hold this send'); END;
CREATE TRIGGER sends_carrier_to_server BEFORE UPDATE OF carrier ON sends
WHEN old.carrier = 'app' AND new.carrier = 'server' AND EXISTS (SELECT 1 FROM intents WHERE send_id = old.id AND kind = 'publish' AND state <> 'cancelled')
BEGIN SELECT raise(ABORT, 'the app may publish this send'); END;
CREATE TRIGGER intents_by_carrier BEFORE UPDATE OF state ON intents
WHEN new.state = 'sending' AND new.kind IN ('publish', 'schedule')
  AND (SELECT carrier FROM sends WHERE id = new.send_id) IS NOT iif(new.kind = 'publish', 'app', 'server')
BEGIN SELECT raise(ABORT, 'another carries this send'); END;
-- A send of what failed leaves with that and nothing else.
CREATE TRIGGER intents_again BEFORE UPDATE OF state ON intents
WHEN new.state = 'sending' AND new.kind = 'create_post' AND (SELECT resend_of FROM sends WHERE id = new.send_id) IS NOT NULL
  AND EXISTS (SELECT 1 FROM send_items i WHERE i.send_id = new.send_id
              AND NOT EXISTS (SELECT 1 FROM resent_items r WHERE r.send_id = i.send_id AND r.post_type = i.post_type))
BEGIN SELECT raise(ABORT, 'this send would repeat what went out'); END;
