/** Captions as the simulated service makes them: taken and paid at once, written later, given back when they fail; and the judge of repeats. */
import type { HttpResponse } from '../../../src/core/ports.ts'
import type { VirtualClock } from './clock.ts'
import type { SeededRandom } from './random.ts'

export interface ServerJob {
  id: string
  workspace: string
  key: string
  prompt: string | null
  platforms: string[]
  mode: string
  cost: number
  createdAt: number
  status: string
  outputs: Record<string, unknown> | null
}

export interface CaptionsDeps {
  clock: Pick<VirtualClock, 'now' | 'after'>
  random: SeededRandom
  balances: Map<string, number>
  violations: string[]
  /** Media that the workspace may name. */
  hasMedia: (workspace: string, id: string) => boolean
  json: (status: number, value: unknown, headers?: Record<string, string>) => HttpResponse
  refuse: (status: number, code: string) => HttpResponse
}

interface Order {
  prompt?: string
  media_ids?: string[]
  post_types: string[]
  research_mode: string
}

const PAGE = 5

export class SimCaptions {
  readonly jobs = new Map<string, ServerJob>()
  /** Of the jobs that fail. */
  failureRate = 0
  /** Orders whose answer was not delivered, with the job that came of them, by workspace and order. */
  private readonly unproven = new Map<string, { shown: string; job: string | null }>()
  private readonly deps: CaptionsDeps
  private ids = 0

  constructor(deps: CaptionsDeps) {
    this.deps = deps
  }

  /** An order leaves for the service: one that was not proven done or not done must not go again without the user's word. */
  judge(workspace: string, body: Uint8Array): void {
    const key = keyOf(workspace, body)
    if (this.unproven.has(key)) this.deps.violations.push(`captions were asked for again without proof: ${key}`)
    this.unproven.set(key, { shown: keyOf(workspace, body, false), job: null })
  }

  /** The answer reached the app. */
  delivered(workspace: string, body: Uint8Array, response: HttpResponse): void {
    if (response.status < 500 && response.status !== 307 && response.headers['content-type'] === 'application/json') this.unproven.delete(keyOf(workspace, body))
  }

  /** The user said to ask again, or to let it be. */
  settledByUser(shown: string): void {
    for (const [key, unproven] of this.unproven) if (unproven.shown === shown) this.unproven.delete(key)
  }

  order(workspace: string, body: Uint8Array, apiKey: string): HttpResponse {
    const { deps } = this
    const order = JSON.parse(new TextDecoder().decode(body)) as Order
    const canary = /canary-([\w-]+?)-end/.exec(order.prompt ?? '')?.[1]
    if (order.prompt !== undefined && canary !== workspace) deps.violations.push(`a prompt of ${canary} was sent to ${workspace}`)
    for (const id of order.media_ids ?? []) if (!deps.hasMedia(workspace, id)) return deps.refuse(404, 'NOT_FOUND')
    const cost = (order.research_mode === 'deep' ? 8 : 6) + (order.media_ids?.length ?? 0)
    const balance = deps.balances.get(apiKey) ?? 0
    if (balance < cost) return deps.refuse(402, 'INSUFFICIENT_CREDITS')
    deps.balances.set(apiKey, balance - cost)
    const id = `gen-${(this.ids += 1)}`
    const job: ServerJob = {
      id, workspace, cost, key: keyOf(workspace, body), prompt: order.prompt ?? null, platforms: platformsOf(order), mode: order.research_mode,
      createdAt: deps.clock.now(), status: 'processing', outputs: null,
    }
    this.jobs.set(id, job)
    const unproven = this.unproven.get(job.key)
    if (unproven) unproven.job = id
    deps.clock.after(1_000 + deps.random.int(90_000), () => this.finish(job, apiKey))
    return deps.json(200, { generation_id: id, status: 'processing', credits_used: cost, remaining_credits: balance - cost, status_url: `/api/v1/content/generations/${id}` })
  }

  private finish(job: ServerJob, apiKey: string): void {
    if (this.deps.random.chance(this.failureRate)) {
      job.status = 'failed'
      this.deps.balances.set(apiKey, (this.deps.balances.get(apiKey) ?? 0) + job.cost)
      return
    }
    job.status = 'completed'
    job.outputs = Object.fromEntries(job.platforms.map((platform) => [platform, platform === 'youtube' ? { title: 'T', description: `${job.id} for youtube` } : `${job.id} for ${platform}`]))
  }

  /** What the service has kept of an account's credits. */
  netCost(workspace: string, ids: readonly string[] | null = null): number {
    return [...this.jobs.values()].filter((job) => job.workspace === workspace && job.status !== 'failed' && (ids === null || ids.includes(job.id))).reduce((sum, job) => sum + job.cost, 0)
  }

  list(workspace: string, url: URL): HttpResponse {
    const all = [...this.jobs.values()].filter((job) => job.workspace === workspace).reverse()
    const from = Number(url.searchParams.get('cursor') ?? 0)
    const rows = all.slice(from, from + PAGE)
    const more = from + PAGE < all.length
    return this.deps.json(200, { data: rows.map((job) => show(job)), next_cursor: more ? String(from + PAGE) : null, has_more: more }, { date: new Date(this.deps.clock.now()).toUTCString() })
  }

  /** A delivered page proves the jobs on it. */
  listed(response: HttpResponse): void {
    const ids = new Set([...new TextDecoder().decode(response.body).matchAll(/"generation_id":"(gen-\d+)"/g)].map((match) => match[1]))
    for (const [key, { job }] of this.unproven) if (job !== null && ids.has(job)) this.unproven.delete(key)
  }

  read(workspace: string, id: string): HttpResponse {
    const job = this.jobs.get(id)
    if (!job || job.workspace !== workspace) {
      if (job) this.deps.violations.push(`captions ${id} of ${job.workspace} were asked for by ${workspace}`)
      return this.deps.refuse(404, 'NOT_FOUND')
    }
    return this.deps.json(200, {
      ...show(job),
      ...(job.outputs ? { outputs: job.outputs } : {}),
      ...(job.status === 'failed' ? { error: { code: 'GENERATION_FAILED', message: 'no luck' } } : {}),
    })
  }
}

const platformsOf = (order: Pick<Order, 'post_types'>) => [...new Set(order.post_types.map((postType) => postType.split('-')[0] ?? ''))]

function show(job: ServerJob) {
  return {
    generation_id: job.id, status: job.status, prompt: job.prompt, platforms: job.platforms, research_mode: job.mode, credits_used: job.cost,
    created_at: new Date(job.createdAt).toISOString(),
  }
}

/** What the service's list can tell orders apart by. */
export function orderKey(workspace: string, order: { prompt?: string | null; platforms: readonly string[]; mode: string }): string {
  return JSON.stringify([workspace, order.prompt ?? null, [...order.platforms].sort(), order.mode])
}

/** Without a prompt the files tell two orders apart, to who knows them. */
function keyOf(workspace: string, body: Uint8Array, withFiles = true): string {
  const order = JSON.parse(new TextDecoder().decode(body)) as Order
  const shown = orderKey(workspace, { prompt: order.prompt ?? null, platforms: platformsOf(order), mode: order.research_mode })
  return order.prompt === undefined && withFiles ? `${shown} ${order.media_ids?.join(' ')}` : shown
}
