/** Gathers what stands around an intent, for the decision whether it is its turn. */
import { approvalFor, estimateCaptions } from '../../domain/generations/index.ts'
import { isSpending, SCOPE_OF } from '../../domain/outbox/index.ts'
import type { Context, Gate } from '../../domain/outbox/index.ts'
import type { Random } from '../ports.ts'
import { DEFAULT_TIMINGS } from './deps.ts'
import type { Tx } from './tx.ts'
import { shapeOf } from './generation-rows.ts'
import { renditionsOf } from './rendition-ids.ts'
import type { IntentRow, Rows } from './rows.ts'
import type { Shared } from './shared.ts'

export function gateFor(row: IntentRow, rows: Rows, accountId: string | null, shared: Shared): Gate {
  return {
    needs: row.state === 'unknown' ? 'done' : rows.needs(row.id),
    wanted: isWanted(row, rows),
    account: accountGate(accountId, shared),
    paused: accountId !== null && !shared.allowedOnce.has(row.id) && isPaused(row, accountId, shared),
    offlineUntil: accountId === null ? null : shared.accounts.offlineUntil(accountId),
    ...captionsGate(row, rows, accountId, shared),
  }
}

/** The ceiling is measured when it is its turn to spend, one call of the account at a time, so nothing slips past it together. */
function captionsGate(row: IntentRow, rows: Rows, accountId: string | null, shared: Shared): Pick<Gate, 'approval' | 'equalUnderWay'> {
  const asked = row.generationId === null || row.state === 'unknown' ? null : rows.generations.find(row.generationId)
  if (!asked) return { approval: 'given', equalUnderWay: false }
  const price = (what: string) => (accountId === null ? null : shared.deps.accounts.price(accountId, what))
  const found = asked.approval_id === null ? null : rows.generations.approval(asked.approval_id, asked.id)
  const approval = found && { ...found, inDoubt: found.inDoubt.map((one) => estimateCaptions(shapeOf(one), price)) }
  return {
    approval: approvalFor(approval, estimateCaptions(shapeOf(asked), price)),
    equalUnderWay: accountId !== null && shared.isEqualUnderWay(accountId, asked.equal_key, asked.id),
  }
}

function isWanted(row: IntentRow, rows: Rows): boolean {
  if (row.kind === 'upload') return rows.dependents(row.id).length > 0 || isAsked(row, rows)
  if (row.kind === 'captions') return row.generationId !== null && rows.generations.find(row.generationId)?.state === 'waiting'
  return row.sendId !== null && rows.send(row.sendId)?.state === 'live'
}

/** The user wants the file on the service for itself. */
function isAsked(row: Pick<IntentRow, 'uploadId'>, rows: Rows): boolean {
  return row.uploadId !== null && rows.upload(row.uploadId)?.asked_at != null
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
    return pause.scope === 'spending' ? isSpending(row.kind) : pause.kind === SCOPE_OF[row.kind]
  })
}

/** The same for the user's own word, which no failure bears on. */
export function contextOfUser(tx: Pick<Tx, 'rows' | 'now'>, row: IntentRow, random: Random): Context {
  const send = row.sendId === null ? null : tx.rows.send(row.sendId)
  return {
    now: tx.now, random: random.float(), offlineFailures: 1, unsettledTries: 0, mediaWasForgotten: false, hasRemotePost: send?.remote_post_id != null,
    pausedByUser: tx.rows.pausedUploads(row).length > 0, settle: { first: DEFAULT_TIMINGS.settleFirstMs, second: DEFAULT_TIMINGS.settleSecondMs },
  }
}

export function contextFor(row: IntentRow, rows: Rows, accountId: string | null, shared: Shared): Context {
  const send = row.sendId === null ? null : rows.send(row.sendId)
  const upload = row.uploadId === null ? null : rows.upload(row.uploadId)
  return {
    now: shared.deps.clock.now(),
    random: shared.deps.random.float(),
    offlineFailures: (accountId === null ? 0 : shared.accounts.failures(accountId)) + 1,
    pausedByUser: rows.pausedUploads(row).length > 0,
    unsettledTries: upload?.tries_unsettled ?? 0,
    mediaWasForgotten: (row.kind === 'create_post' || row.kind === 'captions') && renditionsOf(rows, row).some((renditionId) => (rows.uploadOf(renditionId)?.forgotten ?? 0) > 0),
    hasRemotePost: send?.remote_post_id != null,
    settle: { first: shared.timings.settleFirstMs, second: shared.timings.settleSecondMs },
  }
}
