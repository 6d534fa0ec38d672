import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { ErrorCode } from '../../../contract/errors.ts'
import { Banner, Button } from '../../components/ui/index.ts'
import type { ImportRun } from '../../stores/imports.ts'
import { useServices } from '../../stores/services-context.tsx'
import { sentenceFor } from '../../strings/errors.ts'
import { batchWords, importFailure, mediaWords, refusalSentence } from '../../strings/media.ts'
import { BatchCard } from '../media/batch-card.tsx'
import { Offers } from '../media/offers.tsx'

/** Refused files told by name before the rest is counted. */
const MOST_NAMED = 5

/** What becomes of files that were given to this draft: how many are safe, which were not taken and why, which copies are on offer. */
export function ImportRuns({ workspaceId, draftId }: { workspaceId: string; draftId: string }) {
  const { drafts, media } = useServices()
  const { imports } = drafts
  const { batches } = media.of(workspaceId)
  const runs = useStore(imports.state, (state) => state.runs)
  const all = useStore(batches.state, (state) => state.batches)
  useEffect(() => batches.start(), [batches])
  const own = runs.filter((run) => run.workspaceId === workspaceId && run.draftId === draftId && run.total !== null)
  // From before a restart: they go on, and ask again.
  const known = new Set(runs.map((run) => run.result?.batchId))
  const earlier = all.filter((batch) => batch.draftId === draftId && (batch.state === 'running' || batch.offered > 0) && !known.has(batch.batchId))
  if (own.length === 0 && earlier.length === 0) return null
  return (
    <div className="flex max-h-48 flex-col gap-2 overflow-y-auto px-4 pb-3">
      {own.map((run) => <Run key={run.id} run={run} onDismiss={() => imports.dismiss(run.id)} />)}
      {earlier.length > 0 && <ul>{earlier.map((batch) => <BatchCard key={batch.batchId} batches={batches} batch={batch} />)}</ul>}
    </div>
  )
}

function Run({ run, onDismiss }: { run: ImportRun; onDismiss: () => void }) {
  const dismiss = <Button size="sm" variant="ghost" onClick={onDismiss}>{mediaWords.dismiss}</Button>
  if (run.failure !== null) return <Banner tone="danger" title={mediaWords.failedTitle} action={dismiss}>{importFailure(run.failure, run.way)}</Banner>
  if (run.result === null || !run.isDone) return <Progress safe={run.result?.safe ?? 0} total={run.total ?? 0} />

  const refused = run.result.items.filter((item) => item.outcome === 'refused')
  const isAsking = run.result.items.some((item) => item.outcome === 'offered')
  if (isAsking) return <RunOffers run={run} />
  if (refused.length === 0) {
    return <p role="status" className="flex items-center text-12 text-muted"><span className="flex-1">{batchWords(run.result)}</span>{dismiss}</p>
  }
  return (
    <Banner tone="warn" title={mediaWords.refusedTitle(refused.length)} action={dismiss}>
      <ul className="selectable mt-1 flex flex-col gap-0.5 text-12">
        {refused.slice(0, MOST_NAMED).map((item) => (
          <li key={item.position} className="break-words"><b className="font-medium">{item.name}</b> {refusalSentence(item.name, item.refusal, item.detail)}</li>
        ))}
        {refused.length > MOST_NAMED && <li>{mediaWords.moreRefused(refused.length - MOST_NAMED)}</li>}
      </ul>
      {refused.length < run.result.items.length && <p className="mt-1 text-12 text-muted">{batchWords(run.result)}</p>}
    </Banner>
  )
}

/** The rest is told once all copies are taken or left. */
function RunOffers({ run }: { run: ImportRun }) {
  const { imports } = useServices().drafts
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ErrorCode | null>(null)
  async function answer(take: boolean, positions?: readonly number[]): Promise<void> {
    setBusy(true)
    setFailure(await imports.answer(run.id, take, positions))
    setBusy(false)
  }
  return (
    <div>
      <Offers items={run.result?.items ?? []} isBusy={isBusy} onAnswer={(take, positions) => void answer(take, positions)} />
      {failure !== null && <p role="alert" className="mt-1 text-12 text-danger-text">{sentenceFor(failure)}</p>}
    </div>
  )
}

function Progress({ safe, total }: { safe: number; total: number }) {
  return (
    <div role="status" className="animate-late" title={mediaWords.safeNote}>
      <p className="text-12 text-muted tabular-nums">{mediaWords.safe(safe, total)}</p>
      <div className="mt-1 h-1 overflow-hidden rounded-full bg-surface-active">
        <div className="h-full origin-left bg-action transition-transform" style={{ transform: `scaleX(${String(total === 0 ? 0 : safe / total)})` }} />
      </div>
    </div>
  )
}
