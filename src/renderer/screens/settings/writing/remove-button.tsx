import { X } from 'lucide-react'

/** The small cross of a thing in a row of things. */
export function RemoveButton({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <button type="button" aria-label={label} onClick={onRemove} className="flex size-6 items-center justify-center rounded-small text-icon hover:bg-surface-hover hover:text-text">
      <X className="size-3.5" aria-hidden />
    </button>
  )
}
