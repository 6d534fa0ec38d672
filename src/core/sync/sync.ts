/** The driver of every workspace's outbox: wakes them, shares the accounts between them, and brings them to rest. */
import type { Workspace } from '../workspaces/workspace.ts'
import { createAccountState } from './account-state.ts'
import { DEFAULT_TIMINGS } from './deps.ts'
import type { SyncDeps } from './deps.ts'
import type { PullOutcome } from './pull-posts.ts'
import { createRunner } from './runner.ts'
import type { Runner } from './runner.ts'
import type { Shared } from './shared.ts'

export interface Sync {
  /** Opens each workspace once, takes up what was left, and begins. */
  start(): Promise<void>
  /** A workspace was opened (also anew after linking): its outbox runs from now on. Idempotent for one open workspace. */
  attach(workspace: Workspace): void
  /** Before closing or deleting: starts nothing more there and resolves when nothing is under way. */
  detach(workspaceId: string): Promise<void>
  /** Something was queued or changed by the user. Opens the workspace when needed. */
  wake(workspaceId: string): void
  /** Lets one intent pass a pause once: the user says that it was dealt with. */
  allowOnce(intentId: string): void
  /** Breaks off the request that sends a file, if it is under way; its row goes back to waiting. */
  abortUpload(intentId: string): void
  /** The user says that the network is back: whatever of the account waits for it tries now. */
  tryNow(workspaceId: string): void
  /** Reads the service's list of posts, once at a time. */
  pullPosts(workspaceId: string): Promise<PullOutcome>
  progress(intentId: string): { sent: number; total: number } | null
  /** Hints only: they bring a look forward and decide nothing. */
  powerEvent(kind: 'suspend' | 'resume' | 'online' | 'offline'): void
  inFlight(workspaceId?: string): { publishing: number; uploading: number }
  /** Takes no more work, stops uploads and reads, lets a call that writes finish until the deadline (ms). */
  drain(deadlineMs: number): Promise<{ waitedFor: number }>
  /** Forgets all timers. What is under way ends by itself. */
  stop(): void
}

export function createSync(deps: SyncDeps): Sync {
  const runners = new Map<string, Runner>()
  /** When opening last failed: not tried again by a hint for a while. */
  const unopenable = new Map<string, number>()
  let draining = false
  let stopped = false
  let cancelHints: (() => void) | null = null

  const shared: Shared = {
    deps,
    timings: { ...DEFAULT_TIMINGS, ...deps.timings },
    accounts: createAccountState(deps.accounts),
    draining: () => draining,
    networkBack: (accountId) => ofAccount(accountId).forEach((runner) => runner.tell({ type: 'network-back' })),
    isEqualUnderWay: (accountId, key, exceptId) => ofAccount(accountId).some((runner) => runner.isEqualUnderWay(key, exceptId)),
    progress: new Map(),
    paces: new Map(),
    allowedOnce: new Set(),
  }
  const ofAccount = (accountId: string) => [...runners.values()].filter((runner) => runner.workspace.identity.accountId === accountId)

  const unsubscribe = deps.accounts.onUnpaused((accountId) => {
    shared.accounts.forgetOffline(accountId)
    for (const runner of ofAccount(accountId)) runner.tell({ type: 'unpaused' })
  })

  const attach = (workspace: Workspace) => {
    const { id } = workspace.identity
    const known = runners.get(id)
    if (known?.workspace === workspace) return known.wake()
    known?.stop()
    const runner = createRunner(workspace, shared)
    runners.set(id, runner)
    runner.wake()
  }

  const openAndAttach = async (id: string): Promise<void> => {
    try {
      const workspace = await deps.registry.open(id)
      if (workspace.closed) throw new Error('it was closing')
      if (!stopped) attach(workspace)
    } catch (error) {
      unopenable.set(id, deps.clock.now())
      deps.log('warn', 'a workspace with work could not be opened', { workspace: id, error: String(error).slice(0, 200) })
    }
  }

  /** Closed workspaces wake by the catalog's hint. */
  const planHints = () => {
    cancelHints?.()
    cancelHints = null
    if (stopped || draining) return
    const now = deps.clock.now()
    const closed = deps.registry.hints().filter(({ id, nextDueAt }) => nextDueAt !== null && (runners.get(id)?.workspace.closed ?? true) && now - (unopenable.get(id) ?? -Infinity) > UNOPENABLE_MS)
    const due = closed.filter(({ nextDueAt }) => (nextDueAt ?? 0) <= now)
    const soonest = Math.min(HINT_CHECK_MS, ...closed.map(({ nextDueAt }) => Math.max(1_000, (nextDueAt ?? 0) - now)))
    cancelHints = deps.clock.after(soonest, () => {
      void Promise.all(due.map(({ id }) => openAndAttach(id))).then(planHints)
    })
  }

  return {
    async start() {
      for (const { id } of deps.registry.hints()) await openAndAttach(id)
      planHints()
    },
    attach,
    async detach(workspaceId) {
      const runner = runners.get(workspaceId)
      if (!runner) return
      runner.rest()
      runner.abort('upload')
      runner.abort('read')
      await runner.settled()
      runner.stop()
      if (runners.get(workspaceId) === runner) runners.delete(workspaceId)
    },
    wake(workspaceId) {
      const runner = runners.get(workspaceId)
      if (runner && !runner.workspace.closed) runner.wake()
      else void openAndAttach(workspaceId)
    },
    allowOnce: (intentId) => void shared.allowedOnce.add(intentId),
    tryNow(workspaceId) {
      const runner = runners.get(workspaceId)
      const accountId = runner?.workspace.identity.accountId ?? null
      if (!runner || accountId === null) return
      shared.accounts.forgetOffline(accountId)
      for (const one of ofAccount(accountId)) one.tell({ type: 'network-back' })
    },
    async pullPosts(workspaceId) {
      if (draining || stopped) return 'unclear'
      return (await runners.get(workspaceId)?.pullPosts()) ?? 'not-linked'
    },
    abortUpload(intentId) {
      for (const runner of runners.values()) runner.abortUpload(intentId)
    },
    progress: (intentId) => shared.progress.get(intentId) ?? null,
    powerEvent(kind) {
      if (kind !== 'resume' && kind !== 'online') return
      shared.accounts.forgetOffline()
      for (const runner of runners.values()) runner.tell({ type: 'network-back' })
    },
    inFlight(workspaceId) {
      const chosen = [...runners.values()].filter((runner) => workspaceId === undefined || runner.workspace.identity.id === workspaceId)
      const counts = chosen.map((runner) => runner.inFlight())
      return { publishing: sum(counts.map((one) => one.publishing)), uploading: sum(counts.map((one) => one.uploading)) }
    },
    async drain(deadlineMs) {
      draining = true
      cancelHints?.()
      const waitedFor = sum([...runners.values()].map((runner) => runner.inFlight().publishing))
      for (const runner of runners.values()) {
        runner.abort('upload')
        runner.abort('read')
      }
      let cancel = () => {}
      const deadline = new Promise<void>((resolve) => (cancel = deps.clock.after(Math.max(0, deadlineMs), resolve)))
      await Promise.race([Promise.all([...runners.values()].map((runner) => runner.settled())), deadline])
      cancel()
      for (const runner of runners.values()) runner.stop()
      return { waitedFor }
    },
    stop() {
      stopped = true
      unsubscribe()
      cancelHints?.()
      for (const runner of runners.values()) runner.stop()
    },
  }
}

const HINT_CHECK_MS = 60_000
const UNOPENABLE_MS = 10 * 60_000
const sum = (list: number[]) => list.reduce((total, one) => total + one, 0)
