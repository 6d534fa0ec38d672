/** Twelve years of a bookshop: so many drafts that no list holds them all at once. */
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createCore } from '../../src/core/core.ts'
import { createHttpPort } from '../../src/core/powerpost/index.ts'
import { systemRandom } from '../../src/core/system-ports.ts'
import type { PostType } from '../../src/domain/post-types.ts'
import { PastClock } from './past-clock.ts'

export const BOOKSHOP = 'Fjord & Folio Books'
/** Shown while what it holds is being read. */
export const READ_SLOWLY = 'Larch & Lantern'
/** Its database is not one any more. */
export const DAMAGED = 'Harbour Sauna'
export const MANY = 10_000

const SERIES: readonly { title: string; text: string; postTypes: PostType[] }[] = [
  { title: 'Staff pick', text: 'Ingrid has read it twice and will not lend you hers. It is on the small table, with a note in the first one.', postTypes: ['instagram-feed', 'facebook-post'] },
  { title: 'New in the window', text: 'Five covers in the same blue, by chance, and one in orange that spoils it nicely.', postTypes: ['instagram-feed'] },
  { title: 'Saturday reading hour', text: 'Ten o’clock, on the carpet, for everybody under seven and whoever brought them. There is juice.', postTypes: ['facebook-post'] },
  { title: 'Overheard at the till', text: '“Do you have anything where nothing happens, but well?” We had four.', postTypes: ['x-post'] },
  { title: 'One sentence', text: 'The best first line of the week, and you have to guess where it is from. Answers on the counter.', postTypes: ['x-post', 'linkedin-post'] },
  { title: 'Shelf of the week', text: 'Islands: real ones, made-up ones, and two that have sunk since.', postTypes: ['instagram-feed', 'linkedin-post'] },
  { title: 'Second-hand arrivals', text: 'Three boxes from a house by the water. Maps, a cookery book with butter on page nine, and letters that we gave back.', postTypes: ['instagram-feed', 'facebook-post', 'x-post'] },
  { title: 'Poem on the door', text: 'It hangs there until it rains.', postTypes: ['instagram-feed', 'x-post'] },
]
/** From one draft to the next (hours): eight in ten days. */
const APART = 10.5

/** A data folder with clients on this computer alone: one with very many drafts, one with none, and one whose file is broken. */
export async function seedMany(profile: string): Promise<void> {
  const clock = new PastClock()
  const core = createCore({
    dataDir: profile, migrationsDir: fileURLToPath(new URL('../../src/core/storage/migrations', import.meta.url)), version: '0.1.0', clock, random: systemRandom, http: createHttpPort().request, log: () => {},
    secrets: { unavailable: async () => null, get: async () => null, set: async () => {}, delete: async () => {} },
    host: { startHelper: () => Promise.reject(new Error('not here')), notify: async () => {} },
  })
  clock.goTo(MANY * APART)
  await core.start()
  const add = async (name: string, color: 'iris' | 'bronze' | 'grass') => (await core.workspaces.createLocal({ commandId: randomUUID(), name, color })).id
  const shop = await add(BOOKSHOP, 'iris')
  await add(READ_SLOWLY, 'grass')
  const sauna = await add(DAMAGED, 'bronze')
  const workspace = await core.workspaces.open(shop)
  // One write to the disk for all of them.
  workspace.db.transaction(() => {
    for (let at = 0; at < MANY; at += 1) {
      const { title, text, postTypes } = SERIES[at % SERIES.length] ?? { title: '', text: '', postTypes: [] }
      clock.goTo((MANY - at - 0.5) * APART)
      core.drafts.create(workspace, { commandId: randomUUID(), content: { title: `${title}, no. ${1 + Math.floor(at / SERIES.length)}`, shared: text, variants: {}, youtubeTitle: '', postTypes, mediaIds: [] } })
    }
  })()
  clock.goTo(0)
  await core.drain(5_000)
  writeFileSync(join(profile, 'workspaces', sauna, 'workspace.db'), 'not a database any more')
  writeFileSync(join(profile, 'preferences.json'), JSON.stringify({ theme: 'system', lastWorkspaceId: shop, language: 'en' }), { mode: 0o600 })
}
