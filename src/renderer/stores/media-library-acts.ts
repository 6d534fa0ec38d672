/** What is done to many files at once. Each act tells what became of it; none of them throws. */
import { AppError } from '../../contract/errors.ts'
import type { ErrorCode } from '../../contract/errors.ts'
import type { LibraryItem, MediaUsage } from '../../contract/schemas/media.ts'
import { toAppError } from '../../contract/wire-error.ts'
import type { CoreClient, CoreConnection } from '../connection/core-connection.ts'

type Connection = Pick<CoreConnection, 'call' | 'command'>

/** The most that one call takes. */
const MOST = 500
/** Changes of single files that are under way at once. */
const AT_ONCE = 6

export interface Trashed {
  trashed: string[]
  inUse: MediaUsage[]
  error: ErrorCode | null
}

export async function trashMedia(connection: Connection, workspaceId: string, ids: readonly string[], evenUsed: boolean): Promise<Trashed> {
  const done: Trashed = { trashed: [], inUse: [], error: null }
  for (const some of inParts(ids)) {
    try {
      const answer = await connection.command((client, commandId) => client.media.trash({ workspaceId, commandId, ids: some, evenUsed }))
      done.trashed.push(...answer.trashed)
      done.inUse.push(...answer.inUse)
    } catch (error) {
      return { ...done, error: toAppError(error).code }
    }
  }
  return done
}

export async function untrashMedia(connection: Connection, workspaceId: string, ids: readonly string[]): Promise<ErrorCode | null> {
  try {
    for (const some of inParts(ids)) await connection.command((client, commandId) => client.media.untrash({ workspaceId, commandId, ids: some }))
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
  for (const some of inParts(ids)) {
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
  changed: LibraryItem[]
  failed: number
  error: ErrorCode | null
}

type Change = Omit<Parameters<CoreClient['media']['update']>[0], 'workspaceId' | 'commandId' | 'mediaId'>

/** Changes files one by one; what did not work for one does not stop the others. `changeOf` answers null where nothing is to be done. */
export async function changeMedia(connection: Connection, workspaceId: string, items: readonly LibraryItem[], changeOf: (item: LibraryItem) => Change | null): Promise<Changed> {
  const done: Changed = { changed: [], failed: 0, error: null }
  const left = items.flatMap((item) => {
    const change = changeOf(item)
    return change === null ? [] : [{ mediaId: item.id, change }]
  })
  let next = 0
  const worker = async () => {
    for (let one = left[next++]; one !== undefined; one = left[next++]) {
      const { mediaId, change } = one
      try {
        done.changed.push(await connection.command((client, commandId) => client.media.update({ workspaceId, commandId, mediaId, ...change })))
      } catch (error) {
        done.failed += 1
        done.error ??= (error instanceof AppError ? error : toAppError(error)).code
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, left.length) }, worker))
  return done
}

/** With one more tag; null where it is there already, whatever its case. */
export function withTag(tags: readonly string[], tag: string): string[] | null {
  const wanted = tag.trim().toLocaleLowerCase()
  return wanted === '' || tags.some((one) => one.toLocaleLowerCase() === wanted) ? null : [...tags, tag.trim()]
}

function inParts(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / MOST) }, (_, at) => ids.slice(at * MOST, (at + 1) * MOST))
}
