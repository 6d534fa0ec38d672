import { useStore } from 'zustand'
import { Button, Sheet, Skeleton } from '../../components/ui/index.ts'
import type { MediaBatches } from '../../stores/media-batches.ts'
import { batchPanel as words } from '../../strings/media-library.ts'
import { BatchCard } from './batch-card.tsx'

/** Every import there was, also those that were dismissed. */
export function ImportsDialog({ batches, open, onOpenChange }: { batches: MediaBatches; open: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const { phase, batches: all, nextCursor, error } = useStore(batches.state)
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={words.title}>
      <div className="p-4">
        <p className="text-muted">{phase === 'ready' && all.length === 0 ? words.none : words.about}</p>
        {error !== null && <p role="alert" className="mt-2 text-danger-text">{words.readFailed}</p>}
        {phase === 'loading' && <Skeleton className="mt-4 h-24 w-full" />}
        <ul className="mt-2 divide-y divide-border-subtle">{all.map((batch) => <BatchCard key={batch.batchId} batches={batches} batch={batch} />)}</ul>
        {nextCursor !== null && <Button size="sm" className="mt-2" onClick={() => batches.more()}>{words.older}</Button>}
      </div>
    </Sheet>
  )
}
