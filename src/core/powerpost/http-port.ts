/**
 * The network, for real: undici's `request`, which follows no redirect (N2; `fetch` would carry `x-api-key` across origins).
 * A request that changes something gets a connection of its own, so that "nothing left" can be known: until that connection
 * stands nothing can have been seen; after that, anything may have been.
 */
import type { Readable } from 'node:stream'
import { buildConnector, Client, Pool } from 'undici'
import type { Dispatcher } from 'undici'
import { TransportError } from '../ports.ts'
import type { HttpPort, HttpRequest, HttpResponse } from '../ports.ts'
import { failureReason, notSentByCode } from './transport-failure.ts'

/** Larger headers fail the exchange (N3). */
const MAX_HEADER_BYTES = 16_384
const CONNECT_TIMEOUT_MS = 10_000
const KEPT_CONNECTIONS = 6
const MIB = 1024 * 1024
/** What the system may still hold of a body that it has taken. */
const MOST_HELD_BYTES = 4 * MIB

export interface RealHttp {
  request: HttpPort
  /** Closes kept connections; requests under way fail. */
  close(): Promise<void>
}

export function createHttpPort(options: { connectTimeoutMs?: number } = {}): RealHttp {
  const connectTimeout = options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS
  const pools = new Map<string, Pool>()
  // Our own limits are on the whole exchange; undici's are switched off so that there is one reason for each failure.
  const limits = { maxHeaderSize: MAX_HEADER_BYTES, headersTimeout: 0, bodyTimeout: 0 }

  const poolFor = (origin: string): Pool => {
    let pool = pools.get(origin)
    if (!pool) {
      pool = new Pool(origin, { ...limits, connections: KEPT_CONNECTIONS, connect: { timeout: connectTimeout } })
      pools.set(origin, pool)
    }
    return pool
  }

  const request: HttpPort = async (wanted) => {
    const url = new URL(wanted.url)
    if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new TransportError('not-sent', 'other', 'only http and https')
    if (wanted.signal?.aborted) throw new TransportError('not-sent', 'aborted', 'aborted before it began')
    const exchange = startExchange(wanted)
    if (!wanted.freshConnection) return exchange.run(poolFor(url.origin), null)
    const seen = { connected: false }
    const connector = buildConnector({ timeout: connectTimeout })
    const client = new Client(url.origin, {
      ...limits,
      pipelining: 0,
      connect: (connectOptions, callback) =>
        connector(connectOptions, (...result) => {
          if (!result[0]) seen.connected = true
          callback(...result)
        }),
    })
    try {
      return await exchange.run(client, seen)
    } finally {
      client.destroy().catch(() => {})
    }
  }

  return {
    request,
    async close() {
      const open = [...pools.values()]
      pools.clear()
      await Promise.all(open.map((pool) => pool.destroy()))
    },
  }
}

/** One request and its answer under one time limit. `seen` is null on a kept connection. */
function startExchange(wanted: HttpRequest) {
  const stop = new AbortController()
  let stopped: 'timeout' | 'aborted' | null = null
  let sourceFailure: unknown = null
  let timer: NodeJS.Timeout | undefined

  const halt = (why: 'timeout' | 'aborted') => {
    stopped ??= why
    stop.abort()
  }
  // What the system has taken is not at the service yet: a slow line needs minutes for it, and begun anew it would never get there.
  const held = wanted.body && 'stream' in wanted.body ? Math.min(wanted.body.length, MOST_HELD_BYTES) : 0
  const startTimer = (onItsWay = 0) => {
    clearTimeout(timer)
    timer = setTimeout(() => halt('timeout'), wanted.timeoutMs * (1 + onItsWay / MIB))
  }

  /** Counts a chunk once the next one is asked for: that is when the socket has taken it. */
  async function* streamed(body: { stream: () => AsyncIterable<Uint8Array> }): AsyncGenerator<Uint8Array> {
    let sent = 0
    try {
      for await (const chunk of body.stream()) {
        yield chunk
        sent += chunk.byteLength
        startTimer(held)
        wanted.onProgress?.(sent)
      }
    } catch (failure) {
      sourceFailure = failure
      throw failure
    }
  }

  const failed = (cause: unknown, seen: { connected: boolean } | null): TransportError => {
    if (cause instanceof TransportError) return cause
    // A body that never came to its end cannot have been taken.
    if (sourceFailure !== null && stopped === null) return new TransportError('not-sent', 'body-source', 'the file could not be read')
    const beforeFirstByte = seen ? !seen.connected : notSentByCode(cause)
    const reason = stopped ?? failureReason(cause, beforeFirstByte)
    return new TransportError(beforeFirstByte ? 'not-sent' : 'maybe-sent', reason, cause instanceof Error ? cause.message.slice(0, 300) : 'failed')
  }

  const run = async (dispatcher: Dispatcher, seen: { connected: boolean } | null): Promise<HttpResponse> => {
    const onAbort = () => halt('aborted')
    wanted.signal?.addEventListener('abort', onAbort, { once: true })
    startTimer()
    try {
      const url = new URL(wanted.url)
      const headers = { ...wanted.headers, 'accept-encoding': 'identity' }
      const answer = await dispatcher.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: wanted.method,
        headers: wanted.body && 'stream' in wanted.body ? { ...headers, 'content-length': String(wanted.body.length) } : headers,
        body: bodyOf(wanted, streamed),
        signal: stop.signal,
      })
      return { status: answer.statusCode, headers: flatten(answer.headers), body: await readCapped(answer, wanted.maxResponseBytes) }
    } catch (cause) {
      throw failed(cause, seen)
    } finally {
      clearTimeout(timer)
      wanted.signal?.removeEventListener('abort', onAbort)
    }
  }
  return { run }
}

function bodyOf(wanted: HttpRequest, streamed: (body: { stream: () => AsyncIterable<Uint8Array> }) => AsyncGenerator<Uint8Array>): Buffer | Readable | null {
  if (!wanted.body) return null
  if ('bytes' in wanted.body) return Buffer.from(wanted.body.bytes.buffer, wanted.body.bytes.byteOffset, wanted.body.bytes.byteLength)
  // undici's types know Readable only; its documentation and code take any async iterable.
  return streamed(wanted.body) as unknown as Readable
}

async function readCapped(answer: Dispatcher.ResponseData, max: number): Promise<Uint8Array> {
  const tooLarge = () => {
    answer.body.destroy()
    return new TransportError('maybe-sent', 'too-large', `an answer over ${max} bytes`)
  }
  answer.body.on('error', () => {})
  if (Number(answer.headers['content-length'] ?? 0) > max) throw tooLarge()
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer.body as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > max) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value
  }
  return flat
}
