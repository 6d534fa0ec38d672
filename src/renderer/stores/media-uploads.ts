/** Uploads of one client that are not over: how far each is, how fast, and how long it will take. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../contract/errors.ts'
import type { IntentView, OutboxAction } from '../../contract/schemas/outbox.ts'
import { toAppError } from '../../contract/wire-error.ts'
import { putBefore } from '../../domain/outbox/index.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import type { Timing } from '../lib/timing.ts'

export interface Pace {
  sent: number
  total: number
  /** Bytes in a second, over the last seconds; null while that says nothing. */
  speed: number | null
}

export interface UploadsState {
  phase: 'loading' | 'ready' | 'failed'
  uploads: readonly IntentView[]
  paces: Readonly<Record<string, Pace>>
  /** Of those that were seen here: over. Counts anew when none is left. */
  finished: number
  /** Bytes of those. */
  finishedBytes: number
  acting: ReadonlySet<string>
}

export interface MediaUploads {
  readonly workspaceId: string
  readonly state: StoreApi<UploadsState>
  act(intentId: string, action: OutboxAction): Promise<ErrorCode | null>
  /** Pauses all that is open, or lets all go on. */
  pauseAll(paused: boolean): Promise<ErrorCode | null>
  /** Puts one before another of `uploads`, or (null) last; shown at once. */
  move(intentId: string, before: string | null): Promise<ErrorCode | null>
  start(): () => void
}

interface UploadsDeps {
  connection: Pick<CoreConnection, 'call' | 'command' | 'onChanged' | 'onReread' | 'onProgress'>
  timing: Timing
}

/** Of uploads, at a time; more than all pages hold are not shown. */
const PAGE = 200
const MOST_PAGES = 10
const REST_MS = 400
/** Speed is measured over this time (ms), and not over less than the shorter one. */
const OVER_MS = 5_000
const AT_LEAST_MS = 800

/** In `acting`: all of them are paused or let go. */
export const ALL = 'all'

interface Sample { at: number; sent: number }

export function createMediaUploads({ connection, timing }: UploadsDeps, workspaceId: string): MediaUploads {
  const state = createStore<UploadsState>()(() => ({ phase: 'loading', uploads: [], paces: {}, finished: 0, finishedBytes: 0, acting: new Set() }))
  const samples = new Map<string, Sample[]>()
  let isReading = false
  let isDirty = false
  let isStopped = true
  let timer: (() => void) | null = null

  const readPage = (cursor: string | null): Promise<{ items: IntentView[]; nextCursor: string | null }> =>
    connection.call((client) => client.outbox.list({ workspaceId, filter: 'uploads', cursor, limit: PAGE }))

  async function readOpen(): Promise<IntentView[]> {
    const found: IntentView[] = []
    let cursor: string | null = null
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const page = await readPage(cursor)
      found.push(...page.items)
      cursor = page.nextCursor
      if (cursor === null) break
    }
    return found.sort((one, other) => one.turn - other.turn || one.createdAt - other.createdAt)
  }

  async function read(): Promise<void> {
    if (isStopped) return
    if (isReading || timer !== null) {
      isDirty = true
      return
    }
    isReading = true
    isDirty = false
    try {
      const uploads = await readOpen()
      if (!isStopped) hear(uploads)
    } catch {
      if (!isStopped) state.setState(({ phase }) => ({ phase: phase === 'loading' ? 'failed' : phase }))
    }
    isReading = false
    if (isStopped) return
    timer = timing.after(REST_MS, () => {
      timer = null
      if (isDirty) void read()
    })
  }

  function hear(uploads: IntentView[]): void {
    const open = new Set(uploads.map((one) => one.id))
    const { uploads: before, finished, finishedBytes, paces } = state.getState()
    const over = before.filter((one) => !open.has(one.id))
    // Bytes of a step that is no longer under way would show when it starts anew.
    const running = new Set(uploads.filter((one) => one.state === 'sending').map((one) => one.id))
    for (const id of samples.keys()) if (!running.has(id)) samples.delete(id)
    const kept: Record<string, Pace> = Object.fromEntries(Object.entries(paces).filter(([id]) => running.has(id)))
    for (const one of uploads) if (running.has(one.id) && kept[one.id] === undefined && one.progress !== null) kept[one.id] = { ...one.progress, speed: null }
    const isEmpty = uploads.length === 0
    state.setState({
      phase: 'ready', uploads, paces: kept, finished: isEmpty ? 0 : finished + over.length,
      finishedBytes: isEmpty ? 0 : finishedBytes + over.reduce((total, one) => total + (one.fileSize ?? 0), 0),
    })
  }

  function progressed(id: string, sent: number, total: number): void {
    const now = timing.now()
    const before = samples.get(id) ?? []
    // Fewer bytes than before: it has begun anew.
    const list = (before.at(-1)?.sent ?? 0) > sent ? [] : before.filter((one) => now - one.at <= OVER_MS)
    list.push({ at: now, sent })
    samples.set(id, list)
    const [first] = list
    const ms = first === undefined ? 0 : now - first.at
    const speed = first === undefined || ms < AT_LEAST_MS ? null : ((sent - first.sent) / ms) * 1_000
    state.setState(({ paces }) => ({ paces: { ...paces, [id]: { sent, total, speed: speed ?? (sent >= (paces[id]?.sent ?? 0) ? (paces[id]?.speed ?? null) : null) } } }))
  }

  /** One press of a button is one act; `key` tells the buttons apart. */
  async function once(key: string, work: () => Promise<unknown>): Promise<ErrorCode | null> {
    if (state.getState().acting.has(key)) return null
    state.setState(({ acting }) => ({ acting: new Set([...acting, key]) }))
    try {
      await work()
      return null
    } catch (error) {
      return toAppError(error).code
    } finally {
      state.setState(({ acting }) => ({ acting: new Set([...acting].filter((id) => id !== key)) }))
      void read()
    }
  }

  return {
    workspaceId,
    state,
    act: (intentId, action) => once(intentId, () => connection.command((client, commandId) => client.outbox.act({ workspaceId, commandId, intentId, action }))),
    pauseAll: (paused) => once(ALL, () => connection.command((client, commandId) => client.outbox.pauseUploads({ workspaceId, commandId, ids: null, paused }))),
    move(intentId, before) {
      const { uploads } = state.getState()
      const order = putBefore(uploads.map((one) => one.id), intentId, before)
      if (order === null) return Promise.resolve(null)
      const byId = new Map(uploads.map((one) => [one.id, one]))
      // Who stands where is new; the places are the same.
      state.setState({ uploads: order.flatMap((id, at) => {
        const one = byId.get(id)
        return one === undefined ? [] : [{ ...one, turn: uploads[at]?.turn ?? one.turn }]
      }) })
      return once(`move ${intentId} ${String(before)}`, () => connection.command((client, commandId) => client.outbox.moveUpload({ workspaceId, commandId, intentId, before })))
    },
    start() {
      isStopped = false
      const off = [
        connection.onChanged((change) => {
          if (change.topic === 'outbox' && change.workspaceId === workspaceId) void read()
        }),
        connection.onReread(() => void read()),
        connection.onProgress((news) => {
          if (news.workspaceId === workspaceId) progressed(news.intentId, news.sent, news.total)
        }),
      ]
      void read()
      return () => {
        isStopped = true
        timer?.()
        timer = null
        for (const one of off) one()
      }
    },
  }
}

export interface UploadsTotal {
  sent: number
  total: number
  speed: number | null
  /** Of what is under way and what waits; null where nothing moves. */
  secondsLeft: number | null
}

export function secondsLeft({ sent, total, speed }: Pace): number | null {
  return speed === null || speed <= 0 ? null : Math.max(0, (total - sent) / speed)
}

/** Of all: what is over since the panel was empty, what is under way, and what waits. Nothing is left of time where nothing moves. */
export function totalOf({ uploads, paces, finishedBytes }: Pick<UploadsState, 'uploads' | 'paces' | 'finishedBytes'>): UploadsTotal {
  const running = Object.values(paces)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const speeds = running.flatMap((pace) => pace.speed ?? [])
  const waiting = uploads.filter((one) => paces[one.id] === undefined && !one.pausedByUser && one.state !== 'blocked').map((one) => one.fileSize ?? 0)
  const whole = {
    sent: finishedBytes + sum(running.map((pace) => pace.sent)),
    total: finishedBytes + sum(running.map((pace) => pace.total)) + sum(waiting),
    speed: speeds.length === 0 ? null : sum(speeds),
  }
  return { ...whole, secondsLeft: secondsLeft(whole) }
}
