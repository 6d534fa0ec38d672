/** Channels between main and the preload that are not verbs: what main tells a page, and the page's two short answers. */
import type { PowerPostBridge } from './shell-contract.ts'

type Callback<T extends 'onCoreState' | 'onSpelling'> = Parameters<Parameters<PowerPostBridge[T]>[0]>[0]
export type CoreState = Callback<'onCoreState'>
export type SpellingEvent = Callback<'onSpelling'>
export type { MenuCommand } from './shortcuts.ts'

/** Page → main: the page's scripts have run; it wants a port to the core. */
export const PAGE_READY = 'page:ready'
/** Main → page, with one port. */
export const PAGE_CORE_PORT = 'page:core-port'
/** Main → page: a CoreState. */
export const PAGE_CORE_STATE = 'page:core-state'
/** Main → page: a MenuCommand. */
export const PAGE_MENU = 'page:menu'
/** Main → page: a SpellingEvent. */
export const PAGE_SPELLING = 'page:spelling'
/** Main → page: save what is being typed and answer PAGE_FLUSHED. */
export const PAGE_FLUSH = 'page:flush'
/** Main → page: an Arrival. */
export const PAGE_ARRIVAL = 'page:arrival'
/** Page → main: whether everything typed is saved. */
export const PAGE_FLUSHED = 'page:flushed'
