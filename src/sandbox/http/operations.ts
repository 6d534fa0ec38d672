/** What each call of the description does. A call that is not in this table is answered with 404. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { PLATFORMS, POST_TYPES } from '../../domain/post-types.ts'
import type { Failing } from '../faults/failing.ts'
import { IMAGE_MODELS, IMAGE_SIZES, VIDEO_MODELS, VIDEO_SIZES } from '../generations/picture-rules.ts'
import type { PictureKind } from '../generations/picture-rows.ts'
import { receiveUpload } from '../media/receive-upload.ts'
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
  failing: Failing
  /** How the caller names this service: `http://127.0.0.1:4311`. */
  origin: string
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
  research_mode: z.enum(['regular', 'deep']).optional(),
  writing_style_id: z.string().optional(),
  cta_text: z.string().optional(),
  source_urls: z.array(z.string()).optional(),
})
const imageOrder = z.object({
  prompt: z.string().optional(),
  size: z.enum(IMAGE_SIZES).optional(),
  quantity: z.number().int().optional(),
  model: z.enum(IMAGE_MODELS).optional(),
  enhance_prompt: z.boolean().optional(),
  style_images: z.array(z.string()).optional(),
  generation_id: z.string().optional(),
  source_post_type: z.enum(POST_TYPES).optional(),
})
const videoOrder = z.object({
  prompt: z.string(),
  size: z.enum(VIDEO_SIZES).optional(),
  duration: z.number().int(),
  model: z.enum(VIDEO_MODELS).optional(),
  has_audio: z.boolean().optional(),
  enhance_prompt: z.boolean().optional(),
  source_image: z.string().optional(),
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
  generateContent: ({ service, workspaceId, body, failing }) => service.captionOrders.take(workspaceId, captionOrder.parse(body), failing),
  listGenerations: ({ service, workspaceId, query }) => service.generations.list(workspaceId, pageQuery.parse(query)),
  getGeneration: (call) => call.service.generations.read(call.workspaceId, idOf(call)),
  generateImages({ service, workspaceId, body, failing }) {
    const order = imageOrder.parse(body)
    return service.pictureOrders.takeImages(workspaceId, order, failing.of(order.quantity ?? 1))
  },
  getImageGeneration: (call) => readPictures(call, 'image'),
  generateVideo: ({ service, workspaceId, body, failing }) => service.pictureOrders.takeVideo(workspaceId, videoOrder.parse(body), failing.of(1) > 0),
  getVideoGeneration: (call) => readPictures(call, 'video'),
  getPostItemAnalytics: ({ service, workspaceId, params }) => service.figures.read(workspaceId, params['post_item_id'] ?? ''),
  listPosts: ({ service, workspaceId, query }) => service.posts.list(workspaceId, pageQuery.parse(query)),
  createPost: ({ service, workspaceId, body }) => service.posts.create(workspaceId, newPost.parse(body)),
  getPost: (call) => call.service.posts.read(call.workspaceId, idOf(call)),
  publishPost: (call) => call.service.publishing.publish(call.workspaceId, idOf(call), (platform) => call.failing.all || call.failing.names(platform)),
  schedulePost: (call) => call.service.publishing.schedule(call.workspaceId, idOf(call), schedule.parse(call.body).scheduled_at),
  cancelPost: (call) => call.service.publishing.cancel(call.workspaceId, idOf(call)),
  listCalendarEntries: ({ service, workspaceId, query }) => service.calendar.list(workspaceId, range.parse(query)),
  createCalendarEntry: ({ service, workspaceId, body }) => service.calendar.create(workspaceId, entry.parse(body)),
  getCalendarEntry: (call) => call.service.calendar.read(call.workspaceId, idOf(call)),
  updateCalendarEntry: (call) => call.service.calendar.update(call.workspaceId, idOf(call), entry.partial().parse(call.body)),
  deleteCalendarEntry: (call) => call.service.calendar.remove(call.workspaceId, idOf(call)),
}

/** Whoever asks once the time has come waits for the files, so that a time that was told holds. */
async function readPictures({ service, workspaceId, params, origin }: Call, kind: PictureKind): Promise<unknown> {
  const { pictureRows, finishPictures } = service
  const id = params['id'] ?? ''
  pictureRows.row(kind, workspaceId, id)
  await finishPictures.finish(id)
  const row = pictureRows.row(kind, workspaceId, id)
  return kind === 'image' ? pictureRows.viewImages(row, origin) : pictureRows.viewVideo(row, origin)
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
