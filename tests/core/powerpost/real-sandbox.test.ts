/**
 * The client before the real service of this machine: each call with a success, and with every refusal that the description names for
 * it. What the sandbox does not serve yet is held against made answers alone (any-answer, problems).
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { REFUSAL_STATUS } from '../../../src/core/powerpost/generated/operations.ts'
import { createHttpPort, OPERATIONS, problemOf } from '../../../src/core/powerpost/index.ts'
import type { NewPostItem, OperationId, Outcome, ProblemCode } from '../../../src/core/powerpost/index.ts'
import type { HttpPort } from '../../../src/core/ports.ts'
import { HANDLERS } from '../../../src/sandbox/http/operations.ts'
import { createRig } from '../../sandbox/support/sandbox-rig.ts'
import type { Rig } from '../../sandbox/support/sandbox-rig.ts'
import { makePng } from '../../support/make-image.ts'
import { clientsOf } from './support/answering-server.ts'
import { EVERY_CALL, file, OPERATION_IDS } from './support/every-call.ts'
import type { Clients } from './support/every-call.ts'

const real = createHttpPort()
const png = new Uint8Array(makePng(5, 16, 16))
let rig: Rig
/** With little room. */
let tight: Rig
let unscoped: string
let wrongScope: string
beforeAll(async () => {
  rig = await createRig({ publishMs: 100, generateMs: 100 })
  tight = await createRig({ mediaLimits: { image: 5_000, quota: 20_000 } })
  unscoped = rig.makeKey(['account:read'])
  wrongScope = rig.makeKey(['content:read'])
})
beforeEach(async () => {
  await rig.admin('DELETE', '/faults')
  await rig.admin('POST', '/credits', { balance: 1_000 })
})
afterAll(async () => {
  await real.close()
  await rig.dispose()
  await tight.dispose()
})

/** New clients each time: what one learnt of limits is not the next one's. */
const clientsWith = (over: { key?: string; remoteId?: string } = {}, http: HttpPort = real.request): Clients =>
  clientsOf({ baseUrl: `${rig.sandbox.url}/api/v1`, key: rig.key, remoteId: rig.one, ...over }, { http })
/** Every answer of the service with fields added, wherever it has any: nobody knows them, and nothing of them comes through. */
const withMore: HttpPort = async (request) => {
  const answer = await real.request(request)
  const enrich = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(enrich) : typeof value === 'object' && value !== null ? { added_later: { canary: [1] }, ...Object.fromEntries(Object.entries(value).map(([name, one]) => [name, name === 'outputs' ? one : enrich(one)])) } : value
  return { ...answer, body: new TextEncoder().encode(JSON.stringify(enrich(JSON.parse(new TextDecoder().decode(answer.body))))) }
}
const inLittleRoom = (): Clients => clientsOf({ baseUrl: `${tight.sandbox.url}/api/v1`, key: tight.key, remoteId: tight.one }, { http: real.request })
const clients = (over: Parameters<typeof clientsWith>[0] = {}, http: HttpPort = real.request) => clientsWith(over, http)
const good = <T>(outcome: Outcome<T>): T => {
  if (outcome.kind !== 'ok') throw new Error(`no success: ${JSON.stringify(outcome)}`)
  expect(JSON.stringify(outcome.value)).not.toContain('canary')
  expect(outcome.meta).toMatchObject({ requestId: expect.stringMatching(/^req-/), status: 200, serverDate: expect.any(Number) })
  return outcome.value
}
const isServed = (...ids: OperationId[]) => ids.every((id) => HANDLERS[id] !== undefined)
const passed = new Set<OperationId>()

describe('a success, with fields that nobody knows', () => {
  const clients = () => clientsWith({}, withMore)

  it('of the account', async () => {
    expect(good(await clients().account.getCredits())).toEqual({ balance: 1_000 })
    passed.add('getCredits')
  })

  it('of files, posts and their publishing', async () => {
    const { workspace } = clients()
    const media = good(await workspace.uploadMedia(file(png, 'beans "1".png')))
    expect(media).toMatchObject({ kind: 'image', size: png.byteLength, mime: 'image/png' })
    const items: NewPostItem[] = [{ post_type: 'x-post', content: 'Hello', media_ids: [media.mediaId] }, { post_type: 'youtube-short', content: 'b', title: 'T' }]
    const post = good(await workspace.createPost(items))
    expect(post).toMatchObject({ status: 'draft', items: [{ postType: 'x-post', content: 'Hello', mediaIds: [media.mediaId], status: 'draft' }, { title: 'T' }] })
    expect(good(await workspace.getPost(post.postId))).toEqual(post)
    expect(good(await workspace.listPosts({ status: 'draft', limit: 1 }))).toMatchObject({ posts: [{ postId: post.postId }], unreadable: 0 })
    expect(good(await workspace.publishPost(post.postId))).toMatchObject({ postId: post.postId, status: 'publishing', creditsUsed: 4 })
    rig.clock.advance(60_000)
    const out = good(await workspace.getPost(post.postId))
    expect(out).toMatchObject({ status: 'published', items: [{ status: 'posted', platformPostId: expect.any(String) }, { status: 'posted' }] })
    for (const id of ['uploadMedia', 'createPost', 'getPost', 'listPosts', 'publishPost'] as const) passed.add(id)
    if (!isServed('getPostItemAnalytics')) return
    const itemId = out.items[0]?.itemId ?? ''
    expect(good(await workspace.getFigures(itemId))).toMatchObject({ itemId, postType: 'x-post', platform: 'x', status: 'posted' })
    rig.clock.advance(3 * 24 * 60 * 60_000)
    expect(good(await workspace.getFigures(itemId)).metrics).toMatchObject({ views: expect.any(Number), fetchedAt: expect.stringMatching(/Z$/) })
    passed.add('getPostItemAnalytics')
  })

  it('of planning, and of taking it back', async () => {
    const { workspace } = clients()
    const post = good(await workspace.createPost([{ post_type: 'x-post', content: 'Later' }]))
    const at = new Date(rig.clock.now() + 3_600_000).toISOString()
    const planned = good(await workspace.schedulePost(post.postId, at))
    expect(planned).toMatchObject({ status: 'scheduled' })
    expect(Date.parse(planned.scheduledAt ?? '')).toBe(Date.parse(at))
    expect(good(await workspace.cancelPost(post.postId))).toMatchObject({ postId: post.postId, status: 'canceled' })
    for (const id of ['schedulePost', 'cancelPost'] as const) passed.add(id)
  })

  it('of captions, and of a post that takes its texts from them', async () => {
    const { workspace } = clients()
    const taken = good(await workspace.generateCaptions({ prompt: 'Fresh beans', post_types: ['x-post', 'youtube-video'], research_mode: 'regular' }))
    expect(taken).toMatchObject({ creditsUsed: 6, remainingCredits: 994 })
    rig.clock.advance(60_000)
    const written = good(await workspace.getGeneration(taken.generationId))
    expect(written).toMatchObject({ status: 'completed', prompt: 'Fresh beans', outputs: { x: expect.any(String), youtube: { title: expect.any(String), description: expect.any(String) } }, error: null })
    expect(good(await workspace.listGenerations({ status: 'completed', limit: 1 }))).toMatchObject({ generations: [{ generationId: taken.generationId }], unreadable: 0 })
    expect(good(await workspace.check())).toBeNull()
    const post = good(await workspace.createPost([{ post_type: 'x-post' }] as NewPostItem[], { generationId: taken.generationId })) // the text comes from the captions
    expect(post.items[0]?.content).toBe(written.outputs?.['x'])
    for (const id of ['generateContent', 'getGeneration', 'listGenerations'] as const) passed.add(id)
  })

  it.runIf(isServed('generateImages', 'getImageGeneration'))('of images', async () => {
    const { workspace } = clients()
    const taken = good(await workspace.generateImages({ prompt: 'A cup', quantity: 2, size: 'square' }))
    rig.clock.advance(10 * 60_000)
    const made = good(await workspace.getImages(taken.imageGenerationId))
    expect(made).toMatchObject({ imageGenerationId: taken.imageGenerationId, status: 'completed', quantity: 2, unreadable: 0, error: null })
    expect(made.images).toHaveLength(2)
    expect(made.images[0]).toMatchObject({ mediaId: expect.any(String), url: expect.stringMatching(/^http/), width: expect.any(Number) })
    for (const id of ['generateImages', 'getImageGeneration'] as const) passed.add(id)
  })

  it.runIf(isServed('generateVideo', 'getVideoGeneration'))('of a video', async () => {
    const { workspace } = clients()
    const taken = good(await workspace.generateVideo({ prompt: 'Steam over a cup', duration: 5 }))
    rig.clock.advance(60 * 60_000)
    const made = good(await workspace.getVideo(taken.videoGenerationId))
    expect(made).toMatchObject({ videoGenerationId: taken.videoGenerationId, status: 'completed', durationS: 5, video: { mediaId: expect.any(String), url: expect.stringMatching(/^http/) }, error: null })
    for (const id of ['generateVideo', 'getVideoGeneration'] as const) passed.add(id)
  })

  it('of the calendar, from writing to removing', async () => {
    const { workspace } = clients()
    const entry = good(await workspace.createEntry({ title: 'Plan', scheduled_date: '2026-12-01', scheduled_time: '08:30', platforms: ['x'] }))
    expect(entry).toMatchObject({ title: 'Plan', date: '2026-12-01', time: '08:30', platforms: ['x'], description: null })
    expect(good(await workspace.getEntry(entry.entryId))).toEqual(entry)
    expect(good(await workspace.updateEntry(entry.entryId, { description: 'More', scheduled_time: null }))).toMatchObject({ description: 'More', time: null, title: 'Plan' })
    expect(good(await workspace.listEntries({ from: '2026-12-01', to: '2026-12-01' }))).toMatchObject({ entries: [{ entryId: entry.entryId, description: 'More' }], unreadable: 0 })
    expect(good(await workspace.deleteEntry(entry.entryId))).toEqual({ removed: true })
    expect(good(await workspace.listEntries({ from: '2026-12-01', to: '2026-12-01' })).entries).toEqual([])
    for (const id of ['createCalendarEntry', 'getCalendarEntry', 'updateCalendarEntry', 'listCalendarEntries', 'deleteCalendarEntry'] as const) passed.add(id)
  })

  it('was had of every call that the sandbox serves', () => {
    expect([...passed].sort()).toEqual(OPERATION_IDS.filter((id) => isServed(id)).sort())
  })
})

/** Leaves the workspace's header out, as no client of the app can. */
const withoutWorkspace: HttpPort = (request) => {
  const { 'x-workspace-id': _left, ...headers } = request.headers
  return real.request({ ...request, headers })
}
const newPost = async () => good(await clients().workspace.createPost([{ post_type: 'x-post', content: 'Hello' }])).postId
const call = (id: OperationId, over?: Parameters<typeof clients>[0], http?: HttpPort) => EVERY_CALL[id](clients(over, http))

/** How each word of refusal is had. */
const PROVOKED: Record<keyof typeof REFUSAL_STATUS, (id: OperationId) => Promise<Outcome<unknown>>> = {
  VALIDATION_ERROR: (id) => call(id, {}, withoutWorkspace),
  INVALID_API_KEY: (id) => call(id, { key: 'pp_live_sk_wrong' }),
  async FORBIDDEN(id) {
    // Only a call with a workspace can name a foreign one.
    if (!OPERATIONS[id].needsWorkspace) await rig.admin('POST', '/faults', { fault: `${id}:403` })
    return call(id, { remoteId: 'ws-of-someone-else' })
  },
  INSUFFICIENT_SCOPE: (id) => call(id, { key: id === 'getCredits' ? wrongScope : unscoped }),
  async INSUFFICIENT_CREDITS(id) {
    const post = await newPost()
    // In the sandbox a planned post pays when its time has come.
    if (id === 'schedulePost') await rig.admin('POST', '/faults', { fault: `${id}:402` })
    await rig.admin('POST', '/credits', { balance: 0 })
    return EVERY_CALL[id](clients(), { id: post })
  },
  async NOT_FOUND(id) {
    const { workspace } = clients()
    switch (id) {
      case 'generateContent':
        return workspace.generateCaptions({ media_ids: ['unknown'], post_types: ['x-post'], research_mode: 'regular' })
      case 'generateImages':
        return workspace.generateImages({ generation_id: 'unknown' })
      case 'generateVideo':
        return workspace.generateVideo({ prompt: 'Steam', duration: 5, source_image: 'unknown' })
      case 'createPost':
        return workspace.createPost([{ post_type: 'x-post', content: 'Hi', media_ids: ['unknown'] }])
      case 'listPosts':
        return clients({}, (request) => real.request({ ...request, url: request.url.replace('/posts?', '/list-of-posts?') })).workspace.listPosts({})
      default:
        return EVERY_CALL[id](clients(), { id: 'unknown' })
    }
  },
  async ALREADY_PUBLISHED(id) {
    const post = await newPost()
    good(await clients().workspace.publishPost(post))
    return EVERY_CALL[id](clients(), { id: post })
  },
  FILE_TOO_LARGE: (id) => EVERY_CALL[id](inLittleRoom(), { source: file(new Uint8Array(Buffer.concat([png, Buffer.alloc(6_000)]))) }),
  async STORAGE_QUOTA_EXCEEDED(id) {
    const large = new Uint8Array(Buffer.concat([png, Buffer.alloc(3_000)]))
    for (let at = 0; at < 9; at += 1) {
      const outcome = await EVERY_CALL[id](inLittleRoom(), { source: file(large) })
      if (outcome.kind !== 'ok') return outcome
    }
    throw new Error('there was always room')
  },
  async PLATFORM_NOT_CONNECTED(id) {
    const post = await newPost()
    await rig.admin('PUT', `/workspaces/${rig.one}/connections`, { x: false })
    try {
      return await (id === 'schedulePost' ? clients().workspace.schedulePost(post, new Date(rig.clock.now() + 3_600_000).toISOString()) : EVERY_CALL[id](clients(), { id: post }))
    } finally {
      await rig.admin('PUT', `/workspaces/${rig.one}/connections`, { x: true })
    }
  },
  async RATE_LIMIT_EXCEEDED(id) {
    await rig.admin('POST', '/faults', { fault: `${id}:429:1:9` })
    return call(id)
  },
  async INTERNAL_ERROR(id) {
    await rig.admin('POST', '/faults', { fault: `${id}:500:1` })
    return call(id)
  },
}

const CASES = OPERATION_IDS.filter((id) => isServed(id)).flatMap((id) => {
  const refusals: Record<string, readonly (keyof typeof PROVOKED)[]> = OPERATIONS[id].refusals
  return Object.entries(refusals).flatMap(([status, codes]) => codes.map((code): [OperationId, number, keyof typeof PROVOKED] => [id, Number(status), code]))
})

describe('a refusal', () => {
  it.each(CASES)('%s %i %s', async (id, status, code) => {
    const outcome = await PROVOKED[code](id)
    const said: ProblemCode = code
    expect(problemOf(outcome)).toMatchObject({ code: said, requestId: expect.stringMatching(/^req-/), retryAfterMs: code === 'RATE_LIMIT_EXCEEDED' ? 9_000 : null })
    expect(outcome.meta.status).toBe(status)
  })

  it('of another workspace: nothing of it is seen, by whatever call', async () => {
    const post = await newPost()
    const entry = good(await clients().workspace.createEntry({ title: 'Plan', scheduled_date: '2026-12-01' }))
    const other = clients({ remoteId: rig.two }).workspace
    for (const outcome of [await other.getPost(post), await other.publishPost(post), await other.getEntry(entry.entryId), await other.deleteEntry(entry.entryId)]) expect(problemOf(outcome)?.code).toBe('NOT_FOUND')
    expect(good(await other.listPosts({})).posts).toEqual([])
    expect(good(await other.listEntries({ from: '2026-12-01', to: '2026-12-01' })).entries).toEqual([])
  })
})
