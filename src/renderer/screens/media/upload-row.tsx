import { Ellipsis, Pause, Play, RotateCw, X } from 'lucide-react'
import { memo } from 'react'
import type { KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import type { IntentView, OutboxAction } from '../../../contract/schemas/outbox.ts'
import { Button, IconButton, Menu } from '../../components/ui/index.ts'
import type { MenuItem } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import { secondsLeft } from '../../stores/media-uploads.ts'
import type { MediaUploads, Pace } from '../../stores/media-uploads.ts'
import { uploadState, uploadWords as words } from '../../strings/media-library.ts'
import { Bar } from './batch-card.tsx'

export const needsYou = (intent: IntentView): boolean => intent.state === 'blocked' || (intent.state === 'unknown' && intent.asks)

/** Where a file can go among the others, from where it stands. */
export type Step = 'up' | 'down' | 'first' | 'last'

export interface UploadRowProps {
  uploads: MediaUploads
  intent: IntentView
  pace: Pace | null
  isFirst: boolean
  isLast: boolean
  onAct: (intent: IntentView, action: OutboxAction) => void
  onMove: (intent: IntentView, step: Step) => void
  onOutbox: () => void
}

/** One file on its way: what of it is there, how fast, how long still; or why not. Alt with an arrow puts it elsewhere. */
export const UploadRow = memo(function UploadRow({ uploads, intent, pace, isFirst, isLast, onAct, onMove, onOutbox }: UploadRowProps) {
  const isActing = useStore(uploads.state, (state) => state.acting.has(intent.id))
  const name = intent.fileName ?? words.aFile
  const offers = (action: OutboxAction) => intent.actions.includes(action)
  const isMoving = intent.state === 'sending' && pace !== null && !intent.pausedByUser
  const left = pace === null ? null : secondsLeft(pace)
  const about = [
    uploadState(intent),
    isMoving ? words.total(pace.sent, pace.total) : intent.fileSize === null ? null : words.size(intent.fileSize),
    isMoving && pace.speed !== null ? words.speed(pace.speed) : null,
    isMoving && left !== null && pace.sent < pace.total ? words.left(left) : null,
  ].filter((part) => part !== null).join(', ')
  const places: MenuItem[] = [
    { label: words.moveUp, shortcut: 'Alt+Up', disabled: isFirst, onSelect: () => onMove(intent, 'up') },
    { label: words.moveDown, shortcut: 'Alt+Down', disabled: isLast, onSelect: () => onMove(intent, 'down') },
    { label: words.moveFirst, disabled: isFirst, onSelect: () => onMove(intent, 'first') },
    { label: words.moveLast, disabled: isLast, onSelect: () => onMove(intent, 'last') },
  ]

  function onKeyDown(event: KeyboardEvent): void {
    if (!event.altKey || event.ctrlKey || event.metaKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    if (event.key === 'ArrowUp' ? isFirst : isLast) return
    onMove(intent, event.key === 'ArrowUp' ? 'up' : 'down')
  }

  return (
    <li className="py-1.5" onKeyDown={onKeyDown}>
      <div className="flex items-center gap-1">
        <div className="min-w-0 flex-1 pr-1">
          <p className="selectable truncate" title={name}>{name}</p>
          <p className={classes('text-12 tabular-nums', needsYou(intent) ? 'text-danger-text' : 'text-muted')}>{about}</p>
        </div>
        {offers('retry') && <IconButton label={`${words.retry}: ${name}`} icon={RotateCw} disabled={isActing} onClick={() => onAct(intent, 'retry')} />}
        {(offers('pause') || offers('resume')) && (
          // The same button: whoever paused by it goes on by it, and the focus stays.
          <IconButton label={`${offers('resume') ? words.resume : words.pause}: ${name}`} icon={offers('resume') ? Play : Pause} aria-disabled={isActing || undefined} onClick={() => onAct(intent, offers('resume') ? 'resume' : 'pause')} />
        )}
        {offers('cancel') && <IconButton label={`${words.cancel}: ${name}`} icon={X} disabled={isActing} onClick={() => onAct(intent, 'cancel')} />}
        {needsYou(intent) && !offers('retry') && <Button size="sm" variant="ghost" onClick={onOutbox}>{words.toOutbox}</Button>}
        {!(isFirst && isLast) && <Menu align="end" label={words.moreFor(name)} items={places} trigger={<IconButton label={words.moreFor(name)} icon={Ellipsis} data-places={intent.id} />} />}
      </div>
      {isMoving && <Bar share={pace.total === 0 ? 0 : pace.sent / pace.total} />}
    </li>
  )
})
