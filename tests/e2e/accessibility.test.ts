/** Every screen and main state, looked through by axe in light and dark; and what a small or magnified window still has to show. */
import { Captions, Review } from './pages/captions.ts'
import { Composer } from './pages/composer.ts'
import { Drafts } from './pages/drafts.ts'
import { AccountForm, Welcome, addClient, justWrite } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
import { Media } from './pages/media.ts'
import { Outbox } from './pages/outbox.ts'
import { Palette } from './pages/palette.ts'
import { Posts } from './pages/posts.ts'
import { Previews } from './pages/previews.ts'
import { SendSheet } from './pages/send-sheet.ts'
import { Settings } from './pages/settings.ts'
import type { RunningApp } from './support/app.ts'
import { barriersIn } from './support/barriers.ts'
import { cutOffIn } from './support/cut-off.ts'
import { expect, sharedRig, test } from './support/rig.ts'
import type { SandboxProcess } from './support/sandbox-process.ts'

const rig = sharedRig()
let app: RunningApp
let service: SandboxProcess

// Each look goes over every element of the page, twice.
test.beforeEach(() => test.setTimeout(400_000))

/** Looks at the page as it stands; `state` names it where something is found. */
async function look(state: string): Promise<void> {
  expect.soft(await barriersIn(app.page), state).toEqual([])
}

const dialog = (name: string | RegExp) => app.page.getByRole('dialog', { name })
async function closeDialog(): Promise<void> {
  await app.page.keyboard.press('Escape')
  await expect(app.page.getByRole('dialog')).toHaveCount(0)
}

test('the first use: the doors and what is behind them', async () => {
  service = await rig().startSandbox(['--publish-ms', '300', '--generate-ms', '300'])
  app = await rig().launch()
  const { page } = app
  const welcome = new Welcome(page)
  await expect(welcome.sandboxDoor).toBeVisible()
  await look('the doors')

  await welcome.connectDoor.click()
  const account = new AccountForm(page)
  await account.fill({ key: 'pp_live_sk_not_one', baseUrl: service.baseUrl })
  await look('a key is entered')
  await account.connect()
  await expect(account.problem).toBeVisible()
  await look('a key is refused')
  await page.getByRole('button', { name: 'All three ways' }).click()

  await welcome.writeDoor.click()
  await look('a client of one’s own')
  await page.getByRole('form').getByRole('button', { name: /^(Add client|Start writing)$/ }).click()
  await look('a client without a name')
  await new Palette(page).open()
  await look('the palette before there is a client')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'All three ways' }).click()
  await justWrite(app, 'My own')
})

test('writing: lists, the composer and all that opens from it', async () => {
  const { page } = app
  const drafts = new Drafts(app)
  await expect(page.getByRole('button', { name: 'Write the first draft' })).toBeVisible()
  await look('no drafts')
  await page.getByRole('button', { name: 'Trash', exact: true }).click()
  await look('an empty trash')
  await page.getByRole('button', { name: 'Back to drafts' }).click()

  const composer = await drafts.create()
  await look('a new draft')
  await composer.write('The first words of a draft that has words', 'First')
  await composer.saved()
  await look('one draft')

  await composer.root.getByRole('button', { name: 'Post types' }).click()
  await expect(dialog('Post types')).toBeVisible()
  await look('choosing post types')
  await page.keyboard.press('Escape')
  await composer.choosePostTypes(['Instagram Feed post', 'X Post', 'YouTube Video', 'LinkedIn Post'])
  await composer.writeFor('X', 'far too long for X '.repeat(30))
  await composer.saved()
  await look('a text of its own, past the limit')

  await expect(new Previews(page).pane).toBeVisible()
  await composer.drop([rig().photo('cup.png', 1), rig().photo('board.png', 2), rig().file('notes.txt', 'no picture')])
  await expect(composer.photos).toHaveCount(2)
  await look('photos, and a file that was refused')
  await composer.photos.first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('the alt text of a photo')
  await closeDialog()

  await composer.write('Only this')
  await composer.saved()
  await composer.root.getByRole('button', { name: 'History' }).click()
  await expect(page.getByRole('dialog').getByRole('listbox')).toBeFocused()
  await look('the history')
  await closeDialog()
  await composer.root.getByRole('button', { name: 'More' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await look('the menu of a draft')
  await page.keyboard.press('Escape')
  await composer.caption.focus()
  await page.keyboard.press('ControlOrMeta+Shift+e')
  await expect(page.getByRole('gridcell').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await look('the emoji, walked by keyboard')
  await page.keyboard.press('Escape')
  await expect(composer.caption).toBeFocused()
  await page.keyboard.press('ControlOrMeta+Shift+s')
  await expect(dialog('Insert a snippet')).toBeVisible()
  await look('no snippets yet')
  await page.keyboard.press('Escape')

  for (let index = 1; index <= 12; index += 1) {
    const next = await drafts.create()
    await next.write(`Words of draft ${index}`, index % 3 === 0 ? '' : `Draft ${index}`)
    await next.saved()
  }
  await look('many drafts')
  await page.getByRole('listbox', { name: 'Drafts' }).press('Delete')
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('trash')
  await look('a toast')
  await page.getByRole('button', { name: 'Trash', exact: true }).click()
  await expect(new Composer(app).root).toBeVisible()
  await look('the trash')
  await page.getByRole('button', { name: 'Back to drafts' }).click()
  await drafts.open('First')
})

test('the palette', async () => {
  const { page } = app
  const palette = new Palette(page)
  await palette.open()
  await look('the palette, nothing typed')
  await page.keyboard.type('draft')
  await expect(palette.root.getByRole('group', { name: 'Drafts of My own' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await look('the palette with hits')
  await page.keyboard.type(' nothing is called this')
  await expect(palette.root.getByRole('option')).toHaveCount(0)
  await look('the palette without hits')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('theme')
  await palette.row('Theme…').click()
  await look('a page of the palette')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
})

test('nothing moves where motion is to be reduced', async () => {
  const { page } = app
  const palette = new Palette(page)
  for (const [reducedMotion, moves] of [['no-preference', true], ['reduce', false]] as const) {
    await page.emulateMedia({ reducedMotion })
    await palette.open()
    const longest = await page.evaluate(() => Math.max(...Array.from(document.querySelectorAll('*'), (element) => {
      const { animationName, animationDuration, transitionDuration } = getComputedStyle(element)
      return Math.max(animationName === 'none' ? 0 : Number.parseFloat(animationDuration), Number.parseFloat(transitionDuration))
    })))
    expect(longest > 0.001, `${reducedMotion}: ${longest} s`).toBe(moves)
    await page.keyboard.press('Escape')
  }
})

test('more contrast', async () => {
  const { page } = app
  await page.emulateMedia({ contrast: 'more' })
  await look('drafts with more contrast')
  await new Palette(page).open()
  await look('the palette with more contrast')
  await page.keyboard.press('Escape')
  await page.emulateMedia({ contrast: 'no-preference' })
})

test('clients, menus and dialogs', async () => {
  const { page } = app
  await page.keyboard.press('ControlOrMeta+k')
  await new Palette(page).field.fill('connect account')
  await page.keyboard.press('Enter')
  await expect(dialog('Connect an account')).toBeVisible()
  await look('connecting an account')
  const account = new AccountForm(page)
  await account.fill({ key: service.ready.key, baseUrl: service.baseUrl })
  await account.connect()
  await expect(dialog('Add a client')).toBeVisible()
  await look('adding a client')
  await closeDialog()
  const [first, second] = service.ready.workspaces
  await addClient(app, 'Nordic Coffee', first?.id ?? '')
  await addClient(app, 'Alpine Bikes', second?.id ?? '')
  await look('three clients')

  await page.getByRole('button', { name: 'Alpine Bikes, switch client' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await look('the menu of clients')
  await page.keyboard.press('Escape')
  await new Frame(page).client('My own').click({ button: 'right' })
  await expect(page.getByRole('menu')).toBeVisible()
  await look('the menu of a client')
  await page.keyboard.press('Escape')
  for (const [words, name] of [['name colour', 'Name and colour'], ['delete alpine', /^Delete Alpine Bikes/]] as const) {
    await page.keyboard.press('ControlOrMeta+k')
    await new Palette(page).field.fill(words)
    await page.keyboard.press('Enter')
    await expect(dialog(name)).toBeVisible()
    await look(String(name))
    await closeDialog()
  }
  await new Frame(page).openClientOf('My own')
  await page.keyboard.press('ControlOrMeta+k')
  await new Palette(page).field.fill('link my own')
  await page.keyboard.press('Enter')
  await expect(dialog('Link to PowerPost')).toBeVisible()
  await look('linking a client')
  await closeDialog()
})

test('the settings', async () => {
  const { page } = app
  const settings = new Settings(page)
  for (const name of ['Accounts', 'Clients', 'Writing', 'Appearance', 'Keyboard', 'Data and about'] as const) {
    await settings.open(name)
    await look(`settings: ${name}`)
  }
  await settings.open('Accounts')
  await page.getByRole('button', { name: /^More for / }).first().click()
  await look('the menu of an account')
  await page.getByRole('menuitem', { name: 'Replace key' }).click()
  await expect(dialog(/^Replace the key of/)).toBeVisible()
  await look('replacing a key')
  await closeDialog()
  await page.locator('#content').focus()
  await page.keyboard.press('?')
  await expect(dialog('Keyboard shortcuts')).toBeVisible()
  await look('the sheet of shortcuts')
  await closeDialog()
})

async function write(title: string, postTypes: string[]): Promise<Composer> {
  await new Frame(app.page).goTo('Drafts')
  const composer = await new Drafts(app).create()
  await composer.write(`The words of ${title}`, title)
  await composer.choosePostTypes(postTypes)
  await composer.saved()
  return composer
}

test('media: the files of a client and what opens from them', async () => {
  const { page } = app
  const media = new Media(app)
  await new Frame(page).openClientOf('Nordic Coffee')
  await new Frame(page).goTo('Media')
  await expect(media.region.getByText('No files yet')).toBeVisible()
  await look('no files')
  await new Frame(page).openClientOf('My own')
  await new Frame(page).goTo('Media')
  await media.expectCount(2)
  await look('files')
  await media.tile('cup.png').click()
  await expect(media.field('Alt text')).toBeVisible()
  await media.addTag('spring')
  await look('a file and all that is known of it')
  await media.grid.press('ControlOrMeta+a')
  await look('all files chosen')
  await media.grid.press('Delete')
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('files that are in use')
  await closeDialog()
  await page.getByRole('button', { name: 'All imports' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('all imports')
  await closeDialog()
  await media.filter('Videos')
  await look('nothing fits the filter')
  await media.clearFilters()
  await page.getByRole('button', { name: 'Trash', exact: true }).click()
  await look('no files in the trash')
})

test('captions: asking, what comes of it, and beside the text', async () => {
  const { page } = app
  const captions = new Captions(page)
  await new Frame(page).openClientOf('Nordic Coffee')
  await new Frame(page).goTo('Captions')
  await look('no captions')
  await captions.region.getByRole('button', { name: 'Ask for captions…' }).first().click()
  await captions.sheet.about.fill('A')
  await look('asking for captions')
  await closeDialog()

  await new Frame(page).goTo('Drafts')
  const composer = await new Drafts(app).create()
  await composer.write('Night train to Bergen, with coffee', 'With captions')
  await composer.choosePostTypes(['Instagram Feed post', 'X Post'])
  await composer.saved()
  await composer.root.getByRole('button', { name: 'Captions…' }).click()
  await look('asking for captions of a draft')
  await captions.sheet.press()
  await composer.root.getByRole('button', { name: 'Review', exact: true }).click({ timeout: 30_000 })
  await expect(new Review(page).root).toBeVisible()
  await look('captions beside the text')
  await page.keyboard.press('Escape')
  await new Frame(page).goTo('Captions')
  await captions.open('With captions')
  await look('captions')
  await captions.region.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Spend' }).click()
  await look('what was spent')
})

test('sending: the sheet, the outbox in its states, the posts', async () => {
  const { page } = app
  const frame = new Frame(page)
  const sheet = new SendSheet(page)
  const outbox = new Outbox(page)
  await frame.openClientOf('Nordic Coffee')
  await frame.goTo('Outbox')
  await look('an empty outbox')
  await frame.goTo('Posts')
  await look('no posts')

  let composer = await write('Good news', ['X Post', 'LinkedIn Post'])
  await composer.openSend()
  await expect(sheet.publishButton).toBeEnabled()
  await look('the send sheet')
  await sheet.publish()
  await frame.goTo('Posts')
  await expect(new Posts(page).row('Good news')).toContainText('Posted', { timeout: 30_000 })

  composer = await write('Without a photo', ['Instagram Feed post', 'YouTube Video', 'X Post'])
  await composer.openSend()
  await expect(sheet.root).toBeVisible()
  await look('the send sheet with problems')
  await closeDialog()

  await service.fault('publishPost:fail-item:1:x')
  composer = await write('Half out', ['X Post', 'LinkedIn Post'])
  await composer.openSend()
  await sheet.publish()
  await frame.goTo('Posts')
  await new Posts(page).open('Half out')
  await expect(new Posts(page).detail).toContainText('Failed', { timeout: 30_000 })
  await look('a post that failed on one network')
  await new Posts(page).open('Good news')
  await look('a post')

  await service.fault('publishPost:drop-after:1')
  composer = await write('Lost answer', ['X Post'])
  await composer.openSend()
  await sheet.publish()
  await frame.goTo('Outbox')
  await expect(outbox.line('Lost answer', 'Checking what happened')).toBeVisible({ timeout: 20_000 })
  await look('an unknown outcome')

  await service.stop()
  composer = await write('Night train', ['X Post'])
  await composer.openSend()
  await expect(sheet.root).toBeVisible()
  await look('the send sheet, offline')
  await sheet.publish()
  await look('a draft on its way')
  await frame.goTo('Outbox')
  await expect(outbox.line('Waiting for the network').first()).toBeVisible({ timeout: 20_000 })
  await look('waiting for the network')
  for (const filter of ['Needs you', 'Done'] as const) {
    await outbox.show(filter)
    await look(`the outbox: ${filter}`)
  }
})

/** As the user does it with Ctrl and plus. */
async function magnify(factor: number): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to), factor)
}
async function resize(width: number, height: number): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), { width, height })
}

for (const [name, size, factor] of [
  ['in the smallest window', { width: 720, height: 480 }, 1],
  ['at 900 × 600', { width: 900, height: 600 }, 1],
  ['magnified to 200 %', { width: 1280, height: 832 }, 2],
] as const) {
  test(`nothing that can be used is cut off ${name}`, async () => {
    const { page } = app
    const frame = new Frame(page)
    await resize(size.width, size.height)
    await magnify(factor)
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(size.width / factor)
    // What tells of something else moves aside for what has come under it.
    const seen = (state: string) => expect.configure({ soft: true }).poll(() => cutOffIn(page), { message: `${name}, ${state}` }).toEqual([])

    await frame.openClientOf('My own')
    await frame.goTo('Drafts')
    await new Drafts(app).open('First')
    await seen('a full composer')
    await frame.openClientOf('Nordic Coffee')
    await frame.goTo('Drafts')
    await new Drafts(app).open('Half out')
    await seen('the composer')
    const unwanted = await new Drafts(app).create()
    await unwanted.write('For the words at the foot', `Moved away ${name}`).then(() => unwanted.saved())
    await page.getByRole('listbox', { name: 'Drafts' }).press('Delete')
    await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(`Moved away ${name}`)
    await new Drafts(app).open('Half out')
    await seen('words at the foot of the composer')
    await new Composer(app).root.getByRole('button', { name: 'Post types' }).click()
    await expect(dialog('Post types')).toBeVisible()
    await seen('the post types')
    await page.keyboard.press('Escape')
    await new Palette(page).open()
    await seen('the palette')
    await page.keyboard.press('Escape')
    for (const section of ['Media', 'Captions', 'Outbox', 'Posts'] as const) {
      await frame.link(section).click()
      await expect(page.getByRole('region', { name: section, exact: true })).toBeVisible()
      await seen(section)
    }
    await new Posts(page).open('Half out')
    await seen('a post')
    for (const settings of ['Accounts', 'Clients', 'Writing', 'Appearance', 'Keyboard', 'Data and about'] as const) {
      await new Settings(page).open(settings)
      await seen(`settings: ${settings}`)
    }
    await page.getByRole('button', { name: 'Add a client' }).first().click()
    await expect(dialog('Add a client')).toBeVisible()
    await seen('adding a client')
    await closeDialog()
    await magnify(1)
  })
}
