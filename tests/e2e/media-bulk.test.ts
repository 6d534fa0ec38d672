/** Many files and large ones in the real app: killed in the middle, hostile, half a gigabyte, over a slow line. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, parse } from 'node:path'
import { hostileMedia } from '../core/media/hostile-corpus.ts'
import { makePng } from '../support/make-image.ts'
import { connectClient, enterKeyWhereItIsGone, justWrite } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
import { Media } from './pages/media.ts'
import { waitUntil } from './support/app.ts'
import type { RunningApp } from './support/app.ts'
import { encodeFilm, writeLargeFilm } from './support/films.ts'
import { canMeasureMemory, growthDuring } from './support/peak-memory.ts'
import { readWorkspace } from './support/read-workspaces.ts'
import { expect, test } from './support/rig.ts'
import type { Rig } from './support/rig.ts'
import { startSlowLine } from './support/slow-line.ts'

const MB = 1_000_000

function write(rig: Rig, name: string, bytes: Uint8Array): string {
  const path = join(rig.folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
  return path
}

async function openMedia(app: RunningApp): Promise<Media> {
  await new Frame(app.page).goTo('Media')
  return new Media(app)
}

test('two hundred photos and three films, with the power cut three times: all of it is there in the end, each once', async ({ rig }) => {
  let app = await rig.launch()
  await justWrite(app, 'Nordic Coffee')
  let media = await openMedia(app)
  // Some have the same bytes under another name, as the same photo of two cards has.
  const photos = Array.from({ length: 200 }, (_, at) => write(rig, `shoot/photo ${at + 1}.png`, makePng(at < 195 ? at + 1 : at - 190, 200, 150)))
  const films = await Promise.all(['#c00000', '#00a000', '#0000c0'].map(async (color, at) => write(rig, `shoot/film ${at + 1}.webm`, await encodeFilm(app.page, [{ color, seconds: 1 }]))))
  const paths = [...photos, ...films]
  const file = app.workspaceFiles()[0] ?? ''
  const safe = () => readWorkspace(file).media.length

  await media.drop(paths)
  for (const moment of [15, 70, 120]) {
    const pids = (await app.processes()).map(({ pid }) => pid)
    await waitUntil(() => safe() >= moment, 60_000, `${moment} files to be safe`)
    await app.killAll(pids)
    expect(safe(), 'the cut came too late to matter').toBeLessThan(paths.length)
    app = await rig.launch()
  }
  media = await openMedia(app)
  await media.expectCount(paths.length)
  await app.page.getByRole('button', { name: 'All imports' }).click()
  await expect(app.page.getByRole('dialog', { name: 'All imports' }).getByText(`${paths.length} files added`)).toBeVisible()

  const rows = readWorkspace(file).media
  expect(rows.map((row) => row.name).toSorted()).toEqual(paths.map((path) => basename(path)).toSorted())
  const folder = join(dirname(file), 'media')
  const hashes = paths.map((path) => createHash('sha256').update(readFileSync(path)).digest('hex'))
  expect(rows.map((row) => row.sha256).toSorted()).toEqual(hashes.toSorted())
  // Equal bytes lie there once, and nothing else does.
  const stored = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(stored.map((entry) => parse(entry.name).name).toSorted()).toEqual([...new Set(hashes)].toSorted())
  for (const entry of stored) expect(createHash('sha256').update(readFileSync(join(entry.parentPath, entry.name))).digest('hex')).toBe(parse(entry.name).name)
})

test('sixty hostile files and a few good ones: the window names each that was not taken, shows the others, and goes on', async ({ rig }) => {
  const app = await rig.launch()
  await justWrite(app, 'Nordic Coffee')
  const media = await openMedia(app)
  const files = await hostileMedia()
  const core = await app.helperPid('core')
  await media.drop(files.map(([name, bytes]) => write(rig, `hostile/${name}`, bytes)))
  const fates = (fate: (one: string) => boolean) => files.filter(([, , one]) => fate(one)).map(([name]) => name)
  const refused = fates((fate) => fate !== 'added' && fate !== 'offered')
  const taken = fates((fate) => fate === 'added')
  expect(files.length).toBeGreaterThanOrEqual(60)
  await expect(media.imports.getByText(`${taken.length} files added, ${refused.length} not added, ${fates((fate) => fate === 'offered').length} copies on offer`)).toBeVisible({ timeout: 60_000 })
  for (const name of refused) await expect(media.imports.getByRole('listitem').filter({ hasText: name }).first()).toBeAttached()
  await media.expectCount(taken.length)
  // While pictures of the rest are still being made, the good ones are there and another comes in.
  await media.drop([write(rig, 'after.png', makePng(900, 60, 40))])
  await media.expectCount(taken.length + 1)
  await expect(media.tile('after.png').locator('img')).toHaveJSProperty('complete', true)
  expect(await app.helperPid('core')).toBe(core)
  expect(app.logLines.filter((line) => /page error|Unhandled|SyntaxError/.test(line))).toEqual([])
  expect(existsSync(join(rig.profile(), 'workspaces'))).toBe(true)
})

test('half a gigabyte comes in and goes up without being in memory; over a slow line it is told how far it is, paused, and begun anew', async ({ rig }) => {
  const service = await rig.startSandbox()
  const line = await startSlowLine(service.ready.url)
  try {
    let app = await rig.launch()
    await connectClient(app, service, 'Nordic Coffee', line.baseUrl)
    let media = await openMedia(app)
    const [small, large, slow] = ['small.mp4', 'large.mp4', 'slow.mp4'].map((name) => join(rig.folder, name)) as [string, string, string]
    await writeLargeFilm(small, 5 * MB, 1)
    await writeLargeFilm(large, 500 * MB, 2)
    await writeLargeFilm(slow, 100 * MB, 3)
    const uploadNow = async (name: string) => {
      await media.tile(name).click()
      await app.page.getByRole('button', { name: 'Upload now', exact: true }).click()
    }
    const isUp = async (name: string) => {
      await expect.poll(async () => (await service.calls('uploadMedia')).filter((call) => call.status === 200).length, { timeout: 90_000 }).toBe(['small.mp4', 'large.mp4', 'slow.mp4'].indexOf(name) + 1)
      await expect(media.uploads).toBeHidden()
    }
    const bringAndSend = async (path: string, name: string, count: number) => {
      await media.drop([path])
      await media.expectCount(count)
      await uploadNow(name)
      await isUp(name)
    }
    // Once, so that what is only loaded at the first time does not count.
    await bringAndSend(small, 'small.mp4', 1)
    const pids = (await app.processes()).filter(({ type, name }) => type === 'Browser' || /core/i.test(name)).map(({ pid }) => pid)
    expect(pids).toHaveLength(2)
    if (canMeasureMemory) expect(await growthDuring(pids, () => bringAndSend(large, 'large.mp4', 2))).toBeLessThan(128 * MB)
    else await bringAndSend(large, 'large.mp4', 2)

    await media.drop([slow])
    await media.expectCount(3)
    line.setSpeed(MB)
    await uploadNow('slow.mp4')
    await media.uploads.getByRole('button', { name: 'Show uploads' }).click()
    const row = media.upload('slow.mp4')
    await expect(row).toContainText(/Uploading, .* of 100 MB/)
    for (const through of [2, 5, 8]) {
      await waitUntil(() => line.given() >= through * MB, 20_000, `${through} MB to come through`)
      const told = /Uploading, ([\d.]+) (bytes|kB|MB) of 100 MB/.exec((await row.textContent()) ?? '')
      const arrived = line.given()
      expect(told, 'the window says how far it is').not.toBeNull()
      expect(Math.abs(Number(told?.[1]) * ({ bytes: 1, kB: 1_000 }[told?.[2] ?? ''] ?? MB) - arrived), `after ${arrived} bytes the window says: ${told?.[0]}`).toBeLessThan(5 * MB)
    }
    await expect(row).toContainText(/\/s, .* left/)

    await row.getByRole('button', { name: 'Pause: slow.mp4' }).click()
    await expect(row).toContainText('Paused, 100 MB')
    await expect(media.uploads.getByText('a paused upload starts again from its beginning')).toBeVisible()
    const { begun } = line.counts()
    await app.quit()
    app = await rig.launch()
    await enterKeyWhereItIsGone(app, service, await rig.keychain())
    media = await openMedia(app)
    await expect(media.uploads.getByText('1 upload paused')).toBeVisible()
    expect(line.counts()).toEqual({ begun, whole: 2 })
    line.setSpeed(null)
    await media.uploads.getByRole('button', { name: 'Resume all' }).click()
    await isUp('slow.mp4')
    expect(line.counts()).toEqual({ begun: begun + 1, whole: 3 })
    expect(line.given()).toBeGreaterThan(100 * MB)
  } finally {
    await line.close()
  }
})
