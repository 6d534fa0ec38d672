-- What the search index of this workspace (search.db, made anew when lost) still has to take up.
-- Oldest first, so that the order of the index is that of the list.
DROP INDEX drafts_search_dirty;
CREATE INDEX drafts_search_dirty ON drafts (list_seq) WHERE search_dirty = 1;
CREATE UNIQUE INDEX drafts_search_seq ON drafts (search_seq) WHERE search_seq IS NOT NULL;

ALTER TABLE media_items ADD COLUMN search_dirty INTEGER NOT NULL DEFAULT 1 CHECK (search_dirty IN (0, 1));
ALTER TABLE media_items ADD COLUMN search_seq INTEGER;
CREATE INDEX media_items_search_dirty ON media_items (seq) WHERE search_dirty = 1;
CREATE UNIQUE INDEX media_items_search_seq ON media_items (search_seq) WHERE search_seq IS NOT NULL;
-- Whoever changes what is searched cannot forget to say so.
CREATE TRIGGER media_items_searched AFTER UPDATE OF name, alt ON media_items
BEGIN UPDATE media_items SET search_dirty = 1 WHERE id = new.id; END;

-- The next row of the index. The index keeps the same number: one that is ahead was fed by a later state of this file.
INSERT INTO counters VALUES ('search_seq', 0);
