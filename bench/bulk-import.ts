/**
 * Many drafts, and their search index. One by one through the core, each acknowledged as durable, the index fed afterwards; and all rows in one
 * transaction, as a restored file brings them, the index made from them. Against a table whose triggers feed a search table of the same form, with
 * the same commits.
 */
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createDrafts } from '../src/core/drafts/index.ts'
import { createEventBus } from '../src/core/events.ts'
import { createSearch } from '../src/core/search/index.ts'
import { systemClock, systemRandom } from '../src/core/system-ports.ts'
import { inFolder } from './support/folder.ts'
import { compare } from './support/line.ts'
import type { Bench } from './support/line.ts'
import { interleaved, median, timed } from './support/measure.ts'
import { draftOf, fillWorkspace, makeWorkspace } from './support/workspace.ts'

export const bulkImport: Bench = ({ quick, say }) => inFolder(async (folder) => {
  const drafts = createDrafts({ clock: systemClock, random: systemRandom })
  let runs = 0
  const place = () => {
    const path = join(folder, String((runs += 1)))
    mkdirSync(path)
    return path
  }
  const bySteps = quick ? 500 : 10_000
  const atOnce = quick ? 5_000 : 100_000
  const rounds = quick ? 3 : 5

  /** `fill` puts in `count` drafts. Answers milliseconds until all are found. */
  const ours = (count: number, fill: (workspace: ReturnType<typeof makeWorkspace>) => void) => () => {
    const workspace = makeWorkspace(place())
    const search = createSearch({ clock: systemClock, bus: createEventBus('bench'), log: () => {} })
    try {
      const took = timed(() => {
        fill(workspace)
        search.query(workspace, { text: 'spring', limit: 1 })
      })
      const left = Number(workspace.db.prepare('SELECT count(*) FROM drafts WHERE search_dirty = 1').pluck().get())
      // What little is left is found row by row.
      if (left > 1_000) throw new Error(`${left} of ${count} drafts are not in the index`)
      return took
    } finally {
      search.stop()
      workspace.close()
    }
  }

  const steps = await interleaved(rounds, {
    ours: ours(bySteps, (workspace) => { for (let at = 0; at < bySteps; at += 1) drafts.create(workspace, { commandId: randomUUID(), content: { ...draftOf(at), postTypes: ['instagram-feed', 'x-post'] } }) }),
    triggers: () => withTriggers(place(), (insert) => timed(() => { for (let at = 0; at < bySteps; at += 1) insert(at) })),
  })
  say(`bulk-import: ${bySteps} one by one ${(median(steps.ours) / 1000).toFixed(2)} s, by triggers ${(median(steps.triggers) / 1000).toFixed(2)} s`)
  const once = await interleaved(rounds, {
    ours: ours(atOnce, (workspace) => {
      fillWorkspace(workspace, atOnce)
      workspace.db.exec('UPDATE drafts SET search_dirty = 1')
    }),
    triggers: () => withTriggers(place(), (insert, db) => timed(() => db.transaction(() => { for (let at = 0; at < atOnce; at += 1) insert(at) })())),
  })
  say(`bulk-import: ${atOnce} at once ${(median(once.ours) / 1000).toFixed(2)} s, by triggers ${(median(once.triggers) / 1000).toFixed(2)} s`)
  return [
    compare('bulk-import', median(once.ours), median(once.triggers), `${atOnce.toLocaleString('en')} rows in one transaction, the index fed by triggers`, 1 / 1.6),
    compare('bulk-import-steps', median(steps.ours), median(steps.triggers), `${bySteps.toLocaleString('en')} commits, the index fed by triggers`, 1),
  ]
})

/** The usual way: one file, a search table, and triggers that keep it. */
function withTriggers(folder: string, work: (insert: (at: number) => void, db: Database.Database) => number): number {
  const db = new Database(join(folder, 'triggers.db'))
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.exec(`
      CREATE TABLE drafts (id TEXT PRIMARY KEY, rev INTEGER NOT NULL, content TEXT NOT NULL, title TEXT NOT NULL, excerpt TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, list_seq INTEGER NOT NULL);
      CREATE UNIQUE INDEX by_seq ON drafts (list_seq DESC);
      CREATE VIRTUAL TABLE found USING fts5 (title, body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
      CREATE TRIGGER fed AFTER INSERT ON drafts BEGIN INSERT INTO found (rowid, title, body) VALUES (new.rowid, new.title, json_extract(new.content, '$.shared')); END;`)
    const insert = db.prepare('INSERT INTO drafts VALUES (?, 1, ?, ?, ?, ?, ?, ?)')
    return work((at) => {
      const draft = draftOf(at)
      insert.run(randomUUID(), JSON.stringify(draft), draft.title, draft.shared.slice(0, 200), at, at, at)
    }, db)
  } finally {
    db.close()
  }
}
