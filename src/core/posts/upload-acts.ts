/** What the user does with uploads as a whole: pausing, going on, another order. Each is one transaction. */
import { AppError } from '../../contract/errors.ts'
import { decide, putBefore } from '../../domain/outbox/index.ts'
import { applyDecision, contextOfUser } from '../sync/index.ts'
import type { IntentRow } from '../sync/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { txOf } from './create-send.ts'
import type { PostsContext } from './deps.ts'

export interface PauseInput {
  commandId: string
  /** Rows of the outbox; null: every upload that is open now. */
  ids: readonly string[] | null
  paused: boolean
}

/** Those for which it is not possible are left as they are. A request under way is broken off: the service cannot take a file in pieces. */
export function pauseUploads(deps: PostsContext, workspace: Workspace, { commandId, ids, paused }: PauseInput): { changed: string[] } {
  const result = workspace.command(commandId, 'outbox.pauseUploads', (note): { changed: string[] } => {
    const tx = txOf(deps, workspace, note)
    const rows = ids === null ? tx.rows.openUploads().map(({ row }) => row) : [...new Set(ids)].map((id) => tx.rows.intent(id))
    const changed = rows.flatMap((row): string[] => {
      if (row === null || row.kind !== 'upload') return []
      const decision = decide(row, { type: 'user', act: paused ? 'pause' : 'resume' }, contextOfUser(tx, row, deps.random))
      if (decision.actions.some((action) => action.type === 'refuse')) return []
      applyDecision(tx, row, decision)
      return [row.id]
    })
    return { changed }
  })
  if (paused) for (const id of result.changed) deps.sync.abortUpload(id)
  deps.sync.wake(workspace.identity.id)
  return result
}

/** Puts one upload before another, or last. One that is over, or has no such neighbour any more, is refused with NOT_POSSIBLE_NOW. */
export function moveUpload(deps: PostsContext, workspace: Workspace, { commandId, intentId, before }: { commandId: string; intentId: string; before: string | null }): { ok: true } {
  const result = workspace.command(commandId, 'outbox.moveUpload', (note): { ok: true } => {
    const tx = txOf(deps, workspace, note)
    const open = tx.rows.openUploads()
    const ids = open.map(({ row }) => row.id)
    if (!ids.includes(intentId) || (before !== null && !ids.includes(before))) throw new AppError('NOT_POSSIBLE_NOW', 'That upload is over, or the one it was to go before.')
    const byId = new Map<string, IntentRow>(open.map(({ row }) => [row.id, row]))
    for (const [at, id] of (putBefore(ids, intentId, before) ?? ids).entries()) {
      // The places stay the same ones; only who holds them changes.
      const [uploadId, turn] = [byId.get(id)?.uploadId ?? null, open[at]?.turn]
      if (uploadId === null || turn === undefined || ids[at] === id) continue
      tx.rows.setTurn(uploadId, turn)
      note('outbox', id)
    }
    return { ok: true }
  })
  deps.sync.wake(workspace.identity.id)
  return result
}
