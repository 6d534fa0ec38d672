import { toField, userZone } from '../../lib/local-time.ts'
import { classes } from '../../lib/classes.ts'
import { useServices } from '../../stores/services-context.tsx'
import { locale } from '../../strings/language.ts'
import { sendWords } from '../../strings/send.ts'

export interface TimeFieldProps {
  name: string
  /** Wall time, as the field writes it; what is typed later is the field's own. */
  start: string
  error: string | null
  isLocked: boolean
  onChange: (wall: string) => void
}

/** A day and a time in the user's own zone, named beside it. */
export function TimeField({ name, start, error, isLocked, onChange }: TimeFieldProps) {
  const { timing } = useServices()
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
      <input
        // Before the type: the field is drawn with it, in the language that stands there then.
        lang={locale}
        type="datetime-local"
        aria-label={name}
        aria-invalid={error === null ? undefined : true}
        defaultValue={start}
        min={toField(timing.now())}
        disabled={isLocked}
        onChange={(event) => onChange(event.target.value)}
        className={classes('h-8 rounded-control border bg-surface-field px-2.5 text-13 tabular-nums', error === null ? 'border-border' : 'border-danger-icon')}
      />
      <span className="text-12 text-muted">{sendWords.yourTime(userZone())}</span>
      {error !== null && <span role="alert" className="text-12 text-danger-text">{error}</span>}
    </div>
  )
}
