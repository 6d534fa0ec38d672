/** Who may do what, and where: before any call does its work. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SCOPES, scopesOf } from '../../src/sandbox/account/scopes.ts'
import { HANDLERS } from '../../src/sandbox/http/operations.ts'
import { createRig, post, rawRequest } from './support/sandbox-rig.ts'
import type { Rig } from './support/sandbox-rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await createRig()
})
afterEach(() => rig.dispose())

const served = () => rig.sandbox.description.operations().filter((operation) => HANDLERS[operation.id])
const addressOf = (path: string) => path.replace(/\{[^}]*\}/g, 'some-id')
const refusal = (code: string) => ({ error: { code, message: expect.any(String) } })

describe('a key', () => {
  it('opens in either header', async () => {
    expect((await rig.api('GET', '/account/credits')).body).toEqual({ balance: 1_000 })
    expect((await rig.api('GET', '/account/credits', { key: null, headers: { authorization: `Bearer ${rig.key}` } })).status).toBe(200)
  })

  it('is refused on every call when missing, wrong or revoked', async () => {
    const gone = rig.makeKey(['account:read'])
    const id = rig.sandbox.service.keys.list().at(-1)?.id ?? ''
    rig.sandbox.service.keys.revoke(id)
    for (const { method, path } of served()) {
      for (const key of [null, 'pp_live_sk_wrong', gone]) {
        const answer = await rig.api(method.toUpperCase(), addressOf(path), { key })
        expect([answer.status, answer.body], `${method} ${path}`).toEqual([401, refusal('INVALID_API_KEY')])
      }
    }
  })

  it('needs the one scope of each call, which the answer names', async () => {
    for (const { id, method, path, scope } of served()) {
      const key = rig.makeKey(SCOPES.filter((one) => one !== scope))
      const answer = await rig.api(method.toUpperCase(), addressOf(path), { key })
      expect([answer.status, answer.body.error.code], id).toEqual([403, 'INSUFFICIENT_SCOPE'])
      expect(answer.body.error.message).toContain(scope)
      rig.sandbox.service.keys.revoke(rig.sandbox.service.keys.list().at(-1)?.id ?? '')
    }
  })

  it('of each preset may do what the preset says', async () => {
    const draft = (await rig.api('POST', '/posts', { json: post() })).body.post_id
    const draftOnly = rig.makeKey(scopesOf('Draft only'))
    const readOnly = rig.makeKey(scopesOf('Read only'))
    expect((await rig.api('POST', '/posts', { key: draftOnly, json: post() })).status).toBe(200)
    expect((await rig.api('POST', `/posts/${draft}/publish`, { key: draftOnly })).status).toBe(403)
    expect((await rig.api('POST', '/posts', { key: readOnly, json: post() })).status).toBe(403)
    expect((await rig.api('GET', `/posts/${draft}`, { key: readOnly })).status).toBe(200)
    expect(scopesOf('Full access')).toHaveLength(14)
  })
})

describe('a key from before there were scopes', () => {
  it('may do everything, or all but publish, and is refused without a word of scopes', async () => {
    const make = async (preset: string) => (await rig.admin('POST', '/keys', { name: preset, preset })).body.key
    const [whole, draftsOnly] = [await make('read_write'), await make('read_draft')]
    const id = (await rig.api('POST', '/posts', { key: draftsOnly, json: post() })).body.post_id
    for (const [path, json] of [[`/posts/${id}/publish`], [`/posts/${id}/schedule`, { scheduled_at: new Date(rig.clock.now() + 60_000).toISOString() }], [`/posts/${id}/cancel`]] as const) {
      const refused = await rig.api('POST', path, { key: draftsOnly, ...(json ? { json } : {}) })
      expect([refused.status, refused.body], path).toEqual([403, refusal('FORBIDDEN')])
    }
    expect((await rig.api('GET', `/posts/${id}`, { key: draftsOnly })).body.status).toBe('draft')
    expect((await rig.api('POST', `/posts/${id}/publish`, { key: whole })).status).toBe(200)
    expect((await rig.admin('GET', '/keys')).body.keys).toMatchObject([{ kind: 'scopes' }, { kind: 'read_write' }, { kind: 'read_draft' }])
  })
})

describe('a workspace', () => {
  it('is asked for by every call but the credits', async () => {
    for (const { id, method, path, needsWorkspace } of served()) {
      expect(needsWorkspace, id).toBe(id !== 'getCredits')
      if (!needsWorkspace) continue
      for (const workspace of [null, '']) {
        const answer = await rig.api(method.toUpperCase(), addressOf(path), { workspace })
        expect([answer.status, answer.body], id).toEqual([400, refusal('VALIDATION_ERROR')])
        expect(answer.body.error.message).toContain('X-Workspace-Id')
      }
    }
    expect((await rig.api('GET', '/account/credits', { workspace: null })).status).toBe(200)
  })

  it('that is unknown or was deleted is forbidden on every call', async () => {
    const deleted = rig.sandbox.service.workspaces.create('Gone').id
    expect((await rig.api('GET', '/content/generations', { workspace: deleted })).status).toBe(200)
    rig.sandbox.service.workspaces.remove(deleted)
    for (const { id, method, path, needsWorkspace } of served()) {
      if (!needsWorkspace) continue
      for (const workspace of ['ws-of-somebody-else', deleted]) {
        const answer = await rig.api(method.toUpperCase(), addressOf(path), { workspace })
        expect([answer.status, answer.body], id).toEqual([403, refusal('FORBIDDEN')])
      }
    }
  })
})

describe('every answer', () => {
  it('carries the rate, a request id of its own and the date', async () => {
    const answers = [
      await rig.api('GET', '/account/credits'),
      await rig.api('GET', '/account/credits', { key: null }),
      await rig.api('GET', '/nowhere'),
      await rig.api('OPTIONS', '/posts'),
      await rig.api('POST', '/posts', { body: 'no json', headers: { 'content-type': 'application/json' } }),
      await rig.api('POST', '/posts', { json: post('x'.repeat(1_100_000)) }),
    ]
    expect(answers.map((answer) => answer.status)).toEqual([200, 401, 404, 404, 400, 400])
    const ids = answers.map((answer) => answer.headers['x-request-id'])
    expect(new Set(ids).size).toBe(answers.length)
    expect(rig.sandbox.service.log.read(0).map((entry) => [entry.requestId, entry.status])).toEqual(answers.map((answer, at) => [ids[at], answer.status]))
    for (const { headers } of answers) {
      expect(headers['x-ratelimit-limit']).toBe('3000')
      expect(Number(headers['x-ratelimit-remaining'])).toBeLessThan(3_000)
      expect(Number(headers['x-ratelimit-reset'])).toBe(Math.ceil(rig.clock.now() / 1000) + 60)
      expect(headers['date']).toBe(new Date(rig.clock.now()).toUTCString())
    }
  })

  it('to a call that is not there is 404, in the form of errors', async () => {
    for (const [method, path] of [['GET', '/nowhere'], ['PUT', '/posts'], ['DELETE', '/posts/x'], ['POST', '/images/generations'], ['GET', '/videos/generate'], ['GET', '']] as const) {
      const answer = await rig.api(method, path)
      expect([answer.status, answer.body], path).toEqual([404, refusal('NOT_FOUND')])
    }
    const bad = await rawRequest(`${rig.sandbox.url}/api/v1/%zz`)
    expect(bad).toMatchObject({ status: 400, text: expect.stringContaining('VALIDATION_ERROR') })
  })
})

describe('the rate', () => {
  it('is kept for each call by itself, and says how long to wait', async () => {
    await rig.restart({ rateLimit: 2 })
    const read = () => rig.api('GET', '/account/credits')
    expect((await read()).headers['x-ratelimit-remaining']).toBe('1')
    rig.clock.advance(20_500)
    expect((await read()).headers['x-ratelimit-remaining']).toBe('0')
    const refused = await read()
    expect([refused.status, refused.body]).toEqual([429, { error: { code: 'RATE_LIMIT_EXCEEDED', message: expect.any(String), retryAfter: 40 } }])
    expect((await rig.api('GET', '/content/generations')).status).toBe(200)
    rig.clock.advance(39_500)
    expect((await read()).status).toBe(200)
  })
})

describe('the name the service is called by', () => {
  it('is its own, on the API and on the dashboard', async () => {
    const port = new URL(rig.sandbox.url).port
    for (const path of ['/api/v1/account/credits', '/dashboard', '/dashboard/api/workspaces']) {
      for (const host of [`evil.example:${port}`, 'evil.example', '127.0.0.1:1', `127.0.0.1.evil.example:${port}`]) {
        const answer = await rawRequest(rig.sandbox.url + path, { headers: { host, 'x-api-key': rig.key, 'x-dashboard-token': rig.sandbox.adminToken } })
        expect(answer, `${path} as ${host}`).toMatchObject({ status: 403 })
      }
      expect(await rawRequest(rig.sandbox.url + path, { headers: { host: `localhost:${port}`, 'x-api-key': rig.key, 'x-dashboard-token': rig.sandbox.adminToken } })).not.toMatchObject({ status: 403 })
    }
  })
})
