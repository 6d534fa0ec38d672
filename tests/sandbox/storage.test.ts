/** The service's own file: one of an older version is taken along, one of a newer is left alone. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStorage } from '../../src/sandbox/storage/open-storage.ts'
import { SCHEMA_STEPS } from '../../src/sandbox/storage/schema.ts'
import { temporaryFolder } from '../support/workspace.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

function writeOld(version: number, fill = ''): void {
  mkdirSync(folder.path, { recursive: true })
  const db = new Database(join(folder.path, 'sandbox.db'))
  for (const step of SCHEMA_STEPS.slice(0, version)) db.exec(step)
  db.exec(fill)
  db.pragma(`user_version = ${version}`)
  db.close()
}

it('of the first version keeps what it has; its entries and its files are counted', () => {
  writeOld(
    1,
    `INSERT INTO account (id, balance, created_at) VALUES (1, 960, 5);
     INSERT INTO credit_entries (at, workspace_id, amount, reason) VALUES (6, 'ws-1', -40, 'captions');
     INSERT INTO api_keys (id, name, hash, ending, scopes, created_at) VALUES ('key-1', 'Old', 'h', 'abcd', '["account:read"]', 5);
     INSERT INTO workspaces (id, name, created_at) VALUES ('ws-1', 'One', 5);
     INSERT INTO media (id, workspace_id, type, file_name, file_size, mime_type, sha256, created_at) VALUES ('media-1', 'ws-1', 'image', 'a.png', 300, 'image/png', 's', 5);
     INSERT INTO generations (id, workspace_id, status, prompt, platforms, research_mode, credits_used, created_at) VALUES ('gen-1', 'ws-1', 'processing', 'Old', '["x"]', 'regular', 40, 6);`,
  )
  const { db, close } = openStorage(folder.path)
  try {
    expect(db.prepare('SELECT sum(amount) FROM credit_entries').pluck().get()).toBe(960)
    expect(db.prepare('SELECT media_bytes FROM account').pluck().get()).toBe(300)
    expect(db.prepare('SELECT kind FROM api_keys').pluck().get()).toBe('scopes')
    expect(db.prepare('SELECT origin, duration_ms FROM media').get()).toEqual({ origin: 'uploaded', duration_ms: null })
    expect(db.prepare('SELECT wish, planned_refund FROM generations').get()).toEqual({ wish: '{}', planned_refund: 0 })
    db.prepare("DELETE FROM workspaces WHERE id = 'ws-1'").run()
    expect(db.prepare('SELECT media_bytes FROM account').pluck().get()).toBe(0)
    expect(db.pragma('foreign_key_check')).toEqual([])
  } finally {
    close()
  }
})

it('of a newer version is refused in words, and left as it is', () => {
  writeOld(SCHEMA_STEPS.length)
  const db = new Database(join(folder.path, 'sandbox.db'))
  db.pragma(`user_version = ${SCHEMA_STEPS.length + 1}`)
  db.close()
  expect(() => openStorage(folder.path)).toThrow('newer sandbox')
  const after = new Database(join(folder.path, 'sandbox.db'))
  expect(after.pragma('user_version', { simple: true })).toBe(SCHEMA_STEPS.length + 1)
  after.close()
})
