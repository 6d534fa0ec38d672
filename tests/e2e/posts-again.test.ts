/** What became of a post: one network fails and alone gets another text, and every step of the way can be compared. */
import { Drafts } from './pages/drafts.ts'
import { connectClient } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
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

/** How often each network has this text out. */
const out = async (text: string) => (await service.posts()).flatMap((post) => post.items).filter((item) => item.status === 'posted' && item.content.includes(text)).map((item) => item.platform).sort()

test('edited first, it goes to the failed network alone, and the four states show what changed', async () => {
  await service.fault('publishPost:fail-item:1:x')
  const composer = await new Drafts(app).create()
  await composer.write('A plain first text', 'Too plain')
  await composer.choosePostTypes(['X Post', 'LinkedIn Post'])
  await composer.saved()
  await composer.openSend()
  const sheet = new SendSheet(app.page)
  await sheet.publish()
  await new Frame(app.page).goTo('Posts')
  const posts = new Posts(app.page)
  await posts.open('Too plain')
  await expect(posts.item('LinkedIn')).toContainText('Posted', { timeout: 30_000 })
  await expect(posts.item('X')).toContainText('Failed')
  await posts.detail.getByRole('button', { name: 'Edit and send again' }).click()
  await expect(composer.caption).toHaveValue('A plain first text')
  await composer.write('A better second text #coffee')
  await composer.choosePostTypes(['LinkedIn Post'])
  await composer.saved()
  await composer.openSend()
  await expect(sheet.network('LinkedIn Post')).toBeDisabled()
  await expect(sheet.root).toContainText('Not among what failed.')
  await sheet.publish()
  await new Frame(app.page).goTo('Posts')
  await posts.detail.getByRole('button', { name: 'See the first one' }).waitFor()
  await expect(posts.item('X')).toContainText('Posted', { timeout: 30_000 })
  expect([await out('A plain first'), await out('A better second')]).toEqual([['linkedin'], ['x']])

  // The draft is written on: each state stands by itself, marked where it differs from the one before.
  await new Frame(app.page).goTo('Drafts')
  await composer.write('A third text')
  await composer.saved()
  await new Frame(app.page).goTo('Posts')
  await posts.item('X').getByRole('button', { name: /^Compare/ }).click()
  const states = posts.item('X').getByRole('tablist', { name: 'States: X' })
  await expect(states.getByRole('tab')).toHaveText([/^Draft/, /^Sent/, /^Stored.*The same/s, /^Live.*The same/s])
  await states.getByRole('tab', { name: /^Sent/ }).click()
  await expect(states.getByRole('tab', { name: /^Sent/ })).toContainText('added')
  const panel = posts.item('X').getByRole('tabpanel')
  await expect(panel.locator('ins').first()).toContainText('better second')
  await expect(panel.locator('del').first()).toContainText('third')
  await app.page.keyboard.press('ArrowRight')
  await expect(states.getByRole('tab', { name: /^Stored/ })).toBeFocused()
  await expect(panel.locator('ins, del')).toHaveCount(0)
  await expect(posts.detail.getByRole('list', { name: 'What happened' })).toContainText('Every network has its answer')
})

test('what was made elsewhere stands below, and can only be looked at', async () => {
  const workspaceId = service.ready.workspaces.find((one) => one.name === 'Nordic Coffee')?.id ?? ''
  const headers = { 'x-api-key': service.ready.key, 'X-Workspace-Id': workspaceId, 'content-type': 'application/json' }
  await fetch(`${service.baseUrl}/posts`, { method: 'POST', headers, body: JSON.stringify({ items: [{ post_type: 'x-post', content: 'Written on the web site' }] }) })
  await app.page.getByRole('button', { name: 'Read PowerPost’s list' }).click()
  const posts = new Posts(app.page)
  await posts.open('Written on the web site')
  await expect(posts.detail).toContainText('Made elsewhere')
  await expect(posts.detail.getByRole('button', { name: /^(Send|Edit|Cancel|Open)/ })).toHaveCount(0)
})
