/**
 * Batches of files on their way in. A batch and its sources are rows before the first file is read; each file's outcome is a
 * commit of its own, in the order the files were given. What a crash or a quit cuts short goes on when the workspace opens.
 */
import { AppError } from '../../contract/errors.ts'
import type { ImportBatch, ImportResult } from '../../contract/schemas/media.ts'
import { storageFault } from '../storage/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { answerOffers, batchResult, listBatches, openBatch, stopBatch } from './batch-acts.ts'
import type { NewBatch, OfferAnswer } from './batch-acts.ts'
import { removeStale } from './blob-files.ts'
import { collectUnnamed } from './collect.ts'
import type { MediaContext } from './context.ts'
import { nameOf } from './names.ts'
import { removePasted, writePasted } from './pasted.ts'
import type { PastedFile } from './pasted.ts'
import { runBatch } from './run-batch.ts'
import type { BatchRun } from './run-batch.ts'

/** A small batch is answered whole; a longer one after this (ms), with the rest pending: events tell the progress. */
const ANSWER_WITHIN_MS = 300

export interface ImportInput extends NewBatch {
  paths: string[]
}

export interface Importer {
  importFiles(workspace: Workspace, input: ImportInput): Promise<ImportResult>
  importPasted(workspace: Workspace, input: NewBatch & { files: readonly PastedFile[] }): Promise<ImportResult>
  batch(workspace: Workspace, batchId: string): ImportResult
  batches(workspace: Workspace, input: { cursor?: string | null | undefined; limit: number }): { items: ImportBatch[]; nextCursor: string | null }
  answerOffers(workspace: Workspace, input: OfferAnswer): Promise<ImportResult>
  stopBatch(workspace: Workspace, input: { commandId: string; batchId: string }): ImportResult
  resume(workspace: Workspace): Promise<void>
  /** Resolves when no import touches the workspace any more. */
  detach(workspaceId: string): Promise<void>
  stop(): Promise<void>
}

interface Run extends BatchRun {
  isEnding: boolean
  /** The workspace is about to close. */
  mustLeave: boolean
  done: Promise<void>
  /** The batch under way. */
  batchId: string | null
  isBatchStopped: boolean
}

/** `onAdded` hears of each workspace in which something came in. */
export function createImporter(context: MediaContext, onAdded: (workspace: Workspace) => void): Importer {
  const runs = new Map<string, Run>()
  const waiting = new Map<string, Set<() => void>>()
  let stopped = false

  /** One run for each workspace; a new one waits until the one before it has let go. */
  function ensureRun(workspace: Workspace, before: () => Promise<void> = async () => {}, after: (run: Run) => Promise<void> = async () => {}): Promise<void> {
    const { id } = workspace.identity
    const now = runs.get(id)
    if (now && now.workspace === workspace && !now.isEnding) return now.done
    if (now) now.isEnding = true
    const run: Run = {
      workspace, isEnding: false, mustLeave: false, done: Promise.resolve(), batchId: null, isBatchStopped: false,
      isOver: () => stopped || run.isEnding || workspace.closed,
      mayGoOn: () => !run.isOver() && !run.isBatchStopped,
    }
    runs.set(id, run)
    const work = async () => {
      await now?.done
      await before()
      await runBatches(run)
      await after(run)
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
    const rows = context.importsOf(run.workspace.db)
    while (!run.isOver()) {
      const batch = rows.runningBatch()
      if (!batch) {
        // From here on a new batch needs a new run.
        run.isEnding = true
        return
      }
      run.batchId = batch.id
      run.isBatchStopped = false
      await runBatch(context, run, batch, () => onAdded(run.workspace))
      run.batchId = null
      if (run.isOver()) return
      for (const tell of waiting.get(batch.id) ?? []) tell()
    }
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

  async function whenSettled(workspace: Workspace, batchId: string): Promise<ImportResult> {
    if (context.importsOf(workspace.db).batch(batchId)?.state === 'running') await settled(workspace, batchId)
    if (workspace.closed) throw new AppError('NOT_POSSIBLE_NOW', 'This workspace was just closed. The import goes on when it is open again.')
    return batchResult(context, workspace, batchId)
  }

  function mayImport(): void {
    if (stopped) throw new AppError('SHUTTING_DOWN', 'The app is closing.')
  }

  return {
    async importFiles(workspace, { paths, ...input }) {
      mayImport()
      const { batchId } = openBatch(context, workspace, input, paths.map((path) => ({ path, name: nameOf(path) })))
      return whenSettled(workspace, batchId)
    },
    async importPasted(workspace, { files, ...input }) {
      mayImport()
      const sources = await writePasted(context, workspace, files)
      let isNew = false
      try {
        const opened = openBatch(context, workspace, input, sources)
        isNew = opened.isNew
        return await whenSettled(workspace, opened.batchId)
      } finally {
        for (const { path } of sources) {
          context.aside.delete(path)
          // A repeat, or one that was refused: nothing names these bytes.
          if (!isNew) await removePasted(workspace.mediaDir, path)
        }
      }
    },
    batch: (workspace, batchId) => batchResult(context, workspace, batchId),
    batches: (workspace, input) => listBatches(context, workspace, input),
    async answerOffers(workspace, input) {
      mayImport()
      for (const path of answerOffers(context, workspace, input)) await removePasted(workspace.mediaDir, path)
      return whenSettled(workspace, input.batchId)
    },
    stopBatch(workspace, input) {
      const run = runs.get(workspace.identity.id)
      const result = stopBatch(context, workspace, input)
      if (run?.batchId === input.batchId) run.isBatchStopped = true
      return result
    },
    resume(workspace) {
      if (stopped) return Promise.resolve()
      return ensureRun(workspace, async () => {
        if (stopped || workspace.closed) return
        const waitingPaths = new Set(context.importsOf(workspace.db).waitingPaths())
        await removeStale(workspace.mediaDir, (path) => context.aside.has(path) || waitingPaths.has(path))
      }, async (run) => {
        // Once nothing is left to go on with: what was cut short is imported again where it can be.
        await collectUnnamed(context, workspace, () => !stopped && !run.mustLeave && !workspace.closed)
      })
    },
    async detach(workspaceId) {
      const run = runs.get(workspaceId)
      if (!run) return
      run.isEnding = true
      run.mustLeave = true
      await run.done
    },
    async stop() {
      stopped = true
      await Promise.all([...runs.values()].map((run) => run.done))
    },
  }
}
