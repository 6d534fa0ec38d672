import { useCallback, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import type { Platform } from '../../../domain/post-types.ts'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import type { CaptionTab } from '../../stores/draft-editor-edits.ts'
import { useServices } from '../../stores/services-context.tsx'
import { askWords } from '../../strings/captions.ts'
import { useEditor } from '../composer/use-draft-editor.ts'
import { useApprovalBanner } from './approval-banner.tsx'
import { AskSheet } from './ask-sheet.tsx'
import { DraftBand } from './draft-band.tsx'
import { ReviewPanel } from './review-panel.tsx'
import { useDraftCaptions } from './use-captions.ts'

export interface ComposerCaptions {
  ask: () => void
  /** Opens captions beside the text. */
  review: (generationId: string, only?: Platform) => void
  /** Above the text. */
  band: ReactNode
  /** Beside it, in place of the previews; null while nothing is compared. */
  panel: ReactNode
  sheet: ReactNode
}

/** What the composer has to do with captions: asking for them, hearing that they are there, comparing them. `onReviewed`: one goes back to the text. */
export function useComposerCaptions(workspace: WorkspaceView, editor: DraftEditor, tab: CaptionTab, onReviewed: () => void): ComposerCaptions {
  const { toasts } = useServices()
  const items = useDraftCaptions(workspace.id, editor.draftId)
  const isApprovalTold = useApprovalBanner(workspace)
  const [isAsking, setAsking] = useState(false)
  const [reviewed, setReviewed] = useState<{ generationId: string; only: Platform | null } | null>(null)
  const content = useEditor(editor, (state) => state.content)
  const media = useEditor(editor, (state) => state.media)
  const isTrashed = useEditor(editor, (state) => state.facts.trashedAt !== null)
  const ask = useCallback(() => setAsking(true), [])
  const review = useCallback((generationId: string, only?: Platform) => setReviewed({ generationId, only: only ?? null }), [])
  const sets = useMemo(() => items.filter((one) => one.state === 'completed' && one.outputs !== null), [items])
  return {
    ask,
    review,
    band: <DraftBand items={items} isReviewing={reviewed !== null} isApprovalTold={isApprovalTold} onReview={review} onAsk={ask} />,
    panel: reviewed === null ? null : (
      <ReviewPanel
        key={`${reviewed.generationId}/${reviewed.only ?? ''}`}
        editor={editor}
        generationId={reviewed.generationId}
        only={reviewed.only}
        tab={reviewed.only ?? tab}
        sets={sets}
        onChoose={review}
        onClose={() => {
          setReviewed(null)
          onReviewed()
        }}
      />
    ),
    sheet: (
      <AskSheet
        workspace={workspace}
        open={isAsking}
        onOpenChange={setAsking}
        draft={{ id: editor.draftId, content, media, isTrashed }}
        beforeAsk={editor.settle}
        onAsked={({ approved }) => toasts.getState().show({ text: approved ? askWords.askedForDraft : askWords.queued, tone: 'ok' })}
      />
    ),
  }
}
