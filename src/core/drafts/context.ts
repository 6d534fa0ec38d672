import type { Database } from 'better-sqlite3'
import { AppError } from '../../contract/errors.ts'
import type { Revision } from '../../contract/schemas/drafts.ts'
import { EMPTY_CONTENT } from '../../domain/draft-content.ts'
import type { DraftContent } from '../../domain/draft-content.ts'
import type { Clock, Random } from '../ports.ts'
import { contentJson } from './rows.ts'
import type { DraftRow, DraftRows } from './rows.ts'
import type { HighMarks } from './high-marks.ts'

export interface DraftsContext {
  clock: Clock
  random: Random
  rowsOf: (db: Database) => DraftRows
  marks: HighMarks
}

/** What a change of a draft works with, inside one transaction. */
export interface DraftTx {
  rows: DraftRows
  note: (topic: 'drafts', id: string) => void
  now: number
  uuid: () => string
}

export function draftTx(context: Pick<DraftsContext, 'clock' | 'random'>, rows: DraftRows, note: DraftTx['note']): DraftTx {
  return { rows, note, now: context.clock.now(), uuid: () => context.random.uuid() }
}

/** After this long without a save, the state before the next one is kept (rules 3). */
const PAUSE_MS = 30_000
const EMPTY = contentJson(EMPTY_CONTENT)

/** A clock that was set back has a pause of unknown length: better one state too many. */
export function isAfterPause(row: DraftRow, now: number): boolean {
  return Math.abs(now - row.updated_at) >= PAUSE_MS
}

/** Puts a state of the draft into its history, unless the newest entry is that state or there is nothing in it. */
export function keepState(tx: DraftTx, draftId: string, state: { rev: number; content: string }, reason: Revision['reason']): void {
  if (state.content === EMPTY) return
  const newest = tx.rows.newestRevision(draftId)
  if (newest && newest.reason !== 'conflict' && newest.rev === state.rev) return
  tx.rows.insertRevision({ id: tx.uuid(), draft_id: draftId, rev: state.rev, reason, content: state.content, at: tx.now })
}

export function requireRow(rows: DraftRows, draftId: string): DraftRow {
  const row = rows.draft(draftId)
  if (!row) throw new AppError('NOT_FOUND', 'That draft is not here any more.')
  return row
}

/** Throws INVALID_INPUT when a file named is not one of this workspace. `known` need not be asked for. */
export function mustHaveMedia(rows: DraftRows, content: DraftContent, known: readonly string[] = []): void {
  const there = new Set(known)
  for (const id of content.mediaIds) {
    if (!there.has(id) && !rows.mediaItem(id)) throw new AppError('INVALID_INPUT', 'A file of this draft is not here.', { field: 'mediaIds' })
  }
}

export const unreadable = () => new AppError('INTERNAL', 'This draft cannot be read. It is kept as it is, and its history can be restored; other drafts are not affected.')
