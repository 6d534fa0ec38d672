/** The app in German: from the first door on where the system speaks it, and chosen while something is typed. */
import { Composer } from './pages/composer.ts'
import { Drafts } from './pages/drafts.ts'
import { connectClient } from './pages/first-use.ts'
import { Frame } from './pages/frame.ts'
import { Posts } from './pages/posts.ts'
import { SendSheet } from './pages/send-sheet.ts'
import type { RunningApp } from './support/app.ts'
import { barriersIn } from './support/barriers.ts'
import { cutOffIn } from './support/cut-off.ts'
import { cutWordsIn } from './support/cut-words.ts'
import { expect, sharedRig, test } from './support/rig.ts'
import type { SandboxProcess } from './support/sandbox-process.ts'

const rig = sharedRig()
let app: RunningApp
let service: SandboxProcess

/** What was written here by hand, and is cut with dots where it is long. */
const OWN = ['Nordic Coffee', 'Good news', 'Night train', 'Half out', 'cup.png', 'The words of', 'Rhubarb']

// Each look goes over every element of the page.
test.beforeEach(() => test.setTimeout(300_000))

/** Nothing cut off, no word that does not fit, no barrier, and the page says that it is German. */
async function seen(state: string): Promise<void> {
  await expect(app.page.locator('html')).toHaveAttribute('lang', /^de/)
  expect.soft(await cutOffIn(app.page), state).toEqual([])
  expect.soft(await cutWordsIn(app.page, OWN), state).toEqual([])
  expect.soft(await barriersIn(app.page, ['light']), state).toEqual([])
}

const button = (name: string | RegExp) => app.page.getByRole('button', { name, exact: typeof name === 'string' })
const link = (name: string) => app.page.getByRole('link', { name, exact: true })
const menuLabels = () => app.electron.evaluate(({ Menu }) => (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label))

/** The page is loaded again: what stood before is gone for a moment. */
async function speaks(language: 'en' | 'de'): Promise<void> {
  await expect(app.page.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`))
  await expect(app.page.locator('main, form, [role="main"]').first()).toBeVisible()
}

test('a system that speaks German opens the doors in German', async () => {
  service = await rig().startSandbox(['--publish-ms', '300', '--generate-ms', '300'])
  app = await rig().launch(undefined, { size: { width: 900, height: 600 }, env: { LANGUAGE: 'de', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' } })
  await expect(app.page.getByRole('heading', { name: 'Jeder Kunde in seinem eigenen Raum' })).toBeVisible()
  expect(await menuLabels()).toEqual(expect.arrayContaining(['Datei', 'Bearbeiten', 'Ansicht', 'Fenster', 'Hilfe']))
  await seen('the doors')
  await button(/^Mein Konto verbinden/).click()
  await seen('a key is asked for')
  await button('Alle drei Wege').click()
  await button(/^Einfach schreiben/).click()
  await seen('a first client is asked for')
  await button('Alle drei Wege').click()
})

test('the palette chooses English, and all the work is done in it', async () => {
  const { page } = app
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('english')
  await page.getByRole('option', { name: 'Sprache: English' }).click()
  await speaks('en')
  expect(await menuLabels()).toEqual(expect.arrayContaining(['File', 'Edit', 'View', 'Window', 'Help']))
  await connectClient(app, service, 'Nordic Coffee')

  const drafts = new Drafts(app)
  let composer = await drafts.create()
  await composer.write('The words of good news', 'Good news')
  await composer.choosePostTypes(['X Post', 'LinkedIn Post'])
  await composer.saved()
  await composer.openSend()
  await new SendSheet(page).publish()
  await new Frame(page).goTo('Posts')
  await expect(new Posts(page).row('Good news')).toContainText('Posted', { timeout: 30_000 })
  await new Frame(page).goTo('Drafts')
  composer = await drafts.create()
  await composer.write('The words of a night train', 'Night train')
  await composer.choosePostTypes(['Instagram Feed post', 'X Post', 'YouTube Video', 'LinkedIn Post'])
  await composer.writeFor('X', 'far too long for X '.repeat(30))
  await composer.drop([rig().photo('cup.png', 1)])
  await expect(composer.photos).toHaveCount(1)
  await composer.saved()
})

test('German is chosen while something is typed: the text is there, and so is the place', async () => {
  const { page } = app
  const composer = new Composer(app)
  await composer.tab('Shared')
  await composer.caption.fill('The words of a night train, typed a moment ago')
  // At once, as no hand could: what was typed is not saved yet, and the shell has to ask for it.
  await page.evaluate(() => window.powerpost.setLanguage('de'))
  await speaks('de')
  await expect(page.getByRole('textbox', { name: 'Titel', exact: true })).toHaveValue('Night train')
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toHaveValue('The words of a night train, typed a moment ago')
  expect(await menuLabels()).toContain('Bearbeiten')
  await seen('the composer')
})

test('what cannot be saved is not lost by it: the window keeps its language and says why', async () => {
  const { page } = app
  await link('Textvorschläge').click()
  await button('Vorschläge anfordern…').first().click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Worum es geht' }).fill('Rhubarb is here')
  await seen('asking for captions')
  await page.keyboard.press('Escape')
  await link('Einstellungen').click()
  await link('Darstellung').click()
  await page.getByRole('radio', { name: 'English' }).click()
  await expect(page.getByRole('region', { name: 'Mitteilungen' })).toContainText('noch nicht gespeichert oder abgeschickt')
  await expect(page.locator('html')).toHaveAttribute('lang', /^de/)
  await seen('the settings of the look')
  await link('Textvorschläge').click()
  await button('Vorschläge anfordern…').first().click()
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Worum es geht' })).toHaveValue('Rhubarb is here')
  await page.getByRole('dialog').getByRole('checkbox', { name: 'Instagram Beitrag' }).check()
  await button('Vorschläge für Nordic Coffee anfordern').click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('every screen in German, at 900 × 600', async () => {
  const { page } = app
  await expect(page.getByRole('list', { name: 'Anfragen für Textvorschläge' })).toContainText('Fertig', { timeout: 30_000 })
  await page.getByRole('list', { name: 'Anfragen für Textvorschläge' }).getByRole('button').first().click()
  await seen('captions')
  await button('Ausgaben').click()
  await seen('what was spent')

  await link('Entwürfe').click()
  await seen('drafts')
  await button('Beitragsarten').click()
  await seen('choosing post types')
  await page.keyboard.press('Escape')
  await button('Verlauf').click()
  await seen('the history')
  await page.keyboard.press('Escape')
  await app.page.getByRole('region', { name: 'Entwurf schreiben' }).getByRole('button', { name: 'Mehr' }).click()
  await seen('the menu of a draft')
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: 'Text', exact: true }).click()
  await page.keyboard.press('ControlOrMeta+Shift+e')
  await expect(page.getByRole('dialog')).toBeVisible()
  await seen('emoji')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+Shift+s')
  await expect(page.getByRole('dialog')).toBeVisible()
  await seen('snippets')
  await page.keyboard.press('Escape')
  await button('Senden…').click()
  await expect(page.getByRole('dialog', { name: 'Senden' }).getByRole('button', { name: /^Für Nordic Coffee in \d Netzwerken veröffentlichen/ })).toBeVisible()
  await seen('the send sheet')
  await page.keyboard.press('Escape')
  await button('Papierkorb').click()
  await seen('the trash')
  await button('Zurück zu den Entwürfen').click()

  await link('Mediathek').click()
  await expect(page.getByRole('listbox', { name: 'Dateien' }).getByRole('option')).toHaveCount(1)
  await page.getByRole('listbox', { name: 'Dateien' }).getByRole('option').first().click()
  await seen('media')
  await button('Bearbeiten…').click()
  await expect(page.getByRole('dialog', { name: 'cup.png bearbeiten' })).toBeVisible()
  await seen('the editor of a picture')
  await page.keyboard.press('Escape')
  await link('Postausgang').click()
  await seen('the outbox')
  await button(/^Erledigt/).click()
  await seen('what is done')
  await link('Beiträge').click()
  await page.getByRole('list', { name: 'Beiträge' }).getByRole('button').first().click()
  await expect(page.getByRole('article', { name: 'Beitrag' })).toContainText('Veröffentlicht')
  await seen('a post')

  await page.keyboard.press('ControlOrMeta+k')
  await seen('the palette')
  await page.keyboard.type('geht nichts')
  await seen('the palette without hits')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await link('Einstellungen').click()
  for (const name of ['Konten', 'Kunden', 'Schreiben', 'Darstellung', 'Im Hintergrund', 'Tastatur', 'Daten und Info']) {
    await link(name).click()
    await seen(`settings: ${name}`)
  }
})

test('the language is remembered, and goes back to the system’s', async () => {
  await app.quit()
  app = await rig().launch()
  await speaks('de')
  await expect(link('Entwürfe')).toBeVisible()
  await expect(app.page.getByRole('button', { name: 'Nordic Coffee, Kunden wechseln' })).toBeVisible()
  await app.page.keyboard.press('ControlOrMeta+k')
  await app.page.keyboard.type('wie das system')
  await app.page.getByRole('option', { name: 'Sprache: wie das System' }).click()
  await speaks('en')
  await expect(new Frame(app.page).openClient('Nordic Coffee')).toBeVisible()
})
