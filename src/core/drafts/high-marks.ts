/**
 * What is remembered of a draft between two saves, in memory only. The longest state since one was last kept: a text that is
 * taken away a few characters at a time (a key held down) never loses much in one save; measured against this it does. And the
 * window that saved last: when another one goes on, the state before is kept. After a restart both begin anew, so what slips
 * through is at most what one save may take away unkept, once for each start.
 */
import type { Database } from 'better-sqlite3'

export interface HighMark {
  rev: number
  content: string
  length: number
  writer: string
}

export interface HighMarks {
  get(db: Database, draftId: string): HighMark | null
  set(db: Database, draftId: string, mark: HighMark): void
}

/** Drafts remembered for each open database; the one untouched for longest goes first. */
const REMEMBERED = 50

export function createHighMarks(): HighMarks {
  const ofDb = new WeakMap<Database, Map<string, HighMark>>()
  return {
    get: (db, draftId) => ofDb.get(db)?.get(draftId) ?? null,
    set(db, draftId, mark) {
      let marks = ofDb.get(db)
      if (!marks) ofDb.set(db, (marks = new Map()))
      marks.delete(draftId)
      marks.set(draftId, mark)
      const [oldest] = marks.keys()
      if (marks.size > REMEMBERED && oldest !== undefined) marks.delete(oldest)
    },
  }
}
