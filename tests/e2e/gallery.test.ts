/** The gallery of parts: all of them are in it, in every state, and each look of it is free of barriers. Leaves pictures. */
import { _electron } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { electronCommand } from '../../scripts/lib/electron-path.mjs'
import { displayOfLane } from './support/app.ts'
import { barriersIn } from './support/barriers.ts'
import { expect, sharedRig, test } from './support/rig.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SOURCE = join(ROOT, 'tests', 'gallery')
const OUT = join(ROOT, 'out', 'gallery')
const PICTURES = join(ROOT, 'out', 'test', 'gallery')

const rig = sharedRig({ inOrder: false })
let electron: ElectronApplication
let page: Page

test.beforeAll(async () => {
  await build({ configFile: false, root: SOURCE, base: './', logLevel: 'warn', plugins: [react(), tailwindcss()], build: { outDir: OUT, emptyOutDir: true, target: 'chrome130', assetsInlineLimit: 0, chunkSizeWarningLimit: 2_000, modulePreload: { polyfill: false } } })
  mkdirSync(PICTURES, { recursive: true })
  const { command, args } = electronCommand()
  // A page from the disk needs its module scripts to be read as of one origin.
  electron = await _electron.launch({ executablePath: command, args: [...args, '--allow-file-access-from-files', join(SOURCE, 'shell.cjs'), `--user-data-dir=${rig().profile()}`], env: { ...definedEnv(), ...displayOfLane(), GALLERY_PAGE: join(OUT, 'index.html') }, colorScheme: null })
  page = await electron.firstWindow()
  await expect(page.getByRole('heading', { name: 'Parts of the window' })).toBeVisible()
})
test.afterAll(async () => electron?.close())

function definedEnv(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'NODE_OPTIONS'))
}

async function photograph(name: string, fullPage: boolean): Promise<void> {
  const path = join(PICTURES, `${name}.png`)
  await page.screenshot({ path, fullPage })
  expect(existsSync(path)).toBe(true)
}

test('every part that the window is made of is shown', async () => {
  const index = readFileSync(join(ROOT, 'src/renderer/components/ui/index.ts'), 'utf8')
  const parts = [...index.matchAll(/^export \{ (.+?) \} from/gm)].flatMap((match) => (match[1] ?? '').split(', ')).filter((name) => /^[A-Z]/.test(name) && !name.endsWith('Provider'))
  const shown = await page.locator('[data-shown]').evaluateAll((all) => all.map((one) => one.getAttribute('data-shown')))
  expect(parts.length).toBeGreaterThan(15)
  expect(parts.filter((name) => !shown.includes(name))).toEqual([])
})

for (const contrast of ['no-preference', 'more'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    const look = contrast === 'more' ? `${theme}-contrast` : theme
    test(`is free of barriers and photographed: ${look}`, async () => {
      await page.emulateMedia({ contrast, reducedMotion: 'reduce' })
      expect(await barriersIn(page, [theme])).toEqual([])
      await page.evaluate((name) => {
        document.documentElement.dataset['theme'] = name
        document.documentElement.classList.toggle('dark', name === 'dark')
      }, theme)
      await photograph(look, true)
      await page.emulateMedia({ contrast: 'no-preference' })
    })
  }
}

for (const [name, button, role] of [['dialog', 'Open a dialog', 'dialog'], ['sheet', 'Open a sheet', 'dialog'], ['sheet-wide', 'Open a wide sheet', 'dialog'], ['panel', 'Open a panel', 'dialog'], ['menu', 'Open a menu', 'menu']] as const) {
  test(`what opens over the page: ${name}`, async () => {
    await page.getByRole('button', { name: button, exact: true }).click()
    await expect(page.getByRole(role)).toBeVisible()
    expect(await barriersIn(page, ['light'])).toEqual([])
    await photograph(name, false)
    await page.keyboard.press('Escape')
    await expect(page.getByRole(role)).toHaveCount(0)
    await expect(page.getByRole('button', { name: button, exact: true })).toBeFocused()
  })
}
