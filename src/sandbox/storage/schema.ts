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
]
