/** Media on a real workspace and real files, with a hook at each step. */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAppError } from '../../../src/contract/errors.ts'
import type { ImportResult } from '../../../src/contract/schemas/media.ts'
import { createDrafts } from '../../../src/core/drafts/index.ts'
import type { Drafts } from '../../../src/core/drafts/index.ts'
import { createMedia } from '../../../src/core/media/index.ts'
import type { Media, MediaDeps } from '../../../src/core/media/index.ts'
import type { Clock } from '../../../src/core/ports.ts'
import { createTestWorkspace, realRandom, temporaryFolder } from '../../support/workspace.ts'
import type { TestWorkspaceFile } from '../../support/workspace.ts'

export interface MediaRig {
  readonly test: TestWorkspaceFile
  readonly media: Media
  readonly drafts: Drafts
  readonly events: string[]
  readonly steps: string[]
  readonly logs: string[]
  /** Called at each step of an import or a rendition. */
  at: (step: string) => void | Promise<void>
  /** Writes a file into the sources' folder and answers its path. */
  source(name: string, bytes: Uint8Array | string): string
  readonly sources: string
  newDraft(): string
  bring(paths: string[], draftId?: string | null, commandId?: string): Promise<ImportResult>
  mediaOf(draftId: string): string[]
  /** Stops until the test is over: as a process that was killed, as far as anyone can see. */
  never(): Promise<void>
  /** A new start of the app; the old one hangs wherever it is. */
  restart(): void
  /** Every file of the media folder, relative. */
  stored(): string[]
  /** What must hold at every moment: each row has its file, and each file's name is its hash. */
  mustBeSound(): void
  dispose(): void
}

/** Nobody is answered early; limits on what takes long hold. */
const clock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, callback) {
    if (ms < 1_000) return () => {}
    const timer = setTimeout(callback, ms).unref()
    return () => clearTimeout(timer)
  },
}

/** Without a `host` nothing is decoded. */
export function createMediaRig(hostOf?: (folder: string) => MediaDeps['host']): MediaRig {
  const test = createTestWorkspace()
  const temporary = temporaryFolder()
  const sources = join(temporary.path, 'sources')
  mkdirSync(sources)
  const hanging: (() => void)[] = []
  const [events, steps, logs]: [string[], string[], string[]] = [[], [], []]
  test.bus.subscribe((event) => {
    if (event.type === 'changed') events.push(`${event.topic}:${event.ids.join(',')}`)
  })
  const host = hostOf?.(test.folder)
  const boot = () =>
    createMedia({
      host,
      clock,
      random: realRandom,
      log: (level, message, detail) => void logs.push(`${level} ${message} ${JSON.stringify(detail ?? {})}`),
      faultPoint: (step) => {
        steps.push(step)
        return rig.at(step)
      },
    })
  let media: Media
  const drafts = createDrafts({ clock, random: realRandom })
  const rig: MediaRig = {
    test, drafts, events, steps, logs, sources,
    get media() {
      return media
    },
    at: () => {},
    source(name, bytes) {
      const path = join(sources, name)
      writeFileSync(path, bytes)
      return path
    },
    newDraft: () => drafts.create(test.workspace, { commandId: randomUUID() }).id,
    bring: (paths, draftId = null, commandId = randomUUID()) => media.importFiles(test.workspace, { commandId, draftId, paths }),
    mediaOf: (draftId) => drafts.get(test.workspace, { draftId }).content.mediaIds,
    never() {
      return new Promise((_resolve, reject) => hanging.push(() => reject(new Error('the test is over'))))
    },
    restart() {
      rig.at = () => {}
      test.reopen()
      media = boot()
    },
    stored: () => readdirSync(test.workspace.mediaDir, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name)),
    mustBeSound() {
      const { db, mediaDir } = test.workspace
      for (const blob of db.prepare<[], { sha256: string; ext: string; size: number }>('SELECT sha256, ext, size FROM blobs').all()) {
        const path = join(mediaDir, blob.sha256.slice(0, 2), `${blob.sha256}.${blob.ext}`)
        if (!existsSync(path)) throw new Error('a row without its file')
        const bytes = readFileSync(path)
        if (hashOf(bytes) !== blob.sha256 || bytes.length !== blob.size) throw new Error('a file with other bytes than its row says')
        if (process.platform !== 'win32' && (statSync(path).mode & 0o777) !== 0o600) throw new Error('a file that others may read')
      }
      for (const { content } of db.prepare<[], { content: string }>('SELECT content FROM drafts').all()) {
        for (const id of (JSON.parse(content) as { mediaIds: string[] }).mediaIds) {
          if (db.prepare('SELECT 1 FROM media_items WHERE id = ?').get(id) === undefined) throw new Error('a draft with a file that has no row')
        }
      }
      if (db.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('a damaged database')
      const broken: unknown = db.pragma('foreign_key_check')
      if (!Array.isArray(broken) || broken.length > 0) throw new Error('broken references')
    },
    dispose() {
      test.dispose()
      // What hangs closes its files now; its workspace is closed, so it does nothing else.
      for (const end of hanging) end()
      temporary.remove()
    },
  }
  media = boot()
  return rig
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Outcome and refusal of each file, short. */
export const fates = (result: ImportResult): string[] => result.items.map((item) => item.refusal ?? item.outcome)

export async function codeOf(work: Promise<unknown> | (() => unknown)): Promise<string> {
  try {
    await (typeof work === 'function' ? work() : work)
    return 'nothing refused'
  } catch (error) {
    if (!isAppError(error)) throw error
    return error.code
  }
}
