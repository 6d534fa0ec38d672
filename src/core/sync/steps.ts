/** One step of the outbox, from its turn to its stored end. */
import { lessonsOf } from '../../domain/generations/index.ts'
import { isSpending } from '../../domain/outbox/index.ts'
import type { OutboxEvent } from '../../domain/outbox/index.ts'
import { priceKey } from '../../domain/sends/index.ts'
import type { Outcome } from '../powerpost/types.ts'
import { crossing } from './binding.ts'
import type { Bound } from './binding.ts'
import { makeCall, namesMedia, storePost, storeTaken } from './calls.ts'
import type { Finished } from './calls.ts'
import { decideAndApply } from './effects.ts'
import type { Tx } from './tx.ts'
import { contextFor, gateFor } from './gate-facts.ts'
import { shapeOf } from './generation-rows.ts'
import { look } from './looking.ts'
import { parseItems } from './rows.ts'
import type { IntentRow } from './rows.ts'
import type { RunnerCore } from './runner.ts'
import { storeSeen } from './seen-post.ts'

const CROSSED: Outcome<never> = {
  kind: 'refused', status: 0, code: 'WRONG_WORKSPACE', message: 'the request was for another workspace and was stopped', retryAfterMs: null,
  meta: { requestId: null, serverDate: null, status: null, ms: 0 },
}

export async function runStep(core: RunnerCore, intentId: string, abort: AbortController): Promise<void> {
  const operation = operationOf(core)
  const bound = await core.bind()
  if (core.gone() || core.shared.draining()) return
  if (bound.kind !== 'ok') return holdBack(core, intentId, bound.kind)
  const row = core.rows.intent(intentId)
  if (!row) return
  if (!isSpending(row.kind) || row.state === 'unknown') return turn(core, intentId, operation, bound, abort)
  // Spending calls are serial per account, the balance read before each (rules 5).
  const release = await core.shared.accounts.spend(bound.accountId)
  try {
    if (core.gone() || core.shared.draining()) return
    if (!(await readBalance(core, intentId, bound, abort.signal))) return
    if (core.gone() || core.shared.draining()) return
    await turn(core, intentId, operation, bound, abort)
  } finally {
    release()
  }
}

export interface Operation {
  workspaceId: string
  remoteId: string | null
}
export const operationOf = (core: RunnerCore): Operation => ({ workspaceId: core.workspace.identity.id, remoteId: core.workspace.identity.remoteId })

/** No client could be made: the row learns why. */
async function holdBack(core: RunnerCore, intentId: string, why: 'unlinked' | 'no-address' | 'no-key'): Promise<void> {
  const { accountId } = core.workspace.identity
  await core.persist((tx) => {
    const row = tx.rows.intent(intentId)
    if (!row) return []
    const gate = gateFor(row, tx.rows, accountId, core.shared)
    return decideAndApply(tx, row, { type: 'due', gate: { ...gate, account: why } }, contextFor(row, tx.rows, accountId, core.shared)).afterwards
  })
}

/** True when spending may go on: the balance was read, or this key may not read it. */
async function readBalance(core: RunnerCore, intentId: string, bound: Bound, signal: AbortSignal): Promise<boolean> {
  const { deps } = core.shared
  const read = deps.accounts.beginReading(bound.accountId)
  const outcome = await bound.account.getCredits({ signal, intentId })
  if (core.gone()) return false
  if (outcome.kind === 'ok') {
    deps.accounts.setBalance(bound.accountId, outcome.value.balance)
    read(outcome.value.balance)
    if (core.shared.accounts.online(bound.accountId)) core.shared.networkBack(bound.accountId)
    return true
  }
  if (outcome.kind === 'refused' && (outcome.status === 403 || outcome.status === 404)) return true
  await storeDecision(core, intentId, bound, { type: 'not-ready', result: outcome })
  return false
}

/** The turn itself: asked once more on the fresh row, `sending` committed before the first byte. */
async function turn(core: RunnerCore, intentId: string, operation: Operation, bound: Bound, abort: AbortController): Promise<void> {
  let todo: 'call' | 'look' | null = null
  const stored = await core.persist((tx) => {
    todo = null
    const row = tx.rows.intent(intentId)
    if (!row) return []
    const { decision, afterwards } = decideAndApply(tx, row, { type: 'due', gate: gateFor(row, tx.rows, bound.accountId, core.shared) }, contextFor(row, tx.rows, bound.accountId, core.shared))
    todo = decision.actions.some((action) => action.type === 'call') ? 'call' : decision.actions.some((action) => action.type === 'look') ? 'look' : null
    return afterwards
  })
  if (!stored || todo === null) return
  core.shared.allowedOnce.delete(intentId)
  const row = core.rows.intent(intentId)
  if (!row) return
  const crossed = crossing(operation, core.rows, core.workspace, bound)
  if (crossed !== null) core.shared.deps.log('error', 'a request for another workspace was stopped', { workspace: operation.workspaceId, what: crossed })
  const entry = core.running.get(intentId)
  if (entry) entry.left = todo === 'call'
  if (todo === 'look') return crossed === null ? takeLook(core, row, bound, abort.signal) : undefined
  const finished: Finished = crossed === null ? await call(core, row, bound, abort.signal).catch(unforeseen) : { outcome: CROSSED, store: () => {}, creditsUsed: null }
  if (core.gone()) return
  await storeResult(core, row, bound, finished, abort.signal)
}

/** Our own fault in the middle of a request: it may have left. */
function unforeseen(error: unknown): Finished {
  const message = error instanceof Error ? error.message : String(error)
  return { outcome: { kind: 'unclear', reason: 'bad-answer', message, meta: CROSSED.meta }, store: () => {}, creditsUsed: null }
}

function call(core: RunnerCore, row: IntentRow, bound: Bound, signal: AbortSignal): Promise<Finished> {
  const { deps, progress } = core.shared
  let told = -Infinity
  return makeCall(row, {
    clock: deps.clock,
    workspace: core.workspace,
    rows: core.rows,
    client: bound.client,
    media: deps.media,
    signal,
    pace: paceOf(core, bound.accountId),
    onProgress(sent, total) {
      progress.set(row.id, { sent, total })
      const now = deps.clock.monotonic()
      if (now - told < PROGRESS_EVERY_MS && sent < total) return
      told = now
      deps.bus.progress(core.workspace.identity.id, row.id, sent, total)
    },
  })
}
const PROGRESS_EVERY_MS = 100

function paceOf({ shared }: RunnerCore, accountId: string): { known: number | null } {
  const pace = shared.paces.get(accountId) ?? { known: null }
  shared.paces.set(accountId, pace)
  return pace
}

async function storeResult(core: RunnerCore, row: IntentRow, bound: Bound, finished: Finished, signal: AbortSignal): Promise<void> {
  const { outcome } = finished
  const event: OutboxEvent = { type: 'result', result: outcome, namesMedia: namesMedia(row, outcome, core.rows) }
  const done = await storeDecision(core, row.id, bound, event, (tx) => {
    if (outcome.kind === 'ok') finished.store(tx)
  })
  if (!done) return
  if (outcome.kind === 'ok' && isSpending(row.kind)) learnPrice(core, row, bound.accountId, finished.creditsUsed)
  if (outcome.kind === 'ok' && row.kind === 'schedule') core.shared.deps.accounts.setSchedules(bound.accountId, 'answers')
  if (outcome.kind === 'refused' && outcome.status === 403 && outcome.code !== 'INSUFFICIENT_SCOPE') await checkWorkspace(core, bound, signal)
}

function learnPrice(core: RunnerCore, row: IntentRow, accountId: string, creditsUsed: number | null): void {
  if (creditsUsed === null) return
  const { accounts } = core.shared.deps
  const send = row.sendId === null ? null : core.rows.send(row.sendId)
  const asked = row.generationId === null ? null : core.rows.generations.find(row.generationId)
  if (send) accounts.learnPrice(accountId, priceKey(parseItems(send.items).map((item) => item.postType)), creditsUsed)
  if (asked) for (const { what, credits } of lessonsOf(shapeOf(asked), creditsUsed, (name) => accounts.price(accountId, name))) accounts.learnPrice(accountId, what, credits)
  const known = accounts.balance(accountId)
  if (known) accounts.setBalance(accountId, Math.max(0, known.balance - creditsUsed))
}

/** FORBIDDEN blocks that one call; the workspace pauses only if a plain read is refused too (rules 5). */
async function checkWorkspace(core: RunnerCore, bound: Bound, signal: AbortSignal): Promise<void> {
  if (core.shared.draining()) return
  const outcome = await bound.client.check({ signal })
  if (core.gone() || outcome.kind !== 'refused' || outcome.status !== 403 || outcome.code === 'INSUFFICIENT_SCOPE') return
  await core.persist((tx) =>
    tx.rows.open().flatMap((row) => {
      if (core.running.has(row.id)) return []
      return decideAndApply(tx, row, { type: 'workspace-refused' }, contextFor(row, tx.rows, bound.accountId, core.shared)).afterwards
    }),
  )
}

async function takeLook(core: RunnerCore, row: IntentRow, bound: Bound, signal: AbortSignal): Promise<void> {
  const { deps } = core.shared
  const seen = await look(row, { rows: core.rows, client: bound.client, accounts: deps.accounts, accountId: bound.accountId, now: () => deps.clock.now(), signal })
  if (core.gone()) return
  if (seen.kind === 'failed') {
    await storeDecision(core, row.id, bound, { type: 'look-failed', result: seen.result })
    return
  }
  const { post, generation = null, meta } = seen
  await core.persist((plain) => {
    const tx: Tx = { ...plain, requestId: meta?.requestId ?? null }
    const fresh = tx.rows.intent(row.id)
    if (!fresh) return []
    if (post !== null && fresh.kind !== 'create_post' && fresh.sendId !== null) storeSeen(tx, fresh.sendId, post)
    // Another send, or another request, may have claimed it since the list was read.
    const isTaken = (post !== null && tx.rows.isClaimed(post.postId)) || (generation !== null && tx.rows.generations.isClaimed(generation.generationId))
    const saw = seen.saw === 'adopted' && isTaken ? 'none' : seen.saw
    const { decision, afterwards } = decideAndApply(tx, fresh, { type: 'look', saw }, contextFor(fresh, tx.rows, bound.accountId, core.shared))
    if (saw === 'adopted' && decision.next.state === 'done') {
      if (post !== null && fresh.sendId !== null) storePost(tx, fresh.sendId, post)
      if (generation !== null && fresh.generationId !== null) storeTaken(tx, fresh.id, fresh.generationId, generation)
    }
    return meta === null ? afterwards.filter((action) => action.type !== 'network') : afterwards
  })
}

/** Stores the decision about one event on the fresh row. */
async function storeDecision(core: RunnerCore, intentId: string, bound: Bound, event: OutboxEvent, alongside: (tx: Tx) => void = () => {}): Promise<boolean> {
  return core.persist((plain) => {
    const tx: Tx = { ...plain, requestId: 'result' in event ? event.result.meta.requestId : null }
    const row = tx.rows.intent(intentId)
    if (!row) return []
    alongside(tx)
    return decideAndApply(tx, row, event, contextFor(row, tx.rows, bound.accountId, core.shared)).afterwards
  })
}

