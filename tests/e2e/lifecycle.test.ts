/** A second start, a reload, crashes of the page and of the core, and what the window remembers. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { electronCommand } from '../../scripts/lib/electron-path.mjs'
import { Composer } from './pages/composer.ts'
import { Drafts } from './pages/drafts.ts'
import { justWrite } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
import { kill, waitUntil } from './support/app.ts'
import type { RunningApp } from './support/app.ts'
import { expect, sharedRig, test } from './support/rig.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const rig = sharedRig()
let app: RunningApp

test.beforeAll(async () => {
  app = await rig().launch()
  await justWrite(app, 'Nordic Coffee')
  const composer = await new Drafts(app).create()
  await composer.write('Here before and after', 'Steady')
  await composer.saved()
})

test('a second start on the same profile ends at once and shows the first', async () => {
  await app.electron.evaluate(({ app: electron, BrowserWindow }) => {
    electron.once('second-instance', () => Object.assign(globalThis, { heardOfSecond: true }))
    BrowserWindow.getAllWindows()[0]?.hide()
  })
  const { command, args } = electronCommand()
  const second = spawn(command, [...args, ROOT, `--user-data-dir=${app.profile}`], { stdio: 'ignore' })
  const [code] = await once(second, 'exit')
  expect(code).toBe(0)
  await waitUntil(() => app.electron.evaluate(() => 'heardOfSecond' in globalThis), 10_000, 'the first to hear of the second')
  await waitUntil(() => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === true), 10_000, 'the first to show itself')
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('the page is reloaded while something is typed: the window is back with the text', async () => {
  const composer = await new Drafts(app).open('Steady')
  await composer.write('Typed before the reload')
  await composer.saved()
  await app.page.reload()
  await expect((await new Drafts(app).open('Steady')).caption).toHaveValue('Typed before the reload')
})

test('the page crashes: it is loaded again and works', async () => {
  const composer = await new Drafts(app).open('Steady')
  await composer.write('Typed before the crash')
  await composer.saved()
  // Playwright gives a crashed page up; from here on the window is asked through the main process. A page that is being loaded answers nothing.
  const read = (script: string) => app.electron.evaluate(({ BrowserWindow }, code) => {
    const answer = BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code) as Promise<unknown>
    return Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 1000))]).catch(() => null)
  }, script)
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  await waitUntil(async () => (await read('document.querySelectorAll("[role=option]").length')) === 1, 20_000, 'the list of drafts to be back')
  await read('document.querySelector("[role=option]").click()')
  await waitUntil(async () => (await read('document.querySelector("section textarea")?.value')) === 'Typed before the crash', 10_000, 'the text')
})

test('size and theme are remembered', async () => {
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1000, height: 700 }))
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('powerpost.setTheme("dark")'))
  await app.page.waitForTimeout(700).catch(() => undefined)
  await app.quit()
  app = await rig().launch(rig().profile(), { keepSize: true })
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual({ x: 40, y: 30, width: 1000, height: 700 })
  expect(await app.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
  await expect(new Frame(app.page).client('Nordic Coffee')).toBeVisible()
})

test('three crashes of the core in a minute: the restarts stop, the window says so and keeps what is typed', async () => {
  const composer = await new Drafts(app).open('Steady')
  for (let crash = 1; crash <= 3; crash += 1) {
    const pid = await app.helperPid('core')
    kill(pid, 'SIGKILL')
    if (crash < 3) await waitUntil(async () => (await app.helperPid('core').catch(() => pid)) !== pid, 10_000, 'the core to be back')
  }
  await expect(app.page.getByRole('alert').filter({ hasText: 'Saving and sending have stopped' })).toBeVisible()
  await new Composer(app).caption.fill('Typed into the void')
  await expect(composer.caption).toHaveValue('Typed into the void')
  await expect(composer.root).not.toHaveAttribute('data-save-state', 'saved')
  await expect(app.page.getByText(/Not saved/).first()).toBeVisible()
})
