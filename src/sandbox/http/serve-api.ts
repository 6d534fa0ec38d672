/** The API on the wire: one way through for every request, whatever it asks. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError } from '../api-error.ts'
import { failingBy } from '../faults/failing.ts'
import { nameOfFault } from '../faults/faults.ts'
import type { ActiveFault } from '../faults/faults.ts'
import { playFault } from '../faults/play-fault.ts'
import type { Service } from '../service.ts'
import { API_ROOT } from './description.ts'
import type { Description, Operation } from './description.ts'
import { HANDLERS } from './operations.ts'
import type { RateLimit } from './rate-limit.ts'

export interface ApiOptions {
  service: Service
  description: Description
  rateLimit: RateLimit
  /** Calls that are only assumed to exist are then unknown. */
  documentedOnly: boolean
  closing: AbortSignal
  /** Hears of faults of the sandbox itself, which no client can cause. */
  report: (problem: string) => void
  /** Something may be due at another time than before. */
  onChange: () => void
}

/** A request from its arrival on. */
interface Exchange {
  operation: Operation | undefined
  fault: ActiveFault | null
  logId: number
  waitSeconds: number | null
}

/** Answers what waits until no request is being worked on any more. */
export function serveApi(app: FastifyInstance, options: ApiOptions): () => Promise<void> {
  const { service, description, rateLimit } = options
  const exchanges = new WeakMap<FastifyRequest, Exchange>()
  const underWay = new Set<Promise<unknown>>()

  const isServed = (operation: Operation | undefined) => operation !== undefined && HANDLERS[operation.id] !== undefined && !(options.documentedOnly && operation.isAssumed)

  app.addHook('onRequest', (request, reply, done) => {
    const path = pathOf(request)
    const matched = description.match(request.method, path)
    const operation = isServed(matched) ? matched : undefined
    const place = { operationId: matched?.id ?? null, method: request.method, path: path.slice(API_ROOT.length) }
    const fault = service.faults.take(place)
    const requestId = `req-${service.chance.id()}`
    const rate = rateLimit.take(operation?.id ?? '')
    void reply.headers({
      date: new Date(service.clock.now()).toUTCString(),
      'cache-control': 'no-store',
      'x-request-id': requestId,
      'x-ratelimit-limit': String(rate.limit),
      'x-ratelimit-remaining': String(rate.remaining),
      'x-ratelimit-reset': String(rate.reset),
    })
    const logId = service.log.begin({
      method: request.method,
      path,
      operationId: place.operationId,
      workspaceId: headerOf(request, 'x-workspace-id'),
      requestId,
      fault: fault && nameOfFault(fault),
    })
    exchanges.set(request, { operation, fault, logId, waitSeconds: rate.retryAfter })
    done()
  })

  app.setErrorHandler((error, request, reply) => {
    const exchange = exchanges.get(request)
    const refusal = toRefusal(error, options.report)
    if (exchange) service.log.setStatus(exchange.logId, refusal.status)
    return reply.status(refusal.status).send(refusal.body())
  })

  // What no route takes, such as OPTIONS: it has its marks and its place in the log all the same.
  app.setNotFoundHandler(() => {
    throw new ApiError('NOT_FOUND', 'There is no such call.')
  })

  app.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/*',
    handler: (request, reply) => {
      const exchange = exchanges.get(request)
      if (!exchange) throw new Error('a request without its exchange')
      const work = serve(request, reply, exchange)
      underWay.add(work)
      return work.finally(() => underWay.delete(work))
    },
  })

  async function serve(request: FastifyRequest, reply: FastifyReply, exchange: Exchange): Promise<FastifyReply> {
    const { fault, logId } = exchange
    const body = readBody(request)
    if (body.present) service.log.setBody(logId, body.value)
    if (fault?.when === 'before') {
      const played = await playFault(fault, { request, reply, clock: service.clock, closing: options.closing, answer: undefined })
      if (played !== 'go-on') return endWith(reply, logId, played)
    }
    let status = 200
    let answer: unknown
    try {
      answer = await handle(request, exchange, body)
      if (request.method !== 'GET') options.onChange()
    } catch (error) {
      const refusal = toRefusal(error, options.report)
      status = refusal.status
      answer = refusal.body()
    }
    if (exchange.operation) for (const problem of description.checkAnswer(exchange.operation, status, answer)) options.report(`the answer of ${exchange.operation.id}: ${problem}`)
    if (fault?.when === 'after') {
      const played = await playFault(fault, { request, reply, clock: service.clock, closing: options.closing, answer })
      if (played !== 'go-on') return endWith(reply, logId, played)
    }
    service.log.setStatus(logId, status)
    return reply.status(status).send(answer)
  }

  function endWith(reply: FastifyReply, logId: number, status: number | null): FastifyReply {
    service.log.setStatus(logId, status)
    return reply
  }

  async function handle(request: FastifyRequest, { operation, fault, logId, waitSeconds }: Exchange, body: Body): Promise<unknown> {
    const key = service.keys.authenticate(request.headers)
    if (waitSeconds !== null) throw new ApiError('RATE_LIMIT_EXCEEDED', 'Too many calls.', waitSeconds)
    const handler = operation && HANDLERS[operation.id]
    if (!operation || !handler) throw new ApiError('NOT_FOUND', `${request.method} ${pathOf(request)} is no call of this service.`)
    if (!key.scopes.has(operation.scope)) {
      throw key.kind === 'scopes' ? new ApiError('INSUFFICIENT_SCOPE', `This key lacks the scope ${operation.scope}.`) : new ApiError('FORBIDDEN', `A ${key.kind} key may not do this.`)
    }
    const workspaceId = operation.needsWorkspace ? (headerOf(request, 'x-workspace-id') ?? '') : ''
    if (operation.needsWorkspace) {
      if (!workspaceId) throw new ApiError('VALIDATION_ERROR', 'The header X-Workspace-Id is required.')
      service.workspaces.mustBeOurs(workspaceId)
    }
    if (body.problem) throw new ApiError('VALIDATION_ERROR', body.problem)
    // The parts of a form are looked at while they arrive, by the upload itself.
    const isForm = request.isMultipart()
    const { params, query } = description.checkRequest(operation, {
      method: request.method,
      path: pathOf(request),
      query: queryOf(request),
      headers: headersOf(request),
      body: isForm && operation.id === 'uploadMedia' ? { type: 'image' } : body.value,
    })
    service.publishing.settle()
    service.captionOrders.settle()
    return handler({
      service,
      workspaceId,
      params,
      query,
      body: body.value,
      request,
      failing: failingBy(fault),
      // The guard has seen to it that it is a name of ours.
      origin: `http://${request.headers.host ?? ''}`,
      logBody: (value) => service.log.setBody(logId, value),
    })
  }

  return async () => void (await Promise.allSettled(underWay))
}

interface Body {
  present: boolean
  value: unknown
  problem?: string
}

function readBody(request: FastifyRequest): Body {
  if (!Buffer.isBuffer(request.body) || request.body.length === 0) return { present: false, value: undefined }
  const text = request.body.toString('utf8')
  if (!/^application\/json\b/iu.test(request.headers['content-type'] ?? '')) {
    return { present: true, value: { unread: text.slice(0, 200) }, problem: 'The body must be application/json.' }
  }
  try {
    return { present: true, value: JSON.parse(text) }
  } catch {
    return { present: true, value: { unread: text.slice(0, 200) }, problem: 'The body is no JSON.' }
  }
}

function toRefusal(error: unknown, report: (problem: string) => void): ApiError {
  if (error instanceof ApiError) return error
  // Fastify's own complaints about a request: a body too long, a form without a boundary.
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status >= 400 && status < 500 && error instanceof Error) return new ApiError('VALIDATION_ERROR', error.message)
  report(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return new ApiError('INTERNAL_ERROR', 'Something went wrong in the sandbox.')
}

const pathOf = (request: FastifyRequest) => request.url.split('?', 1)[0] ?? ''

function headerOf(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name]
  return (Array.isArray(value) ? value.join(', ') : value) ?? null
}

function headersOf(request: FastifyRequest): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(request.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

function queryOf(request: FastifyRequest): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(request.url.split('?').slice(1).join('?'))) {
    const before = query[name]
    query[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
  }
  return query
}
