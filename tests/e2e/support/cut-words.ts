/** Words that do not fit where they stand: on buttons, tabs, labels, heads. */
import type { Page } from '@playwright/test'

/** One line for each. `own`: what users wrote, names and titles, which may be cut with dots. Pixels that are not worth a word: 1. */
export async function cutWordsIn(page: Page, own: readonly string[] = []): Promise<string[]> {
  return page.evaluate((names) => {
    const found = new Set<string>()
    for (const element of document.querySelectorAll('button, a[href], label, legend, th, h1, h2, h3, p, dt, [role="tab"], [role="menuitem"], [role="option"], button *, a[href] *, label *, [role="tab"] *')) {
      if (!(element instanceof HTMLElement) || element.closest('.sr-only, [inert]') !== null) continue
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      const text = element.innerText.trim()
      const { overflowX } = getComputedStyle(element)
      const isControl = element.matches('button, a[href], label, [role="tab"], [role="menuitem"]')
      // What overflows without being cut is seen where nothing above it cuts it: that is for the controls, whose edge it would cross.
      if (text === '' || element.clientWidth <= 1 || (overflowX === 'visible' && !isControl)) continue
      if (element.scrollWidth > element.clientWidth + 1 && !names.some((name) => text.includes(name))) found.add(`${element.tagName.toLowerCase()} “${text.slice(0, 80)}” (${String(element.scrollWidth)} in ${String(element.clientWidth)} px)`)
    }
    return [...found]
  }, own)
}
