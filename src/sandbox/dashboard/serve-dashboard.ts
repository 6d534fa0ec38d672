/** What PowerPost keeps on its web site: workspaces, keys, connections, credits; and what only a sandbox has: its log and its faults. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { PLATFORMS } from '../../domain/post-types.ts'
import { MAX_KEYS } from '../account/keys.ts'
import { PRESETS, SCOPES, scopesOf } from '../account/scopes.ts'
import { faultSchema, parseFault } from '../faults/fault-spec.ts'
import type { FaultSpec } from '../faults/fault-spec.ts'
import type { Service } from '../service.ts'
import { isToken, PAGE_HEADERS } from './guard.ts'

export interface DashboardOptions {
  service: Service
  token: string
  /** Holds the page's files. */
  pageDir: string
}

class Refused extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const name = z.string().trim().min(1).max(100)
const newKey = z.object({ name, preset: z.enum(PRESETS).optional(), scopes: z.array(z.enum(SCOPES)).min(1).optional() })
const creditChange = z.union([z.object({ balance: z.number().int().min(0).max(1e9) }), z.object({ add: z.number().int().min(1).max(1e9) })])
const connectionChange = z.partialRecord(z.enum(PLATFORMS), z.boolean())
/** `{fault: "publishPost:drop-after:1"}` as on the command line, or the fields one by one. */
function readFault(body: unknown): FaultSpec {
  const written = z.object({ fault: z.string() }).safeParse(body)
  if (!written.success) return faultSchema.parse(body)
  try {
    return parseFault(written.data.fault)
  } catch (error) {
    throw new Refused(400, error instanceof Error ? error.message : String(error))
  }
}

export function serveDashboard(app: FastifyInstance, options: DashboardOptions): void {
  servePage(app, options)
  app.register((api, _options, done) => {
    serveData(api, options)
    done()
  }, { prefix: '/dashboard/api' })
}

function servePage(app: FastifyInstance, { token, pageDir }: DashboardOptions): void {
  const file = (reply: FastifyReply, fileName: string, type: string, status = 200) =>
    reply.status(status).headers(PAGE_HEADERS).type(`${type}; charset=utf-8`).send(readFileSync(join(pageDir, fileName)))
  app.get('/dashboard', (request, reply) => {
    const given = z.object({ token: z.string() }).safeParse(request.query)
    return given.success && isToken(given.data.token, token) ? file(reply, 'index.html', 'text/html') : file(reply, 'locked.html', 'text/html', 401)
  })
  for (const script of ['dashboard.js', 'locked.js', 'ui.js']) app.get(`/dashboard/${script}`, (_request, reply) => file(reply, script, 'text/javascript'))
  app.get('/dashboard/dashboard.css', (_request, reply) => file(reply, 'dashboard.css', 'text/css'))
}

function serveData(api: FastifyInstance, { service, token }: DashboardOptions): void {
  const { workspaces, keys, credits, posts, media, log, faults, publishing } = service

  api.addHook('onRequest', (request, reply, done) => {
    void reply.headers(PAGE_HEADERS)
    done(isToken(request.headers['x-dashboard-token'], token) ? undefined : new Refused(401, 'The token of the dashboard is missing or wrong.'))
  })
  api.setErrorHandler((error, _request, reply) => {
    if (error instanceof Refused) return reply.status(error.status).send({ error: { code: 'REFUSED', message: error.message } })
    if (error instanceof z.ZodError) return reply.status(400).send({ error: { code: 'VALIDATION_ERROR', message: z.prettifyError(error) } })
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
    return reply.status(status).send({ error: { code: status < 500 ? 'VALIDATION_ERROR' : 'INTERNAL_ERROR', message: error instanceof Error ? error.message : String(error) } })
  })
  api.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : JSON.parse(String(body)))
    } catch {
      done(new Refused(400, 'The body is no JSON.'))
    }
  })

  const idOf = (request: { params: unknown }) => z.object({ id: z.string() }).parse(request.params).id
  const workspaceOf = (request: { params: unknown }) => {
    const found = workspaces.find(idOf(request))
    if (!found) throw new Refused(404, 'There is no such workspace.')
    return found
  }
  const present = <T>(found: T | undefined | null | false, what: string): T => {
    if (!found) throw new Refused(404, `There is no such ${what}.`)
    return found
  }

  api.get('/workspaces', () => ({ workspaces: workspaces.list() }))
  api.post('/workspaces', (request) => workspaces.create(z.object({ name }).parse(request.body).name))
  api.patch('/workspaces/:id', (request) => present(workspaces.rename(workspaceOf(request).id, z.object({ name }).parse(request.body).name), 'workspace'))
  api.delete('/workspaces/:id', (request) => ({ success: workspaces.remove(workspaceOf(request).id) }))
  api.get('/workspaces/:id/connections', (request) => workspaces.connections(workspaceOf(request).id))
  api.put('/workspaces/:id/connections', (request) => {
    const { id } = workspaceOf(request)
    workspaces.connect(id, connectionChange.parse(request.body))
    return workspaces.connections(id)
  })

  api.get('/keys', () => ({ keys: keys.list(), scopes: SCOPES, presets: Object.fromEntries(PRESETS.map((preset) => [preset, scopesOf(preset)])) }))
  api.post('/keys', (request) => {
    const wanted = newKey.parse(request.body)
    const made = keys.create(wanted.name, wanted.scopes ?? scopesOf(wanted.preset ?? 'Full access'))
    if (!made) throw new Refused(409, `An account has at most ${MAX_KEYS} keys. Revoke one first.`)
    return made
  })
  api.delete('/keys/:id', (request) => ({ success: present(keys.revoke(idOf(request)), 'key') }))

  api.get('/credits', () => ({ balance: credits.balance(), entries: credits.entries(50) }))
  api.post('/credits', (request) => {
    const change = creditChange.parse(request.body)
    if ('balance' in change) credits.set(change.balance)
    else credits.add(change.add)
    return { balance: credits.balance() }
  })

  const ofWorkspace = (request: { query: unknown }) => z.object({ workspace: z.string().optional() }).parse(request.query).workspace
  api.get('/posts', (request) => {
    publishing.settle()
    return { posts: posts.facts(ofWorkspace(request)) }
  })
  api.get('/media', (request) => ({ media: media.list(ofWorkspace(request)) }))

  api.get('/log', (request) => ({ entries: log.read(z.object({ after: z.coerce.number().int().min(0).default(0) }).parse(request.query).after) }))
  api.delete('/log', () => {
    log.clear()
    return { success: true }
  })

  api.get('/faults', () => ({ faults: faults.list() }))
  api.post('/faults', (request) => faults.set(readFault(request.body)))
  api.delete('/faults', () => {
    faults.clear()
    return { success: true }
  })
  api.delete('/faults/:id', (request) => ({ success: present(faults.remove(Number(idOf(request))), 'fault') }))
}
