/** What is seldom seen: a list of ten thousand, a list that is not there yet, and a client whose file is broken. */
import { Composer } from '../../tests/e2e/pages/composer.ts'
import { Drafts } from '../../tests/e2e/pages/drafts.ts'
import { Frame } from '../../tests/e2e/pages/frame.ts'
import { kill, launchApp } from '../../tests/e2e/support/app.ts'
import { expect } from '../../tests/e2e/support/expect.ts'
import { NO_KEYCHAIN } from '../../tests/e2e/support/keychain.ts'
import type { Camera } from './camera.ts'
import { BOOKSHOP, DAMAGED, READ_SLOWLY } from './many.ts'
import { SIZE } from './walk-first-use.ts'

const SOON = { timeout: 60_000 }
/** So far down the list is scrolled (px). */
const FAR = 40_000

export async function walkMany(camera: Camera, profile: string): Promise<void> {
  const app = await launchApp(profile, { size: SIZE, env: NO_KEYCHAIN })
  const frame = new Frame(app.page)
  try {
    await expect(frame.openClient(BOOKSHOP)).toBeVisible(SOON)
    await new Drafts(app).list.getByRole('option').first().click(SOON)
    await expect(new Composer(app).caption).toBeVisible(SOON)
    // It reads on as one scrolls.
    for (let wheel = 0; wheel < FAR; wheel += FAR / 20) {
      await new Drafts(app).list.hover()
      await app.page.mouse.wheel(0, FAR / 20)
      await app.page.waitForTimeout(100)
    }
    await expect.poll(() => new Drafts(app).list.evaluate((list) => list.scrollTop)).toBeGreaterThan(FAR / 2)
    await camera.take(app, 'drafts-many')

    const core = await app.helperPid('core')
    // Held still, it answers nothing: what is asked for now is being read.
    kill(core, 'SIGSTOP')
    try {
      await frame.openClientOf(READ_SLOWLY)
      await camera.take(app, 'loading')
    } finally {
      kill(core, 'SIGCONT')
    }
    await frame.openClientOf(DAMAGED)
    await expect(app.page.getByRole('button', { name: 'Open the newest backup' })).toBeVisible(SOON)
    await camera.take(app, 'client-damaged')
  } finally {
    await app.end()
  }
}
