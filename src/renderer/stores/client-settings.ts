/** What is set for each client, read from its own file alone: nothing of one is ever offered in another. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../contract/errors.ts'
import type { ClientSettings, Connection, DefaultsChange } from '../../contract/schemas/client-settings.ts'
import { toAppError } from '../../contract/wire-error.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import { createRefresher } from '../lib/refresher.ts'

export interface ClientSettingsState {
  phase: 'loading' | 'ready' | 'failed'
  error: AppError | null
  settings: ClientSettings
}

export interface OneClientSettings {
  readonly workspaceId: string
  readonly state: StoreApi<ClientSettingsState>
  refresh(): Promise<void>
  addStyle(input: { remoteId: string; name: string }): Promise<void>
  updateStyle(styleId: string, change: { remoteId?: string; name?: string }): Promise<void>
  removeStyle(styleId: string): Promise<void>
  setConnection(platform: Connection['platform'], state: Connection['state']): Promise<void>
  setDefaults(change: DefaultsChange): Promise<void>
}

export interface ClientSettingsServices {
  of(workspaceId: string): OneClientSettings
  stop(): void
}

const NONE: ClientSettings = { styles: [], connections: [], defaults: { postTypes: [], researchMode: null, styleId: null, ctaText: null, timeZone: null } }

type Wire = Pick<CoreConnection, 'call' | 'command' | 'onChanged' | 'onReread'>

export function createClientSettingsServices(connection: Wire): ClientSettingsServices {
  const clients = new Map<string, OneClientSettings>()
  const off = [
    connection.onChanged(({ workspaceId, topic }) => {
      if (topic === 'settings' && workspaceId !== null) void clients.get(workspaceId)?.refresh()
    }),
    connection.onReread(() => {
      for (const client of clients.values()) void client.refresh()
    }),
  ]
  return {
    of(workspaceId) {
      const known = clients.get(workspaceId)
      if (known !== undefined) return known
      const client = createOne(connection, workspaceId)
      clients.set(workspaceId, client)
      void client.refresh()
      return client
    },
    stop() {
      for (const one of off) one()
    },
  }
}

function createOne(connection: Wire, workspaceId: string): OneClientSettings {
  const state = createStore<ClientSettingsState>()(() => ({ phase: 'loading', error: null, settings: NONE }))
  const refresh = createRefresher(
    () => connection.call((client) => client.clientSettings.get({ workspaceId })),
    (settings) => state.setState({ phase: 'ready', error: null, settings }),
    (error) => state.setState((now) => ({ phase: now.phase === 'ready' ? 'ready' : 'failed', error: toAppError(error) })),
  )
  /** Read again before the act is over: an older answer never takes the place of a newer one. */
  const change = async (act: Parameters<typeof connection.command<ClientSettings>>[0]): Promise<void> => {
    await connection.command(act)
    await refresh()
  }
  return {
    workspaceId,
    state,
    refresh,
    addStyle: (input) => change((client, commandId) => client.clientSettings.addStyle({ commandId, workspaceId, ...input })),
    updateStyle: (styleId, given) => change((client, commandId) => client.clientSettings.updateStyle({ commandId, workspaceId, styleId, ...given })),
    removeStyle: (styleId) => change((client, commandId) => client.clientSettings.removeStyle({ commandId, workspaceId, styleId })),
    setConnection: (platform, to) => change((client, commandId) => client.clientSettings.setConnection({ commandId, workspaceId, platform, state: to })),
    setDefaults: (given) => change((client, commandId) => client.clientSettings.setDefaults({ commandId, workspaceId, change: given })),
  }
}
