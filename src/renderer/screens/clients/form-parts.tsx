import type { ReactNode } from 'react'
import type { AppError, ErrorCode } from '../../../contract/errors.ts'
import { Banner } from '../../components/ui/index.ts'
import { wordsFor } from '../../strings/errors.ts'

/** The fields that an error can belong to, and the codes that belong to one even where the core names none. */
export type FieldCodes<F extends string> = Partial<Record<ErrorCode, F>>

/** Puts an error beside its field, or under the whole form. */
export function sortError<F extends string>(error: AppError | null, fields: readonly F[], codes: FieldCodes<F> = {}): { field: F | null; words: string | null } {
  if (error === null) return { field: null, words: null }
  const named = fields.find((field) => field === error.data.field)
  return { field: named ?? codes[error.code] ?? null, words: wordsFor(error) }
}

export function Form({ onSubmit, children, label }: { onSubmit: () => void; children: ReactNode; label: string }) {
  return (
    <form
      aria-label={label}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
    </form>
  )
}

/** An error that belongs to no field. */
export function FormError({ words, action }: { words: string | null; action?: ReactNode }) {
  return words === null ? null : <Banner tone="danger" urgent title={words} action={action} />
}
