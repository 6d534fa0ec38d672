/** Pauses, offline, order, time, quitting: the driver around the decisions. */
import { describe, expect, it } from 'vitest'
import type { WorkspaceClient } from '../../../src/core/powerpost/index.ts'
import { refuse } from '../../simulation/support/server.ts'
import { createHarness } from './harness.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

async function started(options: Parameters<typeof createHarness>[0] = {}) {
  const harness = createHarness(options)
  await harness.boot()
  return harness
}

describe('pauses', () => {
  it('401 holds the whole account, and a new key lets all go on', async () => {
    const harness = await started({ clients: 2 })
    harness.server.script = (method) => (method === 'POST' ? 'key-refused' : undefined)
    const ids = [await harness.send({ at: 0 }), await harness.send({ at: 0, text: 'b canary-ws-0-end' }), await harness.send({ at: 1, text: 'c canary-ws-1-end' })]
    await harness.run(HOUR)
    expect([...harness.stored.values()][0]?.pauses).toMatchObject([{ scope: 'account', code: 'KEY_REFUSED' }])
    const before = harness.requests.length
    await harness.run(HOUR)
    expect(harness.requests.length).toBe(before)
    harness.server.script = () => undefined
    for (const id of harness.stored.keys()) harness.accounts.lift(id)
    await harness.run(HOUR)
    expect(harness.send_(ids[0] ?? '').state).toBe('finished')
    expect(harness.send_(ids[1] ?? '').state).toBe('finished')
    expect(harness.send_(ids[2] ?? '', 1).state).toBe('finished')
  })

  it('402 holds spending only, for every client of the account; uploads and drafts go on', async () => {
    const harness = await started({ clients: 2 })
    harness.server.balances.set('pp_live_sk_0', 0)
    const first = await harness.send()
    await harness.run(MINUTE)
    expect(harness.step('publish').blockedCode).toBe('NO_CREDITS')
    await harness.send({ at: 1, photos: 1, text: 'x canary-ws-1-end' })
    await harness.run(MINUTE)
    expect(harness.states(1)).toEqual(['upload done', 'create_post done', 'publish waiting pause'])
    // The user says that it is topped up, on one of them: that one may ask; the rest wait for the account.
    harness.server.balances.set('pp_live_sk_0', 100)
    await harness.act(harness.step('publish').id, 'retry')
    await harness.run(10 * MINUTE)
    expect(harness.send_(first).state).toBe('finished')
    for (const id of harness.stored.keys()) harness.accounts.lift(id)
    await harness.run(10 * MINUTE)
    expect(harness.step('publish', 1).state).toBe('done')
  })

  it('a missing scope holds that kind of call only', async () => {
    const harness = await started()
    harness.server.script = (_method, path) => (path.endsWith('/publish') ? refuse(403, 'INSUFFICIENT_SCOPE') : undefined)
    await harness.send()
    await harness.run(MINUTE)
    await harness.send({ text: 'b canary-ws-0-end', photos: 1 })
    await harness.run(MINUTE)
    expect(harness.states()).toEqual(['create_post done', 'publish blocked SCOPE_MISSING', 'upload done', 'create_post done', 'publish waiting pause'])
    expect([...harness.stored.values()][0]?.pauses).toMatchObject([{ scope: 'kind', kind: 'posts:publish' }])
    expect(harness.publishes()).toBe(1)
  })

  it('FORBIDDEN blocks one call; the rest of the workspace only when a plain read is refused too', async () => {
    const harness = await started()
    let forbidden = true
    harness.server.script = (method, path) => {
      if (method === 'POST' && path === '/posts' && forbidden) return refuse(403, 'FORBIDDEN')
      if (path === '/content/generations') return forbidden ? refuse(403, 'FORBIDDEN') : refuse(404, 'NOT_FOUND')
      return undefined
    }
    for (let at = 0; at < 5; at += 1) await harness.send({ text: `${at} canary-ws-0-end` })
    await harness.run(MINUTE)
    expect(harness.states().filter((state) => state.endsWith('FORBIDDEN')).length).toBeGreaterThanOrEqual(5)
    const before = harness.requests.length
    await harness.run(HOUR)
    expect(harness.requests.length).toBe(before)
    forbidden = false
    await harness.act(harness.step('create_post').id, 'retry')
    await harness.run(MINUTE)
    expect(harness.step('create_post').state).toBe('done')
  })

  it('429 waits at least as long as it says', async () => {
    const harness = await started()
    let refusedAt = 0
    harness.server.script = (_method, path) => {
      if (!path.endsWith('/publish') || refusedAt > 0) return undefined
      refusedAt = harness.clock.elapsed
      return { status: 429, headers: {}, body: new TextEncoder().encode('{"error":{"code":"RATE_LIMIT_EXCEEDED","message":"","retryAfter":40}}') }
    }
    const id = await harness.send()
    await harness.run(refusedAt + 39_000)
    expect(harness.publishes()).toBe(1)
    await harness.run(HOUR)
    expect(harness.send_(id).state).toBe('finished')
  })

  it('asks for a key when there is none', async () => {
    const harness = await started()
    for (const account of harness.stored.values()) account.key = null
    const id = await harness.send()
    await harness.run(MINUTE)
    expect(harness.step('create_post').blockedCode).toBe('KEY_MISSING')
    expect(harness.requests).toEqual([])
    for (const account of harness.stored.values()) {
      account.key = 'pp_live_sk_0'
      harness.accounts.lift(account.id)
    }
    await harness.run(HOUR)
    expect(harness.send_(id).state).toBe('finished')
  })
})

describe('offline', () => {
  it('is learnt from results; everything waits, and goes when one answer comes', async () => {
    const harness = await started()
    harness.server.down = true
    const ids: string[] = []
    for (let at = 0; at < 20; at += 1) ids.push(await harness.send({ text: `${at} canary-ws-0-end` }))
    await harness.run(10 * MINUTE)
    expect(harness.accounts.network([...harness.stored.keys()][0] ?? '')).toBe('offline')
    expect(new Set(harness.states())).toEqual(new Set(['create_post waiting network', 'publish waiting earlier-step']))
    // Twenty drafts do not mean twenty times the knocking.
    expect(harness.requests.length).toBeLessThan(60)
    harness.server.down = false
    harness.sync.powerEvent('online')
    await harness.run(10 * MINUTE)
    expect(ids.every((id) => harness.send_(id).state === 'finished')).toBe(true)
    expect(harness.accepted()).toBe(20)
  })

  it('comes back by itself without a hint', async () => {
    const harness = await started()
    harness.server.down = true
    const id = await harness.send()
    await harness.run(MINUTE)
    harness.server.down = false
    await harness.run(HOUR)
    expect(harness.send_(id).state).toBe('finished')
  })

  it('waits for a sandbox that does not run, and starts when it has an address', async () => {
    const harness = await started()
    const [account] = harness.stored.values()
    if (!account) throw new Error('no account')
    const { baseUrl } = account
    account.baseUrl = null
    const id = await harness.send()
    await harness.run(HOUR)
    expect(harness.requests).toEqual([])
    expect(harness.states()[0]).toBe('create_post waiting network')
    account.baseUrl = baseUrl
    harness.accounts.lift(account.id)
    await harness.run(HOUR)
    expect(harness.send_(id).state).toBe('finished')
  })
})

describe('order and turns', () => {
  it('runs at most three sends at once and each in order', async () => {
    const harness = await started()
    let now = 0
    let most = 0
    const harnessAny = createHarness({
      wrapHttp: (http) => async (request) => {
        if (request.method !== 'POST') return http(request)
        most = Math.max(most, (now += 1))
        try {
          return await http(request)
        } finally {
          now -= 1
        }
      },
    })
    await harnessAny.boot()
    for (let at = 0; at < 10; at += 1) await harnessAny.send({ text: `${at} canary-ws-0-end`, photos: 1 })
    await harnessAny.run(HOUR)
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThanOrEqual(3)
    expect(harnessAny.accepted()).toBe(10)
    harness.crash()
  })

  it('publishes one at a time for an account, the balance read before each', async () => {
    let publishing = 0
    let most = 0
    const harness = await started({
      clients: 3,
      wrapHttp: (http) => async (request) => {
        const spends = request.url.endsWith('/publish')
        if (spends) most = Math.max(most, (publishing += 1))
        try {
          return await http(request)
        } finally {
          if (spends) publishing -= 1
        }
      },
    })
    for (let at = 0; at < 9; at += 1) await harness.send({ at: at % 3, text: `${at} canary-ws-${at % 3}-end` })
    await harness.run(HOUR)
    expect(harness.accepted()).toBe(9)
    expect(most).toBe(1)
    const order = harness.requests.filter((request) => request.path === '/account/credits' || request.path.endsWith('/publish')).map((request) => (request.path === '/account/credits' ? 'read' : 'spend'))
    expect(order).toEqual(Array.from({ length: 9 }, () => ['read', 'spend']).flat())
    expect(harness.accounts.price([...harness.stored.keys()][0] ?? '', 'publish')).toBe(1)
  })

  it('publishes though this key may not read the balance', async () => {
    const harness = await started()
    harness.server.script = (_method, path) => (path === '/account/credits' ? refuse(403, 'INSUFFICIENT_SCOPE') : undefined)
    const id = await harness.send()
    await harness.run(HOUR)
    expect(harness.send_(id).state).toBe('finished')
  })

  it('shares one upload between two sends of the same file', async () => {
    const harness = await started()
    const draftId = harness.draft({}, 1)
    const mediaIds = JSON.parse(harness.first.db.prepare<[string], { content: string }>('SELECT content FROM drafts WHERE id = ?').get(draftId)?.content ?? '{}').mediaIds as string[]
    const other = harness.draft({ shared: 'other canary-ws-0-end', mediaIds })
    for (const id of [draftId, other]) {
      await harness.posts.createSend(harness.first.workspace, { commandId: harness.random.uuid(), draftId: id, rev: 1, postTypes: ['linkedin-post'], when: { kind: 'now' }, again: false })
    }
    await harness.run(HOUR)
    expect(harness.count('POST', /upload/)).toBe(1)
    expect(harness.accepted()).toBe(2)
  })
})

describe('time', () => {
  it('does not send what is too late, and says so', async () => {
    const harness = await started()
    harness.server.down = true
    const id = await harness.send({ notAfter: harness.clock.now() + 5 * MINUTE, photos: 1 })
    await harness.run(10 * MINUTE)
    harness.server.down = false
    await harness.run(HOUR)
    expect(harness.send_(id).state).toBe('cancelled')
    expect(harness.steps().map((row) => `${row.kind} ${row.state} ${row.cancelledBy}`)).toEqual(['upload cancelled expired', 'create_post cancelled expired', 'publish cancelled expired'])
    expect(harness.requests.filter((request) => request.path === '/posts')).toEqual([])
  })

  it('can be taken back in the undo seconds', async () => {
    const harness = await started({ undoMs: 5_000 })
    const id = await harness.send()
    await harness.run(4_000)
    expect(harness.requests).toEqual([])
    harness.posts.cancelSend(harness.first.workspace, { commandId: harness.random.uuid(), sendId: id })
    await harness.run(HOUR)
    expect(harness.requests).toEqual([])
    const kept = await harness.send({ text: 'kept canary-ws-0-end' })
    await harness.run(HOUR)
    expect(harness.send_(kept).state).toBe('finished')
  })

  it('follows a slow post for hours, more and more rarely, also over a restart', async () => {
    const harness = await started()
    const id = await harness.send()
    await harness.run(1_800)
    const post = [...harness.server.posts.values()][0]
    if (!post) throw new Error('no post')
    harness.server.script = (method, path) => (method === 'GET' && path === `/posts/${post.id}` ? { status: 200, headers: {}, body: new TextEncoder().encode(JSON.stringify({ post_id: post.id, status: 'publishing', items: [{ post_type: 'linkedin-post', status: 'posting' }] })) } : undefined)
    await harness.run(2 * HOUR)
    const polls = harness.count('GET', /^\/posts\/post/)
    expect(polls).toBeGreaterThan(20)
    expect(polls).toBeLessThan(60)
    expect(harness.send_(id).state).toBe('live')
    harness.crash()
    await harness.boot()
    harness.server.script = () => undefined
    await harness.run(HOUR)
    expect(harness.send_(id).state).toBe('finished')
  })

  it('is not held up by a clock that was set back', async () => {
    const harness = await started()
    harness.server.down = true
    const id = await harness.send()
    await harness.run(MINUTE)
    harness.first.db.prepare("UPDATE intents SET next_at = next_at + 315360000000 WHERE state = 'waiting' AND next_at IS NOT NULL").run()
    harness.server.down = false
    harness.crash()
    await harness.boot()
    await harness.run(HOUR)
    expect(harness.send_(id).state).toBe('finished')
  })
})

describe('nothing crosses', () => {
  it('stops a client that speaks for another workspace before a byte leaves', async () => {
    const harness = await started({
      clients: 2,
      wrapClients: (factory) => ({ ...factory, forWorkspace: (binding) => ({ ...factory.forWorkspace({ ...binding, remoteId: binding.remoteId === 'ws-0' ? 'ws-1' : binding.remoteId }) }) satisfies WorkspaceClient }),
    })
    const wrong = await harness.send({ at: 0 })
    const right = await harness.send({ at: 1, text: 'right canary-ws-1-end' })
    await harness.run(HOUR)
    expect(harness.send_(wrong).state).toBe('live')
    expect(harness.states(0)[0]).toBe('create_post blocked UNEXPECTED')
    expect(harness.send_(right, 1).state).toBe('finished')
    expect(harness.requests.every((request) => request.headers['x-workspace-id'] !== 'ws-0')).toBe(true)
    expect(harness.server.violations).toEqual([])
    expect(harness.logs.some((line) => line.includes('another workspace'))).toBe(true)
  })

  it('stops when the database says that it is another workspace', async () => {
    const harness = await started({ clients: 2 })
    harness.first.db.prepare('UPDATE workspace SET id = ?').run(harness.clients[1]?.identity.id)
    await harness.send()
    await harness.run(HOUR)
    expect(harness.states(0)[0]).toBe('create_post blocked UNEXPECTED')
    expect(harness.requests).toEqual([])
  })

  it('keeps canaries apart while both clients send', async () => {
    const harness = await started({ clients: 3, accounts: 2 })
    for (let at = 0; at < 12; at += 1) await harness.send({ at: at % 3, photos: 1, text: `${at} canary-ws-${at % 3}-end` })
    await harness.run(HOUR)
    expect(harness.accepted()).toBe(12)
    expect(harness.server.violations).toEqual([])
  })
})
