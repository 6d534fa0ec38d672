/** Acts out a fault on the wire. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ApiError } from '../api-error.ts'
import type { Clock } from '../clock-and-chance.ts'
import type { ActiveFault } from './faults.ts'

const DELAY_MS = 60_000
const HUGE_BYTES = 50_000_000
const CHUNK = Buffer.alloc(64 * 1024, 'x')
const PAGE = '<!doctype html><html><head><title>Welcome</title></head><body><h1>Welcome to the network</h1><p>Please accept the terms to go online.</p></body></html>\n'

export interface Stage {
  request: FastifyRequest
  reply: FastifyReply
  clock: Clock
  /** Ends every waiting when the service closes. */
  closing: AbortSignal
  /** What would have been answered, the bytes of a file as such; absent ahead of the handling. */
  answer: unknown
}

/** The status that went out, null for none, or `'go-on'` when the request takes its usual way. */
export type Played = number | null | 'go-on'

export async function playFault(fault: ActiveFault, stage: Stage): Promise<Played> {
  const { request, reply } = stage
  const answer = Buffer.isBuffer(stage.answer) ? stage.answer : Buffer.from(JSON.stringify(stage.answer ?? { data: [], has_more: false }))
  switch (fault.kind) {
    case 'fail-item':
      return 'go-on'
    case 'drop':
      return drop(stage)
    case 'delay':
      if (await waitFor(numberOr(fault.value, DELAY_MS), stage)) return 'go-on'
      return drop(stage)
    case '402':
      return refuse(reply, new ApiError('INSUFFICIENT_CREDITS', 'There are too few credits for this.'))
    case '403':
      return refuse(reply, new ApiError('FORBIDDEN', 'There is no access to this.'))
    case '429':
      void reply.header('x-ratelimit-remaining', '0')
      return refuse(reply, new ApiError('RATE_LIMIT_EXCEEDED', 'Too many calls.', numberOr(fault.value, 2)))
    case '500':
    case '502':
    case '503':
    case '504':
      void reply.status(Number(fault.kind)).send(new ApiError('INTERNAL_ERROR', 'Something went wrong.').body())
      return Number(fault.kind)
    case 'html':
      standInBetween(reply)
      void reply.status(200).type('text/html; charset=utf-8').send(PAGE)
      return 200
    case 'redirect':
      standInBetween(reply)
      void reply.status(302).header('location', fault.value ?? `http://localhost:${request.raw.socket.localPort ?? 0}${request.url}`).send('')
      return 302
    case 'empty':
      void reply.status(200).type('application/json; charset=utf-8').send('')
      return 200
    case 'half': {
      const { raw } = takeOver(reply, answer.length)
      raw.write(answer.subarray(0, Math.ceil(answer.length / 2)), () => raw.socket?.destroySoon())
      return 200
    }
    case 'huge':
      await sendHuge(takeOver(reply).raw, numberOr(fault.value, HUGE_BYTES))
      return 200
  }
}

function refuse(reply: FastifyReply, refusal: ApiError): number {
  void reply.status(refusal.status).send(refusal.body())
  return refusal.status
}

function drop({ request, reply }: Stage): null {
  reply.hijack()
  request.raw.socket.destroy()
  return null
}

/** What answers here is not the service, so the service's marks are not there. */
function standInBetween(reply: FastifyReply): void {
  for (const name of Object.keys(reply.getHeaders())) void reply.removeHeader(name)
}

function takeOver(reply: FastifyReply, length?: number): FastifyReply {
  reply.hijack()
  reply.raw.writeHead(200, { 'content-type': 'application/json; charset=utf-8', ...(length === undefined ? {} : { 'content-length': length }) })
  return reply
}

/** A sound JSON text, only far too long; as fast as the other side takes it, and no further than it listens. */
async function sendHuge(raw: FastifyReply['raw'], bytes: number): Promise<void> {
  raw.write('{"data":"')
  for (let sent = 0; sent < bytes && !raw.destroyed; sent += CHUNK.length) {
    if (raw.write(CHUNK)) continue
    await new Promise<void>((resolve) => {
      const done = () => {
        raw.off('drain', done)
        raw.off('close', done)
        resolve()
      }
      raw.once('drain', done)
      raw.once('close', done)
    })
  }
  raw.end('"}')
}

/** Waits even when the other side has gone: a service does not notice that either. False when the service closes meanwhile. */
function waitFor(ms: number, { clock, closing }: Stage): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = clock.after(ms, () => {
      closing.removeEventListener('abort', end)
      resolve(true)
    })
    const end = () => {
      stop()
      resolve(false)
    }
    if (closing.aborted) end()
    else closing.addEventListener('abort', end, { once: true })
  })
}

function numberOr(value: string | undefined, usual: number): number {
  const number = Number(value)
  return value !== undefined && Number.isFinite(number) && number >= 0 ? number : usual
}
