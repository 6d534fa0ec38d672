/** PowerPost's API for one account, and for one workspace of it. Every answer is parsed; nothing here decides what to do next. */
import { AppError } from '../../contract/errors.ts'
import type { Clock, HttpPort, Random } from '../ports.ts'
import { checkBaseUrl, checkHeaderValue } from './binding.ts'
import { exchange } from './exchange.ts'
import type { Binding, Call, ExchangeDeps } from './exchange.ts'
import { createLimiter } from './limiter.ts'
import type { Limiter } from './limiter.ts'
import { encodeUpload } from './multipart.ts'
import {
  anyObjectSchema, captionsTakenSchema, creditsSchema, generationListSchema, generationSchema, postListSchema, postSchema, publishSchema, remoteIdSchema, uploadSchema,
} from './schemas.ts'
import type { AccountClient, ClientFactory, Outcome, RemotePost, WorkspaceClient } from './types.ts'

export interface ClientTimeouts {
  readMs: number
  writeMs: number
  /** Without progress, and for the answer after the last byte. */
  uploadIdleMs: number
}
export const DEFAULT_TIMEOUTS: ClientTimeouts = { readMs: 30_000, writeMs: 60_000, uploadIdleMs: 60_000 }

export function createClientFactory(deps: { http: HttpPort; clock: Clock; random: Random; timeouts?: Partial<ClientTimeouts> }): ClientFactory {
  const timeouts = { ...DEFAULT_TIMEOUTS, ...deps.timeouts }
  const limiters = new Map<string, Limiter>()
  const exchangeDeps = (baseUrl: string, key: string): ExchangeDeps => {
    const name = `${new URL(baseUrl).origin}\n${key}`
    let limiter = limiters.get(name)
    if (!limiter) limiters.set(name, (limiter = createLimiter(deps.clock)))
    return { http: deps.http, clock: deps.clock, limiter }
  }
  return {
    forAccount(wanted) {
      const binding: Binding = Object.freeze({ baseUrl: checkBaseUrl(wanted.baseUrl), key: checkHeaderValue(wanted.key, 'key'), remoteId: null })
      return accountClient(wanted.accountId, binding, exchangeDeps(binding.baseUrl, binding.key), timeouts)
    },
    forWorkspace(wanted) {
      const remoteId = checkHeaderValue(wanted.remoteId, 'remoteId')
      const binding = Object.freeze({ baseUrl: checkBaseUrl(wanted.baseUrl), key: checkHeaderValue(wanted.key, 'key'), remoteId })
      return workspaceClient(wanted.accountId, binding, exchangeDeps(binding.baseUrl, binding.key), timeouts, deps.random)
    },
  }
}

function accountClient(accountId: string, binding: Binding, deps: ExchangeDeps, timeouts: ClientTimeouts): AccountClient {
  return Object.freeze({
    accountId,
    getCredits: (signal?: AbortSignal) =>
      exchange(deps, binding, { method: 'GET', path: '/account/credits', route: 'credits', priority: 'user', schema: creditsSchema, timeoutMs: timeouts.readMs, signal }),
  })
}

function workspaceClient(accountId: string, binding: Binding & { remoteId: string }, deps: ExchangeDeps, timeouts: ClientTimeouts, random: Random): WorkspaceClient {
  const run = <T>(call: Call<T>): Promise<Outcome<T>> => exchange(deps, binding, call)
  const read = { method: 'GET', timeoutMs: timeouts.readMs } as const
  const write = { method: 'POST', timeoutMs: timeouts.writeMs, priority: 'user' } as const
  return Object.freeze({
    accountId,
    remoteId: binding.remoteId,
    baseUrl: binding.baseUrl,

    check: (signal?: AbortSignal) =>
      run({ ...read, path: '/content/generations?limit=1', route: 'generations', priority: 'user', schema: anyObjectSchema, signal }),

    uploadMedia: async (source, options) => {
      const upload = encodeUpload(source, `powerpost-${random.uuid()}`)
      const outcome = await run({
        ...write, path: '/media/upload', route: 'upload', priority: 'upload', schema: uploadSchema, timeoutMs: timeouts.uploadIdleMs, upload, signal: options.signal,
        onProgress: (sent) => options.onProgress?.(Math.min(source.size, Math.round((sent / upload.length) * source.size))),
      })
      // Stopped by us with part of the body still here: a file that never ended cannot have been taken.
      return outcome.kind === 'unclear' && outcome.reason === 'aborted' && !upload.ended()
        ? { kind: 'not-sent', reason: 'aborted', message: outcome.message, meta: outcome.meta }
        : outcome
    },

    createPost: async (items, signal) => {
      const outcome = await run({ ...write, path: '/posts', route: 'create-post', schema: postSchema, json: { items }, signal })
      return mustMatch(outcome, (post) => sameTypes(post, items.map((item) => item.post_type)))
    },

    getPost: async (postId, signal) => {
      const outcome = await run({ ...read, path: `/posts/${segment(postId)}`, route: 'get-post', priority: 'poll', schema: postSchema, signal })
      return mustMatch(outcome, (post) => post.postId === postId)
    },

    listPosts: (query, signal) => {
      const search = new URLSearchParams()
      if (query.status !== undefined) search.set('status', query.status)
      search.set('limit', String(query.limit ?? 100))
      if (query.cursor != null) search.set('cursor', query.cursor)
      return run({ ...read, path: `/posts?${search.toString()}`, route: 'list-posts', priority: 'poll', schema: postListSchema, signal })
    },

    publishPost: async (postId, signal) => {
      const outcome = await run({ ...write, path: `/posts/${segment(postId)}/publish`, route: 'publish', schema: publishSchema, signal })
      return mustMatch(outcome, (answer) => answer.postId === postId)
    },

    generateCaptions: (body, signal) => run({ ...write, path: '/content/generate', route: 'generate', schema: captionsTakenSchema, json: body, signal }),

    getGeneration: async (generationId, signal) => {
      const outcome = await run({ ...read, path: `/content/generations/${segment(generationId)}`, route: 'get-generation', priority: 'poll', schema: generationSchema, signal })
      return mustMatch(outcome, (job) => job.generationId === generationId)
    },

    listGenerations: (query, signal) => {
      const search = new URLSearchParams({ limit: String(query.limit ?? 100) })
      if (query.cursor != null) search.set('cursor', query.cursor)
      return run({ ...read, path: `/content/generations?${search.toString()}`, route: 'generations', priority: 'poll', schema: generationListSchema, signal })
    },
  } satisfies WorkspaceClient)
}

/** An answer about something else than was asked for is no answer. */
function mustMatch<T>(outcome: Outcome<T>, fits: (value: T) => boolean): Outcome<T> {
  if (outcome.kind !== 'ok' || fits(outcome.value)) return outcome
  return { kind: 'unclear', reason: 'bad-answer', message: 'an answer about something else', meta: outcome.meta }
}

function sameTypes(post: RemotePost, wanted: string[]): boolean {
  const shown = post.items.map((item) => item.postType).sort()
  return shown.length === wanted.length && [...wanted].sort().every((postType, at) => postType === shown[at])
}

/** One path segment; `.` and `..` would change the path even when encoded. */
function segment(id: string): string {
  if (!remoteIdSchema.safeParse(id).success) throw new AppError('INTERNAL', 'an id that cannot be part of a path')
  return encodeURIComponent(id)
}
