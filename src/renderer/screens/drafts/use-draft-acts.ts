import { useCallback } from 'react'
import { toAppError } from '../../../contract/wire-error.ts'
import { useServices } from '../../stores/services-context.tsx'
import { draftsWords } from '../../strings/drafts.ts'
import { sentenceFor } from '../../strings/errors.ts'

interface Named {
  id: string
  /** As the list calls it. */
  title: string
}

export interface DraftActs {
  /** Saves first, so that the trash holds all that was typed. Answers whether it is there. */
  trash(draft: Named): Promise<boolean>
  untrash(draft: Named): Promise<boolean>
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

  return { trash, untrash }
}
