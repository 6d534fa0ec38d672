import { FEW } from './groups.ts'
import type { Known } from './groups.ts'

type RecentDraft = Known['recentDrafts'][number]

/**
 * Those that were looked at, in that order, then the newest; not the one on the screen. Of a list of thousands only a few are shown, so it is gone
 * through once and nothing is made of the others.
 */
export function recentOf(newest: readonly RecentDraft[], older: readonly RecentDraft[], looked: readonly string[], shownId: string | null): RecentDraft[] {
  const wanted = new Set(looked)
  const found = new Map<string, RecentDraft>()
  const others: RecentDraft[] = []
  for (const draft of newest) {
    if (wanted.has(draft.id)) found.set(draft.id, draft)
    else if (others.length < FEW && draft.id !== shownId) others.push(draft)
    if (others.length === FEW && found.size === wanted.size) break
  }
  for (const draft of older) found.set(draft.id, draft)
  const first = looked.flatMap((draftId) => found.get(draftId) ?? []).filter((draft) => draft.id !== shownId)
  return [...first, ...others].slice(0, FEW)
}
