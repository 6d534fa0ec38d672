/**
 * Files on their way into drafts and libraries. Kept for the whole window, so that leaving a draft does not hide what became of its files;
 * what the core has taken is safe there and goes on after a restart.
 */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { ERROR_RECOVERY, isAppError } from '../../contract/errors.ts'
import type { ErrorCode } from '../../contract/errors.ts'
import type { ImportResult } from '../../contract/schemas/media.ts'
import type { PowerPostBridge } from '../../contract/shell-contract.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import type { Timing } from '../lib/timing.ts'

export interface ImportRun {
  /** The command that brought it. */
  id: string
  workspaceId: string
  /** Null: into the library alone. */
  draftId: string | null
  /** Files that were given; null while a dialog has not said. */
  total: number | null
  /** What the core says of it; null until it has. */
  result: ImportResult | null
  /** Every file has its outcome, or the whole was refused. */
  isDone: boolean
  failure: ErrorCode | null
  /** How it was given: a paste of bytes that have no file is told apart. */
  way: 'drop' | 'pick' | 'paste'
}

export interface ImportsState {
  runs: readonly ImportRun[]
}

export interface Imports {
  readonly state: StoreApi<ImportsState>
  give(workspaceId: string, draftId: string | null, files: File[], way: 'drop' | 'paste'): void
  /** Opens the native dialog. */
  pick(workspaceId: string, draftId: string | null, what?: 'files' | 'folders'): void
  /** Takes or declines copies on offer; without positions all of the run. */
  answer(id: string, take: boolean, positions?: readonly number[]): Promise<ErrorCode | null>
  dismiss(id: string): void
  stop(): void
}

interface ImportsDeps {
  connection: Pick<CoreConnection, 'call' | 'command' | 'onChanged' | 'onReread' | 'newId'>
  bridge: Pick<PowerPostBridge, 'importFiles' | 'importPasted' | 'pickFiles' | 'pickFolders'>
  timing: Timing
}

/** While a batch is not through it is asked about at least this often (ms): an event may be missed. */
const ASK_MS = 1_000
/** A batch that went well says so for this long (ms). */
const STAY_MS = 4_000
/** The core went away while it was asked: the same command answers what became of it. Tries, and the pause before each (ms). */
const REPEATS = 5
const REPEAT_MS = 1_000
const UNCERTAIN: readonly ErrorCode[] = ['CORE_RESTARTED', 'TIMEOUT']

export function createImports({ connection, bridge, timing }: ImportsDeps): Imports {
  const state = createStore<ImportsState>()(() => ({ runs: [] }))
  const asking = new Set<string>()
  const timers = new Map<string, () => void>()

  const find = (id: string) => state.getState().runs.find((run) => run.id === id)
  const change = (id: string, part: Partial<ImportRun>) => state.setState((now) => ({ runs: now.runs.map((run) => (run.id === id ? { ...run, ...part } : run)) }))

  function later(id: string, ms: number, act: () => void): void {
    timers.get(id)?.()
    timers.set(id, timing.after(ms, () => {
      timers.delete(id)
      act()
    }))
  }

  function dismiss(id: string): void {
    timers.get(id)?.()
    timers.delete(id)
    state.setState((now) => ({ runs: now.runs.filter((run) => run.id !== id) }))
  }

  function heard(id: string, result: ImportResult): void {
    const run = find(id)
    if (run === undefined || run.isDone) return
    // An older answer may be late: what is safe stays safe.
    if (run.result !== null && result.safe < run.result.safe) return
    // The library tells of its imports itself, also of those of another day.
    if (run.draftId === null) return dismiss(id)
    const isDone = result.items.every((item) => item.outcome !== 'pending')
    change(id, { result, total: result.total, isDone })
    if (!isDone) later(id, ASK_MS, () => ask(id))
    else if (result.items.every((item) => item.outcome === 'added')) later(id, STAY_MS, () => dismiss(id))
  }

  function ask(id: string): void {
    const run = find(id)
    if (run?.result == null || run.isDone || asking.has(id)) return
    const { workspaceId } = run
    const { batchId } = run.result
    asking.add(id)
    connection.call((client) => client.media.batch({ workspaceId, batchId })).then(
      (result) => {
        asking.delete(id)
        heard(id, result)
      },
      () => {
        asking.delete(id)
        later(id, ASK_MS, () => ask(id))
      },
    )
  }

  async function run(start: Pick<ImportRun, 'id' | 'workspaceId' | 'draftId' | 'total' | 'way'>, bring: () => Promise<ImportResult | null>, repeats: number): Promise<void> {
    state.setState((now) => ({ runs: [...now.runs, { ...start, result: null, isDone: false, failure: null }] }))
    for (let left = repeats; ; left -= 1) {
      try {
        const result = await bring()
        return result === null ? dismiss(start.id) : heard(start.id, result)
      } catch (error) {
        const failure = codeOf(error)
        if (left <= 0 || !UNCERTAIN.includes(failure)) return change(start.id, { isDone: true, failure })
      }
      await new Promise<void>((resolve) => void timing.after(REPEAT_MS, resolve))
    }
  }

  const off = [
    connection.onChanged(({ workspaceId, topic }) => {
      if (topic !== 'media') return
      for (const one of state.getState().runs) if (one.workspaceId === workspaceId) ask(one.id)
    }),
    connection.onReread(() => {
      for (const one of state.getState().runs) ask(one.id)
    }),
  ]

  return {
    state,
    give(workspaceId, draftId, files, way) {
      if (files.length === 0) return
      const id = connection.newId()
      const asFiles = () => bridge.importFiles(workspaceId, draftId, id, files)
      // Only the preload can tell a pasted file from a picture that has none: that one goes as bytes.
      const pasted = async () => {
        try {
          return await asFiles()
        } catch (error) {
          if (codeOf(error) !== 'INVALID_INPUT') throw error
          return bridge.importPasted(workspaceId, draftId, id, files)
        }
      }
      void run({ id, workspaceId, draftId, total: files.length, way }, way === 'paste' ? pasted : asFiles, REPEATS)
    },
    async answer(id, take, positions) {
      const run = find(id)
      if (run?.result == null) return null
      const { workspaceId } = run
      const { batchId } = run.result
      try {
        const result = await connection.command((client, commandId) =>
          client.media.answerOffers({ workspaceId, commandId, batchId, take, ...(positions === undefined ? {} : { positions: [...positions] }) }))
        change(id, { isDone: false })
        heard(id, result)
        return null
      } catch (error) {
        return codeOf(error)
      }
    },
    pick(workspaceId, draftId, what = 'files') {
      // One dialog at a time; a repeat would open it again.
      if (state.getState().runs.some((one) => one.way === 'pick' && one.result === null && !one.isDone)) return
      const id = connection.newId()
      void run({ id, workspaceId, draftId, total: null, way: 'pick' }, () => (what === 'files' ? bridge.pickFiles(workspaceId, draftId, id) : bridge.pickFolders(workspaceId, draftId, id)), 0)
    },
    dismiss,
    stop() {
      for (const one of off) one()
      for (const cancel of timers.values()) cancel()
    },
  }
}

/** The bridge rejects with a plain object whose name is the code (shell-contract.ts). */
function codeOf(error: unknown): ErrorCode {
  if (isAppError(error)) return error.code
  const name = typeof error === 'object' && error !== null && 'name' in error ? error.name : null
  return typeof name === 'string' && Object.hasOwn(ERROR_RECOVERY, name) ? (name as ErrorCode) : 'INTERNAL'
}
