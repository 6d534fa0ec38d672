import { useRef, useState } from 'react'
import { Button, RadioGroup } from '../../components/ui/index.ts'
import type { ClientClock } from '../../lib/client-clock.ts'
import { classes } from '../../lib/classes.ts'
import { useServices } from '../../stores/services-context.tsx'
import { locale } from '../../strings/language.ts'
import { sendWords } from '../../strings/send.ts'
import { zoneWords } from '../../strings/zones.ts'

/** An instant with its wall time by the clock; `skipped`: the clocks jump over it; null: no whole date. */
export type ChosenTime = { time: number; wall: string } | 'skipped' | null

export interface TimeFieldProps {
  name: string
  /** By whose clock it is typed and read. */
  clock: ClientClock
  /** What it begins with; what is typed later is the field's own. */
  start: number | null
  error: string | null
  isLocked: boolean
  onChange: (chosen: ChosenTime) => void
}

/** A day and a time by a client's clock, which is named beside it, with the user's own time. What the clocks skip or show twice is told and settled. */
export function TimeField({ name, clock, start, error, isLocked, onChange }: TimeFieldProps) {
  const { timing } = useServices()
  const input = useRef<HTMLInputElement>(null)
  const [wall, setWall] = useState(() => (start === null ? '' : clock.wallOf(start)))
  /** Of a time that comes twice, the second is meant. */
  const [isSecond, setSecond] = useState(() => {
    const found = start === null ? null : clock.instantOf(clock.wallOf(start))
    return found?.fate === 'twice' && found.later === start
  })
  const found = clock.instantOf(wall)
  const time = found === null || found.fate === 'skipped' ? null : found.fate === 'twice' && isSecond ? found.later : found.at

  const take = (typed: string, wantsSecond: boolean) => {
    setWall(typed)
    setSecond(wantsSecond)
    const read = clock.instantOf(typed)
    if (read === null) onChange(null)
    else if (read.fate === 'skipped') onChange('skipped')
    else onChange({ time: read.fate === 'twice' && wantsSecond ? read.later : read.at, wall: typed.slice(0, 16) })
  }
  const takeInstead = (at: number) => {
    const next = clock.wallOf(at)
    if (input.current !== null) {
      input.current.value = next
      input.current.focus()
    }
    take(next, false)
  }
  return (
    <div className="mt-2 flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <input
          ref={input}
          // Before the type: the field is drawn with it, in the language that stands there then.
          lang={locale}
          type="datetime-local"
          aria-label={name}
          aria-invalid={error === null ? undefined : true}
          defaultValue={wall}
          min={clock.wallOf(timing.now())}
          disabled={isLocked}
          onChange={(event) => take(event.target.value, false)}
          className={classes('h-8 rounded-control border bg-surface-field px-2.5 text-13 tabular-nums', error === null ? 'border-border' : 'border-danger-icon')}
        />
        <span className="text-12 text-muted tabular-nums">{clockWords(clock, time, timing.now())}</span>
        {error !== null && found?.fate !== 'skipped' && <span role="alert" className="text-12 text-danger-text">{error}</span>}
      </div>
      {found?.fate === 'skipped' && (
        <p role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-danger-text">
          {zoneWords.skipped(wall.slice(11, 16), clock.city)}
          <Button size="sm" disabled={isLocked} onClick={() => takeInstead(found.at)}>{zoneWords.takeInstead(clock.clock(found.at))}</Button>
        </p>
      )}
      {found?.fate === 'twice' && (
        <div role="status" className="text-12">
          <RadioGroup
            label={zoneWords.twice(clock.clock(found.at), clock.city)}
            value={isSecond ? 'second' : 'first'}
            onChange={(which) => take(wall, which === 'second')}
            options={[{ value: 'first', label: zoneWords.first(clock.offset(found.at)), disabled: isLocked }, { value: 'second', label: zoneWords.second(clock.offset(found.later)), disabled: isLocked }]}
          />
        </div>
      )}
    </div>
  )
}

/** By which clock the field goes; where that is not the user's, what it comes to for them. */
function clockWords(clock: ClientClock, time: number | null, now: number): string {
  if (clock.isOwn) return sendWords.yourTime(clock.zone)
  const named = zoneWords.clockOf(clock.city, clock.offset(time ?? now))
  const yours = time === null ? null : clock.yours(time, now)
  return yours === null ? named : `${named} · ${zoneWords.yours(yours)}`
}
