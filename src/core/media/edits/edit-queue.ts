/** Makes the edits of a workspace, one after another. What a crash or a quit cuts short goes on when the workspace opens. */
import type { EditFailure } from '../../../contract/schemas/media-edits.ts'
import { isAppError } from '../../../contract/errors.ts'
import { storageFault } from '../../storage/index.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import { findBlob } from '../blob-files.ts'
import { step } from '../context.ts'
import type { MediaContext } from '../context.ts'
import type { EditRow } from './edit-rows.ts'
import { CLOSING, makeEdit } from './make-edit.ts'
import type { MadeFile } from './make-edit.ts'
import { recordEdit, recordFailure } from './record-edit.ts'

/** When there was nobody to do it (ms). */
const AGAIN_AFTER_MS = 30_000
/** A file that ended the process so often is left alone from then on. */
const MOST_ATTEMPTS = 2
const TELL_EVERY_MS = 500

export interface EditQueue {
  /** Something may be to do. Idempotent. */
  wake(workspace: Workspace): void
  /** It is not wanted any more. */
  cancelled(workspaceId: string, editId: string): void
  progressOf(editId: string): number | null
  /** Resolves when nothing is left to do now, or nobody is there to do it. */
  settled(workspaceId: string): Promise<void>
  detach(workspaceId: string): Promise<void>
  stop(): Promise<void>
}

interface Run {
  readonly workspace: Workspace
  isEnding: boolean
  done: Promise<void>
  now: { editId: string; abort: AbortController } | null
  cancelAgain: (() => void) | null
}

/** `onMade` hears of each workspace in which something was made. */
export function createEditQueue(context: MediaContext, onMade: (workspace: Workspace) => void): EditQueue {
  const runs = new Map<string, Run>()
  const progress = new Map<string, number>()
  let stopped = false
  const isOver = (run: Run) => stopped || run.isEnding || run.workspace.closed

  function wake(workspace: Workspace): void {
    const { id } = workspace.identity
    const before = runs.get(id)
    if (stopped || workspace.closed || (before && before.workspace === workspace && !before.isEnding)) return
    before?.cancelAgain?.()
    const run: Run = { workspace, isEnding: false, done: Promise.resolve(), now: null, cancelAgain: null }
    runs.set(id, run)
    const work = async () => {
      await before?.done
      await workThrough(run)
    }
    run.done = work()
      .catch((error: unknown) => {
        context.log('warn', 'edits stopped', { workspace: id, fault: storageFault(error) ?? (error instanceof Error ? error.name : 'unknown') })
        if (!isAppError(error) || error.code !== 'DISK_READ_ONLY') againLater(run)
      })
      .finally(() => void (run.isEnding = true))
  }

  function againLater(run: Run): void {
    if (stopped || run.workspace.closed) return
    run.cancelAgain = context.clock.after(AGAIN_AFTER_MS, () => {
      run.cancelAgain = null
      wake(run.workspace)
    })
  }

  async function workThrough(run: Run): Promise<void> {
    while (!isOver(run)) {
      const row = context.editsOf(run.workspace.db).next()
      if (row === null) {
        // From here on a new edit needs a new run.
        run.isEnding = true
        return
      }
      if ((await makeOne(run, row)) === 'wait') {
        run.isEnding = true
        againLater(run)
      }
    }
  }

  async function makeOne(run: Run, row: EditRow): Promise<'settled' | 'wait'> {
    const { workspace } = run
    const edits = context.editsOf(workspace.db)
    const fail = (failure: EditFailure) => {
      recordFailure(context, workspace, row, failure)
      return 'settled' as const
    }
    const original = edits.item(row.originalId)
    if (original === null) return fail('missing')
    const done = madeBefore(workspace, original.sha256, row.key)
    if (done) {
      recordEdit(context, workspace, original, row, done)
      onMade(workspace)
      return 'settled'
    }
    if (row.attempts >= MOST_ATTEMPTS) return fail('crashed')
    // On the disk before anything is decoded: whatever it brings down, it is known to have been tried.
    workspace.write(() => void edits.count(row.id, 1))
    const abort = new AbortController()
    run.now = { editId: row.id, abort }
    let told = context.clock.monotonic()
    const made = await makeEdit(context, workspace, original, row, (part) => {
      progress.set(row.id, part)
      if (workspace.closed || context.clock.monotonic() - told < TELL_EVERY_MS) return
      told = context.clock.monotonic()
      workspace.write((note) => note('media', row.id))
    }, abort.signal)
    run.now = null
    progress.delete(row.id)
    if (workspace.closed) return 'settled'
    if (made === 'wait' || made === 'stopped') {
      workspace.write(() => void edits.count(row.id, -1))
      return made === 'wait' ? 'wait' : 'settled'
    }
    if (made === 'again') return 'settled'
    if (typeof made === 'string') return fail(made)
    await step(context, 'edit:placed')
    if (workspace.closed) return 'settled'
    recordEdit(context, workspace, original, row, made)
    await step(context, 'edit:recorded')
    onMade(workspace)
    return 'settled'
  }

  /** The bytes are there already: made of another item with the same bytes, or by an edit that was cancelled. */
  function madeBefore(workspace: Workspace, sha256: string, key: string): MadeFile | null {
    const rows = context.rowsOf(workspace.db)
    const rendition = rows.rendition(sha256, key)
    const blob = rendition && rows.blob(rendition.sha256)
    return blob && findBlob(workspace.mediaDir, blob) ? { blob: { ...blob, kind: blob.mime.startsWith('video/') ? 'video' : 'image', width: null, height: null }, facts: null } : null
  }

  function end(run: Run): Promise<void> {
    run.isEnding = true
    run.cancelAgain?.()
    run.now?.abort.abort(CLOSING)
    return run.done
  }

  return {
    wake,
    cancelled(workspaceId, editId) {
      const now = runs.get(workspaceId)?.now
      if (now?.editId === editId) now.abort.abort()
    },
    progressOf: (editId) => progress.get(editId) ?? null,
    settled: async (workspaceId) => runs.get(workspaceId)?.done,
    async detach(workspaceId) {
      const run = runs.get(workspaceId)
      if (!run) return
      await end(run)
      if (runs.get(workspaceId) === run) runs.delete(workspaceId)
    },
    async stop() {
      stopped = true
      await Promise.all([...runs.values()].map(end))
    },
  }
}
