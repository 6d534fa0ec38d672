/** Misbehaving on demand: what goes over the wire, and whether the request was carried out. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { faultMatches, parseFault } from '../../src/sandbox/faults/fault-spec.ts'
import { createFaults } from '../../src/sandbox/faults/faults.ts'
import { createRig, post, rawRequest } from './support/sandbox-rig.ts'
import type { RawAnswer, Rig } from './support/sandbox-rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await createRig()
})
afterEach(() => rig.dispose())

const set = async (fault: string) => expect((await rig.admin('POST', '/faults', { fault })).status).toBe(200)
const create = (): Promise<RawAnswer | { error: string }> =>
  rawRequest(`${rig.sandbox.url}/api/v1/posts`, {
    method: 'POST',
    headers: { 'x-api-key': rig.key, 'x-workspace-id': rig.one, 'content-type': 'application/json' },
    body: JSON.stringify(post()),
  })
const made = () => rig.sandbox.service.posts.facts().length
const lastEntry = () => rig.sandbox.service.log.read(0).at(-1)

describe.each([
  ['before', 0],
  ['after', 1],
])('%s the request is carried out', (when, count) => {
  it('the connection is dropped', async () => {
    await set(`createPost:drop-${when}`)
    expect(await create()).toEqual({ error: 'ECONNRESET' })
    expect(made()).toBe(count)
    expect(lastEntry()).toMatchObject({ status: null, fault: `drop-${when}`, body: post() })
    expect(await create()).toMatchObject({ status: 200 })
  })

  it.each([500, 502, 503, 504])('the answer is %i', async (status) => {
    await set(`createPost:${status}-${when}`)
    const answer = await create()
    expect(answer).toMatchObject({ status, text: expect.stringContaining('INTERNAL_ERROR') })
    expect(made()).toBe(count)
    expect(lastEntry()).toMatchObject({ status, fault: `${status}-${when}` })
  })

  it('the answer breaks off half way', async () => {
    await set(`createPost:half-${when}`)
    const answer = await create()
    expect(answer).toMatchObject({ status: 200, isWhole: false })
    expect(() => JSON.parse('text' in answer ? answer.text : '{}')).toThrow()
    expect(made()).toBe(count)
  })

  it('the answer is empty', async () => {
    await set(`createPost:empty-${when}`)
    expect(await create()).toMatchObject({ status: 200, text: '', isWhole: true })
    expect(made()).toBe(count)
  })

  it('the answer is a page', async () => {
    await set(`createPost:html-${when}`)
    const answer = await create()
    expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('<html>') })
    expect('headers' in answer && answer.headers['x-request-id']).toBeUndefined()
    expect(made()).toBe(count)
  })

  it('the answer leads elsewhere', async () => {
    const port = new URL(rig.sandbox.url).port
    await set(`createPost:redirect-${when}`)
    expect(await create()).toMatchObject({ status: 302, headers: { location: `http://localhost:${port}/api/v1/posts` } })
    await set(`createPost:redirect-${when}:1:https://evil.example:1/x`)
    expect(await create()).toMatchObject({ status: 302, headers: { location: 'https://evil.example:1/x' } })
    expect(made()).toBe(2 * count)
  })

  it('the answer has no end', async () => {
    await set(`createPost:huge-${when}:1:3000000`)
    const answer = await create()
    expect('text' in answer && answer.text.length).toBeGreaterThan(3_000_000)
    expect(made()).toBe(count)
  })

  it('nothing comes for long', async () => {
    await set(`createPost:delay-${when}:1:90000`)
    let settled = false
    const pending = create().finally(() => (settled = true))
    await expect.poll(() => rig.sandbox.service.log.read(0).at(-1)?.body).toEqual(post())
    await expect.poll(made).toBe(count)
    rig.clock.advance(89_999)
    await new Promise((resolve) => setImmediate(resolve))
    expect(settled).toBe(false)
    rig.clock.advance(1)
    expect(await pending).toMatchObject({ status: 200 })
    expect(made()).toBe(1)
  })
})

describe('too many calls', () => {
  it('says how long to wait', async () => {
    await set('createPost:429:2:37')
    for (let time = 0; time < 2; time += 1) {
      const answer = await create()
      expect(answer).toMatchObject({ status: 429, headers: { 'x-ratelimit-remaining': '0' } })
      expect(JSON.parse('text' in answer ? answer.text : '')).toEqual({ error: { code: 'RATE_LIMIT_EXCEEDED', message: expect.any(String), retryAfter: 37 } })
    }
    expect(made()).toBe(0)
    expect(await create()).toMatchObject({ status: 200 })
  })
})

describe('a refusal that the balance or the key would not bring', () => {
  it.each([['402', 'INSUFFICIENT_CREDITS'], ['403', 'FORBIDDEN']] as const)('%s comes as often as it is set, and nothing is done', async (kind, code) => {
    await set(`createPost:${kind}:2`)
    for (let time = 0; time < 2; time += 1) {
      const answer = await create()
      expect(answer).toMatchObject({ status: Number(kind) })
      expect(JSON.parse('text' in answer ? answer.text : '')).toEqual({ error: { code, message: expect.any(String) } })
      expect(lastEntry()).toMatchObject({ status: Number(kind), fault: `${kind}-before` })
    }
    expect(made()).toBe(0)
    expect(await create()).toMatchObject({ status: 200 })
  })
})

describe('an upload', () => {
  it('can be dropped before it is read and after it was kept', async () => {
    const upload = () => {
      const form = new FormData()
      form.append('type', 'video')
      form.append('file', new Blob([new Uint8Array(Buffer.from('\0\0\0\u0018ftypisom\0\0\0\0isommp42'))]), 'a.mp4')
      return rig.api('POST', '/media/upload', { body: form })
    }
    await set('uploadMedia:drop-before')
    await expect(upload()).rejects.toThrow(/ECONNRESET|EPIPE/)
    expect(rig.sandbox.service.media.list()).toHaveLength(0)
    await set('uploadMedia:drop-after')
    await expect(upload()).rejects.toThrow('ECONNRESET')
    expect(rig.sandbox.service.media.list()).toHaveLength(1)
    expect((await upload()).status).toBe(200)
  })
})

describe('a waiting answer', () => {
  it('does not hold up the end of the service', async () => {
    await set('createPost:delay-after:1:3600000')
    const pending = create()
    await expect.poll(made).toBe(1)
    await rig.restart()
    expect(await pending).toHaveProperty('error')
    expect(made()).toBe(1)
  })
})

describe('faults', () => {
  it('are listed with their hits, removed one by one and all together', async () => {
    await set('createPost:503:2')
    await set('getPost:empty')
    await create()
    const { faults } = (await rig.admin('GET', '/faults')).body
    expect(faults).toMatchObject([{ endpoint: 'createPost', kind: '503', times: 2, hits: 1 }, { endpoint: 'getPost', hits: 0 }])
    expect((await rig.admin('DELETE', `/faults/${faults[0].id}`)).status).toBe(200)
    expect((await rig.admin('DELETE', `/faults/${faults[0].id}`)).status).toBe(404)
    expect(await create()).toMatchObject({ status: 200 })
    await rig.admin('DELETE', '/faults')
    expect((await rig.admin('GET', '/faults')).body.faults).toEqual([])
  })

  it('may be given field by field, and are refused in words', async () => {
    expect((await rig.admin('POST', '/faults', { endpoint: '*', kind: 'drop', when: 'before', times: null, probability: 0.5, seed: 3 })).body).toMatchObject({ id: 1, hits: 0 })
    const refused = await rig.admin('POST', '/faults', { fault: 'createPost:explode' })
    expect([refused.status, refused.body.error.message]).toEqual([400, expect.stringContaining('createPost:explode')])
    expect((await rig.admin('POST', '/faults', { endpoint: 'x', kind: 'nothing' })).status).toBe(400)
  })

  it('strike the same requests for the same seed', () => {
    const strikes = (seed: number) => {
      const faults = createFaults(seed)
      faults.set(parseFault('*:drop:*@0.3'))
      return Array.from({ length: 200 }, () => faults.take({ operationId: 'getPost', method: 'GET', path: '/posts/1' }) !== null)
    }
    expect(strikes(5)).toEqual(strikes(5))
    expect(strikes(5)).not.toEqual(strikes(6))
    const struck = strikes(5).filter(Boolean).length
    expect(struck).toBeGreaterThan(35)
    expect(struck).toBeLessThan(90)
  })
})

describe('how a fault is written', () => {
  it.each([
    ['publishPost:drop-after:1', { endpoint: 'publishPost', kind: 'drop', when: 'after', times: 1 }],
    ['publishPost:drop', { when: 'after', times: 1 }],
    ['*:html', { endpoint: '*', kind: 'html', when: 'before' }],
    ['getPost:delay-before:3:5000', { kind: 'delay', when: 'before', times: 3, value: '5000' }],
    ['GET /posts*:503:*@0.25', { endpoint: 'GET /posts*', kind: '503', times: null, probability: 0.25 }],
    ['publishPost:fail-item:2:x,tiktok', { kind: 'fail-item', times: 2, value: 'x,tiktok' }],
    ['getPost:redirect:1:http://a.example:80/b', { kind: 'redirect', value: 'http://a.example:80/b' }],
  ])('%s', (text, spec) => {
    expect(parseFault(text)).toMatchObject(spec)
  })
  it.each(['', 'publishPost', 'publishPost:', ':drop', 'publishPost:explode', 'publishPost:drop:0', 'publishPost:drop:1@7', 'publishPost:drop-during'])('%j is none', (text) => {
    expect(() => parseFault(text)).toThrow(/<endpoint>/)
  })
  it('names calls by their id, by a path, or all of them', () => {
    const request = { operationId: 'publishPost', method: 'POST', path: '/posts/p-1/publish' }
    for (const endpoint of ['*', 'publishPost', '/posts/{id}/publish', 'POST /posts/{id}/publish', 'post /posts/*', '/posts*']) expect(faultMatches(endpoint, request), endpoint).toBe(true)
    for (const endpoint of ['createPost', '/posts/{id}', 'GET /posts/{id}/publish', '/posts', 'posts/*']) expect(faultMatches(endpoint, request), endpoint).toBe(false)
  })
})
