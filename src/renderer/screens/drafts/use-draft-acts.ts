import { useCallback } from 'react'
import { toAppError } from '../../../contract/wire-error.ts'
import { useServices } from '../../stores/services-context.tsx'
import { draftsWords } from '../../strings/drafts.ts'
import { sentenceFor } from '../../strings/errors.ts'
import { manyWords } from '../../strings/writing.ts'

interface Named {
  id: string
  /** As the list calls it. */
  title: string
}

export interface DraftActs {
  /** Saves first, so that the trash holds all that was typed. Answers whether it is there. */
  trash(draft: Named): Promise<boolean>
  untrash(draft: Named): Promise<boolean>
  /** Several in one act, and one Undo for all of them. Answers those that went. */
  trashMany(ids: readonly string[]): Promise<readonly string[]>
  untrashMany(ids: readonly string[]): Promise<readonly string[]>
}

export function useDraftActs(workspaceId: string): DraftActs {
  const { app, connection, drafts, toasts } = useServices()
  const tell = toasts.getState().show

  const untrash = useCallback(async ({ id, title }: Named) => {
    try {
      await connection.command((client, commandId) => client.drafts.untrash({ workspaceId, draftId: id, commandId }))
      tell({ text: draftsWords.restored(title) })
      return true
    } catch (error) {
      tell({ text: sentenceFor(toAppError(error).code), tone: 'danger' })
      return false
    }
  }, [connection, tell, workspaceId])

  const trash = useCallback(async ({ id, title }: Named) => {
    try {
      await drafts.editors.flushDraft(workspaceId, id)
      await connection.command((client, commandId) => client.drafts.trash({ workspaceId, draftId: id, commandId }))
      const undo = async () => {
        const isBack = await untrash({ id, title })
        const here = app.getState()
        // One sees what was brought back, unless one has gone elsewhere meanwhile.
        if (isBack && here.workspaceId === workspaceId && here.section === 'drafts') here.go({ draftId: id })
      }
      tell({ text: draftsWords.trashed(title), action: { label: draftsWords.undo, run: () => void undo() } })
      return true
    } catch (error) {
      const { code } = toAppError(error)
      tell({ text: code === 'NOT_POSSIBLE_NOW' ? draftsWords.trashRefused : sentenceFor(code), tone: 'danger' })
      return false
    }
  }, [app, connection, drafts, tell, untrash, workspaceId])

  const untrashMany = useCallback(async (ids: readonly string[]) => {
    try {
      const { moved } = await connection.command((client, commandId) => client.drafts.untrashMany({ workspaceId, commandId, ids: [...ids] }))
      tell({ text: manyWords.restored(moved.length) })
      return moved
    } catch (error) {
      tell({ text: sentenceFor(toAppError(error).code), tone: 'danger' })
      return []
    }
  }, [connection, tell, workspaceId])

  const trashMany = useCallback(async (ids: readonly string[]) => {
    try {
      await Promise.all(ids.map((id) => drafts.editors.flushDraft(workspaceId, id)))
      const { moved, kept } = await connection.command((client, commandId) => client.drafts.trashMany({ workspaceId, commandId, ids: [...ids] }))
      const words = [moved.length > 0 && manyWords.trashed(moved.length), kept.length > 0 && manyWords.kept(kept.length)].filter((part) => part !== false)
      tell({ text: words.join('. '), ...(moved.length === 0 ? { tone: 'warn' as const } : { action: { label: draftsWords.undo, run: () => void untrashMany(moved) } }) })
      return moved
    } catch (error) {
      tell({ text: sentenceFor(toAppError(error).code), tone: 'danger' })
      return []
    }
  }, [connection, drafts, tell, untrashMany, workspaceId])

  return { trash, untrash, trashMany, untrashMany }
}
