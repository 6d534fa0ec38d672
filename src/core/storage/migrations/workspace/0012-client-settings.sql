-- What is set for a client, and what is known of it that its service has no call to ask for.

-- Writing styles have no list in the API: ids as copied from PowerPost, with a name to choose them by.
CREATE TABLE writing_styles (
  id TEXT PRIMARY KEY,
  remote_id TEXT NOT NULL UNIQUE CHECK (length(remote_id) BETWEEN 1 AND 256),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  created_at INTEGER NOT NULL
) STRICT;

-- What drafts and captions begin with. One row; no value: none is set.
CREATE TABLE client_defaults (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  post_types TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(post_types)),
  research_mode TEXT CHECK (research_mode IN ('regular', 'deep')),
  style_id TEXT REFERENCES writing_styles (id) ON DELETE SET NULL,
  cta TEXT,
  time_zone TEXT
) STRICT;
INSERT INTO client_defaults (one) VALUES (1);

-- Whether a network is connected: the last that was learnt or said of it. No row: nothing is known.
CREATE TABLE connections (
  platform TEXT PRIMARY KEY CHECK (platform IN ('instagram', 'tiktok', 'youtube', 'x', 'facebook', 'linkedin')),
  state TEXT NOT NULL CHECK (state IN ('connected', 'not-connected', 'unknown')),
  source TEXT NOT NULL CHECK (source IN ('posted', 'refused', 'refused-one-of', 'user')),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What went out before this was kept.
INSERT INTO connections (platform, state, source, at)
  SELECT platform, 'connected', 'posted', max(at) FROM (
    SELECT substr(i.post_type, 1, instr(i.post_type, '-') - 1) AS platform, coalesce(i.live_at, s.finished_at, s.published_at) AS at
    FROM send_items i JOIN sends s ON s.id = i.send_id WHERE i.status = 'posted'
  ) WHERE at IS NOT NULL AND platform IN ('instagram', 'tiktok', 'youtube', 'x', 'facebook', 'linkedin') GROUP BY platform;
