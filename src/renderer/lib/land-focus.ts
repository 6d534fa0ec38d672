/** Puts the focus where one has come to, once that is drawn. */

/** Longer than a screen takes to be drawn, shorter than anyone waits for (ms). */
const PATIENCE_MS = 600

export interface Landing {
  /** Selectors; the first that is there is taken. */
  places: readonly string[]
  /** Taken when none of them has appeared. */
  otherwise?: string
  /** Done with the one that was taken; not with `otherwise`. */
  landed?: (element: HTMLElement) => void
  /** Also from an element that has the focus now; else only when nothing has it. */
  taking?: boolean
}

/** Answers its own cancel. What the user focuses meanwhile keeps the focus. */
export function landFocus({ places, otherwise, landed, taking = false }: Landing): () => void {
  const start = performance.now()
  const from = document.activeElement
  let frame = 0
  const look = () => {
    const now = document.activeElement
    if (!isNowhere(now) && !(taking && now === from)) return
    const isLate = performance.now() - start > PATIENCE_MS
    const place = firstOf(places)
    const taken = place ?? (isLate && otherwise !== undefined ? firstOf([otherwise]) : null)
    if (taken !== null) taken.focus({ preventScroll: isLate })
    if (place !== null) landed?.(place)
    else if (taken === null && !isLate) frame = requestAnimationFrame(look)
  }
  frame = requestAnimationFrame(look)
  return () => cancelAnimationFrame(frame)
}

/** What the arrows walk in a section; else the section itself. */
const LISTS = ['#content [role="listbox"]', '#content [data-row][tabindex="0"]']

/** Where one has come to another section or client. `kept`: the field that one was writing in when it was left. */
export function landInContent(kept: { selector: string; restore: (element: HTMLElement) => void } | null = null): () => void {
  if (kept === null) return landFocus({ places: LISTS, otherwise: '#content' })
  return landFocus({ places: [kept.selector], landed: kept.restore, otherwise: [...LISTS, '#content'].join(', ') })
}

export function isNowhere(element: Element | null): boolean {
  return element === null || element === document.body
}

function firstOf(selectors: readonly string[]): HTMLElement | null {
  for (const selector of selectors) {
    const place = document.querySelector<HTMLElement>(selector)
    if (place !== null) return place
  }
  return null
}
