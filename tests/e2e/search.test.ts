/** Twenty thousand drafts, written into the file while the app is closed: what the palette finds is right, before the index is fed and after. */
import Database from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import { Composer } from './pages/composer.ts'
import { Drafts } from './pages/drafts.ts'
import { justWrite } from './pages/first-use.ts'
import { Palette } from './pages/palette.ts'
import { expect, test } from './support/rig.ts'

const COUNT = 20_000
const SUBJECTS = ['Espresso', 'Filter', 'Grinder', 'Terrasse', 'Möbel', 'Kaffee', 'Brunch', 'Harvest', 'Cupping', 'Menü', 'Frühling', 'Barista', 'Roast', 'Origin']
const VERBS = ['opens', 'closes', 'tastes', 'arrives', 'ships', 'rests', 'blooms', 'sings', 'glows']
const PLACES = ['Oslo', 'Bergen', 'Lyon', 'Malmö', 'Tromsø', 'Ålesund', 'Göteborg', 'Århus', 'Reykjavík', 'İzmir', 'Łódź']

interface Written { id: string; title: string; text: string }

/** The same each time; the higher the number, the newer. */
function draftAt(at: number): Written {
  const [subject, verb, place] = [SUBJECTS[at % SUBJECTS.length], VERBS[at % VERBS.length], PLACES[at % PLACES.length]]
  return { id: randomUUID(), title: `${subject} ${at}`, text: `The ${subject} ${verb} in ${place} on day ${at % 365}. ${at % 4_001 === 7 ? 'Zebrafish swim here.' : ''} ${'Words that many drafts share, over and over. '.repeat(5)}` }
}

function writeInto(file: string): Written[] {
  const drafts = Array.from({ length: COUNT }, (_, at) => draftAt(at))
  const db = new Database(file)
  try {
    db.transaction(() => {
      const insert = db.prepare('INSERT INTO drafts (id, rev, content, title, excerpt, created_at, updated_at, list_seq) VALUES (?, 2, ?, ?, ?, ?, ?, ?)')
      const from = (db.prepare("SELECT value FROM counters WHERE name = 'list_seq'").get() as { value: number }).value
      const start = Date.now() - COUNT * 60_000
      for (const [at, { id, title, text }] of drafts.entries()) {
        const content = { title, shared: text, variants: {}, youtubeTitle: '', postTypes: [], mediaIds: [] }
        insert.run(id, JSON.stringify(content), title, text.slice(0, 200), start, start + at * 60_000, from + 1 + at)
      }
      db.prepare("UPDATE counters SET value = ? WHERE name = 'list_seq'").run(from + COUNT)
    })()
  } finally {
    db.close()
  }
  return drafts.reverse()
}

/** Without accents, in lower case; every word begins a word. Newest first. */
function expected(drafts: readonly Written[], query: string, most: number): string[] {
  const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ø', 'o').replaceAll('ł', 'l')
  const words = (text: string) => fold(text).split(/[^\p{L}\p{N}]+/u)
  const wanted = words(query).filter((word) => word !== '')
  const hits: string[] = []
  for (const draft of drafts) {
    const there = words(`${draft.title} ${draft.text}`)
    if (wanted.every((word) => there.some((one) => one.startsWith(word)))) hits.push(draft.title)
    if (hits.length === most) break
  }
  return hits
}

test('finds what is there, newest first, by the beginnings of words, whatever the accents', async ({ rig }) => {
  let app = await rig.launch()
  await justWrite(app, 'Archive')
  await app.quit()
  const [file] = app.workspaceFiles()
  const written = writeInto(file ?? '')

  app = await rig.launch()
  const palette = new Palette(app.page)
  const group = palette.group('Drafts of Archive')
  const titles = group.getByRole('option').locator('[data-label="draft"]')
  await expect(new Drafts(app).list).toBeVisible()

  // At once: most of the rows are not in the index yet.
  await palette.open()
  for (const query of ['zebrafish', 'mobel', 'menu lyon', 'espr 14', 'tromso blo', 'frühling day 3', 'izmir harv', 'reykjavik 77', 'lodz', 'words share over']) {
    await test.step(query, async () => {
      await palette.field.fill(query)
      await expect(titles).toHaveText(expected(written, query, 6))
    })
  }
  await palette.field.fill('giraffe')
  await expect(palette.root).toContainText('Nothing in Archive fits “giraffe”')

  // All of them, from the newest of thousands, on a page of their own.
  await palette.field.fill('words share')
  await expect(titles).toHaveText(expected(written, 'words share', 6))
  await palette.row('More drafts…').click()
  await expect(titles).toHaveText(expected(written, 'words share', 100))
  await expect(palette.root).toContainText('The newest 100 are shown')

  // The oldest one opens, far below what the list has read.
  await palette.field.fill('zebrafish 7')
  const [oldest] = expected(written, 'zebrafish 7', 100).slice(-1)
  await expect(titles.last()).toHaveText(oldest ?? '')
  await app.page.keyboard.press('End')
  await app.page.keyboard.press('Enter')
  await expect(new Composer(app).title).toHaveValue(`${SUBJECTS[7]} 7`)

  // What is written now is found at once, and what was there before is not any more.
  await new Composer(app).write('A quagga instead')
  await new Composer(app).saved()
  await palette.open()
  await palette.field.fill('quagga')
  await expect(titles).toHaveText([`${SUBJECTS[7]} 7`])
  await palette.field.fill('zebrafish 7')
  await expect(titles.filter({ hasText: new RegExp(`^${SUBJECTS[7]} 7$`) })).toHaveCount(0)
  await app.page.keyboard.press('Escape')
})
