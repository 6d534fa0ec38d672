-- What is kept for writing: texts to put in again, where a signature stands by default, and how spelling is checked.

CREATE TABLE snippets (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('snippet', 'signature', 'hashtags')),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  text TEXT NOT NULL CHECK (length(text) >= 1),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER            -- kept, so that a removal can be undone
) STRICT;

CREATE TABLE signature_defaults (
  place TEXT PRIMARY KEY CHECK (place IN ('shared', 'instagram', 'tiktok', 'youtube', 'x', 'facebook', 'linkedin')),
  snippet_id TEXT NOT NULL REFERENCES snippets (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE spelling_languages (
  language TEXT PRIMARY KEY,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE spelling_words (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
