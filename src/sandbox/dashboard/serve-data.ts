/** The calls of the dashboard's page, which programs may use too. Each needs the token of this start. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { PLATFORMS } from '../../domain/post-types.ts'
import { MAX_KEYS } from '../account/keys.ts'
import { OLDER_KINDS, PRESETS, SCOPES, scopesOf, scopesOfKind } from '../account/scopes.ts'
import { MANNERS } from '../captions/phrases.ts'
import { FAULT_KINDS, faultSchema, parseFault } from '../faults/fault-spec.ts'
import type { FaultSpec } from '../faults/fault-spec.ts'
import { PAGE_FILES_ROOT } from '../media/addresses.ts'
import type { MediaFacts } from '../media/media.ts'
import type { Service } from '../service.ts'
import { isToken, PAGE_HEADERS } from './guard.ts'

class Refused extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const name = z.string().trim().min(1).max(100)
const newKey = z.object({ name, preset: z.enum([...PRESETS, ...OLDER_KINDS]).optional(), scopes: z.array(z.enum(SCOPES)).min(1).optional() })
const creditChange = z.union([z.object({ balance: z.number().int().min(0).max(1e9) }), z.object({ add: z.number().int().min(1).max(1e9) })])
const connectionChange = z.partialRecord(z.enum(PLATFORMS), z.boolean())
const newStyle = z.object({ workspace: z.string(), name, manner: z.enum(MANNERS) })
const listQuery = z.object({ workspace: z.string().optional(), limit: z.coerce.number().int().min(1).max(20_000).optional() })
const logQuery = z.object({ after: z.coerce.number().int().min(0).default(0), latest: z.coerce.number().int().min(1).max(1_000).optional() })
/** Addresses that the page gets hold for one to two hours, and are the same within an hour: what is shown is not shown anew. */
const PAGE_ADDRESS_MS = 3_600_000

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

function isOlder(preset: string | undefined): preset is (typeof OLDER_KINDS)[number] {
  return OLDER_KINDS.some((kind) => kind === preset)
}

export function serveData(api: FastifyInstance, { service, token, operations }: { service: Service; token: string; operations: readonly string[] }): void {
  const { workspaces, styles, keys, credits, posts, media, log, faults, publishing, addresses, generations, pictureRows } = service

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
  const present = <T>(found: T | undefined | null | false, what: string): T => {
    if (!found) throw new Refused(404, `There is no such ${what}.`)
    return found
  }
  const workspaceOf = (request: { params: unknown }) => present(workspaces.find(idOf(request)), 'workspace')
  const list = (request: { query: unknown }) => listQuery.parse(request.query)

  api.get('/workspaces', () => ({ workspaces: workspaces.list() }))
  api.get('/workspaces/shown', () => ({ workspaces: workspaces.list().map((one) => ({ ...one, connections: workspaces.connections(one.id), styles: styles.list(one.id), holds: workspaces.holds(one.id) })) }))
  api.post('/workspaces', (request) => workspaces.create(z.object({ name }).parse(request.body).name))
  api.patch('/workspaces/:id', (request) => present(workspaces.rename(workspaceOf(request).id, z.object({ name }).parse(request.body).name), 'workspace'))
  api.delete('/workspaces/:id', (request) => ({ success: workspaces.remove(workspaceOf(request).id) }))
  api.get('/workspaces/:id/connections', (request) => workspaces.connections(workspaceOf(request).id))
  api.put('/workspaces/:id/connections', (request) => {
    const { id } = workspaceOf(request)
    workspaces.connect(id, connectionChange.parse(request.body))
    return workspaces.connections(id)
  })

  api.get('/styles', (request) => ({ styles: styles.list(list(request).workspace), manners: MANNERS }))
  api.post('/styles', (request) => {
    const wanted = newStyle.parse(request.body)
    return styles.create(present(workspaces.find(wanted.workspace), 'workspace').id, wanted.name, wanted.manner)
  })
  api.delete('/styles/:id', (request) => ({ success: present(styles.remove(z.object({ workspace: z.string() }).parse(request.query).workspace, idOf(request)), 'style of this workspace') }))

  api.get('/keys', () => ({ keys: keys.list(), scopes: SCOPES, presets: Object.fromEntries([...PRESETS.map((preset) => [preset, scopesOf(preset)]), ...OLDER_KINDS.map((kind) => [kind, scopesOfKind(kind)])]) }))
  api.post('/keys', (request) => {
    const wanted = newKey.parse(request.body)
    const made = isOlder(wanted.preset) ? keys.create(wanted.name, scopesOfKind(wanted.preset), wanted.preset) : keys.create(wanted.name, wanted.scopes ?? scopesOf(wanted.preset ?? 'Full access'))
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

  const addressed = (mediaId: string, type: MediaFacts['type'], origin: MediaFacts['origin']) => {
    const until = (Math.floor(service.clock.now() / PAGE_ADDRESS_MS) + 2) * PAGE_ADDRESS_MS
    // A film that was uploaded has no small picture.
    return { url: addresses.sign(mediaId, 'whole', until, PAGE_FILES_ROOT), thumbnailUrl: type === 'image' || origin === 'made' ? addresses.sign(mediaId, 'thumbnail', until, PAGE_FILES_ROOT) : null }
  }
  const pictureOf = (workspaceId: string, mediaId: string) => {
    const { type, origin, file_name: fileName, width, height } = media.factsOf(workspaceId, mediaId)
    return { mediaId, type, fileName, width, height, ...addressed(mediaId, type, origin) }
  }
  api.get('/posts', (request) => {
    publishing.settle()
    const { workspace, limit } = list(request)
    return { posts: posts.facts(workspace, limit) }
  })
  api.get('/posts/shown', (request) => {
    publishing.settle()
    const { workspace, limit = 24 } = list(request)
    const shown = posts.facts(workspace, limit).map((post) => ({
      ...post,
      items: post.items.map((item) => ({
        ...item,
        metrics: service.figures.read(post.workspaceId, item.itemId).metrics,
        media: item.mediaIds.map((mediaId) => pictureOf(post.workspaceId, mediaId)),
      })),
    }))
    return { posts: shown }
  })
  api.get('/media', (request) => ({ media: media.list(list(request).workspace, list(request).limit).map((facts) => ({ ...facts, ...addressed(facts.mediaId, facts.type, facts.origin) })) }))
  api.get('/generations', (request) => {
    service.captionOrders.settle()
    const { workspace, limit = 24 } = list(request)
    const captions = generations.facts(limit, workspace)
    const pictures = pictureRows.facts(limit, workspace).map((order) => ({ ...order, media: order.mediaIds.map((mediaId) => pictureOf(order.workspaceId, mediaId)) }))
    return { captions, pictures }
  })

  api.get('/log', (request) => {
    const { after, latest } = logQuery.parse(request.query)
    return { entries: latest === undefined ? log.read(after) : log.latest(latest) }
  })
  api.delete('/log', () => {
    log.clear()
    return { success: true }
  })

  api.get('/faults', () => ({ faults: faults.list(), kinds: FAULT_KINDS, operations }))
  api.post('/faults', (request) => faults.set(readFault(request.body)))
  api.delete('/faults', () => {
    faults.clear()
    return { success: true }
  })
  api.delete('/faults/:id', (request) => ({ success: present(faults.remove(Number(idOf(request))), 'fault') }))
}
