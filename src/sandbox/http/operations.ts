/** What each call of the description does. A call that is not in this table is answered with 404. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { PLATFORMS, POST_TYPES } from '../../domain/post-types.ts'
import { receiveUpload } from '../media/receive-upload.ts'
import type { WillFail } from '../posts/publishing.ts'
import type { Service } from '../service.ts'

export interface Call {
  service: Service
  /** Empty for a call that needs none. */
  workspaceId: string
  params: Record<string, string>
  /** Checked against the description and in its types. */
  query: Record<string, unknown>
  /** Checked against the description. */
  body: unknown
  request: FastifyRequest
  willFail: WillFail
  /** Puts the body of an upload into the log. */
  logBody: (body: unknown) => void
}

/** Answers the body of a 200. */
export type Handler = (call: Call) => unknown

const pageQuery = z.object({ status: z.string().optional(), limit: z.number().optional(), cursor: z.string().optional() })
const newPost = z.object({
  generation_id: z.string().optional(),
  items: z.array(z.object({ post_type: z.enum(POST_TYPES), content: z.string().optional(), title: z.string().optional(), media_ids: z.array(z.string()).optional() })),
})
const captionOrder = z.object({
  prompt: z.string().optional(),
  media_ids: z.array(z.string()).optional(),
  post_types: z.array(z.enum(POST_TYPES)),
  research_mode: z.enum(['regular', 'deep']),
  cta_text: z.string().optional(),
  source_urls: z.array(z.string()).optional(),
})
const schedule = z.object({ scheduled_at: z.string() })
const range = z.object({ start_date: z.string(), end_date: z.string() })
const entry = z.object({
  title: z.string(),
  description: z.string().nullish(),
  scheduled_date: z.string(),
  scheduled_time: z.string().nullish(),
  platforms: z.array(z.enum(PLATFORMS)).optional(),
})

const idOf = (call: Call) => call.params['id'] ?? ''

export const HANDLERS: Readonly<Record<string, Handler>> = {
  getCredits: ({ service }) => ({ balance: service.credits.balance() }),
  uploadMedia,
  generateContent: ({ service, workspaceId, body, willFail }) => service.captionOrders.take(workspaceId, captionOrder.parse(body), willFail),
  listGenerations: ({ service, workspaceId, query }) => service.generations.list(workspaceId, pageQuery.parse(query)),
  getGeneration: (call) => call.service.generations.read(call.workspaceId, idOf(call)),
  listPosts: ({ service, workspaceId, query }) => service.posts.list(workspaceId, pageQuery.parse(query)),
  createPost: ({ service, workspaceId, body }) => service.posts.create(workspaceId, newPost.parse(body)),
  getPost: (call) => call.service.posts.read(call.workspaceId, idOf(call)),
  publishPost: (call) => call.service.publishing.publish(call.workspaceId, idOf(call), call.willFail),
  schedulePost: (call) => call.service.publishing.schedule(call.workspaceId, idOf(call), schedule.parse(call.body).scheduled_at),
  cancelPost: (call) => call.service.publishing.cancel(call.workspaceId, idOf(call)),
  listCalendarEntries: ({ service, workspaceId, query }) => service.calendar.list(workspaceId, range.parse(query)),
  createCalendarEntry: ({ service, workspaceId, body }) => service.calendar.create(workspaceId, entry.parse(body)),
  getCalendarEntry: (call) => call.service.calendar.read(call.workspaceId, idOf(call)),
  updateCalendarEntry: (call) => call.service.calendar.update(call.workspaceId, idOf(call), entry.partial().parse(call.body)),
  deleteCalendarEntry: (call) => call.service.calendar.remove(call.workspaceId, idOf(call)),
}

async function uploadMedia({ service, workspaceId, request, logBody }: Call): Promise<unknown> {
  const { storage, chance, mediaLimits, media } = service
  const upload = await receiveUpload(request, { folder: storage.arrivingDir, id: chance.id(), limits: mediaLimits })
  const facts = { type: upload.type, fileName: upload.fileName ?? null, size: upload.size, sha256: upload.sha256 }
  logBody(facts)
  try {
    const kept = await media.keep(workspaceId, upload)
    logBody({ ...facts, mediaId: kept.media_id })
    return kept
  } finally {
    await upload.discard()
  }
}
