/** A whole day of one client, and at its end the books: everything is there once, and every credit is where the app says it is. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Captions, Review } from './pages/captions.ts'
import type { Composer } from './pages/composer.ts'
import { Drafts } from './pages/drafts.ts'
import { connectClient } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
import { Outbox } from './pages/outbox.ts'
import { Posts } from './pages/posts.ts'
import { SendSheet } from './pages/send-sheet.ts'
import { Settings } from './pages/settings.ts'
import { readBooks } from './support/read-books.ts'
import type { Books } from './support/read-books.ts'
import { expect, test } from './support/rig.ts'

const HOUR = 3_600_000
/** Enough for three captions and for what is published before noon; not for deep ones after that. */
const CREDITS = 30
const BOUGHT = 100
/** What the sandbox asks for (docs/api/README.md). */
const COST = { regular: 6, deep: 8, publish: 1, withX: 4 }

test('asked offline, approved once, put in, illustrated, planned, taken back, published; half of it fails, the credits run out, and all is there once', async ({ rig }) => {
  const service = await rig.startSandbox(['--publish-ms', '300', '--generate-ms', '1000', '--credits', String(CREDITS)])
  const app = await rig.launch()
  const { page } = app
  await connectClient(app, service, 'Nordic Coffee')
  const [frame, captions, drafts, outbox, posts, settings, sheet] = [new Frame(page), new Captions(page), new Drafts(app), new Outbox(page), new Posts(page), new Settings(page), new SendSheet(page)]
  const statuses = async (operationId: string) => (await service.calls(operationId)).map((call) => call.status)
  const stored = async (text: string) => (await service.posts()).filter((post) => post.items.some((item) => item.content.includes(text))).map((post) => post.status)
  const write = async (title: string, caption: string, postTypes: string[]): Promise<Composer> => {
    await frame.goTo('Drafts')
    const composer = await drafts.create()
    await composer.write(caption, title)
    await composer.choosePostTypes(postTypes)
    await composer.saved()
    return composer
  }
  await settings.open('Accounts')
  await page.getByRole('checkbox', { name: 'Leave sends with a time to PowerPost' }).check()

  await test.step('the first captions tell what captions cost', async () => {
    await frame.goTo('Captions')
    await captions.ask('Rhubarb buns are back', ['X Post'])
    await expect(captions.row('Rhubarb buns are back')).toContainText('Ready', { timeout: 30_000 })
  })

  const composer = await test.step('without a network two more are asked for, each with its likely cost', async () => {
    await service.stop()
    await settings.checkNow('Offline')
    const written = await write('Night train', 'Night train to Bergen, with coffee', ['Instagram Feed post', 'X Post', 'LinkedIn Post'])
    await written.root.getByRole('button', { name: 'Captions…' }).click()
    await expect(captions.sheet.root).toContainText(`About ${COST.regular} credits, learnt from your last requests`)
    await expect(captions.sheet.root).toContainText('nothing is spent before you approve it')
    await captions.sheet.press()
    await frame.goTo('Captions')
    await captions.ask('Opening hours at Easter', ['Facebook Post'])
    await expect(captions.queue).toContainText(`Likely ${2 * COST.regular} credits in all`)
    return written
  })

  await test.step('approved once, with a ceiling, they are written and put in', async () => {
    await service.start()
    await settings.checkNow('Online')
    expect(await statuses('generateContent'), 'nothing is asked for before it is approved').toEqual([200])
    await frame.goTo('Posts')
    await frame.notice('2 requests for captions wait for your approval').getByRole('button', { name: 'Look and approve…' }).click()
    await captions.ceiling.fill(String(2 * COST.regular))
    await captions.approveButton.click()
    await expect(captions.queue).toBeHidden()
    await frame.goTo('Drafts')
    await drafts.open('Night train')
    await composer.root.getByRole('status').filter({ hasText: 'Captions for this draft are ready' }).getByRole('button', { name: 'Review' }).click({ timeout: 30_000 })
    const review = new Review(page)
    await expect(review.putButton).toHaveText('Put in 3 captions')
    await review.putButton.click()
    await expect(review.root).toBeHidden()
    await composer.tab('X')
    await expect(composer.caption).toHaveValue(/Night train to Bergen/)
  })

  await test.step('photos are dropped, and it is planned with PowerPost and taken back', async () => {
    await composer.drop([rig.photo('window.png', 11), rig.photo('platform.png', 12)])
    await expect(composer.photos).toHaveCount(2)
    await composer.saved()
    await composer.openSend()
    await sheet.at(Date.now() + HOUR)
    await sheet.publish()
    await frame.goTo('Outbox')
    await expect(outbox.list).toContainText('Scheduled by PowerPost for', { timeout: 30_000 })
    await outbox.list.getByRole('button', { name: 'Cancel send: Night train' }).click()
    await expect.poll(() => stored('Night train'), { timeout: 30_000 }).toEqual(['canceled'])
    // Another one is left to its time, and will be taken back when there is nothing to spend.
    const later = await write('Summer hours', 'From June we open at seven', ['Facebook Post'])
    await later.openSend()
    await sheet.at(Date.now() + 24 * HOUR)
    await sheet.publish()
  })

  await test.step('published, one network fails, and that one alone goes out again, once', async () => {
    await service.fault('publishPost:fail-item:1:x')
    await frame.goTo('Drafts')
    await (await drafts.open('Night train')).openSend()
    await sheet.publish()
    await frame.goTo('Posts')
    await expect(posts.row('Failed on X, posted on Instagram and LinkedIn')).toBeVisible({ timeout: 30_000 })
    await expect(posts.row('Cancelled, not sent')).toHaveCount(1)
    await posts.row('Failed on X').getByRole('button').click()
    await expect(posts.item('X')).toContainText('X did not take it. The other networks are not touched by this.')
    await expect(posts.item('X')).toContainText('Code: PLATFORM_ERROR')
    await posts.detail.getByRole('button', { name: 'Send again…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Send again for Nordic Coffee?' })
    await expect(dialog.getByRole('checkbox')).toHaveCount(1)
    await dialog.getByRole('button', { name: 'Send again to X for Nordic Coffee' }).dblclick()
    await expect(posts.detail).toContainText('Sends again what failed')
    await expect(posts.item('X')).toContainText('Posted', { timeout: 30_000 })
    await expect(posts.item('LinkedIn')).toHaveCount(0)
    await posts.detail.getByRole('button', { name: 'See the first one' }).click()
    await expect(posts.item('X')).toContainText('Sent again: published')
    await expect(posts.detail.getByRole('button', { name: 'Send again…' })).toHaveCount(0)
    await expect(posts.row('X sent again: posted')).toHaveCount(1)
  })

  await test.step('out of credits, what spends waits, and everything else goes on', async () => {
    expect(await stored('From June')).toEqual(['scheduled'])
    await frame.goTo('Captions')
    await captions.ask('What the harvest was like', ['X Post'], 'Deep')
    await expect(captions.row('What the harvest was like')).toContainText('Needs you', { timeout: 30_000 })
    await expect(captions.detail).toContainText('The account has too few credits for this. Nothing was spent on it.')
    expect(await statuses('generateContent')).toEqual([200, 200, 200, 402])
    const still = await write('Still writing', 'Written while there is nothing to spend', ['Facebook Post'])
    await still.drop([rig.photo('cup.png', 3)])
    await expect(still.photos).toHaveCount(1)
    await still.saved()
    await still.openSend()
    await sheet.publish()
    await frame.goTo('Outbox')
    await outbox.list.getByRole('button', { name: 'Cancel send: Summer hours' }).click()
    // Uploads, preparing and taking back cost nothing.
    await expect.poll(() => stored('From June'), { timeout: 30_000 }).toEqual(['canceled'])
    await expect.poll(() => stored('nothing to spend'), { timeout: 30_000 }).toEqual(['draft'])
    await expect(outbox.line('Paused', 'Publishing')).toBeVisible()
    expect(await statuses('publishPost')).toEqual([200, 200])
  })

  await test.step('with credits again, the rest is done', async () => {
    await service.admin('POST', '/credits', { add: BOUGHT })
    await frame.goTo('Captions')
    await captions.region.getByRole('button', { name: 'Go on' }).click()
    await expect(captions.row('What the harvest was like')).toContainText('Ready', { timeout: 30_000 })
    await frame.goTo('Posts')
    await expect(posts.row('Still writing')).toContainText('Posted on', { timeout: 30_000 })
  })

  await test.step('the books of the service and of the app agree to the credit', async () => {
    const spent = 3 * COST.regular + COST.deep + 2 * COST.withX + COST.publish
    const failed = COST.withX - COST.publish
    const books = readBooks(service.dataDir)
    expect(books.entries.map((entry) => [entry.reason, entry.amount])).toEqual([
      ['opening balance', CREDITS],
      ...Array.from({ length: 3 }, () => ['captions', -COST.regular]),
      ['publish', -COST.withX],
      ['failed items', failed],
      ['publish', -COST.withX],
      ['bought in the dashboard', BOUGHT],
      ['captions', -COST.deep],
      ['publish', -COST.publish],
    ])
    expect(books.balance).toBe(CREDITS + BOUGHT - spent + failed)
    expect(isOnce(books)).toBe(true)
    const text = (network: string) => books.posts[0]?.items.find((item) => item.platform === network)?.content ?? 'none'
    for (const network of ['instagram', 'x', 'linkedin']) expect(text(network), 'as it was written').toContain('Night train to Bergen')
    const train = (network: string, status: string) => [network, text(network), status, 2]
    expect(books.posts.map((post) => [post.status, ...post.items.map((item) => [item.platform, item.content, item.status, item.media])])).toEqual([
      ['canceled', train('instagram', 'draft'), train('x', 'draft'), train('linkedin', 'draft')],
      ['canceled', ['facebook', 'From June we open at seven', 'draft', 0]],
      ['published', train('instagram', 'posted'), train('x', 'failed'), train('linkedin', 'posted')],
      ['published', train('x', 'posted')],
      ['published', ['facebook', 'Written while there is nothing to spend', 'posted', 1]],
    ])
    expect(books.generations.map((one) => [one.prompt, one.status])).toEqual([
      ['Rhubarb buns are back', 'completed'], ['Night train to Bergen, with coffee', 'completed'], ['Opening hours at Easter', 'completed'], ['What the harvest was like', 'completed'],
    ])
    expect(books.media.map((file) => file.fileName).toSorted()).toEqual(['cup.png', 'platform.png', 'window.png'])
    const home = service.ready.workspaces.find((one) => one.name === 'Nordic Coffee')?.id
    expect(new Set([...books.posts, ...books.generations, ...books.media].map((one) => one.workspaceId))).toEqual(new Set([home]))

    await frame.goTo('Captions')
    await captions.region.getByRole('button', { name: 'Spend' }).click()
    await expect(captions.region.getByRole('row', { name: /^Total/ })).toContainText(String(spent))
    await settings.checkNow('Online')
    const account = page.getByRole('main')
    await expect(page.getByText(`${books.balance} credits`, { exact: true })).toBeVisible()
    await expect(account).toContainText(`${spent} credits since`)
    await expect(account).toContainText('But for this, the balance agrees to the credit:')
    await expect(account).toContainText(`${failed} credits came back for`)
    await expect(account).toContainText(`${BOUGHT} credits came in`)
    await expect(account).not.toContainText('cannot account for')

    const file = join(rig.profile(), 'credits.csv')
    await app.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, file)
    const byClient = account.getByRole('region', { name: 'Used by client' })
    await expect(byClient.getByRole('row', { name: /^Nordic Coffee/ })).toContainText(String(spent))
    await byClient.getByRole('button', { name: 'Save as CSV…' }).click()
    await expect(page.getByText('The table was saved.')).toBeVisible()
    const lines = readFileSync(file, 'utf8').split('\r\n').filter((line) => line !== '').map((line) => line.split(','))
    expect(lines[0]?.slice(0, 6)).toEqual(['\uFEFFClient', 'Month', 'For', 'Requests', 'Credits used', 'Credits given back'])
    expect(lines.slice(1).reduce((sum, [client, , , , used]) => sum + (client === 'Nordic Coffee' ? Number(used) : NaN), 0)).toBe(spent)
  })
})

/** No post was paid or given back twice, and no order of captions; what was paid is there. */
function isOnce({ entries, posts, generations }: Books): boolean {
  const booked = entries.filter((entry) => entry.reference !== null).map((entry) => `${entry.reason} ${entry.reference}`)
  const there = new Set([...posts, ...generations].map((one) => one.id))
  return new Set(booked).size === booked.length && entries.every((entry) => entry.reference === null || there.has(entry.reference))
}
