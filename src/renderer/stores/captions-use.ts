/** Puts captions into a draft, and takes them out again when it is undone. */
import type { GenerationDetail } from '../../contract/schemas/generations.ts'
import type { DraftContent } from '../../domain/draft-content.ts'
import type { Platform } from '../../domain/post-types.ts'
import type { CoreClient, CoreConnection } from '../connection/core-connection.ts'
import { putBack } from './captions-review.ts'
import type { DraftEditor } from './draft-editor.ts'
import type { DraftEditors } from './draft-editors.ts'

export type Used = Awaited<ReturnType<CoreClient['generations']['use']>> & {
  /** Puts the texts of before back; null where nothing changed. Rejects when that is not possible any more. */
  undo: (() => Promise<void>) | null
}

export interface UseDeps {
  connection: Pick<CoreConnection, 'call' | 'command'>
  editors: Pick<DraftEditors, 'get' | 'hold' | 'flushDraft'>
}

/** `platforms` null: all that nobody edited since the asking. What is being typed is saved first, so that it is compared too. */
export async function putCaptionsInto({ connection, editors }: UseDeps, workspaceId: string, generation: GenerationDetail, draftId: string, platforms: Platform[] | null): Promise<Used> {
  await editors.flushDraft(workspaceId, draftId)
  const { rev } = await connection.call((client) => client.drafts.get({ workspaceId, draftId }))
  const used = await connection.command((client, commandId) =>
    client.generations.use({ commandId, workspaceId, generationId: generation.id, draftId, ...(platforms === null ? {} : { platforms }) }))
  // Texts that are in place already change nothing, and then there is nothing to take back.
  const before = used.rev === rev ? null : await stateBefore(connection, workspaceId, used)
  return { ...used, undo: before === null ? null : () => undo(editors.get(workspaceId, draftId), editors, putBack(before, generation.outputs ?? {}, used.filled)) }
}

/** A draft of its own: that of the request is gone, or is to stay as it is. */
export function makeDraftOf(connection: Pick<CoreConnection, 'command'>, workspaceId: string, generationId: string): Promise<{ draftId: string }> {
  return connection.command((client, commandId) => client.generations.use({ commandId, workspaceId, generationId, draftId: null }))
}

/** The history holds the state that the captions replaced. Where they changed nothing there is none. */
async function stateBefore(connection: Pick<CoreConnection, 'call'>, workspaceId: string, { draftId, rev }: { draftId: string; rev: number }): Promise<DraftContent | null> {
  const { items } = await connection.call((client) => client.drafts.revisions({ workspaceId, draftId, limit: 5 }))
  return items.find((one) => one.reason === 'generation' && one.rev === rev - 1)?.content ?? null
}

async function undo(editor: DraftEditor, editors: Pick<DraftEditors, 'hold'>, edit: (content: DraftContent) => DraftContent): Promise<void> {
  const release = editors.hold(editor)
  try {
    await whenRead(editor)
    const before = editor.state.getState().content
    editor.edit(edit)
    if (editor.state.getState().content === before) throw new Error('The draft takes no more edits, or its texts were all changed since.')
    await editor.flush()
  } finally {
    release()
  }
}

function whenRead(editor: DraftEditor): Promise<void> {
  return new Promise((resolve) => {
    if (editor.state.getState().phase !== 'loading') return resolve()
    const off = editor.state.subscribe(({ phase }) => {
      if (phase === 'loading') return
      off()
      resolve()
    })
  })
}
