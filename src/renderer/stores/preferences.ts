/** The theme: what was chosen, and what that comes to now. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { PowerPostBridge, Theme } from '../../contract/shell-contract.ts'

export interface PreferencesState {
  theme: Theme
  /** What the window wears now. */
  shown: 'light' | 'dark'
  setTheme(theme: Theme): Promise<void>
}

export interface SystemTheme {
  isDark(): boolean
  onChange(listener: () => void): () => void
}

export function createPreferencesStore(bridge: Pick<PowerPostBridge, 'setTheme'>, system: SystemTheme): StoreApi<PreferencesState> {
  const shownFor = (theme: Theme) => (theme === 'system' ? (system.isDark() ? 'dark' : 'light') : theme)
  const store = createStore<PreferencesState>()((set) => ({
    theme: 'system',
    shown: shownFor('system'),
    async setTheme(theme) {
      set({ theme, shown: shownFor(theme) })
      await bridge.setTheme(theme)
    },
  }))
  system.onChange(() => store.setState((now) => ({ shown: shownFor(now.theme) })))
  return store
}
