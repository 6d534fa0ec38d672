/** Several drafts chosen in the list. None is the usual state: then the one that is open is what the keys are about. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DraftSummary } from '../../../contract/schemas/drafts.ts'
import { NONE, chooseAll, extend, keepThose, toggle } from '../../stores/media-selection.ts'
import type { Selection } from '../../stores/media-selection.ts'

export interface DraftSelection {
  ids: ReadonlySet<string>
  /** Where the keyboard is; null: at the one that is open. */
  active: string | null
  toggle(id: string): void
  /** From the one that is open, or where the range began, to this one. */
  extendTo(id: string): void
  all(): void
  clear(): void
}

/** Gathered only where they are asked for: the list may be very long, and mostly none is chosen. */
const idsOf = (drafts: readonly DraftSummary[]) => drafts.map((draft) => draft.id)

/** Chosen drafts that leave the list are not chosen any more. */
export function useDraftSelection(drafts: readonly DraftSummary[], openId: string | null): DraftSelection {
  const [selection, setSelection] = useState<Selection>(NONE)
  const before = useRef(drafts)
  useEffect(() => {
    const then = before.current
    before.current = drafts
    if (then !== drafts) setSelection((now) => (now.ids.size === 0 ? now : keepThose(now, idsOf(then), idsOf(drafts))))
  }, [drafts])

  const step = useCallback((change: (from: Selection) => Selection) => {
    setSelection((now) => {
      const next = change(now.ids.size > 0 ? now : { ids: new Set(openId === null ? [] : [openId]), active: openId, anchor: openId })
      return next.ids.size === 0 ? NONE : next
    })
  }, [openId])

  return useMemo(() => ({
    ids: selection.ids,
    active: selection.ids.size === 0 ? null : selection.active,
    toggle: (id) => step((from) => toggle(from, id)),
    extendTo: (id) => step((from) => extend(from, idsOf(drafts), id)),
    all: () => step((from) => chooseAll(from, idsOf(drafts))),
    clear: () => setSelection(NONE),
  }), [selection, step, drafts])
}
