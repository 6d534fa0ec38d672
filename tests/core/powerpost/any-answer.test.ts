/**
 * Two hundred answers for each call, made from docs/api/openapi.yaml and sent over a real socket: whatever the file allows, the client
 * takes, and keeps what counts. New words pass as they are, new fields are dropped.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { OperationId } from '../../../src/core/powerpost/index.ts'
import { arbitraryOf } from './support/arbitrary.ts'
import { answeringServer } from './support/answering-server.ts'
import type { AnsweringServer } from './support/answering-server.ts'
import { EVERY_CALL, OPERATION_IDS } from './support/every-call.ts'
import type { Choice, Clients } from './support/every-call.ts'

const RUNS = 200
const SEED = 20_261_124

/** The schema of a success, and what of it must come through. */
const ANSWERS: Record<OperationId, [schema: string, kept: (sent: Sent) => object]> = {
  getCredits: ['Credits', ({ balance }) => ({ balance })],
  uploadMedia: ['Media', ({ media_id, type, file_size }) => ({ mediaId: media_id, kind: type, size: file_size })],
  generateContent: ['CaptionOrderTaken', (sent) => ({ generationId: sent.generation_id, ...paid(sent) })],
  listGenerations: ['GenerationPage', ({ data, has_more, next_cursor }) => ({ generations: data?.map(row), unreadable: 0, nextCursor: has_more === false ? null : next_cursor || null })],
  getGeneration: ['Generation', (sent) => ({ ...row(sent), outputs: sent.outputs ? texts(sent.outputs) : null, error: failure(sent.error) })],
  generateImages: ['ImageOrderTaken', (sent) => ({ imageGenerationId: sent.image_generation_id, ...paid(sent) })],
  getImageGeneration: ['ImageGeneration', (sent) => ({ imageGenerationId: sent.image_generation_id, status: sent.status, images: (sent.images ?? []).map(made), unreadable: 0, error: failure(sent.error) })],
  generateVideo: ['VideoOrderTaken', (sent) => ({ videoGenerationId: sent.video_generation_id, ...paid(sent) })],
  getVideoGeneration: ['VideoGeneration', (sent) => ({ videoGenerationId: sent.video_generation_id, status: sent.status, video: sent.video ? made(sent.video) : null, error: failure(sent.error) })],
  listPosts: ['PostPage', ({ data, has_more, next_cursor }) => ({ posts: data?.map(post), unreadable: 0, nextCursor: has_more === false ? null : next_cursor || null })],
  createPost: ['Post', post],
  getPost: ['Post', post],
  publishPost: ['PublishTaken', (sent) => ({ postId: sent.post_id, status: sent.status, creditsUsed: sent.credits_used })],
  schedulePost: ['Post', post],
  cancelPost: ['Post', post],
  getPostItemAnalytics: ['ItemFigures', (sent) => ({ itemId: sent.post_item_id, postType: sent.post_type, platform: sent.platform, status: sent.status, metrics: sent.metrics ? { views: sent.metrics.views, likes: sent.metrics.likes, comments: sent.metrics.comments, fetchedAt: sent.metrics.fetched_at } : null })],
  listCalendarEntries: ['CalendarRange', ({ entries }) => ({ entries: entries?.map(entry), unreadable: 0 })],
  createCalendarEntry: ['CalendarEntry', entry],
  getCalendarEntry: ['CalendarEntry', entry],
  updateCalendarEntry: ['CalendarEntry', entry],
  deleteCalendarEntry: ['Done', ({ success }) => ({ removed: success })],
}

/** As much of what is sent as the comparisons look at. */
interface Sent {
  [name: string]: unknown
  data?: Sent[]
  entries?: Sent[]
  images?: Sent[]
  items?: Sent[]
  video?: Sent
  metrics?: Sent | null
  error?: Sent
  outputs?: Record<string, unknown>
}
const paid = (sent: Sent) => ({ status: sent['status'], creditsUsed: sent['credits_used'], remainingCredits: sent['remaining_credits'] })
function row(sent: Sent): object {
  return { generationId: sent['generation_id'], status: sent['status'], prompt: sent['prompt'] ?? null, platforms: sent['platforms'], researchMode: sent['research_mode'] }
}
const failure = (error: Sent | undefined) => (error ? { code: String(error['code']).slice(0, 100), message: String(error['message']).slice(0, 1000) } : null)
function made(sent: Sent): object {
  return { mediaId: sent['media_id'], url: sent['url'], thumbnailUrl: sent['thumbnail_url'] || null, width: sent['width'] ?? null, height: sent['height'] ?? null }
}
function post(sent: Sent): object {
  return {
    postId: sent['post_id'], status: sent['status'], scheduledAt: sent['scheduled_at'] ?? null,
    items: sent.items?.map((item) => ({ itemId: item['item_id'], postType: item['post_type'], platform: item['platform'], content: item['content'] ?? '', mediaIds: item['media_ids'] ?? [], status: item['status'] })),
  }
}
function entry(sent: Sent): object {
  return { entryId: sent['entry_id'], title: sent['title'], description: sent['description'] ?? null, date: sent['scheduled_date'], time: sent['scheduled_time'] ?? null, platforms: sent['platforms'] ?? [] }
}
/** Of YouTube's own shape the two texts count. */
const texts = (outputs: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, typeof value === 'string' ? value : z.object({ title: z.string(), description: z.string() }).parse(value)]))

/** Asks for just what the answer is about. */
function choiceFor(sent: Sent): Choice {
  const id = ['generation_id', 'image_generation_id', 'video_generation_id', 'post_id', 'post_item_id', 'entry_id'].map((name) => sent[name]).find((value) => typeof value === 'string')
  return { ...(typeof id === 'string' ? { id } : {}), ...(sent.items ? { items: sent.items.map((item) => ({ post_type: String(item['post_type']), content: 'x' })) } : {}) }
}

let server: AnsweringServer
let clients: Clients
beforeAll(async () => {
  server = await answeringServer()
  clients = server.clients()
})
afterAll(() => server.close())

describe.each(OPERATION_IDS)('%s', (id) => {
  const [schema, kept] = ANSWERS[id]

  it(`takes ${RUNS} answers that the file allows`, async () => {
    const values = fc.sample(arbitraryOf(schema), { numRuns: RUNS, seed: SEED }) as Sent[] // objects all: the file has no other answer
    expect(values).toHaveLength(RUNS)
    for (const sent of values) {
      server.answer = () => ({ body: JSON.stringify(sent) })
      const outcome = await EVERY_CALL[id](clients, choiceFor(sent))
      expect(outcome, JSON.stringify(sent)).toMatchObject({ kind: 'ok', value: kept(sent) })
    }
  }, 60_000)
})

describe('what is made', () => {
  const sample = (schema: string) => fc.sample(arbitraryOf(schema), { numRuns: RUNS, seed: SEED }) as Sent[] // objects all, as above
  it('has words that nobody knows yet, fields that were added, partial success, and nothing where nothing must be', () => {
    const posts = sample('Post')
    expect(posts.some((one) => !['draft', 'scheduled', 'publishing', 'published', 'failed', 'canceled'].includes(String(one['status'])))).toBe(true)
    expect(posts.some((one) => Object.keys(one).some((name) => name.startsWith('new_')))).toBe(true)
    const images = sample('ImageGeneration')
    expect(images.some((one) => one['status'] === 'failed' && (one.images?.length ?? 0) > 0)).toBe(true)
    expect(images.some((one) => one.images === undefined)).toBe(true)
    const captions = sample('Generation')
    expect(captions.filter((one) => one['status'] === 'completed').every((one) => one.outputs)).toBe(true)
    expect(captions.some((one) => typeof one.outputs?.['youtube'] === 'object')).toBe(true)
  })
})
