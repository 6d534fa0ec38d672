/**
 * PowerPost as the simulation imagines it, behind an HttpPort: workspaces, media, posts, captions, credits; every way of losing an
 * answer; and a judge that writes down whatever must never happen. Written from the documentation alone.
 */
import { TransportError } from '../../../src/core/ports.ts'
import type { HttpPort, HttpRequest, HttpResponse } from '../../../src/core/ports.ts'
import { SimCaptions } from './captions.ts'
import type { VirtualClock } from './clock.ts'
import type { SeededRandom } from './random.ts'

export const ORIGIN = 'https://powerpost.test'

export interface ServerPost {
  id: string
  workspace: string
  status: string
  createdAt: number
  items: { item_id: string; post_type: string; content: string; title?: string; media_ids: string[]; status: string; platform_post_id?: string; error?: string }[]
  /** Made by someone at the dashboard. */
  foreign: boolean
  accepted: number
  /** A publish arrived and its answer was not delivered. */
  unproven: boolean
  draftReads: number
  /** Credits taken for it. */
  paid: number
  /** When it publishes itself. */
  scheduledFor: number | null
}

export interface ServerOptions {
  documentedOnly: boolean
  /** A second publish answers 409, as documented. Without it a doubled publish really doubles. */
  guarded: boolean
  /** A post that is taken back is a draft again; else it stays cancelled. */
  cancelGivesDraft?: boolean
}

export type Fate =
  | 'answer' | 'drop-before' | 'drop-after' | 'timeout-before' | 'timeout-after' | 'late' | 'rate-limit'
  | 'error-before' | 'error-after' | 'html' | 'html-after' | 'redirect' | 'key-refused'

const FAULTS: Fate[] = ['drop-before', 'drop-after', 'drop-after', 'timeout-before', 'timeout-after', 'late', 'rate-limit', 'error-before', 'error-after', 'html', 'html-after', 'redirect', 'key-refused']

export class SimServer {
  readonly posts = new Map<string, ServerPost>()
  readonly media = new Map<string, { workspace: string; canary: string }>()
  readonly violations: string[] = []
  readonly log: string[] = []
  /** Remote workspace → the key that owns it. */
  readonly owners = new Map<string, string>()
  readonly balances = new Map<string, number>()
  readonly captions: SimCaptions
  faultRate = 0.3
  /** Decides a request's fate instead of chance; undefined leaves it to chance. */
  script: (method: string, path: string, workspace: string) => Fate | HttpResponse | undefined = () => undefined
  /** Of the items that are published. */
  itemSuccess = 0.9
  /** Decides an item's fate instead of chance. */
  itemFate: (postType: string) => { status: 'posted' | 'failed'; error?: { code: string; message: string } } | undefined = () => undefined
  down = false
  foreignRequests = 0
  lateApplied = 0
  requests = 0
  private readonly clock: Pick<VirtualClock, 'now' | 'after' | 'elapsed'>
  private readonly random: SeededRandom
  private readonly options: ServerOptions
  private ids = 0

  constructor(clock: Pick<VirtualClock, 'now' | 'after' | 'elapsed'>, random: SeededRandom, options: ServerOptions) {
    this.clock = clock
    this.random = random
    this.options = options
    this.captions = new SimCaptions({
      clock, random, balances: this.balances, violations: this.violations, json, refuse,
      hasMedia: (workspace, id) => {
        // Uploads do not live for ever on the service.
        if (this.faultRate > 0 && random.chance(0.05)) this.media.delete(id)
        return this.media.get(id)?.workspace === workspace
      },
    })
  }

  /** The network of one process: a crash forgets its answers, never what already arrived. */
  port(alive: () => boolean, maybeCrash: (where: 'before' | 'after') => boolean): HttpPort {
    return async (request) => {
      const body = await readBody(request)
      if (maybeCrash('before')) return never()
      return new Promise<HttpResponse>((resolve, reject) => this.carry(request, body, {
        resolve: (response) => alive() && !maybeCrash('after') && resolve(response),
        reject: (error) => alive() && reject(error),
        alive,
      }))
    }
  }

  private carry(request: HttpRequest, body: Uint8Array, reply: { resolve: (r: HttpResponse) => void; reject: (e: Error) => void; alive: () => boolean }): void {
    const { clock, random } = this
    const url = new URL(request.url)
    if (url.origin !== ORIGIN) {
      this.foreignRequests += 1
      this.violations.push(`a request went to ${url.origin}`)
    }
    if (this.down) {
      clock.after(20 + random.int(200), () => reply.reject(new TransportError('not-sent', 'connect', 'no network')))
      return
    }
    const aborted = () => reply.reject(new TransportError('maybe-sent', 'aborted', 'aborted'))
    request.signal?.addEventListener('abort', aborted, { once: true })
    const scripted = this.script(request.method, url.pathname.replace('/api/v1', ''), request.headers['x-workspace-id'] ?? '')
    if (typeof scripted === 'object') {
      clock.after(50, () => reply.resolve(scripted))
      return
    }
    const fate: Fate = scripted ?? (random.chance(this.faultRate) ? random.pick(FAULTS) : 'answer')
    const arrive = 10 + random.int(400)
    const back = 10 + random.int(400)
    this.log.push(`${clock.elapsed} ${request.method} ${url.pathname} ${request.headers['x-workspace-id'] ?? '-'} ${fate}`)
    this.requests += 1
    this.judgeCall(request, url, body)
    const apply = () => this.apply(request, url, body)
    const deliver = (response: HttpResponse, delay = back) => clock.after(delay, () => {
      if (!reply.alive()) return
      this.delivered(request, url, body, response)
      reply.resolve(response)
    })
    const lose = (error: TransportError, delay: number) => clock.after(delay, () => reply.reject(error))
    const reset = new TransportError('maybe-sent', 'reset', 'reset')
    const timeout = new TransportError('maybe-sent', 'timeout', 'no answer in time')
    clock.after(arrive, () => {
      if (fate.endsWith('-before') || fate === 'html' || fate === 'redirect') this.mayPostForeign(request, url, body)
      switch (fate) {
        case 'answer':
          return deliver(apply())
        case 'drop-before':
          return lose(reset, back)
        case 'drop-after':
          apply()
          return lose(reset, back)
        case 'timeout-before':
          return lose(timeout, request.timeoutMs)
        case 'timeout-after':
          apply()
          return lose(timeout, request.timeoutMs)
        case 'late':
          // Arrives long after everyone gave up: only where the service itself guards against the second publish.
          if (this.options.guarded) {
            clock.after(request.timeoutMs + random.int(200_000), () => {
              this.lateApplied += 1
              apply()
            })
          }
          return lose(timeout, request.timeoutMs)
        case 'rate-limit':
          return deliver(json(429, { error: { code: 'RATE_LIMIT_EXCEEDED', message: 'slow down', retryAfter: 1 + random.int(20) } }))
        case 'error-before':
          return deliver(json(500, { error: { code: 'INTERNAL_ERROR', message: 'oops' } }))
        case 'error-after':
          apply()
          return deliver(json(502, { error: { code: 'INTERNAL_ERROR', message: 'oops' } }))
        case 'html':
          return deliver(page('<html>Log in to the hotel network</html>'))
        case 'html-after':
          apply()
          return deliver(page('<html>ok</html>'))
        case 'redirect':
          return deliver({ status: 307, headers: { location: 'https://elsewhere.test/steal' }, body: new Uint8Array() })
        case 'key-refused':
          return deliver(json(401, { error: { code: 'INVALID_API_KEY', message: 'no' } }))
      }
    })
  }

  private judgeCall(request: HttpRequest, url: URL, body: Uint8Array): void {
    this.judgePublish(request, url)
    if (isOrder(request, url)) this.captions.judge(request.headers['x-workspace-id'] ?? '', body)
  }

  /** A publish whose answer was lost may go again only after two reads that show a draft. */
  private judgePublish(request: HttpRequest, url: URL): void {
    if (request.method !== 'POST' || !url.pathname.endsWith('/publish')) return
    const post = this.posts.get(decodeURIComponent(url.pathname.split('/')[4] ?? ''))
    if (!post) return
    if (post.unproven && post.draftReads < 2) this.violations.push(`publish of ${post.id} was repeated without proof`)
    post.unproven = true
    post.draftReads = 0
  }

  /** What the app may now count as proven. */
  private delivered(request: HttpRequest, url: URL, body: Uint8Array, response: HttpResponse): void {
    if (isOrder(request, url)) this.captions.delivered(request.headers['x-workspace-id'] ?? '', body, response)
    if (request.method === 'GET' && url.pathname.endsWith('/content/generations') && response.status === 200 && isJson(response)) this.captions.listed(response)
    const post = this.posts.get(decodeURIComponent(url.pathname.split('/')[4] ?? ''))
    if (!post) return
    if (request.method === 'GET' && response.status === 200 && isJson(response)) {
      // What it said, not what is so by now.
      if (statusIn(response) === 'draft') post.draftReads += 1
    }
    // A refusal is an answer: nothing was done.
    if (request.method === 'POST' && response.status >= 400 && response.status < 500 && response.status !== 409) {
      post.unproven = false
    }
  }

  /** A request that arrived whole, for whoever carries it over a real wire. */
  handle(request: HttpRequest, body: Uint8Array): HttpResponse {
    const url = new URL(request.url)
    this.judgeCall(request, url, body)
    const response = this.apply(request, url, body)
    this.delivered(request, url, body, response)
    return response
  }

  private apply(request: HttpRequest, url: URL, body: Uint8Array): HttpResponse {
    const key = request.headers['x-api-key'] ?? ''
    const path = url.pathname.replace('/api/v1', '')
    if (path === '/account/credits') return json(200, { balance: this.balances.get(key) ?? 0 })
    const workspace = request.headers['x-workspace-id']
    if (workspace === undefined) return refuse(400, 'VALIDATION_ERROR')
    if (this.owners.get(workspace) !== key) {
      this.violations.push(`workspace ${workspace} was named with another account's key`)
      return refuse(403, 'FORBIDDEN')
    }
    if (path === '/media/upload') return this.upload(workspace, body)
    if (path === '/content/generate') return this.captions.order(workspace, body, key)
    if (path === '/content/generations') return this.captions.list(workspace, url)
    if (path.startsWith('/content/generations/')) return this.captions.read(workspace, decodeURIComponent(path.split('/')[3] ?? ''))
    if (path === '/posts' && request.method === 'POST') return this.create(workspace, body)
    if (path === '/posts') return this.options.documentedOnly ? refuse(404, 'NOT_FOUND') : this.list(workspace, url)
    const post = this.posts.get(decodeURIComponent(path.split('/')[2] ?? ''))
    if (!post || post.workspace !== workspace) {
      if (post) this.violations.push(`post ${post.id} of ${post.workspace} was asked for by ${workspace}`)
      return refuse(404, 'NOT_FOUND')
    }
    if (path.endsWith('/publish')) return this.publish(post, key)
    if (path.endsWith('/schedule')) return this.schedule(post, key, body)
    if (path.endsWith('/cancel')) return this.takeBack(post)
    return json(200, show(post))
  }

  private upload(workspace: string, body: Uint8Array): HttpResponse {
    const text = new TextDecoder().decode(body)
    const canary = /canary-([\w-]+?)-end/.exec(text)?.[1] ?? 'none'
    if (canary !== workspace) this.violations.push(`media of ${canary} was uploaded to ${workspace}`)
    const id = `media-${(this.ids += 1)}`
    this.media.set(id, { workspace, canary })
    return json(200, { media_id: id, type: 'image', file_name: 'x', file_size: body.length, mime_type: 'image/png', created_at: this.iso() })
  }

  private create(workspace: string, body: Uint8Array): HttpResponse {
    const post = this.insert(workspace, body, false)
    for (const item of post.items) {
      const canary = /canary-([\w-]+?)-end/.exec(item.content)?.[1]
      if (canary !== workspace) this.violations.push(`text of ${canary} was sent to ${workspace}`)
      for (const id of item.media_ids) {
        // Uploads do not live for ever on the service.
        if (this.faultRate > 0 && this.random.chance(0.05)) this.media.delete(id)
        if (this.media.get(id)?.workspace !== workspace) {
          this.posts.delete(post.id)
          return refuse(404, 'NOT_FOUND')
        }
      }
    }
    return json(200, show(post))
  }

  private insert(workspace: string, body: Uint8Array, foreign: boolean): ServerPost {
    const { items } = JSON.parse(new TextDecoder().decode(body)) as { items: { post_type: string; content: string; title?: string; media_ids?: string[] }[] }
    const id = `post-${(this.ids += 1)}`
    const post: ServerPost = {
      id, workspace, foreign, status: 'draft', createdAt: this.clock.now(), accepted: 0, unproven: false, draftReads: 0, paid: 0, scheduledFor: null,
      items: items.map((item, at) => ({ ...item, media_ids: item.media_ids ?? [], item_id: `${id}-${at}`, status: 'draft' })),
    }
    this.posts.set(id, post)
    return post
  }

  /** A post made at the dashboard; answers its id. */
  insertForeign(workspace: string, items: { post_type: string; content: string }[], status: string): string {
    const post = this.insert(workspace, new TextEncoder().encode(JSON.stringify({ items })), true)
    post.status = status
    for (const item of post.items) item.status = status === 'published' ? 'posted' : 'draft'
    return post.id
  }

  /** Someone at the dashboard posts the very same thing by hand. */
  private mayPostForeign(request: HttpRequest, url: URL, body: Uint8Array): void {
    if (request.method !== 'POST' || !url.pathname.endsWith('/posts') || !this.random.chance(0.5)) return
    const post = this.insert(request.headers['x-workspace-id'] ?? '', body, true)
    post.status = 'published'
    for (const item of post.items) item.status = 'posted'
  }

  private list(workspace: string, url: URL): HttpResponse {
    const wanted = url.searchParams.get('status')
    const data = [...this.posts.values()].filter((post) => post.workspace === workspace && (wanted === null || post.status === wanted)).reverse()
    const from = Number(url.searchParams.get('cursor') ?? 0)
    const rows = data.slice(from, from + 5)
    const more = from + 5 < data.length
    return json(200, { data: rows.map(show), next_cursor: more ? String(from + 5) : null, has_more: more }, { date: new Date(this.clock.now()).toUTCString() })
  }

  private publish(post: ServerPost, key: string): HttpResponse {
    if (post.foreign) this.violations.push(`a foreign post ${post.id} was published`)
    if (post.status === 'scheduled' && this.lateApplied === 0) this.violations.push(`post ${post.id} was published while the service held it`)
    if (post.status !== 'draft' && this.options.guarded) return refuse(409, 'ALREADY_PUBLISHED')
    return this.begin(post, key)
  }

  private schedule(post: ServerPost, key: string, body: Uint8Array): HttpResponse {
    if (this.options.documentedOnly) return refuse(404, 'NOT_FOUND')
    if (post.status !== 'draft') return refuse(409, 'ALREADY_PUBLISHED')
    const at = Date.parse((JSON.parse(new TextDecoder().decode(body)) as { scheduled_at: string }).scheduled_at)
    if (!(at > this.clock.now())) return refuse(400, 'VALIDATION_ERROR')
    post.status = 'scheduled'
    post.scheduledFor = at
    this.clock.after(at - this.clock.now(), () => {
      if (post.status === 'scheduled' && post.scheduledFor === at) this.begin(post, key)
    })
    return json(200, show(post))
  }

  private takeBack(post: ServerPost): HttpResponse {
    if (this.options.documentedOnly) return refuse(404, 'NOT_FOUND')
    if (post.status !== 'scheduled') return refuse(409, 'ALREADY_PUBLISHED')
    post.status = this.options.cancelGivesDraft === true ? 'draft' : 'canceled'
    post.scheduledFor = null
    return json(200, show(post))
  }

  private begin(post: ServerPost, key: string): HttpResponse {
    const cost = 1 + (post.items.some((item) => item.post_type.startsWith('x-')) ? 3 : 0)
    const balance = this.balances.get(key) ?? 0
    if (balance < cost) {
      // A time that comes without credits passes.
      if (post.status === 'scheduled') {
        post.status = 'failed'
        for (const item of post.items) item.status = 'failed'
      }
      return refuse(402, 'INSUFFICIENT_CREDITS')
    }
    this.balances.set(key, balance - cost)
    post.accepted += 1
    post.paid += cost
    if (post.accepted > 1) this.violations.push(`post ${post.id} was published ${post.accepted} times`)
    post.status = 'publishing'
    for (const item of post.items) {
      item.status = 'posting'
      this.clock.after(2_000 + this.random.int(60_000), () => {
        const isPosted = this.random.chance(this.itemSuccess)
        Object.assign(item, this.itemFate(item.post_type) ?? { status: isPosted ? 'posted' : 'failed' })
        if (post.items.every((one) => one.status !== 'posting')) post.status = post.items.some((one) => one.status === 'posted') ? 'published' : 'failed'
      })
    }
    return json(200, { post_id: post.id, status: 'publishing', credits_used: cost, status_url: `/api/v1/posts/${post.id}` })
  }

  private iso(): string {
    return new Date(this.clock.now()).toISOString()
  }
}

function show(post: ServerPost) {
  return {
    post_id: post.id, status: post.status, created_at: new Date(post.createdAt).toISOString(), scheduled_at: post.scheduledFor === null ? null : new Date(post.scheduledFor).toISOString(),
    items: post.items.map((item) => ({ ...item, platform: item.post_type.split('-')[0] })),
  }
}

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): HttpResponse => ({
  status, headers: { 'content-type': 'application/json', ...headers }, body: new TextEncoder().encode(JSON.stringify(value)),
})
export const refuse = (status: number, code: string) => json(status, { error: { code, message: code } })
const page = (html: string): HttpResponse => ({ status: 200, headers: { 'content-type': 'text/html' }, body: new TextEncoder().encode(html) })
const statusIn = ({ body }: HttpResponse) => (JSON.parse(new TextDecoder().decode(body)) as { status?: unknown }).status
const isJson = (response: HttpResponse) => response.headers['content-type'] === 'application/json'

const isOrder = (request: HttpRequest, url: URL) => request.method === 'POST' && url.pathname.endsWith('/content/generate')

const never = () => new Promise<never>(() => {})

async function readBody(request: HttpRequest): Promise<Uint8Array> {
  if (!request.body) return new Uint8Array()
  if ('bytes' in request.body) return request.body.bytes
  const parts: Uint8Array[] = []
  for await (const chunk of request.body.stream()) parts.push(chunk)
  return Buffer.concat(parts)
}
