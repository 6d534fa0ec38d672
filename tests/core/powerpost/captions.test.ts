/** The three calls about captions: what goes out, and what of an answer is believed. */
import { describe, expect, it } from 'vitest'
import type { HttpRequest, HttpResponse } from '../../../src/core/ports.ts'
import { createClientFactory } from '../../../src/core/powerpost/index.ts'
import type { WorkspaceClient } from '../../../src/core/powerpost/types.ts'
import { VirtualClock } from '../../simulation/support/clock.ts'
import { seeded } from '../../simulation/support/random.ts'
import { json } from '../../simulation/support/server.ts'

function client(answer: HttpResponse): { client: WorkspaceClient; sent: HttpRequest[] } {
  const sent: HttpRequest[] = []
  const factory = createClientFactory({
    clock: new VirtualClock().forProcess(() => true), random: seeded(1),
    http: (request) => {
      sent.push(request)
      return Promise.resolve(answer)
    },
  })
  return { client: factory.forWorkspace({ accountId: 'a', kind: 'powerpost', baseUrl: 'https://powerpost.test/api/v1', key: 'pp_live_sk_1', remoteId: 'ws-1' }), sent }
}

const ORDER = { prompt: 'A new roast', post_types: ['x-post'], research_mode: 'regular' as const }
const ROW = { generation_id: 'g1', status: 'completed', prompt: 'A new roast', platforms: ['x'], research_mode: 'regular', credits_used: 6, created_at: '2026-11-24T09:00:00Z' }

describe('asking', () => {
  it('sends the order on a connection of its own, under the one workspace', async () => {
    const { client: calls, sent } = client(json(200, { generation_id: 'g1', status: 'processing', credits_used: 6, remaining_credits: 94, status_url: '/api/v1/content/generations/g1' }))
    expect(await calls.generateCaptions(ORDER)).toMatchObject({ kind: 'ok', value: { generationId: 'g1', status: 'processing', creditsUsed: 6, remainingCredits: 94 } })
    expect(sent).toMatchObject([{ method: 'POST', url: 'https://powerpost.test/api/v1/content/generate', freshConnection: true, headers: { 'x-workspace-id': 'ws-1' } }])
    const body = sent[0]?.body
    expect(body && 'bytes' in body ? JSON.parse(new TextDecoder().decode(body.bytes)) : null).toEqual(ORDER)
  })

  it.each<[string, unknown, string]>([
    ['without credits and status it is taken all the same: the id counts', { generation_id: 'g1' }, 'ok'],
    ['without an id nobody knows', { status: 'processing', credits_used: 6 }, 'unclear'],
    ['an id that is a path', { generation_id: '..' }, 'unclear'],
    ['an id with a line break', { generation_id: 'a\nb' }, 'unclear'],
    ['a list', [], 'unclear'],
  ])('%s', async (_what, answer, kind) => {
    expect((await client(json(200, answer)).client.generateCaptions(ORDER)).kind).toBe(kind)
  })
})

describe('reading one', () => {
  it('gives texts by platform, and passes words that are not known', async () => {
    const outputs = { x: 'for x', youtube: { title: 'T', description: 'D' }, myspace: 'hi', odd: 7, empty: null }
    expect(await client(json(200, { ...ROW, outputs, more: 1 })).client.getGeneration('g1')).toMatchObject({ kind: 'ok', value: { outputs: { x: 'for x', youtube: { title: 'T', description: 'D' }, myspace: 'hi' }, error: null } })
    expect(await client(json(200, { ...ROW, status: 'dreaming' })).client.getGeneration('g1')).toMatchObject({ kind: 'ok', value: { status: 'dreaming', outputs: null } })
    expect(await client(json(200, { ...ROW, status: 'failed', error: { code: 'GENERATION_FAILED', message: 'no' } })).client.getGeneration('g1')).toMatchObject({ kind: 'ok', value: { error: { code: 'GENERATION_FAILED', message: 'no' } } })
    expect(await client(json(200, { ...ROW, status: 'failed', error: 'no' })).client.getGeneration('g1')).toMatchObject({ kind: 'ok', value: { error: null } })
  })

  it.each<[string, unknown]>([
    ['about another one', { ...ROW, generation_id: 'g2', outputs: { x: 'a' } }],
    ['completed without texts', ROW],
    ['completed with nothing that is a text', { ...ROW, outputs: { x: 7 } }],
    ['without a status', { ...ROW, status: undefined }],
  ])('is no answer: %s', async (_what, answer) => {
    expect(await client(json(200, answer)).client.getGeneration('g1')).toMatchObject({ kind: 'unclear', reason: 'bad-answer' })
  })

  it('takes a text named like a part of every object for a text', async () => {
    const body = new TextEncoder().encode(JSON.stringify({ ...ROW, outputs: {} }).replace('"outputs":{}', '"outputs":{"__proto__":"no","constructor":"yes","x":"a"}'))
    const read = await client({ status: 200, headers: { 'content-type': 'application/json' }, body }).client.getGeneration('g1')
    expect(read.kind === 'ok' && Object.getPrototypeOf(read.value.outputs)).toBe(Object.prototype)
    expect(read.kind === 'ok' && read.value.outputs?.['x']).toBe('a')
  })

  it('refuses an id that would change the path', async () => {
    await expect(client(json(200, ROW)).client.getGeneration('..')).rejects.toMatchObject({ code: 'INTERNAL' })
  })
})

describe('the list', () => {
  it('counts rows that cannot be read', async () => {
    const { client: calls, sent } = client(json(200, { data: [ROW, { what: 1 }, { ...ROW, prompt: null, created_at: null }], next_cursor: 'c2', has_more: true }))
    expect(await calls.listGenerations({ cursor: 'a b', limit: 5 })).toMatchObject({ kind: 'ok', value: { generations: [{ generationId: 'g1' }, { prompt: null, createdAt: null }], unreadable: 1, nextCursor: 'c2' } })
    expect(sent[0]?.url).toBe('https://powerpost.test/api/v1/content/generations?limit=5&cursor=a+b')
  })

  it('ends where it says so, whatever the cursor', async () => {
    expect(await client(json(200, { data: [], next_cursor: 'c2', has_more: false })).client.listGenerations({})).toMatchObject({ value: { nextCursor: null } })
    expect(await client(json(200, { data: [] })).client.listGenerations({})).toMatchObject({ value: { nextCursor: null } })
  })
})
