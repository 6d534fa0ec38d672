/** docs/api/openapi.yaml: complete, sound in itself, and what the sandbox does. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { PLATFORMS, POST_TYPES } from '../../src/domain/post-types.ts'
import { SCOPES } from '../../src/sandbox/account/scopes.ts'
import { REFUSALS } from '../../src/sandbox/api-error.ts'
import { loadDescription } from '../../src/sandbox/http/description.ts'
import { HANDLERS } from '../../src/sandbox/http/operations.ts'
import { OPENAPI_FILE } from './support/sandbox-rig.ts'

const document: unknown = parse(readFileSync(OPENAPI_FILE, 'utf8'))
const description = await loadDescription(OPENAPI_FILE)
const operations = description.operations()

function at(pointer: string): unknown {
  return pointer.replace(/^#\//, '').split('/').reduce<unknown>((node, name) => z.record(z.string(), z.unknown()).parse(node)[name.replaceAll('~1', '/').replaceAll('~0', '~')], document)
}
function* nodes(node: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(node)) for (const one of node) yield* nodes(one)
  else if (typeof node === 'object' && node !== null) {
    yield node as Record<string, unknown> // what YAML makes of a map
    for (const one of Object.values(node)) yield* nodes(one)
  }
}

describe('the description', () => {
  it('has all calls that are known, each with its scope', () => {
    expect(operations.map(({ id, method, path, scope }) => `${method.toUpperCase()} ${path} ${scope} ${id}`)).toEqual([
      'GET /account/credits account:read getCredits',
      'POST /media/upload media:write uploadMedia',
      'POST /content/generate content:generate generateContent',
      'GET /content/generations content:read listGenerations',
      'GET /content/generations/{id} content:read getGeneration',
      'POST /images/generate images:generate generateImages',
      'GET /images/generations/{id} images:read getImageGeneration',
      'POST /videos/generate videos:generate generateVideo',
      'GET /videos/generations/{id} videos:read getVideoGeneration',
      'GET /posts posts:read listPosts',
      'POST /posts posts:write createPost',
      'GET /posts/{id} posts:read getPost',
      'POST /posts/{id}/publish posts:publish publishPost',
      'POST /posts/{id}/schedule posts:publish schedulePost',
      'POST /posts/{id}/cancel posts:publish cancelPost',
      'GET /post-items/{post_item_id}/analytics analytics:read getPostItemAnalytics',
      'GET /calendar/entries calendar:read listCalendarEntries',
      'POST /calendar/entries calendar:write createCalendarEntry',
      'GET /calendar/entries/{id} calendar:read getCalendarEntry',
      'DELETE /calendar/entries/{id} calendar:write deleteCalendarEntry',
      'PATCH /calendar/entries/{id} calendar:write updateCalendarEntry',
    ])
    expect(new Set(operations.map((operation) => operation.scope))).toEqual(new Set(SCOPES))
    expect(operations.filter((operation) => operation.isAssumed).map((operation) => operation.id)).toEqual(['listPosts', 'schedulePost', 'cancelPost'])
  })

  it('leads nowhere that is not there, and describes nothing that is not used', () => {
    const used = new Set([...nodes(document)].map((node) => node['$ref']).filter((ref) => typeof ref === 'string'))
    for (const ref of used) expect(at(ref), ref).toBeDefined()
    for (const kind of ['schemas', 'responses', 'parameters', 'headers']) {
      const names = Object.keys(z.record(z.string(), z.unknown()).parse(at(`#/components/${kind}`)))
      expect(names.filter((name) => !used.has(`#/components/${kind}/${name}`)), kind).toEqual([])
    }
  })

  it('uses the words that the program uses', () => {
    const words = (name: string) => z.object({ enum: z.array(z.string()) }).parse(at(`#/components/schemas/${name}`)).enum
    expect(words('Platform')).toEqual([...PLATFORMS])
    expect(words('PostType')).toEqual([...POST_TYPES])
    expect([...words('RefusalCode')].sort()).toEqual(Object.keys(REFUSALS).sort())
  })

  it('lets an answer through that is right, and none that is not', () => {
    const operation = (id: string) => operations.find((one) => one.id === id) ?? expect.fail(id)
    const good = { post_id: 'p', status: 'draft', created_at: '2026-06-01T12:00:00.000Z', items: [{ item_id: 'i', post_type: 'x-post', platform: 'x', status: 'draft' }] }
    expect(description.checkAnswer(operation('getPost'), 200, good)).toEqual([])
    for (const bad of [{}, { ...good, status: 'lost' }, { ...good, created_at: 'yesterday' }, { ...good, items: [{ ...good.items[0], platform: 'y' }] }, { ...good, items: [{ ...good.items[0], platform_post_id: 5 }] }]) {
      expect(description.checkAnswer(operation('getPost'), 200, bad), JSON.stringify(bad)).not.toEqual([])
    }
    expect(description.checkAnswer(operation('getPost'), 409, { error: { code: 'ALREADY_PUBLISHED', message: '' } })).not.toEqual([])
    expect(description.checkAnswer(operation('getPost'), 429, { error: { code: 'RATE_LIMIT_EXCEEDED', message: '' } })).not.toEqual([])
    const done = { generation_id: 'g', status: 'completed', platforms: ['x'], research_mode: 'deep', credits_used: 6, created_at: good.created_at }
    expect(description.checkAnswer(operation('getGeneration'), 200, done)).not.toEqual([])
    expect(description.checkAnswer(operation('getGeneration'), 200, { ...done, outputs: { x: 'text', youtube: { title: 't', description: 'd' } } })).toEqual([])
  })

  it('is served as a whole, and nothing else is', () => {
    expect(Object.keys(HANDLERS).toSorted()).toEqual(operations.map(({ id }) => id).toSorted())
  })
})
