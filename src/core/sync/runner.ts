/**
 * One open workspace's outbox at work: looks whose turn it is, carries out what domain/outbox decides, sleeps until the
 * next time. Reading and deciding never wait for anything between them; after every wait the row is read anew.
 */
import { decide, isDue, isTerminal } from '../../domain/outbox/index.ts'
import type { OutboxEvent } from '../../domain/outbox/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { createBinder } from './binding.ts'
import { applyDecision } from './effects.ts'
import type { Afterwards } from './effects.ts'
import { contextFor, gateFor } from './gate-facts.ts'
import { HELD_POLL_MS } from './holding.ts'
import { runGenerationPoll, runPoll } from './poll-step.ts'
import { pullPosts } from './pull-posts.ts'
import type { PullOutcome } from './pull-posts.ts'
import { createRows } from './rows.ts'
import type { IntentRow, Rows } from './rows.ts'
import { pauseFor } from './shared.ts'
import type { Shared } from './shared.ts'
import { runStep } from './steps.ts'
import type { Tx } from './tx.ts'

/** Work of one runner that is under way, by intent id or `poll:<id of the send or generation>`. */
export interface Running {
  group: string
  what: 'upload' | 'write' | 'read'
  /** `sending` is stored: the request may be on its way. */
  left: boolean
  abort: AbortController
  done: Promise<void>
}

export interface RunnerCore {
  workspace: Workspace
  rows: Rows
  shared: Shared
  bind: ReturnType<typeof createBinder>
  running: Map<string, Running>
  /** True once nothing of this workspace may be touched any more. */
  gone: () => boolean
  /** One transaction, and after its commit what it left to do. Tries again while the disk refuses; false when the workspace closed. */
  persist: (work: (tx: Tx) => Afterwards[]) => Promise<boolean>
  afterwards: (list: Afterwards[]) => void
  wake: () => void
}

export interface Runner {
  readonly workspace: Workspace
  wake(): void
  /** Begins nothing more; what is under way ends. */
  rest(): void
  /** Decides `event` for every open row, in one transaction. */
  tell(event: OutboxEvent): void
  /** Reads the service's list of posts; a second caller gets the first one's answer. */
  pullPosts(): Promise<PullOutcome>
  isEqualUnderWay(key: string, exceptGenerationId: string): boolean
  inFlight(): { publishing: number; uploading: number }
  abort(what: Running['what']): void
  abortUpload(intentId: string): void
  /** Resolves when nothing is under way. */
  settled(what?: Running['what']): Promise<void>
  stop(): void
}

/** A wake-up at the latest after this long, so that a clock that jumped is noticed. */
const LONGEST_SLEEP_MS = 60_000
/** The same when something due could not start. */
const HELD_UP_MS = 5_000
const DISK_RETRY_MS = 2_000
const MAX_POLLS_AT_ONCE = 2

export function createRunner(workspace: Workspace, shared: Shared): Runner {
  const { deps } = shared
  const rows = (deps.rowsOf ?? createRows)(workspace.db)
  const running = new Map<string, Running>()
  let stopped = false
  let planned = false
  let resting = false
  let taken = false
  let cancelTimer: (() => void) | null = null
  let lastHint = ''
  let pulling: Promise<PullOutcome> | null = null

  const gone = () => stopped || workspace.closed
  const accountId = workspace.identity.accountId

  const write = (work: (tx: Tx) => Afterwards[]): Afterwards[] =>
    workspace.write((note) => work({ rows, note, now: deps.clock.now(), uuid: () => deps.random.uuid(), firstPollMs: shared.timings.firstPollMs }))

  const core: RunnerCore = {
    workspace,
    rows,
    shared,
    bind: createBinder(deps, workspace),
    running,
    gone,
    async persist(work) {
      for (;;) {
        if (gone()) return false
        let left: Afterwards[]
        try {
          left = write(work)
        } catch (error) {
          // A full or read-only disk: what the service said must not be dropped while there is a process to hold it.
          deps.log('error', 'an answer could not be stored', { workspace: workspace.identity.id, error: String(error).slice(0, 200) })
          if (shared.draining()) return false
          await pauseFor(shared, DISK_RETRY_MS)
          continue
        }
        core.afterwards(left)
        return true
      }
    },
    afterwards(list) {
      if (accountId === null) return
      for (const action of list) {
        if (action.type === 'pause') deps.accounts.pause(accountId, { scope: action.scope, kind: action.kind, code: action.code })
        else if (action.type === 'check-workspace') continue
        else if (action.type === 'carry-by-app') {
          if (action.why === 'absent') deps.accounts.setSchedules(accountId, 'absent')
        }
        else if (action.state === 'offline') shared.accounts.offline(accountId, action.until)
        else if (shared.accounts.online(accountId)) shared.networkBack(accountId)
      }
    },
    wake() {
      if (planned || gone()) return
      planned = true
      queueMicrotask(() => {
        planned = false
        if (!gone()) tick()
      })
    },
  }

  const tick = () => {
    cancelTimer?.()
    cancelTimer = null
    if (shared.draining() || resting) return
    try {
      if (!taken) takeUp()
      // One moment for all three: what becomes due while they run is "later", and wakes us then.
      const now = deps.clock.now()
      start(moveAll(now), now)
      sleep(now)
    } catch (error) {
      deps.log('error', 'the outbox could not be read or written', { workspace: workspace.identity.id, error: String(error).slice(0, 200) })
      cancelTimer = deps.clock.after(DISK_RETRY_MS, core.wake)
    }
  }

  /** Once, after opening: what was under way when the core ended is now in doubt; a restored database is held, or was let go. */
  const takeUp = () => {
    if (rows.self().held === 1) tell({ type: 'hold' })
    else {
      tell({ type: 'restart' })
      tell({ type: 'user', act: 'release' })
      // Pauses may have been lifted while this workspace was closed; those that were not are met again.
      const free = accountId !== null && deps.accounts.pauses(accountId).length === 0
      tell({ type: 'unpaused' }, (row) => free || row.waitingFor === 'pause')
    }
    taken = true
  }

  /** Stores every change of waiting that the moment brings, and answers whose turn it is, in order. */
  const moveAll = (now: number): IntentRow[] => {
    const turns: IntentRow[] = []
    const moves: { row: IntentRow; decision: ReturnType<typeof decide> }[] = []
    for (const row of rows.turns(now)) {
      if (running.has(row.id)) continue
      const decision = decide(row, { type: 'due', gate: gateFor(row, rows, accountId, shared) }, contextFor(row, rows, accountId, shared))
      if (decision.actions.some((action) => action.type === 'call' || action.type === 'look')) turns.push(row)
      else if (decision.next !== row || decision.actions.length > 0) moves.push({ row, decision })
    }
    if (moves.length > 0) {
      const left = write((tx) =>
        moves.flatMap(({ row, decision }) => {
          // An earlier move of this transaction may have ended the send.
          const fresh = rows.intent(row.id)
          return fresh && !isTerminal(fresh) ? applyDecision(tx, row, decision) : []
        }),
      )
      core.afterwards(left)
      // An ended send or a freed step changes others.
      core.wake()
    }
    return turns
  }

  const start = (turns: IntentRow[], now: number) => {
    for (const row of turns) {
      const busy = [...running.values()]
      if (busy.filter((one) => !one.group.startsWith('poll:')).length >= shared.timings.parallel) break
      const group = row.sendId ?? row.id
      if (busy.some((one) => one.group === group)) continue
      launch(row.id, group, row.state === 'unknown' ? 'read' : row.kind === 'upload' ? 'upload' : 'write', (abort) => runStep(core, row.id, abort))
    }
    if (accountId === null || rows.self().held === 1) return
    if ((shared.accounts.offlineUntil(accountId) ?? 0) > now || deps.accounts.pauses(accountId).some((pause) => pause.scope === 'account')) return
    for (const { id, next_poll_at, of: what, held } of rows.polls()) {
      const key = `poll:${id}`
      if (!isDue(next_poll_at, now, held === 1 ? 2 * HELD_POLL_MS : undefined) || running.has(key)) continue
      if ([...running.keys()].filter((one) => one.startsWith('poll:')).length >= MAX_POLLS_AT_ONCE) break
      launch(key, key, 'read', (abort) => (what === 'send' ? runPoll(core, id, abort) : runGenerationPoll(core, id, abort)))
    }
  }

  const launch = (key: string, group: string, what: Running['what'], work: (abort: AbortController) => Promise<void>) => {
    const abort = new AbortController()
    const entry: Running = { group, what, left: false, abort, done: Promise.resolve() }
    running.set(key, entry)
    entry.done = work(abort)
      .catch((error: unknown) => {
        deps.log('error', 'a step failed in an unforeseen way', { workspace: workspace.identity.id, error: String(error).slice(0, 300) })
        return pauseFor(shared, DISK_RETRY_MS)
      })
      .finally(() => {
        running.delete(key)
        shared.progress.delete(key)
        core.wake()
      })
  }

  /** Sleeps until the next stored time, and tells the catalog when that is. */
  const sleep = (now: number) => {
    const summary = rows.summary(now)
    const poll = rows.polls().find(({ id }) => !running.has(`poll:${id}`))
    const pollAt = poll && Math.max(poll.next_poll_at, (accountId === null ? null : shared.accounts.offlineUntil(accountId)) ?? 0)
    const times = [summary.later, pollAt].filter((time): time is number => time != null && time > now)
    // What is due and did not start waits for a place or for a pause to end; both wake us by themselves.
    const heldUp = summary.due || (pollAt !== undefined && pollAt <= now)
    if (heldUp || times.length > 0) cancelTimer = deps.clock.after(Math.min(heldUp ? HELD_UP_MS : LONGEST_SLEEP_MS, ...times.map((time) => time - now)), core.wake)
    const nextDueAt = summary.queued || heldUp ? now : times.length > 0 ? Math.min(...times) : null
    const said = `${nextDueAt === null ? 'none' : Math.floor(nextDueAt / 1000)}:${summary.needsYou}`
    if (said !== lastHint) deps.registry.setHint(workspace.identity.id, { nextDueAt, needsYou: summary.needsYou })
    lastHint = said
  }

  const tell = (event: OutboxEvent, only: (row: IntentRow) => boolean = () => true) => {
    if (gone()) return
    const changes = rows
      .open()
      .filter((row) => !running.has(row.id) && only(row))
      .map((row) => ({ row, decision: decide(row, event, contextFor(row, rows, accountId, shared)) }))
      .filter(({ row, decision }) => decision.next !== row)
    if (changes.length > 0) core.afterwards(write((tx) => changes.flatMap(({ row, decision }) => applyDecision(tx, row, decision))))
    core.wake()
  }

  const of = (what?: Running['what']) => [...running.values()].filter((one) => what === undefined || one.what === what)
  return {
    workspace,
    wake: core.wake,
    rest: () => void (resting = true),
    tell,
    pullPosts() {
      if (gone() || resting || rows.self().held === 1) return Promise.resolve('unclear')
      pulling ??= new Promise<PullOutcome>((resolve) => {
        let answer: PullOutcome = 'unclear'
        launch('pull:posts', 'poll:list', 'read', async (abort) => {
          answer = await pullPosts(core, abort)
        })
        void running.get('pull:posts')?.done.then(() => {
          pulling = null
          resolve(answer)
        })
      })
      return pulling
    },
    isEqualUnderWay: (key, exceptId) => !gone() && rows.generations.isEqualUnderWay(key, exceptId),
    inFlight: () => ({ publishing: of('write').filter((one) => one.left).length, uploading: of('upload').filter((one) => one.left).length }),
    abortUpload(intentId) {
      const one = running.get(intentId)
      if (one?.what === 'upload') one.abort.abort()
    },
    abort: (what) => of(what).forEach((one) => one.abort.abort()),
    async settled(what) {
      while (of(what).length > 0 && !workspace.closed) await Promise.all(of(what).map((one) => one.done))
    },
    stop() {
      stopped = true
      cancelTimer?.()
      cancelTimer = null
    },
  }
}
