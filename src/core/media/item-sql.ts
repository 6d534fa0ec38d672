/** How a media item is read, wherever it is: `SELECT` without its `WHERE`. `m` is the item, `b` its bytes, `p` its picture. */
export const ITEM_COLUMNS = `m.id, m.blob AS sha256, m.kind, b.mime, m.name, m.alt, b.size, b.width, b.height,
  b.duration_ms AS durationMs, coalesce(p.state, 'pending') AS preview, b.flaw, b.cover_ms AS coverMs, (SELECT o.id FROM media_items o WHERE o.id = m.original_id AND o.kind = m.kind) AS originalId, m.created_at AS createdAt`
export const ITEM_TABLES = 'media_items m JOIN blobs b ON b.sha256 = m.blob LEFT JOIN previews p ON p.blob = m.blob'
export const MEDIA_ITEM = `SELECT ${ITEM_COLUMNS} FROM ${ITEM_TABLES}`
