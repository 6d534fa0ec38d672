/**
 * Search in one client as the user types. Asks a moment after the last key, one question at a time; only the answer to what stands
 * in the field now is taken, so an older one never replaces a newer one. What was found follows later changes.
 */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../contract/errors.ts'
import type { SearchResult } from '../../contract/schemas/search.ts'
import { toAppError } from '../../contract/wire-error.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import type { Timing } from '../lib/timing.ts'

export interface SearchState {
  /** What is looked for, as typed. */
  text: string
  /** `idle`: nothing to look for. `searching`: the answer to `text` is not here yet; `result` is that of an earlier text. */
  phase: 'idle' | 'searching' | 'ready' | 'failed'
  /** Null until something was found out. */
  result: SearchResult | null
  error: ErrorCode | null
}

export interface Search {
  readonly state: StoreApi<SearchState>
  setText(text: string): void
  /** At most so many hits of each kind, up to 100; what was found stays until the new answer is here. */
  setLimit(limit: number): void
  /** Follows changes; answers its own stop, after which no late answer is taken. */
  start(): () => void
}

interface SearchDeps {
  connection: Pick<CoreConnection, 'call' | 'onChanged' | 'onReread'>
  timing: Timing
}

/** After the last key (ms). */
export const PAUSE_MS = 40
/** A draft that is being typed in changes four times a second; what was found follows at this pace (ms). */
const FOLLOW_MS = 400
const DEADLINE_MS = 10_000
/** The most the core takes. */
const MAX_TEXT = 500

export function createSearch({ connection, timing }: SearchDeps, workspaceId: string, firstLimit: number): Search {
  const state = createStore<SearchState>()(() => ({ text: '', phase: 'idle', result: null, error: null }))
  let limit = firstLimit
  let cancelTimer: (() => void) | null = null
  let isAsking = false
  let isStopped = true
  /** What was found may have changed since it was asked for. */
  let isStale = false

  function plan(ms: number): void {
    cancelTimer?.()
    cancelTimer = timing.after(ms, () => {
      cancelTimer = null
      void ask()
    })
  }

  async function ask(): Promise<void> {
    if (isAsking) return
    const { text } = state.getState()
    isAsking = true
    isStale = false
    const asked = limit
    const answer = await connection.call((client) => client.search.query({ workspaceId, text: text.slice(0, MAX_TEXT), limit: asked }), { deadlineMs: DEADLINE_MS }).then(
      (result) => ({ phase: 'ready', result, error: null }) as const,
      (error: unknown) => ({ phase: 'failed', result: null, error: toAppError(error).code }) as const,
    )
    isAsking = false
    const now = state.getState()
    if (isStopped || now.phase === 'idle') return
    if (now.text === text) state.setState(answer)
    // Typed on meanwhile: the pause may be over already.
    if (cancelTimer === null && (now.text !== text || isStale)) plan(now.text === text && asked === limit ? FOLLOW_MS : 0)
  }

  function follow(): void {
    if (state.getState().phase === 'idle') return
    isStale = true
    if (cancelTimer === null && !isAsking) plan(FOLLOW_MS)
  }

  return {
    state,
    setText(text) {
      if (text === state.getState().text) return
      if (hasWord(text)) {
        state.setState({ text, phase: 'searching' })
        plan(PAUSE_MS)
      } else {
        cancelTimer?.()
        cancelTimer = null
        state.setState({ text, phase: 'idle', result: null, error: null })
      }
    },
    setLimit(next) {
      if (next === limit) return
      limit = next
      if (state.getState().phase === 'idle') return
      isStale = true
      if (!isAsking) plan(0)
    },
    start() {
      isStopped = false
      const off = [
        connection.onChanged((change) => {
          if (change.workspaceId === workspaceId && (change.topic === 'drafts' || change.topic === 'posts' || change.topic === 'media')) follow()
        }),
        connection.onReread(follow),
      ]
      return () => {
        isStopped = true
        cancelTimer?.()
        cancelTimer = null
        for (const one of off) one()
      }
    },
  }
}

/** True where there is something to look for: a letter or a digit. */
export function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}
