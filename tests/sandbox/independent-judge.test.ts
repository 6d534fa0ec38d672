/**
 * Every answer of the sandbox, looked over by a library that does not serve it: Ajv, against the same description. One misreading
 * of it cannot pass on both sides.
 */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { SCOPES } from '../../src/sandbox/account/scopes.ts'
import { makePng } from '../support/make-image.ts'
import { quickStudio } from './support/quick-studio.ts'
import { OPENAPI_FILE, createRig, post } from './support/sandbox-rig.ts'
import type { Answer, Rig } from './support/sandbox-rig.ts'

const node = z.record(z.string(), z.unknown())
const description = node.parse(parse(readFileSync(OPENAPI_FILE, 'utf8')))
const ajv = new Ajv2020({ strict: false, allErrors: true })
// Its types describe the CommonJS form of the module; what is imported is the function itself.
;(addFormats as unknown as (to: Ajv2020) => void)(ajv)
ajv.addSchema(description, 'api')

/** The place behind a JSON pointer, references followed. */
function at(pointer: readonly string[]): { pointer: readonly string[]; value: unknown } {
  let value: unknown = description
  for (const part of pointer) value = node.parse(value)[part]
  const reference = node.safeParse(value).data?.['$ref']
  if (typeof reference !== 'string') return { pointer, value }
  return at(reference.replace(/^#\//u, '').split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')))
}

/** What a refusal may be called; empty for what is none. */
const codesOf = (response: unknown) => z.array(z.string()).parse(node.parse(response)['x-codes'] ?? [])

/** What Ajv has against an answer; nothing is well. */
function findings(method: string, template: string, answer: Answer): string[] {
  const response = at(['paths', template, method.toLowerCase(), 'responses', String(answer.status)])
  if (response.value === undefined) return [`${answer.status} is not described`]
  const found: string[] = []
  for (const name of Object.keys(node.parse(node.parse(response.value)['headers'] ?? {}))) {
    if (answer.headers[name.toLowerCase()] === undefined) found.push(`without ${name}`)
  }
  const pointer = [...response.pointer, 'content', 'application/json', 'schema'].map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
  const check = ajv.compile({ $ref: `api#/${pointer.join('/')}` })
  const { code } = answer.body?.error ?? {}
  if (answer.status !== 200 && !codesOf(response.value).includes(code)) found.push(`${code} is not described of ${answer.status}`)
  if (!check(answer.body)) for (const error of check.errors ?? []) found.push(`${error.instancePath} ${error.message}`)
  return found
}

let rig: Rig
const served: string[] = []
beforeAll(async () => {
  rig = await createRig({ publishMs: 100, generateMs: 100, videoMs: 100, studio: quickStudio })
})
afterAll(() => rig.dispose())

/** `template` is the path as described; `{id}` is filled in. */
async function ask(method: string, template: string, id: string | null, options: Parameters<Rig['api']>[2] = {}, query = ''): Promise<Answer> {
  const answer = await rig.api(method, template.replace(/\{[^}]+\}/u, encodeURIComponent(id ?? '')) + query, options)
  expect(findings(method, template, answer), `${method} ${template} → ${answer.status} ${answer.text}`).toEqual([])
  served.push([method, template, answer.status, ...(answer.status === 200 ? [] : [answer.body.error.code])].join(' '))
  return answer
}

describe('the answers of the sandbox', () => {
  it('are as described when all is well', async () => {
    await ask('GET', '/account/credits', null, { workspace: null })
    const form = new FormData()
    form.append('type', 'image')
    form.append('file', new Blob([new Uint8Array(makePng(3, 16, 16))]), 'a.png')
    const media = await ask('POST', '/media/upload', null, { body: form })
    const made = await ask('POST', '/posts', null, { json: { items: [{ post_type: 'x-post', content: 'Hello', media_ids: [media.body.media_id] }, { post_type: 'youtube-short', content: 'b', title: 't' }] } })
    await ask('GET', '/posts/{id}', made.body.post_id)
    await ask('POST', '/posts/{id}/publish', made.body.post_id)
    await ask('GET', '/posts/{id}', made.body.post_id)
    rig.clock.advance(60_000)
    const out = await ask('GET', '/posts/{id}', made.body.post_id)
    expect(out.body.status).toBe('published')
    await ask('GET', '/posts', null, {}, '?limit=1')
    const captions = await ask('POST', '/content/generate', null, { json: { prompt: 'A new coffee', post_types: ['instagram-feed', 'youtube-video', 'x-post'], research_mode: 'regular' } })
    await ask('GET', '/content/generations/{id}', captions.body.generation_id)
    rig.clock.advance(60_000)
    const written = await ask('GET', '/content/generations/{id}', captions.body.generation_id)
    expect(written.body.status).toBe('completed')
    await ask('GET', '/content/generations', null, {}, '?limit=1')
    const images = await ask('POST', '/images/generate', null, { json: { prompt: 'A new coffee', quantity: 2, size: 'feed' } })
    await ask('GET', '/images/generations/{id}', images.body.image_generation_id)
    const video = await ask('POST', '/videos/generate', null, { json: { prompt: 'A new coffee', duration: 8, model: 'veo-3.1', has_audio: true } })
    await ask('GET', '/videos/generations/{id}', video.body.video_generation_id)
    await ask('GET', '/post-items/{post_item_id}/analytics', made.body.items[0].item_id)
    await rig.admin('POST', '/faults', { fault: 'generateImages:fail-item:1:1' })
    await rig.admin('POST', '/faults', { fault: 'generateVideo:fail-item' })
    await rig.admin('POST', '/faults', { fault: 'generateContent:fail-item' })
    const failed = [
      await ask('POST', '/images/generate', null, { json: { generation_id: captions.body.generation_id, quantity: 2 } }),
      await ask('POST', '/videos/generate', null, { json: { prompt: 'A new coffee', duration: 5 } }),
      await ask('POST', '/content/generate', null, { json: { prompt: 'A new coffee', post_types: ['x-post'] } }),
    ]
    rig.clock.advance(60_000)
    const drawn = await ask('GET', '/images/generations/{id}', images.body.image_generation_id)
    const filmed = await ask('GET', '/videos/generations/{id}', video.body.video_generation_id)
    expect([drawn.body.images.length, filmed.body.video.duration]).toEqual([2, 8])
    const partly = await ask('GET', '/images/generations/{id}', failed[0]?.body.image_generation_id)
    expect([partly.body.status, partly.body.images.length]).toEqual(['failed', 1])
    expect((await ask('GET', '/videos/generations/{id}', failed[1]?.body.video_generation_id)).body.error.code).toBe('VIDEO_GENERATION_FAILED')
    expect((await ask('GET', '/content/generations/{id}', failed[2]?.body.generation_id)).body.error.code).toBe('GENERATION_FAILED')
    expect((await ask('GET', '/post-items/{post_item_id}/analytics', made.body.items[0].item_id)).body.metrics).not.toBe(null)
    const planned = await ask('POST', '/posts', null, { json: post() })
    await ask('POST', '/posts/{id}/schedule', planned.body.post_id, { json: { scheduled_at: new Date(rig.clock.now() + 60_000).toISOString() } })
    await ask('POST', '/posts/{id}/cancel', planned.body.post_id)
    const entry = await ask('POST', '/calendar/entries', null, { json: { title: 'Plan', scheduled_date: '2026-12-01', scheduled_time: '08:30', platforms: ['x'] } })
    await ask('GET', '/calendar/entries/{id}', entry.body.entry_id)
    await ask('PATCH', '/calendar/entries/{id}', entry.body.entry_id, { json: { description: null } })
    await ask('GET', '/calendar/entries', null, {}, '?start_date=2026-11-01&end_date=2026-12-31')
    await ask('DELETE', '/calendar/entries/{id}', entry.body.entry_id)
  })

  it('are as described when they refuse', async () => {
    await ask('POST', '/posts', null, { json: {} })
    const made = await ask('POST', '/posts', null, { json: post() })
    await ask('POST', '/posts/{id}/publish', made.body.post_id)
    await ask('POST', '/posts/{id}/publish', made.body.post_id)
    await ask('POST', '/posts/{id}/schedule', made.body.post_id, { json: { scheduled_at: new Date(rig.clock.now() + 60_000).toISOString() } })
    await ask('POST', '/posts/{id}/cancel', made.body.post_id)
    await rig.admin('PUT', `/workspaces/${rig.two}/connections`, { x: false })
    const unconnected = await ask('POST', '/posts', null, { json: post('a', 'x-post'), workspace: rig.two })
    await ask('POST', '/posts/{id}/publish', unconnected.body.post_id, { workspace: rig.two })
    await ask('POST', '/posts/{id}/schedule', unconnected.body.post_id, { workspace: rig.two, json: { scheduled_at: new Date(rig.clock.now() + 60_000).toISOString() } })
    const poor = await ask('POST', '/posts', null, { json: post() })
    await rig.admin('POST', '/credits', { balance: 0 })
    await ask('POST', '/posts/{id}/publish', poor.body.post_id)
    await ask('POST', '/content/generate', null, { json: { prompt: 'A new coffee', post_types: ['x-post'] } })
    await ask('POST', '/images/generate', null, { json: { prompt: 'A new coffee' } })
    await ask('POST', '/videos/generate', null, { json: { prompt: 'A new coffee', duration: 5 } })
    const small = new FormData()
    small.append('type', 'image')
    small.append('file', new Blob(['no picture']), 'a.png')
    await ask('POST', '/media/upload', null, { body: small })
    await rig.restart({ mediaLimits: { image: 100, quota: 50 } })
    const large = new FormData()
    large.append('type', 'image')
    large.append('file', new Blob([new Uint8Array(makePng(4, 16, 16))]), 'a.png')
    expect((await ask('POST', '/media/upload', null, { body: large })).body.error.code).toBe('FILE_TOO_LARGE')
    await rig.restart({ mediaLimits: { quota: 50 } })
    expect((await ask('POST', '/media/upload', null, { body: large })).body.error.code).toBe('STORAGE_QUOTA_EXCEEDED')
    expect(new Set(served.map((line) => line.split(' ')[2]))).toEqual(new Set(['200', '400', '402', '409', '413', '422']))
  })

  it('are as described for every call, without a key, a scope, a workspace, the thing itself, or time', async () => {
    const scopeless = (scope: string) => rig.makeKey(SCOPES.filter((one) => one !== scope))
    for (const { method, path, scope, needsWorkspace } of rig.sandbox.description.operations()) {
      const call = (options: Parameters<Rig['api']>[2]) => ask(method.toUpperCase(), path, 'unknown', options)
      expect((await call({ key: 'pp_live_sk_wrong' })).status).toBe(401)
      expect((await call({ key: scopeless(scope) })).body.error.code).toBe('INSUFFICIENT_SCOPE')
      for (const key of rig.sandbox.service.keys.list().slice(1)) rig.sandbox.service.keys.revoke(key.id)
      if (needsWorkspace) {
        expect((await call({ workspace: null })).status).toBe(400)
        expect((await call({ workspace: 'ws-foreign' })).body.error.code).toBe('FORBIDDEN')
      }
    }
    const nothing = { '/posts/{id}/schedule': { scheduled_at: new Date(rig.clock.now() + 60_000).toISOString() }, '/calendar/entries/{id}': { title: 'a' } }
    for (const { method, path } of rig.sandbox.description.operations()) {
      if (!path.includes('{')) continue
      const json = method === 'get' || method === 'delete' ? undefined : (nothing as Record<string, unknown>)[path]
      expect((await ask(method.toUpperCase(), path, 'unknown', json === undefined ? {} : { json })).status, path).toBe(404)
    }
    const unknown = ['unknown']
    for (const [path, json] of [
      ['/posts', { items: [{ post_type: 'x-post', content: 'a', media_ids: unknown }] }],
      ['/content/generate', { media_ids: unknown, post_types: ['x-post'] }],
      ['/images/generate', { prompt: 'a', style_images: unknown }],
      ['/videos/generate', { prompt: 'a', duration: 5, source_image: 'unknown' }],
    ] as const) expect((await ask('POST', path, null, { json })).status, path).toBe(404)
    await rig.restart({ documentedOnly: true })
    await ask('GET', '/posts', null)
    await rig.restart({ rateLimit: 0 })
    for (const { method, path } of rig.sandbox.description.operations()) expect((await ask(method.toUpperCase(), path, 'unknown')).status).toBe(429)
    await rig.restart({})
    await rig.admin('POST', '/faults', { fault: '*:500:*' })
    for (const { method, path } of rig.sandbox.description.operations()) expect((await ask(method.toUpperCase(), path, 'unknown')).status).toBe(500)
    await rig.admin('DELETE', '/faults')
    // What the sandbox's own rules never come to: every key may be allowed to see the credits.
    await rig.admin('POST', '/faults', { fault: 'getCredits:403' })
    expect((await ask('GET', '/account/credits', null, { workspace: null })).body.error.code).toBe('FORBIDDEN')
    await rig.restart({ payWhenPlanned: true })
    await rig.admin('POST', '/credits', { balance: 0 })
    const planned = await ask('POST', '/posts', null, { json: post() })
    expect((await ask('POST', '/posts/{id}/schedule', planned.body.post_id, { json: { scheduled_at: new Date(rig.clock.now() + 60_000).toISOString() } })).body.error.code).toBe('INSUFFICIENT_CREDITS')
    // Every answer that the description knows of was seen, each refusal by each of its names.
    const described = rig.sandbox.description.operations().flatMap(({ method, path }) =>
      Object.keys(node.parse(at(['paths', path, method, 'responses']).value)).flatMap((status) => {
        const codes = codesOf(at(['paths', path, method, 'responses', status]).value)
        return (codes.length === 0 ? [''] : codes.map((code) => ` ${code}`)).map((code) => `${method.toUpperCase()} ${path} ${status}${code}`)
      }),
    )
    expect(described.length).toBeGreaterThan(150)
    expect(described.filter((line) => !served.includes(line)).toSorted()).toEqual([])
  })

  it('would be found out: the judge knows a wrong one', async () => {
    const good = await rig.api('GET', '/account/credits', { workspace: null })
    expect(findings('GET', '/account/credits', { ...good, body: { balance: 'much' } })).not.toEqual([])
    expect(findings('GET', '/account/credits', { ...good, headers: {} })).not.toEqual([])
    expect(findings('GET', '/account/credits', { ...good, status: 418 })).not.toEqual([])
    const refused = await rig.api('GET', '/account/credits', { key: null })
    expect(findings('GET', '/account/credits', { ...refused, body: { error: { ...refused.body.error, code: 'NOT_FOUND' } } })).toEqual(['NOT_FOUND is not described of 401'])
  })
})
