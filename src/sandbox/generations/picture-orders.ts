/** Taking image and video orders: what is refused, what it costs, and when it will be done. `finish-pictures.ts` makes the files. */
import type { Database } from 'better-sqlite3'
import { platformOf } from '../../domain/post-types.ts'
import type { PostType } from '../../domain/post-types.ts'
import type { Credits } from '../account/credits.ts'
import { ApiError } from '../api-error.ts'
import type { Chance, Clock } from '../clock-and-chance.ts'
import type { MediaStore } from '../media/media.ts'
import type { CaptionsOf } from '../posts/posts.ts'
import type { PictureRows } from './picture-rows.ts'
import { IMAGE_COST, isImageSizeOf, VIDEO_RULES, VIDEO_SOUND_COST } from './picture-rules.ts'
import type { ImageModel, ImageSize, VideoModel, VideoSize } from './picture-rules.ts'

/** The longest a video takes, ms; the shortest is half of it. The service takes minutes (docs: polling); a trial need not. */
export const DEFAULT_VIDEO_MS = 8_000
/** Characters of captions that are taken for a prompt. */
const DERIVED_LENGTH = 300

export interface ImageOrder {
  prompt?: string | undefined
  size?: ImageSize | undefined
  quantity?: number | undefined
  model?: ImageModel | undefined
  enhance_prompt?: boolean | undefined
  style_images?: string[] | undefined
  generation_id?: string | undefined
  source_post_type?: PostType | undefined
}
export interface VideoOrder {
  prompt: string
  size?: VideoSize | undefined
  duration: number
  model?: VideoModel | undefined
  has_audio?: boolean | undefined
  enhance_prompt?: boolean | undefined
  source_image?: string | undefined
}

interface Taken {
  status: 'processing'
  credits_used: number
  remaining_credits: number
  status_url: string
}

export interface PictureOrders {
  /** `failing` of the pictures will not come about. Throws VALIDATION_ERROR, NOT_FOUND or INSUFFICIENT_CREDITS; nothing has changed then. */
  takeImages(workspaceId: string, order: ImageOrder, failing: number): Taken & { image_generation_id: string }
  takeVideo(workspaceId: string, order: VideoOrder, fails: boolean): Taken & { video_generation_id: string }
}

export interface PictureDeps {
  rows: PictureRows
  credits: Credits
  media: MediaStore
  captionsOf: CaptionsOf
  generateMs: number
  videoMs: number
}

export function createPictureOrders(db: Database, clock: Clock, chance: Chance, deps: PictureDeps): PictureOrders {
  const { rows, credits, media, captionsOf, generateMs, videoMs } = deps
  const dueAfter = (longest: number) => clock.now() + Math.round(longest * (0.5 + 0.5 * chance.float()))
  const newSeed = () => Math.floor(chance.float() * 0xffff_ffff)

  function mustBeImage(workspaceId: string, mediaId: string, field: string): void {
    if (media.factsOf(workspaceId, mediaId).type !== 'image') throw new ApiError('VALIDATION_ERROR', `${field}: that file is no image.`)
  }

  /** Post mode: what the captions speak of. */
  function wordsOfCaptions(workspaceId: string, order: ImageOrder & { generation_id: string }): string {
    const captions = captionsOf(workspaceId, order.generation_id)
    if (order.source_post_type !== undefined && !captions.of(platformOf(order.source_post_type))) {
      throw new ApiError('VALIDATION_ERROR', `source_post_type: the generation has no text for ${platformOf(order.source_post_type)}.`)
    }
    const text = order.source_post_type === undefined ? captions.first() : captions.of(platformOf(order.source_post_type))
    return [text?.title ?? '', text?.content ?? ''].join(' ').replace(/#\S+/gu, '').trim().slice(0, DERIVED_LENGTH)
  }

  return {
    takeImages: (workspaceId, order, failing) =>
      db.transaction(() => {
        const { size = 'square', quantity = 1, model = 'flux2-flex', generation_id: generationId, style_images: style = [] } = order
        const prompt = order.prompt?.trim() ? order.prompt : null
        if (!isImageSizeOf(model, size)) throw new ApiError('VALIDATION_ERROR', `size: ${model} makes no ${size}.`)
        if (prompt === null && generationId === undefined) throw new ApiError('VALIDATION_ERROR', 'prompt is required, unless generation_id is given.')
        if (generationId !== undefined && style.length > 0) throw new ApiError('VALIDATION_ERROR', 'style_images and generation_id do not go together.')
        if (generationId === undefined && order.source_post_type !== undefined) throw new ApiError('VALIDATION_ERROR', 'source_post_type goes with generation_id only.')
        for (const mediaId of style) mustBeImage(workspaceId, mediaId, 'style_images')
        const derived = generationId === undefined ? '' : wordsOfCaptions(workspaceId, { ...order, generation_id: generationId })
        const id = `img-${chance.id()}`
        const cost = IMAGE_COST[model] * quantity
        credits.spend(cost, { workspaceId, reason: 'images', reference: id })
        rows.insert(
          {
            id, workspace_id: workspaceId, kind: 'image', prompt, words: prompt ?? derived, size, quantity, model, duration: null, has_audio: 0, is_enhanced: order.enhance_prompt ? 1 : 0,
            seed: newSeed(), credits_used: cost, created_at: clock.now(), due_at: dueAfter(generateMs), planned_failures: Math.min(failing, quantity),
          },
          style,
        )
        return { image_generation_id: id, status: 'processing' as const, credits_used: cost, remaining_credits: credits.balance(), status_url: `/api/v1/images/generations/${id}` }
      }).immediate(),
    takeVideo: (workspaceId, order, fails) =>
      db.transaction(() => {
        const { prompt, size = 'landscape', duration, model = 'kling-3.0-pro', has_audio: hasAudio = false, source_image: source } = order
        const rules = VIDEO_RULES[model]
        if (!prompt.trim()) throw new ApiError('VALIDATION_ERROR', 'prompt is required.')
        if (prompt.length > rules.promptLength) throw new ApiError('VALIDATION_ERROR', `prompt: ${model} takes at most ${rules.promptLength} characters.`)
        if (!rules.durations.includes(duration)) throw new ApiError('VALIDATION_ERROR', `duration: ${model} makes ${rules.durations.join(' or ')} seconds.`)
        if (hasAudio && !rules.hasSound) throw new ApiError('VALIDATION_ERROR', `has_audio: ${model} makes no sound.`)
        if (source !== undefined) mustBeImage(workspaceId, source, 'source_image')
        const id = `vid-${chance.id()}`
        const cost = (rules.cost + (hasAudio ? VIDEO_SOUND_COST : 0)) * duration
        credits.spend(cost, { workspaceId, reason: 'video', reference: id })
        rows.insert(
          {
            id, workspace_id: workspaceId, kind: 'video', prompt, words: prompt, size, quantity: 1, model, duration, has_audio: hasAudio ? 1 : 0, is_enhanced: order.enhance_prompt ? 1 : 0,
            seed: newSeed(), credits_used: cost, created_at: clock.now(), due_at: dueAfter(videoMs), planned_failures: fails ? 1 : 0,
          },
          source === undefined ? [] : [source],
        )
        return { video_generation_id: id, status: 'processing' as const, credits_used: cost, remaining_credits: credits.balance(), status_url: `/api/v1/videos/generations/${id}` }
      }).immediate(),
  }
}
