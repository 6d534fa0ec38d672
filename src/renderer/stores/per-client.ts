/** What is kept of each client by itself, found by the client's id and read from its own file alone. */
import type { Topic } from '../../contract/schemas/events.ts'
import type { CoreConnection } from '../connection/core-connection.ts'

export type Wire = Pick<CoreConnection, 'call' | 'command' | 'onChanged' | 'onReread'>

export interface PerClient<One> {
  /** Kept once it was asked for, so that coming back to a client shows it at once. */
  of(workspaceId: string): One
  stop(): void
}

/** `make` is asked once for each client; what it made reads again when its client's `topic` changed. */
export function createPerClient<One extends { refresh(): Promise<void> }>(wire: Wire, topic: Topic, make: (workspaceId: string) => One): PerClient<One> {
  const clients = new Map<string, One>()
  const off = [
    wire.onChanged((change) => {
      if (change.topic === topic && change.workspaceId !== null) void clients.get(change.workspaceId)?.refresh()
    }),
    wire.onReread(() => {
      for (const client of clients.values()) void client.refresh()
    }),
  ]
  return {
    of(workspaceId) {
      const known = clients.get(workspaceId)
      if (known !== undefined) return known
      const client = make(workspaceId)
      clients.set(workspaceId, client)
      void client.refresh()
      return client
    },
    stop() {
      for (const one of off) one()
    },
  }
}

/** An act that is seen at once: what it changed is read again before it is over. */
export function changing(wire: Wire, refresh: () => Promise<void>) {
  return async <T>(act: Parameters<typeof wire.command<T>>[0]): Promise<T> => {
    const answer = await wire.command(act)
    await refresh()
    return answer
  }
}
