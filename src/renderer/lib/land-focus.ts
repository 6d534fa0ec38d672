/** Puts the focus where one has come to, once that is drawn. */

/** Longer than a screen takes to be drawn, shorter than anyone waits for (ms). */
const PATIENCE_MS = 600

export interface Landing {
  /** Selectors; the first that is there is taken. */
  places: readonly string[]
  /** Taken when none of them has appeared. */
  otherwise?: string
  /** Also from an element that has the focus now; else only when nothing has it. */
  taking?: boolean
}

/** Answers its own cancel. What the user focuses meanwhile keeps the focus. */
export function landFocus({ places, otherwise, taking = false }: Landing): () => void {
  const start = performance.now()
  const from = document.activeElement
  let frame = 0
  const look = () => {
    const now = document.activeElement
    if (!isNowhere(now) && !(taking && now === from)) return
    const isLate = performance.now() - start > PATIENCE_MS
    const place = firstOf(places) ?? (isLate && otherwise !== undefined ? firstOf([otherwise]) : null)
    if (place !== null) place.focus({ preventScroll: isLate })
    else if (!isLate) frame = requestAnimationFrame(look)
  }
  frame = requestAnimationFrame(look)
  return () => cancelAnimationFrame(frame)
}

/** What the arrows walk in a section; else the section itself. */
const CONTENT: Landing = { places: ['#content [role="listbox"]', '#content [data-row][tabindex="0"]'], otherwise: '#content' }

/** Where one has come to another section or client. */
export function landInContent(): () => void {
  return landFocus(CONTENT)
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
