/** The user's word on when a whole send goes out, or that it does not. */
import { AppError } from '../../contract/errors.ts'
import { planOf } from '../../domain/sends/index.ts'
import type { Plan } from '../../domain/sends/index.ts'
import { endSend, moveTo, takeBack } from '../sync/index.ts'
import type { Due, Rows, SendRow } from '../sync/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { carrierOf, mustBeInTime, txOf } from './create-send.ts'
import type { PostsContext } from './deps.ts'

export function readPlan(rows: Rows, send: SendRow): Plan {
  return planOf({ state: send.state, dueAt: send.due_at, scheduledAt: send.scheduled_at, publishedAt: send.published_at }, rows.ofSend(send.id))
}

/** Cancels every step of a send that has not left; one that the service holds is taken back there. Refused with NOT_POSSIBLE_NOW once it is going, or may be. */
export function cancelSend(deps: PostsContext, workspace: Workspace, input: { commandId: string; sendId: string }): { ok: true } {
  const result = workspace.command(input.commandId, 'sends.cancel', (note): { ok: true } => {
    const tx = txOf(deps, workspace, note)
    const send = requireSend(tx.rows, input.sendId)
    const plan = readPlan(tx.rows, send)
    if (!plan.canCancel) throw new AppError('NOT_POSSIBLE_NOW', 'This has left already, or may have.')
    if (plan.stage === 'open') endSend(tx, send.id, 'user', 'cancelled')
    else takeBack(tx, send, null)
    return { ok: true }
  })
  deps.sync.wake(workspace.identity.id)
  return result
}

/** Refused with INVALID_INPUT for a time gone by or more than a year ahead, NOT_POSSIBLE_NOW once it is going, or may be. */
export function reschedule(deps: PostsContext, workspace: Workspace, input: { commandId: string; sendId: string; to: Due }): { ok: true } {
  const result = workspace.command(input.commandId, 'sends.reschedule', (note): { ok: true } => {
    const tx = txOf(deps, workspace, note)
    const send = requireSend(tx.rows, input.sendId)
    const plan = readPlan(tx.rows, send)
    if (!plan.canReschedule) throw new AppError('NOT_POSSIBLE_NOW', 'This has left already, or may have.')
    mustBeInTime(input.to, tx.now)
    const to = { at: input.to.at, wall: input.to.wall, zone: input.to.zone, carrier: carrierOf(deps, workspace, input.to, tx.now) }
    if (plan.stage === 'open') moveTo(tx, send, to)
    else takeBack(tx, send, to)
    return { ok: true }
  })
  deps.sync.wake(workspace.identity.id)
  return result
}

function requireSend(rows: Rows, sendId: string): SendRow {
  const send = rows.send(sendId)
  if (!send) throw new AppError('NOT_FOUND', 'That send is not here any more.')
  return send
}
