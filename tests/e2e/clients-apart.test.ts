/** Two clients, with words and file names of their own: nothing of the one ever names the other. And the key stays out of everything. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Drafts } from './pages/drafts.ts'
import { addClient, connectClient } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
import { Posts } from './pages/posts.ts'
import { SendSheet } from './pages/send-sheet.ts'
import type { RunningApp } from './support/app.ts'
import { expect, sharedRig, test } from './support/rig.ts'
import type { SandboxProcess } from './support/sandbox-process.ts'

const CLIENTS = [
  { name: 'Nordic Coffee', word: 'CANARY-ALPHA' },
  { name: 'Alpine Bikes', word: 'CANARY-BRAVO' },
] as const

const rig = sharedRig()
let app: RunningApp
let service: SandboxProcess

const remoteId = (name: string) => service.ready.workspaces.find((one) => one.name === name)?.id ?? ''

test.beforeAll(async () => {
  service = await rig().startSandbox()
  app = await rig().launch()
  await connectClient(app, service, CLIENTS[0].name)
  await addClient(app, CLIENTS[1].name, remoteId(CLIENTS[1].name))
})

test('both write, switch, drop and publish; the service saw no word or file under the other’s name', async () => {
  const frame = new Frame(app.page)
  for (const { name, word } of CLIENTS) {
    await frame.openClientOf(name)
    const composer = await new Drafts(app).create()
    await composer.write(`${word} in the shared text`, `${word} title`)
    await composer.choosePostTypes(['Instagram Feed post', 'X Post'])
    await composer.writeFor('X', `${word} in a variant`)
    await composer.drop([rig().photo(`${word}.png`, name.length)])
    await expect(composer.photos).toHaveCount(1)
    await composer.saved()
  }
  // Back and forth between the two, right up to the send.
  for (const { name, word } of CLIENTS) {
    for (const other of CLIENTS) await frame.openClientOf(other.name)
    await frame.openClientOf(name)
    const composer = await new Drafts(app).open(`${word} title`)
    await composer.openSend()
    const sheet = new SendSheet(app.page)
    await expect(sheet.root).toContainText(name)
    await sheet.publish()
  }
  for (const { name, word } of CLIENTS) {
    await frame.openClientOf(name)
    await frame.goTo('Posts')
    const posts = new Posts(app.page)
    await posts.open(`${word} title`)
    for (const network of ['Instagram', 'X']) await expect(posts.item(network)).toContainText('Posted', { timeout: 30_000 })
  }

  const log = await service.log()
  for (const { name, word } of CLIENTS) {
    const holding = log.filter((entry) => JSON.stringify(entry.body ?? null).includes(word) || entry.path.includes(word))
    expect(holding.map((entry) => entry.operationId ?? '').toSorted((a, b) => a.localeCompare(b))).toEqual(['createPost', 'uploadMedia'])
    expect(new Set(holding.map((entry) => entry.workspaceId))).toEqual(new Set([remoteId(name)]))
  }
  const posts = await service.posts()
  expect(posts.map((post) => [post.workspaceId, post.items.every((item) => item.content.startsWith(CLIENTS.find(({ name }) => remoteId(name) === post.workspaceId)?.word ?? '?'))])).toEqual(
    [...CLIENTS].reverse().map(({ name }) => [remoteId(name), true]),
  )
  for (const { word } of CLIENTS) {
    const holding = rig().workspaces().filter((one) => JSON.stringify([one.drafts, one.history, one.media]).includes(word))
    expect(holding).toHaveLength(1)
  }
})

test('the key is in no file, no log and nowhere in the page', async () => {
  const { key } = service.ready
  const secret = key.slice(0, -4)
  expect(await app.page.evaluate(() => document.documentElement.outerHTML + JSON.stringify(Object.entries(localStorage)) + JSON.stringify(Object.entries(sessionStorage)))).not.toContain(secret)
  expect(app.logLines.join('')).not.toContain(secret)
  await app.quit()
  expect(app.logLines.join('')).not.toContain(secret)
  const holding = readdirSync(app.profile, { recursive: true, encoding: 'utf8' })
    .map((name) => join(app.profile, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true && readFileSync(path).includes(secret))
  expect(holding).toEqual([])
})
