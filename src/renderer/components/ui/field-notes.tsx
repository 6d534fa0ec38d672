import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

export interface Notes {
  hint?: ReactNode
  error?: ReactNode
}

/** What stands below a field: what is wrong, and what helps. `id` is the field's; see `notesOf`. */
export function FieldNotes({ id, hint, error }: Notes & { id: string }) {
  return (
    <>
      {hasContent(error) && (
        <p id={`${id}-error`} role="alert" className="flex gap-1.5 text-12 text-danger-text selectable">
          <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden />
          <span className="min-w-0">{error}</span>
        </p>
      )}
      {hasContent(hint) && <p id={`${id}-hint`} className="text-12 text-muted">{hint}</p>}
    </>
  )
}

/** For the field's `aria-describedby`. */
export function notesOf(id: string, { hint, error }: Notes): string | undefined {
  const notes = [hasContent(error) && `${id}-error`, hasContent(hint) && `${id}-hint`].filter((one) => one !== false).join(' ')
  return notes === '' ? undefined : notes
}

export function hasContent(node: ReactNode): boolean {
  return node !== undefined && node !== null && node !== false && node !== ''
}
