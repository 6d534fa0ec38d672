/** A workspace on an in-memory database with the real schema: enough for the outbox, without files. */
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import type { Topic } from '../../../src/contract/schemas/events.ts'
import type { DraftContent } from '../../../src/domain/draft-content.ts'
import { migrate } from '../../../src/core/storage/migrate.ts'
import { loadMigrations } from '../../../src/core/storage/migrations.ts'
import type { Workspace, WorkspaceIdentity } from '../../../src/core/workspaces/workspace.ts'

const MIGRATIONS = loadMigrations(fileURLToPath(new URL('../../../src/core/storage/migrations', import.meta.url)), 'workspace')

export function createDatabase(identity: WorkspaceIdentity, name: string, file = ':memory:'): Database.Database {
  const db = new Database(file)
  migrate(db, 'workspace', MIGRATIONS)
  db.prepare(
    `INSERT INTO workspace (one, id, name, color, account_id, account_label, origin, remote_id, link, epoch, created_at)
     VALUES (1, ?, ?, 'teal', ?, 'Account', ?, ?, ?, 'e1', 0)`,
  ).run(identity.id, name, identity.accountId, identity.origin, identity.remoteId, identity.remoteId === null ? 'local' : 'verified')
  return db
}

export interface TestWorkspace extends Workspace {
  /** As after a crash: whoever still holds this object may do nothing any more. */
  close(): void
}

/** A fresh object on a database that stays open: what a new process would make of it. */
export function openWorkspace(db: Database.Database, identity: WorkspaceIdentity, emit: (topic: Topic, ids: string[]) => void = () => {}): TestWorkspace {
  let closed = false
  const inTransaction = <T>(work: (note: (topic: Topic, id: string) => void) => T): T => {
    if (closed) throw new Error('a closed workspace was written')
    const notes = new Map<Topic, Set<string>>()
    const result = db.transaction(() => work((topic, id) => notes.set(topic, (notes.get(topic) ?? new Set()).add(id)))).immediate()
    for (const [topic, ids] of notes) emit(topic, [...ids])
    return result
  }
  return {
    identity,
    db,
    mediaDir: '/nowhere',
    get closed() {
      return closed
    },
    close: () => void (closed = true),
    write: inTransaction,
    command(commandId, kind, work) {
      return inTransaction((note) => {
        const known = db.prepare<[string], { result: string }>('SELECT result FROM commands WHERE id = ?').get(commandId)
        if (known) return JSON.parse(known.result)
        const result = work(note)
        db.prepare('INSERT INTO commands (id, kind, result, at) VALUES (?, ?, ?, 0)').run(commandId, kind, JSON.stringify(result))
        return result
      })
    },
  }
}

export const content = (over: Partial<DraftContent> = {}): DraftContent => ({
  title: '', shared: 'text', variants: {}, youtubeTitle: '', postTypes: ['x-post', 'linkedin-post'], mediaIds: [], ...over,
})

export function insertDraft(db: Database.Database, id: string, draft: DraftContent): void {
  const seq = db.prepare<[], { value: number }>("UPDATE counters SET value = value + 1 WHERE name = 'list_seq' RETURNING value").get()?.value
  db.prepare("INSERT INTO drafts (id, rev, content, title, excerpt, created_at, updated_at, list_seq) VALUES (?, 1, ?, ?, '', 0, 0, ?)").run(id, JSON.stringify(draft), draft.shared.slice(0, 40), seq)
}

export function editDraft(db: Database.Database, id: string, draft: DraftContent): number {
  const row = db.prepare<[string, string], { rev: number }>('UPDATE drafts SET rev = rev + 1, content = ? WHERE id = ? RETURNING rev').get(JSON.stringify(draft), id)
  return row?.rev ?? 0
}

/** A media item with its blob; the bytes exist only in the test's own map, by rendition. */
export function insertMedia(db: Database.Database, id: string, sha256: string, name: string): void {
  db.prepare("INSERT OR IGNORE INTO blobs (sha256, ext, mime, size, width, height, created_at) VALUES (?, 'png', 'image/png', 100, 10, 10, 0)").run(sha256)
  const seq = db.prepare<[], { value: number }>("UPDATE counters SET value = value + 1 WHERE name = 'media_seq' RETURNING value").get()?.value
  db.prepare("INSERT INTO media_items (id, blob, kind, name, created_at, seq) VALUES (?, ?, 'image', ?, 0, ?)").run(id, sha256, name, seq)
}

/** The rendition of a media item, made once. */
export function ensureRendition(db: Database.Database, mediaId: string, uuid: () => string): string {
  const blob = db.prepare<[string], { blob: string }>('SELECT blob FROM media_items WHERE id = ?').get(mediaId)?.blob
  if (blob === undefined) throw new Error('no such media')
  const known = db.prepare<[string], { id: string }>("SELECT id FROM renditions WHERE blob = ? AND recipe = 'upload-clean'").get(blob)
  if (known) return known.id
  const id = uuid()
  db.prepare("INSERT INTO renditions (id, blob, recipe, sha256) VALUES (?, ?, 'upload-clean', ?)").run(id, blob, blob)
  return id
}
