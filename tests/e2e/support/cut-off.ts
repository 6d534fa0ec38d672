/** What can be used but not be seen: buttons, links and fields that lie outside of the window, behind the edge of what holds them, or under something else. */
import type { Page } from '@playwright/test'

/** One line for each. What can be scrolled to is not cut off. Pixels that are not worth a word: 2. */
export async function cutOffIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const slack = 2
    const nameOf = (element: Element) => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60) || element.outerHTML.slice(0, 80)
    for (const element of document.querySelectorAll('a[href], button, input, textarea, select, [role="option"], [role="tab"], [role="menuitem"]')) {
      if (!(element instanceof HTMLElement) || element.closest('[aria-hidden="true"], [inert], .sr-only, [aria-label="Notifications"], [aria-label="Mitteilungen"]') !== null) continue
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      let { left, right, top, bottom } = element.getBoundingClientRect()
      // Hidden for the eye only, as the field of a check box that is drawn anew.
      if (right - left <= 1 || bottom - top <= 1) continue
      const lost = new Set<string>()
      for (let holder = element.parentElement; holder !== null; holder = holder.parentElement) {
        const style = getComputedStyle(holder)
        const edge = holder.getBoundingClientRect()
        const clips = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
        const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll'
        const isPage = holder === document.body || holder === document.documentElement
        if (isPage) break
        if (scrolls(style.overflowX)) { left = Math.max(left, edge.left); right = Math.min(Math.max(right, left), edge.right) }
        else if (clips(style.overflowX) && (left < edge.left - slack || right > edge.right + slack)) lost.add('sideways')
        if (scrolls(style.overflowY)) { top = Math.max(top, edge.top); bottom = Math.min(Math.max(bottom, top), edge.bottom) }
        else if (clips(style.overflowY) && (top < edge.top - slack || bottom > edge.bottom + slack)) lost.add('upright')
        if (style.position === 'fixed') break
      }
      if (left < -slack || right > innerWidth + slack) lost.add('sideways')
      if (top < -slack || bottom > innerHeight + slack) lost.add('upright')
      const [x, y] = [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2]
      const isInView = lost.size === 0 && right - left > slack && bottom - top > slack
      const above = isInView ? document.elementFromPoint(x, y) : null
      // A label or a card may take the press for the field or button in it; floating things are in front. Notifications may hide a row in part, and nothing smaller.
      const isRow = right - left >= 120 && bottom - top >= 48
      if (above !== null && !element.contains(above) && !above.contains(element) && above.closest(`label[for="${CSS.escape(element.id)}"], ${isRow ? '[aria-label="Notifications"], [aria-label="Mitteilungen"], ' : ''}[role="dialog"], [data-radix-popper-content-wrapper]`) === null) lost.add('covered')
      if (lost.size > 0) found.push(`${element.getAttribute('role') ?? element.tagName.toLowerCase()} "${nameOf(element)}" (${[...lost].join(', ')})`)
    }
    return found
  })
}
