/** One request of one binding: limiter, headers, the exchange, its classification. */
import type { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import { TransportError } from '../ports.ts'
import type { Clock, HttpPort, HttpRequest } from '../ports.ts'
import { classifyFailure, classifyResponse } from './classify.ts'
import type { Limiter, Priority } from './limiter.ts'
import type { Outcome } from './types.ts'

/** Answers are capped (N3). */
export const MAX_ANSWER_BYTES = 10_000_000

export interface Binding {
  readonly baseUrl: string
  readonly key: string
  /** Null for calls of the account, which carry no workspace header. */
  readonly remoteId: string | null
}

export interface Call<T> {
  method: 'GET' | 'POST'
  path: string
  /** Names the endpoint for the limiter. */
  route: string
  priority: Priority
  schema: z.ZodType<T>
  timeoutMs: number
  json?: unknown
  upload?: { contentType: string; length: number; stream: () => AsyncIterable<Uint8Array> }
  signal?: AbortSignal | undefined
  onProgress?: ((sent: number) => void) | undefined
}

export interface ExchangeDeps {
  http: HttpPort
  clock: Clock
  limiter: Limiter
}

const noMeta = { requestId: null, serverDate: null, status: null, ms: 0 }

export async function exchange<T>(deps: ExchangeDeps, binding: Binding, call: Call<T>): Promise<Outcome<T>> {
  const url = binding.baseUrl + call.path
  // A path can never lead to another host (N1).
  if (new URL(url).origin !== new URL(binding.baseUrl).origin) throw new AppError('INTERNAL', 'a request left its origin')
  const admission = await deps.limiter.enter(call.route, call.priority, call.signal)
  if (!admission.ok) {
    return admission.reason === 'aborted'
      ? { kind: 'not-sent', reason: 'aborted', message: 'stopped before it began', meta: noMeta }
      : { kind: 'not-sent', reason: 'limiter', message: 'the service asks for a pause', retryAfterMs: admission.waitMs, meta: noMeta }
  }
  const started = deps.clock.monotonic()
  const spent = () => Math.max(0, Math.round(deps.clock.monotonic() - started))
  try {
    const response = await deps.http(requestOf(binding, call, url))
    const outcome = classifyResponse(response, call.schema, spent())
    deps.limiter.learn(call.route, response.headers, outcome.meta.serverDate)
    if (outcome.kind === 'refused' && outcome.status === 429) deps.limiter.hold(call.route, outcome.retryAfterMs ?? 30_000)
    return outcome
  } catch (error) {
    if (error instanceof TransportError) return classifyFailure(error, spent())
    throw error
  } finally {
    admission.permit.release()
  }
}

function requestOf<T>(binding: Binding, call: Call<T>, url: string): HttpRequest {
  const headers: Record<string, string> = { accept: 'application/json', 'x-api-key': binding.key }
  if (binding.remoteId !== null) headers['x-workspace-id'] = binding.remoteId
  let body: HttpRequest['body']
  if (call.upload) {
    headers['content-type'] = call.upload.contentType
    body = { stream: call.upload.stream, length: call.upload.length }
  } else if (call.json !== undefined) {
    headers['content-type'] = 'application/json'
    body = { bytes: new TextEncoder().encode(JSON.stringify(call.json)) }
  }
  return {
    method: call.method,
    url,
    headers,
    body,
    signal: call.signal,
    timeoutMs: call.timeoutMs,
    maxResponseBytes: MAX_ANSWER_BYTES,
    // Whatever changes something gets its own connection: a kept one that dies would leave "did it arrive?" open.
    freshConnection: call.method !== 'GET',
    onProgress: call.onProgress,
  }
}
