/** The user's word on a step. */
import { AppError } from '../../contract/errors.ts'
import type { IntentView, OutboxAction } from '../../contract/schemas/outbox.ts'
import { decide, isBlockedByPause } from '../../domain/outbox/index.ts'
import { applyDecision, contextOfUser, giveApproval } from '../sync/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { fixAndResend, txOf } from './create-send.ts'
import type { PostsContext } from './deps.ts'
import { intentView } from './outbox-views.ts'

export async function act(deps: PostsContext, workspace: Workspace, input: { commandId: string; intentId: string; action: OutboxAction }): Promise<IntentView> {
  const { intentId, action } = input
  const view = (): IntentView => {
    const rows = deps.rowsOf(workspace.db)
    const row = rows.intent(intentId)
    if (!row) throw new AppError('NOT_FOUND', 'That is not in the outbox any more.')
    return intentView(rows, row, deps.sync.progress)
  }
  if (action === 'fix-and-resend') {
    const sendId = deps.rowsOf(workspace.db).intent(intentId)?.sendId
    if (!sendId) throw new AppError('NOT_FOUND', 'That send is not here any more.')
    await fixAndResend(deps, workspace, { commandId: input.commandId, sendId })
    return view()
  }
  // Replacing the key is an act on the account; here there is nothing to change.
  if (action === 'replace-key') return view()
  let letThrough = false
  let isOffline = false
  workspace.command(input.commandId, `outbox.${action}`, (note): { ok: true } => {
    const tx = txOf(deps, workspace, note)
    const row = tx.rows.intent(intentId)
    if (!row) throw new AppError('NOT_FOUND', 'That is not in the outbox any more.')
    const decision = decide(row, { type: 'user', act: action }, contextOfUser(tx, row, deps.random))
    if (decision.actions.some((one) => one.type === 'refuse')) throw new AppError('NOT_POSSIBLE_NOW', 'That is not possible any more.')
    if (action === 'approve' && row.generationId !== null) giveApproval(tx, [row.generationId], null)
    applyDecision(tx, row, decision)
    letThrough = action === 'retry' && isBlockedByPause(row)
    isOffline = action === 'retry' && row.waitingFor === 'network'
    return { ok: true }
  })
  if (action === 'pause') deps.sync.abortUpload(intentId)
  // The user says that the reason of the pause is dealt with: this step may ask once more.
  if (letThrough) deps.sync.allowOnce(intentId)
  if (isOffline) deps.sync.tryNow(workspace.identity.id)
  deps.sync.wake(workspace.identity.id)
  return view()
}
