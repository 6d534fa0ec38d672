/**
 * `npm run pictures`: every screen of the real app, in light and dark, into docs/pictures.
 *
 *   --out DIR     another folder
 *   --only WORDS  only pictures whose name matches this pattern
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Camera } from './camera.ts'
import { seedMany } from './many.ts'
import { seed } from './seed.ts'
import { walkFirstUse } from './walk-first-use.ts'
import { walkMany } from './walk-many.ts'
import { walkWork } from './walk-work.ts'

const { values } = parseArgs({ options: { out: { type: 'string', default: fileURLToPath(new URL('../../docs/pictures', import.meta.url)) }, only: { type: 'string' } } })
const folder = mkdtempSync(join(tmpdir(), 'powerpost-pictures-'))
const camera = new Camera(values.out, values.only === undefined ? null : new RegExp(values.only))
const say = (text: string) => process.stderr.write(`${text}\n`)
try {
  say('A week of three clients')
  const seeded = await seed(folder)
  try {
    say('First use')
    await walkFirstUse(camera, join(folder, 'new'))
    say('At work')
    await walkWork(camera, seeded)
  } finally {
    await seeded.service.stop()
  }
  say('Many, slow and broken')
  await seedMany(join(folder, 'many'))
  await walkMany(camera, join(folder, 'many'))
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
say(`${camera.taken.length} pictures`)
