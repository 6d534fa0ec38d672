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
import { makePng } from '../support/make-image.ts'
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
  if (!check(answer.body)) for (const error of check.errors ?? []) found.push(`${error.instancePath} ${error.message}`)
  return found
}

let rig: Rig
const served: string[] = []
beforeAll(async () => {
  rig = await createRig({ publishMs: 100, generateMs: 100 })
})
afterAll(() => rig.dispose())

/** `template` is the path as described; `{id}` is filled in. */
async function ask(method: string, template: string, id: string | null, options: Parameters<Rig['api']>[2] = {}, query = ''): Promise<Answer> {
  const answer = await rig.api(method, template.replace(/\{[^}]+\}/u, encodeURIComponent(id ?? '')) + query, options)
  expect(findings(method, template, answer), `${method} ${template} → ${answer.status} ${answer.text}`).toEqual([])
  served.push(`${method} ${template} ${answer.status}`)
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
    const entry = await ask('POST', '/calendar/entries', null, { json: { title: 'Plan', scheduled_date: '2026-12-01', scheduled_time: '08:30', platforms: ['x'] } })
    await ask('GET', '/calendar/entries/{id}', entry.body.entry_id)
    await ask('PATCH', '/calendar/entries/{id}', entry.body.entry_id, { json: { description: null } })
    await ask('GET', '/calendar/entries', null, {}, '?start_date=2026-11-01&end_date=2026-12-31')
    await ask('DELETE', '/calendar/entries/{id}', entry.body.entry_id)
  })

  it('are as described when they refuse', async () => {
    await ask('GET', '/account/credits', null, { key: 'pp_live_sk_wrong', workspace: null })
    await ask('POST', '/posts', null, { json: {} })
    await ask('POST', '/posts', null, { json: post(), workspace: null })
    await ask('POST', '/posts', null, { json: post(), workspace: 'ws-foreign' })
    await ask('POST', '/posts', null, { json: post(), key: rig.makeKey(['posts:read']) })
    await ask('GET', '/posts/{id}', 'post-unknown')
    const made = await ask('POST', '/posts', null, { json: post() })
    await ask('POST', '/posts/{id}/publish', made.body.post_id)
    await ask('POST', '/posts/{id}/publish', made.body.post_id)
    await rig.admin('POST', '/credits', { balance: 0 })
    const poor = await ask('POST', '/posts', null, { json: post() })
    await ask('POST', '/posts/{id}/publish', poor.body.post_id)
    await rig.admin('PUT', `/workspaces/${rig.two}/connections`, { x: false })
    await rig.admin('POST', '/credits', { balance: 100 })
    const unconnected = await ask('POST', '/posts', null, { json: post('a', 'x-post'), workspace: rig.two })
    await ask('POST', '/posts/{id}/publish', unconnected.body.post_id, { workspace: rig.two })
    expect(new Set(served.map((line) => line.split(' ')[2]))).toEqual(new Set(['200', '400', '401', '402', '403', '404', '409', '422']))
  })

  it('would be found out: the judge knows a wrong one', async () => {
    const good = await rig.api('GET', '/account/credits', { workspace: null })
    expect(findings('GET', '/account/credits', { ...good, body: { balance: 'much' } })).not.toEqual([])
    expect(findings('GET', '/account/credits', { ...good, headers: {} })).not.toEqual([])
    expect(findings('GET', '/account/credits', { ...good, status: 418 })).not.toEqual([])
  })
})
