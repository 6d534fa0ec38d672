import { useEffect, useEffectEvent, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { MediaItem } from '../../../contract/schemas/media.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { displayTitle } from '../../../domain/draft-content.ts'
import type { DraftContent } from '../../../domain/draft-content.ts'
import { Banner, Button, Sheet } from '../../components/ui/index.ts'
import type { Asked } from '../../stores/captions-ask.ts'
import { formOf, hasProblems, problemsOf } from '../../stores/captions-form.ts'
import { useAccounts, useServices } from '../../stores/services-context.tsx'
import { askRefused, askWords } from '../../strings/captions.ts'
import { sendWords } from '../../strings/send.ts'
import { ClientBand } from '../send/client-band.tsx'
import { useClientSettings } from '../settings/client/use-client-settings.ts'
import { AskFields } from './ask-fields.tsx'
import { AskFooter } from './ask-footer.tsx'
import { useAsk } from './use-captions.ts'
import { usePickedFiles } from './use-picked-files.ts'

export interface AskSheetProps {
  workspace: WorkspaceView
  open: boolean
  onOpenChange: (isOpen: boolean) => void
  /** What it is asked for; null: for no draft. */
  draft: { id: string; content: DraftContent; media: Readonly<Record<string, MediaItem>>; isTrashed: boolean } | null
  /** Saves what is being typed, so that the captions are compared with it later. */
  beforeAsk: () => Promise<unknown>
  onAsked: (asked: Asked) => void
}

/** All that PowerPost goes by, each limit beside its field, the likely cost, and the one act that names for whom. */
export function AskSheet(props: AskSheetProps) {
  // Another draft is another sheet.
  return <OneSheet key={props.draft?.id ?? ''} {...props} />
}

function OneSheet({ workspace, open, onOpenChange, draft, beforeAsk, onAsked }: AskSheetProps) {
  const { app } = useServices()
  const { ask, state } = useAsk(workspace.id, draft?.id ?? null, open)
  const account = useAccounts((accounts) => accounts.items.find((one) => one.id === workspace.accountId))
  const prompt = useRef<HTMLTextAreaElement>(null)
  const picked = usePickedFiles(ask, state.form.mediaIds, open && draft === null)
  const media = draft?.media ?? picked.files
  const known = draft === null ? null : formOf(draft.content, media)
  const prefill = useEffectEvent(() => { if (known !== null) ask.prefill(known, draft?.content.mediaIds ?? []) })
  useEffect(() => { if (open) prefill() }, [open])

  const isKnown = useClientSettings(workspace.id, (now) => now.phase === 'ready')
  const defaults = useClientSettings(workspace.id, (now) => now.settings)
  const begin = useEffectEvent(() => {
    const { researchMode, ctaText, styleId, postTypes } = defaults.defaults
    ask.begin({
      ...(researchMode === null ? {} : { researchMode }),
      ...(ctaText === null ? {} : { ctaText }),
      ...(styleId === null ? {} : { writingStyleId: defaults.styles.find((one) => one.id === styleId)?.remoteId ?? '' }),
      ...(draft === null ? { postTypes } : {}),
    })
  })
  useEffect(() => { if (open && isKnown) begin() }, [open, isKnown])

  const draftMedia = draft === null ? null : draft.content.mediaIds.map((id) => media[id]).filter((item) => item !== undefined)
  // What is still being read is no problem, and no reason to ask without it.
  const { media: aboutFiles, ...others } = problemsOf(state.form, media)
  const problems = aboutFiles === undefined || !picked.isRead ? others : { ...others, media: aboutFiles }
  const isUncertain = state.notice?.kind === 'uncertain'
  const obstacle = obstacleOf(workspace, draft)
  const canAsk = isUncertain || (obstacle === null && picked.isRead && !hasProblems(problems))
  const isOffline = account?.network === 'offline'

  async function press(): Promise<void> {
    if (!canAsk) return
    const asked = await ask.press(!isOffline, beforeAsk)
    if (asked === null) return
    onOpenChange(false)
    onAsked(asked)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.stopPropagation()
    // A key that is held down is no decision.
    if (!event.repeat) void press()
  }

  const title = draft === null ? null : displayTitle(draft.content) || sendWords.untitled
  return (
    // Keys pressed anywhere in the sheet come by here.
    <div className="contents" onKeyDown={onKeyDown}>
      <Sheet
        open={open}
        onOpenChange={onOpenChange}
        title={askWords.title}
        side="center"
        className={`client-${workspace.color} max-w-190`}
        initialFocus={prompt}
        header={<ClientBand workspace={workspace} line={askWords.line(title)} side={workspace.accountLabel === null ? sendWords.noAccount : sendWords.account(workspace.accountLabel)} />}
        footer={(
          <AskFooter
            workspace={workspace}
            state={state}
            account={account ?? null}
            problems={problems}
            hasFiles={draftMedia === null || draftMedia.length > 0}
            canAsk={canAsk}
            onPress={() => void press()}
            onCancel={() => onOpenChange(false)}
          />
        )}
      >
        <div className="flex flex-col gap-2 px-4 pt-4 empty:hidden">
          {obstacle !== null && (
            <Banner
              tone="warn"
              title={askWords[obstacle]}
              {...(obstacle === 'notLinked' ? { action: <Button size="sm" onClick={() => { onOpenChange(false); app.getState().open({ kind: 'link-client', workspaceId: workspace.id }) }}>{askWords.linkClient}</Button> } : {})}
            />
          )}
          {state.notice?.kind === 'refused' && <Banner urgent tone="danger" title={askRefused(state.notice.code)} />}
          {isUncertain && <Banner urgent tone="unsure" title={askWords.uncertain} />}
        </div>
        <AskFields
          workspaceId={workspace.id}
          ask={ask}
          state={state}
          problems={problems}
          draftMedia={draftMedia}
          picked={picked.files}
          promptRef={prompt}
          onRefill={known === null || !state.isTouched ? null : () => ask.refill(known)}
        />
      </Sheet>
    </div>
  )
}

function obstacleOf(workspace: WorkspaceView, draft: AskSheetProps['draft']): 'notLinked' | 'held' | 'trashed' | null {
  if (workspace.remoteId === null || workspace.accountId === null) return 'notLinked'
  if (workspace.held) return 'held'
  return draft?.isTrashed === true ? 'trashed' : null
}
