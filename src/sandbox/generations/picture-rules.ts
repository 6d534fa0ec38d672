/** What may be ordered of each model (docs: images, videos), and what it costs. */

export const IMAGE_SIZES = ['square', 'feed', 'portrait', 'landscape'] as const
export type ImageSize = (typeof IMAGE_SIZES)[number]
export const IMAGE_MODELS = ['flux2-flex', 'ideogram-3', 'gpt-image-1.5', 'nano-banana-2'] as const
export type ImageModel = (typeof IMAGE_MODELS)[number]
export const MAX_QUANTITY = 4
export const MAX_STYLE_IMAGES = 4

/** Pixels (assumed; the ratios are documented). */
export const IMAGE_PIXELS: Readonly<Record<ImageSize, { width: number; height: number }>> = {
  square: { width: 1080, height: 1080 },
  feed: { width: 1080, height: 1350 },
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
}
export const isImageSizeOf = (model: ImageModel, size: ImageSize) => !(model === 'gpt-image-1.5' && size === 'feed')

/** Credits an image (from the vendor's first price list). */
export const IMAGE_COST: Readonly<Record<ImageModel, number>> = { 'flux2-flex': 5, 'ideogram-3': 6, 'gpt-image-1.5': 14, 'nano-banana-2': 6 }

export const VIDEO_SIZES = ['landscape', 'portrait'] as const
export type VideoSize = (typeof VIDEO_SIZES)[number]
export const VIDEO_MODELS = ['kling-3.0-pro', 'veo-3.1', 'runway-gen-4.5'] as const
export type VideoModel = (typeof VIDEO_MODELS)[number]

export interface VideoRules {
  /** Seconds. */
  durations: readonly number[]
  hasSound: boolean
  /** Characters. */
  promptLength: number
  /** Credits a second (made up: no figure was ever published). */
  cost: number
}
export const VIDEO_RULES: Readonly<Record<VideoModel, VideoRules>> = {
  'kling-3.0-pro': { durations: [5, 10], hasSound: true, promptLength: 2_500, cost: 6 },
  'veo-3.1': { durations: [4, 8], hasSound: true, promptLength: 3_000, cost: 8 },
  'runway-gen-4.5': { durations: [5, 10], hasSound: false, promptLength: 1_000, cost: 5 },
}
/** Credits a second on top, with sound (made up). */
export const VIDEO_SOUND_COST = 2
export const VIDEO_PIXELS: Readonly<Record<VideoSize, { width: number; height: number }>> = { landscape: { width: 960, height: 540 }, portrait: { width: 540, height: 960 } }
