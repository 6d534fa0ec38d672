/**
 * A draft copied from one client to another: the one act that takes anything across, and only because the user names both. What
 * crosses is a parcel of plain values: the texts, the post types, and of each file its bytes, name and alt text. The first client is
 * only read; everything is written in the second one, files first and then all rows in one transaction.
 */
import type { Database } from 'better-sqlite3'
import { AppError } from '../../contract/errors.ts'
import type { DraftContent } from '../../domain/draft-content.ts'
import { requireRow, unreadable } from '../drafts/context.ts'
import { createDraftRowsCache } from '../drafts/index.ts'
import { contentJson, parseContent } from '../drafts/rows.ts'
import { listTexts } from '../drafts/texts.ts'
import type { GivenFile, Media } from '../media/index.ts'
import { cacheByDatabase, createMediaRowsCache } from '../media/rows.ts'
import type { Clock, Random } from '../ports.ts'
import type { Workspace } from '../workspaces/workspace.ts'

export interface CopiesDeps {
  clock: Clock
  random: Random
  media: Pick<Media, 'locate' | 'takeIn'>
  open(workspaceId: string): Promise<Workspace>
}

export interface CopyInput {
  commandId: string
  workspaceId: string
  draftId: string
  toWorkspaceId: string
}

export interface CopiedDraft {
  draftId: string
  /** Files that went along. */
  files: number
}

export interface Copies {
  /**
   * A repeat of the command answers the first copy and makes no second one. Throws NOT_FOUND, INVALID_INPUT for the client itself,
   * MEDIA_REFUSED when a file is not there as it was stored, DISK_FULL; then the other client is as it was.
   */
  copyTo(input: CopyInput): Promise<CopiedDraft>
}

interface Parcel {
  content: Omit<DraftContent, 'mediaIds'>
  files: (GivenFile & { name: string; alt: string })[]
}

export function createCopies(deps: CopiesDeps): Copies {
  const draftRowsOf = createDraftRowsCache()
  const mediaRowsOf = createMediaRowsCache()
  const equalsOf = cacheByDatabase(prepareEquals)

  function pack(workspace: Workspace, draftId: string): Parcel {
    const rows = draftRowsOf(workspace.db)
    const content = parseContent(requireRow(rows, draftId).content)
    if (!content) throw unreadable()
    const { mediaIds, ...texts } = content
    const files = mediaIds.map((id) => {
      const item = rows.mediaItem(id)
      const row = mediaRowsOf(workspace.db).blobOfItem(id)
      if (!item || !row) throw new AppError('MEDIA_REFUSED', 'A file of this draft is not here any more. Remove it from the draft, then copy.')
      const blob = { ...row, kind: item.kind, width: item.width, height: item.height }
      return { path: locate(workspace, row.sha256), blob, name: item.name, alt: item.alt }
    })
    return { content: texts, files }
  }

  function locate(workspace: Workspace, sha256: string): string {
    try {
      return deps.media.locate(workspace, sha256).path
    } catch (error) {
      throw new AppError('MEDIA_REFUSED', 'A file of this draft is missing from the client’s folder. Remove it from the draft, then copy.', {}, error)
    }
  }

  function unpack(workspace: Workspace, commandId: string, { content: texts, files }: Parcel): Promise<CopiedDraft> {
    return deps.media.takeIn(workspace, files, () => workspace.command(commandId, 'drafts.copyTo', (note): CopiedDraft => {
      const now = deps.clock.now()
      const mediaRows = mediaRowsOf(workspace.db)
      const mediaIds: string[] = []
      for (const { blob, name, alt } of files) {
        // The same photo with the same words, copied before, need not stand in the library twice.
        const known = equalsOf(workspace.db)(blob.sha256, name, alt).find((id) => !mediaIds.includes(id))
        const mediaId = known ?? deps.random.uuid()
        if (known === undefined) {
          mediaRows.insertBlob(blob, now)
          mediaRows.insertItem(mediaId, blob, name, now)
          if (alt !== '') mediaRows.setAlt(mediaId, alt)
          note('media', mediaId)
        }
        mediaIds.push(mediaId)
      }
      const content: DraftContent = { ...texts, mediaIds }
      const rows = draftRowsOf(workspace.db)
      const draftId = deps.random.uuid()
      rows.insert(draftId, { rev: 1, content: contentJson(content), ...listTexts(content), now })
      if (mediaIds.length > 0) rows.setMedia(draftId, mediaIds, new Map())
      note('drafts', draftId)
      return { draftId, files: mediaIds.length }
    }))
  }

  return {
    async copyTo({ commandId, workspaceId, draftId, toWorkspaceId }) {
      if (workspaceId === toWorkspaceId) throw new AppError('INVALID_INPUT', 'That is the client the draft is of.', { field: 'toWorkspaceId' })
      const known = knownCopy((await deps.open(toWorkspaceId)).db, commandId)
      if (known) return known
      const parcel = pack(await deps.open(workspaceId), draftId)
      return unpack(await deps.open(toWorkspaceId), commandId, parcel)
    },
  }
}

/** Spares a repeat all the reading: the first call's answer, if it came to that. */
function knownCopy(db: Database, commandId: string): CopiedDraft | null {
  const row = db.prepare<[string], { result: string }>("SELECT result FROM commands WHERE id = ? AND kind = 'drafts.copyTo'").get(commandId)
  // Stored by this very command.
  return row ? (JSON.parse(row.result) as CopiedDraft) : null
}

function prepareEquals(db: Database) {
  const find = db.prepare<[string, string, string], { id: string }>('SELECT id FROM media_items WHERE blob = ? AND name = ? AND alt = ? AND trashed_at IS NULL ORDER BY seq')
  return (sha256: string, name: string, alt: string): string[] => find.all(sha256, name, alt).map((row) => row.id)
}
