/** Search in one client: drafts, posts and files, as the user types. */
import type { SearchResult } from '../../contract/schemas/search.ts'
import type { EventBus } from '../events.ts'
import type { Clock, CoreDeps } from '../ports.ts'
import { toStorageError } from '../storage/errors.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { createFeeder } from './feed.ts'
import type { Feeder } from './feed.ts'
import { openIndex, searchFileOf } from './index-file.ts'
import { createSearcher } from './query.ts'
import type { Searcher } from './query.ts'
import { wordsOf } from './words.ts'

export { searchFileOf } from './index-file.ts'

export interface Search {
  /** From now on its changes are taken up after each pause. Idempotent. */
  attach(workspace: Workspace): void
  /** Closes the index of a workspace. */
  detach(workspaceId: string): void
  /** Takes up what is new, in rounds between which other calls get their turn. A query after it answers at once. */
  ready(workspace: Workspace): Promise<void>
  /** Without a word there is nothing found. What is new is taken up in one go, however much it is: see `ready`. */
  query(workspace: Workspace, input: { text: string; limit: number }): SearchResult
  stop(): void
}

/** After the last change: the index is not on the path of a keystroke. */
const PAUSE_MS = 1_500
/** Between rounds, so that calls get their turn. */
const BREATH_MS = 5

interface Open {
  workspace: Workspace
  close(): void
  feeder: Feeder
  searcher: Searcher
}

export function createSearch(deps: { clock: Clock; bus: Pick<EventBus, 'subscribe'>; log: CoreDeps['log'] }): Search {
  const attached = new Map<string, Workspace>()
  const opened = new Map<string, Open>()
  const timers = new Map<string, () => void>()

  const detach = (id: string) => {
    timers.get(id)?.()
    timers.delete(id)
    opened.get(id)?.close()
    opened.delete(id)
    attached.delete(id)
  }

  const open = (workspace: Workspace): Open => {
    const { id } = workspace.identity
    const known = opened.get(id)
    if (known?.workspace === workspace) return known
    known?.close()
    const { db, fresh } = openIndex(searchFileOf(workspace))
    if (fresh) deps.log('info', 'the search index is made anew', { workspace: id })
    const made: Open = { workspace, close: () => db.close(), feeder: createFeeder(workspace, db), searcher: createSearcher(workspace, db) }
    opened.set(id, made)
    return made
  }

  const plan = (id: string, ms: number) => {
    timers.get(id)?.()
    timers.set(id, deps.clock.after(ms, () => feed(id)))
  }

  const feed = (id: string) => {
    timers.delete(id)
    const workspace = attached.get(id)
    if (!workspace || workspace.closed) return
    try {
      if (open(workspace).feeder.step()) plan(id, BREATH_MS)
    } catch (error) {
      // A full disk or a file that went away: the next change tries again.
      deps.log('warn', 'the search index could not be fed', { workspace: id, error: error instanceof Error ? error.name : 'unknown' })
      opened.get(id)?.close()
      opened.delete(id)
    }
  }

  const unsubscribe = deps.bus.subscribe((event) => {
    if (event.type !== 'changed' || event.workspaceId === null || !attached.has(event.workspaceId)) return
    if (event.topic === 'drafts' || event.topic === 'media' || event.topic === 'posts') plan(event.workspaceId, PAUSE_MS)
  })

  return {
    attach(workspace) {
      attached.set(workspace.identity.id, workspace)
      plan(workspace.identity.id, PAUSE_MS)
    },
    detach,
    async ready(workspace) {
      const { id } = workspace.identity
      try {
        while (!workspace.closed && open(workspace).feeder.isBehind() && open(workspace).feeder.step()) {
          await new Promise<void>((resolve) => void deps.clock.after(BREATH_MS, resolve))
        }
      } catch (error) {
        throw toStorageError(error, id)
      }
    },
    query(workspace, { text, limit }) {
      const words = wordsOf(text)
      if (words.length === 0) return { drafts: [], posts: [], media: [], more: { drafts: false, posts: false, media: false } }
      try {
        const { feeder, searcher } = open(workspace)
        // What is not in the index is looked through row by row: that stays quick for a few.
        let isBehind = feeder.isBehind()
        while (isBehind) isBehind = feeder.step()
        // Posts and files come seldom: they are taken up before anyone looks for them.
        while (feeder.step('others'));
        return searcher.search(words, limit)
      } catch (error) {
        throw toStorageError(error, workspace.identity.id)
      }
    },
    stop() {
      unsubscribe()
      for (const id of [...attached.keys(), ...opened.keys()]) detach(id)
    },
  }
}
