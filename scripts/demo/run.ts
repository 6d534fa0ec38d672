/**
 * `npm run demo`: the whole main job in the real app, unattended, with pictures; the last line on stdout is the verdict as JSON.
 *
 *   --plant lose|double|cross|spend   with a planted bug: the verdict must not be clean, and the exit code is 1
 *   --pictures DIR                    copies the pictures that the README shows to DIR
 *   --out DIR                         where everything goes (out/demo)
 */
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { workspaceFilesOf } from '../../tests/e2e/support/app.ts'
import { readBooks } from '../../tests/e2e/support/read-books.ts'
import { readWorkspace } from '../../tests/e2e/support/read-workspaces.ts'
import { countCredits, readAppBooks } from './count-credits.ts'
import type { Credits } from './count-credits.ts'
import { countEvidence } from './count.ts'
import type { Verdict } from './count.ts'
import { say, Stage } from './stage.ts'
import { play } from './story.ts'
import type { Plant } from './story.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PLANTS: readonly Plant[] = ['lose', 'double', 'cross', 'spend']

const { values } = parseArgs({ options: { plant: { type: 'string' }, pictures: { type: 'string' }, out: { type: 'string', default: join(ROOT, 'out', 'demo') } } })
const plant = values.plant === undefined ? null : PLANTS.find((one) => one === values.plant)
if (plant === undefined) {
  say(`--plant takes one of: ${PLANTS.join(', ')}`)
  process.exit(2)
}

const stage = new Stage(values.out)
let verdict: Verdict & Credits
let isComplete: boolean
try {
  isComplete = await play(stage, plant)
  const workspaces = workspaceFilesOf(stage.profile).map((file) => ({ ...readWorkspace(file), file }))
  const books = readBooks(stage.service.dataDir)
  verdict = {
    ...countEvidence({ written: stage.written, files: stage.files, workspaces, log: await stage.service.log(), posts: await stage.service.posts(), books }),
    ...countCredits(books, workspaces, readAppBooks(stage.profile)),
  }
} catch (error) {
  if (stage.isAppRunning) await stage.picture('where-it-stopped').catch(() => undefined)
  throw error
} finally {
  await stage.close()
}

if (values.pictures !== undefined) {
  mkdirSync(values.pictures, { recursive: true })
  for (const name of ['welcome', 'composer', 'outbox']) {
    const picture = stage.pictures.find((path) => path.endsWith(`-${name}.png`))
    if (picture !== undefined) copyFileSync(picture, join(values.pictures, `${name}.png`))
  }
}
const { lost, doubled, crossed, creditsSpent, creditsGivenBack, creditsUnexplained, appAgrees } = verdict
const isWhole = lost === 0 && doubled === 0 && crossed === 0
const isPaid = creditsUnexplained === 0 && appAgrees
say(isWhole ? 'Nothing was lost, doubled or crossed.' : `Lost ${lost}, doubled ${doubled}, crossed ${crossed}.`)
say(`${creditsSpent} credits were spent, ${creditsGivenBack} given back; ${isPaid ? 'the app and the service agree on each.' : `${creditsUnexplained} of them are in no record of the app, and its own book ${appAgrees ? 'agrees' : 'does not agree'}.`}`)
const isClean = isWhole && isPaid
if (!isComplete) say('Not everything that was sent was posted.')
process.stdout.write(`${JSON.stringify({ ...verdict, pictures: stage.pictures })}\n`)
process.exitCode = isClean && isComplete ? 0 : 1
