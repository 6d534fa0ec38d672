/** Makes the pictures of what came in, in the background: what a window asks for first, then the newest. */
import { isAppError } from '../../contract/errors.ts'
import { storageFault } from '../storage/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { MediaContext } from './context.ts'
import { makePreview } from './make-preview.ts'
import type { PreviewTask } from './preview-rows.ts'
import { removeHalfMade } from './thumb-files.ts'

/** Of one workspace, under way at once. */
const PARALLEL = 2
/** When there was nobody to do it (ms). */
const AGAIN_AFTER_MS = 30_000
const MOST_WANTED = 200

export interface Previews {
  /** Something may be to do. Idempotent. */
  wake(workspace: Workspace): void
  /** A window wants to see this one. */
  want(workspace: Workspace, sha256: string): void
  /** Resolves when nothing is left to do now; for whoever measures or tests. */
  settled(workspaceId: string): Promise<void>
  detach(workspaceId: string): Promise<void>
  stop(): Promise<void>
}

interface Run {
  readonly workspace: Workspace
  /** Asked for by a window, the last first. */
  readonly wanted: string[]
  isEnding: boolean
  readonly abort: AbortController
  done: Promise<void>
  /** Set while it waits for somebody to do it. */
  cancelAgain: (() => void) | null
}

export function createPreviews(context: MediaContext): Previews {
  const runs = new Map<string, Run>()
  let stopped = false

  function wake(workspace: Workspace): void {
    const { id } = workspace.identity
    const now = runs.get(id)
    if (stopped || workspace.closed || (now && now.workspace === workspace && (!now.isEnding || now.cancelAgain !== null))) return
    now?.cancelAgain?.()
    const run: Run = { workspace, wanted: now?.workspace === workspace ? now.wanted : [], isEnding: false, abort: new AbortController(), done: Promise.resolve(), cancelAgain: null }
    runs.set(id, run)
    const work = async () => {
      await now?.done
      if (!now) await removeHalfMade(workspace.mediaDir)
      await workThrough(run)
    }
    run.done = work().catch((error: unknown) => {
      context.log('warn', 'pictures could not be made', { workspace: id, fault: storageFault(error) ?? (error instanceof Error ? error.name : 'unknown') })
      if (!isAppError(error) || error.code !== 'DISK_READ_ONLY') againLater(run)
    }).finally(() => void (run.isEnding = true))
  }

  const isOver = (run: Run) => stopped || run.isEnding || run.workspace.closed

  function againLater(run: Run): void {
    if (stopped || run.workspace.closed) return
    run.cancelAgain = context.clock.after(AGAIN_AFTER_MS, () => {
      run.cancelAgain = null
      wake(run.workspace)
    })
  }

  /** A file that was tried before is tried alone: when it ends the process, no other is taken for the one to blame. */
  function choose(run: Run, busy: ReadonlyMap<string, PreviewTask>): PreviewTask | null {
    const rows = context.previewsOf(run.workspace.db)
    if ([...busy.values()].some((task) => task.attempts > 0)) return null
    while (run.wanted.length > 0) {
      const task = rows.task(run.wanted.pop() ?? '')
      if (task && !busy.has(task.sha256) && task.attempts === 0) return task
    }
    const waiting = rows.pending(PARALLEL + 1).filter((task) => !busy.has(task.sha256))
    return waiting.find((task) => task.attempts === 0 || busy.size === 0) ?? null
  }

  async function workThrough(run: Run): Promise<void> {
    const busy = new Map<string, PreviewTask>()
    const works = new Set<Promise<void>>()
    const end: { mustWait: boolean; failure: Error | null } = { mustWait: false, failure: null }
    const begin = (task: PreviewTask) => {
      busy.set(task.sha256, task)
      const work = makePreview(context, run.workspace, task, run.abort.signal).then((made) => void (end.mustWait ||= made === 'wait'), (error: unknown) => void (end.failure ??= error instanceof Error ? error : new Error('not an error', { cause: error }))).finally(() => {
        busy.delete(task.sha256)
        works.delete(work)
      })
      works.add(work)
    }
    while (!isOver(run) && !end.mustWait && end.failure === null) {
      const task = works.size < PARALLEL ? choose(run, busy) : null
      if (task) begin(task)
      else if (works.size > 0) await Promise.race(works)
      else {
        // From here on a new file needs a new run.
        run.isEnding = true
      }
    }
    // Nothing may touch the workspace once the run has ended.
    await Promise.all(works)
    if (end.failure !== null) throw end.failure
    if (end.mustWait) againLater(run)
  }

  return {
    wake,
    want(workspace, sha256) {
      const wanted = runs.get(workspace.identity.id)?.wanted
      if (wanted && wanted.length < MOST_WANTED) wanted.push(sha256)
      wake(workspace)
    },
    async settled(workspaceId) {
      await runs.get(workspaceId)?.done
    },
    async detach(workspaceId) {
      const run = runs.get(workspaceId)
      if (!run) return
      run.isEnding = true
      run.abort.abort()
      run.cancelAgain?.()
      await run.done
      if (runs.get(workspaceId) === run) runs.delete(workspaceId)
    },
    async stop() {
      stopped = true
      for (const run of runs.values()) {
        run.abort.abort()
        run.cancelAgain?.()
      }
      await Promise.all([...runs.values()].map((run) => run.done))
    },
  }
}
