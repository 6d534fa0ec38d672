import type { GenerationDetail } from '../../../contract/schemas/generations.ts'
import type { Platform } from '../../../domain/post-types.ts'
import { makeDraftOf, putCaptionsInto } from '../../stores/captions-use.ts'
import { useServices } from '../../stores/services-context.tsx'
import { detailWords, putBackWords, putWords } from '../../strings/captions.ts'

export interface PutCaptions {
  /** Puts them into a draft and says what was put in, with a way back. Rejects when nothing could be. */
  put(generation: GenerationDetail, draftId: string, platforms: Platform[] | null): Promise<void>
  /** Makes a draft of them and opens it. */
  makeDraft(generation: GenerationDetail): Promise<void>
}

export function usePutCaptions(workspaceId: string): PutCaptions {
  const { app, connection, drafts, toasts } = useServices()
  return {
    async put(generation, draftId, platforms) {
      const used = await putCaptionsInto({ connection, editors: drafts.editors }, workspaceId, generation, draftId, platforms)
      const { undo } = used
      const { show } = toasts.getState()
      const takeBack = () => void undo?.().then(
        () => show({ text: putBackWords.done }),
        () => show({ text: putBackWords.failed, tone: 'warn' }),
      )
      show({ text: putWords(used), tone: used.filled.length === 0 ? 'warn' : 'ok', ...(undo === null ? {} : { action: { label: putBackWords.undo, run: takeBack } }) })
    },
    async makeDraft(generation) {
      const { draftId } = await makeDraftOf(connection, workspaceId, generation.id)
      app.getState().go({ workspaceId, section: 'drafts', draftId })
      toasts.getState().show({ text: detailWords.newDraftMade, tone: 'ok' })
    },
  }
}
