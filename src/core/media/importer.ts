/**
 * Batches of files on their way in. A batch and its sources are rows before the first file is read; each file's outcome is a
 * commit of its own, in the order the files were given. What a crash or a quit cuts short goes on when the workspace opens.
 */
import { AppError } from '../../contract/errors.ts'
import type { ImportResult } from '../../contract/schemas/media.ts'
import { storageFault } from '../storage/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { removeStale } from './blob-files.ts'
import { step } from './context.ts'
import type { MediaContext } from './context.ts'
import { nameOf } from './names.ts'
import { recordOutcome } from './record-outcome.ts'
import { Interrupted, Refused, storeRefusal } from './refused.ts'
import type { BatchRow, PendingItem } from './rows.ts'
import { storeFile } from './store-file.ts'
import type { StoredBlob } from './store-file.ts'

/** Files of one workspace under way at once. */
const PARALLEL = 2
/** A small batch is answered whole; a longer one after this (ms), with the rest pending: events tell the progress. */
const ANSWER_WITHIN_MS = 300

export interface ImportInput {
  commandId: string
  draftId: string | null
  paths: string[]
}

export interface Importer {
  importFiles(workspace: Workspace, input: ImportInput): Promise<ImportResult>
  batch(workspace: Workspace, batchId: string): ImportResult
  resume(workspace: Workspace): Promise<void>
  /** Resolves when no import touches the workspace any more. */
  detach(workspaceId: string): Promise<void>
  stop(): Promise<void>
}

interface Run {
  readonly workspace: Workspace
  isEnding: boolean
  done: Promise<void>
}

export function createImporter(context: MediaContext): Importer {
  const runs = new Map<string, Run>()
  const waiting = new Map<string, Set<() => void>>()
  let stopped = false

  const isOver = (run: Run) => stopped || run.isEnding || run.workspace.closed

  /** One run for each workspace; a new one waits until the one before it has let go. */
  function ensureRun(workspace: Workspace, before: () => Promise<void> = async () => {}): Promise<void> {
    const { id } = workspace.identity
    const now = runs.get(id)
    if (now && now.workspace === workspace && !now.isEnding) return now.done
    if (now) now.isEnding = true
    const run: Run = { workspace, isEnding: false, done: Promise.resolve() }
    runs.set(id, run)
    const work = async () => {
      await now?.done
      await before()
      await runBatches(run)
    }
    run.done = work()
      .catch((error: unknown) => context.log('warn', 'an import stopped', { workspace: id, fault: storageFault(error) ?? (error instanceof Error ? error.name : 'unknown') }))
      .finally(() => {
        run.isEnding = true
        if (runs.get(id) === run) runs.delete(id)
      })
    return run.done
  }

  async function runBatches(run: Run): Promise<void> {
    const rows = context.rowsOf(run.workspace.db)
    while (!isOver(run)) {
      const batch = rows.runningBatch()
      if (!batch) {
        // From here on a new batch needs a new run.
        run.isEnding = true
        return
      }
      await runBatch(run, batch)
      if (isOver(run)) return
      for (const tell of waiting.get(batch.id) ?? []) tell()
    }
  }

  async function runBatch(run: Run, batch: BatchRow): Promise<void> {
    const { workspace } = run
    const items = context.rowsOf(workspace.db).pending(batch.id)
    if (items.length === 0) return workspace.write(() => void context.rowsOf(workspace.db).finish(batch.id))
    const last = items.at(-1)
    const ahead: { item: PendingItem; result: Promise<StoredBlob | Refused | Interrupted> }[] = []
    let next = 0
    try {
      while (!isOver(run) && (next < items.length || ahead.length > 0)) {
        for (; ahead.length < PARALLEL && next < items.length; next += 1) {
          const item = items[next]
          if (item) ahead.push({ item, result: prepare(run, item) })
        }
        const first = ahead.shift()
        const result = await first?.result
        if (!first || !result || isOver(run) || result instanceof Interrupted) return
        record(workspace, batch, first.item, result, first.item === last)
        await step(context, 'import:recorded')
      }
    } finally {
      // Nothing may touch the workspace once the run has ended.
      await Promise.all(ahead.map((one) => one.result))
    }
  }

  /** Never rejects. */
  async function prepare(run: Run, item: PendingItem): Promise<StoredBlob | Refused | Interrupted> {
    try {
      return await storeFile(context, run.workspace.mediaDir, item, () => !isOver(run))
    } catch (error) {
      const refusal = storeRefusal(error)
      return refusal instanceof Interrupted || refusal instanceof Refused ? refusal : new Refused('failed')
    }
  }

  /** On a full disk the refusal may still find room where the item did not; if it does not either, the file stays to be done. */
  function record(workspace: Workspace, batch: BatchRow, item: PendingItem, result: StoredBlob | Refused, isLast: boolean): void {
    try {
      recordOutcome(context, workspace, batch, item, result, isLast)
    } catch (error) {
      if (storageFault(error) !== 'DISK_FULL' || result instanceof Refused) throw error
      recordOutcome(context, workspace, batch, item, new Refused('disk-full'), isLast)
    }
  }

  function batchResult(workspace: Workspace, batchId: string): ImportResult {
    const rows = context.rowsOf(workspace.db)
    const row = rows.batch(batchId)
    if (!row) throw new AppError('NOT_FOUND', 'That import is not here.')
    return rows.result(row)
  }

  /** Resolves when the batch is through, when its run has ended, or after a while. */
  function settled(workspace: Workspace, batchId: string): Promise<void> {
    return new Promise((resolve) => {
      const tell = () => {
        cancel()
        const others = waiting.get(batchId)
        others?.delete(tell)
        if (others?.size === 0) waiting.delete(batchId)
        resolve()
      }
      const cancel = context.clock.after(ANSWER_WITHIN_MS, tell)
      waiting.set(batchId, (waiting.get(batchId) ?? new Set()).add(tell))
      void ensureRun(workspace).then(tell)
    })
  }

  return {
    async importFiles(workspace, input) {
      if (stopped) throw new AppError('SHUTTING_DOWN', 'The app is closing.')
      const { batchId } = workspace.command(input.commandId, 'media.import', (note): { batchId: string } => {
        if (input.draftId !== null) {
          const draft = context.draftRowsOf(workspace.db).draft(input.draftId)
          if (!draft) throw new AppError('NOT_FOUND', 'That draft is not here any more.')
          if (draft.trashed_at !== null) throw new AppError('NOT_POSSIBLE_NOW', 'The draft is in the trash.')
        }
        const id = context.random.uuid()
        context.rowsOf(workspace.db).insertBatch(id, input.draftId, input.paths.map((path) => ({ path, name: nameOf(path) })), context.clock.now())
        note('media', id)
        return { batchId: id }
      })
      if (context.rowsOf(workspace.db).batch(batchId)?.state === 'running') await settled(workspace, batchId)
      if (workspace.closed) throw new AppError('NOT_POSSIBLE_NOW', 'This workspace was just closed. The import goes on when it is open again.')
      return batchResult(workspace, batchId)
    },
    batch: batchResult,
    resume(workspace) {
      if (stopped) return Promise.resolve()
      return ensureRun(workspace, async () => {
        if (!stopped && !workspace.closed) await removeStale(workspace.mediaDir, context.aside)
      })
    },
    async detach(workspaceId) {
      const run = runs.get(workspaceId)
      if (!run) return
      run.isEnding = true
      await run.done
    },
    async stop() {
      stopped = true
      await Promise.all([...runs.values()].map((run) => run.done))
    },
  }
}
