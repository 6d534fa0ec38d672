/** From the composer to the networks, with the fate of each item. */
import { Drafts } from './pages/drafts.ts'
import { connectClient } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
import { Outbox } from './pages/outbox.ts'
import { Posts } from './pages/posts.ts'
import { SendSheet } from './pages/send-sheet.ts'
import type { RunningApp } from './support/app.ts'
import { expect, sharedRig, test } from './support/rig.ts'
import type { SandboxProcess } from './support/sandbox-process.ts'

const rig = sharedRig()
let app: RunningApp
let service: SandboxProcess

test.beforeAll(async () => {
  service = await rig().startSandbox()
  app = await rig().launch()
  await connectClient(app, service, 'Nordic Coffee')
})

async function write(title: string, caption: string, postTypes: string[]) {
  await new Frame(app.page).goTo('Drafts')
  const composer = await new Drafts(app).create()
  await composer.write(caption, title)
  await composer.choosePostTypes(postTypes)
  await composer.saved()
  return composer
}

test('goes to several networks, each with its own text and its photos', async () => {
  const composer = await write('Spring menu', 'The shared words', ['Instagram Feed post', 'X Post', 'Facebook Post'])
  await composer.writeFor('X', 'Words for X alone')
  await composer.drop([rig().photo('cup.png', 1), rig().photo('board.png', 2)])
  await expect(composer.photos).toHaveCount(2)
  await composer.saved()
  await composer.openSend()
  const sheet = new SendSheet(app.page)
  await expect(sheet.root).toContainText('Nordic Coffee')
  await expect(sheet.root).toContainText('Words for X alone')
  await expect(sheet.publishButton).toHaveText(/Publish to 3 networks for Nordic Coffee/)
  await sheet.publish()

  await new Frame(app.page).goTo('Posts')
  const posts = new Posts(app.page)
  await posts.open('Spring menu')
  for (const [network, text] of [['Instagram', 'The shared words'], ['X', 'Words for X alone'], ['Facebook', 'The shared words']] as const) {
    await expect(posts.item(network)).toContainText('Posted', { timeout: 30_000 })
    await expect(posts.item(network)).toContainText(text)
  }
  const [post] = await service.posts()
  expect(post?.items.map((item) => [item.platform, item.content, item.status, item.mediaIds.length])).toEqual([
    ['instagram', 'The shared words', 'posted', 2], ['x', 'Words for X alone', 'posted', 2], ['facebook', 'The shared words', 'posted', 2],
  ])
  expect(await service.calls('uploadMedia')).toHaveLength(2)
})

test('a network that is not connected blocks the publish before anything is out, and says what to do', async () => {
  const workspaceId = service.ready.workspaces.find((one) => one.name === 'Nordic Coffee')?.id ?? ''
  await service.admin('PUT', `/workspaces/${workspaceId}/connections`, { tiktok: false })
  const composer = await write('No TikTok', 'Nothing of this goes out yet', ['TikTok Photos', 'Facebook Post'])
  await composer.drop([rig().photo('ride.png', 3)])
  await expect(composer.photos).toHaveCount(1)
  await composer.saved()
  await composer.openSend()
  await new SendSheet(app.page).publish()
  await new Frame(app.page).goTo('Outbox')
  const outbox = new Outbox(app.page)
  const line = outbox.line('No TikTok', 'A network of this post is not connected for this client on PowerPost.')
  await expect(line).toContainText('Connect it on PowerPost, then try again.', { timeout: 30_000 })
  const mine = (posts: Awaited<ReturnType<SandboxProcess['posts']>>) => posts.filter((post) => post.items.some((item) => item.content.startsWith('Nothing of this')))
  expect(mine(await service.posts()).map((post) => post.status)).toEqual(['draft'])

  await service.admin('PUT', `/workspaces/${workspaceId}/connections`, { tiktok: true })
  await line.getByRole('button', { name: /^Try again/ }).click()
  await new Frame(app.page).goTo('Posts')
  await expect(new Posts(app.page).row('No TikTok')).toContainText('Posted on', { timeout: 30_000 })
  expect(mine(await service.posts()).map((post) => post.status)).toEqual(['published'])
})

test('a double click on the button sends once', async () => {
  const composer = await write('Twice pressed', 'Pressed twice, out once', ['X Post'])
  await composer.openSend()
  const sheet = new SendSheet(app.page)
  await expect(sheet.publishButton).toBeEnabled()
  await sheet.publishButton.dblclick()
  await expect(sheet.root).toBeHidden()
  await new Frame(app.page).goTo('Posts')
  await expect(new Posts(app.page).row('Twice pressed')).toContainText('Posted on X', { timeout: 30_000 })
  expect((await service.posts()).filter((post) => post.items.some((item) => item.content === 'Pressed twice, out once'))).toHaveLength(1)
})

test('taken back in its first seconds, it never leaves', async () => {
  const composer = await write('On second thought', 'Better not said', ['X Post'])
  await composer.openSend()
  await new SendSheet(app.page).publish()
  await new Frame(app.page).goTo('Outbox')
  await new Outbox(app.page).list.getByRole('button', { name: 'Cancel send: On second thought' }).click()
  await expect(app.page.getByText('Cancelled. The draft is kept.')).toBeVisible()
  // Longer than the seconds in which it could be taken back.
  await app.page.waitForTimeout(6500)
  expect(JSON.stringify(await service.log())).not.toContain('Better not said')
  await new Frame(app.page).goTo('Drafts')
  await expect((await new Drafts(app).open('On second thought')).caption).toHaveValue('Better not said')
})
