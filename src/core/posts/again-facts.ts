/** What of a post may be sent again, and what of a draft that was made for it. */
import { whyNotAgain } from '../../domain/sends/index.ts'
import type { NotAgain, SendProblem } from '../../domain/sends/index.ts'
import type { PostType } from '../../domain/post-types.ts'
import { rootOf, triesOf } from '../sync/index.ts'
import type { AgainTry, Rows } from '../sync/index.ts'

export interface AgainFacts {
  rootId: string
  ofId: string
  tries: AgainTry[]
  /** Null where the item may go again. */
  why(postType: string): NotAgain | null
}

/** Null when the post is not here any more. */
export function againFacts(rows: Rows, sendId: string): AgainFacts | null {
  const send = rows.send(sendId)
  if (!send) return null
  const rootId = rootOf(rows, sendId)
  const tries = triesOf(rows, rootId)
  const statuses = new Map(
    rows.db.prepare<[string], { post_type: string; status: string }>('SELECT post_type, status FROM send_items WHERE send_id = ?').all(sendId).map((item) => [item.post_type, item.status]),
  )
  return {
    rootId,
    ofId: sendId,
    tries,
    why(postType) {
      const status = statuses.get(postType)
      const fates = tries.filter((one) => one.postType === postType).map((one) => one.fate)
      return status === undefined ? 'not-failed' : whyNotAgain(send, { status }, fates)
    },
  }
}

/** The post of which this draft sends again what failed. */
export function againOfDraft(rows: Rows, draftId: string): AgainFacts | null {
  const link = rows.db.prepare<[string], { send_id: string }>('SELECT send_id FROM draft_again WHERE draft_id = ?').get(draftId)
  return link ? againFacts(rows, link.send_id) : null
}

/** What keeps an item of such a draft back. */
export function againProblems(again: AgainFacts | null, postType: PostType): SendProblem[] {
  const why = again?.why(postType) ?? null
  if (why === null) return []
  return [{ code: why === 'not-failed' || why === 'not-over' ? 'again-not-failed' : 'again-taken', postType, blocking: true }]
}
