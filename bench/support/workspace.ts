/** Real workspaces, opened as the core opens them, with as many drafts as a benchmark wants. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createEventBus } from '../../src/core/events.ts'
import { makeFolder } from '../../src/core/storage/durable-file.ts'
import { loadMigrations } from '../../src/core/storage/migrations.ts'
import { openDatabase } from '../../src/core/storage/open-database.ts'
import { systemClock } from '../../src/core/system-ports.ts'
import { buildWorkspace } from '../../src/core/workspaces/build.ts'
import { createHandle } from '../../src/core/workspaces/handle.ts'
import type { WorkspaceHandle } from '../../src/core/workspaces/handle.ts'
import { identityOf, readSelf } from '../../src/core/workspaces/identity.ts'
import { DATABASE_FILE, workspacesDirOf } from '../../src/core/workspaces/layout.ts'
import { ROOT } from './folder.ts'

export const MIGRATIONS_DIR = join(ROOT, 'src/core/storage/migrations')

export function makeWorkspace(dataDir: string): WorkspaceHandle {
  const workspacesDir = workspacesDirOf(dataDir)
  makeFolder(workspacesDir)
  const migrations = loadMigrations(MIGRATIONS_DIR, 'workspace')
  const folder = buildWorkspace({ workspacesDir, migrations }, {
    id: randomUUID(), name: 'Bench', color: 'teal', link: 'local', accountId: null, accountLabel: null, origin: null, remoteId: null,
  }, { epoch: randomUUID(), now: systemClock.now(), command: null })
  const { db, readOnly } = openDatabase({ file: join(folder, DATABASE_FILE), kind: 'workspace', migrations })
  return createHandle({ db, folder, identity: identityOf(readSelf(db)), readOnly }, { bus: createEventBus(randomUUID()), clock: systemClock })
}

const WORDS = 'spring menu coffee roast bicycle alpine trail morning light studio launch offer weekend story behind new fresh season together craft'.split(' ')

const SYLLABLES = 'ka lo mi ren tas vel bor dun fa gri hel jo nur pli qua sil tro wen yor zan'.split(' ')

/** Of 8,000 words, seldom ones and less seldom ones: a low number comes often. */
function seldomWord(index: number, at: number): string {
  const chance = ((Math.imul(index + 1, 2_654_435_761) ^ Math.imul(at + 7, 40_503)) >>> 0) / 2 ** 32
  const number = Math.floor(8_000 * chance ** 3)
  return [number % 20, Math.floor(number / 20) % 20, Math.floor(number / 400)].map((part) => SYLLABLES[part]).join('')
}

/** Text that differs from draft to draft, about as long as a caption: words that are everywhere, and seldom ones. */
export function captionOf(index: number): string {
  const words = Array.from({ length: 40 }, (_, at) => (at % 3 === 2 ? seldomWord(index, at) : WORDS[(index * 7 + at * (1 + (index % 5))) % WORDS.length]))
  return `${words.join(' ')} #${index}`
}

export function draftOf(index: number) {
  const shared = captionOf(index)
  return { title: `Draft ${index}`, shared, variants: {}, youtubeTitle: '', postTypes: ['instagram-feed', 'x-post'], mediaIds: [] }
}

/** Adds drafts up to `count` in one transaction: what a year of writing leaves, without the writing. */
export function fillWorkspace({ db }: Pick<WorkspaceHandle, 'db'>, count: number): void {
  const insert = db.prepare(`INSERT INTO drafts (id, rev, content, title, excerpt, created_at, updated_at, list_seq, search_dirty) VALUES (?, 1, ?, ?, ?, ?, ?, ?, 0)`)
  const start = Number(db.prepare("SELECT value FROM counters WHERE name = 'list_seq'").pluck().get())
  const have = Number(db.prepare('SELECT count(*) FROM drafts').pluck().get())
  const since = 1_750_000_000_000
  db.transaction(() => {
    for (let at = have; at < count; at += 1) {
      const draft = draftOf(at)
      insert.run(randomUUID(), JSON.stringify(draft), draft.title, draft.shared.slice(0, 200), since + at * 1000, since + at * 1000, start + at - have + 1)
    }
    db.prepare("UPDATE counters SET value = ? WHERE name = 'list_seq'").run(start + Math.max(0, count - have))
  })()
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.pragma('optimize')
}
