/** One request of one binding: limiter, headers, the exchange, its classification, a line in the log. */
import type { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import { TransportError } from '../ports.ts'
import type { Clock, HttpPort, HttpRequest } from '../ports.ts'
import type { ActivityPort } from './activity.ts'
import { classifyFailure, classifyResponse } from './classify.ts'
import { OPERATIONS } from './generated/operations.ts'
import type { OperationId } from './generated/operations.ts'
import type { Limiter, Priority } from './limiter.ts'
import { problemOf } from './problems.ts'
import type { CallOptions, Outcome } from './types.ts'

/** Answers are capped (N3). */
export const MAX_ANSWER_BYTES = 10_000_000

export interface Binding {
  readonly accountId: string
  readonly baseUrl: string
  readonly key: string
  /** Null for calls of the account, which carry no workspace header. */
  readonly remoteId: string | null
  /** The app's own id of the workspace, if it has one. */
  readonly workspaceId: string | null
}

export interface Call<T> {
  operation: OperationId
  /** Path and query. */
  address: string
  priority: Priority
  schema: z.ZodType<T>
  timeoutMs: number
  json?: unknown
  upload?: { contentType: string; length: number; stream: () => AsyncIterable<Uint8Array> }
  options: CallOptions
  onProgress?: ((sent: number) => void) | undefined
  /** The last word on what the exchange came to. */
  judge?: ((outcome: Outcome<T>) => Outcome<T>) | undefined
}

export interface ExchangeDeps {
  http: HttpPort
  clock: Clock
  limiter: Limiter
  activity: ActivityPort | null
}

/** After 429 without a word on how long. */
const UNSAID_WAIT_MS = 30_000

const noMeta = { requestId: null, serverDate: null, status: null, ms: 0 }

export async function exchange<T>(deps: ExchangeDeps, binding: Binding, call: Call<T>): Promise<Outcome<T>> {
  const url = binding.baseUrl + call.address
  // A path can never lead to another host (N1).
  if (new URL(url).origin !== new URL(binding.baseUrl).origin) throw new AppError('INTERNAL', 'a request left its origin')
  const { signal } = call.options
  const admission = await deps.limiter.enter(call.operation, call.priority, signal)
  if (!admission.ok) {
    return admission.reason === 'aborted'
      ? { kind: 'not-sent', reason: 'aborted', message: 'stopped before it began', meta: noMeta }
      : { kind: 'not-sent', reason: 'limiter', message: 'the service asks for a pause', retryAfterMs: admission.waitMs, meta: noMeta }
  }
  const at = deps.clock.now()
  const started = deps.clock.monotonic()
  const bytes = { sent: 0, received: 0 }
  const judge = call.judge ?? ((outcome) => outcome)
  const end = (outcome: Outcome<T>): Outcome<T> => {
    record(deps, binding, call, outcome, at, bytes)
    return outcome
  }
  const spent = () => Math.max(0, Math.round(deps.clock.monotonic() - started))
  try {
    const request = requestOf(binding, call, url, (sent) => (bytes.sent = sent))
    if (request.body && 'bytes' in request.body) bytes.sent = request.body.bytes.byteLength
    const response = await deps.http(request)
    bytes.received = response.body.byteLength
    const outcome = judge(classifyResponse(response, call.schema, spent()))
    const isTooMany = outcome.kind === 'refused' && outcome.status === 429
    // The wait that is said outright counts; the window of the headers may be longer than that.
    if (isTooMany && outcome.retryAfterMs !== null) deps.limiter.hold(call.operation, outcome.retryAfterMs)
    else deps.limiter.learn(call.operation, response.headers, outcome.meta.serverDate)
    if (isTooMany && outcome.retryAfterMs === null) deps.limiter.hold(call.operation, UNSAID_WAIT_MS)
    return end(outcome)
  } catch (error) {
    if (!(error instanceof TransportError)) throw error
    const outcome = judge(classifyFailure(error, spent()))
    if (outcome.kind === 'not-sent' && outcome.reason !== 'aborted') bytes.sent = 0
    return end(outcome)
  } finally {
    admission.permit.release()
  }
}

function requestOf<T>(binding: Binding, call: Call<T>, url: string, onSent: (sent: number) => void): HttpRequest {
  const { method, needsWorkspace } = OPERATIONS[call.operation]
  const headers: Record<string, string> = { accept: 'application/json', 'x-api-key': binding.key }
  if (needsWorkspace) {
    if (binding.remoteId === null) throw new AppError('INTERNAL', 'a call of a workspace without a workspace')
    headers['x-workspace-id'] = binding.remoteId
  }
  let body: HttpRequest['body']
  if (call.upload) {
    headers['content-type'] = call.upload.contentType
    body = { stream: call.upload.stream, length: call.upload.length }
  } else if (call.json !== undefined) {
    headers['content-type'] = 'application/json'
    body = { bytes: new TextEncoder().encode(JSON.stringify(call.json)) }
  }
  return {
    method,
    url,
    headers,
    body,
    signal: call.options.signal,
    timeoutMs: call.timeoutMs,
    maxResponseBytes: MAX_ANSWER_BYTES,
    // Whatever changes something gets its own connection: a kept one that dies would leave "did it arrive?" open.
    freshConnection: method !== 'GET',
    onProgress: (sent) => {
      onSent(sent)
      call.onProgress?.(sent)
    },
  }
}

function record<T>(deps: ExchangeDeps, binding: Binding, call: Call<T>, outcome: Outcome<T>, at: number, bytes: { sent: number; received: number }): void {
  const { requestId, status, ms } = outcome.meta
  deps.activity?.record({
    at,
    operation: call.operation,
    accountId: binding.accountId,
    workspaceId: binding.workspaceId,
    intentId: call.options.intentId ?? null,
    outcome: outcome.kind,
    status,
    code: problemOf(outcome)?.code ?? null,
    ms,
    // A service that sends the key back must not bring it into a file.
    requestId: requestId?.includes(binding.key) ? null : requestId,
    ...bytes,
    attempt: call.options.attempt ?? 1,
  })
}
