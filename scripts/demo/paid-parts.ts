/** The parts of the story in which credits are at stake: captions, a post that fails in part, one that is left to its time, the balance. */
import { Captions, Review } from '../../tests/e2e/pages/captions.ts'
import { Posts } from '../../tests/e2e/pages/posts.ts'
import { Settings } from '../../tests/e2e/pages/settings.ts'
import { expect } from '../../tests/e2e/support/expect.ts'
import { FIRST, FIRST_CAPTIONS, HALF_OUT, WITH_CAPTIONS } from './drafts.ts'
import type { DemoDraft } from './drafts.ts'
import { say } from './stage.ts'
import type { Stage } from './stage.ts'

const HOUR_MS = 3_600_000
/** When the planned one is to go out, from the moment it is planned, and by how much the service is then ahead, so that it does. */
const PLANNED_IN_MS = 2 * HOUR_MS
export const AT_ITS_TIME_MS = 3 * HOUR_MS
/** Written online, and left to PowerPost for a time at which the app does not run. */
export const PLANNED = pick('Workshop hours in May')
/** How long an answer or a publish may take (ms). */
const ANSWERED_WITHIN_MS = 60_000

function pick(title: string): DemoDraft {
  const found = FIRST.find((draft) => draft.title === title)
  if (!found) throw new Error(`there is no draft “${title}”`)
  return found
}

/** One network fails, and it alone is sent again. */
export async function sendHalf(stage: Stage): Promise<void> {
  say('One fails on X, and is sent again to X alone')
  await stage.frame.openClientOf(HALF_OUT.client)
  await stage.frame.goTo('Drafts')
  await stage.write(HALF_OUT)
  await stage.service.fault('publishPost:fail-item:1:x')
  await stage.send(HALF_OUT)
  await stage.frame.goTo('Posts')
  const posts = new Posts(stage.app.page)
  await posts.row('Failed on X, posted on LinkedIn').getByRole('button').click({ timeout: ANSWERED_WITHIN_MS })
  await expect(posts.item('X')).toContainText('Failed')
  await stage.picture('failed-on-one-network')
  await posts.detail.getByRole('button', { name: 'Send again…' }).click()
  await stage.app.page.getByRole('dialog', { name: /^Send again for/ }).getByRole('button', { name: `Send again to X for ${HALF_OUT.client}` }).click()
  await expect(posts.row('X sent again: posted')).toBeVisible({ timeout: ANSWERED_WITHIN_MS })
  await stage.picture('sent-again')
}

export async function planWithPowerPost(stage: Stage): Promise<void> {
  say('One is left to PowerPost for its time')
  const { page } = stage.app
  await new Settings(page).open('Accounts')
  await page.getByRole('checkbox', { name: 'Leave sends with a time to PowerPost' }).check()
  await stage.send(PLANNED, async (sheet) => {
    await sheet.at(Date.now() + PLANNED_IN_MS)
    await stage.picture('send-at-a-time')
  })
  // Not out before its time.
  stage.expectOut(PLANNED, false)
  await stage.frame.goTo('Outbox')
  await expect(page.getByRole('list', { name: 'Outbox' })).toContainText('Scheduled by PowerPost for', { timeout: ANSWERED_WITHIN_MS })
  await stage.picture('planned')
}

/** The first captions of an account tell what captions cost. */
export async function learnPrice(stage: Stage): Promise<void> {
  say('Captions, for the first time')
  await stage.frame.openClientOf(FIRST_CAPTIONS.client)
  await stage.frame.goTo('Captions')
  const captions = new Captions(stage.app.page)
  await captions.ask(FIRST_CAPTIONS.about, FIRST_CAPTIONS.networks)
  await expect(captions.row('A card for the window')).toContainText('Ready', { timeout: ANSWERED_WITHIN_MS })
}

/** Without a network, with what it will likely cost. */
export async function askOffline(stage: Stage): Promise<void> {
  say('Captions are asked for, offline')
  await new Settings(stage.app.page).checkNow('Offline')
  await stage.frame.openClientOf(WITH_CAPTIONS.client)
  await stage.frame.goTo('Drafts')
  const composer = await stage.write(WITH_CAPTIONS)
  await composer.root.getByRole('button', { name: 'Captions…' }).click()
  const { sheet } = new Captions(stage.app.page)
  await expect(sheet.root).toContainText('learnt from your last requests')
  await stage.picture('ask-for-captions')
  await sheet.press()
  await expect(composer.root).toContainText('Captions for this draft wait for your approval')
}

/** The service is back: approved once, written, and put in. */
export async function approveAndUse(stage: Stage): Promise<void> {
  say('The captions are approved, and put in')
  const { page } = stage.app
  await new Settings(page).checkNow('Online')
  await stage.frame.openClientOf(WITH_CAPTIONS.client)
  await stage.frame.goTo('Captions')
  const captions = new Captions(page)
  await expect(captions.queue).toContainText('Likely')
  await stage.picture('approve')
  await captions.approveButton.click()
  await expect(captions.row(WITH_CAPTIONS.title)).toContainText('Ready', { timeout: ANSWERED_WITHIN_MS })
  const composer = await stage.openDraft(WITH_CAPTIONS)
  await composer.root.getByRole('status').filter({ hasText: 'are ready' }).getByRole('button', { name: 'Review' }).click()
  const review = new Review(page)
  await expect(review.putButton).toBeEnabled()
  await stage.picture('new-captions')
  await review.putButton.click()
  await expect(review.root).toBeHidden()
  await composer.saved()
}

/** The balance, held against everything that was spent. `isWhole`: it can be. */
export async function sayWhatIsLeft(stage: Stage, isWhole: boolean): Promise<void> {
  await new Settings(stage.app.page).checkNow('Online')
  if (isWhole) await expect(stage.app.page.getByRole('main')).toContainText('agrees to the credit', { timeout: ANSWERED_WITHIN_MS }).catch(() => say('  the app could not compare its balance'))
  await stage.picture('settings')
}
