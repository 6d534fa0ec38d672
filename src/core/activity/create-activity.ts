/**
 * Takes requests as they end and writes them in batches, each into the file that it belongs to: a workspace's own, or the account's.
 * A call never waits for it; what was not written when the process is killed is lost, half a second at most.
 */
import { AppError } from '../../contract/errors.ts'
import type { Clock, CoreDeps } from '../ports.ts'
import type { ActivityPort, MadeRequest } from '../powerpost/index.ts'
import type { Catalog } from '../workspaces/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { appendToCatalog, appendToWorkspace, pageOfAccount, pageOfWorkspace } from './rows.ts'
import type { Page, PageInput } from './rows.ts'

export interface Activity extends ActivityPort {
  /** A workspace was opened: its requests can be written. */
  attach(workspace: Workspace): void
  /** Before a workspace closes: writes what is waiting for it. */
  detach(workspaceId: string): void
  /** Newest first. */
  list(workspace: Workspace, input: PageInput): Page
  /** What was asked for an account itself: its balance, and whether a workspace is its own. Throws NOT_FOUND. */
  ofAccount(input: PageInput & { accountId: string }): Page
  /** Writes all that is waiting. */
  flush(): void
  /** The last writing, and none after it. */
  stop(): void
}

export interface ActivityDeps {
  catalog: Pick<Catalog, 'db' | 'write' | 'readOnly'>
  clock: Clock
  log: CoreDeps['log']
}

const FLUSH_MS = 500
/** More than this is not waited with: a burst is written in parts. */
const FLUSH_AT = 200
/** For a file that cannot be written, or is not open. */
const MOST_WAITING = 1_000

/** Where a request belongs: the id of the workspace, or this. */
const ACCOUNTS = ''

export function createActivity(deps: ActivityDeps): Activity {
  const { catalog, clock } = deps
  const open = new Map<string, Workspace>()
  const waiting = new Map<string, MadeRequest[]>()
  let cancelTimer: (() => void) | null = null
  let hasFailed = false
  let stopped = false

  const write = (place: string, requests: readonly MadeRequest[]): boolean => {
    if (place === ACCOUNTS) {
      if (catalog.readOnly) return false
      catalog.write((note) => {
        appendToCatalog(catalog.db, requests, clock.now())
        for (const accountId of new Set(requests.map((one) => one.accountId))) note('activity', accountId)
      })
      return true
    }
    const workspace = open.get(place)
    if (!workspace || workspace.closed) return false
    workspace.write((note) => {
      for (const seq of appendToWorkspace(workspace.db, requests, clock.now())) note('activity', String(seq))
    })
    return true
  }

  const flushOne = (place: string) => {
    const requests = waiting.get(place)
    if (!requests || requests.length === 0) return
    try {
      if (!write(place, requests)) return
      waiting.delete(place)
      hasFailed = false
    } catch (error) {
      // It is only a log: nothing else stops for it. Said once until it works again.
      if (!hasFailed) deps.log('warn', 'requests could not be written to the log', { error: String(error).slice(0, 200) })
      hasFailed = true
    }
  }

  const flush = () => {
    cancelTimer?.()
    cancelTimer = null
    for (const place of waiting.keys()) flushOne(place)
  }

  return {
    record(request) {
      if (stopped) return
      const place = request.workspaceId ?? ACCOUNTS
      const requests = waiting.get(place) ?? []
      requests.push(request)
      if (requests.length > MOST_WAITING) requests.shift()
      waiting.set(place, requests)
      if (requests.length % FLUSH_AT === 0) {
        // Not now: a call waits for this to return.
        cancelTimer?.()
        cancelTimer = clock.after(0, flush)
      }
      cancelTimer ??= clock.after(FLUSH_MS, flush)
    },
    attach: (workspace) => void open.set(workspace.identity.id, workspace),
    detach(workspaceId) {
      flushOne(workspaceId)
      open.delete(workspaceId)
    },
    list(workspace, input) {
      flushOne(workspace.identity.id)
      return pageOfWorkspace(workspace.db, input)
    },
    ofAccount({ accountId, ...input }) {
      if (!catalog.db.prepare<[string], { id: string }>('SELECT id FROM accounts WHERE id = ?').get(accountId)) throw new AppError('NOT_FOUND', 'That account is not in the app any more.')
      flushOne(ACCOUNTS)
      return pageOfAccount(catalog.db, accountId, input)
    },
    flush,
    stop() {
      flush()
      stopped = true
    },
  }
}
