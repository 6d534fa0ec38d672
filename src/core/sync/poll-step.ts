/** One poll of a published post, or of captions that are being written. */
import type { Outcome } from '../powerpost/types.ts'
import { crossing } from './binding.ts'
import type { Bound } from './binding.ts'
import { storeGenerationPoll } from './generation-tracker.ts'
import type { RunnerCore } from './runner.ts'
import { operationOf } from './steps.ts'
import { storePoll } from './tracker.ts'

export async function runPoll(core: RunnerCore, sendId: string, abort: AbortController): Promise<void> {
  const { deps, timings } = core.shared
  const operation = operationOf(core)
  const bound = await core.bind()
  if (core.gone()) return
  const send = core.rows.send(sendId)
  if (!send || send.next_poll_at === null) return
  if (bound.kind !== 'ok' || send.remote_post_id === null || crossing(operation, core.rows, core.workspace, bound) !== null) {
    await core.persist((tx) => {
      tx.rows.db.prepare('UPDATE sends SET next_poll_at = ? WHERE id = ?').run(send.remote_post_id === null ? null : tx.now + NO_CLIENT_MS, sendId)
      return []
    })
    return
  }
  const outcome = await bound.client.getPost(send.remote_post_id, { signal: abort.signal })
  if (core.gone()) return
  let isOver = false
  const stored = await core.persist((tx) => {
    isOver = storePoll({ ...tx, requestId: outcome.meta.requestId }, sendId, outcome, { firstMs: timings.firstPollMs, random: deps.random.float() }).finished
    return []
  })
  if (!stored) return
  learnFrom(core, bound, outcome)
  if (isOver) await closeBook(core, bound, abort.signal)
}

export async function runGenerationPoll(core: RunnerCore, generationId: string, abort: AbortController): Promise<void> {
  const { deps } = core.shared
  const operation = operationOf(core)
  const bound = await core.bind()
  if (core.gone()) return
  const row = core.rows.generations.find(generationId)
  if (!row || row.next_poll_at === null) return
  if (bound.kind !== 'ok' || row.remote_id === null || crossing(operation, core.rows, core.workspace, bound) !== null) {
    await core.persist((tx) => {
      tx.rows.generations.postpone(generationId, row.remote_id === null ? null : tx.now + NO_CLIENT_MS)
      return []
    })
    return
  }
  const outcome = await bound.client.getGeneration(row.remote_id, { signal: abort.signal })
  if (core.gone()) return
  let isOver = false
  const stored = await core.persist((tx) => {
    isOver = storeGenerationPoll(tx, generationId, outcome, deps.random.float()) !== 'goes-on'
    return []
  })
  if (!stored) return
  learnFrom(core, bound, outcome)
  if (isOver) await closeBook(core, bound, abort.signal)
}

/** All that was spent has its end: the balance is read once more, so that what is known is held against it. */
async function closeBook(core: RunnerCore, bound: Bound, signal: AbortSignal): Promise<void> {
  const { accounts } = core.shared.deps
  if (core.gone() || core.shared.draining() || !accounts.wantsBalance(bound.accountId)) return
  const read = accounts.beginReading(bound.accountId)
  const outcome = await bound.account.getCredits({ signal })
  if (core.gone() || outcome.kind !== 'ok') return
  accounts.setBalance(bound.accountId, outcome.value.balance)
  read(outcome.value.balance)
}

/** What any answer to a read tells of the account. */
function learnFrom(core: RunnerCore, bound: Bound, outcome: Outcome<unknown>): void {
  const { deps, accounts } = core.shared
  if (outcome.kind === 'refused' && outcome.status === 401) deps.accounts.pause(bound.accountId, { scope: 'account', kind: null, code: 'KEY_REFUSED' })
  if (outcome.kind === 'not-sent' && outcome.reason === 'offline') {
    accounts.offline(bound.accountId, deps.clock.now() + NO_CLIENT_MS)
  } else if (outcome.kind === 'ok' && accounts.online(bound.accountId)) {
    core.shared.networkBack(bound.accountId)
  }
}

/** Until the next try of a poll that has no client to ask with. */
const NO_CLIENT_MS = 15_000
