/** One poll of a published post. */
import { crossing } from './binding.ts'
import type { RunnerCore } from './runner.ts'
import { codeOf, note, operationOf } from './steps.ts'
import { storePoll } from './tracker.ts'
import type { Tracked } from './tracker.ts'

export async function runPoll(core: RunnerCore, sendId: string, abort: AbortController): Promise<void> {
  const { deps, accounts, timings } = core.shared
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
  const outcome = await bound.client.getPost(send.remote_post_id, abort.signal)
  if (core.gone()) return
  let tracked: Tracked = { finished: false, posted: 0, failed: 0 }
  const stored = await core.persist((tx) => {
    note(tx, null, 'poll', outcome.meta, codeOf(outcome))
    tracked = storePoll(tx, sendId, outcome, { firstMs: timings.firstPollMs, random: deps.random.float() })
    return []
  })
  if (!stored) return
  if (outcome.kind === 'refused' && outcome.status === 401) deps.accounts.pause(bound.accountId, { scope: 'account', kind: null, code: 'KEY_REFUSED' })
  if (outcome.kind === 'not-sent' && outcome.reason === 'offline') {
    accounts.offline(bound.accountId, deps.clock.now() + NO_CLIENT_MS)
  } else if (outcome.kind === 'ok' && accounts.online(bound.accountId)) {
    core.shared.networkBack(bound.accountId)
  }
  if (tracked.finished) deps.notify({ workspaceId: operation.workspaceId, title: send.title, body: `${tracked.posted} posted, ${tracked.failed} failed` })
}
/** Until the next try of a poll that has no client to ask with. */
const NO_CLIENT_MS = 15_000
