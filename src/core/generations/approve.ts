/** The user's word for a whole queue of requests, with a ceiling of credits (rules 5). */
import { AppError } from '../../contract/errors.ts'
import { decide, isCancellable } from '../../domain/outbox/index.ts'
import { applyDecision, contextOfUser, giveApproval, toIntentRow } from '../sync/index.ts'
import type { IntentRow, Rows } from '../sync/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { txOf } from './deps.ts'
import type { GenerationsContext } from './deps.ts'

/** Requests that left, or were given up, meanwhile are passed over. Throws NOT_FOUND, and NOT_POSSIBLE_NOW when none is left to approve. */
export function approve(deps: GenerationsContext, workspace: Workspace, input: { commandId: string; ids: string[]; ceiling: number | null }): { approved: string[] } {
  const result = workspace.command(input.commandId, 'generations.approve', (note): { approved: string[] } => {
    const tx = txOf(deps, workspace, note)
    const steps = [...new Set(input.ids)].map((id) => stepOf(tx.rows, id)).filter((step) => isCancellable(step) && step.blockedCode !== 'HELD')
    const approved = steps.map((step) => step.generationId).filter((id) => id !== null)
    if (approved.length === 0) throw new AppError('NOT_POSSIBLE_NOW', 'There is nothing left to approve: it has left, or was cancelled.')
    giveApproval(tx, approved, input.ceiling)
    // One that is blocked for another reason keeps it; the approval is with the request.
    for (const step of steps) applyDecision(tx, step, decide(step, { type: 'user', act: 'approve' }, contextOfUser(tx, step, deps.random)))
    return { approved }
  })
  deps.sync.wake(workspace.identity.id)
  return result
}

function stepOf(rows: Rows, generationId: string): IntentRow {
  const raw = rows.db.prepare<[string], Parameters<typeof toIntentRow>[0]>('SELECT * FROM intents WHERE generation_id = ?').get(generationId)
  if (!raw) throw new AppError('NOT_FOUND', 'That request is not here any more.')
  return toIntentRow(raw)
}
