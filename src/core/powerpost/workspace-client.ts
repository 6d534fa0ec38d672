/** Every call of one workspace. An answer about something else than was asked for is no answer. */
import type { z } from 'zod'
import type { Random } from '../ports.ts'
import { anyObjectSchema, uploadSchema } from './answers/account.ts'
import { entryListSchema, entrySchema, removedSchema } from './answers/calendar.ts'
import { captionsTakenSchema, generationListSchema, generationSchema, imageGenerationSchema, imagesTakenSchema, videoGenerationSchema, videoTakenSchema } from './answers/generations.ts'
import { figuresSchema, postListSchema, postSchema, publishSchema } from './answers/posts.ts'
import type { ClientTimeouts } from './client.ts'
import { exchange } from './exchange.ts'
import type { Binding, Call, ExchangeDeps } from './exchange.ts'
import { LIMITS } from './generated/limits.ts'
import { OPERATIONS } from './generated/operations.ts'
import type { Answers, OperationId } from './generated/operations.ts'
import { encodeUpload } from './multipart.ts'
import { addressOf } from './request.ts'
import type { Wanted } from './request.ts'
import type { CallOptions, Outcome, PageQuery, RemotePost, WorkspaceClient } from './types.ts'

type More<T> = Partial<Pick<Call<T>, 'priority' | 'timeoutMs' | 'upload' | 'onProgress' | 'judge'>>

/** The schema must take whatever the file says that this call answers. */
type Takes<O extends OperationId, S extends z.ZodType> = [Answers[O]] extends [z.input<S>] ? unknown : never

const BIGGEST_PAGE = LIMITS.PageSize.maximum

export function createWorkspaceClient(binding: Binding & { remoteId: string }, deps: ExchangeDeps, timeouts: ClientTimeouts, random: Random): WorkspaceClient {
  const ask = async <O extends OperationId, S extends z.ZodType>(operation: O, wanted: Wanted<O>, schema: S & Takes<O, S>, options: CallOptions = {}, more: More<z.output<S>> = {}): Promise<Outcome<z.output<S>>> => {
    const isRead = OPERATIONS[operation].method === 'GET'
    return exchange(deps, binding, {
      operation,
      address: addressOf(operation, wanted),
      priority: isRead ? 'poll' : 'user',
      timeoutMs: isRead ? timeouts.readMs : timeouts.writeMs,
      schema: schema as z.ZodType<z.output<S>>, // what a schema gives out is its output
      json: wanted.body,
      options,
      ...more,
    })
  }

  return Object.freeze({
    accountId: binding.accountId,
    remoteId: binding.remoteId,
    baseUrl: binding.baseUrl,

    check: (options) => ask('listGenerations', { query: { limit: 1 } }, anyObjectSchema, options, { priority: 'user' }),

    uploadMedia: (source, options = {}) => {
      const upload = encodeUpload(source, `powerpost-${random.uuid()}`)
      return ask('uploadMedia', {}, uploadSchema, options, {
        priority: 'upload',
        timeoutMs: timeouts.uploadIdleMs,
        upload,
        onProgress: (sent) => options.onProgress?.(Math.min(source.size, Math.round((sent / upload.length) * source.size))),
        // Stopped by us with part of the body still here: a file that never ended cannot have been taken.
        judge: (outcome) =>
          outcome.kind === 'unclear' && outcome.reason === 'aborted' && !upload.ended()
            ? { kind: 'not-sent', reason: 'aborted', message: outcome.message, meta: outcome.meta }
            : outcome,
      })
    },

    generateCaptions: (body, options) => ask('generateContent', { body }, captionsTakenSchema, options),
    getGeneration: (id, options) => ask('getGeneration', { path: { id } }, generationSchema, options, about((job) => job.generationId === id)),
    listGenerations: (query, options) => ask('listGenerations', { query: pageOf(query) }, generationListSchema, options),

    generateImages: (body, options) => ask('generateImages', { body }, imagesTakenSchema, options),
    getImages: (id, options) => ask('getImageGeneration', { path: { id } }, imageGenerationSchema, options, about((job) => job.imageGenerationId === id)),
    generateVideo: (body, options) => ask('generateVideo', { body }, videoTakenSchema, options),
    getVideo: (id, options) => ask('getVideoGeneration', { path: { id } }, videoGenerationSchema, options, about((job) => job.videoGenerationId === id)),

    createPost: (items, options = {}) =>
      ask('createPost', { body: { ...(options.generationId === undefined ? {} : { generation_id: options.generationId }), items } }, postSchema, options, about((post) => sameTypes(post, items.map((item) => item.post_type)))),
    getPost: (id, options) => ask('getPost', { path: { id } }, postSchema, options, about((post) => post.postId === id)),
    listPosts: (query, options) => ask('listPosts', { query: pageOf(query) }, postListSchema, options),
    publishPost: (id, options) => ask('publishPost', { path: { id } }, publishSchema, options, about((answer) => answer.postId === id)),
    schedulePost: (id, at, options) => ask('schedulePost', { path: { id }, body: { scheduled_at: at } }, postSchema, options, about((post) => post.postId === id)),
    cancelPost: (id, options) => ask('cancelPost', { path: { id } }, postSchema, options, about((post) => post.postId === id)),
    getFigures: (id, options) => ask('getPostItemAnalytics', { path: { post_item_id: id } }, figuresSchema, options, { priority: 'figures', ...about((figures) => figures.itemId === id) }),

    listEntries: ({ from, to }, options) => ask('listCalendarEntries', { query: { start_date: from, end_date: to } }, entryListSchema, options),
    createEntry: (body, options) => ask('createCalendarEntry', { body }, entrySchema, options),
    getEntry: (id, options) => ask('getCalendarEntry', { path: { id } }, entrySchema, options, about((entry) => entry.entryId === id)),
    updateEntry: (id, body, options) => ask('updateCalendarEntry', { path: { id }, body }, entrySchema, options, about((entry) => entry.entryId === id)),
    deleteEntry: (id, options) => ask('deleteCalendarEntry', { path: { id } }, removedSchema, options),
  } satisfies WorkspaceClient)
}

const pageOf = <Status>({ status, limit, cursor }: PageQuery<Status>) => ({ ...(status === undefined ? {} : { status }), limit: limit ?? BIGGEST_PAGE, ...(cursor == null ? {} : { cursor }) })

function about<T>(fits: (value: T) => boolean): { judge: (outcome: Outcome<T>) => Outcome<T> } {
  return {
    judge: (outcome) => (outcome.kind !== 'ok' || fits(outcome.value) ? outcome : { kind: 'unclear', reason: 'bad-answer', message: 'an answer about something else', meta: outcome.meta }),
  }
}

function sameTypes(post: RemotePost, wanted: string[]): boolean {
  const shown = post.items.map((item) => item.postType).sort()
  return shown.length === wanted.length && [...wanted].sort().every((postType, at) => postType === shown[at])
}
