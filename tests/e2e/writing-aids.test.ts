/** What is written again and again, by keyboard: kept for one client, put in, taken out, and never offered to another. */
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { makeDictionary } from '../support/make-dictionary.ts'
import { Composer } from './pages/composer.ts'
import { DraftWindow } from './pages/draft-window.ts'
import { Drafts } from './pages/drafts.ts'
import { ClientForm, justWrite } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
import { Palette } from './pages/palette.ts'
import { TextMenu, WritingSettings } from './pages/writing.ts'
import type { RunningApp } from './support/app.ts'
import { expect, sharedRig, test } from './support/rig.ts'

const [COFFEE, ATELIER] = ['Nordic Coffee', 'Atelier Brun']

const rig = sharedRig()
let app: RunningApp
let dictionaries: Server
/** What was asked of the server of dictionaries. */
const asked: string[] = []

const press = (key: string) => app.page.keyboard.press(key)
const type = (text: string) => app.page.keyboard.type(text)
const draftsOf = (name: string) => rig().workspaces().find((one) => one.name === name)?.drafts.map((one) => JSON.parse(one.content) as { title: string; shared: string; variants: Record<string, string>; mediaIds: string[] }) ?? []

test.beforeAll(async () => {
  dictionaries = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end(makeDictionary(['and', 'coffee', 'daily', 'menu', 'open', 'spring']))
  })
  await new Promise<void>((resolve) => dictionaries.listen(0, '127.0.0.1', resolve))
  app = await rig().launch()
  const { port } = dictionaries.address() as AddressInfo
  await app.electron.evaluate(({ session }, url) => session.defaultSession.setSpellCheckerDictionaryDownloadURL(url), `http://127.0.0.1:${port}/`)
  await justWrite(app, COFFEE)
})
test.afterAll(() => void dictionaries.close())

test('a client keeps a snippet, a signature and a set of hashtags', async () => {
  const settings = new WritingSettings(app.page)
  await settings.open()
  await settings.add('Add a snippet', 'Opening hours', 'Open daily from eight')
  await settings.add('Add a signature', 'House', '— Nordic Coffee')
  await settings.add('Add a hashtag set', 'Oslo', 'oslo, #coffee Oslo')
  await expect(settings.part('Hashtag sets')).toContainText('#oslo #coffee')
  await settings.choose('Every network', 'House')
  // A removal is one press, and so is its way back.
  await settings.root.getByRole('button', { name: 'Remove Opening hours' }).click()
  await expect(settings.part('Snippets')).toContainText('No snippets yet')
  await app.page.getByRole('button', { name: 'Undo' }).click()
  await expect(settings.part('Snippets')).toContainText('Opening hours')
})

test('they go in where the caret is, each as one edit; a slash that is meant as one stays', async () => {
  const frame = new Frame(app.page)
  await frame.goTo('Drafts')
  const composer = new Composer(app)
  const { caption } = composer
  await app.page.getByRole('button', { name: 'Write the first draft' }).press('Enter')
  await expect(caption).toBeFocused()
  await expect(caption).toHaveValue('\n\n— Nordic Coffee')
  const offered = app.page.getByRole('listbox', { name: 'Snippets' })

  await type('Spring menu\n/')
  await expect(offered.getByRole('option')).toHaveCount(3)
  await press('Enter')
  await expect(offered).toBeHidden()
  await expect(caption).toHaveValue('Spring menu\n/\n\n\n— Nordic Coffee')
  await press('Backspace')
  await type('ope')
  await expect(offered.getByRole('option', { selected: true })).toContainText('Opening hours')
  await press('Escape')
  await expect(offered).toBeHidden()
  await expect(caption).toBeFocused()
  await type('n')
  await expect(caption).toHaveValue('Spring menu\n/open\n\n— Nordic Coffee')
  for (const _letter of 'open') await press('Backspace')
  await press('Backspace')
  await type('/hours')
  await expect(offered).toBeVisible()
  await press('Enter')
  await expect(caption).toHaveValue('Spring menu\nOpen daily from eight\n\n— Nordic Coffee')
  await press('ControlOrMeta+z')
  await expect(caption).toHaveValue('Spring menu\n/hours\n\n— Nordic Coffee')
  await press('ControlOrMeta+Shift+z')

  await press('ControlOrMeta+Shift+s')
  const picker = app.page.getByRole('dialog', { name: 'Insert a snippet' })
  await expect(picker.getByRole('combobox')).toBeFocused()
  await type('oslo')
  await expect(picker.getByRole('option', { selected: true })).toContainText('2 hashtags')
  await press('Enter')
  await expect(caption).toBeFocused()
  await expect(caption).toHaveValue('Spring menu\nOpen daily from eight #oslo #coffee\n\n— Nordic Coffee')
  // Once more: what is there already is not put in twice.
  await press('ControlOrMeta+Shift+s')
  await type('oslo')
  await press('Enter')
  await expect(app.page.getByText('All tags of “Oslo” are there already')).toBeVisible()

  await press('ControlOrMeta+Shift+e')
  await expect(app.page.getByRole('textbox', { name: 'Search emoji' })).toBeFocused()
  await type('rotes herz')
  await expect(app.page.getByRole('gridcell').first()).toHaveAccessibleName('red heart')
  await press('Enter')
  await expect(caption).toBeFocused()
  await expect(caption).toHaveValue('Spring menu\nOpen daily from eight #oslo #coffee❤️\n\n— Nordic Coffee')
  await press('ControlOrMeta+Shift+e')
  await press('ArrowDown')
  await expect(app.page.getByRole('gridcell', { selected: true })).toHaveAccessibleName('red heart')
  await press('Escape')
  await expect(caption).toBeFocused()
  await type('!')
  await composer.saved()
  expect(draftsOf(COFFEE).map((one) => one.shared)).toEqual(['Spring menu\nOpen daily from eight #oslo #coffee❤️!\n\n— Nordic Coffee'])
})

test('nothing of it is offered to another client', async () => {
  const { page } = app
  await page.getByRole('button', { name: 'Add a client' }).click()
  await new ClientForm(page).add(ATELIER)
  await expect(new Frame(page).openClient(ATELIER)).toBeVisible()
  const composer = await new Drafts(app).create()
  await expect(composer.caption).toHaveValue('')
  await composer.caption.focus()
  await type('/ope')
  await expect(page.getByRole('listbox', { name: 'Snippets' })).toBeHidden()
  await press('ControlOrMeta+Shift+s')
  const picker = page.getByRole('dialog', { name: 'Insert a snippet' })
  await expect(picker).toContainText('Nothing kept for this client yet')
  await expect(picker).not.toContainText(/Opening|House|oslo/i)
  await picker.getByRole('button', { name: 'Manage…' }).press('Enter')
  const settings = new WritingSettings(page)
  await expect(settings.root).toContainText(ATELIER)
  await expect(settings.root).not.toContainText(/Opening hours|House|#oslo/)
})

test('spelling is checked once it is chosen, in the languages of the client that is open; before, nothing is fetched', async () => {
  const { page } = app
  const frame = new Frame(page)
  const settings = new WritingSettings(page)
  const menu = new TextMenu(app)
  await menu.hold()
  await settings.choose('Add a language', 'British English')
  await expect(settings.part('Spelling')).toContainText('British English')
  expect(asked).toEqual([])
  await settings.spelling.press('Space')
  await expect(settings.spelling).toBeChecked()
  await expect.poll(() => asked).toEqual([expect.stringMatching(/^\/en-gb.*\.bdic$/)])

  await frame.goTo('Drafts')
  const { caption } = new Composer(app)
  await expect(caption).toHaveAttribute('lang', 'en-GB')
  await caption.fill('')
  await caption.focus()
  await type('cofee menu')
  // The dictionary is read a moment after it has come.
  await expect.poll(() => menu.labels(caption)).toContain('coffee')
  await menu.take('coffee')
  await expect(caption).toHaveValue('coffee menu')
  await caption.fill('')
  await type('Brun menu')
  await expect.poll(() => menu.labels(caption)).toContain('“Brun” is right for this client')
  await menu.take('“Brun” is right for this client')
  await expect.poll(() => menu.labels(caption)).not.toContain('“Brun” is right for this client')

  // The other client has chosen no language: there it is not checked, and its fields say none.
  await frame.openClientOf(COFFEE)
  await frame.goTo('Drafts')
  await expect(caption).not.toHaveAttribute('lang')
  await new Drafts(app).create()
  await type('cofee ')
  expect(await menu.labels(caption)).not.toContain('coffee')
  await settings.open()
  await settings.choose('Add a language', 'British English')
  await frame.goTo('Drafts')
  await caption.fill('')
  await caption.focus()
  await type('Brun menu')
  await expect.poll(() => menu.labels(caption)).toContain('“Brun” is right for this client')
  // It was here already.
  expect(asked).toHaveLength(1)
  await menu.release()
})

test('a draft is doubled, copied to the other client by name, and several go to the trash and back', async () => {
  const { page } = app
  const frame = new Frame(page)
  const palette = new Palette(page)
  const drafts = new Drafts(app)
  const composer = new Composer(app)
  await composer.drop([rig().photo('tonic.png', 3)])
  await expect(composer.photos).toHaveCount(1)
  await composer.write('Ours alone', 'Spring')
  await composer.saved()
  await palette.choose('duplicate', 'Duplicate “Spring”')
  await expect(composer.title).toHaveValue('Spring (copy)')
  await expect(composer.caption).toHaveValue('Ours alone')
  await expect(composer.photos).toHaveCount(1)

  await palette.choose('another client', 'Copy “Spring (copy)” to another client…')
  const dialog = page.getByRole('dialog', { name: `Copy from ${COFFEE} to ${ATELIER}` })
  await expect(dialog).toBeVisible()
  await expect(dialog.getByRole('radio', { name: ATELIER })).toBeFocused()
  await press('Enter')
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: 'Open it there' }).press('Enter')
  await expect(frame.openClient(ATELIER)).toBeVisible()
  await expect(composer.title).toHaveValue('Spring (copy)')
  await expect(composer.photos).toHaveCount(1)
  const [here, there] = [COFFEE, ATELIER].map((name) => rig().workspaces().find((one) => one.name === name))
  expect(there?.media.map((one) => one.sha256)).toEqual(here?.media.map((one) => one.sha256))
  const copied = draftsOf(ATELIER).find((one) => one.title === 'Spring (copy)')
  expect(copied).toMatchObject({ shared: 'Ours alone' })
  expect(draftsOf(COFFEE).flatMap((one) => one.mediaIds)).not.toContain(copied?.mediaIds[0])

  await frame.openClientOf(COFFEE)
  await frame.goTo('Drafts')
  const rows = drafts.list.getByRole('option')
  await expect(rows).toHaveCount(3)
  await drafts.list.focus()
  await press('Home')
  await press('Shift+ArrowDown')
  await expect(page.getByRole('toolbar', { name: 'Chosen drafts' })).toContainText('2 chosen')
  await press('Delete')
  await expect(rows).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(rows).toHaveCount(3)
  // The right button acts on what it points at, or on all that are chosen when it points at one of them.
  await rows.nth(2).click({ button: 'right' })
  for (const name of ['Duplicate', 'Copy to another client…', 'Move to trash']) await expect(page.getByRole('menuitem', { name, exact: true })).toBeVisible()
  await press('Escape')
  await expect(page.getByRole('menuitem')).toHaveCount(0)
  await drafts.list.focus()
  await press('ControlOrMeta+a')
  await rows.nth(1).click({ button: 'right' })
  await expect(page.getByRole('menuitem', { name: 'Move 3 to trash' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toHaveCount(0)
  await press('Escape')
  await expect(drafts.list).toBeFocused()
  await press('Escape')
  await expect(page.getByRole('toolbar', { name: 'Chosen drafts' })).toBeHidden()
})

test('they are there in a window with the draft alone too, and in German', async () => {
  const drafts = new Drafts(app)
  await drafts.open('Spring')
  const own = await DraftWindow.after(app, () => drafts.list.press('Shift+Enter'))
  const keys = own.page.keyboard
  await expect(own.composer.caption).toBeFocused()
  await keys.press('ControlOrMeta+End')
  await keys.type('\n/ope')
  await expect(own.page.getByRole('listbox', { name: 'Snippets' }).getByRole('option', { selected: true })).toContainText('Opening hours')
  await keys.press('Enter')
  await expect(own.composer.caption).toHaveValue('Ours alone\nOpen daily from eight')
  await own.composer.saved()
  await expect(new Composer(app).caption).toHaveValue('Ours alone\nOpen daily from eight')

  await app.page.evaluate(() => window.powerpost.setLanguage('de'))
  for (const page of [app.page, own.page]) await expect(page.locator('html')).toHaveAttribute('lang', /^de/)
  const text = own.page.getByRole('textbox', { name: 'Text', exact: true })
  await text.focus()
  await keys.press('ControlOrMeta+End')
  await keys.press('ControlOrMeta+Shift+s')
  await expect(own.page.getByRole('dialog', { name: 'Baustein einfügen' }).getByRole('combobox')).toBeFocused()
  await keys.type('oslo')
  await keys.press('Enter')
  await expect(text).toBeFocused()
  await keys.press('ControlOrMeta+Shift+e')
  await expect(own.page.getByRole('textbox', { name: 'Emoji suchen' })).toBeFocused()
  await keys.type('red heart')
  await expect(own.page.getByRole('gridcell').first()).toHaveAccessibleName('rotes Herz')
  await keys.press('Enter')
  await expect(text).toHaveValue('Ours alone\nOpen daily from eight #oslo #coffee❤️')
  await expect.poll(() => draftsOf(COFFEE).map((one) => one.shared)).toContain('Ours alone\nOpen daily from eight #oslo #coffee❤️')
  // Where they are kept is a page of the main window.
  await keys.press('ControlOrMeta+Shift+s')
  await own.page.getByRole('dialog', { name: 'Baustein einfügen' }).getByRole('button', { name: 'Verwalten…' }).press('Enter')
  await expect(app.page.getByRole('heading', { name: 'Schreiben', exact: true })).toBeVisible()
  await expect(text).toBeVisible()
})
