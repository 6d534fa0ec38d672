/** Takes each picture in light and dark, small enough to live beside the code. */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import type { RunningApp } from '../../tests/e2e/support/app.ts'

const THEMES = ['light', 'dark'] as const
/** What appears softly is there by then (ms). */
const SETTLED_MS = 350

export class Camera {
  readonly #folder: string
  readonly #only: RegExp | null
  readonly taken: string[] = []

  /** `only`: pictures by name; the others stay as they are. Without it the folder is made anew. */
  constructor(folder: string, only: RegExp | null) {
    this.#folder = folder
    this.#only = only
    mkdirSync(folder, { recursive: true })
    if (only === null) for (const name of readdirSync(folder)) if (name.endsWith('.png')) rmSync(join(folder, name))
  }

  async take(app: RunningApp, name: string, { themes = THEMES, keepToasts = false }: { themes?: readonly ('light' | 'dark')[]; keepToasts?: boolean } = {}): Promise<void> {
    if (this.#only !== null && !this.#only.test(name)) return
    if (!keepToasts) await clearToasts(app)
    // No hint hangs below a pointer that was left somewhere.
    await app.page.mouse.move(0, 0)
    for (const theme of themes) {
      await app.page.emulateMedia({ colorScheme: theme })
      await app.page.waitForTimeout(SETTLED_MS)
      const path = join(this.#folder, theme === 'light' ? `${name}.png` : `${name}-dark.png`)
      const picture = await app.page.screenshot({ caret: 'initial' })
      await sharp(picture).png({ palette: true, quality: 78, colours: 144, dither: 0.6, effort: 8 }).toFile(path)
      this.taken.push(path)
      process.stderr.write(`  ${path} (${Math.round(statSync(path).size / 1024)} KB)\n`)
    }
    await app.page.emulateMedia({ colorScheme: 'light' })
  }
}

/** Short words at the foot of the window would stand before what a picture is to show. */
async function clearToasts({ page }: RunningApp): Promise<void> {
  const dismiss = page.getByRole('region', { name: /^(Notifications|Mitteilungen)$/ }).getByRole('button', { name: /^(Dismiss|Schließen|Ausblenden)$/ })
  while (await dismiss.first().isVisible()) await dismiss.first().click().catch(() => undefined)
}
