/**
 * One opened send sheet. Shows what would go out, and carries out one act: however often the button is pressed, at most one send
 * comes of it. The act keeps one commandId until its end is known.
 */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'

import type { ErrorCode } from '../../contract/errors.ts'
import type { Post, SendPreview } from '../../contract/schemas/sends.ts'
import { toAppError } from '../../contract/wire-error.ts'
import type { PostType } from '../../domain/post-types.ts'
import type { CoreClient, CoreConnection } from '../connection/core-connection.ts'
import { createClientClock, nextWholeHour } from '../lib/client-clock.ts'
import type { ClientClock } from '../lib/client-clock.ts'
import { createInterlock } from './send-interlock.ts'

type SendInput = Omit<Parameters<CoreClient['sends']['create']>[0], 'commandId'> & { commandId: string }

/** What the sheet has to say about its last read or act. */
export type Notice = { kind: 'text-changed' } | { kind: 'refused'; code: ErrorCode; details: string[] } | { kind: 'uncertain' } | { kind: 'switched' }

export interface SendState {
  phase: 'loading' | 'load-failed' | 'ready' | 'sending' | 'sent'
  preview: SendPreview | null
  /** The post that makes "you already posted this", when there is one. */
  lastPost: Post | null
  /** The draft has a send that is not over. */
  isOnItsWay: boolean
  leftOut: ReadonlySet<PostType>
  when: 'now' | 'when-online' | 'at'
  /** The client's clock, by which both times are typed: as it was when the sheet was opened, so that what stands in a field never comes to mean another time. */
  clock: ClientClock
  /** Unix ms; null while the field holds no whole date. */
  notAfter: number | 'skipped' | null
  /** When to publish: the instant, and the field's own words for it. */
  at: { time: number; wall: string } | 'skipped' | null
  again: boolean
  notice: Notice | null
}

export interface SendDeps {
  connection: Pick<CoreConnection, 'call' | 'newId' | 'onChanged' | 'onReread'>
  workspaceId: string
  draftId: string
  switchedAt(): number | null
  now(): number
  /** The user's time zone, by its IANA name. */
  zone(): string
}

/** Saves what is being typed and answers the revision that is stored now. */
export type BeforeSend = () => Promise<{ rev: number }>

export interface Send {
  store: StoreApi<SendState>
  load(beforeSend: BeforeSend): Promise<void>
  toggle(postType: PostType): void
  choose(when: SendState['when']): void
  setNotAfter(time: SendState['notAfter']): void
  setAt(at: SendState['at']): void
  setAgain(again: boolean): void
  /** The button. Does nothing while an act runs, or when nothing could be sent. */
  press(beforeSend: BeforeSend): Promise<void>
  /** Follows the draft, the network and the balance; answers its own stop. */
  start(): () => void
}

/** Preparing large files for upload may take a while; the act is repeated under the same id if this runs out. */
const CREATE_DEADLINE_MS = 120_000
/** "Not after" starts a day from now, on a whole hour. */
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** After these the act may have been done: only a repeat under the same id tells. */
const UNCERTAIN: readonly ErrorCode[] = ['TIMEOUT', 'CORE_RESTARTED', 'CORE_STOPPED', 'SHUTTING_DOWN', 'INTERNAL']

export function createSend(deps: SendDeps): Send {
  const { connection, workspaceId, draftId } = deps
  const store = createStore<SendState>(() => ({
    phase: 'loading', preview: null, lastPost: null, isOnItsWay: false, leftOut: new Set(), when: 'now', ...timesBy(deps.zone(), deps), again: false, notice: null,
  }))
  const interlock = createInterlock(deps.switchedAt)
  let pending: SendInput | null = null
  let hasChosenWhen = false
  let isBusy = false
  let readings = 0

  /** A newer reading makes this one worthless. Answers false when it failed or was overtaken. */
  async function read(): Promise<boolean> {
    const own = (readings += 1)
    try {
      const [preview, draft] = await connection.call((client) =>
        Promise.all([client.sends.preview({ workspaceId, draftId }), client.drafts.get({ workspaceId, draftId })]),
      )
      const wasPosted = preview.problems.some((problem) => problem.code === 'already-sent')
      const lastPost = wasPosted && draft.lastSend !== null ? await lastPostOf(draft.lastSend.id) : null
      if (own !== readings) return false
      const before = store.getState()
      store.setState({
        preview, lastPost, isOnItsWay: draft.lastSend?.state === 'live',
        ...(hasChosenWhen ? {} : { when: preview.network === 'offline' ? 'when-online' : 'now' }),
        ...(before.phase === 'loading' || before.phase === 'load-failed' ? { phase: 'ready' } : {}),
        ...(before.preview === null ? timesBy(preview.timeZone ?? deps.zone(), deps) : {}),
      })
      return true
    } catch (error) {
      if (own === readings && store.getState().preview === null) {
        const { code, data } = toAppError(error)
        store.setState({ phase: 'load-failed', notice: { kind: 'refused', code, details: data.details ?? [] } })
      }
      return false
    }
  }

  const lastPostOf = (sendId: string): Promise<Post | null> => connection.call((client) => client.posts.get({ workspaceId, sendId })).catch(() => null)

  async function follow(): Promise<void> {
    const { phase, preview: shown } = store.getState()
    if (phase !== 'ready' || isBusy || pending !== null) return
    const isFresh = await read()
    const { preview } = store.getState()
    if (isFresh && shown && preview && preview.rev !== shown.rev) changedText()
  }
  function changedText(): void {
    interlock.reset()
    store.setState({ notice: { kind: 'text-changed' } })
  }

  function settle(): void {
    pending = null
    interlock.reset()
  }

  async function create(input: SendInput): Promise<void> {
    pending = input
    try {
      await connection.call((client) => client.sends.create(input), { deadlineMs: CREATE_DEADLINE_MS })
      settle()
      store.setState({ phase: 'sent', notice: null })
    } catch (error) {
      const { code, data } = toAppError(error)
      if (UNCERTAIN.includes(code)) {
        store.setState({ phase: 'ready', notice: { kind: 'uncertain' } })
        return
      }
      settle()
      await read()
      const notice: Notice = code === 'STALE_REVISION' ? { kind: 'text-changed' } : { kind: 'refused', code, details: data.details ?? [] }
      store.setState({ phase: 'ready', notice })
    }
  }

  /** Saves, makes sure that what is stored is what is shown, and sends it. */
  async function send(shown: SendPreview, beforeSend: BeforeSend): Promise<void> {
    const state = store.getState()
    let rev: number
    try {
      rev = (await beforeSend()).rev
    } catch (error) {
      const { code, data } = toAppError(error)
      interlock.reset()
      store.setState({ phase: 'ready', notice: { kind: 'refused', code, details: data.details ?? [] } })
      return
    }
    if (rev !== shown.rev) {
      await read()
      store.setState({ phase: 'ready' })
      changedText()
      return
    }
    const when = whenOf(state)
    if (when === null) {
      store.setState({ phase: 'ready' })
      return
    }
    await create({ commandId: connection.newId(), workspaceId, draftId, rev, postTypes: chosenOf(state), when, again: state.again })
  }

  return {
    store,
    async load(beforeSend) {
      if (pending !== null || isBusy) return
      try {
        await beforeSend()
      } catch (error) {
        const { code, data } = toAppError(error)
        store.setState({ phase: 'load-failed', notice: { kind: 'refused', code, details: data.details ?? [] } })
        return
      }
      if (await read()) store.setState({ notice: null })
    },
    toggle(postType) {
      if (isBusy || pending !== null) return
      interlock.reset()
      store.setState(({ leftOut }) => {
        const next = new Set(leftOut)
        if (!next.delete(postType)) next.add(postType)
        return { leftOut: next, notice: null }
      })
    },
    choose(when) {
      if (isBusy || pending !== null) return
      hasChosenWhen = true
      interlock.reset()
      store.setState({ when, notice: null })
    },
    setNotAfter(notAfter) {
      if (isBusy || pending !== null) return
      hasChosenWhen = true
      interlock.reset()
      store.setState({ notAfter, when: 'when-online', notice: null })
    },
    setAt(at) {
      if (isBusy || pending !== null) return
      hasChosenWhen = true
      interlock.reset()
      store.setState({ at, when: 'at', notice: null })
    },
    setAgain(again) {
      if (isBusy || pending !== null) return
      interlock.reset()
      store.setState({ again, notice: null })
    },
    async press(beforeSend) {
      const state = store.getState()
      if (isBusy || state.phase !== 'ready' || state.preview === null) return
      if (pending === null) {
        if (obstacleOf(state, deps.now()) !== null) return
        const verdict = interlock.press(deps.now())
        if (verdict === 'armed') store.setState({ notice: { kind: 'switched' } })
        if (verdict !== 'go') return
      }
      isBusy = true
      store.setState({ phase: 'sending', notice: null })
      try {
        await (pending === null ? send(state.preview, beforeSend) : create(pending))
      } finally {
        isBusy = false
      }
    },
    start() {
      const offChanged = connection.onChanged((change) => {
        if (change.workspaceId === null && (change.topic === 'network' || change.topic === 'accounts' || change.topic === 'workspaces')) void follow()
        if (change.workspaceId === workspaceId && (change.topic === 'drafts' || change.topic === 'posts')) void follow()
      })
      const offReread = connection.onReread(() => void follow())
      return () => {
        offChanged()
        offReread()
      }
    },
  }
}

/** The post types that would go out: no blocking problem, and not left out by the user. */
export function chosenOf(state: Pick<SendState, 'preview' | 'leftOut'>): PostType[] {
  return (state.preview?.items ?? []).filter((item) => !item.problems.some((problem) => problem.blocking) && !state.leftOut.has(item.postType)).map((item) => item.postType)
}

export type Obstacle = 'loading' | 'on-its-way' | 'blocked' | 'nothing' | 'again' | 'time-missing' | 'time-skipped' | 'time-passed'

/** Why the button does nothing now; null when it would send. */
export function obstacleOf(state: SendState, now: number): Obstacle | null {
  if (state.preview === null || state.phase !== 'ready') return 'loading'
  if (state.isOnItsWay) return 'on-its-way'
  if (state.preview.problems.some((problem) => problem.blocking)) return 'blocked'
  if (chosenOf(state).length === 0) return 'nothing'
  if (!state.again && state.preview.problems.some((problem) => problem.code === 'already-sent')) return 'again'
  if (state.when === 'now') return null
  const time = timeOf(state)
  if (time === null) return 'time-missing'
  if (time === 'skipped') return 'time-skipped'
  if (time <= now) return 'time-passed'
  return null
}

function timeOf({ when, at, notAfter }: SendState): SendState['notAfter'] {
  if (when !== 'at') return notAfter
  return at === null || at === 'skipped' ? at : at.time
}

/** Null where a time was to be chosen and none is: that is never "now". */
function whenOf({ when, at, notAfter, clock }: SendState): SendInput['when'] | null {
  if (when === 'now') return { kind: 'now' }
  if (when === 'when-online') return notAfter === 'skipped' ? null : { kind: 'when-online', notAfter }
  return at === null || at === 'skipped' ? null : { kind: 'at', at: at.time, wall: at.wall, zone: clock.zone }
}

/** What the fields begin with, by the clock of a zone: an hour from now, and a day. */
function timesBy(zone: string, deps: Pick<SendDeps, 'now' | 'zone'>): Pick<SendState, 'clock' | 'notAfter' | 'at'> {
  const clock = createClientClock({ zone, userZone: deps.zone() })
  const time = nextWholeHour(clock, deps.now() + HOUR_MS)
  return { clock, notAfter: nextWholeHour(clock, deps.now() + DAY_MS), at: { time, wall: clock.wallOf(time) } }
}

