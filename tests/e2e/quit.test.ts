/** The ordinary end of the app, at the worst moments. */
import { Drafts } from './pages/drafts.ts'
import { connectClient, justWrite } from './pages/first-use.ts'
import { SendSheet } from './pages/send-sheet.ts'
import { waitUntil } from './support/app.ts'
import { expect, test } from './support/rig.ts'

test('typed and quit at once: the text is there at the next start', async ({ rig }) => {
  let app = await rig.launch()
  await justWrite(app, 'In a hurry')
  const composer = await new Drafts(app).create()
  await composer.write('', 'Last words')
  await composer.saved()
  await composer.caption.fill('The last thing typed before the lid was closed.')
  await app.quit()

  app = await rig.launch()
  const again = await new Drafts(app).open('Last words')
  await expect(again.caption).toHaveValue('The last thing typed before the lid was closed.')
  expect(await again.saved()).toBeGreaterThan(0)
})

test('asked to end while publishing: the publish is let finish or settled at the next start, and there is one post', async ({ rig }) => {
  const service = await rig.startSandbox()
  let app = await rig.launch()
  await connectClient(app, service, 'Nordic Coffee')
  const composer = await new Drafts(app).create()
  await composer.write('Out while the door closes', 'Closing time')
  await composer.choosePostTypes(['X Post'])
  await composer.saved()
  // The answer takes a while, so that the end comes in between.
  await service.fault('publishPost:delay-after:1:1500')
  await composer.openSend()
  await new SendSheet(app.page).publish()
  await waitUntil(async () => (await service.calls('publishPost')).length === 1, 20_000, 'the publish to arrive')
  app.terminate()
  await app.ended()

  app = await rig.launch()
  await waitUntil(() => rig.workspaces().some(({ sends }) => sends.length === 1 && sends[0]?.state === 'finished'), 60_000, 'the send to be settled')
  const posts = await service.posts()
  expect(posts.map((post) => [post.status, post.items.map((item) => item.content)])).toEqual([['published', ['Out while the door closes']]])
  expect(await service.calls('publishPost')).toHaveLength(1)
})
