import { useId } from 'react'
import type { ReactNode, Ref } from 'react'
import { classes } from '../../lib/classes.ts'
import { FieldNotes, hasContent, notesOf } from './field-notes.tsx'

interface Around {
  label: string
  hint?: ReactNode
  /** In words, beside the field it is about. */
  error?: ReactNode
  /** Hides the label where the place says it already; it is still read aloud. */
  hideLabel?: boolean
}

interface FieldIds {
  id: string
  describedBy: string | undefined
}

function FieldFrame({ label, hint, error, hideLabel = false, children, ids }: Around & { children: ReactNode; ids: FieldIds }) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={ids.id} className={hideLabel ? 'sr-only' : 'text-13 font-medium'}>{label}</label>
      {children}
      <FieldNotes id={ids.id} hint={hint} error={error} />
    </div>
  )
}

function useIds(given: string | undefined, around: Around): FieldIds {
  const own = useId()
  const id = given ?? own
  return { id, describedBy: notesOf(id, around) }
}

/**
 * The field is only marked: whoever shows the form moves the focus. (React would move it while a dialog is being built, and the
 * dialog would take the field for the place to return to.)
 */
function markFirst(isFirst: boolean): { 'data-autofocus'?: true } {
  return isFirst ? { 'data-autofocus': true } : {}
}

const BOX = 'w-full rounded-control border bg-surface-field px-2.5 text-13 text-text transition-colors disabled:opacity-60 focus-visible:outline-offset-0'
const edge = (error: ReactNode) => (hasContent(error) ? 'border-danger-icon' : 'border-border hover:border-strong')

export interface TextFieldProps extends Omit<React.InputHTMLAttributes<HTMLInputElement>, 'children'>, Around {
  ref?: Ref<HTMLInputElement>
  /** Letters of one width, for keys and ids. */
  mono?: boolean
  /** Stands in the field's row, after it. */
  after?: ReactNode
}

export function TextField({ label, hint, error, hideLabel, mono = false, after, className, id, autoFocus = false, ...input }: TextFieldProps) {
  const around: Around = { label, hint, error, ...(hideLabel === undefined ? {} : { hideLabel }) }
  const ids = useIds(id, around)
  return (
    <FieldFrame {...around} ids={ids}>
      <div className="flex gap-2">
        <input
          autoComplete="off"
          spellCheck={false}
          {...input}
          {...markFirst(autoFocus)}
          id={ids.id}
          aria-describedby={ids.describedBy}
          aria-invalid={hasContent(error) || undefined}
          className={classes(BOX, 'h-8', edge(error), mono && 'font-mono', className)}
        />
        {after}
      </div>
    </FieldFrame>
  )
}

export interface TextAreaProps extends Omit<React.TextareaHTMLAttributes<HTMLTextAreaElement>, 'children'>, Around {
  ref?: Ref<HTMLTextAreaElement>
}

export function TextArea({ label, hint, error, hideLabel, className, id, autoFocus = false, ...area }: TextAreaProps) {
  const around: Around = { label, hint, error, ...(hideLabel === undefined ? {} : { hideLabel }) }
  const ids = useIds(id, around)
  return (
    <FieldFrame {...around} ids={ids}>
      <textarea
        rows={4}
        {...area}
        {...markFirst(autoFocus)}
        id={ids.id}
        aria-describedby={ids.describedBy}
        aria-invalid={hasContent(error) || undefined}
        className={classes(BOX, 'resize-none py-1.5', edge(error), className)}
      />
    </FieldFrame>
  )
}
