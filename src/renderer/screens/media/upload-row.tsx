import { RotateCw, X } from 'lucide-react'
import { useStore } from 'zustand'
import type { IntentView } from '../../../contract/schemas/outbox.ts'
import { Button, IconButton } from '../../components/ui/index.ts'
import { secondsLeft } from '../../stores/media-uploads.ts'
import type { MediaUploads, Pace } from '../../stores/media-uploads.ts'
import { useServices } from '../../stores/services-context.tsx'
import { uploadState, uploadWords as words } from '../../strings/media-library.ts'
import { Bar } from './batch-card.tsx'

export const needsYou = (intent: IntentView): boolean => intent.state === 'blocked' || (intent.state === 'unknown' && intent.asks)

/** One file on its way: what of it is there, how fast, how long still; or why not. */
export function UploadRow({ uploads, intent, pace }: { uploads: MediaUploads; intent: IntentView; pace: Pace | null }) {
  const { app, toasts } = useServices()
  const isActing = useStore(uploads.state, (state) => state.acting.has(intent.id))
  const act = (action: 'cancel' | 'retry') => void uploads.act(intent.id, action).then((code) => { if (code !== null) toasts.getState().show({ text: words.failed, tone: 'danger' }) })
  const name = intent.fileName ?? words.aFile
  const left = pace === null ? null : secondsLeft(pace)
  const isMoving = intent.state === 'sending' && pace !== null
  const about = [
    uploadState(intent),
    isMoving ? words.total(pace.sent, pace.total) : null,
    isMoving && pace.speed !== null ? words.speed(pace.speed) : null,
    isMoving && left !== null && pace.sent < pace.total ? words.left(left) : null,
  ].filter((part) => part !== null).join(', ')
  return (
    <li className="py-1.5">
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <p className="selectable truncate" title={name}>{name}</p>
          <p className={needsYou(intent) ? 'text-12 text-danger-text tabular-nums' : 'text-12 text-muted tabular-nums'}>{about}</p>
        </div>
        {intent.actions.includes('retry') && <IconButton label={`${words.retry}: ${name}`} icon={RotateCw} disabled={isActing} onClick={() => act('retry')} />}
        {intent.actions.includes('cancel') && <IconButton label={`${words.cancel}: ${name}`} icon={X} disabled={isActing} onClick={() => act('cancel')} />}
        {needsYou(intent) && !intent.actions.includes('retry') && (
          <Button size="sm" variant="ghost" onClick={() => app.getState().go({ section: 'outbox', aim: { kind: 'outbox', filter: 'needs-you' } })}>{words.toOutbox}</Button>
        )}
      </div>
      {isMoving && <Bar share={pace.total === 0 ? 0 : pace.sent / pace.total} />}
    </li>
  )
}
