/** Files from outside: dropped ones are taken or refused by name, made-up ones never. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Composer } from './pages/composer.ts'
import { Drafts } from './pages/drafts.ts'
import { justWrite } from './pages/first-use.ts'
import type { RunningApp } from './support/app.ts'
import { expect, sharedRig, test } from './support/rig.ts'

const rig = sharedRig()
let app: RunningApp
let composer: Composer

test.beforeAll(async () => {
  app = await rig().launch()
  await justWrite(app, 'Photos')
  composer = await new Drafts(app).create()
  await composer.write('With photos', 'Photos')
  await composer.saved()
})

test('good photos go in, one that is none is refused by name with its reason', async () => {
  const good = [rig().photo('harbour.png', 21), rig().photo('Grünerløkka über 60°.png', 22)]
  const bad = rig().file('minutes.png', 'These are minutes, and no picture.')
  await composer.drop([good[0] ?? '', bad, good[1] ?? ''])
  await expect(composer.photos).toHaveCount(2)
  await expect(composer.root.getByText('One file was not added')).toBeVisible()
  await expect(composer.root.getByRole('listitem').filter({ hasText: /^minutes\.png .*is not what its name says it is\.$/ })).toBeVisible()
  await composer.saved()

  const [workspace] = rig().workspaces()
  expect(workspace?.media.map((one) => one.name).sort()).toEqual(['Grünerløkka über 60°.png', 'harbour.png'])
  const folder = join(dirname(app.workspaceFiles()[0] ?? ''), 'media')
  for (const path of good) {
    const hash = createHash('sha256').update(readFileSync(path)).digest('hex')
    const stored = join(folder, hash.slice(0, 2), `${hash}.png`)
    expect(existsSync(stored), path).toBe(true)
    expect(readFileSync(stored).equals(readFileSync(path))).toBe(true)
  }
})

test('the same photo again is not kept twice', async () => {
  await composer.drop([rig().photo('harbour again.png', 21)])
  await expect(composer.root.getByText(/1 was here already|is in this draft already/)).toBeVisible()
  await expect(composer.photos).toHaveCount(2)
})

test('a file that a script makes up is refused, whatever path it claims', async () => {
  const secret = rig().photo('private.png', 23)
  const before = rig().workspaces()[0]?.media.length
  await composer.root.evaluate((root, path) => {
    const file = new File(['made up'], path, { type: 'image/png' })
    Object.defineProperty(file, 'path', { value: path })
    const data = new DataTransfer()
    data.items.add(file)
    for (const type of ['dragenter', 'dragover', 'drop']) root.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }))
  }, secret)
  await expect(composer.root.getByText('These could not be added. Drop files from this computer, at most 5,000 at a time.')).toBeVisible()
  await expect(composer.photos).toHaveCount(2)
  expect(rig().workspaces()[0]?.media.length).toBe(before)
})

test('a pasted path stays text', async () => {
  const secret = rig().photo('pasted.png', 24)
  const before = rig().workspaces()[0]?.media.length
  await composer.caption.fill('')
  await composer.caption.evaluate((field, path) => {
    const data = new DataTransfer()
    data.setData('text/plain', path)
    data.setData('text/uri-list', `file://${path}`)
    field.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }))
    field.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }))
  }, secret)
  await app.page.waitForTimeout(300)
  await expect(composer.photos).toHaveCount(2)
  expect(rig().workspaces()[0]?.media.length).toBe(before)
  expect(app.page.url()).toMatch(/^app:\/\/powerpost\//)
})

test('media is served to its own client only, and in parts', async () => {
  const [workspace] = rig().workspaces()
  const media = workspace?.media[0]
  if (!workspace || !media) throw new Error('no media')
  const ask = (url: string, range?: string) => app.electron.evaluate(async ({ net }, { url, range }) => {
    const answer = await net.fetch(url, range === undefined ? {} : { headers: { range } })
    return { status: answer.status, length: (await answer.arrayBuffer()).byteLength, type: answer.headers.get('content-type'), part: answer.headers.get('content-range') }
  }, { url, ...(range === undefined ? {} : { range }) })
  const address = `media://${workspace.id}/${media.sha256}`
  expect(await ask(address)).toEqual({ status: 200, length: media.size, type: 'image/png', part: null })
  expect(await ask(address, 'bytes=10-19')).toEqual({ status: 206, length: 10, type: 'image/png', part: `bytes 10-19/${media.size}` })
  expect((await ask(address, `bytes=${media.size}-`)).status).toBe(416)
  for (const url of [
    `media://${workspace.id}/${'0'.repeat(64)}`, `media://00000000-0000-4000-8000-000000000000/${media.sha256}`, `${address}?x=1`, `${address}/..`,
    `media://${workspace.id}/../${workspace.id}/${media.sha256}/x`, `media://${workspace.id}/workspace.db`,
  ]) expect((await ask(url)).status, url).toBe(404)
})
