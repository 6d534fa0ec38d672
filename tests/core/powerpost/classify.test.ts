/** Every way an exchange can end, and what it counts as (S4; "Hostile reply list"). */
import { describe, expect, it } from 'vitest'
import { classifyFailure, classifyResponse } from '../../../src/core/powerpost/classify.ts'
import { creditsSchema, uploadSchema } from '../../../src/core/powerpost/answers/account.ts'
import { postListSchema, postSchema, publishSchema } from '../../../src/core/powerpost/answers/posts.ts'
import { TransportError } from '../../../src/core/ports.ts'
import type { HttpResponse } from '../../../src/core/ports.ts'
import type { Outcome } from '../../../src/core/powerpost/index.ts'

const bytes = (body: string | Uint8Array) => (typeof body === 'string' ? new TextEncoder().encode(body) : body)
const answer = (status: number, body: string | Uint8Array = '', headers: Record<string, string> = {}): HttpResponse => ({ status, headers, body: bytes(body) })
const error = (code: string, more: Record<string, unknown> = {}) => JSON.stringify({ error: { code, message: 'said', ...more } })
const short = (outcome: Outcome<unknown>): string => {
  if (outcome.kind === 'refused') return `refused ${outcome.status} ${outcome.code}${outcome.retryAfterMs === null ? '' : ` ${outcome.retryAfterMs}`}`
  return outcome.kind === 'ok' ? 'ok' : `${outcome.kind} ${outcome.reason}`
}
const GOOD = '{"balance":3}'
const utf16 = new Uint8Array([0xff, 0xfe, ...Array.from(GOOD).flatMap((letter) => [letter.charCodeAt(0), 0])])

describe('answers', () => {
  it.each<[string, HttpResponse, string]>([
    ['200', answer(200, GOOD), 'ok'],
    ['201', answer(201, GOOD), 'ok'],
    ['202', answer(202, GOOD), 'ok'],
    ['extra fields', answer(200, '{"balance":3,"more":1}'), 'ok'],
    ['a wrong content type', answer(200, GOOD, { 'content-type': 'text/plain' }), 'ok'],
    ['a byte order mark', answer(200, `\ufeff${GOOD}`), 'ok'],
    ['__proto__ in it', answer(200, '{"__proto__":{"x":1},"constructor":1,"balance":3}'), 'ok'],
    ['a duplicate key', answer(200, '{"balance":"x","balance":3}'), 'ok'],
    ['204 without a body', answer(204), 'unclear bad-answer'],
    ['200 empty', answer(200), 'unclear bad-answer'],
    ['200 HTML', answer(200, '<html>log in</html>'), 'unclear bad-answer'],
    ['200 cut short', answer(200, '{"balance":'), 'unclear bad-answer'],
    ['200 and garbage', answer(200, `${GOOD}}{`), 'unclear bad-answer'],
    ['200 UTF-16', answer(200, utf16), 'unclear bad-answer'],
    ['200 broken UTF-8', answer(200, new Uint8Array([0x22, 0xff, 0x22])), 'unclear bad-answer'],
    ['200 compressed though not asked', answer(200, GOOD, { 'content-encoding': 'gzip' }), 'unclear bad-answer'],
    ['200 null', answer(200, 'null'), 'unclear bad-answer'],
    ['200 a list', answer(200, '[]'), 'unclear bad-answer'],
    ['200 a text', answer(200, '"ok"'), 'unclear bad-answer'],
    ['200 without the field', answer(200, '{}'), 'unclear bad-answer'],
    ['200 a number as text', answer(200, '{"balance":"3"}'), 'unclear bad-answer'],
    ['200 a number too large', answer(200, '{"balance":1e400}'), 'unclear bad-answer'],
    ['200 very deep', answer(200, `${'['.repeat(100_000)}${']'.repeat(100_000)}`), 'unclear bad-answer'],
    ['200 with an error in it', answer(200, error('INTERNAL_ERROR')), 'unclear bad-answer'],
    ['301', answer(301, '', { location: 'https://elsewhere.test' }), 'unclear redirect'],
    ['302', answer(302), 'unclear redirect'],
    ['303', answer(303), 'unclear redirect'],
    ['304', answer(304), 'unclear redirect'],
    ['307', answer(307), 'unclear redirect'],
    ['308', answer(308), 'unclear redirect'],
    ['101', answer(101), 'unclear bad-answer'],
    ['400', answer(400, error('VALIDATION_ERROR')), 'refused 400 VALIDATION_ERROR'],
    ['401', answer(401, error('INVALID_API_KEY')), 'refused 401 INVALID_API_KEY'],
    ['402', answer(402, error('INSUFFICIENT_CREDITS')), 'refused 402 INSUFFICIENT_CREDITS'],
    ['403', answer(403, error('INSUFFICIENT_SCOPE')), 'refused 403 INSUFFICIENT_SCOPE'],
    ['403 HTML', answer(403, '<html>'), 'refused 403 '],
    ['404', answer(404, error('NOT_FOUND')), 'refused 404 NOT_FOUND'],
    ['404 empty', answer(404), 'refused 404 '],
    ['405', answer(405), 'refused 405 '],
    ['407: a proxy, which might be anything', answer(407), 'unclear bad-answer'],
    ['408', answer(408), 'unclear timeout'],
    ['409', answer(409, error('ALREADY_PUBLISHED')), 'refused 409 ALREADY_PUBLISHED'],
    ['413', answer(413, error('FILE_TOO_LARGE')), 'refused 413 FILE_TOO_LARGE'],
    ['413 quota', answer(413, error('STORAGE_QUOTA_EXCEEDED')), 'refused 413 STORAGE_QUOTA_EXCEEDED'],
    ['415', answer(415), 'refused 415 '],
    ['418', answer(418), 'unclear bad-answer'],
    ['422', answer(422, error('PLATFORM_NOT_CONNECTED')), 'refused 422 PLATFORM_NOT_CONNECTED'],
    ['422 without details', answer(422, '{}'), 'refused 422 '],
    ['425', answer(425), 'unclear bad-answer'],
    ['429 with seconds in the body', answer(429, error('RATE_LIMIT_EXCEEDED', { retryAfter: 12 })), 'refused 429 RATE_LIMIT_EXCEEDED 12000'],
    ['429 with a header', answer(429, error('X'), { 'retry-after': '7' }), 'refused 429 X 7000'],
    ['429, the body before the header', answer(429, error('X', { retryAfter: 3 }), { 'retry-after': '7' }), 'refused 429 X 3000'],
    ['429 without a time', answer(429, error('X')), 'refused 429 X'],
    ['429 with -1', answer(429, error('X', { retryAfter: -1 })), 'refused 429 X'],
    ['429 with 1e99', answer(429, error('X', { retryAfter: 1e99 })), 'refused 429 X 900000'],
    ['429 with words', answer(429, error('X', { retryAfter: 'soon' }), { 'retry-after': 'abc' }), 'refused 429 X'],
    ['499', answer(499), 'unclear bad-answer'],
    ['500', answer(500, error('INTERNAL_ERROR')), 'unclear server-error'],
    ['500 HTML', answer(500, '<html>'), 'unclear server-error'],
    ['502', answer(502), 'unclear server-error'],
    ['503', answer(503), 'unclear server-error'],
    ['504', answer(504), 'unclear server-error'],
    ['599', answer(599), 'unclear server-error'],
    ['a code that is no code', answer(400, error('<script>')), 'refused 400 '],
    ['a code 10 MB long', answer(400, error('A'.repeat(10_000_000))), 'refused 400 '],
  ])('%s', (_name, response, expected) => {
    expect(short(classifyResponse(response, creditsSchema, 5))).toBe(expected)
  })

  it('caps what the service says and reads its time and request id', () => {
    const outcome = classifyResponse(answer(400, error('X', { message: 'a'.repeat(100_000) }), { date: 'Tue, 24 Nov 2026 09:00:00 GMT', 'x-request-id': 'req-7' }), creditsSchema, 5)
    expect(outcome).toMatchObject({ kind: 'refused', meta: { requestId: 'req-7', serverDate: Date.UTC(2026, 10, 24, 9), status: 400, ms: 5 } })
    expect(outcome.kind === 'refused' && outcome.message.length).toBe(500)
    expect(classifyResponse(answer(200, GOOD, { date: 'yesterday', 'x-request-id': 'a\nb' }), creditsSchema, 5).meta).toMatchObject({ requestId: null, serverDate: null })
    expect(classifyResponse(answer(200, GOOD, { date: 'Tue, 24 Nov 1026 09:00:00 GMT' }), creditsSchema, 5).meta.serverDate).toBeNull()
  })
})

describe('failed exchanges', () => {
  it.each<[TransportError['phase'], TransportError['reason'], string]>([
    ['not-sent', 'connect', 'not-sent offline'],
    ['not-sent', 'dns', 'not-sent offline'],
    ['not-sent', 'tls', 'not-sent offline'],
    ['not-sent', 'timeout', 'not-sent offline'],
    ['not-sent', 'aborted', 'not-sent aborted'],
    ['not-sent', 'body-source', 'not-sent body-source'],
    ['maybe-sent', 'body-source', 'not-sent body-source'],
    ['maybe-sent', 'timeout', 'unclear timeout'],
    ['maybe-sent', 'reset', 'unclear reset'],
    ['maybe-sent', 'aborted', 'unclear aborted'],
    ['maybe-sent', 'too-large', 'unclear too-large'],
    ['maybe-sent', 'other', 'unclear reset'],
    ['maybe-sent', 'tls', 'unclear reset'],
  ])('%s %s', (phase, reason, expected) => {
    expect(short(classifyFailure(new TransportError(phase, reason, 'x'), 1))).toBe(expected)
  })
})

describe('shapes', () => {
  const post = { post_id: 'p', status: 'draft', items: [{ post_type: 'x-post', status: 'draft' }] }
  it('lets unknown words through', () => {
    const parsed = postSchema.parse({ ...post, status: 'reviewing', items: [{ post_type: 'threads-post', platform: 'threads', status: 'shadow', error: { code: 'E1' } }] })
    expect(parsed).toMatchObject({ status: 'reviewing', items: [{ postType: 'threads-post', platform: 'threads', status: 'shadow', error: 'E1' }] })
  })
  it.each([['/../x', true], ['..', false], ['.', false], ['', false], ['a b', false], ['a\nb', false], ['ä', false], ['x'.repeat(257), false], ['x'.repeat(256), true]])('takes the id %j: %s', (id, fits) => {
    expect(postSchema.safeParse({ ...post, post_id: id }).success).toBe(fits)
    expect(uploadSchema.safeParse({ media_id: id }).success).toBe(fits)
    expect(publishSchema.safeParse({ post_id: id, status: 'publishing' }).success).toBe(fits)
  })
  it('drops only the row of a list that does not parse', () => {
    expect(postListSchema.parse({ data: [post, { post_id: 1 }, null], next_cursor: 'c', has_more: true })).toMatchObject({ posts: [{ postId: 'p' }], nextCursor: 'c' })
    expect(postListSchema.parse({ data: [], next_cursor: 'c', has_more: false }).nextCursor).toBeNull()
    expect(postListSchema.safeParse({ posts: [] }).success).toBe(false)
  })
  it('refuses senseless credits', () => {
    for (const credits_used of [-1, Infinity, '3']) expect(publishSchema.safeParse({ post_id: 'p', status: 's', credits_used }).success).toBe(false)
    expect(publishSchema.parse({ post_id: 'p', status: 's' }).creditsUsed).toBeNull()
  })
})
