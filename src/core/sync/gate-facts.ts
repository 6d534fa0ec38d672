/** Gathers what stands around an intent, for the decision whether it is its turn. */
import { SCOPE_OF } from '../../domain/outbox/index.ts'
import type { Context, Gate } from '../../domain/outbox/index.ts'
import { parseMedia } from './rows.ts'
import type { IntentRow, Rows } from './rows.ts'
import type { Shared } from './shared.ts'

export function gateFor(row: IntentRow, rows: Rows, accountId: string | null, shared: Shared): Gate {
  return {
    needs: row.state === 'unknown' ? 'done' : rows.needs(row.id),
    wanted: isWanted(row, rows),
    account: accountGate(accountId, shared),
    paused: accountId !== null && !shared.allowedOnce.has(row.id) && isPaused(row, accountId, shared),
    offlineUntil: accountId === null ? null : shared.accounts.offlineUntil(accountId),
  }
}

function isWanted(row: IntentRow, rows: Rows): boolean {
  if (row.kind === 'upload') return rows.dependents(row.id).length > 0
  return row.sendId !== null && rows.send(row.sendId)?.state === 'live'
}

function accountGate(accountId: string | null, shared: Shared): Gate['account'] {
  const account = accountId === null ? null : shared.deps.accounts.get(accountId)
  if (!account) return 'unlinked'
  return account.baseUrl === null ? 'no-address' : 'ok'
}

/** A look is a read: only a pause of the whole account holds it. */
function isPaused(row: IntentRow, accountId: string, shared: Shared): boolean {
  return shared.deps.accounts.pauses(accountId).some((pause) => {
    if (pause.scope === 'account') return true
    if (row.state === 'unknown') return false
    return pause.scope === 'spending' ? row.kind === 'publish' : pause.kind === SCOPE_OF[row.kind]
  })
}

export function contextFor(row: IntentRow, rows: Rows, accountId: string | null, shared: Shared): Context {
  const send = row.sendId === null ? null : rows.send(row.sendId)
  const upload = row.uploadId === null ? null : rows.upload(row.uploadId)
  return {
    now: shared.deps.clock.now(),
    random: shared.deps.random.float(),
    offlineFailures: (accountId === null ? 0 : shared.accounts.failures(accountId)) + 1,
    unsettledTries: upload?.tries_unsettled ?? 0,
    mediaWasForgotten: row.kind === 'create_post' && send !== null && parseMedia(send.media).some((one) => (rows.uploadOf(one.renditionId)?.forgotten ?? 0) > 0),
    hasRemotePost: send?.remote_post_id != null,
    settle: { first: shared.timings.settleFirstMs, second: shared.timings.settleSecondMs },
  }
}
