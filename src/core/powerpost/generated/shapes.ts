/**
 * Shapes of requests and answers on the wire.
 * Written by `npm run api-types` from docs/api/openapi.yaml: change that file, not this one.
 */

/** Words that are known, and any other that PowerPost may say by now. */
export type Open<Known extends string> = Known | (string & Record<never, never>)

export type Platform = Open<'instagram' | 'tiktok' | 'youtube' | 'x' | 'facebook' | 'linkedin'>

/** A platform and the form of publishing there. All forms of a platform share its caption. */
export type PostType =
  Open<'instagram-feed' | 'instagram-reel' | 'instagram-story' | 'tiktok-video' | 'tiktok-photos' | 'youtube-video' | 'youtube-short' | 'x-post' | 'facebook-post' | 'facebook-reel' | 'facebook-story' | 'linkedin-post'>

/** UTC, ending in Z. */
export type Instant = string

/** An id as the service gives it. That it can be written into a header and into an address is assumed. */
export type GivenId = string

export interface Refusal {
  error: { message: string; code: RefusalCode }
}

export type RefusalCode =
  Open<'VALIDATION_ERROR' | 'INVALID_API_KEY' | 'INSUFFICIENT_CREDITS' | 'FORBIDDEN' | 'INSUFFICIENT_SCOPE' | 'NOT_FOUND' | 'ALREADY_PUBLISHED' | 'FILE_TOO_LARGE' | 'STORAGE_QUOTA_EXCEEDED' | 'PLATFORM_NOT_CONNECTED' | 'RATE_LIMIT_EXCEEDED' | 'INTERNAL_ERROR'>

export interface RateRefusal {
  error: { message: string; code: 'RATE_LIMIT_EXCEEDED'; retryAfter: number }
}

export interface Done {
  success: boolean
}

export interface Credits {
  balance: number
}

export type MediaKind = 'image' | 'video'

export interface UploadForm {
  file: Blob
  type: MediaKind
}

export interface Media {
  media_id: GivenId
  type: MediaKind
  file_name: string
  /** Bytes */
  file_size: number
  mime_type: string
  created_at: Instant
}

export type JobStatus = Open<'pending' | 'processing' | 'completed' | 'failed'>

export interface JobFailure {
  /** GENERATION_FAILED for captions and VIDEO_GENERATION_FAILED for videos; for images nobody knows. */
  code: string
  message: string
}

export interface OrderTaken {
  status: JobStatus
  credits_used: number
  remaining_credits: number
  /** A path from the root of the host, with /api/v1. */
  status_url: string
}

export type ResearchMode = 'regular' | 'deep'

/**
 * A prompt, media (ten images at most, or one video), or both. The table of fields calls the mode required; the vendor's
 * own example leaves it out, and the sandbox then takes `regular`. Better to say it.
 */
export interface CaptionOrder {
  prompt?: string
  media_ids?: string[]
  post_types: PostType[]
  research_mode?: ResearchMode
  writing_style_id?: string
  cta_text?: string
  source_urls?: string[]
}

export type CaptionOrderTaken = OrderTaken & { generation_id: GivenId }

export interface GenerationRow {
  generation_id: GivenId
  status: JobStatus
  /** Null or absent when only media were given (assumed). */
  prompt?: string | null
  platforms: Platform[]
  research_mode: ResearchMode
  credits_used: number
  created_at: Instant
}

/** One for each platform. */
export type Captions = { youtube?: { title: string; description: string }; [name: string]: string | { title: string; description: string } | undefined }

export type Generation = GenerationRow & { outputs?: Captions; error?: JobFailure }

export interface GenerationPage {
  data: GenerationRow[]
  /** Null or absent at the end (assumed). */
  next_cursor?: string | null
  has_more: boolean
}

/** 1:1, 4:5, 9:16, 16:9. gpt-image-1.5 makes no feed. */
export type ImageShape = 'square' | 'feed' | 'portrait' | 'landscape'

export type ImageModel = Open<'flux2-flex' | 'ideogram-3' | 'gpt-image-1.5' | 'nano-banana-2'>

export interface ImageOrder {
  prompt?: string
  size?: ImageShape
  quantity?: number
  model?: ImageModel
  enhance_prompt?: boolean
  /** Ids of media to follow in manner. */
  style_images?: string[]
  /** Captions to illustrate. */
  generation_id?: string
  source_post_type?: PostType
}

export type ImageOrderTaken = OrderTaken & { image_generation_id: GivenId }

export interface MadeImage {
  media_id: GivenId
  /** Holds for 7 days. */
  url: string
  thumbnail_url?: string
  width?: number
  height?: number
}

export interface ImageGeneration {
  image_generation_id: GivenId
  status: JobStatus
  prompt?: string | null
  size?: ImageShape
  quantity?: number
  created_at: Instant
  /** May be there although the status is failed. */
  images?: MadeImage[]
  /** (assumed) */
  error?: JobFailure
}

export type VideoShape = 'landscape' | 'portrait'

export type VideoModel = Open<'kling-3.0-pro' | 'veo-3.1' | 'runway-gen-4.5'>

export interface VideoOrder {
  prompt: string
  size?: VideoShape
  /** Seconds */
  duration: 4 | 5 | 8 | 10
  model?: VideoModel
  has_audio?: boolean
  enhance_prompt?: boolean
  /** Id of an image to set in motion; said to be a UUID. */
  source_image?: string
}

export type VideoOrderTaken = OrderTaken & { video_generation_id: GivenId }

export interface MadeVideo {
  media_id: GivenId
  /** Holds for 7 days. */
  url: string
  thumbnail_url?: string
  width?: number
  height?: number
  duration?: number
}

export interface VideoGeneration {
  video_generation_id: GivenId
  status: JobStatus
  prompt?: string
  size?: VideoShape
  duration?: number
  has_audio?: boolean
  model?: VideoModel
  created_at: Instant
  video?: MadeVideo
  error?: JobFailure
}

/** The words scheduled and canceled are assumed. */
export type PostStatus = Open<'draft' | 'scheduled' | 'publishing' | 'published' | 'failed' | 'canceled'>

export type ItemStatus = Open<'draft' | 'posting' | 'posted' | 'failed'>

export interface NewItem {
  post_type: PostType
  content?: string
  title?: string
  media_ids?: string[]
}

/** Without a caption order to take the texts from, every item brings its own. */
export interface PostOrder {
  generation_id?: string
  items: NewItem[]
}

export interface ScheduleOrder {
  scheduled_at: Instant
}

export interface PostItem {
  item_id: GivenId
  post_type: PostType
  platform: Platform
  content?: string
  /** (assumed) */
  title?: string | null
  media_ids?: GivenId[]
  status: ItemStatus
  /** There once the platform has taken it. */
  platform_post_id?: string | null
  /** (assumed) */
  error?: JobFailure
}

export interface Post {
  post_id: GivenId
  status: PostStatus
  created_at: Instant
  /** (assumed) */
  scheduled_at?: string | null
  items: PostItem[]
}

export interface PostPage {
  data: Post[]
  next_cursor?: string | null
  has_more: boolean
}

export interface PublishTaken {
  post_id: GivenId
  status: PostStatus
  credits_used: number
  status_url: string
}

/** Hours and minutes, in no zone. */
export type WallTime = string

export interface NewCalendarEntry {
  title: string
  description?: string | null
  scheduled_date: string
  scheduled_time?: WallTime | null
  platforms?: Platform[]
}

/** Null empties a description or a time; a list of platforms takes the place of the old one. */
export interface CalendarChange {
  title?: string
  description?: string | null
  scheduled_date?: string
  scheduled_time?: WallTime | null
  platforms?: Platform[]
}

export interface CalendarEntry {
  entry_id: GivenId
  title: string
  description?: string | null
  scheduled_date: string
  scheduled_time?: WallTime | null
  platforms?: Platform[]
  /** `planned` in older text, gone from newer. */
  status?: string
  created_at: Instant
  updated_at: Instant
}

export interface CalendarRange {
  entries: CalendarEntry[]
}

export interface ItemFigures {
  post_item_id: GivenId
  post_type: PostType
  platform: Platform
  status: ItemStatus
  metrics: null | { views: number; likes: number; comments: number; fetched_at: Instant }
}
