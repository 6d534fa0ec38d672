/** On the road: the service is really gone (its process is stopped), the app is closed and opened again, and all of it goes out in the end. */
import { Drafts } from './pages/drafts.ts'
import { connectClient, enterKeyWhereItIsGone } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
import { Outbox } from './pages/outbox.ts'
import { Posts } from './pages/posts.ts'
import { SendSheet } from './pages/send-sheet.ts'
import { expect, test } from './support/rig.ts'

test('written, dropped, closed, opened and sent offline; published item by item when the service is back', async ({ rig }) => {
  const service = await rig.startSandbox()
  let app = await rig.launch()
  await connectClient(app, service, 'Nordic Coffee')
  const log = await service.log()
  await service.stop()

  let composer = await new Drafts(app).create()
  await composer.write('Written on a night train without a network', 'Night train')
  await composer.choosePostTypes(['Instagram Feed post', 'X Post'])
  await composer.writeFor('X', 'Night train, short')
  await composer.drop([rig.photo('window.png', 11), rig.photo('platform.png', 12)])
  await expect(composer.photos).toHaveCount(2)
  await composer.saved()
  await app.quit()

  app = await rig.launch()
  composer = await new Drafts(app).open('Night train')
  await expect(composer.caption).toHaveValue('Written on a night train without a network')
  await expect(composer.photos).toHaveCount(2)
  await composer.tab('X')
  await expect(composer.caption).toHaveValue('Night train, short')
  await enterKeyWhereItIsGone(app, service, await rig.keychain())
  await new Drafts(app).open('Night train')
  await composer.openSend()
  const sheet = new SendSheet(app.page)
  await sheet.publish()

  const frame = new Frame(app.page)
  const outbox = new Outbox(app.page)
  await frame.goTo('Outbox')
  await expect(outbox.line('Waiting for the network').first()).toBeVisible({ timeout: 20_000 })
  const [workspace] = rig.workspaces()
  expect(workspace?.sends.map((send) => send.state)).toEqual(['live'])

  await service.start()
  expect((await service.log()).length, 'nothing reached a service that was not there').toBe(log.length)
  await frame.goTo('Posts')
  const posts = new Posts(app.page)
  await posts.open('Night train')
  for (const network of ['Instagram', 'X']) await expect(posts.item(network)).toContainText('Posted', { timeout: 60_000 })
  expect((await service.posts()).map((post) => post.items.map((item) => [item.platform, item.content, item.status, item.mediaIds.length]))).toEqual([
    [['instagram', 'Written on a night train without a network', 'posted', 2], ['x', 'Night train, short', 'posted', 2]],
  ])
})
