import { randomUUID } from 'node:crypto'
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { importResultSchema, mediaItemSchema } from '../../../src/contract/schemas/media.ts'
import { makePng } from '../../support/make-image.ts'
import { createTestWorkspace } from '../../support/workspace.ts'
import { jpegWithMetadata, photo, pngOfSize } from './photos.ts'
import { codeOf, createMediaRig, fates, hashOf } from './rig.ts'
import type { MediaRig } from './rig.ts'

let rig: MediaRig
beforeEach(() => {
  rig = createMediaRig()
})
afterEach(() => {
  rig.mustBeSound()
  rig.dispose()
})

describe('taking photos', () => {
  it('stores each by its content, names it, and adds it to the draft in the order given', async () => {
    const given = [['a.png', makePng(1, 40, 30)], ['b.jpg', jpegWithMetadata('baseline', 6)], ['c.webp', photo('lossy')], ['d.png', pngOfSize(3_000_000)], ['e.jpeg', photo('progressive')]] as const
    const draftId = rig.newDraft()
    const result = importResultSchema.parse(await rig.bring(given.map(([name, bytes]) => rig.source(name, bytes)), draftId))
    expect(result).toMatchObject({ total: 5, safe: 5 })
    expect(result.items.map((item) => item.name)).toEqual(given.map(([name]) => name))
    expect(fates(result)).toEqual(['added', 'added', 'added', 'added', 'added'])
    const ids = result.items.map((item) => item.mediaId ?? '')
    expect(rig.mediaOf(draftId)).toEqual(ids)
    const items = rig.media.get(rig.test.workspace, { ids: [...ids].reverse() })
    expect(items.map((item) => mediaItemSchema.parse(item).sha256)).toEqual(given.map(([, bytes]) => hashOf(bytes)).reverse())
    expect(items.map((item) => [item.mime, item.width, item.height])).toEqual([['image/jpeg', 24, 16], ['image/png', 64, 64], ['image/webp', 24, 16], ['image/jpeg', 16, 24], ['image/png', 40, 30]])
    for (const [, bytes] of given) {
      const { path, size } = rig.media.locate(rig.test.workspace, hashOf(bytes))
      expect(readFileSync(path).equals(bytes)).toBe(true)
      expect(size).toBe(bytes.length)
      expect(statSync(dirname(path)).mode & 0o777).toBe(0o700)
    }
    expect(rig.events.filter((event) => event === `media:${result.batchId}`)).toHaveLength(6)
    expect(rig.events.filter((event) => event === `drafts:${draftId}`)).toHaveLength(6)
    expect(rig.stored()).toHaveLength(5)
    expect(rig.media.batch(rig.test.workspace, { batchId: result.batchId })).toEqual(result)
    // Where they lay is forgotten.
    expect(rig.test.workspace.db.prepare('SELECT DISTINCT path FROM import_items').pluck().all()).toEqual([''])
  })

  it('is not refused to a window that types meanwhile, nor does it take its text', async () => {
    const draft = rig.drafts.create(rig.test.workspace, { commandId: randomUUID() })
    let base = { rev: draft.rev, text: '' }
    rig.at = () => {
      const text = `${base.text} word`
      const { rev } = rig.drafts.save(rig.test.workspace, { commandId: randomUUID(), draftId: draft.id, windowId: randomUUID(), baseRev: base.rev, content: { ...draft.content, shared: text } })
      base = { rev, text }
    }
    const result = await rig.bring([1, 2, 3, 4].map((seed) => rig.source(`${seed}.png`, makePng(seed, 30, 20))), draft.id)
    const now = rig.drafts.get(rig.test.workspace, { draftId: draft.id })
    expect(now.content).toMatchObject({ shared: base.text, mediaIds: result.items.map((item) => item.mediaId) })
    expect(base.text.length).toBeGreaterThan(50)
    expect(rig.drafts.revisions(rig.test.workspace, { draftId: draft.id, limit: 10 }).items.filter((one) => one.reason === 'conflict')).toEqual([])
  })

  it('takes a photo under another photo’s extension by its content', async () => {
    const result = await rig.bring([rig.source('really-a.png', photo('baseline')), rig.source('no-extension', photo('lossy'))])
    const items = rig.media.get(rig.test.workspace, { ids: result.items.map((item) => item.mediaId ?? '') })
    expect(items.map((item) => [item.name, item.mime])).toEqual([['really-a.png', 'image/jpeg'], ['no-extension', 'image/webp']])
  })

  it('answers a long batch soon, and the rest by events', async () => {
    let letGo = () => {}
    const held = new Promise<void>((resolve) => (letGo = resolve))
    let lateNow = () => {}
    // The time to answer has come when the first file is safe.
    rig.at = (step) => {
      if (step === 'import:recorded') lateNow()
      return rig.steps.includes('import:recorded') ? held : undefined
    }
    const { createMedia } = await import('../../../src/core/media/index.ts')
    const media = createMedia({
      clock: { now: () => 0, monotonic: () => 0, after: (_ms, callback) => { lateNow = callback; return () => {} } },
      random: { uuid: randomUUID, float: () => 0.5 }, log: () => {}, faultPoint: (step) => { rig.steps.push(step); return rig.at(step) },
    })
    const result = await media.importFiles(rig.test.workspace, { commandId: randomUUID(), draftId: null, paths: [1, 2, 3].map((seed) => rig.source(`${seed}.png`, makePng(seed, 30, 20))) })
    expect(fates(result)).toEqual(['added', 'pending', 'pending'])
    expect(result).toMatchObject({ total: 3, safe: 1 })
    letGo()
    await media.resume(rig.test.workspace)
    expect(fates(media.batch(rig.test.workspace, { batchId: result.batchId }))).toEqual(['added', 'added', 'added'])
  })
})

describe('the same bytes again', () => {
  it('on the same draft are a duplicate, whatever they are called', async () => {
    const draftId = rig.newDraft()
    const [first, second] = [rig.source('one.png', makePng(1, 20, 20)), rig.source('two.png', makePng(1, 20, 20))]
    const result = await rig.bring([first, second, first], draftId)
    expect(fates(result)).toEqual(['added', 'duplicate', 'duplicate'])
    expect(new Set(result.items.map((item) => item.mediaId)).size).toBe(1)
    expect(result.safe).toBe(3)
    expect(rig.mediaOf(draftId)).toHaveLength(1)
    expect(rig.stored()).toHaveLength(1)
  })

  it('on another draft are the same item under the same name, and an item of their own under another', async () => {
    const [one, two, three] = [rig.newDraft(), rig.newDraft(), rig.newDraft()]
    const path = rig.source('one.png', makePng(1, 20, 20))
    const renamed = rig.source('other name.png', makePng(1, 20, 20))
    const ids = [(await rig.bring([path], one)).items[0], (await rig.bring([path], two)).items[0], (await rig.bring([renamed], three)).items[0]]
    expect(ids.map((item) => item?.outcome)).toEqual(['added', 'added', 'added'])
    expect(ids[1]?.mediaId).toBe(ids[0]?.mediaId)
    expect(ids[2]?.mediaId).not.toBe(ids[0]?.mediaId)
    rig.media.setAlt(rig.test.workspace, { commandId: randomUUID(), mediaId: ids[2]?.mediaId ?? '', alt: 'only mine' })
    expect(rig.media.get(rig.test.workspace, { ids: ids.map((item) => item?.mediaId ?? '') }).map((item) => item.alt)).toEqual(['', '', 'only mine'])
    expect(rig.stored()).toHaveLength(1)
    expect(fates(await rig.bring([path, renamed]))).toEqual(['duplicate', 'duplicate'])
  })

  it.each([['is missing', (path: string) => rmSync(path)], ['was damaged', (path: string) => writeFileSync(path, Buffer.alloc(statSync(path).size))]])('heal a stored file that %s', async (_what, harm) => {
    const path = rig.source('one.png', makePng(1, 20, 20))
    await rig.bring([path])
    const stored = rig.media.locate(rig.test.workspace, hashOf(readFileSync(path))).path
    harm(stored)
    expect(fates(await rig.bring([path]))).toEqual(['duplicate'])
    expect(readFileSync(stored).equals(readFileSync(path))).toBe(true)
  })
})

describe('a command', () => {
  it('repeated, at once or after a restart, answers the same batch and imports nothing again', async () => {
    const draftId = rig.newDraft()
    const paths = [1, 2, 3].map((seed) => rig.source(`${seed}.png`, makePng(seed, 20, 20)))
    const commandId = randomUUID()
    const [first, second] = await Promise.all([rig.bring(paths, draftId, commandId), rig.bring(paths, draftId, commandId)])
    expect(second).toEqual(first)
    const opened = rig.steps.filter((step) => step === 'import:opened').length
    rig.restart()
    expect(await rig.bring(paths, draftId, commandId)).toEqual(first)
    expect(rig.steps.filter((step) => step === 'import:opened')).toHaveLength(opened)
    expect(opened).toBe(3)
    expect(rig.mediaOf(draftId)).toHaveLength(3)
  })

  it('for a draft that is not here, or in the trash, takes nothing', async () => {
    const path = rig.source('one.png', makePng(1, 20, 20))
    expect(await codeOf(rig.bring([path], randomUUID()))).toBe('NOT_FOUND')
    const draftId = rig.newDraft()
    rig.drafts.trash(rig.test.workspace, { commandId: randomUUID(), draftId })
    expect(await codeOf(rig.bring([path], draftId))).toBe('NOT_POSSIBLE_NOW')
    expect(rig.stored()).toEqual([])
    expect(await codeOf(() => rig.media.batch(rig.test.workspace, { batchId: randomUUID() }))).toBe('NOT_FOUND')
  })

  it('that changes an alt text does so once', async () => {
    const mediaId = (await rig.bring([rig.source('one.png', makePng(1, 20, 20))])).items[0]?.mediaId ?? ''
    const act = { commandId: randomUUID(), mediaId, alt: 'A loaf' }
    expect(rig.media.setAlt(rig.test.workspace, act).alt).toBe('A loaf')
    rig.media.setAlt(rig.test.workspace, { commandId: randomUUID(), mediaId, alt: 'Two loaves' })
    expect(rig.media.setAlt(rig.test.workspace, act).alt).toBe('Two loaves')
    expect(rig.events.at(-1)).toBe(`media:${mediaId}`)
    expect(await codeOf(() => rig.media.setAlt(rig.test.workspace, { commandId: randomUUID(), mediaId: randomUUID(), alt: '' }))).toBe('NOT_FOUND')
  })
})

describe('a source that changes while it is read', () => {
  const big = () => pngOfSize(3_500_000)
  /** Acts once, after the first piece was read. */
  const afterFirstChunk = (act: () => void) => {
    rig.at = (step) => {
      if (step !== 'import:chunk') return
      rig.at = () => {}
      act()
    }
  }

  it.each([
    ['grows', (path: string) => appendFileSync(path, 'more')],
    ['shrinks', (path: string) => truncateSync(path, 2_000_000)],
    ['is emptied', (path: string) => truncateSync(path, 0)],
    ['gets other bytes of the same length', (path: string) => writeFileSync(path, pngOfSize(3_500_000, 2))],
    ['is only touched', (path: string) => utimesSync(path, 1, 1)],
  ])('and %s is refused, and the rest taken', async (_what, act) => {
    const path = rig.source('changing.png', big())
    afterFirstChunk(() => act(path))
    const draftId = rig.newDraft()
    const result = await rig.bring([path, rig.source('calm.png', makePng(1, 20, 20))], draftId)
    expect(fates(result)).toEqual(['changed-while-read', 'added'])
    expect(rig.mediaOf(draftId)).toHaveLength(1)
    expect(rig.stored()).toHaveLength(1)
  })

  it('and vanishes is taken, for all of it was read', async () => {
    const path = rig.source('vanishing.png', big())
    afterFirstChunk(() => rmSync(path))
    expect(fates(await rig.bring([path]))).toEqual(['added'])
    expect(readFileSync(rig.media.locate(rig.test.workspace, hashOf(big())).path).equals(big())).toBe(true)
  })

  it('and is put in its place by another file is taken as it was', async () => {
    const path = rig.source('replaced.png', big())
    const other = rig.source('other.png', pngOfSize(3_500_000, 9))
    afterFirstChunk(() => renameSync(other, path))
    expect(fates(await rig.bring([path]))).toEqual(['added'])
    expect(rig.media.locate(rig.test.workspace, hashOf(big())).size).toBe(3_500_000)
  })
})

describe('a draft that is full', () => {
  it('takes no more, and says so for each file', async () => {
    const draftId = rig.newDraft()
    const content = rig.drafts.get(rig.test.workspace, { draftId }).content
    const { mediaId } = (await rig.bring([rig.source('x.png', makePng(9, 8, 8))])).items[0] ?? {}
    const ids = Array.from({ length: 499 }, () => {
      const id = randomUUID()
      rig.test.workspace.db.prepare("INSERT INTO media_items (id, blob, kind, name, created_at, seq) SELECT ?, blob, 'image', name, 0, (SELECT max(seq) + 1 FROM media_items) FROM media_items WHERE id = ?").run(id, mediaId)
      return id
    })
    rig.drafts.save(rig.test.workspace, { commandId: randomUUID(), draftId, windowId: randomUUID(), baseRev: 1, content: { ...content, mediaIds: ids } })
    rig.test.workspace.db.prepare("UPDATE counters SET value = 1000 WHERE name = 'media_seq'").run()
    const result = await rig.bring([1, 2].map((seed) => rig.source(`${seed}.png`, makePng(seed, 20, 20))), draftId)
    expect(result.items.map((item) => [item.outcome, item.refusal, item.detail])).toEqual([['added', null, null], ['refused', 'failed', 'the draft is full']])
  })
})

describe('two clients', () => {
  it('share nothing: a file of one is not found in the other', async () => {
    const other = createTestWorkspace()
    try {
      const path = rig.source('one.png', makePng(1, 20, 20))
      const sha = hashOf(readFileSync(path))
      const { items } = await rig.bring([path])
      expect(await codeOf(() => rig.media.locate(other.workspace, sha))).toBe('NOT_FOUND')
      expect(rig.media.get(other.workspace, { ids: [items[0]?.mediaId ?? ''] })).toEqual([])
      expect(await codeOf(rig.media.ensureUploadRendition(other.workspace, items[0]?.mediaId ?? ''))).toBe('MEDIA_REFUSED')
      await rig.media.importFiles(other.workspace, { commandId: randomUUID(), draftId: null, paths: [path] })
      expect(rig.media.locate(other.workspace, sha).path.startsWith(other.folder)).toBe(true)
      expect(rig.media.locate(rig.test.workspace, sha).path.startsWith(rig.test.folder)).toBe(true)
    } finally {
      other.dispose()
    }
  })

  it('a row with a name that leads elsewhere is not followed', async () => {
    const path = rig.source('one.png', makePng(1, 20, 20))
    const sha = hashOf(readFileSync(path))
    await rig.bring([path])
    rig.test.workspace.db.prepare('UPDATE blobs SET ext = ?').run('png/../../../workspace.db')
    expect(await codeOf(() => rig.media.locate(rig.test.workspace, sha))).toBe('NOT_FOUND')
    rig.test.workspace.db.prepare("UPDATE blobs SET ext = 'png'").run()
  })
})

describe('stopping', () => {
  const three = () => [1, 2, 3].map((seed) => rig.source(`${seed}.png`, pngOfSize(2_500_000, seed)))

  it('detaching leaves the rest to be resumed, touches nothing afterwards, and leaves no temporary file', async () => {
    const draftId = rig.newDraft()
    const detached: Promise<void>[] = []
    rig.at = (step) => {
      if (step === 'import:chunk' && rig.mediaOf(draftId).length > 0) detached.push(rig.media.detach(rig.test.workspace.identity.id))
    }
    const result = await rig.bring(three(), draftId)
    await Promise.all(detached)
    expect(result.items.filter((item) => item.outcome === 'pending').length).toBeGreaterThan(0)
    const [files, steps] = [rig.stored(), rig.steps.length]
    expect(files.filter((file) => file.includes('.incoming-'))).toEqual([])
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(rig.steps).toHaveLength(steps)
    rig.at = () => {}
    await rig.media.resume(rig.test.workspace)
    expect(fates(rig.media.batch(rig.test.workspace, { batchId: result.batchId }))).toEqual(['added', 'added', 'added'])
    expect(rig.mediaOf(draftId)).toHaveLength(3)
  })

  it('the end of the app likewise, and later imports are refused', async () => {
    const stopped: Promise<void>[] = []
    rig.at = (step) => {
      if (step === 'import:chunk') stopped.push(rig.media.stop())
    }
    const paths = three()
    const result = await rig.bring(paths)
    await Promise.all(stopped)
    expect(fates(result)).toEqual(['pending', 'pending', 'pending'])
    expect(await codeOf(rig.bring(paths))).toBe('SHUTTING_DOWN')
    rig.restart()
    await rig.media.resume(rig.test.workspace)
    expect(fates(rig.media.batch(rig.test.workspace, { batchId: result.batchId }))).toEqual(['added', 'added', 'added'])
  })

  it('a workspace closed under an import is let go of; it goes on in the one opened next', async () => {
    let hasClosed = false
    rig.at = (step) => {
      if (step !== 'import:chunk' || hasClosed) return
      hasClosed = true
      rig.test.workspace.close()
    }
    expect(await codeOf(rig.bring(three()))).toBe('NOT_POSSIBLE_NOW')
    rig.at = () => {}
    rig.test.reopen()
    await rig.media.resume(rig.test.workspace)
    expect(rig.test.workspace.db.prepare('SELECT state FROM import_batches').pluck().all()).toEqual(['finished'])
    expect(rig.stored()).toHaveLength(3)
  })
})

const STEPS = ['import:opened', 'import:created', 'import:chunk', 'import:copied', 'import:synced', 'import:renamed', 'import:placed', 'import:recorded']

describe('a run that ends', () => {
  it('passes exactly the steps that are tested here', async () => {
    await rig.bring([rig.source('one.png', makePng(1, 20, 20))])
    expect(rig.steps).toEqual(STEPS)
  })

  it.each(STEPS)('at %s is gone on with at the next: every file once, nothing half made', async (step) => {
    const draftId = rig.newDraft()
    const paths = [1, 2, 3, 4].map((seed) => rig.source(`${seed}.png`, makePng(seed, 30, 20)))
    const commandId = randomUUID()
    let seen = 0
    const halted = new Promise<void>((resolve) => {
      rig.at = (now) => {
        // The third file, so that something is safe already.
        if (seen > 2 || (now === step && (seen += 1) > 2)) {
          resolve()
          return rig.never()
        }
      }
    })
    rig.bring(paths, draftId, commandId).catch(() => {})
    await halted
    rig.restart()
    rig.mustBeSound()
    const safe = rig.mediaOf(draftId)
    await rig.media.resume(rig.test.workspace)
    const result = await rig.bring(paths, draftId, commandId)
    expect(fates(result)).toEqual(['added', 'added', 'added', 'added'])
    expect(rig.mediaOf(draftId)).toEqual(result.items.map((item) => item.mediaId))
    expect(rig.mediaOf(draftId).slice(0, safe.length)).toEqual(safe)
    expect(rig.stored().filter((file) => file.includes('.incoming-'))).toEqual([])
    expect(rig.stored()).toHaveLength(4)
  })

  it('a file left by a crash that nobody asks for again is removed at the next start', async () => {
    mkdirSync(rig.test.workspace.mediaDir, { recursive: true })
    const left = join(rig.test.workspace.mediaDir, `.incoming-${randomUUID()}.tmp`)
    const foreign = join(rig.test.workspace.mediaDir, 'notes of the user.txt')
    writeFileSync(left, 'half')
    writeFileSync(foreign, 'mine')
    await rig.media.resume(rig.test.workspace)
    expect(rig.stored()).toEqual([foreign])
  })
})

describe('faults of the disk', () => {
  it.each(STEPS.filter((step) => step !== 'import:recorded'))('a disk that is full at %s refuses that file by name and goes on with the rest', async (step) => {
    const draftId = rig.newDraft()
    rig.at = (now) => {
      if (now !== step) return
      rig.at = () => {}
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
    }
    const result = await rig.bring([1, 2, 3].map((seed) => rig.source(`${seed}.png`, makePng(seed, 30, 20))), draftId)
    expect([...fates(result)].sort()).toEqual(['added', 'added', 'disk-full'])
    expect(rig.mediaOf(draftId)).toEqual(result.items.flatMap((item) => item.mediaId ?? []))
    expect(rig.stored().filter((file) => file.includes('.incoming-'))).toEqual([])
  })

  it('room that a copy beside it holds for a while costs a file that is safe already nothing', async () => {
    const { workspace } = rig.test
    const write = workspace.write.bind(workspace)
    let goOn = () => {}
    let chunks = 0
    rig.at = (step) => {
      // The third piece is of the second file: the first has one.
      if (step !== 'import:chunk' || (chunks += 1) !== 3) return undefined
      vi.spyOn(workspace, 'write').mockImplementation(() => {
        goOn()
        throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' })
      })
      return new Promise<void>((resolve) => { goOn = resolve }).then(() => {
        vi.mocked(workspace.write).mockImplementation(write)
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
      })
    }
    const result = await rig.bring([rig.source('small.png', makePng(1, 30, 20)), rig.source('large.png', pngOfSize(3_500_000))])
    expect(fates(result)).toEqual(['added', 'disk-full'])
  })
})
