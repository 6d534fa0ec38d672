/** What the client tells of each request: all of it, once, and nothing that is nobody's business. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { OPERATIONS } from '../../../src/core/powerpost/index.ts'
import type { MadeRequest } from '../../../src/core/powerpost/index.ts'
import { answeringServer } from './support/answering-server.ts'
import type { AnsweringServer } from './support/answering-server.ts'
import { EVERY_CALL, file, OPERATION_IDS } from './support/every-call.ts'

const KEY = 'pp_live_sk_canary'
let server: AnsweringServer
let told: MadeRequest[]
beforeAll(async () => {
  server = await answeringServer()
})
beforeEach(() => {
  told = []
  server.asked.length = 0
})
afterAll(() => server.close())
const clients = (over: Parameters<AnsweringServer['clients']>[0] = {}, timeouts = {}) => server.clients({ key: KEY, workspaceId: 'local-1', ...over }, { activity: { record: (request) => void told.push(request) }, timeouts })

describe.each(OPERATION_IDS)('%s', (id) => {
  it('is told once, with its end', async () => {
    server.answer = () => ({ status: 404, headers: { 'x-request-id': 'req-5' }, body: '{"error":{"code":"NOT_FOUND","message":"canary said"}}' })
    const outcome = await EVERY_CALL[id](clients(), { options: { attempt: 3, intentId: 'intent-1' } })
    const [asked] = server.asked
    expect(told).toEqual([
      {
        at: expect.any(Number), operation: id, accountId: 'account-1', workspaceId: OPERATIONS[id].needsWorkspace ? 'local-1' : null, intentId: 'intent-1', outcome: 'refused', status: 404,
        code: 'NOT_FOUND', ms: outcome.meta.ms, requestId: 'req-5', sent: Buffer.byteLength(asked?.body ?? ''), received: 54, attempt: 3,
      },
    ])
  })

  it('tells no key and nothing of what was sent or answered', async () => {
    for (const status of [200, 400, 500]) {
      server.answer = () => ({ status, headers: { 'x-request-id': `echo-${KEY}` }, body: JSON.stringify({ error: { code: KEY, message: KEY }, title: KEY }) })
      await EVERY_CALL[id](clients(), { id: 'post-1' })
    }
    expect(told.map((one) => one.requestId)).toEqual([null, null, null])
    expect(JSON.stringify(told)).not.toMatch(/canary|Fresh beans|A cup|Steam|Plan|ws-1|post-1/)
  })
})

describe('the end of a request', () => {
  it('is what the caller is told: an answer about something else is none', async () => {
    server.answer = () => ({ body: '{"post_id":"other","status":"draft","created_at":"2026-11-24T09:00:00Z","items":[]}' })
    await EVERY_CALL.getPost(clients(), { id: 'post-1' })
    expect(told).toMatchObject([{ outcome: 'unclear', status: 200, code: 'BAD_ANSWER' }])
  })

  it('is told of silence, of no way there, and of a file that changed', async () => {
    server.answer = () => null
    await EVERY_CALL.getPost(clients({}, { readMs: 50 }))
    await EVERY_CALL.getPost(clients({ baseUrl: 'http://127.0.0.1:1/api/v1' }))
    await EVERY_CALL.uploadMedia(clients(), { source: { ...file(), size: 99 } })
    expect(told).toMatchObject([
      { outcome: 'unclear', code: 'NO_ANSWER', status: null, received: 0 },
      { outcome: 'not-sent', code: 'OFFLINE', status: null, sent: 0 },
      { outcome: 'not-sent', code: 'FILE_UNREADABLE', status: null },
    ])
  })

  it('is not told of what never began', async () => {
    const stopped = AbortSignal.abort()
    await EVERY_CALL.getPost(clients(), { options: { signal: stopped } })
    server.answer = () => ({ status: 429, body: '{"error":{"code":"RATE_LIMIT_EXCEEDED","message":"","retryAfter":60}}' })
    const held = clients()
    await EVERY_CALL.getPost(held)
    await EVERY_CALL.getPost(held)
    expect(told).toMatchObject([{ status: 429, attempt: 1, intentId: null }])
  })

  it('of a client that no workspace of the app has is the account’s', async () => {
    server.answer = () => ({ body: '{"data":[],"has_more":false}' })
    await server.clients({ key: KEY }, { activity: { record: (request) => void told.push(request) } }).workspace.check()
    expect(told).toMatchObject([{ operation: 'listGenerations', workspaceId: null, accountId: 'account-1', outcome: 'ok' }])
  })

  it('counts the bytes of a file', async () => {
    server.answer = () => ({ body: JSON.stringify({ media_id: 'm', type: 'image', file_name: 'a', file_size: 1, mime_type: 'image/png', created_at: '2026-11-24T09:00:00Z' }) })
    await EVERY_CALL.uploadMedia(clients(), { source: file(new Uint8Array(300_000)) })
    expect(told).toMatchObject([{ outcome: 'ok', code: null, sent: expect.any(Number) }])
    expect(told[0]?.sent).toBeGreaterThan(300_000)
    expect(told[0]?.sent).toBeLessThan(301_000)
  })
})
