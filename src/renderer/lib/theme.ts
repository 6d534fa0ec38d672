/** The theme of the page: what the system wants, and putting one on. */
import type { SystemTheme } from '../stores/preferences.ts'

const DARK = '(prefers-color-scheme: dark)'

export const systemTheme: SystemTheme = {
  isDark: () => matchMedia(DARK).matches,
  onChange(listener) {
    const query = matchMedia(DARK)
    query.addEventListener('change', listener)
    return () => query.removeEventListener('change', listener)
  },
}

/** `data-theme` for the tokens, the class for the scales they are made of. */
export function wearTheme(shown: 'light' | 'dark'): void {
  const page = document.documentElement
  page.dataset['theme'] = shown
  page.classList.toggle('dark', shown === 'dark')
}
