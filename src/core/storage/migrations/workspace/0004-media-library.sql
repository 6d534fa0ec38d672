-- The library: what is known of files beyond their bytes, pictures of them, where they are used, and copies on offer.

ALTER TABLE blobs ADD COLUMN duration_ms INTEGER;
ALTER TABLE blobs ADD COLUMN codecs TEXT;
ALTER TABLE blobs ADD COLUMN flaw TEXT CHECK (flaw IN ('broken', 'undecodable'));

ALTER TABLE media_items ADD COLUMN starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1));
ALTER TABLE media_items ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE media_items ADD COLUMN trashed_at INTEGER;
CREATE INDEX media_items_kept ON media_items (seq) WHERE trashed_at IS NULL;
CREATE INDEX media_items_trash ON media_items (seq) WHERE trashed_at IS NOT NULL;

CREATE TABLE media_tags (
  media_id TEXT NOT NULL REFERENCES media_items (id) ON DELETE CASCADE,
  folded TEXT NOT NULL,        -- how tags are compared
  tag TEXT NOT NULL,           -- as it was written
  PRIMARY KEY (media_id, folded)
) STRICT, WITHOUT ROWID;
CREATE INDEX media_tags_named ON media_tags (folded);

-- Thumbnails and posters. The files can be made again at any time, so they are no blobs.
CREATE TABLE previews (
  seq INTEGER PRIMARY KEY,
  blob TEXT NOT NULL UNIQUE REFERENCES blobs (sha256),
  state TEXT NOT NULL CHECK (state IN ('pending', 'ready', 'none')),
  attempts INTEGER NOT NULL DEFAULT 0,   -- counted before each decoding; taken back when the file was not to blame
  ext TEXT,
  size INTEGER,
  CHECK ((state = 'ready') = (ext IS NOT NULL AND size IS NOT NULL))
) STRICT;
CREATE INDEX previews_pending ON previews (seq) WHERE state = 'pending';
INSERT INTO previews (blob, state) SELECT blob, 'pending' FROM media_items GROUP BY blob ORDER BY min(seq);
-- Whoever adds a file cannot forget to ask for its picture.
CREATE TRIGGER media_items_previewed AFTER INSERT ON media_items
BEGIN INSERT OR IGNORE INTO previews (blob, state) VALUES (new.blob, 'pending'); END;

-- Which files a send names; its frozen list is in `sends.media`.
CREATE TABLE send_media (
  send_id TEXT NOT NULL REFERENCES sends (id) ON DELETE CASCADE,
  media_id TEXT NOT NULL REFERENCES media_items (id),
  PRIMARY KEY (send_id, media_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX send_media_used ON send_media (media_id);
INSERT OR IGNORE INTO send_media
SELECT s.id, m.id FROM sends s, json_each(s.media) AS named JOIN media_items m ON m.id = json_extract(named.value, '$.mediaId');
CREATE TRIGGER sends_media AFTER INSERT ON sends
BEGIN
  INSERT OR IGNORE INTO send_media
  SELECT new.id, m.id FROM json_each(new.media) AS named JOIN media_items m ON m.id = json_extract(named.value, '$.mediaId');
END;

-- What was made of a picture that could not be taken as it was, by the hash of that picture: the same one again is recognised.
CREATE TABLE copies (
  source TEXT NOT NULL CHECK (length(source) = 64),
  recipe TEXT NOT NULL CHECK (recipe IN ('convert', 'fit')),
  sha256 TEXT NOT NULL REFERENCES blobs (sha256),
  PRIMARY KEY (source, recipe)
) STRICT, WITHOUT ROWID;

-- The user wants it on the service, whether or not a send does.
ALTER TABLE uploads ADD COLUMN asked_at INTEGER;

CREATE INDEX import_batches_running ON import_batches (created_at) WHERE state = 'running';
CREATE TABLE new_import_items (
  batch_id TEXT NOT NULL REFERENCES import_batches (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  path TEXT NOT NULL,          -- of a folder too, until it is read; empty once it is of no more use
  name TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('pending', 'added', 'duplicate', 'refused', 'offered')),
  media_id TEXT REFERENCES media_items (id),
  refusal TEXT,
  detail TEXT,
  offer TEXT CHECK (offer IN ('convert', 'fit')),
  taken INTEGER NOT NULL DEFAULT 0 CHECK (taken IN (0, 1)),   -- the offer was: make the copy
  PRIMARY KEY (batch_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO new_import_items (batch_id, position, path, name, outcome, media_id, refusal, detail)
SELECT batch_id, position, path, name, outcome, media_id, refusal, detail FROM import_items;
DROP TABLE import_items;
ALTER TABLE new_import_items RENAME TO import_items;
