/** Uploads that the user pauses, lets go on and puts in another order: it holds whatever ends in between. */
import { describe, expect, it } from 'vitest'
import { createUploads } from '../../../src/core/media/index.ts'
import type { HttpPort } from '../../../src/core/ports.ts'
import { TransportError } from '../../../src/core/ports.ts'
import { createRowsCache } from '../../../src/core/sync/index.ts'
import { ensureRendition, insertMedia } from '../../simulation/support/workspace.ts'
import { createHarness } from './harness.ts'

type Harness = ReturnType<typeof createHarness>

async function started(options: Parameters<typeof createHarness>[0] = {}) {
  const harness = createHarness(options)
  await harness.boot()
  return harness
}

const uploadsOf = (harness: Harness) => harness.posts.listOutbox(harness.first.workspace, { filter: 'uploads', limit: 200 }).items.toSorted((a, b) => a.turn - b.turn)
const pause = (harness: Harness, ids: string[] | null, paused: boolean) => harness.posts.pauseUploads(harness.first.workspace, { commandId: harness.random.uuid(), ids, paused })

/** Asks for `count` files, and answers the ids of their steps in order. */
async function ask(harness: Harness, count: number): Promise<string[]> {
  const { workspace, db } = harness.first
  const uploads = createUploads({
    clock: harness.clock.forProcess(() => true), random: harness.random, sync: harness.sync, rowsOf: createRowsCache(),
    ensureUploadRendition: async (_workspace, mediaId) => ensureRendition(db, mediaId, () => harness.random.uuid()),
  })
  const ids = Array.from({ length: count }, (_, at) => {
    const id = harness.random.uuid()
    insertMedia(db, id, harness.random.uuid().replaceAll('-', '').repeat(2), `photo ${at}.png`)
    return id
  })
  return (await uploads.upload(workspace, { commandId: harness.random.uuid(), ids })).flatMap((one) => one.intentId ?? [])
}

/** Bodies of uploads stay open until they are let go, or broken off. */
function holding() {
  const waiting: (() => void)[] = []
  const begun: string[] = []
  let isHolding = true
  const wrapHttp = (http: HttpPort): HttpPort => async (request) => {
    if (!isHolding || !request.url.endsWith('/upload')) return http(request)
    begun.push(request.url)
    await new Promise<void>((resolve, reject) => {
      waiting.push(resolve)
      request.signal?.addEventListener('abort', () => reject(new TransportError('maybe-sent', 'aborted', 'stopped')), { once: true })
    })
    return http(request)
  }
  return { wrapHttp, begun, letGo() { isHolding = false; for (const one of waiting) one() } }
}

describe('a paused upload', () => {
  it('makes its send wait in words, over a crash, and goes on from there', async () => {
    const harness = await started()
    harness.server.down = true
    const sendId = await harness.send({ photos: 2 })
    await harness.run(1_000)
    const [first] = uploadsOf(harness)
    expect(pause(harness, [first?.id ?? ''], true).changed).toEqual([first?.id])
    harness.server.down = false
    harness.crash()
    await harness.boot()
    await harness.run(600_000)
    // The other file went; this one, and all that needs it, waits for the user.
    expect(harness.states()).toEqual(['upload queued', 'upload done', 'create_post waiting earlier-step', 'publish waiting earlier-step'])
    expect(harness.server.media.size).toBe(1)
    const create = harness.posts.listOutbox(harness.first.workspace, { filter: 'open', limit: 50 }).items.find((one) => one.kind === 'create_post')
    expect(create).toMatchObject({ pausedByUser: true, actions: ['resume', 'cancel'] })
    await harness.act(create?.id ?? '', 'resume')
    await harness.run(600_000)
    expect(harness.send_(sendId).state).toBe('finished')
    expect(harness.server.violations).toEqual([])
  })

  it('is broken off in the middle, and begins anew', async () => {
    const held = holding()
    const harness = await started({ wrapHttp: held.wrapHttp })
    const [id = ''] = await ask(harness, 1)
    await harness.run(1_000)
    expect(held.begun).toHaveLength(1)
    expect(uploadsOf(harness)[0]).toMatchObject({ state: 'sending', actions: ['pause'] })
    await harness.act(id, 'pause')
    await harness.run(600_000)
    expect(held.begun).toHaveLength(1)
    expect(uploadsOf(harness)[0]).toMatchObject({ state: 'queued', pausedByUser: true, actions: ['resume', 'cancel'] })
    held.letGo()
    await harness.act(id, 'resume')
    await harness.run(60_000)
    expect(harness.step('upload').state).toBe('done')
    expect(harness.server.media.size).toBe(1)
    // What it was paused by is gone with it.
    expect(harness.first.db.prepare('SELECT paused_at FROM uploads').pluck().get()).toBeNull()
  })

  it('does not hold up the others', async () => {
    const harness = await started()
    const [first = '', second = ''] = await ask(harness, 2)
    pause(harness, [first, second], true)
    await harness.run(60_000)
    expect(harness.count('POST', /upload$/)).toBe(0)
    const sendId = await harness.send()
    await harness.run(600_000)
    expect(harness.send_(sendId).state).toBe('finished')
    pause(harness, null, false)
    await harness.run(60_000)
    expect(uploadsOf(harness)).toEqual([])
    expect(harness.server.media.size).toBe(2)
  })

  it('is paused and let go with all others in one act, repeated without effect', async () => {
    const harness = await started()
    harness.server.down = true
    const ids = await ask(harness, 5)
    const commandId = harness.random.uuid()
    const once = () => harness.posts.pauseUploads(harness.first.workspace, { commandId, ids: null, paused: true })
    expect(once().changed.toSorted()).toEqual(ids.toSorted())
    expect(once().changed.toSorted()).toEqual(ids.toSorted())
    expect(pause(harness, null, true).changed).toEqual([])
    expect(uploadsOf(harness).every((one) => one.pausedByUser)).toBe(true)
    harness.server.down = false
    await harness.run(600_000)
    expect(harness.server.media.size).toBe(0)
    pause(harness, null, false)
    await harness.run(600_000)
    expect(harness.server.media.size).toBe(5)
  })

  it('that is cancelled and asked for anew goes', async () => {
    const harness = await started()
    const { db, workspace } = harness.first
    const [id = ''] = await ask(harness, 1)
    pause(harness, [id], true)
    await harness.act(id, 'cancel')
    const uploads = createUploads({
      clock: harness.clock.forProcess(() => true), random: harness.random, sync: harness.sync, rowsOf: createRowsCache(),
      ensureUploadRendition: async (_workspace, mediaId) => ensureRendition(db, mediaId, () => harness.random.uuid()),
    })
    await uploads.upload(workspace, { commandId: harness.random.uuid(), ids: [String(db.prepare('SELECT id FROM media_items').pluck().get())] })
    await harness.run(60_000)
    expect(harness.server.media.size).toBe(1)
  })
})

describe('the order of uploads', () => {
  const move = (harness: Harness, intentId: string, before: string | null) => harness.posts.moveUpload(harness.first.workspace, { commandId: harness.random.uuid(), intentId, before })

  it('is the one in which they were asked for, until the user puts one elsewhere; a crash forgets nothing', async () => {
    const harness = await started({ sync: { timings: { parallel: 1 } } })
    harness.server.down = true
    const [a = '', b = '', c = '', d = ''] = await ask(harness, 4)
    expect(uploadsOf(harness).map((one) => one.id)).toEqual([a, b, c, d])
    move(harness, d, a)
    move(harness, b, null)
    expect(uploadsOf(harness).map((one) => one.id)).toEqual([d, a, c, b])
    harness.crash()
    harness.server.down = false
    await harness.boot()
    expect(uploadsOf(harness).map((one) => one.id)).toEqual([d, a, c, b])
    await harness.run(600_000)
    const done = harness.told.filter((one) => one.operation === 'uploadMedia' && one.outcome === 'ok')
    expect(done.map((one) => one.intentId)).toEqual([d, a, c, b])
  })

  it('refuses what is over', async () => {
    const harness = await started()
    const [a = '', b = ''] = await ask(harness, 2)
    await harness.run(60_000)
    expect(() => move(harness, a, b)).toThrow(/over/)
  })
})
