import { useStore } from 'zustand'
import { spokenOf } from '../../stores/media-batches.ts'
import type { MediaBatches } from '../../stores/media-batches.ts'
import { batchPanel } from '../../strings/media-library.ts'
import { BatchCard } from './batch-card.tsx'

/** Imports that run, ask or have just ended. Nothing is shown where there is nothing to say. */
export function ImportsPanel({ batches }: { batches: MediaBatches }) {
  const state = useStore(batches.state)
  const spoken = spokenOf(state)
  if (spoken.length === 0) return null
  return (
    <section aria-label={batchPanel.region} className="border-t border-subtle px-4">
      <ul className="divide-y divide-border-subtle">
        {spoken.map((batch) => <BatchCard key={batch.batchId} batches={batches} batch={batch} onDismiss={() => batches.dismiss(batch.batchId)} />)}
      </ul>
    </section>
  )
}
