/** The sandbox's own page in a browser: what a person does there, by keyboard, and what axe finds in every part of it, light and dark. */
import { _electron } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { electronCommand } from '../../scripts/lib/electron-path.mjs'
import { makePng } from '../support/make-image.ts'
import { displayOfLane } from './support/app.ts'
import { barriersIn } from './support/barriers.ts'
import { expect, sharedRig, test } from './support/rig.ts'
import type { SandboxProcess } from './support/sandbox-process.ts'

const BROWSER = fileURLToPath(new URL('support/browser-window.cjs', import.meta.url))
const PARTS = ['Posts', 'Made', 'Files', 'Workspaces', 'API keys', 'Credits', 'Faults', 'Requests'] as const
const answerSchema = z.record(z.string(), z.unknown())

const rig = sharedRig()
let browser: ElectronApplication
let page: Page
let service: SandboxProcess
const problems: string[] = []

test.beforeEach(() => test.setTimeout(300_000))
test.beforeAll(async () => {
  service = await rig().startSandbox(['--publish-ms', '200', '--generate-ms', '200', '--video-ms', '200', '--look-ms', '1000'])
  const { command, args } = electronCommand()
  const env = Object.fromEntries(Object.entries({ ...process.env, ...displayOfLane() }).filter((entry): entry is [string, string] => entry[1] !== undefined))
  browser = await _electron.launch({ executablePath: command, args: [...args, BROWSER, `--user-data-dir=${rig().profile('browser')}`, service.ready.dashboard], env, colorScheme: null })
  page = await browser.firstWindow()
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  page.on('pageerror', (error) => problems.push(error.message))
})
test.afterAll(() => browser.close())

async function api(path: string, body: object | FormData): Promise<Record<string, unknown>> {
  const { key, workspaces } = service.ready
  const isForm = body instanceof FormData
  const headers = { 'x-api-key': key, 'x-workspace-id': workspaces[0]?.id ?? '', ...(isForm ? {} : { 'content-type': 'application/json' }) }
  return answerSchema.parse(await (await fetch(service.baseUrl + path, { method: 'POST', headers, body: isForm ? body : JSON.stringify(body) })).json())
}

const go = async (part: (typeof PARTS)[number]) => {
  await page.getByRole('navigation').getByRole('link', { name: part }).click()
  await expect(page.getByRole('heading', { level: 1, name: part })).toBeVisible()
}

test('shows what was posted and made, with its pictures', async () => {
  await expect(page.getByText('Nothing was posted yet')).toBeVisible()
  const form = new FormData()
  form.append('type', 'image')
  form.append('file', new Blob([new Uint8Array(makePng(3, 320, 320))]), 'window.png')
  const { media_id: mediaId } = await api('/media/upload', form)
  const { post_id: postId } = await api('/posts', { items: [{ post_type: 'instagram-feed', content: 'Guji is back', media_ids: [mediaId] }, { post_type: 'x-post', content: 'Guji, 250 g' }] })
  await api(`/posts/${String(postId)}/publish`, {})
  await api('/content/generate', { prompt: 'Fresh beans from Ethiopia', post_types: ['x-post', 'youtube-short'] })
  await api('/images/generate', { prompt: 'Coffee on a table', quantity: 2 })
  await api('/videos/generate', { prompt: 'Waves at the harbour', duration: 4, model: 'veo-3.1' })

  const feed = page.getByRole('region', { name: 'Instagram Feed' })
  await expect(feed.getByText('Guji is back')).toBeVisible()
  await expect(feed.getByText('posted')).toBeVisible()
  await expect(feed.getByText('views', { exact: true })).toBeAttached()
  await expect.poll(() => feed.getByRole('img').evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth)).toBe(320)
  await go('Made')
  const film = page.getByLabel(/^video\.mp4/)
  await expect(film).toBeVisible()
  await expect.poll(() => film.evaluate(async (video) => video instanceof HTMLVideoElement && (await video.play().then(() => video.duration, () => null)))).toBe(4)
  await expect.poll(() => page.getByRole('link').getByRole('img').evaluateAll((images) => images.map((image) => image instanceof HTMLImageElement && image.naturalWidth))).toEqual([480, 480])
  await page.getByText('2 texts').click()
  await expect(page.getByRole('heading', { name: 'YouTube' })).toBeVisible()
  await go('Files')
  await expect(page.getByRole('figure')).toHaveCount(4)
})

test('makes, renames and deletes workspaces, by keyboard alone', async () => {
  await go('Workspaces')
  await page.getByRole('button', { name: 'New workspace' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Harbour Books')
  await page.keyboard.press('Enter')
  const books = page.getByRole('article', { name: 'Harbour Books' })
  await expect(books).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const network = books.getByRole('button', { name: 'LinkedIn' })
  await network.press('Space')
  await expect(network).toHaveAttribute('aria-pressed', 'false')
  // Drawn anew, it still has the focus.
  await expect(network).toBeFocused()
  await books.getByRole('button', { name: 'Rename' }).press('Enter')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Harbour')
  await page.keyboard.press('Enter')
  await page.getByRole('article', { name: 'Harbour', exact: true }).getByRole('button', { name: 'Delete' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Delete Harbour?' })
  await expect(dialog.getByText('removed for good')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Delete for good' })).toBeDisabled()
  await page.keyboard.type('Harbour')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article', { name: 'Harbour', exact: true })).toHaveCount(0)
  await page.getByRole('article', { name: 'Nordic Coffee' }).getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('combobox', { name: 'Show' })).toHaveValue(service.ready.workspaces[0]?.id ?? '')
})

test('makes a key that is shown once, tops up credits, and sets a fault', async () => {
  await go('API keys')
  await page.getByRole('button', { name: 'New key' }).click()
  await page.getByLabel('Name').fill('My laptop')
  await page.getByText('Scope by scope').click()
  await page.getByLabel('account:read').check()
  await page.getByRole('button', { name: 'Create' }).click()
  const secret = (await page.getByRole('dialog').locator('code').textContent()) ?? ''
  const answer = await fetch(`${service.baseUrl}/account/credits`, { headers: { 'x-api-key': secret } })
  expect(answer.status).toBe(200)
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText(secret)).toHaveCount(0)

  await go('Credits')
  const balance = page.getByRole('banner').getByRole('link', { name: /credits/ })
  const before = Number(((await balance.textContent()) ?? '').replace(/\D/g, ''))
  await page.getByRole('group', { name: 'Add credits' }).getByRole('button', { name: '100', exact: true }).click()
  await expect.poll(async () => Number(((await balance.textContent()) ?? '').replace(/\D/g, ''))).toBe(before + 100)

  await go('Faults')
  await page.getByRole('combobox', { name: 'Call', exact: true }).selectOption('getCredits')
  await page.getByRole('combobox', { name: 'What happens' }).selectOption('503')
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  await expect(page.getByText('struck 0 of 1 time')).toBeVisible()
  expect((await fetch(`${service.baseUrl}/account/credits`, { headers: { 'x-api-key': secret } })).status).toBe(503)
  await expect(page.getByText('used up')).toBeVisible()
  await go('Requests')
  await page.getByRole('combobox', { name: 'Show' }).selectOption('')
  await expect(page.getByText('503-before')).toBeVisible()
})

test('keeps nobody out: every part, its dialogs, wide and narrow', async () => {
  for (const width of [1280, 480]) {
    await browser.evaluate(({ BrowserWindow }, w) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, 832), width)
    for (const part of PARTS) {
      await go(part)
      // Colours are those of the wide one.
      expect.soft(await barriersIn(page, width > 760 ? ['light', 'dark'] : ['light']), `${part} at ${width}`).toEqual([])
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${part} at ${width} is as wide as the window`).toBe(0)
    }
  }
  await go('API keys')
  await page.getByRole('button', { name: 'New key' }).click()
  expect.soft(await barriersIn(page), 'a new key').toEqual([])
  await page.keyboard.press('Escape')
  await go('Workspaces')
  await page.getByRole('button', { name: 'Delete Nordic Coffee' }).click()
  expect.soft(await barriersIn(page), 'deleting').toEqual([])
  await page.keyboard.press('Escape')
  expect(problems).toEqual([])
})

test('says so when the sandbox is gone, and when it came back under another address', async () => {
  await service.stop()
  await expect(page.getByRole('alert')).toHaveText(/does not answer/)
  await service.start()
  await expect(page.getByRole('alert')).toHaveText(/another address/)
  await page.reload()
  await expect(page.getByText('This page opens with the address')).toBeVisible()
})
