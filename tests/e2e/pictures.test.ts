/** Thumbnails and posters in the real app: the process for pictures, the hidden window, and what the page's addresses answer. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Composer } from './pages/composer.ts'
import { Drafts } from './pages/drafts.ts'
import { justWrite } from './pages/first-use.ts'
import type { RunningApp } from './support/app.ts'
import { recordFilm } from './support/record-film.ts'
import { expect, sharedRig, test } from './support/rig.ts'

const rig = sharedRig()
let app: RunningApp
let composer: Composer

test.beforeAll(async () => {
  app = await rig().launch()
  await justWrite(app, 'Pictures')
  composer = await new Drafts(app).create()
  await composer.write('With pictures', 'Pictures')
  await composer.saved()
})

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

/** What the address of a thumbnail answers, once it is more than a stand-in. */
async function thumbOf(path: string): Promise<{ status: number; type: string | null; cache: string | null; length: number }> {
  const [workspace] = rig().workspaces()
  const url = `media://${workspace?.id}/${hashOf(path)}/thumb`
  const ask = () => app.electron.evaluate(async ({ net }, address) => {
    const answer = await net.fetch(address)
    return { status: answer.status, type: answer.headers.get('content-type'), cache: answer.headers.get('cache-control'), length: (await answer.arrayBuffer()).byteLength }
  }, url)
  await expect.poll(async () => (await ask()).cache, { timeout: 20_000 }).toContain('immutable')
  return ask()
}

test('a photo gets a thumbnail from the process for pictures', async () => {
  const path = rig().photo('harbour.png', 31)
  await composer.drop([path])
  await expect(composer.photos).toHaveCount(1)
  expect(await thumbOf(path)).toMatchObject({ status: 200, type: 'image/webp' })
  expect((await app.processes()).some((one) => one.type === 'Utility' && one.name.includes('pictures'))).toBe(true)
})

test('a video gets a poster from the hidden window, which the app’s own ways do not meet', async () => {
  const film = await recordFilm(app.page)
  expect(film.length).toBeGreaterThan(1_000)
  const path = rig().file('film.webm', film)
  await composer.drop([path])
  const poster = await thumbOf(path)
  expect(poster).toMatchObject({ status: 200, type: 'image/jpeg' })
  expect(poster.length).toBeGreaterThan(500)
  // It is an image of the film, and not black: the page can show it.
  const [workspace] = rig().workspaces()
  const seen = await app.page.evaluate(async (src) => {
    const image = new Image()
    image.src = src
    await image.decode()
    return { width: image.naturalWidth, height: image.naturalHeight }
  }, `media://${workspace?.id}/${hashOf(path)}/thumb`)
  expect(seen).toEqual({ width: 320, height: 180 })
})

test('a video that nothing can show is kept, and the hidden window is of no origin that the app trusts', async () => {
  const path = rig().file('cut.mp4', Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'), Buffer.alloc(5_000, 7)]))
  await composer.drop([path])
  await expect.poll(() => rig().workspaces()[0]?.media.map((one) => one.name)).toContain('cut.mp4')
  const urls = await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => ({ url: window.webContents.getURL(), isVisible: window.isVisible() })))
  for (const { url, isVisible } of urls) if (!url.startsWith('app://powerpost/')) expect(isVisible, url).toBe(false)
})

test('the app quits with the hidden window and the process for pictures still there', async () => {
  await app.quit()
})
