/** The user's answer about a restored, imported or copied database (rules 5, "Restored, imported, copied"). */
import { decide } from '../../domain/outbox/index.ts'
import type { Random, Clock } from '../ports.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { DEFAULT_TIMINGS } from './deps.ts'
import { applyDecision } from './effects.ts'
import { endSend } from './ending.ts'
import type { Tx } from './tx.ts'
import { contextOfUser } from './gate-facts.ts'
import { createRows } from './rows.ts'

/**
 * Lifts the hold. `resume` keeps what was queued: a publish whose post is known is read before anything is sent.
 * `cancel-all` sets every open send aside. One transaction; wake the outbox afterwards.
 */
export function releaseHeld(workspace: Workspace, decision: 'resume' | 'cancel-all', deps: { clock: Clock; random: Random }): void {
  const rows = createRows(workspace.db)
  const now = deps.clock.now()
  workspace.write((note) => {
    const tx: Tx = { rows, note, now, uuid: () => deps.random.uuid(), firstPollMs: DEFAULT_TIMINGS.firstPollMs }
    rows.db.prepare('UPDATE workspace SET held = 0 WHERE one = 1').run()
    for (const row of rows.open()) {
      const fresh = rows.intent(row.id)
      if (!fresh || fresh.blockedCode !== 'HELD') continue
      // What the service may hold for its time is not gone by forgetting it: it is looked at, and can be taken back then.
      const mayBeHeld = fresh.kind === 'schedule' && fresh.unknownSince !== null
      if (decision === 'cancel-all' && fresh.sendId !== null && fresh.kind !== 'upload' && fresh.kind !== 'unschedule' && !mayBeHeld) {
        endSend(tx, fresh.sendId, 'user', 'cancelled')
        continue
      }
      const act = decision === 'cancel-all' && !mayBeHeld ? 'cancel' : 'release'
      applyDecision(tx, fresh, decide(fresh, { type: 'user', act }, contextOfUser(tx, fresh, deps.random)))
    }
    note('workspaces', workspace.identity.id)
  })
}
