/** Asking, approving, spending: what the driver makes of a request for captions, on real SQLite and virtual time. */
import { describe, expect, it } from 'vitest'
import { generationDetailSchema } from '../../../src/contract/schemas/generations.ts'
import { intentSchema } from '../../../src/contract/schemas/outbox.ts'
import { releaseHeld } from '../../../src/core/sync/index.ts'
import { refuse } from '../../simulation/support/server.ts'
import { createHarness } from '../sync/harness.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

async function started(options: Parameters<typeof createHarness>[0] = {}) {
  const harness = createHarness(options)
  await harness.boot()
  return harness
}

describe('a request', () => {
  it('goes upload → captions, is followed, and keeps what was asked and what came', async () => {
    const harness = await started()
    const id = await harness.ask({ photos: 2, researchMode: 'deep', postTypes: ['youtube-video', 'x-post'], ctaText: ' Come by ', sourceUrls: ['https://example.com/a'] })
    expect(harness.generation(id)).toMatchObject({ state: 'waiting', approved: true, draftState: 'none', estimate: null })
    await harness.run(HOUR)
    expect(harness.states()).toEqual(['upload done', 'upload done', 'captions done'])
    const seen = harness.generation(id)
    expect(generationDetailSchema.parse(seen)).toEqual(seen)
    expect(seen).toMatchObject({
      state: 'completed', creditsUsed: 10, refunded: false, lost: 0, error: null, usedAt: null,
      request: { prompt: 'about coffee canary-ws-0-end', researchMode: 'deep', ctaText: 'Come by', sourceUrls: ['https://example.com/a'], writingStyleId: null },
      outputs: { youtube: { title: 'T', description: 'gen-1 for youtube' }, x: 'gen-1 for x' },
    })
    expect(seen.request.mediaIds).toHaveLength(2)
    const views = harness.posts.listOutbox(harness.first.workspace, { filter: 'all', limit: 10 }).items
    for (const view of views) expect(intentSchema.parse(view)).toEqual(view)
    expect(views[0]).toMatchObject({ kind: 'captions', generationId: id, platforms: ['youtube', 'x'], creditsUsed: 10, actions: [] })
    expect(harness.news).toMatchObject([{ kind: 'captions', generationId: id, written: true }])
    expect(harness.server.violations).toEqual([])
  })

  it('shares a running upload with a send, and neither takes the other down', async () => {
    const harness = await started()
    harness.server.down = true
    const send = await harness.send({ photos: 1 })
    const mediaIds = JSON.parse(harness.first.db.prepare<[], { content: string }>('SELECT content FROM drafts').get()?.content ?? '{}').mediaIds as string[]
    const id = await harness.ask({ mediaIds })
    await harness.run(MINUTE)
    harness.posts.cancelSend(harness.first.workspace, { commandId: harness.random.uuid(), sendId: send })
    harness.server.down = false
    await harness.run(HOUR)
    expect(harness.count('POST', /upload/)).toBeGreaterThan(0)
    expect(harness.server.media.size).toBe(1)
    expect(harness.generation(id).state).toBe('completed')
    expect(harness.send_(send).state).toBe('cancelled')
  })

  it('waits offline and goes by itself; the same command twice is one request', async () => {
    const harness = await started()
    harness.server.down = true
    const commandId = harness.random.uuid()
    const first = await harness.ask({ commandId, photos: 1 })
    const again = await harness.generations.ask(harness.first.workspace, { commandId, draftId: null, approve: true, request: { prompt: 'other', mediaIds: [], postTypes: ['x-post'], researchMode: 'deep' } })
    expect(again).toEqual({ generationId: first, approved: true })
    await harness.run(10 * MINUTE)
    expect(harness.server.captions.jobs.size).toBe(0)
    harness.server.down = false
    await harness.run(HOUR)
    expect(harness.generation(first).state).toBe('completed')
    expect(harness.server.captions.jobs.size).toBe(1)
  })

  it('is taken back with its uploads', async () => {
    const harness = await started()
    harness.server.down = true
    const id = await harness.ask({ photos: 2 })
    await harness.run(MINUTE)
    await harness.act(harness.step('captions').id, 'cancel')
    harness.server.down = false
    await harness.run(HOUR)
    expect(harness.states()).toEqual(['upload cancelled', 'upload cancelled', 'captions cancelled'])
    expect(harness.generation(id).state).toBe('cancelled')
    expect(harness.orders()).toBe(0)
  })

  it('ends with an upload that the user cancels', async () => {
    const harness = await started()
    harness.server.down = true
    const id = await harness.ask({ photos: 1 })
    await harness.run(MINUTE)
    await harness.act(harness.step('upload').id, 'cancel')
    expect(harness.generation(id).state).toBe('cancelled')
    expect(harness.states()).toEqual(['upload cancelled', 'captions cancelled'])
  })

  it('uploads once more when the service forgot a photo, then blocks', async () => {
    const harness = await started()
    let orders = 0
    harness.server.script = (method, path) => {
      if (method === 'POST' && path === '/content/generate' && (orders += 1) === 1) harness.server.media.clear()
      return undefined
    }
    const id = await harness.ask({ photos: 1 })
    await harness.run(HOUR)
    expect(harness.generation(id).state).toBe('completed')
    expect(harness.count('POST', /upload/)).toBe(2)
    harness.server.script = (method, path) => {
      if (method === 'POST' && path === '/content/generate') harness.server.media.clear()
      return undefined
    }
    await harness.ask({ photos: 1, prompt: 'second canary-ws-0-end' })
    await harness.run(HOUR)
    expect(harness.step('captions').blockedCode).toBe('MEDIA_FORGOTTEN')
  })

  it('takes a 404 for the style, not for a photo, where the request names one', async () => {
    const harness = await started()
    harness.server.script = (method, path) => (method === 'POST' && path === '/content/generate' ? refuse(404, 'NOT_FOUND') : undefined)
    await harness.ask({ photos: 1, writingStyleId: 'gone' })
    await harness.run(HOUR)
    expect(harness.step('captions').blockedCode).toBe('NOT_FOUND')
    expect(harness.count('POST', /upload/)).toBe(1)
  })

  it('says that the captions failed and the credits come back', async () => {
    const harness = await started()
    harness.server.captions.failureRate = 1
    const id = await harness.ask()
    await harness.run(HOUR)
    expect(harness.generation(id)).toMatchObject({ state: 'failed', refunded: true, creditsUsed: 6, error: { code: 'GENERATION_FAILED', message: 'no luck' }, outputs: null })
  })

  const refused: [string, Parameters<Awaited<ReturnType<typeof started>>['ask']>[0]][] = [
    ['prompt', { prompt: ' a ' }],
    ['prompt', { prompt: 'x'.repeat(2_001) }],
    ['prompt', { prompt: '' }],
    ['postTypes', { postTypes: [] }],
    ['ctaText', { ctaText: 'x'.repeat(101) }],
    ['sourceUrls', { sourceUrls: ['http://example.com'] }],
    ['sourceUrls', { sourceUrls: Array.from({ length: 11 }, () => 'https://example.com') }],
    ['mediaIds', { photos: 11 }],
    ['mediaIds', { mediaIds: ['0b7c8f7e-5a54-4c1b-9d62-1f0a1a2b3c4d'] }],
  ]
  it.each(refused)('is refused with the field %s, and nothing is queued: %j', async (field, over) => {
    const harness = await started()
    await expect(harness.ask(over)).rejects.toMatchObject({ code: 'INVALID_INPUT', data: { field } })
    expect(harness.steps()).toEqual([])
    expect(harness.first.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM generations').get()?.n).toBe(0)
  })

  it('is refused for a draft that is gone or in the trash', async () => {
    const harness = await started()
    const draftId = harness.draft()
    harness.first.db.prepare('UPDATE drafts SET trashed_at = 1').run()
    await expect(harness.ask({ draftId })).rejects.toMatchObject({ code: 'NOT_POSSIBLE_NOW' })
    await expect(harness.ask({ draftId: harness.random.uuid() })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('approval', () => {
  it('is needed before anything is spent; uploads go ahead', async () => {
    const harness = await started()
    await harness.ask({ photos: 1, approve: false })
    await harness.run(HOUR)
    expect(harness.states()).toEqual(['upload done', 'captions blocked APPROVAL_NEEDED'])
    expect(harness.posts.listOutbox(harness.first.workspace, { filter: 'needs-you', limit: 5 }).items[0]?.actions).toEqual(['approve', 'cancel'])
    expect(harness.requests.some((request) => /credits|generate/.test(request.path))).toBe(false)
    await harness.act(harness.step('captions').id, 'approve')
    await harness.run(HOUR)
    expect(harness.states()).toEqual(['upload done', 'captions done'])
  })

  it('is not given at once while the account is known to be offline', async () => {
    const harness = await started()
    harness.server.down = true
    await harness.send()
    await harness.run(MINUTE)
    const id = await harness.ask()
    expect(harness.generation(id).approved).toBe(false)
    harness.server.down = false
    await harness.run(HOUR)
    expect(harness.step('captions').blockedCode).toBe('APPROVAL_NEEDED')
  })

  it('is given once for the whole queue, up to a ceiling; past it the rest holds and asks again', async () => {
    const harness = await started()
    await harness.ask({ prompt: 'teaches the price canary-ws-0-end' })
    await harness.run(10 * MINUTE)
    const ids: string[] = []
    for (let at = 0; at < 4; at += 1) ids.push(await harness.ask({ prompt: `number ${at} canary-ws-0-end`, approve: false }))
    await harness.run(MINUTE)
    expect(harness.generations.queue(harness.first.workspace)).toMatchObject({ ids, estimate: 24, unpriced: 0, credits: { balance: 994 } })
    expect(harness.generations.approve(harness.first.workspace, { commandId: harness.random.uuid(), ids, ceiling: 15 })).toEqual({ approved: ids })
    await harness.run(10 * MINUTE)
    expect(harness.states().slice(1)).toEqual(['captions done', 'captions done', 'captions blocked CEILING_REACHED', 'captions blocked CEILING_REACHED'])
    expect(harness.orders()).toBe(3)
    const rest = harness.generations.queue(harness.first.workspace).ids
    expect(rest).toEqual(ids.slice(2))
    harness.generations.approve(harness.first.workspace, { commandId: harness.random.uuid(), ids: rest, ceiling: null })
    await harness.run(10 * MINUTE)
    expect(ids.map((id) => harness.generation(id).state)).toEqual(['completed', 'completed', 'completed', 'completed'])
  })

  it('counts what is in doubt, and what failed not at all', async () => {
    const harness = await started()
    await harness.ask({ prompt: 'teaches the price canary-ws-0-end' })
    await harness.run(10 * MINUTE)
    const failing = await harness.ask({ prompt: 'fails canary-ws-0-end', approve: false })
    const lost = await harness.ask({ prompt: 'lost canary-ws-0-end', approve: false })
    const third = await harness.ask({ prompt: 'third canary-ws-0-end', approve: false })
    harness.server.captions.failureRate = 1
    harness.server.script = (method, path) => (method === 'POST' && path === '/content/generate' && harness.orders() === 3 ? 'drop-before' : undefined)
    harness.generations.approve(harness.first.workspace, { commandId: harness.random.uuid(), ids: [failing, lost, third], ceiling: 12 })
    await harness.run(10 * MINUTE)
    expect(harness.states().slice(1)).toEqual(['captions done', 'captions unknown asks', 'captions blocked CEILING_REACHED'])
    expect(harness.generation(failing)).toMatchObject({ state: 'failed', refunded: true })
    // What failed came back; 6 may be gone for the one in doubt; so 6 are left.
    await harness.act(harness.step('captions').id, 'retry')
    await harness.run(10 * MINUTE)
    expect(harness.states().slice(1)).toEqual(['captions done', 'captions unknown asks', 'captions done'])
  })

  it('holds a second one of unknown price while the first is in doubt', async () => {
    const harness = await started()
    harness.server.script = (method, path) => (method === 'POST' && path === '/content/generate' ? 'drop-before' : undefined)
    const ids = [await harness.ask({ prompt: 'one canary-ws-0-end', approve: false }), await harness.ask({ prompt: 'two canary-ws-0-end', approve: false })]
    await harness.run(MINUTE)
    harness.generations.approve(harness.first.workspace, { commandId: harness.random.uuid(), ids, ceiling: 100 })
    await harness.run(HOUR)
    expect(harness.states()).toEqual(['captions unknown asks', 'captions blocked CEILING_REACHED'])
    expect(harness.orders()).toBe(1)
  })

  it('says when nothing is left to approve', async () => {
    const harness = await started()
    const id = await harness.ask()
    await harness.run(HOUR)
    expect(() => harness.generations.approve(harness.first.workspace, { commandId: harness.random.uuid(), ids: [id], ceiling: null })).toThrow(expect.objectContaining({ code: 'NOT_POSSIBLE_NOW' }))
    expect(() => harness.generations.approve(harness.first.workspace, { commandId: harness.random.uuid(), ids: [harness.random.uuid()], ceiling: null })).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  })
})

describe('pauses', () => {
  it('402 holds spending only, publishes too; uploads go on', async () => {
    const harness = await started()
    harness.server.balances.set('pp_live_sk_0', 3)
    await harness.ask()
    await harness.run(MINUTE)
    expect(harness.step('captions').blockedCode).toBe('NO_CREDITS')
    await harness.send({ photos: 1 })
    await harness.ask({ prompt: 'second canary-ws-0-end' })
    await harness.run(MINUTE)
    expect(harness.states()).toEqual(['captions blocked NO_CREDITS', 'upload done', 'create_post done', 'publish waiting pause', 'captions waiting pause'])
    expect(harness.orders()).toBe(1)
    harness.server.balances.set('pp_live_sk_0', 100)
    for (const id of harness.stored.keys()) harness.accounts.lift(id)
    await harness.run(HOUR)
    expect(harness.states()).toEqual(['captions done', 'upload done', 'create_post done', 'publish done', 'captions done'])
  })

  it('a missing scope holds captions only', async () => {
    const harness = await started()
    harness.server.script = (_method, path) => (path === '/content/generate' ? refuse(403, 'INSUFFICIENT_SCOPE') : undefined)
    await harness.ask()
    await harness.ask({ prompt: 'other canary-ws-0-end' })
    const send = await harness.send()
    await harness.run(HOUR)
    expect(harness.send_(send).state).toBe('finished')
    expect([...harness.stored.values()][0]?.pauses).toMatchObject([{ scope: 'kind', kind: 'content:generate' }])
    expect(harness.orders()).toBe(1)
  })

  it('spends one call at a time for each account, the balance read before each', async () => {
    const harness = await started({ clients: 2 })
    for (let at = 0; at < 3; at += 1) {
      await harness.ask({ at: 0, prompt: `a${at} canary-ws-0-end` })
      await harness.ask({ at: 1, prompt: `b${at} canary-ws-1-end` })
      await harness.send({ at: at % 2, text: `${at} canary-ws-${at % 2}-end` })
    }
    await harness.run(HOUR)
    const spending = harness.requests.map((request) => request.path).filter((path) => path === '/account/credits' || /generate$|publish$/.test(path))
    expect(spending).toHaveLength(18)
    spending.forEach((path, at) => expect(path === '/account/credits', `${at} ${path}`).toBe(at % 2 === 0))
    expect(harness.server.violations).toEqual([])
  })
})

describe('prices', () => {
  it('are learnt by shape, and are estimates', async () => {
    const harness = await started()
    const first = await harness.ask()
    await harness.run(10 * MINUTE)
    await harness.ask({ prompt: 'photos canary-ws-0-end', photos: 2 })
    await harness.run(10 * MINUTE)
    const third = await harness.ask({ prompt: 'more canary-ws-0-end', photos: 3, approve: false })
    const deep = await harness.ask({ prompt: 'deep canary-ws-0-end', researchMode: 'deep', approve: false })
    expect([first, third, deep].map((id) => harness.generation(id).estimate)).toEqual([6, 9, null])
    expect(harness.generations.queue(harness.first.workspace)).toMatchObject({ estimate: 9, unpriced: 1 })
    const { mediaIds } = harness.generation(third).request
    const ahead = (input: { researchMode: 'regular' | 'deep'; mediaIds: string[]; sources: number }) => harness.generations.estimate(harness.first.workspace, input).credits
    expect(ahead({ researchMode: 'regular', mediaIds, sources: 0 })).toBe(9)
    expect(ahead({ researchMode: 'regular', mediaIds: [], sources: 0 })).toBe(6)
    expect(ahead({ researchMode: 'regular', mediaIds: [], sources: 1 })).toBeNull()
    expect(ahead({ researchMode: 'deep', mediaIds: [], sources: 0 })).toBeNull()
  })
})

describe('nothing crosses', () => {
  it('stops a client that speaks for another workspace before a byte leaves', async () => {
    const harness = await started({
      clients: 2,
      wrapClients: (factory) => ({ ...factory, forWorkspace: (binding) => factory.forWorkspace({ ...binding, remoteId: binding.remoteId === 'ws-0' ? 'ws-1' : binding.remoteId }) }),
    })
    await harness.ask()
    await harness.run(HOUR)
    expect(harness.states()).toEqual(['captions blocked UNEXPECTED'])
    expect(harness.orders()).toBe(0)
  })
})

describe('a restored database', () => {
  it('looks before it asks: one that was made since is taken, one that was not is asked for', async () => {
    const harness = await started()
    await harness.ask({ prompt: 'made since canary-ws-0-end' })
    await harness.run(1_500)
    expect(harness.server.captions.jobs.size).toBe(1)
    // The backup is from before the request left.
    harness.crash()
    harness.first.db.prepare("UPDATE intents SET state = 'queued', attempts = 0, sending_since = NULL, credits_used = NULL").run()
    harness.first.db.exec("DROP TRIGGER generations_remote_id_once; UPDATE generations SET state = 'waiting', remote_id = NULL, next_poll_at = NULL; UPDATE workspace SET held = 1")
    await harness.boot()
    await harness.run(MINUTE)
    expect(harness.states()).toEqual(['captions blocked HELD'])
    await expect(harness.ask()).rejects.toMatchObject({ code: 'NOT_POSSIBLE_NOW' })
    harness.first.db.prepare(
      `INSERT INTO generations (id, seq, draft_title, request, media, equal_key, state, approval_id, created_at)
       SELECT '11111111-1111-4111-8111-111111111111', 99, '', replace(request, 'made since', 'never made'), '[]', 'other', 'waiting', approval_id, created_at FROM generations`,
    ).run()
    harness.first.db.prepare(
      `INSERT INTO intents (id, seq, kind, generation_id, state, blocked_code, created_at, updated_at)
       VALUES ('22222222-2222-4222-8222-222222222222', 99, 'captions', '11111111-1111-4111-8111-111111111111', 'blocked', 'HELD', ?, 0)`,
    ).run(harness.clock.now())
    releaseHeld(harness.first.workspace, 'resume', { clock: harness.clock.forProcess(() => true), random: harness.random })
    harness.sync.wake(harness.first.identity.id)
    await harness.run(HOUR)
    expect(harness.states()).toEqual(['captions done', 'captions done'])
    expect(harness.server.captions.jobs.size).toBe(2)
    expect(harness.orders()).toBe(2)
  })

  it('can be set aside as a whole', async () => {
    const harness = await started()
    harness.server.down = true
    const id = await harness.ask({ photos: 1 })
    await harness.run(MINUTE)
    harness.crash()
    harness.first.db.prepare('UPDATE workspace SET held = 1').run()
    harness.server.down = false
    await harness.boot()
    await harness.run(MINUTE)
    releaseHeld(harness.first.workspace, 'cancel-all', { clock: harness.clock.forProcess(() => true), random: harness.random })
    harness.sync.wake(harness.first.identity.id)
    await harness.run(HOUR)
    expect(harness.generation(id).state).toBe('cancelled')
    expect(harness.orders()).toBe(0)
  })
})
