/** Whether this window shows one draft alone. It is in the page's address, put there by the shell, and never changes while the page lives. */
import { idSchema } from '../../contract/base.ts'

export interface OwnDraft {
  workspaceId: string
  draftId: string
}

/** Null for the main window. */
export function ownDraftOf(search: string): OwnDraft | null {
  const query = new URLSearchParams(search)
  const workspaceId = idSchema.safeParse(query.get('workspace'))
  const draftId = idSchema.safeParse(query.get('draft'))
  return workspaceId.success && draftId.success ? { workspaceId: workspaceId.data, draftId: draftId.data } : null
}
