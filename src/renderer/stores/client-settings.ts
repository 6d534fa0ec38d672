/** What is set for each client, read from its own file alone: nothing of one is ever offered in another. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../contract/errors.ts'
import type { ClientSettings, Connection, DefaultsChange } from '../../contract/schemas/client-settings.ts'
import { toAppError } from '../../contract/wire-error.ts'
import { createRefresher } from '../lib/refresher.ts'
import { changing, createPerClient } from './per-client.ts'
import type { PerClient, Wire } from './per-client.ts'

export interface ClientSettingsState {
  phase: 'loading' | 'ready' | 'failed'
  error: AppError | null
  settings: ClientSettings
}

export interface OneClientSettings {
  readonly workspaceId: string
  readonly state: StoreApi<ClientSettingsState>
  refresh(): Promise<void>
  /** `isDefault`: what captions begin with from now on. */
  addStyle(input: { remoteId: string; name: string; isDefault?: boolean }): Promise<void>
  updateStyle(styleId: string, change: { remoteId?: string; name?: string }): Promise<void>
  removeStyle(styleId: string): Promise<void>
  setConnection(platform: Connection['platform'], state: Connection['state']): Promise<void>
  setDefaults(change: DefaultsChange): Promise<void>
}

export type ClientSettingsServices = PerClient<OneClientSettings>

const NONE: ClientSettings = { styles: [], connections: [], defaults: { postTypes: [], researchMode: null, styleId: null, ctaText: null, timeZone: null } }

export const createClientSettingsServices = (wire: Wire): ClientSettingsServices => createPerClient(wire, 'settings', (workspaceId) => createOne(wire, workspaceId))

function createOne(wire: Wire, workspaceId: string): OneClientSettings {
  const state = createStore<ClientSettingsState>()(() => ({ phase: 'loading', error: null, settings: NONE }))
  let read = NONE
  /** Chosen and not yet read back, in their order: shown at once, so that the next choice begins at this one. */
  const pending = new Set<DefaultsChange>()
  const shown = (): ClientSettings => ({ ...read, defaults: [...pending].reduce(changed, read.defaults) })
  const refresh = createRefresher(
    () => wire.call((client) => client.clientSettings.get({ workspaceId })),
    (settings) => {
      read = settings
      state.setState({ phase: 'ready', error: null, settings: shown() })
    },
    (error) => state.setState((now) => ({ phase: now.phase === 'ready' ? 'ready' : 'failed', error: toAppError(error) })),
  )
  const act = changing(wire, refresh)
  const change = async (given: Parameters<typeof act<ClientSettings>>[0]): Promise<void> => void (await act(given))
  return {
    workspaceId,
    state,
    refresh,
    addStyle: (input) => change((client, commandId) => client.clientSettings.addStyle({ commandId, workspaceId, ...input })),
    updateStyle: (styleId, given) => change((client, commandId) => client.clientSettings.updateStyle({ commandId, workspaceId, styleId, ...given })),
    removeStyle: (styleId) => change((client, commandId) => client.clientSettings.removeStyle({ commandId, workspaceId, styleId })),
    setConnection: (platform, to) => change((client, commandId) => client.clientSettings.setConnection({ commandId, workspaceId, platform, state: to })),
    async setDefaults(given) {
      pending.add(given)
      state.setState({ settings: shown() })
      try {
        await change((client, commandId) => client.clientSettings.setDefaults({ commandId, workspaceId, change: given }))
      } finally {
        pending.delete(given)
        state.setState({ settings: shown() })
      }
    },
  }
}

/** Fields that a change does not name stay as they are. */
function changed(defaults: ClientSettings['defaults'], { postTypes, researchMode, styleId, ctaText, timeZone }: DefaultsChange): ClientSettings['defaults'] {
  return {
    postTypes: postTypes ?? defaults.postTypes,
    researchMode: researchMode === undefined ? defaults.researchMode : researchMode,
    styleId: styleId === undefined ? defaults.styleId : styleId,
    ctaText: ctaText === undefined ? defaults.ctaText : ctaText,
    timeZone: timeZone === undefined ? defaults.timeZone : timeZone,
  }
}
