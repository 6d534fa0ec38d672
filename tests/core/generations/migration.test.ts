/** A workspace of the version before: every step of its outbox is still there, with what it needs. */
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { migrate } from '../../../src/core/storage/migrate.ts'
import { loadMigrations } from '../../../src/core/storage/migrations.ts'
import { createRows } from '../../../src/core/sync/index.ts'
import { MIGRATIONS_DIR } from '../../support/workspace.ts'

it('keeps the outbox when it learns of captions', () => {
  const migrations = loadMigrations(MIGRATIONS_DIR, 'workspace')
  const db = new Database(':memory:')
  migrate(db, 'workspace', migrations.slice(0, 2))
  db.exec(`
    INSERT INTO drafts (id, rev, content, title, excerpt, created_at, updated_at, list_seq) VALUES ('d', 1, '{}', 'Spring', '', 0, 0, 1);
    INSERT INTO revisions VALUES ('r', 'd', 1, 'send', '{}', 0, 1);
    INSERT INTO sends (id, draft_id, revision_id, draft_rev, title, items, media, state, carrier, created_at, seq) VALUES ('s', 'd', 'r', 1, 'Spring', '[]', '[]', 'live', 'app', 0, 1);
    INSERT INTO blobs VALUES ('${'a'.repeat(64)}', 'png', 'image/png', 9, 1, 1, 0);
    INSERT INTO renditions VALUES ('n', '${'a'.repeat(64)}', 'upload-clean', '${'a'.repeat(64)}');
    INSERT INTO uploads (id, rendition_id) VALUES ('u', 'n');
    INSERT INTO intents (id, seq, kind, send_id, upload_id, state, waiting_for, next_at, attempts, looks, last_error, created_at, updated_at) VALUES
      ('i1', 1, 'upload', 's', 'u', 'waiting', 'network', 77, 3, '[]', '{"code":"OFFLINE","message":"m","requestId":null,"at":5}', 1, 2),
      ('i2', 2, 'create_post', 's', NULL, 'waiting', 'earlier-step', NULL, 0, '[]', NULL, 1, 2),
      ('i3', 3, 'publish', 's', NULL, 'waiting', 'earlier-step', NULL, 0, '[{"at":4,"saw":"draft"}]', NULL, 1, 2);
    INSERT INTO intent_needs VALUES ('i2', 'i1'), ('i3', 'i2');
  `)
  const before = db.prepare('SELECT * FROM intents ORDER BY seq').all()
  migrate(db, 'workspace', migrations)
  expect(db.prepare('SELECT * FROM intents ORDER BY seq').all()).toEqual(before.map((row) => ({ ...(row as object), generation_id: null, not_before: null })))
  expect(db.pragma('foreign_key_check')).toEqual([])
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name LIKE 'intents%' AND sql LIKE '%intents_new%'").get()).toEqual({ n: 0 })
  const rows = createRows(db)
  expect(rows.dependents('i1').map((row) => row.id)).toEqual(['i2'])
  expect(rows.needs('i3')).toBe('pending')
  // The new rules hold, and the old ones still do.
  const refused = (sql: string) => expect(() => db.exec(sql)).toThrow()
  refused("INSERT INTO intents (id, seq, kind, state, created_at, updated_at) VALUES ('x', 9, 'captions', 'queued', 0, 0)")
  refused("INSERT INTO intents (id, seq, kind, send_id, upload_id, state, created_at, updated_at) VALUES ('x', 9, 'upload', 's', 'u', 'queued', 0, 0)")
  refused("INSERT INTO intents (id, seq, kind, send_id, state, created_at, updated_at) VALUES ('x', 9, 'publish', 's', 'queued', 0, 0)")
  refused("UPDATE intents SET state = 'blocked' WHERE id = 'i1'")
  refused("DELETE FROM uploads")
})

it('a request for captions is frozen, and gets its id once', () => {
  const db = new Database(':memory:')
  migrate(db, 'workspace', loadMigrations(MIGRATIONS_DIR, 'workspace'))
  db.exec("INSERT INTO generations (id, seq, draft_title, request, media, equal_key, state, created_at) VALUES ('g', 1, '', '{}', '[]', 'k', 'waiting', 0)")
  db.exec("UPDATE generations SET remote_id = 'r', state = 'working'")
  for (const change of ["request = '[]'", "media = '[1]'", "draft_id = 'd'", "equal_key = 'other'", "remote_id = 'r2'", 'remote_id = NULL']) {
    expect(() => db.exec(`UPDATE generations SET ${change}`), change).toThrow(/frozen|final/)
  }
})
