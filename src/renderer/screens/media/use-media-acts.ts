import { useMemo, useState } from 'react'
import type { ErrorCode } from '../../../contract/errors.ts'
import type { LibraryItem, MediaUsage } from '../../../contract/schemas/media.ts'
import { EMPTY_CONTENT, displayTitle } from '../../../domain/draft-content.ts'
import { toAppError } from '../../../contract/wire-error.ts'
import { appendMedia } from '../../stores/draft-editor-edits.ts'
import { changeMedia, changedItem, trashMedia, untrashMedia, uploadMedia } from '../../stores/media-library-acts.ts'
import type { ManyChange } from '../../stores/media-library-acts.ts'
import type { ClientMedia } from '../../stores/media-library-services.ts'
import { useServices } from '../../stores/services-context.tsx'
import { sentenceFor } from '../../strings/errors.ts'
import { actWords, libraryWords } from '../../strings/media-library.ts'
import { readyEditor } from './ready-editor.ts'

export interface AskTrash {
  /** What was to go and stayed, because it is in use. */
  kept: readonly { id: string; name: string }[]
  /** Where the first of them are used. */
  inUse: readonly MediaUsage[]
  /** How many went. */
  gone: number
}

export interface MediaActs {
  star(items: readonly LibraryItem[], starred: boolean): Promise<void>
  tag(items: readonly LibraryItem[], tag: string): Promise<void>
  trash(items: readonly LibraryItem[]): Promise<void>
  restore(ids: readonly string[]): Promise<void>
  upload(ids: readonly string[]): Promise<void>
  toNewDraft(ids: readonly string[]): Promise<void>
  toDraft(draftId: string, ids: readonly string[]): Promise<void>
  /** Files in use that the user is asked about. */
  asked: AskTrash | null
  answer(isToGo: boolean): Promise<void>
}

/** What is done with files, each told in a few words and taken back where it can be. */
export function useMediaActs(workspaceId: string, { library }: ClientMedia): MediaActs {
  const { app, connection, drafts, toasts } = useServices()
  const [asked, setAsked] = useState<AskTrash | null>(null)
  const acts = useMemo(() => {
    const tell = toasts.getState().show
    const failed = (code: ErrorCode) => tell({ text: sentenceFor(code), tone: 'danger' })

    async function restore(ids: readonly string[]): Promise<void> {
      const code = await untrashMedia(connection, workspaceId, ids)
      library.refresh()
      if (code === null) tell({ text: actWords.restored(ids.length) })
      else failed(code)
    }

    async function change(items: readonly LibraryItem[], what: ManyChange, told: (count: number) => string): Promise<void> {
      const done = await changeMedia(connection, workspaceId, items.map((item) => item.id), what)
      if (done.error !== null) {
        library.refresh()
        return failed(done.error)
      }
      library.putAll(items.map((item) => changedItem(item, what)))
      if (done.full > 0) tell({ text: actWords.tagsFull(done.full), tone: 'warn' })
      else if (items.length > 1) tell({ text: told(items.length) })
    }

    async function toTrash(ids: readonly string[], names: ReadonlyMap<string, string>, evenUsed: boolean): Promise<void> {
      const done = await trashMedia(connection, workspaceId, ids, evenUsed)
      const { trashed } = done
      if (trashed.length > 0) tell({ text: actWords.trashed(trashed.map((id) => names.get(id) ?? ''), trashed.length), action: { label: actWords.undo, run: () => void restore(trashed) } })
      if (done.error !== null) failed(done.error)
      if (done.kept.length > 0) setAsked({ kept: done.kept.map((id) => ({ id, name: names.get(id) ?? '' })), inUse: done.inUse, gone: trashed.length })
    }

    return {
      restore,
      star: (items: readonly LibraryItem[], starred: boolean) => change(items, { starred }, starred ? actWords.starred : actWords.unstarred),
      tag: (items: readonly LibraryItem[], tag: string) => change(items, { addTag: tag.trim() }, (count) => actWords.tagged(tag.trim(), count)),
      trash: (items: readonly LibraryItem[]) => toTrash(items.map((item) => item.id), new Map(items.map((item) => [item.id, item.name])), false),
      trashUsed: (kept: AskTrash['kept']) => toTrash(kept.map((one) => one.id), new Map(kept.map((one) => [one.id, one.name])), true),
      async upload(ids: readonly string[]): Promise<void> {
        const done = await uploadMedia(connection, workspaceId, ids)
        if (done.error !== null) return failed(done.error)
        if (done.refused > 0) tell({ text: actWords.uploadRefused(done.refused), tone: 'warn' })
        if (done.queued > 0) tell({ text: actWords.uploadQueued(done.queued) })
        else if (done.refused === 0) tell({ text: actWords.uploadThere })
      },
      async toNewDraft(ids: readonly string[]): Promise<void> {
        try {
          const draft = await connection.command((client, commandId) => client.drafts.create({ workspaceId, commandId, content: { ...EMPTY_CONTENT, mediaIds: [...ids] } }))
          drafts.editors.get(workspaceId, draft.id, draft)
          app.getState().go({ workspaceId, section: 'drafts', draftId: draft.id })
        } catch (error) {
          failed(toAppError(error).code)
        }
      },
      async toDraft(draftId: string, ids: readonly string[]): Promise<void> {
        const editor = drafts.editors.get(workspaceId, draftId)
        const release = drafts.editors.hold(editor)
        try {
          await readyEditor(editor)
          const before = editor.state.getState().content
          const title = displayTitle(before) || libraryWords.untitledDraft
          const fresh = ids.filter((id) => !before.mediaIds.includes(id))
          if (fresh.length === 0) return tell({ text: actWords.alreadyInDraft(title) })
          if (before.mediaIds.length + fresh.length > MOST_IN_DRAFT) return tell({ text: actWords.draftFull, tone: 'warn' })
          editor.edit(appendMedia(fresh))
          await editor.flush()
          tell({ text: actWords.addedToDraft(fresh.length, title), action: { label: actWords.open, run: () => app.getState().go({ workspaceId, section: 'drafts', draftId }) } })
        } catch (error) {
          failed(toAppError(error).code)
        } finally {
          release()
        }
      },
    }
  }, [app, connection, drafts, library, toasts, workspaceId])
  return {
    ...acts,
    asked,
    async answer(isToGo) {
      const those = asked
      setAsked(null)
      if (isToGo && those !== null) await acts.trashUsed(those.kept)
    },
  }
}

/** Of draftContentSchema. */
const MOST_IN_DRAFT = 500
