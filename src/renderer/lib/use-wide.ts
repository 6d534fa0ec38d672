import { useSyncExternalStore } from 'react'

/** The breakpoint `wide` of styles/theme.css. */
const WIDE = '(min-width: 60rem)'
/** Below the breakpoint `small`. */
export const SMALL = '(max-width: 47.99rem)'

function subscribe(listener: () => void): () => void {
  const query = matchMedia(WIDE)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** True where the sidebar has room for words. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(WIDE).matches)
}
