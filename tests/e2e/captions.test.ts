/** Captions asked for without a network, approved once, and put in beside what a person wrote; what becomes of those whose draft is gone. */
import { z } from 'zod'
import { Captions, Review } from './pages/captions.ts'
import { Drafts } from './pages/drafts.ts'
import { connectClient } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
import { Posts } from './pages/posts.ts'
import { SendSheet } from './pages/send-sheet.ts'
import { Settings } from './pages/settings.ts'
import { expect, test } from './support/rig.ts'
import type { SandboxProcess } from './support/sandbox-process.ts'

const SWIFT = ['--publish-ms', '300', '--generate-ms', '1500']

async function credits(service: SandboxProcess): Promise<number> {
  return z.object({ balance: z.number() }).parse(await service.admin('GET', '/credits')).balance
}

test('asked offline, approved once online, put in without touching what was edited meanwhile, and sent', async ({ rig }) => {
  const service = await rig.startSandbox(SWIFT)
  const app = await rig.launch()
  await connectClient(app, service, 'Nordic Coffee')
  const frame = new Frame(app.page)
  const captions = new Captions(app.page)
  await frame.goTo('Drafts')
  const composer = await new Drafts(app).create()
  await composer.write('Night train to Bergen, with coffee', 'Night train')
  await composer.choosePostTypes(['Instagram Feed post', 'X Post', 'LinkedIn Post'])
  await composer.drop([rig.photo('window.png', 11)])
  await expect(composer.photos).toHaveCount(1)
  await composer.saved()
  await service.stop()
  await new Settings(app.page).checkNow('Offline')
  await frame.goTo('Drafts')

  // What is typed in the sheet outlives it.
  await composer.root.getByRole('button', { name: 'Captions…' }).click()
  await expect(captions.sheet.about).toHaveValue('Night train to Bergen, with coffee')
  await expect(captions.sheet.network('LinkedIn Post')).toBeChecked()
  await captions.sheet.root.getByRole('textbox', { name: 'Call to action' }).fill('Book a berth')
  await app.page.keyboard.press('Escape')
  await composer.root.getByRole('button', { name: 'Captions…' }).click()
  await expect(captions.sheet.root.getByRole('textbox', { name: 'Call to action' })).toHaveValue('Book a berth')
  await expect(captions.sheet.button).toHaveText(/^Queue for approval/)
  await captions.sheet.press()
  await expect(composer.root).toContainText('Captions for this draft wait for your approval')

  await service.start()
  await new Settings(app.page).checkNow('Online')
  expect(await service.calls('generateContent'), 'nothing is asked for before it is approved').toEqual([])
  const before = await credits(service)
  await frame.goTo('Posts')
  await frame.notice('1 request for captions waits for your approval').getByRole('button', { name: 'Look and approve…' }).click()
  await expect(captions.queue).toContainText('Cost not known yet')
  await captions.ceiling.fill('20')
  await captions.approveButton.click()
  await expect(captions.queue).toBeHidden()

  // Edited between the asking and the answer: this text is the user's.
  await frame.goTo('Drafts')
  await composer.writeFor('X', 'My own words for X')
  await composer.saved()
  const band = composer.root.getByRole('status').filter({ hasText: 'Captions for this draft are ready' })
  await expect(band).toBeVisible({ timeout: 30_000 })
  await band.getByRole('button', { name: 'Review' }).click()
  const review = new Review(app.page)
  await expect(review.take('X')).not.toBeChecked()
  await expect(review.root).toContainText('Edited since you asked')
  await expect(review.take('Instagram')).toBeChecked()
  await expect(review.putButton).toHaveText('Put in 2 captions')
  await review.putButton.click()
  await expect(review.root).toBeHidden()
  await expect(app.page.getByText('Put in for Instagram and LinkedIn.')).toBeVisible()
  await composer.tab('X')
  await expect(composer.caption).toHaveValue('My own words for X')
  await composer.tab('Instagram')
  await expect(composer.caption).toHaveValue(/Book a berth/)
  await composer.tab('Shared')
  await expect(composer.caption).toHaveValue('Night train to Bergen, with coffee')

  // Taken out, and put in again from its own place.
  await app.page.getByRole('button', { name: 'Undo', exact: true }).click()
  await composer.tab('Instagram')
  await expect(composer.caption).toHaveValue('Night train to Bergen, with coffee')
  await composer.saved()
  await frame.goTo('Captions')
  await captions.open('Night train')
  await captions.detail.getByRole('button', { name: 'Use only LinkedIn…' }).click()
  await expect(review.take('LinkedIn')).toBeChecked()
  await expect(review.take('Instagram')).not.toBeChecked()
  await app.page.keyboard.press('Escape')
  await expect(review.root).toBeHidden()
  await frame.goTo('Captions')
  await captions.open('Night train')
  await captions.detail.getByRole('button', { name: 'Use in draft again' }).click()
  await expect(app.page.getByText('X was left alone: you edited it since.').first()).toBeVisible()
  await frame.goTo('Drafts')
  await composer.tab('Instagram')
  await expect(composer.caption).toHaveValue(/Book a berth/)

  await composer.openSend()
  await new SendSheet(app.page).publish()
  await frame.goTo('Posts')
  const posts = new Posts(app.page)
  await posts.open('Night train')
  for (const network of ['Instagram', 'X', 'LinkedIn']) await expect(posts.item(network)).toContainText('Posted', { timeout: 30_000 })
  const [post] = await service.posts()
  const sent = Object.fromEntries((post?.items ?? []).map((item) => [item.platform, item.content]))
  expect(sent['x']).toBe('My own words for X')
  expect(sent['instagram']).toContain('Book a berth')
  expect(sent['linkedin']).toContain('Book a berth')

  const asked = await service.calls('generateContent')
  expect(asked.map((entry) => entry.status)).toEqual([200])
  expect(asked[0]?.body).toMatchObject({ prompt: 'Night train to Bergen, with coffee', cta_text: 'Book a berth', research_mode: 'regular', post_types: ['instagram-feed', 'x-post', 'linkedin-post'] })
  // Regular, with one photo; publishing to three networks with X among them is 4 more.
  expect(before - (await credits(service))).toBe(7 + 4)
  expect(await service.calls('uploadMedia')).toHaveLength(1)
})

test('captions whose draft is gone stay, and make a new one; a failed request gives its credits back', async ({ rig }) => {
  const service = await rig.startSandbox(SWIFT)
  const app = await rig.launch()
  await connectClient(app, service, 'Nordic Coffee')
  const frame = new Frame(app.page)
  const captions = new Captions(app.page)
  await frame.goTo('Drafts')
  const composer = await new Drafts(app).create()
  await composer.write('Beans of the month, from three farms', 'Beans')
  await composer.choosePostTypes(['Instagram Feed post', 'X Post'])
  await composer.drop([rig.photo('sacks.png', 5)])
  await expect(composer.photos).toHaveCount(1)
  await composer.saved()
  await composer.root.getByRole('button', { name: 'Captions…' }).click()
  await captions.sheet.press()
  await composer.root.getByRole('button', { name: 'More' }).click()
  await app.page.getByRole('menuitem', { name: 'Move to trash' }).click()

  await frame.goTo('Captions')
  await expect(captions.row('Beans')).toContainText('Ready', { timeout: 30_000 })
  await captions.open('Beans')
  await expect(captions.detail).toContainText('Its draft is in the trash.')
  await captions.detail.getByRole('button', { name: 'New draft from this' }).click()
  await expect(composer.root).toBeVisible()
  await composer.tab('X')
  await expect(composer.caption).toHaveValue(/^Beans of the month, from three farms\./)
  await expect(composer.root.getByRole('tab', { name: /^Instagram,/ })).toBeVisible()

  await service.fault('generateContent:fail-item:1')
  const before = await credits(service)
  await frame.goTo('Captions')
  await captions.ask('This one cannot be written', ['X Post'])
  await expect(captions.row('This one cannot be written')).toContainText('Failed: credits given back', { timeout: 30_000 })
  expect(await credits(service)).toBe(before)
  // Asking again begins with what was asked.
  await captions.open('This one cannot be written')
  await captions.detail.getByRole('button', { name: 'Ask again…' }).click()
  await expect(captions.sheet.about).toHaveValue('This one cannot be written')
  // A file of the client's media goes along, and into the draft that is made of it.
  await captions.sheet.pickFile('sacks.png')
  await captions.sheet.press()
  await expect(captions.row('This one cannot be written').filter({ hasText: 'Ready' })).toBeVisible({ timeout: 30_000 })
  expect((await service.calls('generateContent')).at(-1)?.body).toMatchObject({ prompt: 'This one cannot be written', media_ids: [expect.any(String)] })
  await captions.detail.getByRole('button', { name: 'New draft from this' }).click()
  await expect(composer.photos).toHaveCount(1)
})
