/** The main job from the first start to the last post: two clients, offline in the middle, a restart, a power cut. */
import { addClient, connectClient, enterKeyWhereItIsGone, Welcome } from '../../tests/e2e/pages/first-use.ts'
import { Outbox } from '../../tests/e2e/pages/outbox.ts'
import { Posts } from '../../tests/e2e/pages/posts.ts'
import { workspaceFilesOf } from '../../tests/e2e/support/app.ts'
import { expect } from '../../tests/e2e/support/expect.ts'
import { checkCanaries, CUT_SHORT, FIRST, HALF_OUT, OFFLINE, WITH_CAPTIONS } from './drafts.ts'
import type { Client, DemoDraft } from './drafts.ts'
import { approveAndUse, askOffline, AT_ITS_TIME_MS, learnPrice, PLANNED, planWithPowerPost, sayWhatIsLeft, sendHalf } from './paid-parts.ts'
import { plantLoss } from './planted-loss.ts'
import { say } from './stage.ts'
import type { Stage } from './stage.ts'

export type Plant = 'lose' | 'double' | 'cross' | 'spend'

const CLIENTS: readonly Client[] = ['Nordic Coffee', 'Alpine Bikes']
/** How long sending may take in all once the service is back (ms); with a planted bug it may never end. */
const PUBLISHED_WITHIN_MS = 120_000
const PLANTED_WITHIN_MS = 30_000

/** Answers whether everything that was sent is posted. */
export async function play(stage: Stage, plant: Plant | null): Promise<boolean> {
  checkCanaries([...FIRST, HALF_OUT, ...OFFLINE, WITH_CAPTIONS, CUT_SHORT])
  await stage.open(plant === 'lose' ? null : plant)
  // With posts that are doubled or in another workspace, what follows a post to its end would wait for ever.
  const isWhole = plant !== 'double' && plant !== 'cross'
  await firstUse(stage)
  await writeOnline(stage)
  if (isWhole) {
    await untilPosted(stage, PUBLISHED_WITHIN_MS)
    await sendHalf(stage)
    await learnPrice(stage)
    await planWithPowerPost(stage)
  }
  await bringShoots(stage)
  await writeOffline(stage, isWhole)
  await restart(stage)
  const last = await powerCut(stage, plant === 'lose')
  return publishAll(stage, last, plant)
}

async function firstUse(stage: Stage): Promise<void> {
  say('First use: the built-in sandbox, on a profile of its own')
  await stage.startApp(`${stage.profile}-sandbox`)
  const welcome = new Welcome(stage.app.page)
  await expect(welcome.sandboxDoor).toBeVisible()
  await stage.picture('welcome')
  await welcome.sandboxDoor.click()
  for (const client of CLIENTS) await expect(stage.frame.client(client)).toBeVisible({ timeout: 60_000 })
  await stage.picture('sandbox-ready')
  await stage.quitApp()

  say('First use: an account by its key, and two clients')
  await stage.startApp()
  await connectClient(stage.app, stage.service, CLIENTS[0] ?? 'Nordic Coffee', stage.baseUrl)
  await addClient(stage.app, 'Alpine Bikes', stage.remoteId('Alpine Bikes'))
}

async function writeOnline(stage: Stage): Promise<void> {
  say('Writing, online')
  for (const draft of FIRST) {
    await stage.frame.openClientOf(draft.client)
    await stage.frame.goTo('Drafts')
    await stage.write(draft)
  }
  const [, , spring, passes] = FIRST
  if (!spring || !passes) throw new Error('the drafts for the pictures are not there')
  const composer = await stage.openDraft(spring)
  await stage.picture('composer')
  await composer.tab('X')
  await stage.picture('composer-own-text-for-x')
  await composer.tab('Shared')
  await stage.setTheme('Dark')
  await stage.openDraft(spring)
  await stage.picture('composer-dark')
  await stage.setTheme('Light')
  await stage.openDraft(passes)
  await stage.picture('other-client')
  say('One goes out at once')
  await stage.send(passes, () => stage.picture('send-sheet'))
}

/** Photos and films of both clients come in through the window; the films go up at once. */
async function bringShoots(stage: Stage): Promise<void> {
  say('A shoot for each client: photos and films, dropped on the window')
  for (const client of CLIENTS) {
    const { media, shoot } = await stage.bringShoot(client)
    const [film] = shoot.films
    if (film === undefined) throw new Error('a shoot without a film')
    await expect(media.tile(film).locator('img')).toHaveJSProperty('complete', true, { timeout: 30_000 })
    await stage.picture(`media-${client.toLowerCase().replaceAll(' ', '-')}`)
    for (const name of shoot.films) await media.tile(name).click({ modifiers: name === film ? [] : ['ControlOrMeta'] })
    await stage.app.page.getByRole('button', { name: 'Upload now', exact: true }).click()
    await expect.poll(async () => (await stage.service.calls('uploadMedia')).filter((call) => call.status === 200 && shoot.films.some((name) => JSON.stringify(call.body ?? null).includes(name))).length, { timeout: 60_000 }).toBe(shoot.films.length)
    await expect(media.uploads).toBeHidden()
    await media.tile(film).click()
    await expect.poll(() => media.detail.locator('video').evaluate((video: HTMLVideoElement) => video.readyState)).toBeGreaterThan(1)
    await stage.picture(`film-${client.toLowerCase().replaceAll(' ', '-')}`)
  }
}

async function writeOffline(stage: Stage, isWhole: boolean): Promise<void> {
  say('The service is stopped; writing and sending go on')
  await untilPosted(stage, PUBLISHED_WITHIN_MS)
  await stage.goOffline()
  for (const draft of OFFLINE) {
    await stage.frame.openClientOf(draft.client)
    await stage.frame.goTo('Drafts')
    await stage.write(draft)
  }
  if (isWhole) await askOffline(stage)
  const [cupping] = OFFLINE
  if (!cupping) throw new Error('nothing was written offline')
  await stage.send(cupping)
  await stage.frame.goTo('Outbox')
  await expect(new Outbox(stage.app.page).line('Waiting for the network').first()).toBeVisible({ timeout: 30_000 })
  await stage.picture('outbox-offline')
}

async function restart(stage: Stage): Promise<void> {
  say('The app is closed and started again, still offline')
  await stage.quitApp()
  await stage.startApp()
  await expect(stage.frame.client('Alpine Bikes')).toBeVisible()
  await enterKeyWhereItIsGone(stage.app, stage.service, { lasts: stage.keyLasts })
  for (const draft of OFFLINE) {
    const composer = await stage.openDraft(draft)
    await expect(composer.caption).toHaveValue(draft.caption)
    await expect(composer.photos).toHaveCount(draft.photos.length)
  }
  await stage.picture('after-restart')
}

/** Writes, is killed, and looks whether what was shown as saved is there. Answers what is to be sent of it. */
async function powerCut(stage: Stage, loses: boolean): Promise<DemoDraft | null> {
  say('The power goes while a draft is being written (kill -9 of every process)')
  await stage.frame.openClientOf(CUT_SHORT.client)
  await stage.frame.goTo('Drafts')
  const composer = await stage.drafts.create()
  await composer.write('One slow turn, four minutes.', CUT_SHORT.title)
  await composer.choosePostTypes(CUT_SHORT.postTypes)
  await composer.saved()
  const loss = loses ? plantLoss(workspaceFilesOf(stage.profile), stage.remoteId(CUT_SHORT.client)) : null
  await composer.caption.fill(CUT_SHORT.caption)
  await composer.saved()
  stage.remember(CUT_SHORT)
  const typing = composer.caption.pressSequentially(' And while this is being typed, the lights go out', { delay: 20 }).catch(() => undefined)
  await stage.app.page.waitForTimeout(150)
  await stage.killApp()
  await typing
  loss?.strike()

  await stage.startApp()
  await enterKeyWhereItIsGone(stage.app, stage.service, { lasts: stage.keyLasts })
  const again = await stage.openDraft(CUT_SHORT)
  const found = await again.caption.inputValue()
  say(found.startsWith(CUT_SHORT.caption) ? '  all that was shown as saved is there' : '  some of what was shown as saved is gone')
  await stage.picture('after-the-power-cut')
  if (!found.startsWith(CUT_SHORT.caption)) return null
  await again.caption.fill(CUT_SHORT.caption)
  await again.saved()
  return CUT_SHORT
}

async function publishAll(stage: Stage, last: DemoDraft | null, plant: Plant | null): Promise<boolean> {
  say('The rest is sent, still offline; then the service is back')
  const sent = new Set(stage.written.filter((one) => one.sent).map((one) => one.canary))
  for (const draft of [...FIRST, ...OFFLINE, ...(last ? [last] : [])].filter((one) => one.isSent && !sent.has(one.canary))) await stage.send(draft)
  await stage.frame.openClientOf('Nordic Coffee')
  await stage.frame.goTo('Outbox')
  await stage.picture('outbox')
  await stage.setTheme('Dark')
  await stage.frame.goTo('Outbox')
  await stage.picture('outbox-dark')
  await stage.setTheme('Light')
  const isWhole = plant !== 'double' && plant !== 'cross'
  await stage.goOnline(isWhole ? AT_ITS_TIME_MS : 0)
  say('Online again')
  if (isWhole) {
    stage.expectOut(PLANNED)
    await approveAndUse(stage)
    await stage.send(WITH_CAPTIONS)
  }
  const isComplete = await untilPosted(stage, plant === null || plant === 'spend' ? PUBLISHED_WITHIN_MS : PLANTED_WITHIN_MS)
  const posts = new Posts(stage.app.page)
  for (const client of CLIENTS) {
    await stage.frame.openClientOf(client)
    await stage.frame.goTo('Posts')
    await expect(posts.list.or(stage.app.page.getByText('Nothing was sent yet'))).toBeVisible()
    // The window reads it back a moment after the service has it; of a post in a wrong workspace it never hears.
    if (isComplete && plant !== 'cross') await expect(posts.list.getByText('On its way')).toHaveCount(0, { timeout: 30_000 })
    await stage.picture(`posts-${client.toLowerCase().replaceAll(' ', '-')}`)
  }
  await sayWhatIsLeft(stage, isWhole)
  await stage.quitApp()
  return isComplete
}

/** True when the service has posted every item of every draft that was sent. */
async function untilPosted(stage: Stage, limitMs: number): Promise<boolean> {
  const expected = stage.written.filter((one) => one.sent).map((one) => one.canary)
  const end = performance.now() + limitMs
  while (performance.now() < end) {
    const posts = await stage.service.posts()
    const isOut = (canary: string) => posts.some((post) => post.items.some((item) => item.content.includes(canary)) && post.items.every((item) => item.status === 'posted'))
    if (expected.every(isOut)) return true
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return false
}
