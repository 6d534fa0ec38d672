/** What is done to many files at once. Each act tells what became of it; none of them throws. */
import type { ErrorCode } from '../../contract/errors.ts'
import { MAX_CHANGED, MAX_TAGS } from '../../contract/schemas/media.ts'
import type { LibraryItem, MediaUsage } from '../../contract/schemas/media.ts'
import { toAppError } from '../../contract/wire-error.ts'
import type { CoreConnection } from '../connection/core-connection.ts'

type Connection = Pick<CoreConnection, 'call' | 'command'>

/** Files that one call makes ready to go up. */
const MOST_UPLOADS = 500

export interface Trashed {
  trashed: string[]
  /** Stayed, because they are in use; `inUse` tells where the first of them are. */
  kept: string[]
  inUse: MediaUsage[]
  error: ErrorCode | null
}

export async function trashMedia(connection: Connection, workspaceId: string, ids: readonly string[], evenUsed: boolean): Promise<Trashed> {
  const done: Trashed = { trashed: [], kept: [], inUse: [], error: null }
  for (const some of inParts(ids, MAX_CHANGED)) {
    try {
      const answer = await connection.command((client, commandId) => client.media.trash({ workspaceId, commandId, ids: some, evenUsed }))
      done.trashed.push(...answer.trashed)
      done.kept.push(...answer.kept)
      done.inUse.push(...answer.inUse)
    } catch (error) {
      return { ...done, error: toAppError(error).code }
    }
  }
  return done
}

export async function untrashMedia(connection: Connection, workspaceId: string, ids: readonly string[]): Promise<ErrorCode | null> {
  try {
    for (const some of inParts(ids, MAX_CHANGED)) await connection.command((client, commandId) => client.media.untrash({ workspaceId, commandId, ids: some }))
    return null
  } catch (error) {
    return toAppError(error).code
  }
}

export interface Uploaded {
  queued: number
  there: number
  refused: number
  error: ErrorCode | null
}

export async function uploadMedia(connection: Connection, workspaceId: string, ids: readonly string[]): Promise<Uploaded> {
  const done: Uploaded = { queued: 0, there: 0, refused: 0, error: null }
  for (const some of inParts(ids, MOST_UPLOADS)) {
    try {
      const answer = await connection.command((client, commandId) => client.media.upload({ workspaceId, commandId, ids: some }), { deadlineMs: UPLOAD_DEADLINE_MS })
      for (const one of answer) done[one.state] += 1
    } catch (error) {
      return { ...done, error: toAppError(error).code }
    }
  }
  return done
}

/** Each file is made ready (its place data removed) before it is queued (ms). */
const UPLOAD_DEADLINE_MS = 120_000

export interface Changed {
  changed: number
  /** Had as many tags as a file takes. */
  full: number
  error: ErrorCode | null
}

export interface ManyChange {
  starred?: boolean
  addTag?: string
}

/** The same change for all of them, in one act. */
export async function changeMedia(connection: Connection, workspaceId: string, ids: readonly string[], change: ManyChange): Promise<Changed> {
  const done: Changed = { changed: 0, full: 0, error: null }
  for (const some of inParts(ids, MAX_CHANGED)) {
    try {
      const answer = await connection.command((client, commandId) => client.media.change({ workspaceId, commandId, ids: some, ...change }))
      done.changed += answer.changed
      done.full += answer.full
    } catch (error) {
      return { ...done, error: toAppError(error).code }
    }
  }
  return done
}

/** What such a change makes of a row, to be shown before it is read again. */
export function changedItem(item: LibraryItem, { starred, addTag }: ManyChange): LibraryItem {
  const tags = addTag === undefined || item.tags.length >= MAX_TAGS ? null : withTag(item.tags, addTag)
  return { ...item, starred: starred ?? item.starred, tags: tags ?? item.tags }
}

/** With one more tag; null where it is there already, whatever its case. */
export function withTag(tags: readonly string[], tag: string): string[] | null {
  const wanted = tag.trim().toLocaleLowerCase()
  return wanted === '' || tags.some((one) => one.toLocaleLowerCase() === wanted) ? null : [...tags, tag.trim()]
}

function inParts(ids: readonly string[], most: number): string[][] {
  return Array.from({ length: Math.ceil(ids.length / most) }, (_, at) => ids.slice(at * most, (at + 1) * most))
}
