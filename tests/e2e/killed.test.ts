/** Power cuts: of the core alone, and of the whole app. What the window said was saved is there afterwards. */
import type { Composer } from './pages/composer.ts'
import { Drafts } from './pages/drafts.ts'
import { justWrite } from './pages/first-use.ts'
import { kill } from './support/app.ts'
import type { RunningApp } from './support/app.ts'
import { readWorkspace } from './support/read-workspaces.ts'
import { expect, test } from './support/rig.ts'

const KILLS = 20

/** Every text that the databases of the profile hold: current or in a history. */
function storedTexts(app: RunningApp): string[] {
  return app.workspaceFiles().flatMap((file) => {
    const { drafts, history } = readWorkspace(file)
    return [...drafts.map((draft) => draft.content), ...history].map((content) => String((JSON.parse(content) as { shared: unknown }).shared))
  })
}

test('the core is killed while typing: the text survives, and the window goes on without a reload', async ({ rig }) => {
  const app = await rig.launch()
  await justWrite(app, 'Night train')
  const composer = await new Drafts(app).create()
  await composer.write('Written before. ')
  await composer.saved()
  await app.page.evaluate(() => Object.assign(globalThis, { isSamePage: true }))
  const first = await app.helperPid('core')

  await composer.caption.focus()
  await composer.caption.press('End')
  const typing = composer.caption.pressSequentially('Typed while the core was shot from under it.', { delay: 15 })
  await app.page.waitForTimeout(200)
  kill(first, 'SIGKILL')
  await typing

  await composer.saved()
  await expect(composer.caption).toHaveValue('Written before. Typed while the core was shot from under it.')
  expect(await app.helperPid('core')).not.toBe(first)
  expect(await app.page.evaluate(() => 'isSamePage' in globalThis)).toBe(true)
  expect(storedTexts(app)).toContain('Written before. Typed while the core was shot from under it.')
})

test(`the whole app is killed ${KILLS} times while typing: nothing that was shown as saved is lost`, async ({ rig }) => {
  test.setTimeout(180_000)
  let app = await rig.launch()
  await justWrite(app, 'Power cuts')
  const composer = await new Drafts(app).create()
  await composer.write('start', 'Power cuts')
  await composer.saved()
  await app.killAll()

  let acknowledged = 'start'
  for (let round = 1; round <= KILLS; round += 1) {
    app = await rig.launch()
    const open = await new Drafts(app).open('Power cuts')
    const shown = await open.caption.inputValue()
    // The newest text may be longer than what was acknowledged: a save may be done before its answer is seen.
    expect(shown.startsWith(acknowledged) || storedTexts(app).includes(acknowledged), `round ${round}: ${JSON.stringify({ acknowledged, shown })}`).toBe(true)
    expect((await open.savedRev()), `round ${round}`).toBeGreaterThan(0)
    acknowledged = await typeUntilKilled(app, open, `${shown.slice(0, 400)} r${round}`, 350 + round * 23)
    expect(storedTexts(app).some((text) => text.startsWith(acknowledged)), `round ${round}, from outside`).toBe(true)
  }
})

/**
 * Types on, and kills everything after `ms`. Answers the longest text that the window had shown as saved: what stood in the
 * field at a moment when its state said "saved".
 */
async function typeUntilKilled(app: RunningApp, composer: Composer, start: string, ms: number): Promise<string> {
  await composer.caption.fill(start)
  await composer.saved()
  await composer.root.evaluate((root) => {
    const field = root.querySelector<HTMLTextAreaElement>('textarea')
    const note = () => {
      if (root.getAttribute('data-save-state') === 'saved' && field) Object.assign(globalThis, { shownAsSaved: field.value })
    }
    note()
    new MutationObserver(note).observe(root, { attributes: true })
  })
  const typing = composer.caption.pressSequentially('abcdefghijklmnopqrstuvwxyz'.repeat(8), { delay: 12 }).catch(() => undefined)
  await app.page.waitForTimeout(ms)
  const saved = await app.page.evaluate(() => String((globalThis as { shownAsSaved?: string }).shownAsSaved))
  await app.killAll()
  await typing
  return saved
}
