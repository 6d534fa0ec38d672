import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { ImportBatch, ImportResult } from '../../../contract/schemas/media.ts'
import { Button, RelativeTime } from '../../components/ui/index.ts'
import type { MediaBatches } from '../../stores/media-batches.ts'
import { useServices } from '../../stores/services-context.tsx'
import { sentenceFor } from '../../strings/errors.ts'
import { batchLine, batchPanel as words } from '../../strings/media-library.ts'
import { mediaWords, refusalSentence } from '../../strings/media.ts'
import { Offers } from './offers.tsx'

/** One import: how many files are safe, which were not taken and why, which copies are on offer. */
export function BatchCard({ batches, batch, onDismiss }: { batches: MediaBatches; batch: ImportBatch; onDismiss?: (() => void) | undefined }) {
  const { toasts } = useServices()
  const { batchId, state, total, added, duplicate, refused, offered } = batch
  const isRunning = state === 'running'
  const [isOpen, setOpen] = useState(false)
  const wants = isOpen || offered > 0 || (!isRunning && refused > 0 && onDismiss !== undefined)
  useEffect(() => (wants ? batches.look(batchId) : undefined), [batches, batchId, wants])
  const result = useStore(batches.state, (all) => all.results[batchId])
  const isActing = useStore(batches.state, (all) => all.acting.has(batchId))
  const tell = (code: Awaited<ReturnType<MediaBatches['stopBatch']>>) => { if (code !== null) toasts.getState().show({ text: sentenceFor(code), tone: 'danger' }) }
  const safe = added + duplicate
  return (
    <li className="flex flex-col gap-1.5 py-2">
      <div className="flex min-h-7 items-center gap-2">
        <p className="min-w-0 flex-1 truncate tabular-nums" role={onDismiss === undefined ? undefined : 'status'}>
          {isRunning ? words.safe(safe, total) : batchLine(batch)}
          <span className="pl-1 text-12 text-muted">{' '}<RelativeTime at={batch.createdAt} />{batch.draftId !== null && `, ${words.forDraft}`}</span>
        </p>
        {isRunning && <Button size="sm" variant="ghost" title={words.stopHint} loading={isActing} onClick={() => void batches.stopBatch(batchId).then(tell)}>{words.stop}</Button>}
        {refused > 0 && !(wants && !isOpen) && <Button size="sm" variant="ghost" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? words.hide : words.show}</Button>}
        {!isRunning && onDismiss !== undefined && <Button size="sm" variant="ghost" onClick={onDismiss}>{offered > 0 ? words.later : words.dismiss}</Button>}
      </div>
      {isRunning && <Bar share={total === 0 ? 0 : safe / total} />}
      {wants && result !== undefined && (
        <>
          <Refused result={result} />
          <Offers items={result.items} isBusy={isActing} onAnswer={(take, positions) => void batches.answer(batchId, take, positions).then(tell)} />
        </>
      )}
    </li>
  )
}

export function Bar({ share }: { share: number }) {
  return (
    <div aria-hidden className="h-1 overflow-hidden rounded-full bg-surface-active">
      <div className="h-full origin-left bg-action transition-transform" style={{ transform: `scaleX(${String(Math.min(1, Math.max(0, share)))})` }} />
    </div>
  )
}

/** Refused files told by name before the rest is counted. */
const MOST_NAMED = 50

function Refused({ result }: { result: ImportResult }) {
  const refused = result.items.filter((item) => item.outcome === 'refused')
  if (refused.length === 0) return null
  return (
    <ul aria-label={mediaWords.refusedTitle(refused.length)} className="selectable flex flex-col gap-0.5 text-12">
      {refused.slice(0, MOST_NAMED).map((item) => (
        <li key={item.position} className="break-words"><b className="font-medium">{item.name}</b> {refusalSentence(item.name, item.refusal, item.detail)}</li>
      ))}
      {refused.length > MOST_NAMED && <li className="text-muted">{words.moreFiles(refused.length - MOST_NAMED)}</li>}
    </ul>
  )
}
