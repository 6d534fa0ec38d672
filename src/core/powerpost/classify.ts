/**
 * What an exchange came to: one table for the whole app (rules 5; S4; N3, N4). Pure.
 * A refusal means "the service said no and did nothing"; whatever cannot be read as yes or no is `unclear`.
 */
import type { z } from 'zod'
import type { HttpResponse, TransportError } from '../ports.ts'
import { errorBodySchema } from './answers/refusal.ts'
import type { AnswerMeta, Outcome } from './types.ts'

/** 4xx that say "not done". Others (408, 425, 499 …) may come from something on the way, after the service acted. */
const REFUSALS = new Set([400, 401, 402, 403, 404, 405, 406, 409, 410, 411, 412, 413, 414, 415, 417, 422, 428, 429, 431, 451])
/** `retryAfter` above this is taken as this (rules 5). */
const RETRY_AFTER_CAP_MS = 15 * 60_000

export function classifyResponse<T>(response: HttpResponse, schema: z.ZodType<T>, ms: number): Outcome<T> {
  const meta = metaOf(response, ms)
  const { status } = response
  if (status >= 200 && status < 300) {
    const json = parseJson(response)
    if (json === undefined) return { kind: 'unclear', reason: 'bad-answer', message: 'an answer that is not JSON', meta }
    const parsed = schema.safeParse(json)
    if (!parsed.success) return { kind: 'unclear', reason: 'bad-answer', message: `an answer of another shape (${where(parsed.error)})`, meta }
    return { kind: 'ok', value: parsed.data, meta }
  }
  if (status >= 300 && status < 400) return { kind: 'unclear', reason: 'redirect', message: `an answer that points elsewhere (${status})`, meta }
  if (status === 408) return { kind: 'unclear', reason: 'timeout', message: 'the service gave up waiting (408)', meta }
  if (status >= 500) return { kind: 'unclear', reason: 'server-error', message: `the service failed (${status})`, meta }
  if (!REFUSALS.has(status)) return { kind: 'unclear', reason: 'bad-answer', message: `an answer that means nothing here (${status})`, meta }
  const error = errorBodySchema.safeParse(parseJson(response))
  const said = error.success ? error.data.error : null
  return {
    kind: 'refused',
    status,
    code: said?.code ?? '',
    message: said?.message || `refused (${status})`,
    retryAfterMs: status === 429 ? retryAfterMs(said?.retryAfter, response.headers['retry-after']) : null,
    meta,
  }
}

/** A failed exchange. For a read every `maybe-sent` is harmless; for the rest it is `unknown`. */
export function classifyFailure(error: TransportError, ms: number): Outcome<never> {
  const meta: AnswerMeta = { requestId: null, serverDate: null, status: null, ms }
  if (error.reason === 'body-source') return { kind: 'not-sent', reason: 'body-source', message: error.message, meta }
  if (error.phase === 'not-sent') {
    return { kind: 'not-sent', reason: error.reason === 'aborted' ? 'aborted' : 'offline', message: error.message, meta }
  }
  switch (error.reason) {
    case 'timeout':
    case 'aborted':
    case 'too-large':
      return { kind: 'unclear', reason: error.reason, message: error.message, meta }
    default:
      return { kind: 'unclear', reason: 'reset', message: error.message, meta }
  }
}

/** Body first (docs: errors; seconds, camelCase), then the header (seconds or a date). Null when neither makes sense. */
function retryAfterMs(inBody: number | undefined, header: string | undefined): number | null {
  const seconds = inBody ?? (header !== undefined && /^\d{1,9}$/.test(header.trim()) ? Number(header) : undefined)
  if (seconds === undefined || !Number.isFinite(seconds) || seconds < 0) return null
  return Math.min(RETRY_AFTER_CAP_MS, Math.ceil(seconds * 1000))
}

function metaOf(response: HttpResponse, ms: number): AnswerMeta {
  const id = response.headers['x-request-id']
  const date = response.headers['date'] === undefined ? NaN : Date.parse(response.headers['date'])
  return {
    requestId: id !== undefined && /^[\x21-\x7e]{1,200}$/.test(id) ? id : null,
    serverDate: Number.isFinite(date) && date > Date.UTC(2020, 0) && date < Date.UTC(2100, 0) ? date : null,
    status: response.status,
    ms,
  }
}

/** Undefined when it is not JSON in UTF-8. Compressed answers were not asked for and are not opened (gzip bombs). */
function parseJson(response: HttpResponse): unknown {
  const encoding = response.headers['content-encoding']
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity') return undefined
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(response.body))
    return value
  } catch {
    return undefined
  }
}

function where(error: z.ZodError): string {
  const issue = error.issues[0]
  return issue ? `${issue.path.map(String).join('.').slice(0, 80) || 'whole'}: ${issue.code}` : 'unknown'
}
