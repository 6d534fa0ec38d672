import { useServices } from '../../stores/services-context.tsx'
import { useClientClock } from './use-client-clock.ts'

/** A time of a client by its own clock, with the user's beside it where they differ; the whole of it is its title. */
export function PlannedTime({ workspaceId, at, className }: { workspaceId: string; at: number; className?: string }) {
  const { timing } = useServices()
  const clock = useClientClock(workspaceId)
  if (clock === null) return null
  return <time dateTime={new Date(at).toISOString()} title={clock.full(at)} className={className ?? 'tabular-nums'}>{clock.due(at, timing.now())}</time>
}
