/**
 * The service's own file. Whatever belongs to a workspace names it, and rows that hang on another row name the workspace
 * with it, so that SQLite itself refuses a row that would reach over to another one.
 */
export const SCHEMA_STEPS: readonly string[] = [
  `
  CREATE TABLE account (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    balance INTEGER NOT NULL CHECK (balance >= 0),
    created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE credit_entries (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    workspace_id TEXT,
    amount INTEGER NOT NULL,
    reason TEXT NOT NULL,
    reference TEXT
  ) STRICT;

  CREATE TABLE api_keys (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    ending TEXT NOT NULL,
    scopes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    used_at INTEGER
  ) STRICT;

  CREATE TABLE workspaces (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE connections (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    platform TEXT NOT NULL,
    connected_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, platform)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE media (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    type TEXT NOT NULL CHECK (type IN ('image', 'video')),
    file_name TEXT NOT NULL,
    file_size INTEGER NOT NULL,
    mime_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    width INTEGER,
    height INTEGER,
    created_at INTEGER NOT NULL,
    UNIQUE (id, workspace_id)
  ) STRICT;
  CREATE INDEX media_by_workspace ON media (workspace_id);

  CREATE TABLE posts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    status TEXT NOT NULL CHECK (status IN ('draft', 'scheduled', 'publishing', 'published', 'failed', 'canceled')),
    created_at INTEGER NOT NULL,
    scheduled_at INTEGER,
    UNIQUE (id, workspace_id)
  ) STRICT;
  CREATE INDEX posts_by_workspace ON posts (workspace_id, seq);
  CREATE INDEX posts_waiting ON posts (scheduled_at) WHERE status = 'scheduled';

  CREATE TABLE post_items (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL,
    post_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    post_type TEXT NOT NULL,
    platform TEXT NOT NULL,
    content TEXT NOT NULL,
    title TEXT,
    status TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'posting', 'posted', 'failed')),
    due_at INTEGER,
    planned_failure TEXT,
    platform_post_id TEXT,
    error_code TEXT,
    error_message TEXT,
    posted_at INTEGER,
    UNIQUE (post_id, position),
    UNIQUE (id, workspace_id),
    FOREIGN KEY (post_id, workspace_id) REFERENCES posts (id, workspace_id) ON DELETE CASCADE
  ) STRICT;
  CREATE INDEX post_items_due ON post_items (due_at) WHERE status = 'posting';

  CREATE TABLE post_item_media (
    item_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    workspace_id TEXT NOT NULL,
    media_id TEXT NOT NULL,
    PRIMARY KEY (item_id, position),
    FOREIGN KEY (item_id, workspace_id) REFERENCES post_items (id, workspace_id) ON DELETE CASCADE,
    FOREIGN KEY (media_id, workspace_id) REFERENCES media (id, workspace_id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE generations (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    status TEXT NOT NULL CHECK (status IN ('pending', 'processing', 'completed', 'failed')),
    prompt TEXT,
    platforms TEXT NOT NULL,
    research_mode TEXT NOT NULL,
    cta_text TEXT,
    credits_used INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    due_at INTEGER,
    planned_failure TEXT,
    outputs TEXT,
    error_code TEXT,
    error_message TEXT
  ) STRICT;
  CREATE INDEX generations_by_workspace ON generations (workspace_id, seq);
  CREATE INDEX generations_due ON generations (due_at) WHERE status IN ('pending', 'processing');

  CREATE TABLE calendar_entries (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    description TEXT,
    scheduled_date TEXT NOT NULL,
    scheduled_time TEXT,
    platforms TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX calendar_by_day ON calendar_entries (workspace_id, scheduled_date);

  CREATE TABLE request_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    operation_id TEXT,
    workspace_id TEXT,
    status INTEGER,
    request_id TEXT NOT NULL,
    fault TEXT,
    body TEXT
  ) STRICT;
  `,
  // Pictures and videos to order, styles to write in, keys of the older kinds, and every list and sum by an index.
  `
  ALTER TABLE api_keys ADD COLUMN kind TEXT NOT NULL DEFAULT 'scopes' CHECK (kind IN ('scopes', 'read_write', 'read_draft'));

  -- The entries of credits add up to the balance, the first of them included.
  INSERT INTO credit_entries (at, workspace_id, amount, reason, reference)
    SELECT created_at, NULL, balance - (SELECT coalesce(sum(amount), 0) FROM credit_entries), 'opening balance', NULL FROM account;

  ALTER TABLE account ADD COLUMN media_bytes INTEGER NOT NULL DEFAULT 0;
  UPDATE account SET media_bytes = (SELECT coalesce(sum(file_size), 0) FROM media);
  CREATE TRIGGER media_counted AFTER INSERT ON media BEGIN
    UPDATE account SET media_bytes = media_bytes + new.file_size;
  END;
  CREATE TRIGGER media_forgotten AFTER DELETE ON media BEGIN
    UPDATE account SET media_bytes = media_bytes - old.file_size;
  END;
  ALTER TABLE media ADD COLUMN origin TEXT NOT NULL DEFAULT 'uploaded' CHECK (origin IN ('uploaded', 'made'));
  ALTER TABLE media ADD COLUMN duration_ms INTEGER;

  DROP INDEX media_by_workspace;
  CREATE INDEX media_by_workspace ON media (workspace_id, created_at);
  CREATE INDEX media_by_age ON media (created_at);
  CREATE INDEX posts_by_status ON posts (workspace_id, status, seq);
  CREATE INDEX generations_by_status ON generations (workspace_id, status, seq);
  CREATE INDEX post_items_by_owner ON post_items (post_id, workspace_id);
  CREATE INDEX post_item_media_by_owner ON post_item_media (item_id, workspace_id);
  CREATE INDEX post_item_media_by_media ON post_item_media (media_id, workspace_id);

  CREATE TABLE writing_styles (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    manner TEXT NOT NULL CHECK (manner IN ('plain', 'warm', 'playful', 'expert')),
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX writing_styles_by_workspace ON writing_styles (workspace_id);

  ALTER TABLE generations ADD COLUMN wish TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE generations ADD COLUMN planned_refund INTEGER NOT NULL DEFAULT 0;

  CREATE TABLE picture_orders (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('image', 'video')),
    status TEXT NOT NULL CHECK (status IN ('pending', 'processing', 'completed', 'failed')),
    prompt TEXT,
    words TEXT NOT NULL,
    size TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 4),
    model TEXT NOT NULL,
    duration INTEGER,
    has_audio INTEGER NOT NULL DEFAULT 0,
    is_enhanced INTEGER NOT NULL DEFAULT 0,
    seed INTEGER NOT NULL,
    credits_used INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    planned_failures INTEGER NOT NULL DEFAULT 0,
    error_code TEXT,
    error_message TEXT,
    UNIQUE (id, workspace_id)
  ) STRICT;
  CREATE INDEX picture_orders_by_workspace ON picture_orders (workspace_id, seq);
  CREATE INDEX picture_orders_due ON picture_orders (due_at) WHERE status IN ('pending', 'processing');

  -- What an order was given to follow or to set in motion.
  CREATE TABLE picture_sources (
    order_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    workspace_id TEXT NOT NULL,
    media_id TEXT NOT NULL,
    PRIMARY KEY (order_id, position),
    FOREIGN KEY (order_id, workspace_id) REFERENCES picture_orders (id, workspace_id) ON DELETE CASCADE,
    FOREIGN KEY (media_id, workspace_id) REFERENCES media (id, workspace_id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX picture_sources_by_owner ON picture_sources (order_id, workspace_id);
  CREATE INDEX picture_sources_by_media ON picture_sources (media_id, workspace_id);

  -- What came of it.
  CREATE TABLE picture_results (
    order_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    workspace_id TEXT NOT NULL,
    media_id TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (order_id, position),
    FOREIGN KEY (order_id, workspace_id) REFERENCES picture_orders (id, workspace_id) ON DELETE CASCADE,
    FOREIGN KEY (media_id, workspace_id) REFERENCES media (id, workspace_id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX picture_results_by_owner ON picture_results (order_id, workspace_id);
  CREATE INDEX picture_results_by_media ON picture_results (media_id, workspace_id);
  `,
  // What was taken for a post before it goes out.
  `
  ALTER TABLE posts ADD COLUMN paid_ahead INTEGER NOT NULL DEFAULT 0;
  `,
]
