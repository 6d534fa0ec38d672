/** The library: pages, filters, what is told of a file, where it is used, the trash; batches in numbers, folders, pasted bytes, offers. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MAX_IMPORT_FILES, MAX_TAGS, importBatchSchema, libraryItemSchema, libraryOverviewSchema, mediaTrashedSchema } from '../../../src/contract/schemas/media.ts'
import type { LibraryFilter } from '../../../src/contract/schemas/media.ts'
import { POST_TYPES } from '../../../src/domain/post-types.ts'
import { makePng } from '../../support/make-image.ts'
import { pngOfSize } from './photos.ts'
import { codeOf, createMediaRig, fates } from './rig.ts'
import type { MediaRig } from './rig.ts'

let rig: MediaRig
beforeEach(() => {
  rig = createMediaRig()
})
afterEach(() => {
  rig.mustBeSound()
  rig.dispose()
})

const mp4 = (filling: string) => Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'), Buffer.from(filling.padEnd(64), 'latin1')])
const png = (name: string, seed = name.length, size = 30) => rig.source(name, makePng(seed, size, 20))
const list = (filter: Partial<LibraryFilter> = {}, more: { cursor?: string | null; limit?: number } = {}) =>
  rig.media.list(rig.test.workspace, { limit: 50, ...more, filter: { trashed: false, ...filter } })
const names = (filter: Partial<LibraryFilter> = {}) => list(filter).items.map((item) => item.name)
const command = () => ({ commandId: randomUUID() })

async function add(paths: string[], draftId: string | null = null): Promise<string[]> {
  return (await rig.bring(paths, draftId)).items.map((item) => item.mediaId ?? '')
}

/** A send as the outbox would freeze it. */
function insertSend(draftId: string, mediaIds: string[], state: string): string {
  const { db } = rig.test.workspace
  const [id, revision] = [randomUUID(), randomUUID()]
  const seq = db.prepare("UPDATE counters SET value = value + 1 WHERE name = 'send_seq' RETURNING value").pluck().get()
  db.prepare("INSERT INTO revisions (id, draft_id, rev, reason, content, at, seq) VALUES (?, ?, 1, 'send', '{}', 0, ?)").run(revision, draftId, Number(seq) + 10_000)
  db.prepare(
    "INSERT INTO sends (id, draft_id, revision_id, draft_rev, title, items, media, state, carrier, created_at, seq) VALUES (?, ?, ?, 1, 'Spring', '[]', ?, ?, 'app', 5, ?)",
  ).run(id, draftId, revision, JSON.stringify(mediaIds.map((mediaId) => ({ mediaId, renditionId: 'r' }))), state, seq)
  return id
}

describe('the list', () => {
  it('goes newest first through pages that neither repeat nor leave out, whatever comes meanwhile', async () => {
    await add(Array.from({ length: 7 }, (_, at) => png(`${at}.png`, at + 1)))
    const first = list({}, { limit: 3 })
    await add([png('late.png', 99)])
    const second = list({}, { limit: 3, cursor: first.nextCursor })
    const third = list({}, { limit: 3, cursor: second.nextCursor })
    expect([...first.items, ...second.items, ...third.items].map((item) => item.name)).toEqual(['6.png', '5.png', '4.png', '3.png', '2.png', '1.png', '0.png'])
    expect(third.nextCursor).toBeNull()
    expect(await codeOf(() => list({}, { cursor: 'abc' }))).toBe('INVALID_INPUT')
    for (const item of list().items) libraryItemSchema.parse(item)
  })

  it('filters by kind, use, star, tag, size, time and text, and by all of them together', async () => {
    const draftId = rig.newDraft()
    const [used = '', loaf = ''] = await add([png('used.png', 1), png('loaf.png', 2)], draftId)
    const [film = '', large = ''] = await add([rig.source('film.mp4', mp4('a')), rig.source('large.png', pngOfSize(50_000))])
    rig.media.update(rig.test.workspace, { ...command(), mediaId: loaf, alt: 'A fresh Brötchen', starred: true, tags: ['Spring', 'bread'] })
    rig.media.update(rig.test.workspace, { ...command(), mediaId: film, notes: 'shot by Ada', tags: ['spring'] })
    expect(names({ kind: 'video' })).toEqual(['film.mp4'])
    expect(names({ used: true })).toEqual(['loaf.png', 'used.png'])
    expect(names({ used: false })).toEqual(['large.png', 'film.mp4'])
    expect(names({ starred: true })).toEqual(['loaf.png'])
    expect(names({ starred: false })).toHaveLength(3)
    expect(names({ tag: 'SPRING' })).toEqual(['film.mp4', 'loaf.png'])
    expect(names({ minSize: 50_000 })).toEqual(['large.png'])
    expect(names({ maxSize: 200, kind: 'video' })).toEqual(['film.mp4'])
    expect(names({ text: 'brot' })).toEqual(['loaf.png'])
    expect(names({ text: 'ada shot' })).toEqual(['film.mp4'])
    expect(names({ text: 'bread' })).toEqual(['loaf.png'])
    expect(names({ text: 'röt' })).toEqual([])
    expect(names({ text: '%' })).toEqual([])
    expect(names({ text: '  ' })).toHaveLength(4)
    expect(names({ tag: 'spring', used: true, starred: true, kind: 'image', text: 'loaf' })).toEqual(['loaf.png'])
    const at = list({ text: 'large' }).items[0]?.createdAt ?? 0
    expect(names({ from: at + 1_000 })).toEqual([])
    expect(names({ until: at - 60_000 })).toEqual([])
    expect(names({ from: at - 60_000, until: at + 60_000 })).toHaveLength(4)
    expect(libraryOverviewSchema.parse(rig.media.overview(rig.test.workspace))).toMatchObject({ total: 4, images: 3, videos: 1, starred: 1, unused: 2, trashed: 0, tags: [{ count: 2 }, { tag: 'bread', count: 1 }] })
    expect(list({ text: 'used' }).items[0]).toMatchObject({ id: used, uses: { drafts: 1, sends: 0 }, uploaded: false, preview: 'pending', durationMs: null })
    expect(large).not.toBe('')
  })
})

describe('what networks make of files, as a filter', () => {
  it('lets through exactly those of which the verdict says so, whatever is known of them', async () => {
    const { db } = rig.test.workspace
    await add(Array.from({ length: 40 }, (_, at) => png(`${at}.png`, at + 1)))
    const pick = <T>(list: readonly T[], at: number) => list[at % list.length] as T
    const change = db.prepare("UPDATE blobs SET mime = ?, size = ?, width = ?, height = ?, duration_ms = ?, flaw = ? WHERE sha256 = (SELECT blob FROM media_items WHERE id = ?)")
    const kind = db.prepare('UPDATE media_items SET kind = ? WHERE id = ?')
    list().items.forEach(({ id }, at) => {
      const isVideo = at % 2 === 0
      kind.run(isVideo ? 'video' : 'image', id)
      const side = pick([null, 100, 640, 1_080, 1_920, 9_000], at * 7)
      change.run(
        isVideo ? pick(['video/mp4', 'video/webm', 'video/quicktime'], at) : pick(['image/png', 'image/jpeg', 'image/webp'], at), pick([50_000, 4_500_000, 9_000_000, 400_000_000], at * 3),
        side, side === null ? null : pick([100, 566, 1_080, 1_920], at * 5), isVideo ? pick([null, 400, 20_000, 100_000, 4_000_000], at) : null, pick([null, null, 'broken', 'undecodable'], at), id,
      )
    })
    const ids = list().items.map((item) => item.id)
    const told = new Map(rig.media.verdicts(rig.test.workspace, { ids }).map(({ mediaId, verdicts }) => [mediaId, verdicts]))
    for (const postType of POST_TYPES) {
      const seen = (['fits', 'warns', 'refused'] as const).map((verdict) => list({ fit: { postType, verdict } }).items.map((item) => item.id))
      expect(seen.flat().toSorted(), postType).toEqual(ids.toSorted())
      for (const [at, verdict] of (['fits', 'warns', 'refused'] as const).entries()) {
        expect(seen[at], `${postType} ${verdict}`).toEqual(ids.filter((id) => told.get(id)?.find((one) => one.postType === postType)?.verdict === verdict))
      }
    }
    // It holds with the others, and through pages.
    const all = list({ fit: { postType: 'x-post', verdict: 'refused' }, kind: 'video' }).items
    expect(all.length).toBeGreaterThan(2)
    const first = list({ fit: { postType: 'x-post', verdict: 'refused' }, kind: 'video' }, { limit: 2 })
    expect([...first.items, ...list({ fit: { postType: 'x-post', verdict: 'refused' }, kind: 'video' }, { cursor: first.nextCursor }).items]).toEqual(all)
    // The rows told of other files than lie there.
    forgetAll(db)
  })
})

describe('many files at once', () => {
  const states = () => rig.test.workspace.db.prepare<[], { starred: number; tags: number }>('SELECT m.starred, (SELECT count(*) FROM media_tags t WHERE t.media_id = m.id) AS tags FROM media_items m ORDER BY m.seq').all()
  const change = (input: Partial<Parameters<typeof rig.media.change>[1]> & { ids: string[] }) => rig.media.change(rig.test.workspace, { ...command(), ...input })

  it('are starred and tagged in one transaction, told of once, and a repeat does nothing', async () => {
    const ids = await add([png('a.png', 1), png('b.png', 2), png('c.png', 3)])
    rig.events.length = 0
    const act = { ...command(), ids: [...ids, ...ids, randomUUID()], starred: true, addTag: 'Spring' }
    expect(rig.media.change(rig.test.workspace, act)).toEqual({ changed: 3, full: 0 })
    expect(rig.events).toHaveLength(1)
    expect(states()).toEqual([{ starred: 1, tags: 1 }, { starred: 1, tags: 1 }, { starred: 1, tags: 1 }])
    change({ ids: [ids[0] ?? ''], starred: false, removeTag: 'SPRING' })
    expect(rig.media.change(rig.test.workspace, act)).toEqual({ changed: 3, full: 0 })
    expect(states()[0]).toEqual({ starred: 0, tags: 0 })
    // What is so already is no change.
    expect(change({ ids: ids.slice(1), starred: true, addTag: 'spring' })).toEqual({ changed: 0, full: 0 })
  })

  it('that have as many tags as a file takes get no more, and are counted', async () => {
    const [full = '', other = ''] = await add([png('a.png', 1), png('b.png', 2)])
    rig.media.update(rig.test.workspace, { ...command(), mediaId: full, tags: Array.from({ length: MAX_TAGS }, (_, at) => `tag ${at}`) })
    expect(change({ ids: [full, other], addTag: 'one more' })).toEqual({ changed: 1, full: 1 })
    expect(change({ ids: [full, other], addTag: 'TAG 7' })).toEqual({ changed: 1, full: 0 })
  })

  it('may be twenty thousand: starred, tagged, put into the trash and given back, each in one act', () => {
    const { db } = rig.test.workspace
    const ids = manyItems(db, 20_000)
    rig.events.length = 0
    expect(change({ ids, starred: true, addTag: 'all of them' })).toEqual({ changed: 20_000, full: 0 })
    // Past a thousand they are not named one by one.
    expect(rig.events).toEqual(['media:'])
    const trashed = rig.media.trash(rig.test.workspace, { ...command(), ids, evenUsed: false })
    expect([trashed.trashed.length, trashed.kept.length]).toEqual([20_000, 0])
    expect(list({ trashed: true }, { limit: 200 }).items).toHaveLength(200)
    rig.media.untrash(rig.test.workspace, { ...command(), ids })
    expect(rig.media.overview(rig.test.workspace)).toMatchObject({ total: 20_000, starred: 20_000, trashed: 0, tags: [{ tag: 'all of them', count: 20_000 }] })
    expect(rig.events).toEqual(['media:', 'media:', 'media:'])
    forgetAll(db)
  })
})

function forgetAll(db: MediaRig['test']['workspace']['db']): void {
  db.exec('DELETE FROM import_items; DELETE FROM media_tags; DELETE FROM media_items; DELETE FROM previews; DELETE FROM blobs')
}

/** Rows of files without the files. */
function manyItems(db: MediaRig['test']['workspace']['db'], count: number): string[] {
  const blob = db.prepare("INSERT INTO blobs (sha256, ext, mime, size, width, height, created_at) VALUES (?, 'png', 'image/png', 100, 10, 10, 0)")
  const item = db.prepare("INSERT INTO media_items (id, blob, kind, name, created_at, seq) VALUES (?, ?, 'image', ?, 0, ?)")
  return db.transaction(() => Array.from({ length: count }, (_, at) => {
    const [id, sha256] = [randomUUID(), at.toString(16).padStart(64, '0')]
    blob.run(sha256)
    item.run(id, sha256, `${at}.png`, at + 1)
    return id
  }))()
}

describe('what is told of a file', () => {
  it('changes part by part, once for each command, and tags are one whatever their case', async () => {
    const [mediaId = ''] = await add([png('a.png')])
    const act = { ...command(), mediaId, tags: ['Bread', 'bread', 'Café', 'cafe'] }
    expect(rig.media.update(rig.test.workspace, act).tags).toEqual(['Bread', 'Café'])
    expect(rig.media.update(rig.test.workspace, { ...command(), mediaId, name: 'Loaf\u202e.png' })).toMatchObject({ name: 'Loaf.png', tags: ['Bread', 'Café'], alt: '' })
    rig.media.update(rig.test.workspace, { ...command(), mediaId, tags: [] })
    expect(rig.media.update(rig.test.workspace, act).tags).toEqual([])
    expect(rig.events.at(-1)).toBe(`media:${mediaId}`)
    expect(await codeOf(() => rig.media.update(rig.test.workspace, { ...command(), mediaId: randomUUID(), alt: 'x' }))).toBe('NOT_FOUND')
  })
})

describe('where a file is used, and the trash', () => {
  it('names drafts and sends, those that a newer snapshot replaced left out', async () => {
    const [first, second] = [rig.newDraft(), rig.newDraft()]
    const [mediaId = ''] = await add([png('a.png')], first)
    rig.drafts.save(rig.test.workspace, { ...command(), draftId: second, windowId: randomUUID(), baseRev: 1, content: { ...rig.drafts.get(rig.test.workspace, { draftId: second }).content, title: 'Two', mediaIds: [mediaId] } })
    rig.drafts.trash(rig.test.workspace, { ...command(), draftId: second })
    const send = insertSend(first, [mediaId], 'finished')
    insertSend(first, [mediaId], 'superseded')
    expect(rig.media.usage(rig.test.workspace, { ids: [mediaId, randomUUID()] })).toEqual([{
      mediaId, name: 'a.png',
      drafts: [{ draftId: second, title: 'Two', trashed: true }, { draftId: first, title: '', trashed: false }],
      sends: [{ sendId: send, draftId: first, title: 'Spring', state: 'finished', at: 5 }],
    }])
  })

  it('takes what is in use only when asked to, keeps its bytes, and gives it back', async () => {
    const draftId = rig.newDraft()
    const [used = '', free = ''] = [...await add([png('used.png', 1)], draftId), ...await add([png('free.png', 2)])]
    const act = { ...command(), ids: [used, free, randomUUID()], evenUsed: false }
    const answer = mediaTrashedSchema.parse(rig.media.trash(rig.test.workspace, act))
    expect(answer).toMatchObject({ trashed: [free], inUse: [{ mediaId: used, drafts: [{ draftId }] }] })
    expect(rig.media.trash(rig.test.workspace, act)).toEqual(answer)
    expect(names()).toEqual(['used.png'])
    expect(rig.media.trash(rig.test.workspace, { ...command(), ids: [used], evenUsed: true })).toEqual({ trashed: [used], kept: [], inUse: [] })
    expect(names()).toEqual([])
    expect(names({ trashed: true })).toEqual(['free.png', 'used.png'])
    expect(rig.media.overview(rig.test.workspace)).toMatchObject({ total: 0, trashed: 2 })
    // The draft has it still, and it can be sent.
    expect(rig.mediaOf(draftId)).toEqual([used])
    expect(await rig.media.ensureUploadRendition(rig.test.workspace, used)).toMatch(/^[0-9a-f-]{36}$/)
    rig.media.untrash(rig.test.workspace, { ...command(), ids: [free] })
    expect(names()).toEqual(['free.png'])
  })

  it('gives back what is added again', async () => {
    const path = png('a.png')
    const ids = await add([path])
    rig.media.trash(rig.test.workspace, { ...command(), ids, evenUsed: false })
    expect(fates(await rig.bring([path]))).toEqual(['duplicate'])
    expect(names()).toEqual(['a.png'])
  })
})

describe('folders', () => {
  it('become the files in them, in the order people know; hidden ones are left out, links and others named', async () => {
    const folder = join(rig.sources, 'shoot')
    mkdirSync(join(folder, 'more'), { recursive: true })
    for (const [at, name] of ['10.png', '2.png', 'more/inner.png', '.hidden.png', 'Thumbs.db'].entries()) writeFileSync(join(folder, name), makePng(at + 10, 20, 20))
    writeFileSync(join(folder, 'notes.txt'), 'text')
    symlinkSync('/etc', join(folder, 'link'))
    symlinkSync(folder, join(folder, 'zz-loop'))
    const draftId = rig.newDraft()
    const result = await rig.bring([png('before.png', 1), folder, png('after.png', 2)], draftId)
    expect(result.items.map((item) => [item.position, item.name, item.refusal ?? item.outcome])).toEqual([
      [0, 'before.png', 'added'], [1, '2.png', 'added'], [2, '10.png', 'added'], [3, 'link', 'symlink'], [4, 'inner.png', 'added'], [5, 'notes.txt', 'unsupported-type'], [6, 'zz-loop', 'symlink'],
      [7, 'after.png', 'added'],
    ])
    expect(result).toMatchObject({ total: 8, safe: 5 })
    expect(rig.mediaOf(draftId)).toHaveLength(5)
    expect(JSON.stringify(rig.test.workspace.db.prepare('SELECT * FROM import_items').all())).not.toContain(rig.sources)
  })

  it('with more files than one import takes are refused by name, and the rest is taken', async () => {
    const folder = join(rig.sources, 'vast')
    mkdirSync(folder)
    for (let at = 0; at <= MAX_IMPORT_FILES; at += 1) writeFileSync(join(folder, `${at}.png`), '')
    const result = await rig.bring([folder, png('a.png')])
    expect(result.items.map((item) => [item.name, item.refusal ?? item.outcome])).toEqual([['vast', 'too-many'], ['a.png', 'added']])
  })

  it('a run that ends before or after they are read is gone on with', async () => {
    for (const stopAt of ['import:listed', 'import:opened']) {
      const folder = join(rig.sources, stopAt.slice(-6))
      mkdirSync(folder)
      for (const seed of [1, 2, 3]) writeFileSync(join(folder, `${seed}.png`), makePng(seed + (stopAt === 'import:listed' ? 10 : 20), 20, 20))
      const commandId = randomUUID()
      const halted = new Promise<void>((resolve) => {
        rig.at = (step) => {
          if (step !== stopAt) return
          resolve()
          return rig.never()
        }
      })
      rig.bring([folder], null, commandId).catch(() => {})
      await halted
      rig.restart()
      await rig.media.resume(rig.test.workspace)
      expect(fates(await rig.bring([folder], null, commandId))).toEqual(['added', 'added', 'added'])
    }
  })
})

describe('a batch in numbers', () => {
  it('says what is safe and what is left, and can be stopped: what is safe stays', async () => {
    const paths = [1, 2, 3, 4].map((seed) => rig.source(`${seed}.png`, pngOfSize(1_500_000, seed)))
    let batchId = ''
    rig.at = (step) => {
      if (step !== 'import:recorded') return
      rig.at = () => {}
      const [batch] = rig.media.batches(rig.test.workspace, { limit: 10 }).items
      expect(importBatchSchema.parse(batch)).toMatchObject({ state: 'running', total: 4, added: 1, pending: 3, refused: 0, duplicate: 0, offered: 0 })
      batchId = batch?.batchId ?? ''
      rig.media.stopBatch(rig.test.workspace, { ...command(), batchId })
    }
    const result = await rig.bring(paths)
    expect(fates(result)).toEqual(['added', 'stopped', 'stopped', 'stopped'])
    expect(rig.media.batches(rig.test.workspace, { limit: 10 }).items).toMatchObject([{ batchId, state: 'finished', added: 1, refused: 3, pending: 0 }])
    // At most the one that was under way is there without a row.
    expect(rig.stored().length).toBeLessThanOrEqual(2)
    // Another one is not touched by it.
    expect(fates(await rig.bring(paths))).toEqual(['duplicate', 'added', 'added', 'added'])
    const page = rig.media.batches(rig.test.workspace, { limit: 1 })
    expect(page.items[0]?.batchId).not.toBe(batchId)
    expect(rig.media.batches(rig.test.workspace, { limit: 1, cursor: page.nextCursor }).items[0]?.batchId).toBe(batchId)
    expect(await codeOf(() => rig.media.stopBatch(rig.test.workspace, { ...command(), batchId: randomUUID() }))).toBe('NOT_FOUND')
  })
})

describe('pasted bytes', () => {
  const paste = (files: [string, Buffer][], commandId = randomUUID()) =>
    rig.media.importPasted(rig.test.workspace, { commandId, draftId: null, files: files.map(([name, bytes]) => ({ name, base64: bytes.toString('base64') })) })

  it('are taken like files, and leave nothing aside', async () => {
    const commandId = randomUUID()
    const given: [string, Buffer][] = [['image.png', makePng(1, 20, 20)], ['page.html', Buffer.from('<p>')]]
    const result = await paste(given, commandId)
    expect(result.items.map((item) => [item.name, item.refusal ?? item.outcome])).toEqual([['image.png', 'added'], ['page.html', 'unsupported-type']])
    expect(await paste(given, commandId)).toEqual(result)
    expect(rig.stored()).toHaveLength(1)
    expect(await codeOf(paste([['a.png', pngOfSize(6_000_000)], ['b.png', pngOfSize(4_000_001)]]))).toBe('INVALID_INPUT')
    expect(rig.stored()).toHaveLength(1)
  })

  it.each(['paste:written', 'import:opened', 'import:copied', 'import:recorded'])('that were cut short at %s are safe or gone, never half', async (stopAt) => {
    const halted = new Promise<void>((resolve) => {
      rig.at = (step) => {
        if (step !== stopAt) return
        resolve()
        return rig.never()
      }
    })
    paste([['image.png', makePng(1, 20, 20)]]).catch(() => {})
    await halted
    rig.restart()
    await rig.media.resume(rig.test.workspace)
    expect(rig.stored()).toHaveLength(stopAt === 'paste:written' ? 0 : 1)
    expect(names()).toEqual(stopAt === 'paste:written' ? [] : ['image.png'])
  })

  it('of which a copy is offered wait for the word, also over a restart; a no forgets them', async () => {
    const gif = Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;', 'latin1')
    const { batchId, items } = await paste([['image.gif', gif]])
    expect(items).toMatchObject([{ outcome: 'offered', offer: 'convert', detail: 'image/gif', refusal: null, mediaId: null }])
    rig.restart()
    await rig.media.resume(rig.test.workspace)
    const [kept = ''] = rig.stored()
    expect(readFileSync(kept).equals(gif)).toBe(true)
    const answer = await rig.media.answerOffers(rig.test.workspace, { ...command(), batchId, take: false })
    expect(answer.items).toMatchObject([{ outcome: 'refused', refusal: 'declined' }])
    expect(existsSync(kept)).toBe(false)
  })
})
