/** The answer to a publish is lost after the service has done it. */
import { Drafts } from './pages/drafts.ts'
import { connectClient } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
import { Outbox } from './pages/outbox.ts'
import { Posts } from './pages/posts.ts'
import { SendSheet } from './pages/send-sheet.ts'
import { expect, test } from './support/rig.ts'

test('the window says that it is checking, settles it by looking, and there is exactly one post', async ({ rig }) => {
  const service = await rig.startSandbox()
  const app = await rig.launch()
  await connectClient(app, service, 'Nordic Coffee')
  const composer = await new Drafts(app).create()
  await composer.write('Published once, whatever the wire does', 'Lost answer')
  await composer.choosePostTypes(['X Post', 'LinkedIn Post'])
  await composer.saved()
  await service.fault('publishPost:drop-after:1')
  await composer.openSend()
  await new SendSheet(app.page).publish()

  const frame = new Frame(app.page)
  const outbox = new Outbox(app.page)
  await frame.goTo('Outbox')
  await expect(outbox.line('Lost answer', 'Checking what happened')).toBeVisible({ timeout: 20_000 })
  await expect(outbox.line('Lost answer', 'It may be live or not', 'It is not sent again until that is clear')).toBeVisible()

  await frame.goTo('Posts')
  await expect(new Posts(app.page).row('Lost answer')).toContainText(/Posted on (LinkedIn and X|X and LinkedIn)/, { timeout: 30_000 })
  expect((await service.posts()).map((post) => [post.status, post.items.length])).toEqual([['published', 2]])
  expect(await service.calls('publishPost')).toHaveLength(1)
  expect(await service.calls('createPost')).toHaveLength(1)
})
