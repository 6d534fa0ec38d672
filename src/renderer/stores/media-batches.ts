/**
 * Imports of one client, as the core tells of them: how many files are safe, which were refused, which copies are on offer. They go on
 * over a restart; what was dismissed here can still be found among all imports.
 */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../contract/errors.ts'
import type { ImportBatch, ImportResult } from '../../contract/schemas/media.ts'
import { toAppError } from '../../contract/wire-error.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import type { Timing } from '../lib/timing.ts'

export interface BatchesState {
  phase: 'loading' | 'ready' | 'failed'
  /** Newest first, as far as they were read. */
  batches: readonly ImportBatch[]
  nextCursor: string | null
  /** File by file, of those that are looked into. */
  results: Readonly<Record<string, ImportResult>>
  /** Over before this window looked, and asking for nothing; or dismissed in it. */
  quiet: ReadonlySet<string>
  /** Asked for something and not answered yet. */
  acting: ReadonlySet<string>
  error: ErrorCode | null
}

export interface MediaBatches {
  readonly workspaceId: string
  readonly state: StoreApi<BatchesState>
  /** Reads further back. */
  more(): void
  /** Keeps the files of a batch at hand, for as long as it is looked into. Answers its own stop. */
  look(batchId: string): () => void
  /** Takes or declines copies on offer; without positions all of the batch. */
  answer(batchId: string, take: boolean, positions?: readonly number[]): Promise<ErrorCode | null>
  stopBatch(batchId: string): Promise<ErrorCode | null>
  dismiss(batchId: string): void
  start(): () => void
}

interface BatchesDeps {
  connection: Pick<CoreConnection, 'call' | 'command' | 'onChanged' | 'onReread'>
  timing: Timing
}

const PAGE = 50
/** Each file of an import is an event; the numbers follow at this pace (ms). */
const REST_MS = 300
/** While one runs they are asked for at least this often (ms): an event may be missed. */
const ASK_MS = 2_000
/** An import that went well says so for this long (ms). */
const STAY_MS = 6_000

export function createMediaBatches({ connection, timing }: BatchesDeps, workspaceId: string): MediaBatches {
  const state = createStore<BatchesState>()(() => ({ phase: 'loading', batches: [], nextCursor: null, results: {}, quiet: new Set(), acting: new Set(), error: null }))
  const looked = new Map<string, number>()
  const leaving = new Map<string, () => void>()
  let isFirst = true
  let isReading = false
  let isDirty = false
  let isStopped = true
  let timer: (() => void) | null = null

  const hide = (id: string) => state.setState(({ quiet }) => ({ quiet: new Set([...quiet, id]) }))

  async function read(): Promise<void> {
    if (isStopped) return
    if (isReading || timer !== null) {
      isDirty = true
      return
    }
    isReading = true
    isDirty = false
    let ms = REST_MS
    try {
      const fresh = await connection.call((client) => client.media.batches({ workspaceId, cursor: null, limit: PAGE }))
      if (!isStopped) {
        hear(fresh.items, fresh.nextCursor)
        await readLooked()
      }
    } catch (error) {
      ms = ASK_MS
      if (!isStopped) state.setState(({ phase }) => ({ phase: phase === 'loading' ? 'failed' : phase, error: toAppError(error).code }))
    }
    isReading = false
    if (!isStopped) timer = timing.after(ms, restOver)
  }

  function restOver(): void {
    timer = null
    const { batches, phase } = state.getState()
    if (isDirty) return void read()
    if (phase === 'failed' || batches.some((batch) => batch.state === 'running')) timer = timing.after(ASK_MS - REST_MS, () => {
      timer = null
      void read()
    })
  }

  function hear(fresh: readonly ImportBatch[], cursor: string | null): void {
    const { batches, nextCursor, quiet } = state.getState()
    const here = new Set(fresh.map((batch) => batch.batchId))
    const older = batches.length > PAGE ? batches.filter((batch) => !here.has(batch.batchId)) : []
    const silent = isFirst ? new Set([...quiet, ...fresh.filter((batch) => batch.state === 'finished' && batch.offered === 0).map((batch) => batch.batchId)]) : quiet
    isFirst = false
    state.setState({ phase: 'ready', error: null, batches: [...fresh, ...older], nextCursor: older.length > 0 ? nextCursor : cursor, quiet: silent })
    for (const batch of fresh) {
      if (!wentWell(batch) || silent.has(batch.batchId) || leaving.has(batch.batchId)) continue
      leaving.set(batch.batchId, timing.after(STAY_MS, () => {
        leaving.delete(batch.batchId)
        hide(batch.batchId)
      }))
    }
  }

  /** File by file only where someone looks, and only where the numbers have moved. */
  async function readLooked(): Promise<void> {
    for (const batchId of looked.keys()) {
      const batch = state.getState().batches.find((one) => one.batchId === batchId)
      const known = state.getState().results[batchId]
      if (known !== undefined && batch !== undefined && isSame(known, batch)) continue
      const result = await connection.call((client) => client.media.batch({ workspaceId, batchId }))
      if (isStopped) return
      if (looked.has(batchId)) keep(result)
    }
  }

  const keep = (result: ImportResult) => state.setState(({ results }) => ({ results: { ...results, [result.batchId]: result } }))

  async function act(batchId: string, run: () => Promise<ImportResult>): Promise<ErrorCode | null> {
    if (state.getState().acting.has(batchId)) return null
    state.setState(({ acting }) => ({ acting: new Set([...acting, batchId]) }))
    try {
      keep(await run())
      return null
    } catch (error) {
      return toAppError(error).code
    } finally {
      state.setState(({ acting }) => ({ acting: new Set([...acting].filter((id) => id !== batchId)) }))
      void read()
    }
  }

  return {
    workspaceId,
    state,
    more() {
      const { nextCursor: cursor } = state.getState()
      if (cursor === null) return
      connection.call((client) => client.media.batches({ workspaceId, cursor, limit: PAGE })).then(
        (page) => state.setState(({ batches }) => {
          const here = new Set(batches.map((batch) => batch.batchId))
          const older = page.items.filter((batch) => !here.has(batch.batchId))
          return { batches: [...batches, ...older], nextCursor: page.nextCursor, error: null }
        }),
        (error: unknown) => state.setState({ error: toAppError(error).code }),
      )
    },
    look(batchId) {
      looked.set(batchId, (looked.get(batchId) ?? 0) + 1)
      void read()
      return () => {
        const left = (looked.get(batchId) ?? 1) - 1
        if (left > 0) looked.set(batchId, left)
        else looked.delete(batchId)
      }
    },
    answer: (batchId, take, positions) =>
      act(batchId, () => connection.command((client, commandId) => client.media.answerOffers({ workspaceId, commandId, batchId, take, ...(positions === undefined ? {} : { positions: [...positions] }) }))),
    stopBatch: (batchId) => act(batchId, () => connection.command((client, commandId) => client.media.stopBatch({ workspaceId, commandId, batchId }))),
    dismiss: hide,
    start() {
      isStopped = false
      const off = [
        connection.onChanged((change) => {
          if (change.topic === 'media' && change.workspaceId === workspaceId) void read()
        }),
        connection.onReread(() => void read()),
      ]
      void read()
      return () => {
        isStopped = true
        timer?.()
        timer = null
        for (const cancel of leaving.values()) cancel()
        leaving.clear()
        for (const one of off) one()
      }
    },
  }
}

export const wentWell = (batch: ImportBatch): boolean => batch.state === 'finished' && batch.refused === 0 && batch.offered === 0

/** What the window speaks of by itself: what runs, what asks, and what has just ended. */
export function spokenOf({ batches, quiet }: BatchesState): ImportBatch[] {
  return batches.filter((batch) => batch.state === 'running' || !quiet.has(batch.batchId))
}

function isSame(result: ImportResult, batch: ImportBatch): boolean {
  const count = (outcome: string) => result.items.filter((item) => item.outcome === outcome).length
  return result.total === batch.total && count('refused') === batch.refused && count('offered') === batch.offered && count('pending') === batch.pending
}
