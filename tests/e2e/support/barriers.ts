/** What axe finds on the page as it stands, in light and dark: the rules of WCAG 2.0 to 2.2, levels A and AA. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** One line for each: the rule, where, and why. */
export async function barriersIn(page: Page, themes: readonly ('light' | 'dark')[] = ['light', 'dark']): Promise<string[]> {
  const before = await page.evaluate(() => document.documentElement.dataset['theme'])
  const found: string[] = []
  for (const theme of themes) {
    await wear(page, theme)
    // Other than a browser's, this window opens no page for axe to finish in.
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode(true).analyze()
    for (const { id, nodes } of violations) {
      for (const node of nodes) found.push(`${theme}: ${id}: ${node.target.join(' ')}: ${(node.failureSummary ?? '').split('\n').slice(1).join(' ').trim()}: ${node.html.slice(0, 160)}`)
    }
  }
  if (before !== undefined) await wear(page, before)
  return found
}

/** As the window does it itself. Colours must not be on their way when they are looked at. */
async function wear(page: Page, theme: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name
    document.documentElement.classList.toggle('dark', name === 'dark')
  }, theme)
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    await Promise.allSettled(document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity).map((one) => one.finished))
  })
}
