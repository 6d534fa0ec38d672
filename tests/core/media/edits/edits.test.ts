/** Edits on a real workspace: an item of its own, in the draft's place, once, whatever happens on the way. */
import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FilmAnswer, FilmJob } from '../../../../src/contract/edit-jobs.ts'
import type { PictureAnswer, PictureJob, PosterAnswer } from '../../../../src/contract/host-contract.ts'
import { AS_IT_IS } from '../../../../src/domain/media/index.ts'
import type { EditRecipe } from '../../../../src/domain/media/index.ts'
import { makeH264 } from '../../../support/make-h264.ts'
import { makePng } from '../../../support/make-image.ts'
import { startPictures } from '../../../support/pictures.ts'
import type { TestPictures } from '../../../support/pictures.ts'
import { codeOf, createMediaRig } from '../rig.ts'
import type { MediaRig } from '../rig.ts'

let rig: MediaRig
let pictures: TestPictures
let answer: (job: PictureJob) => Promise<PictureAnswer>
let poster: (video: { atMs?: number | null | undefined }) => Promise<PosterAnswer>
let films: ((job: FilmJob) => AsyncIterable<FilmAnswer>) | undefined
let jobs: PictureJob[]
beforeEach(() => {
  jobs = []
  answer = (job) => pictures.make(job)
  poster = async () => ({ outcome: 'unavailable' })
  films = undefined
  rig = createMediaRig((folder) => {
    pictures = startPictures(folder)
    return {
      makePicture(job) {
        if (job.kind === 'edit') jobs.push(job)
        return job.kind === 'edit' ? answer(job) : Promise.resolve({ outcome: 'unavailable' })
      },
      extractPoster: (video) => poster(video),
      async editFilm(job) {
        if (films === undefined) throw new Error('no window')
        return films(job)
      },
    }
  })
})
afterEach(async () => {
  await rig.media.stop()
  pictures.stop()
  rig.mustBeSound()
  rig.dispose()
})

const HALF = { x: 0, y: 0, width: 0.5, height: 1 }
const recipe = (over: Partial<EditRecipe>): EditRecipe => ({ ...AS_IT_IS, ...over })
const command = () => ({ commandId: randomUUID() })
/** As it stands when nothing more is to be done, however long this machine takes: the answer alone waits for some seconds only. */
async function edit(mediaId: string, over: Partial<EditRecipe>, draftId: string | null = null, commandId = randomUUID()) {
  const answer = await rig.media.edit(rig.test.workspace, { commandId, mediaId, recipe: recipe(over), draftId })
  if (answer.state !== 'making') return answer
  await rig.media.editsMade(rig.test.workspace.identity.id)
  return rig.media.edits(rig.test.workspace, { ids: [answer.editId] })[0] ?? answer
}
const family = (mediaId: string) => rig.media.family(rig.test.workspace, { mediaId })
const items = (trashed = false) => rig.media.list(rig.test.workspace, { limit: 50, filter: { trashed } }).items
const item = (mediaId: string | null | undefined) => rig.media.get(rig.test.workspace, { ids: [mediaId ?? ''] })[0]
const bytesOf = (mediaId: string | null | undefined) => readFileSync(rig.media.locate(rig.test.workspace, item(mediaId)?.sha256 ?? '').path)
async function photo(draftId: string | null = null, seed = 1): Promise<string> {
  const { items: [only] } = await rig.bring([rig.source(`photo-${seed}.png`, makePng(seed, 120, 60))], draftId)
  return only?.mediaId ?? ''
}
async function film(draftId: string | null = null): Promise<string> {
  const { items: [only] } = await rig.bring([rig.source('film.mp4', await makeH264({ seconds: 6, audio: true }))], draftId)
  await rig.media.previewsMade(rig.test.workspace.identity.id)
  return only?.mediaId ?? ''
}
const settled = () => rig.media.editsMade(rig.test.workspace.identity.id)
const count = (sql: string) => Number(rig.test.workspace.db.prepare(sql).pluck().get())

describe('an edit of a picture', () => {
  it('makes an item of its own with the words of its original, which stays, and takes its place in the draft', async () => {
    const draftId = rig.newDraft()
    const first = await photo(draftId, 1)
    const original = await photo(draftId, 2)
    rig.media.update(rig.test.workspace, { ...command(), mediaId: original, alt: 'A harbour', tags: ['sea'] })
    const before = bytesOf(original)
    const made = await edit(original, { crop: HALF, turn: 90 }, draftId)
    expect(made).toMatchObject({ state: 'made', mediaId: original, originalId: original, draftId, failure: null })
    expect(item(made.itemId)).toMatchObject({ name: 'photo-2.png', alt: 'A harbour', width: 30, height: 120, originalId: original, kind: 'image' })
    expect(items().find(({ id }) => id === made.itemId)?.tags).toEqual(['sea'])
    expect(rig.mediaOf(draftId)).toEqual([first, made.itemId])
    expect(bytesOf(original).equals(before)).toBe(true)
    expect(await sharp(bytesOf(made.itemId)).metadata()).toMatchObject({ width: 30, height: 120, format: 'png' })
    expect(family(made.itemId ?? '')).toMatchObject({ original: { id: original }, recipe: { turn: 90, crop: HALF }, made: [] })
    expect(family(original)).toMatchObject({ item: { id: original }, original: { id: original }, recipe: null, made: [{ id: made.itemId }] })
    expect(rig.events.some((event) => event.startsWith('media:') && event.includes(made.itemId ?? ''))).toBe(true)
  })

  it('the way back is one act, and leaves the step in the trash', async () => {
    const draftId = rig.newDraft()
    const original = await photo(draftId)
    const made = await edit(original, { crop: HALF }, draftId)
    const back = await edit(made.itemId ?? '', {}, draftId)
    expect(back).toMatchObject({ state: 'made', itemId: original })
    expect(rig.mediaOf(draftId)).toEqual([original])
    expect(items().map(({ id }) => id)).toEqual([original])
    expect(items(true).map(({ id }) => id)).toEqual([made.itemId])
    // Asked for once more, it is the same item again.
    expect((await edit(original, { crop: HALF }, draftId)).itemId).toBe(made.itemId)
    expect(items(true)).toEqual([])
    expect(jobs).toHaveLength(1)
  })

  it('of what was edited begins from the original; a step that nothing uses goes to the trash, one that is used stays', async () => {
    const [draftId, other] = [rig.newDraft(), rig.newDraft()]
    const original = await photo(draftId)
    const first = await edit(original, { crop: HALF }, draftId)
    const second = await edit(first.itemId ?? '', { turn: 90 }, draftId)
    expect(second.originalId).toBe(original)
    expect(item(second.itemId)).toMatchObject({ width: 60, height: 120, originalId: original })
    expect(items(true).map(({ id }) => id)).toEqual([first.itemId])
    const content = rig.drafts.get(rig.test.workspace, { draftId: other })
    rig.drafts.save(rig.test.workspace, { ...command(), draftId: other, windowId: randomUUID(), baseRev: content.rev, content: { ...content.content, mediaIds: [second.itemId ?? ''] } })
    await edit(second.itemId ?? '', { turn: 180 }, draftId)
    expect(rig.mediaOf(other)).toEqual([second.itemId])
    expect(items(true).map(({ id }) => id)).toEqual([first.itemId])
  })

  it('is done once: for a repeat of the command, for the same edit again, and for another item of the same bytes', async () => {
    const original = await photo()
    const commandId = randomUUID()
    const all = await Promise.all([edit(original, { turn: 90 }, null, commandId), edit(original, { turn: 90 }, null, commandId), edit(original, { turn: 90 })])
    await settled()
    const [one, two, three] = rig.media.edits(rig.test.workspace, { ids: all.map(({ editId }) => editId) })
    expect(one?.editId).toBe(two?.editId)
    expect([one?.state, three?.state]).toEqual(['made', 'made'])
    expect(one?.itemId).toBe(three?.itemId)
    const { items: [copy] } = await rig.bring([rig.source('the same.png', makePng(1, 120, 60))])
    const other = await edit(copy?.mediaId ?? '', { turn: 90 })
    expect(item(other.itemId)?.sha256).toBe(item(one?.itemId)?.sha256)
    expect(other.itemId).not.toBe(one?.itemId)
    expect(item(other.itemId)?.name).toBe('the same.png')
    expect(jobs).toHaveLength(1)
    expect(count("SELECT count(*) FROM renditions WHERE recipe LIKE 'edit-%'")).toBe(1)
  })

  it('that cannot be followed is refused, and changes nothing', async () => {
    const draftId = rig.newDraft()
    const original = await photo(draftId)
    expect(await codeOf(edit(original, { trim: { startMs: 0, endMs: 5_000 } }))).toBe('INVALID_INPUT')
    expect(await codeOf(edit(original, { crop: { x: 0, y: 0, width: 0.01, height: 0.01 } }))).toBe('INVALID_INPUT')
    expect(await codeOf(edit(randomUUID(), { turn: 90 }))).toBe('NOT_FOUND')
    expect(await codeOf(edit(original, { turn: 90 }, randomUUID()))).toBe('NOT_FOUND')
    rig.drafts.trash(rig.test.workspace, { ...command(), draftId })
    expect(await codeOf(edit(original, { turn: 90 }, draftId))).toBe('NOT_POSSIBLE_NOW')
    expect(count('SELECT count(*) FROM media_edits')).toBe(0)
    expect(items()).toHaveLength(1)
  })

  it('meets what was typed meanwhile: the save is refused, kept, and both are there', async () => {
    const draftId = rig.newDraft()
    const original = await photo(draftId)
    const { rev, content } = rig.drafts.get(rig.test.workspace, { draftId })
    const made = await edit(original, { turn: 90 }, draftId)
    expect(await codeOf(() => rig.drafts.save(rig.test.workspace, { ...command(), draftId, windowId: randomUUID(), baseRev: rev, content: { ...content, shared: 'typed' } }))).toBe('STALE_REVISION')
    expect(rig.mediaOf(draftId)).toEqual([made.itemId])
    expect(rig.drafts.revisions(rig.test.workspace, { draftId, limit: 10 }).items[0]).toMatchObject({ reason: 'conflict', content: { shared: 'typed' } })
  })

  it('in a draft that has not the file any more makes the item, and leaves the draft', async () => {
    const draftId = rig.newDraft()
    const original = await photo()
    const made = await edit(original, { turn: 90 }, draftId)
    expect(made.state).toBe('made')
    expect(rig.mediaOf(draftId)).toEqual([])
  })

  it('no item ever changes its bytes', async () => {
    const [one, other] = [await photo(null, 1), await photo(null, 2)]
    expect(() => rig.test.workspace.db.prepare('UPDATE media_items SET blob = ? WHERE id = ?').run(item(other)?.sha256, one)).toThrow('keeps its bytes')
  })
})

describe('an edit that goes wrong', () => {
  it.each<[string, PictureAnswer['outcome'], string]>([['cannot be decoded', 'undecodable', 'undecodable'], ['moves', 'animated', 'animated'], ['cannot be made small', 'too-large', 'too-large']])('of what %s is told once, and put away by the user', async (_what, outcome, failure) => {
    answer = async () => ({ outcome } as PictureAnswer)
    const draftId = rig.newDraft()
    const original = await photo(draftId)
    const failed = await edit(original, { turn: 90 }, draftId)
    expect(failed).toMatchObject({ state: 'failed', failure, itemId: null })
    expect(rig.mediaOf(draftId)).toEqual([original])
    expect(rig.media.edits(rig.test.workspace, {})).toHaveLength(1)
    expect(rig.media.cancelEdit(rig.test.workspace, { ...command(), editId: failed.editId }).state).toBe('cancelled')
    expect(rig.media.edits(rig.test.workspace, {})).toEqual([])
    answer = (job) => pictures.make(job)
    expect((await edit(original, { turn: 90 }, draftId)).state).toBe('made')
  })

  it('with what ends its process is tried twice, and then left alone', async () => {
    answer = async () => ({ outcome: 'crashed' })
    const failed = await edit(await photo(), { turn: 90 })
    expect(failed).toMatchObject({ state: 'failed', failure: 'crashed' })
    expect(jobs).toHaveLength(2)
  })

  it('without anybody to do it waits, costs no attempt, and goes on at the next start', async () => {
    answer = async () => ({ outcome: 'unavailable' })
    const original = await photo()
    const waiting = await edit(original, { turn: 90 })
    expect(waiting.state).toBe('making')
    expect(count('SELECT attempts FROM media_edits')).toBe(0)
    answer = (job) => pictures.make(job)
    rig.restart()
    await rig.media.resume(rig.test.workspace)
    await settled()
    expect(rig.media.edits(rig.test.workspace, { ids: [waiting.editId] })[0]).toMatchObject({ state: 'made' })
  })

  it.each([['nothing', new Uint8Array()], ['no picture', Buffer.from('These are minutes.')], ['half of one', makePng(1, 60, 60).subarray(0, 400)]])('by a process that makes %s of it is not taken', async (_what, bytes) => {
    answer = async (job) => {
      writeFileSync(job.to, bytes)
      return { outcome: 'made', mime: 'image/png', width: 1, height: 1, size: bytes.length }
    }
    const failed = await edit(await photo(), { turn: 90 })
    expect(failed.state).toBe('failed')
    expect(items()).toHaveLength(1)
  })

  it('of an original that is gone, or is not what was stored, is told', async () => {
    const original = await photo()
    const { path } = rig.media.locate(rig.test.workspace, item(original)?.sha256 ?? '')
    const bytes = readFileSync(path)
    // Another picture of the same size: it would be edited in the place of the one that was stored.
    writeFileSync(path, Buffer.concat([bytes.subarray(0, -1), Buffer.from([0])]))
    expect(await edit(original, { turn: 180 })).toMatchObject({ state: 'failed', failure: 'missing' })
    expect(jobs).toHaveLength(0)
    rmSync(path)
    expect(await edit(original, { turn: 90 })).toMatchObject({ state: 'failed', failure: 'missing' })
    // So that the folder is whole again for the check at the end.
    await rig.bring([rig.source('photo-1.png', makePng(1, 120, 60))])
  })

  it.each(['edit:begun', 'edit:made', 'import:renamed', 'import:placed', 'edit:placed'])('cut off at %s is done after the next start, once, with nothing left over', async (cut) => {
    const draftId = rig.newDraft()
    const original = await photo(draftId)
    rig.at = (step) => (step === cut ? rig.never() : undefined)
    const begun = edit(original, { crop: HALF }, draftId)
    begun.catch(() => undefined)
    while (!rig.steps.includes(cut)) await new Promise((resolve) => setTimeout(resolve, 5))
    rig.restart()
    expect(rig.mediaOf(draftId)).toEqual([original])
    await rig.media.resume(rig.test.workspace)
    await settled()
    const [made] = items()
    expect(made).toMatchObject({ width: 60, height: 60, originalId: original })
    expect(rig.mediaOf(draftId)).toEqual([made?.id])
    expect(items()).toHaveLength(2)
    expect(rig.stored().filter((path) => path.endsWith('.tmp'))).toEqual([])
    expect(rig.stored()).toHaveLength(2)
  })

  it('that is cancelled leaves the draft as it is, also when it was just made', async () => {
    const draftId = rig.newDraft()
    const original = await photo(draftId)
    rig.at = (step) => {
      if (step !== 'edit:placed') return
      const [row] = rig.media.edits(rig.test.workspace, {})
      rig.media.cancelEdit(rig.test.workspace, { ...command(), editId: row?.editId ?? '' })
    }
    expect((await edit(original, { turn: 90 }, draftId)).state).toBe('cancelled')
    expect(rig.mediaOf(draftId)).toEqual([original])
    expect(items()).toHaveLength(1)
    rig.at = () => {}
    // What was made of it is there for the next time.
    expect((await edit(original, { turn: 90 }, draftId)).state).toBe('made')
    expect(jobs).toHaveLength(1)
  })

  it('a closing workspace does not wait for it, and keeps it', async () => {
    answer = () => new Promise(() => {})
    const original = await photo()
    const begun = edit(original, { turn: 90 })
    while (jobs.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await rig.media.detach(rig.test.workspace.identity.id)
    expect((await begun).state).toBe('making')
    answer = (job) => pictures.make(job)
    rig.restart()
    await rig.media.resume(rig.test.workspace)
    await settled()
    expect(items()[0]).toMatchObject({ originalId: original })
  })
})

describe('an edit of a film', () => {
  it('takes a part of it: the same pictures, known at once for what it is', async () => {
    const draftId = rig.newDraft()
    const original = await film(draftId)
    expect(item(original)).toMatchObject({ durationMs: expect.closeTo(6_000, -2), width: 64, height: 48 })
    expect(await rig.media.film(rig.test.workspace, { mediaId: original })).toMatchObject({ keyFramesMs: [0, 1_000, 2_000, 3_000, 4_000, 5_000], canCopy: true })
    await edit(original, { trim: { startMs: 1_000, endMs: 3_500 } }, draftId)
    await settled()
    const [made] = items()
    expect(made).toMatchObject({ kind: 'video', mime: 'video/mp4', durationMs: expect.closeTo(2_500, -2), width: 64, height: 48, originalId: original, codecs: 'avc1.42c01e, mp4a.40.2' })
    expect(rig.mediaOf(draftId)).toEqual([made?.id])
    // What goes out of it is of it, and tells nothing.
    const rendition = await rig.media.ensureUploadRendition(rig.test.workspace, made?.id ?? '')
    expect(rig.media.openRendition(rig.test.workspace, rendition)?.kind).toBe('video')
  })

  it('is made anew by the window for films where its pictures change, and refused in words where that cannot be', async () => {
    const original = await film()
    const asked: unknown[] = []
    films = async function* (job) {
      asked.push(job)
      yield { outcome: 'progress' as const, done: 0.5 }
      writeFileSync(job.to, await makeH264({ seconds: 2, width: 32, height: 48 }))
      yield { outcome: 'made' as const }
    }
    await edit(original, { crop: HALF })
    await settled()
    expect(items()[0]).toMatchObject({ kind: 'video', width: 32, height: 48, originalId: original })
    expect(asked).toEqual([expect.objectContaining({ mime: 'video/mp4', crop: HALF, trim: null, turn: 0 })])
    films = async function* () { yield { outcome: 'no-encoder' as const } }
    await edit(original, { crop: { ...HALF, x: 0.5 } })
    await settled()
    expect(rig.media.edits(rig.test.workspace, {})[0]).toMatchObject({ state: 'failed', failure: 'no-encoder' })
  })

  it('a cover changes what is shown of it, and nothing else', async () => {
    const moments: unknown[] = []
    const jpeg = (await sharp({ create: { width: 64, height: 48, channels: 3, background: 'red' } }).jpeg().toBuffer()).toString('base64')
    poster = async ({ atMs }) => {
      moments.push(atMs ?? null)
      return { outcome: 'made', jpegBase64: jpeg, width: 64, height: 48, durationMs: 6_000 }
    }
    const draftId = rig.newDraft()
    const original = await film(draftId)
    const covered = await edit(original, { coverMs: 4_000 }, draftId)
    expect(covered).toMatchObject({ state: 'made', itemId: original })
    await rig.media.previewsMade(rig.test.workspace.identity.id)
    expect(item(original)).toMatchObject({ coverMs: 4_000, preview: 'ready' })
    expect(rig.mediaOf(draftId)).toEqual([original])
    await edit(original, { trim: { startMs: 3_000, endMs: null }, coverMs: 4_000 }, draftId)
    await settled()
    await rig.media.previewsMade(rig.test.workspace.identity.id)
    expect(items()[0]).toMatchObject({ coverMs: 1_000, originalId: original })
    // The way back says nothing of the cover.
    await edit(items()[0]?.id ?? '', {}, draftId)
    expect(item(original)).toMatchObject({ coverMs: 4_000 })
    await edit(original, {})
    await rig.media.previewsMade(rig.test.workspace.identity.id)
    expect(item(original)).toMatchObject({ coverMs: null })
    expect(moments).toEqual([null, 4_000, 1_000, null])
  })

  it('a still picture of it is a picture, and the film stays where it is', async () => {
    const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: 'red' } }).jpeg().toBuffer()
    poster = async () => ({ outcome: 'made', jpegBase64: jpeg.toString('base64'), width: 64, height: 48, durationMs: 6_000 })
    const draftId = rig.newDraft()
    const original = await film(draftId)
    rig.media.setAlt(rig.test.workspace, { ...command(), mediaId: original, alt: 'A film of the sea' })
    const made = await edit(original, { stillMs: 2_000 }, draftId)
    expect(item(made.itemId)).toMatchObject({ kind: 'image', mime: 'image/jpeg', name: 'film.jpg', width: 64, originalId: null, alt: '' })
    expect(family(original).made.map(({ id }) => id)).toEqual([made.itemId])
    expect(rig.mediaOf(draftId)).toEqual([original])
    // It is a picture of its own from here on.
    const cropped = await edit(made.itemId ?? '', { crop: HALF })
    expect(cropped).toMatchObject({ state: 'made', originalId: made.itemId })
    expect(item(cropped.itemId)).toMatchObject({ width: 32, height: 48 })
  })
})
