/** Clients speak for one account and one workspace, and take only answers that are about what was asked. */
import { describe, expect, it } from 'vitest'
import { checkBaseUrl, createClientFactory } from '../../../src/core/powerpost/index.ts'
import type { HttpRequest, HttpResponse } from '../../../src/core/ports.ts'
import { TransportError } from '../../../src/core/ports.ts'
import { isAppError } from '../../../src/contract/errors.ts'
import { VirtualClock } from '../../simulation/support/clock.ts'
import { seeded } from '../../simulation/support/random.ts'

const BASE = 'https://powerpost.test/api/v1'
const binding = { accountId: 'a', kind: 'powerpost' as const, baseUrl: BASE, key: 'pp_live_sk_x', remoteId: 'ws-1' }

function set(answer: (request: HttpRequest) => { status?: number; body: unknown; headers?: Record<string, string> } | Error) {
  const requests: HttpRequest[] = []
  const clock = new VirtualClock().forProcess(() => true)
  const factory = createClientFactory({
    clock, random: seeded(1),
    http: async (request): Promise<HttpResponse> => {
      requests.push(request)
      const said = answer(request)
      if (said instanceof Error) throw said
      return { status: said.status ?? 200, headers: said.headers ?? {}, body: new TextEncoder().encode(JSON.stringify(said.body)) }
    },
  })
  return { factory, requests }
}
const post = (over: Record<string, unknown> = {}) => ({ post_id: 'p1', status: 'draft', items: [{ post_type: 'x-post', status: 'draft' }], ...over })

describe('a client', () => {
  it('names its own workspace in every request, and none for the account', async () => {
    const { factory, requests } = set(() => ({ body: post() }))
    const client = factory.forWorkspace(binding)
    await client.check()
    await client.createPost([{ post_type: 'x-post', content: 'hi' }])
    await client.getPost('p1')
    await client.listPosts({ status: 'draft' })
    await client.publishPost('p1')
    await client.uploadMedia({ fileName: 'a', mime: 'image/png', kind: 'image', size: 0, open: async function* () {} }, {})
    expect(requests.map((request) => request.headers['x-workspace-id'])).toEqual(Array(6).fill('ws-1'))
    expect(requests.every((request) => request.headers['x-api-key'] === binding.key)).toBe(true)
    expect(requests.map((request) => request.freshConnection)).toEqual([false, true, false, false, true, true])
    await factory.forAccount(binding).getCredits()
    expect(requests.at(-1)?.headers).not.toHaveProperty('x-workspace-id')
    expect(Object.isFrozen(client)).toBe(true)
  })

  it('asks the paths of the documentation', async () => {
    const { factory, requests } = set(() => ({ body: post() }))
    const client = factory.forWorkspace(binding)
    await client.publishPost('post-1/../x?y#z')
    await client.listPosts({ cursor: 'a&b', limit: 5 })
    await client.createPost([{ post_type: 'x-post', content: 'hi', media_ids: ['m'] }])
    expect(requests.map((request) => `${request.method} ${request.url.slice(BASE.length)}`)).toEqual([
      'POST /posts/post-1%2F..%2Fx%3Fy%23z/publish', 'GET /posts?limit=5&cursor=a%26b', 'POST /posts',
    ])
    const body = requests[2]?.body
    expect(body && 'bytes' in body ? new TextDecoder().decode(body.bytes) : '').toBe('{"items":[{"post_type":"x-post","content":"hi","media_ids":["m"]}]}')
  })

  it.each(['.', '..', '', 'a\nb', 'x'.repeat(300)])('never puts the id %j into a path', async (id) => {
    const { factory, requests } = set(() => ({ body: post() }))
    await expect(factory.forWorkspace(binding).publishPost(id)).rejects.toThrow()
    expect(requests).toEqual([])
  })

  it('takes no answer about something else', async () => {
    const { factory } = set((request) => ({ body: request.url.endsWith('/publish') ? { post_id: 'other', status: 'publishing' } : post({ post_id: 'other' }) }))
    const client = factory.forWorkspace(binding)
    for (const outcome of [await client.getPost('p1'), await client.publishPost('p1')]) expect(outcome).toMatchObject({ kind: 'unclear', reason: 'bad-answer' })
    const types = await client.createPost([{ post_type: 'facebook-post', content: 'hi' }])
    expect(types).toMatchObject({ kind: 'unclear', reason: 'bad-answer' })
  })

  it('comes back later after 429 without another request', async () => {
    const { factory, requests } = set(() => ({ status: 429, body: { error: { code: 'RATE_LIMIT_EXCEEDED', message: 'm', retryAfter: 20 } } }))
    const client = factory.forWorkspace(binding)
    expect(await client.publishPost('p1')).toMatchObject({ kind: 'refused', retryAfterMs: 20_000 })
    expect(await client.publishPost('p1')).toMatchObject({ kind: 'not-sent', reason: 'limiter', retryAfterMs: 20_000 })
    expect(requests).toHaveLength(1)
    // One limiter for the key, whoever holds a client.
    expect(await factory.forWorkspace({ ...binding, remoteId: 'ws-2' }).publishPost('p1')).toMatchObject({ kind: 'not-sent', reason: 'limiter' })
  })

  it('knows that a stopped upload whose end was never handed out did nothing', async () => {
    const { factory } = set(() => new TransportError('maybe-sent', 'aborted', 'stopped'))
    const source = { fileName: 'a', mime: 'image/png', kind: 'image' as const, size: 1, open: async function* () { yield new Uint8Array(1) } }
    expect(await factory.forWorkspace(binding).uploadMedia(source, {})).toMatchObject({ kind: 'not-sent', reason: 'aborted' })
    const read = set(() => new TransportError('maybe-sent', 'aborted', 'stopped'))
    const whole = createClientFactory({
      clock: new VirtualClock().forProcess(() => true), random: seeded(1),
      http: async (request) => {
        if (request.body && 'stream' in request.body) for await (const chunk of request.body.stream()) void chunk
        throw new TransportError('maybe-sent', 'aborted', 'stopped')
      },
    })
    expect(await whole.forWorkspace(binding).uploadMedia(source, {})).toMatchObject({ kind: 'unclear', reason: 'aborted' })
    expect(await read.factory.forWorkspace(binding).publishPost('p')).toMatchObject({ kind: 'unclear', reason: 'aborted' })
  })
})

describe('whom a client may speak for', () => {
  const { factory } = set(() => ({ body: {} }))
  it.each(['', ' ', 'a b', 'a\r\nX-Evil: 1', 'é', 'a\0', '日本', 'x'.repeat(257), 'a\u2028'])('refuses the header value %j', (value) => {
    for (const make of [() => factory.forWorkspace({ ...binding, remoteId: value }), () => factory.forWorkspace({ ...binding, key: value }), () => factory.forAccount({ ...binding, key: value })]) {
      expect(make).toThrow()
    }
    try {
      factory.forWorkspace({ ...binding, remoteId: value })
    } catch (error) {
      expect(isAppError(error) && error.code).toBe('INVALID_INPUT')
    }
  })
  it.each(['http://powerpost.ai/api/v1', 'ftp://x', 'powerpost.ai', 'https://a:b@powerpost.ai', 'https://x/?a', 'https://x/#a', 'file:///etc/passwd', 'http://127.0.0.1.evil.test', 'javascript:1'])('refuses the address %j', (baseUrl) => {
    expect(() => factory.forWorkspace({ ...binding, baseUrl })).toThrow()
  })
  it('takes https, and http on this machine', () => {
    expect(checkBaseUrl('https://powerpost.ai/api/v1/')).toBe(BASE.replace('powerpost.test', 'powerpost.ai'))
    expect(checkBaseUrl('http://127.0.0.1:4000/api/v1')).toBe('http://127.0.0.1:4000/api/v1')
    expect(checkBaseUrl('http://localhost:4000')).toBe('http://localhost:4000')
  })
})
