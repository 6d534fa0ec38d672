import { useStore } from 'zustand'
import { Banner, Button } from '../../components/ui/index.ts'
import type { ImportRun } from '../../stores/imports.ts'
import { useServices } from '../../stores/services-context.tsx'
import { batchWords, importFailure, mediaWords, refusalSentence } from '../../strings/media.ts'

/** Refused files told by name before the rest is counted. */
const MOST_NAMED = 5

/** What becomes of files that were given to this draft: how many are safe, and which were not taken, and why. */
export function ImportRuns({ workspaceId, draftId }: { workspaceId: string; draftId: string }) {
  const { imports } = useServices().drafts
  const runs = useStore(imports.state, (state) => state.runs)
  const own = runs.filter((run) => run.workspaceId === workspaceId && run.draftId === draftId && run.total !== null)
  if (own.length === 0) return null
  return (
    <div className="flex max-h-48 flex-col gap-2 overflow-y-auto px-4 pb-3">
      {own.map((run) => <Run key={run.id} run={run} onDismiss={() => imports.dismiss(run.id)} />)}
    </div>
  )
}

function Run({ run, onDismiss }: { run: ImportRun; onDismiss: () => void }) {
  const dismiss = <Button size="sm" variant="ghost" onClick={onDismiss}>{mediaWords.dismiss}</Button>
  if (run.failure !== null) return <Banner tone="danger" title={mediaWords.failedTitle} action={dismiss}>{importFailure(run.failure, run.way)}</Banner>
  if (run.result === null || !run.isDone) return <Progress safe={run.result?.safe ?? 0} total={run.total ?? 0} />

  const refused = run.result.items.filter((item) => item.outcome === 'refused')
  if (refused.length === 0) {
    return <p role="status" className="flex items-center text-12 text-muted"><span className="flex-1">{batchWords(run.result)}</span>{dismiss}</p>
  }
  return (
    <Banner tone="warn" title={mediaWords.refusedTitle(refused.length)} action={dismiss}>
      <ul className="selectable mt-1 flex flex-col gap-0.5 text-12">
        {refused.slice(0, MOST_NAMED).map((item, at) => (
          <li key={`${item.name}/${String(at)}`} className="break-words"><b className="font-medium">{item.name}</b> {refusalSentence(item.name, item.refusal, item.detail)}</li>
        ))}
        {refused.length > MOST_NAMED && <li>{mediaWords.moreRefused(refused.length - MOST_NAMED)}</li>}
      </ul>
      {refused.length < run.result.items.length && <p className="mt-1 text-12 text-muted">{batchWords(run.result)}</p>}
    </Banner>
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
