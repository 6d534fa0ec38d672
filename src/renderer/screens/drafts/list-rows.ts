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
  return createListRows()(drafts, now, when)
}

/**
 * `listRows` for a list that is shown for a while: of drafts that stand where they stood, the rows are taken over. A page more at the end
 * of a hundred thousand, or a save at the top, then costs little.
 */
export function createListRows(): typeof listRows {
  let last: Made | null = null
  return (drafts, now, when) => {
    const known = last?.when === when ? last.known : []
    // Days are named by the present one.
    const isLonger = last !== null && last.when === when && last.now === now && beginsWith(drafts, last.drafts)
    const made: Made = isLonger && last !== null ? { ...last, drafts, rows: last.rows.slice() } : { when, now, drafts, known: [], rows: [], day: Number.NaN, label: '' }
    for (let at = made.known.length; at < drafts.length; at += 1) {
      const draft = drafts[at]
      if (draft === undefined) continue
      const there = known[at]
      add(made, there?.row.draft === draft ? there : { day: dayNumber(new Date(when(draft))), row: { kind: 'draft', key: draft.id, draft, at, height: heightOf(draft) } })
    }
    last = made
    return made.rows
  }
}

interface Known { day: number; row: ListRow & { kind: 'draft' } }

interface Made {
  when: (draft: DraftSummary) => number
  now: number
  drafts: readonly DraftSummary[]
  /** One for each draft; goes on growing with a list that does. */
  known: Known[]
  rows: ListRow[]
  /** Of the last row. */
  day: number
  label: string
}

function add(made: Made, one: Known): void {
  made.known.push(one)
  if (one.day !== made.day) {
    made.day = one.day
    const next = dayGroup(made.when(one.row.draft), made.now)
    // The key names the draft below, because a clock that was set back may bring a day twice.
    if (next !== made.label) made.rows.push({ kind: 'day', key: `${next}/${one.row.draft.id}`, label: next, height: DAY_HEIGHT })
    made.label = next
  }
  made.rows.push(one.row)
}

function beginsWith(drafts: readonly DraftSummary[], start: readonly DraftSummary[]): boolean {
  for (let at = 0; at < start.length; at += 1) if (drafts[at] !== start[at]) return false
  return drafts.length >= start.length
}

/** Where each row begins, and at the end where all of them do: pixels. */
export function topsOf(rows: readonly ListRow[]): Float64Array {
  const tops = new Float64Array(rows.length + 1)
  let top = 0
  for (let at = 0; at < rows.length; at += 1) tops[at + 1] = top += rows[at]?.height ?? 0
  return tops
}

/**
 * Where to scroll so that what one looks at stays where it is: the first row in view that is still there, other than `moving`
 * (the draft that a save has taken to the top). Null leaves the list as it is.
 */
export function keptOffset(before: readonly ListRow[], after: readonly ListRow[], scrollTop: number, moving: string | null): number | null {
  if (scrollTop <= 0 || isSameDownTo(scrollTop, before, after, moving)) return null
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

/** Down to the first row in view nothing has moved: so it is when a page is added at the end. */
function isSameDownTo(scrollTop: number, before: readonly ListRow[], after: readonly ListRow[], moving: string | null): boolean {
  let bottom = 0
  for (let index = 0; index < before.length; index += 1) {
    const row = before[index]
    const now = after[index]
    // Most are the very same; of a list that is long all are gone through.
    if (row === undefined || now === undefined || (now !== row && (now.key !== row.key || now.height !== row.height))) return false
    bottom += row.height
    if (bottom > scrollTop && row.kind === 'draft' && row.key !== moving) return true
  }
  return false
}
