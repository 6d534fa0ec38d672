/** The theme, the language and the width of lists: what was chosen, and what that comes to now. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { LIST_WIDTH } from '../../contract/shell-contract.ts'
import type { Language, LanguageChoice, PowerPostBridge, Theme } from '../../contract/shell-contract.ts'

export interface PreferencesState {
  theme: Theme
  /** What the window wears now. */
  shown: 'light' | 'dark'
  setTheme(theme: Theme): Promise<void>
  language: LanguageChoice
  /** What the choice of the system comes to. */
  systemLanguage: Language
  /** The shell loads the window again where its language becomes another one. */
  setLanguage(language: LanguageChoice): Promise<void>
  /** Of the list beside the work, in pixels. */
  listWidth: number
  /** Remembered where it can be; a width that is forgotten costs nothing. */
  keepListWidth(listWidth: number): void
}

export interface SystemTheme {
  isDark(): boolean
  onChange(listener: () => void): () => void
}

export function createPreferencesStore(bridge: Pick<PowerPostBridge, 'setTheme' | 'setLanguage' | 'setListWidth'>, system: SystemTheme): StoreApi<PreferencesState> {
  const shownFor = (theme: Theme) => (theme === 'system' ? (system.isDark() ? 'dark' : 'light') : theme)
  const store = createStore<PreferencesState>()((set) => ({
    theme: 'system',
    shown: shownFor('system'),
    async setTheme(theme) {
      set({ theme, shown: shownFor(theme) })
      await bridge.setTheme(theme)
    },
    language: 'system',
    systemLanguage: 'en',
    async setLanguage(language) {
      await bridge.setLanguage(language)
      set({ language })
    },
    listWidth: LIST_WIDTH.usual,
    keepListWidth(listWidth) {
      set({ listWidth })
      void bridge.setListWidth(listWidth).catch(() => undefined)
    },
  }))
  system.onChange(() => store.setState((now) => ({ shown: shownFor(now.theme) })))
  return store
}
