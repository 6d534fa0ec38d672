-- Edits of pictures and films. What an edit makes is an item of its own that knows its original; no item ever changes its bytes.

-- No reference: an edit outlives an original whose row is lost with a damaged file.
ALTER TABLE media_items ADD COLUMN original_id TEXT;
ALTER TABLE media_items ADD COLUMN edit TEXT CHECK (edit IS NULL OR json_valid(edit));   -- the recipe, on the original
ALTER TABLE media_items ADD COLUMN edit_key TEXT;                                         -- what of it decides the bytes
-- The same edit of the same original is the same item.
CREATE UNIQUE INDEX media_items_edit ON media_items (original_id, edit_key) WHERE original_id IS NOT NULL;
CREATE TRIGGER media_items_keep_bytes BEFORE UPDATE OF blob, original_id, edit_key ON media_items
WHEN new.blob IS NOT old.blob OR new.original_id IS NOT old.original_id OR new.edit_key IS NOT old.edit_key
BEGIN SELECT raise(ABORT, 'an item keeps its bytes'); END;

-- The moment of a film that is shown of it; null: one near its beginning.
ALTER TABLE blobs ADD COLUMN cover_ms INTEGER CHECK (cover_ms >= 0);

-- An edit is a row before anything is made, and goes on after a restart.
CREATE TABLE media_edits (
  id TEXT PRIMARY KEY,
  media_id TEXT NOT NULL REFERENCES media_items (id),      -- in whose place it was asked for
  original_id TEXT NOT NULL REFERENCES media_items (id),
  recipe TEXT NOT NULL CHECK (json_valid(recipe)),
  key TEXT NOT NULL,
  draft_id TEXT,                                            -- where what is made takes the place of `media_id`
  state TEXT NOT NULL CHECK (state IN ('making', 'made', 'failed', 'cancelled')),
  item_id TEXT REFERENCES media_items (id),
  failure TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,                      -- counted before each; taken back when the file was not to blame
  created_at INTEGER NOT NULL,
  CHECK ((state = 'made') = (item_id IS NOT NULL)),
  CHECK ((state = 'failed') = (failure IS NOT NULL))
) STRICT;
CREATE INDEX media_edits_open ON media_edits (created_at) WHERE state IN ('making', 'failed');
CREATE INDEX media_edits_draft ON media_edits (draft_id) WHERE state = 'making';
