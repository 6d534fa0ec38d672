/** An import that is killed at each step (M1): afterwards every row has its file, and the rest comes in, each once. */
import { spawnSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDrafts } from '../../src/core/drafts/index.ts'
import { createMedia } from '../../src/core/media/index.ts'
import { makePng } from '../support/make-image.ts'
import { makeVideo } from '../support/make-video.ts'
import { MIGRATIONS_DIR, createTestWorkspace, realClock, realRandom, temporaryFolder } from '../support/workspace.ts'
import type { TestWorkspaceFile } from '../support/workspace.ts'

const PROGRAM = fileURLToPath(new URL('./import-until-killed.ts', import.meta.url))

let test: TestWorkspaceFile
let sources: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  test = createTestWorkspace()
  sources = temporaryFolder()
})
afterEach(() => {
  test.dispose()
  sources.remove()
})

function mustBeSound(): void {
  const { db, mediaDir } = test.workspace
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  for (const { sha256, ext } of db.prepare<[], { sha256: string; ext: string }>('SELECT sha256, ext FROM blobs').all()) {
    const path = join(mediaDir, sha256.slice(0, 2), `${sha256}.${ext}`)
    expect(existsSync(path)).toBe(true)
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(sha256)
  }
}

describe('the collecting of files that no row names, killed', () => {
  it.each(['collect:found', 'collect:removed'])('at %s, is finished by the next start, and takes nothing else', async (step) => {
    const kept = join(sources.path, 'kept.png')
    writeFileSync(kept, makePng(50, 40, 30))
    const first = createMedia({ clock: realClock, random: realRandom, log: () => {} })
    await first.importFiles(test.workspace, { commandId: randomUUID(), draftId: null, paths: [kept] })
    const { mediaDir } = test.workspace
    const orphans = [1, 2, 3].map((seed) => {
      const bytes = makePng(seed, 40, 30)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      mkdirSync(join(mediaDir, sha256.slice(0, 2)), { recursive: true })
      const path = join(mediaDir, sha256.slice(0, 2), `${sha256}.png`)
      writeFileSync(path, bytes)
      return path
    })
    const left = () => orphans.filter((path) => existsSync(path)).length
    test.workspace.close()
    const { signal } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--experimental-strip-types', PROGRAM, test.file, MIGRATIONS_DIR, randomUUID(), '', step, '1', kept])
    expect(signal).toBe('SIGKILL')
    expect(left()).toBe(step === 'collect:found' ? 3 : 2)
    test.reopen()
    await createMedia({ clock: realClock, random: realRandom, log: () => {} }).resume(test.workspace)
    expect(left()).toBe(0)
    expect(test.workspace.db.prepare('SELECT count(*) FROM blobs').pluck().get()).toBe(1)
    mustBeSound()
  })
})

describe('an import that is killed', () => {
  it.each(['import:opened', 'import:created', 'import:chunk', 'import:copied', 'import:synced', 'import:renamed', 'import:placed', 'import:recorded'])('at %s', async (step) => {
    const drafts = createDrafts({ clock: realClock, random: realRandom })
    const draftId = drafts.create(test.workspace, { commandId: randomUUID() }).id
    const files: [string, Buffer][] = [['1.png', makePng(1, 40, 30)], ['2.mp4', await makeVideo({ seconds: 1, frameBytes: 200_000 })], ['3.png', makePng(3, 40, 30)]]
    const paths = files.map(([name, bytes]) => {
      const path = join(sources.path, name)
      writeFileSync(path, bytes)
      return path
    })
    const commandId = randomUUID()
    test.workspace.close()
    // The first run dies at the first file, the second while it goes on with the next.
    for (const times of [1, 2]) {
      const { signal, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--experimental-strip-types', PROGRAM, test.file, MIGRATIONS_DIR, commandId, draftId, step, String(times), ...paths])
      expect({ signal, stderr: stderr.toString() }).toEqual({ signal: 'SIGKILL', stderr: '' })
      test.reopen()
      mustBeSound()
      test.workspace.close()
    }
    test.reopen()
    const media = createMedia({ clock: { ...realClock, after: () => () => {} }, random: realRandom, log: () => {} })
    await media.resume(test.workspace)
    const result = await media.importFiles(test.workspace, { commandId, draftId, paths })
    expect(result.items.map((item) => item.outcome)).toEqual(['added', 'added', 'added'])
    expect(drafts.get(test.workspace, { draftId }).content.mediaIds).toEqual(result.items.map((item) => item.mediaId))
    expect(test.workspace.db.prepare('SELECT count(*) FROM media_items').pluck().get()).toBe(3)
    expect(readdirSync(test.workspace.mediaDir).filter((name) => name.startsWith('.'))).toEqual([])
    mustBeSound()
  })
})
