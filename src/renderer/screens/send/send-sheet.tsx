import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Sheet, Skeleton } from '../../components/ui/index.ts'
import { useServices } from '../../stores/services-context.tsx'
import { DELIBERATE_MS } from '../../stores/send-interlock.ts'
import type { Send } from '../../stores/send.ts'
import { refusedWords, sendWords } from '../../strings/send.ts'
import { SendBand } from './send-band.tsx'
import { SendFooter } from './send-footer.tsx'
import { SendItems } from './send-items.tsx'
import { LoadFailed, SendNotices } from './send-notices.tsx'
import { SendWhen } from './send-when.tsx'
import { useSendSession, useSendState } from './use-send.ts'

export interface SendSheetProps {
  workspace: WorkspaceView
  draftId: string
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Saves what is being typed and answers the revision that is stored now. */
  beforeSend: () => Promise<{ rev: number }>
}

/** What goes out, where, as whom, what is wrong with it and what it may cost; and the one act that makes it public. */
export function SendSheet({ workspace, draftId, open, onOpenChange, beforeSend }: SendSheetProps) {
  const send = useSendSession({ workspaceId: workspace.id, draftId, open, beforeSend })
  if (send === null) return null
  return <OpenSheet workspace={workspace} send={send} open={open} onOpenChange={onOpenChange} beforeSend={beforeSend} />
}

function OpenSheet({ workspace, send, open, onOpenChange, beforeSend }: Omit<SendSheetProps, 'draftId'> & { send: Send }) {
  const { app, timing } = useServices()
  const state = useSendState(send)
  const first = useRef<HTMLHeadingElement>(null)
  useOutcome(send, open, onOpenChange)

  const openedAt = useRef(0)
  useEffect(() => { if (open) openedAt.current = timing.now() }, [open, timing])

  // A key that is held down is no second decision, nor are the same keys that opened the sheet, pressed twice in a row.
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter') return
    if (event.repeat) event.preventDefault()
    else if (event.ctrlKey || event.metaKey) {
      event.preventDefault()
      event.stopPropagation()
      if (timing.now() - openedAt.current >= DELIBERATE_MS) void send.press(beforeSend)
    }
  }
  const leave = (to: Parameters<ReturnType<typeof app.getState>['go']>[0]) => {
    onOpenChange(false)
    app.getState().go(to)
  }
  return (
    // Keys pressed anywhere in the sheet come by here.
    <div className="contents" onKeyDown={onKeyDown}>
      <Sheet
        open={open}
        onOpenChange={onOpenChange}
        title={sendWords.title}
        side="center"
        className={`client-${workspace.color} max-w-190`}
        initialFocus={first}
        header={<SendBand workspace={workspace} state={state} nameRef={first} />}
        footer={<SendFooter workspace={workspace} state={state} onPress={() => void send.press(beforeSend)} onCancel={() => onOpenChange(false)} />}
      >
        {state.phase === 'load-failed' && <LoadFailed state={state} onRetry={() => void send.load(beforeSend)} />}
        {state.phase === 'loading' && <LoadingItems />}
        {state.preview !== null && (
          <>
            <SendNotices workspace={workspace} send={send} state={state} onLeave={leave} />
            <SendItems workspaceId={workspace.id} send={send} state={state} preview={state.preview} />
            <SendWhen send={send} state={state} preview={state.preview} />
          </>
        )}
      </Sheet>
    </div>
  )
}

/** Tells the end of the act: in the outbox from now on; or, where the sheet was closed meanwhile, why it did not go. */
function useOutcome(send: Send, open: boolean, onOpenChange: (open: boolean) => void): void {
  const { app, toasts } = useServices()
  const isOpen = useRef(open)
  const close = useRef(onOpenChange)
  useEffect(() => {
    isOpen.current = open
    close.current = onOpenChange
  }, [open, onOpenChange])
  useEffect(() => send.store.subscribe((now, before) => {
    if (now.phase === before.phase || before.phase !== 'sending') return
    const { show } = toasts.getState()
    if (now.phase === 'sent') {
      close.current(false)
      const text = now.when === 'at' && now.at !== null && now.at !== 'skipped' ? sendWords.toastPlanned(now.clock.full(now.at.time)) : sendWords.toastText
      show({ text, tone: 'ok', action: { label: sendWords.toastAction, run: () => app.getState().go({ section: 'outbox' }) } })
    } else if (!isOpen.current && now.notice !== null) {
      const text = now.notice.kind === 'refused' ? refusedWords(now.notice.code) : now.notice.kind === 'uncertain' ? sendWords.uncertainClosed : sendWords.textChanged
      show({ text, tone: 'danger' })
    }
  }), [send, app, toasts])
}

function LoadingItems() {
  return (
    <div role="status" aria-label={sendWords.loading} className="flex flex-col gap-4 p-4">
      {[0, 1, 2].map((row) => <Skeleton key={row} className="h-11" />)}
    </div>
  )
}
