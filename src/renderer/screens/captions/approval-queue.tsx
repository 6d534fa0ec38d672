import { useId } from 'react'
import type { Generation } from '../../../contract/schemas/generations.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Button, PlatformIcon } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import { formatTime } from '../../lib/time.ts'
import { heldBy, parseCeiling } from '../../stores/captions-queue.ts'
import type { QueueState } from '../../stores/captions-queue.ts'
import { useAccounts, useServices } from '../../stores/services-context.tsx'
import { approveRefused, askWords, captionsTitle, queueWords } from '../../strings/captions.ts'
import { useQueue } from './use-captions.ts'

/** Shown by name; what is beyond is counted. */
const NAMED = 3

/** All that waits for the user's word as one thing: its likely cost, one ceiling, one button. */
export function ApprovalQueue({ workspace, onOpen }: { workspace: WorkspaceView; onOpen: (generationId: string) => void }) {
  const { captions, timing, toasts } = useServices()
  const queue = captions.queue(workspace.id)
  const state = useQueue(workspace.id)
  const isOffline = useAccounts((accounts) => accounts.items.find((one) => one.id === workspace.accountId)?.network === 'offline')
  const id = useId()
  if (state.ids.length === 0) return null
  const { ids, items, credits } = state
  const held = heldBy(items)
  const isWrong = parseCeiling(state.ceiling) === 'wrong'

  async function approve(): Promise<void> {
    const approved = await queue.approve()
    if (approved !== null && approved > 0) toasts.getState().show({ text: isOffline ? queueWords.approvedOffline : queueWords.approved(approved), tone: 'ok' })
  }

  return (
    <section aria-labelledby={`${id}-title`} className="shrink-0 border-b border-border bg-surface-sunken px-4 py-3">
      <div className="flex flex-wrap items-start gap-x-8 gap-y-3">
        <div className="min-w-60 flex-1">
          <h2 id={`${id}-title`} className="font-semibold">{queueWords.title(ids.length)}</h2>
          {held.count > 0 && <p className="text-warn-text">{queueWords.held(held.count, ids.length, held.ceiling)}</p>}
          <ul className="mt-1 flex flex-col">
            {items.slice(0, NAMED).map((one) => <QueueLine key={one.id} one={one} onOpen={() => onOpen(one.id)} />)}
          </ul>
          {ids.length > NAMED && <p className="text-12 text-muted">{queueWords.andMore(ids.length - Math.min(NAMED, items.length))}</p>}
        </div>
        <form
          className="flex flex-col items-start gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            void approve()
          }}
        >
          <div>
            <p className="font-medium">{queueWords.total(state.estimate, state.unpriced)}</p>
            <p className="text-12 text-muted tabular-nums">{credits === null ? askWords.balanceUnknown : askWords.balance(credits.balance, formatTime(credits.at, timing.now()))}</p>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <label htmlFor={`${id}-ceiling`}>{queueWords.ceiling}</label>
            <input
              id={`${id}-ceiling`}
              inputMode="decimal"
              autoComplete="off"
              value={state.ceiling}
              aria-invalid={isWrong || undefined}
              aria-describedby={`${id}-hint`}
              readOnly={state.isApproving}
              onChange={(event) => queue.setCeiling(event.target.value)}
              className={classes('h-8 w-20 rounded-control border bg-surface-field px-2.5 text-right tabular-nums focus-visible:outline-offset-0', isWrong ? 'border-danger-icon' : 'border-border hover:border-strong')}
            />
            <span>{queueWords.ceilingUnit}</span>
            <Button type="submit" variant="primary" loading={state.isApproving} disabled={isWrong || workspace.held} className="ml-2">{queueWords.approve(ids.length, workspace.name)}</Button>
          </div>
          <p id={`${id}-hint`} className={classes('text-12', isWrong ? 'text-danger-text' : 'text-muted')}>{isWrong ? queueWords.ceilingWrong : queueWords.ceilingHint}</p>
          {isOffline && <p className="text-12 text-muted">{queueWords.offline}</p>}
          <Notice notice={state.notice} />
        </form>
      </div>
    </section>
  )
}

function QueueLine({ one, onOpen }: { one: Generation; onOpen: () => void }) {
  return (
    <li className="flex min-h-6 items-center gap-2">
      <button type="button" onClick={onOpen} className="min-h-6 min-w-0 truncate rounded-small text-left hover:underline">{captionsTitle(one)}</button>
      <span className="flex shrink-0 gap-1 text-icon">{one.platforms.map((platform) => <PlatformIcon key={platform} platform={platform} named />)}</span>
      <span className="shrink-0 text-12 text-muted tabular-nums">{queueWords.each(one.estimate)}</span>
    </li>
  )
}

function Notice({ notice }: { notice: QueueState['notice'] }) {
  if (notice === null) return null
  switch (notice.kind) {
    case 'approved-fewer': return <p role="status" className="text-12 text-warn-text">{queueWords.fewer(notice.approved, notice.of)}</p>
    case 'uncertain': return <p role="alert" className="text-12 text-unsure-text">{queueWords.uncertain}</p>
    case 'refused': return <p role="alert" className="text-12 text-danger-text">{approveRefused(notice.code)}</p>
  }
}
