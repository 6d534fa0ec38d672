/** What the core tells the shell: news once, never again after a restart, and the state in a few numbers. On virtual time, with the real driver and database. */
import { describe, expect, it } from 'vitest'
import { newsSchema, shellStatusSchema } from '../../../src/contract/schemas/shell.ts'
import { createEventBus } from '../../../src/core/events.ts'
import { createNotifier } from '../../../src/core/notifier/index.ts'
import { releaseHeld } from '../../../src/core/sync/index.ts'
import { json, refuse } from '../../simulation/support/server.ts'
import { createHarness } from '../sync/harness.ts'
import type { Harness, HarnessOptions } from '../sync/harness.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

async function started(options: HarnessOptions = {}): Promise<Harness> {
  const harness = createHarness(options)
  // Every item comes out, unless a test says otherwise.
  harness.random.chance = (share) => share >= 0.9
  await harness.boot()
  return harness
}

async function again(harness: Harness): Promise<void> {
  harness.crash()
  harness.news.length = 0
  await harness.boot()
}

/** Everything that is there is said to have changed. */
function replay({ first }: Harness): void {
  first.workspace.write((note) => {
    for (const { id } of first.db.prepare<[], { id: string }>('SELECT id FROM sends').all()) note('posts', id)
    for (const { id } of first.db.prepare<[], { id: string }>('SELECT id FROM generations').all()) note('generations', id)
    for (const { id } of first.db.prepare<[], { id: string }>('SELECT id FROM intents').all()) note('outbox', id)
  })
}

describe('news', () => {
  it('of a post that is out: once, in the name of its client', async () => {
    const harness = await started({ clients: 2 })
    const sendId = await harness.send({ at: 1, postTypes: ['x-post', 'linkedin-post', 'instagram-feed'], photos: 1 })
    await harness.run(HOUR)
    expect(harness.news).toEqual([{ kind: 'published', workspaceId: harness.clients[1]?.identity.id, client: 'Client 1', title: expect.stringContaining('hello'), sendId, networks: ['x', 'linkedin', 'instagram'] }])
    for (const one of harness.news) expect(newsSchema.parse(one)).toEqual(one)
  })

  it('is not told again: not by events that repeat themselves, and not by the next start', async () => {
    const harness = await started()
    await harness.send()
    await harness.ask()
    await harness.run(HOUR)
    expect(harness.news.map(({ kind }) => kind).toSorted()).toEqual(['captions', 'published'])
    replay(harness)
    await harness.run(MINUTE)
    expect(harness.news).toHaveLength(2)
    await again(harness)
    replay(harness)
    await harness.run(MINUTE)
    expect(harness.news).toEqual([])
    await harness.send({ text: 'another canary-ws-0-end' })
    await harness.run(HOUR)
    expect(harness.news).toMatchObject([{ kind: 'published', title: expect.stringContaining('another') }])
  })

  it('is what came to light after the start, of what the last run had begun', async () => {
    const harness = await started()
    const sendId = await harness.send()
    await harness.run(3_000)
    expect(harness.publishes()).toBe(1)
    expect(harness.news).toEqual([])
    await again(harness)
    await harness.run(HOUR)
    expect(harness.news).toMatchObject([{ kind: 'published', sendId }])
  })

  it('says how much of a post failed, and nothing of why', async () => {
    const harness = await started()
    harness.server.script = (method, path) => {
      const post = harness.server.posts.get(path.replace('/posts/', ''))
      if (method !== 'GET' || post === undefined || post.accepted === 0) return undefined
      const items = post.items.map((item, at) => ({ ...item, status: at === 0 ? 'failed' : 'posted', ...(at === 0 ? { error: 'token pp_live_sk_secret' } : {}) }))
      return json(200, { post_id: post.id, status: 'published', created_at: new Date(post.createdAt).toISOString(), items: items.map((item) => ({ ...item, platform: item.post_type.split('-')[0] })) })
    }
    await harness.send({ postTypes: ['x-post', 'linkedin-post', 'facebook-post'] })
    await harness.run(HOUR)
    expect(harness.news).toMatchObject([{ kind: 'failed', posted: 2, failed: 1 }])
    expect(JSON.stringify(harness.news)).not.toContain('secret')
  })

  it('of what needs the user: once for a send, and again when it comes to that again', async () => {
    const harness = await started()
    harness.server.script = (method, path) => (method === 'POST' && path === '/posts' ? refuse(422, 'VALIDATION_ERROR') : undefined)
    await harness.send({ photos: 2 })
    await harness.run(HOUR)
    expect(harness.news).toMatchObject([{ kind: 'needs-you', client: 'Client 0', title: expect.stringContaining('hello'), intentId: harness.step('create_post').id }])
    await again(harness)
    replay(harness)
    await harness.run(HOUR)
    expect(harness.news).toEqual([])
    harness.server.down = true
    await harness.act(harness.step('create_post').id, 'retry')
    await harness.run(MINUTE)
    harness.server.down = false
    harness.sync.powerEvent('online')
    await harness.run(HOUR)
    expect(harness.news).toMatchObject([{ kind: 'needs-you' }])
  })

  it('of a time that passed, also while the app was closed', async () => {
    const harness = await started()
    const due = harness.clock.now() + HOUR
    const sendId = await harness.send({ due })
    await harness.run(MINUTE)
    harness.crash()
    await harness.run(DAY)
    await harness.boot()
    await harness.run(HOUR)
    expect(harness.news).toMatchObject([{ kind: 'missed', sendId, at: due }])
  })

  it('of captions, written or not', async () => {
    const harness = await started()
    const id = await harness.ask({ draftId: harness.draft() })
    await harness.run(HOUR)
    expect(harness.news).toMatchObject([{ kind: 'captions', generationId: id, written: true, draftId: expect.any(String) }])
  })

  it('is silent in a restored database until the user has answered', async () => {
    const harness = await started()
    harness.server.down = true
    await harness.send()
    await harness.run(1_000)
    harness.crash()
    harness.first.db.prepare('UPDATE workspace SET held = 1').run()
    harness.server.down = false
    await harness.boot()
    await harness.run(HOUR)
    expect(harness.news).toEqual([])
    releaseHeld(harness.first.workspace, 'resume', { clock: harness.clock.forProcess(() => true), random: harness.random })
    harness.first.db.prepare('UPDATE workspace SET held = 0').run()
    harness.sync.wake(harness.first.identity.id)
    await harness.run(HOUR)
    expect(harness.news).toMatchObject([{ kind: 'published' }])
  })

  it('of an account that is paused, but not of one that was so before', async () => {
    const harness = await started()
    const [account] = [...harness.stored.values()]
    const told: unknown[] = []
    const bus = createEventBus('other')
    const notifier = createNotifier({
      bus, clock: harness.clock.forProcess(() => true), log: () => {}, host: { notify: async (news) => void told.push(news) }, workspaces: () => [],
      accounts: () => [{ id: account?.id ?? '', kind: 'powerpost', label: 'Agency', baseUrl: null, keyLast4: null, keyState: 'ready', verifiedAt: null, pauses: [...(account?.pauses ?? [])], credits: null, spending: null, network: 'online', scheduling: 'off', workspaceCount: 1 }],
    })
    account?.pauses.push({ scope: 'kind', kind: 'media:write', code: 'SCOPE_MISSING', since: 0 })
    notifier.start()
    await harness.run(MINUTE)
    expect(told).toEqual([])
    account?.pauses.push({ scope: 'account', kind: null, code: 'KEY_REFUSED', since: 0 }, { scope: 'spending', kind: null, code: 'BALANCE_UNKNOWN', since: 0 })
    bus.emit(null, 'accounts', [])
    await harness.run(MINUTE)
    bus.emit(null, 'accounts', [])
    await harness.run(MINUTE)
    expect(told).toEqual([{ kind: 'paused', account: 'Agency', accountId: account?.id }])
    notifier.stop()
  })
})

describe('the state', () => {
  const last = (harness: Harness) => harness.statuses.at(-1)

  it('is said after the start, and then only when it differs', async () => {
    const harness = await started({ clients: 2 })
    await harness.run(MINUTE)
    expect(harness.statuses).toEqual([{ offline: false, onTheirWay: 0, needsYou: 0, planned: 0, next: [], clients: harness.clients.map(({ identity }, at) => ({ id: identity.id, name: `Client ${at}`, color: 'teal' })) }])
    expect(shellStatusSchema.parse(last(harness))).toEqual(last(harness))
    harness.first.workspace.write((note) => note('outbox', crypto.randomUUID()))
    await harness.run(MINUTE)
    expect(harness.statuses).toHaveLength(1)
  })

  it('names what is planned by all clients, the next first', async () => {
    const harness = await started({ clients: 2 })
    const now = harness.clock.now()
    for (const [at, due] of [[0, 5], [1, 2], [0, 1], [1, 9], [0, 7], [1, 8]] as const) await harness.send({ at, due: now + due * HOUR, text: `${due} canary-ws-${at}-end` })
    await harness.run(MINUTE)
    expect(last(harness)).toMatchObject({ planned: 6, onTheirWay: 0 })
    expect(last(harness)?.next.map(({ client, at }) => [client, (at - now) / HOUR])).toEqual([['Client 0', 1], ['Client 1', 2], ['Client 0', 5], ['Client 0', 7], ['Client 1', 8]])
    await harness.run(90 * MINUTE)
    expect(last(harness)).toMatchObject({ planned: 5, onTheirWay: 0, needsYou: 0 })
    expect(last(harness)?.next[0]).toMatchObject({ client: 'Client 1', zone: null })
    // Told by the clock of the client from now on.
    const second = harness.clients[1]
    second?.workspace.write((note) => {
      second.db.prepare("UPDATE client_defaults SET time_zone = 'Asia/Tokyo'").run()
      note('settings', 'defaults')
    })
    await harness.run(MINUTE)
    expect(last(harness)?.next.slice(0, 2).map(({ client, zone }) => [client, zone])).toEqual([['Client 1', 'Asia/Tokyo'], ['Client 0', null]])
  })

  it('tells what is on its way, what needs the user, and that nobody answers', async () => {
    const harness = await started()
    harness.server.down = true
    await harness.send()
    await harness.run(MINUTE)
    expect(last(harness)).toMatchObject({ offline: true, onTheirWay: 1, needsYou: 0 })
    harness.server.down = false
    harness.server.script = (method, path) => (method === 'POST' && path === '/posts' ? refuse(422, 'VALIDATION_ERROR') : undefined)
    harness.sync.powerEvent('online')
    await harness.run(HOUR)
    expect(last(harness)).toMatchObject({ offline: false, onTheirWay: 0, needsYou: 1 })
  })

  it('leaves a time behind that has passed while nothing answered', async () => {
    const harness = await started()
    await harness.send({ due: harness.clock.now() + HOUR })
    await harness.run(HOUR - MINUTE)
    harness.server.down = true
    await harness.run(2 * MINUTE)
    expect(last(harness)).toMatchObject({ planned: 0, next: [], onTheirWay: 1 })
  })
})
