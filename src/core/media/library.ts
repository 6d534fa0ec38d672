/** The library, as the contract asks for it: reading, changing what is told of a file, where it is used, and the trash. */
import { AppError } from '../../contract/errors.ts'
import { MAX_TAGS, MAX_TOLD } from '../../contract/schemas/media.ts'
import type { LibraryFilter, LibraryItem, MediaUsage } from '../../contract/schemas/media.ts'
import type { Database } from 'better-sqlite3'
import { verdict } from '../../domain/media/index.ts'
import type { Verdict } from '../../domain/media/index.ts'
import { POST_TYPES } from '../../domain/post-types.ts'
import type { PostType } from '../../domain/post-types.ts'
import { matchesAll, wordsOf } from '../search/words.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { Clock } from '../ports.ts'
import { createLibraryRows, textOf, toLibraryItem } from './library-rows.ts'
import type { LibraryRows } from './library-rows.ts'
import { nameOf } from './names.ts'
import { cacheByDatabase } from './rows.ts'

export interface ListInput {
  cursor?: string | null | undefined
  limit: number
  filter: LibraryFilter
}

export interface UpdateInput {
  commandId: string
  mediaId: string
  name?: string | undefined
  alt?: string | undefined
  notes?: string | undefined
  starred?: boolean | undefined
  tags?: string[] | undefined
}

export interface ChangeInput {
  commandId: string
  ids: readonly string[]
  starred?: boolean | undefined
  addTag?: string | undefined
  removeTag?: string | undefined
}

export interface Library {
  list(workspace: Workspace, input: ListInput): { items: LibraryItem[]; nextCursor: string | null }
  overview(workspace: Workspace): ReturnType<LibraryRows['counts']>
  update(workspace: Workspace, input: UpdateInput): LibraryItem
  /** Ids that are not here are left out. */
  verdicts(workspace: Workspace, input: { ids: readonly string[]; postTypes?: readonly PostType[] | undefined }): { mediaId: string; verdicts: Verdict[] }[]
  usage(workspace: Workspace, input: { ids: readonly string[] }): MediaUsage[]
  trash(workspace: Workspace, input: { commandId: string; ids: readonly string[]; evenUsed: boolean }): { trashed: string[]; kept: string[]; inUse: MediaUsage[] }
  /** Many files at once. */
  change(workspace: Workspace, input: ChangeInput): { changed: number; full: number }
  untrash(workspace: Workspace, input: { commandId: string; ids: readonly string[] }): { ok: true }
}

export function createLibrary({ clock }: { clock: Clock }): Library {
  const rowsOf: (db: Database) => LibraryRows = cacheByDatabase(createLibraryRows)

  return {
    list(workspace, { cursor, limit, filter }) {
      const words = wordsOf(filter.text ?? '')
      // What holds no word at all is found nowhere; only white space asks for nothing.
      if (words.length === 0 && (filter.text ?? '').trim() !== '') return { items: [], nextCursor: null }
      const found = []
      for (const row of rowsOf(workspace.db).walk(filter, cursorSeq(cursor))) {
        if (words.length > 0 && !matchesAll(textOf(row), words)) continue
        found.push(row)
        if (found.length > limit) break
      }
      const rows = found.slice(0, limit)
      return { items: rows.map(toLibraryItem), nextCursor: found.length > limit ? String(rows.at(-1)?.seq) : null }
    },
    overview: (workspace) => rowsOf(workspace.db).counts(),
    update(workspace, { commandId, mediaId, ...change }) {
      const rows = rowsOf(workspace.db)
      workspace.command(commandId, 'media.update', (note): { ok: true } => {
        if (!rows.state(mediaId)) throw gone()
        if (change.name !== undefined) rows.set(mediaId, 'name', nameOf(change.name))
        if (change.alt !== undefined) rows.set(mediaId, 'alt', change.alt)
        if (change.notes !== undefined) rows.set(mediaId, 'notes', change.notes)
        if (change.starred !== undefined) rows.set(mediaId, 'starred', Number(change.starred))
        if (change.tags !== undefined) rows.setTags(mediaId, change.tags)
        note('media', mediaId)
        return { ok: true }
      })
      const item = rows.item(mediaId)
      if (!item) throw gone()
      return item
    },
    verdicts(workspace, { ids, postTypes = POST_TYPES }) {
      const rows = rowsOf(workspace.db)
      return ids.flatMap((mediaId) => {
        const item = rows.item(mediaId)
        return item ? [{ mediaId, verdicts: postTypes.map((postType) => verdict(item, postType)) }] : []
      })
    },
    usage(workspace, { ids }) {
      const rows = rowsOf(workspace.db)
      return ids.flatMap((id) => rows.usage(id) ?? [])
    },
    trash(workspace, { commandId, ids, evenUsed }) {
      const rows = rowsOf(workspace.db)
      workspace.command(commandId, 'media.trash', (note): { ok: true } => {
        for (const { id, isUsed, isTrashed } of rows.states(ids)) {
          if (isTrashed || (isUsed && !evenUsed)) continue
          rows.set(id, 'trashedAt', clock.now())
          note('media', id)
        }
        return { ok: true }
      })
      // Read, not stored with the command: twenty thousand ids are no result to keep.
      const now = new Map(rows.states(ids).map((one) => [one.id, one.isTrashed]))
      const known = [...new Set(ids)].filter((id) => now.has(id))
      const kept = known.filter((id) => now.get(id) === false)
      return { trashed: known.filter((id) => now.get(id) === true), kept, inUse: kept.slice(0, MAX_TOLD).flatMap((id) => rows.usage(id) ?? []) }
    },
    change(workspace, { commandId, ids, starred, addTag, removeTag }) {
      const rows = rowsOf(workspace.db)
      return workspace.command(commandId, 'media.change', (note): { changed: number; full: number } => {
        const added = addTag === undefined ? { changed: [], full: 0 } : rows.addTag(ids, addTag, MAX_TAGS)
        const changed = new Set([
          ...(starred === undefined ? [] : rows.star(ids, starred)), ...(removeTag === undefined ? [] : rows.removeTag(ids, removeTag)), ...added.changed,
        ])
        for (const id of changed) note('media', id)
        return { changed: changed.size, full: added.full }
      })
    },
    untrash(workspace, { commandId, ids }) {
      const rows = rowsOf(workspace.db)
      return workspace.command(commandId, 'media.untrash', (note): { ok: true } => {
        for (const { id, isTrashed } of rows.states(ids)) {
          if (!isTrashed) continue
          rows.set(id, 'trashedAt', null)
          note('media', id)
        }
        return { ok: true }
      })
    },
  }
}

const gone = () => new AppError('NOT_FOUND', 'That file is not here any more.')

/** Keyset cursors are the sequence number of the last row. */
export function cursorSeq(cursor: string | null | undefined): number {
  if (cursor == null) return Number.MAX_SAFE_INTEGER
  const seq = /^\d{1,15}$/u.test(cursor) ? Number(cursor) : NaN
  if (!Number.isSafeInteger(seq)) throw new AppError('INVALID_INPUT', 'That place in the list is not known.', { field: 'cursor' })
  return seq
}
