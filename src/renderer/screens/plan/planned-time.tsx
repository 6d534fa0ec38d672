import { useEffect, useState } from 'react'
import { relativeChangesIn } from '../../lib/time.ts'
import { useServices } from '../../stores/services-context.tsx'
import { useClientClock } from './use-client-clock.ts'

export interface PlannedTimeProps {
  workspaceId: string
  /** Unix ms. */
  at: number
  /** Gone by: farther than a week away its day is enough. */
  isPast?: boolean
}

/** A time of a client by its own clock, with the user's beside it where they differ; the whole of it is its title. */
export function PlannedTime({ workspaceId, at, isPast = false }: PlannedTimeProps) {
  const { timing } = useServices()
  const clock = useClientClock(workspaceId)
  const [now, setNow] = useState(() => timing.now())
  useEffect(() => timing.after(relativeChangesIn(at, now), () => setNow(timing.now())), [at, now, timing])
  if (clock === null) return null
  return <time dateTime={new Date(at).toISOString()} title={clock.full(at)} className="tabular-nums">{isPast ? clock.short(at, now) : clock.due(at, now)}</time>
}
