/**
 * One request for captions in the making. What is typed stays while the window is open, also when its sheet is closed. However often
 * the button is pressed, at most one request comes of it: the act keeps one commandId until its end is known.
 */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../contract/errors.ts'
import { toAppError } from '../../contract/wire-error.ts'
import type { CoreClient, CoreConnection } from '../connection/core-connection.ts'
import type { Timing } from '../lib/timing.ts'
import { EMPTY_FORM, requestOf, sourcesOf } from './captions-form.ts'
import type { AskForm } from './captions-form.ts'

type AskInput = Parameters<CoreClient['generations']['ask']>[0] & { commandId: string }

export type AskNotice = { kind: 'refused'; code: ErrorCode; field: string | null } | { kind: 'uncertain' }

export interface AskState {
  form: AskForm
  /** Something of it was changed here, so that a draft no longer fills it in. */
  isTouched: boolean
  phase: 'ready' | 'asking'
  /** Credits, learnt from past answers; null where nothing was learnt, `unread` while it is not known whether. */
  estimate: number | null | 'unread'
  notice: AskNotice | null
}

export interface Asked {
  generationId: string
  /** False: it waits for the user's approval. */
  approved: boolean
}

export interface Ask {
  readonly workspaceId: string
  readonly draftId: string | null
  store: StoreApi<AskState>
  /** Fills in what the draft knows, unless something was changed here; files that it does not have any more go in any case. */
  prefill(known: Pick<AskForm, 'prompt' | 'mediaIds' | 'postTypes'>, draftMedia: readonly string[]): void
  /** Puts the draft's own in place of what was changed. */
  refill(known: Pick<AskForm, 'prompt' | 'mediaIds' | 'postTypes'>): void
  /** What the client's requests begin with: counts once, and never over what was changed here or begun by the draft. */
  begin(defaults: Partial<Pick<AskForm, 'researchMode' | 'writingStyleId' | 'ctaText' | 'postTypes'>>): void
  edit(change: (form: AskForm) => AskForm): void
  /**
   * The button. Saves the draft first, since its captions are later compared with what it held now. Null while an act runs, when it was
   * refused, and when the answer was lost: then the next press asks for the same again.
   */
  press(approve: boolean, beforeAsk: () => Promise<unknown>): Promise<Asked | null>
  /** Follows what is learnt of prices; answers its own stop. */
  start(): () => void
}

export interface AskDeps {
  connection: Pick<CoreConnection, 'call' | 'newId' | 'onChanged' | 'onReread'>
  timing: Timing
  workspaceId: string
  draftId: string | null
}

/** Large photos are made ready for their upload before the answer; the act is repeated under the same id if this runs out (ms). */
const ASK_DEADLINE_MS = 120_000
/** Typing does not ask for a price at every letter (ms). */
const ESTIMATE_PAUSE_MS = 120

/** After these it may have been queued: only a repeat under the same id tells. */
const UNCERTAIN: readonly ErrorCode[] = ['TIMEOUT', 'CORE_RESTARTED', 'CORE_STOPPED', 'SHUTTING_DOWN', 'INTERNAL']

export function createAsk({ connection, timing, workspaceId, draftId }: AskDeps): Ask {
  const store = createStore<AskState>(() => ({ form: EMPTY_FORM, isTouched: false, phase: 'ready', estimate: 'unread', notice: null }))
  let pending: AskInput | null = null
  let isBusy = false
  let hasBegun = false
  let estimates = 0
  let cancelTimer: (() => void) | null = null
  let shape = ''

  function estimateSoon(): void {
    const { form } = store.getState()
    const next = JSON.stringify([form.researchMode, form.mediaIds, sourcesOf(form).length])
    if (next === shape) return
    shape = next
    cancelTimer?.()
    cancelTimer = timing.after(ESTIMATE_PAUSE_MS, () => void estimate())
  }

  async function estimate(): Promise<void> {
    cancelTimer = null
    const mine = (estimates += 1)
    const { form } = store.getState()
    const input = { workspaceId, researchMode: form.researchMode, mediaIds: form.mediaIds, sources: Math.min(200, sourcesOf(form).length) }
    try {
      const { credits } = await connection.call((client) => client.generations.estimate(input))
      if (mine === estimates) store.setState({ estimate: credits })
    } catch {
      // The last one stays: it is a guess in any case, and the core says so itself when it cannot be reached.
    }
  }

  function settle(): void {
    pending = null
  }

  async function ask(input: AskInput): Promise<Asked | null> {
    pending = input
    try {
      const asked = await connection.call((client) => client.generations.ask(input), { deadlineMs: ASK_DEADLINE_MS })
      settle()
      // The next one is about something else; mode, call to action and style are likely to be wanted again.
      store.setState((now) => ({ form: { ...now.form, prompt: '', mediaIds: [], sources: '' }, isTouched: false, notice: null }))
      estimateSoon()
      return asked
    } catch (error) {
      const { code, data } = toAppError(error)
      if (UNCERTAIN.includes(code)) {
        store.setState({ notice: { kind: 'uncertain' } })
        return null
      }
      settle()
      store.setState({ notice: { kind: 'refused', code, field: data.field ?? null } })
      return null
    }
  }

  const isOpenEnded = () => isBusy || pending !== null

  function fill(known: Pick<AskForm, 'prompt' | 'mediaIds' | 'postTypes'>): void {
    store.setState((now) => ({ form: { ...now.form, ...known }, isTouched: false, notice: null }))
    estimateSoon()
  }

  return {
    workspaceId,
    draftId,
    store,
    prefill(known, draftMedia) {
      if (isOpenEnded()) return
      const { form, isTouched } = store.getState()
      if (!isTouched) return fill(known)
      const mediaIds = form.mediaIds.filter((id) => draftMedia.includes(id))
      if (mediaIds.length < form.mediaIds.length) store.setState({ form: { ...form, mediaIds } })
      estimateSoon()
    },
    refill(known) {
      if (!isOpenEnded()) fill(known)
    },
    begin({ postTypes = [], ...rest }) {
      if (hasBegun || isOpenEnded()) return
      hasBegun = true
      const { form, isTouched } = store.getState()
      if (isTouched) return
      store.setState({ form: { ...form, ...rest, postTypes: form.postTypes.length > 0 ? form.postTypes : postTypes } })
      estimateSoon()
    },
    edit(change) {
      // While it is not known whether the request was made, what it said must stay as it was.
      if (isOpenEnded()) return
      const { form } = store.getState()
      const next = change(form)
      if (next === form) return
      store.setState({ form: next, isTouched: true, notice: null })
      estimateSoon()
    },
    async press(approve, beforeAsk) {
      if (isBusy) return null
      isBusy = true
      store.setState({ phase: 'asking', notice: null })
      try {
        if (pending !== null) return await ask(pending)
        try {
          await beforeAsk()
        } catch (error) {
          const { code, data } = toAppError(error)
          store.setState({ notice: { kind: 'refused', code, field: data.field ?? null } })
          return null
        }
        return await ask({ commandId: connection.newId(), workspaceId, draftId, request: requestOf(store.getState().form), approve })
      } finally {
        isBusy = false
        store.setState({ phase: 'ready' })
      }
    },
    start() {
      shape = ''
      estimateSoon()
      const again = () => {
        shape = ''
        estimateSoon()
      }
      const offChanged = connection.onChanged((change) => {
        if (change.topic === 'generations' || change.topic === 'accounts') again()
      })
      const offReread = connection.onReread(again)
      return () => {
        offChanged()
        offReread()
        cancelTimer?.()
        cancelTimer = null
      }
    },
  }
}
