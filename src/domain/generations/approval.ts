/** Whether a request may spend (rules 5: "an approval stores a ceiling of credits, past which the queue holds"). */
export interface Approval {
  /** Credits; null: none. */
  ceiling: number | null
  /** Known to be used by what was approved with it; refunds are not in it. */
  spent: number
  /** Likely cost of each request under it that is in doubt, or whose price the service did not say; null where nothing was learnt. */
  inDoubt: readonly (number | null)[]
}

/**
 * `past` when this request could go over the ceiling. Without an estimate it may go as long as something is left: its answer
 * teaches the price. But while another one of unknown price is in doubt, nobody knows what is left.
 */
export function approvalFor(approval: Approval | null, estimate: number | null): 'given' | 'needed' | 'past' {
  if (approval === null) return 'needed'
  if (approval.ceiling === null) return 'given'
  if (approval.inDoubt.includes(null)) return 'past'
  const taken = approval.inDoubt.reduce<number>((sum, one) => sum + (one ?? 0), approval.spent)
  return taken >= approval.ceiling || taken + (estimate ?? 0) > approval.ceiling ? 'past' : 'given'
}
