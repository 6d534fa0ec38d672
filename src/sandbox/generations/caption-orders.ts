/** Taking caption orders, and finishing them some seconds later, across a stop of the service. */
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { platformOf } from '../../domain/post-types.ts'
import type { PostType } from '../../domain/post-types.ts'
import type { Credits } from '../account/credits.ts'
import { ApiError } from '../api-error.ts'
import { MANNERS } from '../captions/phrases.ts'
import { writeCaptions } from '../captions/write-captions.ts'
import type { Chance, Clock } from '../clock-and-chance.ts'
import type { Failing } from '../faults/failing.ts'
import type { MediaRow, MediaStore } from '../media/media.ts'
import type { WritingStyles } from '../workspaces/writing-styles.ts'
import type { GenerationRow } from './generations.ts'
import { platformsSchema } from './generations.ts'
import { sortSources } from './sources.ts'

/** Credits (from the vendor's first price list; what a source costs was never said). A video counts by the minute begun; one that does not tell its length, as one. */
export const CAPTION_COST = { regular: 6, deep: 8, image: 1, videoMinute: 6, source: 1 } as const
/** The longest an order takes, ms; the shortest is half of it. */
export const DEFAULT_GENERATE_MS = 4_000

export interface CaptionOrder {
  prompt?: string | undefined
  media_ids?: string[] | undefined
  post_types: PostType[]
  /** Left out in the vendor's own example (docs: workspaces). */
  research_mode?: 'regular' | 'deep' | undefined
  writing_style_id?: string | undefined
  cta_text?: string | undefined
  source_urls?: string[] | undefined
}

export interface OrderTaken {
  generation_id: string
  status: 'processing'
  credits_used: number
  remaining_credits: number
  status_url: string
}

export interface CaptionOrders {
  /** Throws VALIDATION_ERROR, NOT_FOUND or INSUFFICIENT_CREDITS; nothing has changed then. */
  take(workspaceId: string, order: CaptionOrder, failing: Failing): OrderTaken
  settle(): void
  nextDue(): number | null
}

/** What the texts are made from, beside what the API shows. */
const wishSchema = z.object({
  manner: z.enum(MANNERS).nullable().default(null),
  images: z.number().default(0),
  videos: z.number().default(0),
  fileNames: z.array(z.string()).default([]),
  sources: z.array(z.string()).default([]),
})

export function createCaptionOrders(db: Database, clock: Clock, chance: Chance, deps: { credits: Credits; media: MediaStore; styles: WritingStyles; generateMs: number }): CaptionOrders {
  const { credits, media, styles, generateMs } = deps
  const insert = db.prepare(
    `INSERT INTO generations (id, workspace_id, status, prompt, platforms, research_mode, cta_text, credits_used, created_at, due_at, planned_failure, planned_refund, wish)
     VALUES (?, ?, 'processing', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const due = db.prepare<[number], GenerationRow>("SELECT * FROM generations WHERE status IN ('pending', 'processing') AND due_at <= ? ORDER BY due_at, seq")
  const earliest = db.prepare<[], { at: number | null }>("SELECT min(due_at) AS at FROM generations WHERE status IN ('pending', 'processing')")
  const complete = db.prepare("UPDATE generations SET status = 'completed', outputs = ? WHERE id = ?")
  const fail = db.prepare("UPDATE generations SET status = 'failed', error_code = 'GENERATION_FAILED', error_message = ? WHERE id = ?")

  /** Throws VALIDATION_ERROR or NOT_FOUND. */
  function filesOf(workspaceId: string, order: CaptionOrder): { images: MediaRow[]; videos: MediaRow[] } {
    const files = (order.media_ids ?? []).map((mediaId) => media.factsOf(workspaceId, mediaId))
    const images = files.filter((file) => file.type === 'image')
    const videos = files.filter((file) => file.type === 'video')
    if (videos.length > 1 || (videos.length > 0 && images.length > 0)) throw new ApiError('VALIDATION_ERROR', 'media_ids: up to ten images, or one video.')
    if (videos.some((video) => video.mime_type === 'video/webm')) throw new ApiError('VALIDATION_ERROR', 'media_ids: captions are written from MP4 and MOV only.')
    return { images, videos }
  }

  const settle = db.transaction(() => {
    for (const row of due.all(clock.now())) {
      const owner = { workspaceId: row.workspace_id, reference: row.id }
      if (row.planned_failure === null) {
        const platforms = platformsSchema.parse(JSON.parse(row.platforms))
        const { manner, images, videos, fileNames, sources } = wishSchema.parse(JSON.parse(row.wish))
        complete.run(JSON.stringify(writeCaptions({ prompt: row.prompt, cta: row.cta_text, platforms, isDeep: row.research_mode === 'deep', manner, media: { images, videos, fileNames }, sources })), row.id)
        if (row.planned_refund > 0) credits.giveBack(row.planned_refund, { ...owner, reason: 'unreadable sources' })
      } else {
        fail.run(row.planned_failure, row.id)
        credits.giveBack(row.credits_used, { ...owner, reason: 'failed captions' })
      }
    }
  })

  return {
    take: (workspaceId, order, failing) =>
      db.transaction(() => {
        const mode = order.research_mode ?? 'regular'
        const { images, videos } = filesOf(workspaceId, order)
        const manner = order.writing_style_id === undefined ? null : styles.mannerOf(workspaceId, order.writing_style_id)
        const sources = sortSources(order.source_urls ?? [], failing.names('sources'))
        const minutes = videos.reduce((sum, { duration_ms: ms }) => sum + Math.max(1, Math.ceil((ms ?? 0) / 60_000)), 0)
        const cost = CAPTION_COST[mode] + images.length * CAPTION_COST.image + minutes * CAPTION_COST.videoMinute + (sources.read.length + sources.unreadable) * CAPTION_COST.source
        const id = `gen-${chance.id()}`
        credits.spend(cost, { workspaceId, reason: 'captions', reference: id })
        const platforms = [...new Set(order.post_types.map(platformOf))]
        const now = clock.now()
        const failure = failing.all || platforms.some(failing.names) ? 'The captions could not be written.' : null
        const dueAt = now + Math.round(generateMs * (0.5 + 0.5 * chance.float()))
        const wish: z.output<typeof wishSchema> = { manner, images: images.length, videos: videos.length, fileNames: [...images, ...videos].map((file) => file.file_name), sources: sources.read }
        insert.run(id, workspaceId, order.prompt ?? null, JSON.stringify(platforms), mode, order.cta_text ?? null, cost, now, dueAt, failure, sources.unreadable * CAPTION_COST.source, JSON.stringify(wish))
        return { generation_id: id, status: 'processing' as const, credits_used: cost, remaining_credits: credits.balance(), status_url: `/api/v1/content/generations/${id}` }
      }).immediate(),
    settle: () => {
      settle.immediate()
    },
    nextDue: () => earliest.get()?.at ?? null,
  }
}
