/** What holds for each call, whatever it is: one workspace, one place, one way in, and an end when the app says so. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { OPERATIONS } from '../../../src/core/powerpost/index.ts'
import { answeringServer } from './support/answering-server.ts'
import type { AnsweringServer } from './support/answering-server.ts'
import { EVERY_CALL, OPERATION_IDS } from './support/every-call.ts'

let server: AnsweringServer
beforeAll(async () => {
  server = await answeringServer()
})
beforeEach(() => {
  server.asked.length = 0
  server.hungUp = 0
  server.answer = () => ({})
})
afterAll(() => server.close())

describe.each(OPERATION_IDS)('%s', (id) => {
  const { method, path, needsWorkspace, body } = OPERATIONS[id]

  it('goes out as the file says, under the one workspace', async () => {
    await EVERY_CALL[id](server.clients({ remoteId: 'ws-7', key: 'pp_live_sk_7' }), { id: 'a/b?c' })
    expect(server.asked).toHaveLength(1)
    const [asked] = server.asked
    expect(asked?.method).toBe(method)
    expect(asked?.address.split('?', 1)[0]).toBe(path.replace(/\{\w+\}/u, 'a%2Fb%3Fc'))
    expect(asked?.headers['x-workspace-id']).toBe(needsWorkspace ? 'ws-7' : undefined)
    expect(asked?.headers['x-api-key']).toBe('pp_live_sk_7')
    expect(asked?.headers['content-type'] ?? 'none').toMatch(body === 'json' ? /^application\/json$/ : body === 'form' ? /^multipart\/form-data; boundary=/ : /^none$/)
    expect(asked?.body === '').toBe(body === null)
  })

  it('follows no way elsewhere', async () => {
    server.answer = () => ({ status: 302, headers: { location: `${server.url}/elsewhere` } })
    expect(await EVERY_CALL[id](server.clients())).toMatchObject({ kind: 'unclear', reason: 'redirect' })
    expect(server.asked).toHaveLength(1)
  })

  it('takes no page, no other shape, and not too much', async () => {
    for (const said of ['<html>log in</html>', '[]', '"ok"', 'null', '{"data":7,"entries":7,"success":"yes"}']) {
      server.answer = () => ({ body: said })
      expect(await EVERY_CALL[id](server.clients()), said).toMatchObject({ kind: 'unclear', reason: 'bad-answer' })
    }
    server.answer = () => ({ body: `{"x":"${'x'.repeat(10_000_000)}"}` })
    expect(await EVERY_CALL[id](server.clients())).toMatchObject({ kind: 'unclear', reason: 'too-large' })
  })

  it('ends when it is told to, down to the socket', async () => {
    const stop = new AbortController()
    server.answer = () => {
      setImmediate(() => stop.abort())
      return null
    }
    expect(await EVERY_CALL[id](server.clients(), { options: { signal: stop.signal } })).toMatchObject({ kind: 'unclear', reason: 'aborted' })
    await expect.poll(() => server.hungUp).toBe(1)
    expect(await EVERY_CALL[id](server.clients(), { options: { signal: stop.signal } })).toMatchObject({ kind: 'not-sent', reason: 'aborted' })
    expect(server.asked).toHaveLength(1)
  })

  it('gives up in time', async () => {
    server.answer = () => null
    const clients = server.clients({}, { timeouts: { readMs: 60, writeMs: 60, uploadIdleMs: 60 } })
    expect(await EVERY_CALL[id](clients)).toMatchObject({ kind: 'unclear', reason: 'timeout' })
  })

  it('waits for its own turn after 429, and holds up no other', async () => {
    server.answer = () => ({ status: 429, body: '{"error":{"code":"RATE_LIMIT_EXCEEDED","message":"m","retryAfter":60}}' })
    const clients = server.clients()
    await EVERY_CALL[id](clients)
    expect(await EVERY_CALL[id](clients)).toMatchObject({ kind: 'not-sent', reason: 'limiter', retryAfterMs: expect.closeTo(60_000, -4) })
    expect(server.asked).toHaveLength(1)
    const other = id === 'getCredits' ? 'getPost' : 'getCredits'
    await EVERY_CALL[other](clients)
    expect(server.asked).toHaveLength(2)
  })

  it('waits as long as it is told, whatever is left of a window', async () => {
    server.answer = () => ({
      status: 429, body: '{"error":{"code":"RATE_LIMIT_EXCEEDED","message":"m","retryAfter":0.05}}',
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 50) },
    })
    const clients = server.clients()
    await EVERY_CALL[id](clients)
    expect(await EVERY_CALL[id](clients)).toMatchObject({ kind: 'refused', status: 429 })
    expect(server.asked).toHaveLength(2)
  })

  it('learns from what is left of a window', async () => {
    server.answer = () => ({ headers: { 'x-ratelimit-limit': '1', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 50) } })
    const clients = server.clients()
    await EVERY_CALL[id](clients)
    expect(await EVERY_CALL[id](clients)).toMatchObject({ kind: 'not-sent', reason: 'limiter' })
  })
})

describe('an id of another shape', () => {
  it.each(OPERATION_IDS.filter((id) => OPERATIONS[id].path.includes('{')))('never comes into the address of %s', async (id) => {
    for (const wrong of ['.', '..', '', 'a\nb', 'x'.repeat(300)]) await expect(EVERY_CALL[id](server.clients(), { id: wrong })).rejects.toMatchObject({ code: 'INTERNAL' })
    expect(server.asked).toEqual([])
  })
})
