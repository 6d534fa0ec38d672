/** Taking caption orders, and finishing them some seconds later, across a stop of the service. */
import type { Database } from 'better-sqlite3'
import { platformOf } from '../../domain/post-types.ts'
import type { Platform, PostType } from '../../domain/post-types.ts'
import type { Credits } from '../account/credits.ts'
import { ApiError } from '../api-error.ts'
import type { Chance, Clock } from '../clock-and-chance.ts'
import type { MediaStore } from '../media/media.ts'
import type { GenerationRow } from './generations.ts'
import { platformsSchema } from './generations.ts'
import { writeCaptions } from './write-captions.ts'

/** Credits (from the vendor's first price list; what a source costs was never said). A video counts as one minute: its length is not looked at. */
export const CAPTION_COST = { regular: 6, deep: 8, image: 1, videoMinute: 6, source: 1 } as const
/** The longest an order takes, ms; the shortest is half of it. */
export const DEFAULT_GENERATE_MS = 4_000

export interface CaptionOrder {
  prompt?: string | undefined
  media_ids?: string[] | undefined
  post_types: PostType[]
  research_mode: 'regular' | 'deep'
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
  take(workspaceId: string, order: CaptionOrder, willFail: (platform: Platform) => boolean): OrderTaken
  settle(): void
  nextDue(): number | null
}

export function createCaptionOrders(db: Database, clock: Clock, chance: Chance, deps: { credits: Credits; media: MediaStore; generateMs: number }): CaptionOrders {
  const { credits, media, generateMs } = deps
  const insert = db.prepare(
    `INSERT INTO generations (id, workspace_id, status, prompt, platforms, research_mode, cta_text, credits_used, created_at, due_at, planned_failure)
     VALUES (?, ?, 'processing', ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const due = db.prepare<[number], GenerationRow>("SELECT * FROM generations WHERE status IN ('pending', 'processing') AND due_at <= ? ORDER BY due_at, seq")
  const earliest = db.prepare<[], { at: number | null }>("SELECT min(due_at) AS at FROM generations WHERE status IN ('pending', 'processing')")
  const complete = db.prepare("UPDATE generations SET status = 'completed', outputs = ? WHERE id = ?")
  const fail = db.prepare("UPDATE generations SET status = 'failed', error_code = 'GENERATION_FAILED', error_message = ? WHERE id = ?")

  function costOf(workspaceId: string, order: CaptionOrder): number {
    const types = (order.media_ids ?? []).map((mediaId) => media.typeOf(workspaceId, mediaId))
    const videos = types.filter((type) => type === 'video').length
    const images = types.length - videos
    if (videos > 1 || (videos > 0 && images > 0)) throw new ApiError('VALIDATION_ERROR', 'media_ids: up to ten images, or one video.')
    return CAPTION_COST[order.research_mode] + images * CAPTION_COST.image + videos * CAPTION_COST.videoMinute + (order.source_urls?.length ?? 0) * CAPTION_COST.source
  }

  const settle = db.transaction(() => {
    for (const row of due.all(clock.now())) {
      if (row.planned_failure === null) {
        const platforms = platformsSchema.parse(JSON.parse(row.platforms))
        complete.run(JSON.stringify(writeCaptions({ prompt: row.prompt, cta: row.cta_text, platforms, isDeep: row.research_mode === 'deep' })), row.id)
      } else {
        fail.run(row.planned_failure, row.id)
        credits.giveBack(row.credits_used, { workspaceId: row.workspace_id, reason: 'failed captions', reference: row.id })
      }
    }
  })

  return {
    take: (workspaceId, order, willFail) =>
      db.transaction(() => {
        const cost = costOf(workspaceId, order)
        const id = `gen-${chance.id()}`
        credits.spend(cost, { workspaceId, reason: 'captions', reference: id })
        const platforms = [...new Set(order.post_types.map(platformOf))]
        const now = clock.now()
        const failure = platforms.some(willFail) ? 'The captions could not be written.' : null
        const dueAt = now + Math.round(generateMs * (0.5 + 0.5 * chance.float()))
        insert.run(id, workspaceId, order.prompt ?? null, JSON.stringify(platforms), order.research_mode, order.cta_text ?? null, cost, now, dueAt, failure)
        return { generation_id: id, status: 'processing' as const, credits_used: cost, remaining_credits: credits.balance(), status_url: `/api/v1/content/generations/${id}` }
      })(),
    settle: () => {
      settle.immediate()
    },
    nextDue: () => earliest.get()?.at ?? null,
  }
}
