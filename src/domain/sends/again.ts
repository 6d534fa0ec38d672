/** Sending again what failed of a post, and nothing else of it. */

/** What became of one try to send an item again. `in-doubt`: it was given up while nobody knew whether it had gone out. */
export const AGAIN_FATES = ['open', 'out', 'not-out', 'in-doubt'] as const
export type AgainFate = (typeof AGAIN_FATES)[number]

/** Why an item may not be sent again. */
export type NotAgain = 'not-over' | 'not-failed' | 'on-its-way' | 'went-out' | 'in-doubt'

/**
 * `tries`: every send of the same item that was made after the first one failed, whichever of them it was made from. An item that
 * went out, is under way, or may have gone out is never sent again; neither is one of a post that is not over.
 */
export function whyNotAgain(post: { state: string }, item: { status: string }, tries: readonly AgainFate[]): NotAgain | null {
  if (post.state !== 'finished') return 'not-over'
  if (tries.includes('out')) return 'went-out'
  if (tries.includes('open')) return 'on-its-way'
  if (tries.includes('in-doubt')) return 'in-doubt'
  return item.status === 'failed' ? null : 'not-failed'
}

/** What an item's own word says of a try. A word that we do not know leaves it open. */
export function fateOf(status: string): AgainFate {
  return status === 'posted' ? 'out' : status === 'failed' ? 'not-out' : 'open'
}

/** Of a send that ended before it was taken: where publishing or scheduling it was ever in doubt, it may have gone out late. */
export function fateOfEnded(last: readonly { looks: readonly unknown[]; resentAfterLook: boolean }[]): AgainFate {
  return last.some((step) => step.looks.length > 0 || step.resentAfterLook) ? 'in-doubt' : 'not-out'
}
