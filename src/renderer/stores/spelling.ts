/** Whether spelling is checked on this computer, and, while it is, in the languages and with the words of the client that is open. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { PowerPostBridge, SpellingFacts } from '../../contract/shell-contract.ts'
import type { AppState } from './app.ts'
import { NO_SETTINGS } from './writing.ts'
import type { WritingServices } from './writing.ts'

export interface SpellingState {
  /** Null until the shell has told. */
  facts: SpellingFacts | null
  setOn(on: boolean): Promise<void>
}

interface SpellingDeps {
  bridge: Pick<PowerPostBridge, 'getSpelling' | 'setSpelling' | 'useSpelling' | 'onSpelling'>
  app: StoreApi<AppState>
  writing: WritingServices
  /** A word could not be kept. */
  fail: (error: unknown) => void
}

export function createSpellingStore({ bridge, app, writing, fail }: SpellingDeps): StoreApi<SpellingState> {
  const store = createStore<SpellingState>()((set) => ({
    facts: null,
    async setOn(on) {
      set({ facts: await bridge.setSpelling(on) })
    },
  }))
  const read = () => void bridge.getSpelling().then((facts) => store.setState({ facts }), () => undefined)

  let unwatch = () => {}
  let told = ''
  function tell({ languages, words } = NO_SETTINGS): void {
    const next = JSON.stringify([languages, words])
    if (next === told) return
    told = next
    void bridge.useSpelling(languages, words).catch(() => undefined)
  }
  function watch(workspaceId: string | null): void {
    unwatch()
    unwatch = () => {}
    // Not the words of the last client while those of this one are being read.
    if (workspaceId === null) return tell()
    const { state } = writing.of(workspaceId)
    tell(state.getState().settings)
    unwatch = state.subscribe(({ settings }) => tell(settings))
  }

  watch(app.getState().workspaceId)
  app.subscribe((now, before) => {
    if (now.workspaceId !== before.workspaceId) watch(now.workspaceId)
  })
  bridge.onSpelling((event) => {
    const { workspaceId } = app.getState()
    if (event.kind === 'changed') read()
    else if (workspaceId !== null) writing.of(workspaceId).setWord(event.word, true).catch(fail)
  })
  read()
  return store
}
