/** The list as it is drawn: drafts under the name of their day, each with its height known before it is on the screen. */
import type { DraftSummary } from '../../../contract/schemas/drafts.ts'
import { dayGroup, dayNumber, draftsWords } from '../../strings/drafts.ts'

export type ListRow = { kind: 'day'; key: string; label: string; height: number } | { kind: 'draft'; key: string; draft: DraftSummary; at: number; height: number }

const DAY_HEIGHT = 32
const PADDING = 23
const TITLE = 20
const EXCERPT = 20
const FACTS = 24

export function titleOf(draft: DraftSummary): string {
  return draft.title === '' ? draftsWords.untitled : draft.title
}

/** Titles made of the caption end here, one sooner where that would halve a character. */
const DERIVED_TITLE = 119

/** The first line of the caption, unless the title is made of it. */
export function excerptOf({ title, excerpt }: DraftSummary): string {
  const isDerived = title === excerpt || (title.length >= DERIVED_TITLE && excerpt.startsWith(title))
  return isDerived ? '' : excerpt
}

export function hasFacts(draft: DraftSummary): boolean {
  return draft.platforms.length > 0 || draft.mediaCount > 0 || draft.send !== 'none'
}

function heightOf(draft: DraftSummary): number {
  return PADDING + TITLE + (excerptOf(draft) === '' ? 0 : EXCERPT) + (hasFacts(draft) ? FACTS : 0)
}

/** `at` counts drafts from 0, without the days. */
export function listRows(drafts: readonly DraftSummary[], now: number, when: (draft: DraftSummary) => number): ListRow[] {
  const rows: ListRow[] = []
  let day = Number.NaN
  let label = ''
  for (const [at, draft] of drafts.entries()) {
    const itsDay = dayNumber(new Date(when(draft)))
    if (itsDay !== day) {
      day = itsDay
      const next = dayGroup(when(draft), now)
      // The key names the draft below, because a clock that was set back may bring a day twice.
      if (next !== label) rows.push({ kind: 'day', key: `${next}/${draft.id}`, label: next, height: DAY_HEIGHT })
      label = next
    }
    rows.push({ kind: 'draft', key: draft.id, draft, at, height: heightOf(draft) })
  }
  return rows
}

/**
 * Where to scroll so that what one looks at stays where it is: the first row in view that is still there, other than `moving`
 * (the draft that a save has taken to the top). Null leaves the list as it is.
 */
export function keptOffset(before: readonly ListRow[], after: readonly ListRow[], scrollTop: number, moving: string | null): number | null {
  if (scrollTop <= 0) return null
  const tops = new Map<string, number>()
  let top = 0
  for (const row of after) {
    tops.set(row.key, top)
    top += row.height
  }
  top = 0
  for (const row of before) {
    const bottom = top + row.height
    if (bottom > scrollTop && row.kind === 'draft' && row.key !== moving) {
      const next = tops.get(row.key)
      if (next !== undefined) return next === top ? null : scrollTop + next - top
    }
    top = bottom
  }
  return null
}
