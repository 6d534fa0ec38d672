import { useEffect, useState } from 'react'
import { formatFullTime, formatRelative, formatTime, relativeChangesIn } from '../../lib/time.ts'
import { useServices } from '../../stores/services-context.tsx'

export interface RelativeTimeProps {
  /** Unix ms. */
  at: number
  /** `relative`: "3 minutes ago"; `clock`: "14:31", "Mon 14:31", "12 Mar". */
  look?: 'relative' | 'clock'
  className?: string
}

/** A time in short; the whole of it is its title. Keeps itself right as time goes by. */
export function RelativeTime({ at, look = 'relative', className }: RelativeTimeProps) {
  const { timing } = useServices()
  const [now, setNow] = useState(() => timing.now())
  useEffect(() => timing.after(relativeChangesIn(at, now), () => setNow(timing.now())), [at, now, timing])
  return (
    <time dateTime={new Date(at).toISOString()} title={formatFullTime(at)} className={className ?? 'tabular-nums'}>
      {look === 'clock' ? formatTime(at, now) : formatRelative(at, now)}
    </time>
  )
}
