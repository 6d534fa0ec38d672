import { useMemo } from 'react'
import { useStore } from 'zustand'
import { createClientClock } from '../../lib/client-clock.ts'
import type { ClientClock } from '../../lib/client-clock.ts'
import { userZone } from '../../lib/local-time.ts'
import { useServices } from '../../stores/services-context.tsx'

/** The clock that a client goes by. Null until its zone is read, so that no time is shown by another one first. */
export function useClientClock(workspaceId: string): ClientClock | null {
  const { state } = useServices().clientSettings.of(workspaceId)
  const isLoading = useStore(state, ({ phase }) => phase === 'loading')
  const chosen = useStore(state, ({ settings }) => settings.defaults.timeZone)
  const own = userZone()
  const zone = isLoading ? null : (chosen ?? own)
  return useMemo(() => (zone === null ? null : createClientClock({ zone, userZone: own })), [zone, own])
}
