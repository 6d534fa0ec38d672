import { ChevronDown, ChevronUp } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { IconButton } from '../../components/ui/index.ts'
import { spokenOf } from '../../stores/media-batches.ts'
import type { MediaBatches } from '../../stores/media-batches.ts'
import { totalOf } from '../../stores/media-uploads.ts'
import type { MediaUploads } from '../../stores/media-uploads.ts'
import { batchPanel, uploadWords } from '../../strings/media-library.ts'
import { BatchCard, Bar } from './batch-card.tsx'
import { UploadRow, needsYou } from './upload-row.tsx'

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

/** Uploads that are not over: a line for all of them, and one for each when it is opened. */
export function UploadsPanel({ uploads }: { uploads: MediaUploads }) {
  const state = useStore(uploads.state)
  const [isOpen, setOpen] = useState(false)
  const { uploads: rows, paces, finished } = state
  if (rows.length === 0) return null
  const isMoving = rows.some((one) => one.state === 'sending')
  const troubled = rows.filter(needsYou).length
  const total = totalOf(state)
  const count = rows.length + finished
  return (
    <section aria-label={uploadWords.region} className="border-t border-subtle px-4 py-2">
      <div className="flex min-h-7 items-center gap-2">
        <p role="status" className="min-w-0 flex-1 truncate tabular-nums">
          {isMoving ? uploadWords.line(finished, count) : troubled === rows.length ? uploadWords.troubleLine(troubled) : uploadWords.waitingLine(rows.length - troubled)}
          {isMoving && total.total > 0 && (
            <span className="pl-1 text-12 text-muted">
              {' '}{[uploadWords.total(total.sent, total.total), total.speed === null ? null : uploadWords.speed(total.speed), total.secondsLeft === null ? null : uploadWords.left(total.secondsLeft)].filter((part) => part !== null).join(', ')}
            </span>
          )}
          {troubled > 0 && troubled < rows.length && <span className="pl-1 text-12 text-danger-text">{' '}{uploadWords.troubleLine(troubled)}</span>}
        </p>
        <IconButton size="sm" label={isOpen ? uploadWords.hide : uploadWords.show} icon={isOpen ? ChevronDown : ChevronUp} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} />
      </div>
      {isMoving && <Bar share={total.total === 0 ? 0 : total.sent / total.total} />}
      {isOpen && (
        <ul className="mt-1 divide-y divide-border-subtle">
          {rows.map((intent) => <UploadRow key={intent.id} uploads={uploads} intent={intent} pace={paces[intent.id] ?? null} />)}
        </ul>
      )}
    </section>
  )
}
