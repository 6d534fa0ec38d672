/**
 * What the service tells of its things, in the app's names. Words of status, platform, post type and model pass as they are, for
 * PowerPost may have new ones. Times are texts as given (ISO 8601, UTC). Null stands for what was not said.
 */

export interface RemoteMedia {
  mediaId: string
  kind: string | null
  fileName: string | null
  /** Bytes. */
  size: number | null
  mime: string | null
  createdAt: string | null
}

export interface RemotePostItem {
  itemId: string | null
  postType: string
  platform: string
  content: string
  title: string | null
  mediaIds: string[]
  status: string
  platformPostId: string | null
  error: string | null
  /** The service's own word for the error. */
  errorCode: string | null
}
export interface RemotePost {
  postId: string
  status: string
  createdAt: string | null
  /** Assumed. */
  scheduledAt: string | null
  items: RemotePostItem[]
}

/** The latest figures of one item. */
export interface RemoteFigures {
  itemId: string
  postType: string
  platform: string
  status: string
  /** Null before the first look. Zero can also mean that the platform does not tell. `fetchedAt`: when PowerPost looked. */
  metrics: { views: number; likes: number; comments: number; fetchedAt: string } | null
}

interface Paid {
  status: string
  creditsUsed: number | null
  remainingCredits: number | null
}
/** Taken and paid for. */
export interface CaptionsTaken extends Paid {
  generationId: string
}
/** The id is the only way back to the order: there is no list. */
export interface ImagesTaken extends Paid {
  imageGenerationId: string
}
export interface VideoTaken extends Paid {
  videoGenerationId: string
}

export interface JobError {
  code: string
  message: string
}
/** A row of the list. */
export interface RemoteGenerationRow {
  generationId: string
  status: string
  prompt: string | null
  platforms: string[]
  researchMode: string
  creditsUsed: number | null
  createdAt: string | null
}
export type CaptionOutput = string | { title: string; description: string }
export interface RemoteGeneration extends RemoteGenerationRow {
  /** By platform; there once `completed`. */
  outputs: Record<string, CaptionOutput> | null
  error: JobError | null
}

/** A file that PowerPost made. The addresses hold for 7 days; the media id lasts. Sizes in pixels. */
export interface MadeFile {
  mediaId: string
  url: string
  thumbnailUrl: string | null
  width: number | null
  height: number | null
}
export interface RemoteImages {
  imageGenerationId: string
  status: string
  prompt: string | null
  size: string | null
  quantity: number | null
  createdAt: string | null
  /** All that are there, also when the order failed. */
  images: MadeFile[]
  /** Images that were of another shape. */
  unreadable: number
  error: JobError | null
}
export interface RemoteVideo {
  videoGenerationId: string
  status: string
  prompt: string | null
  size: string | null
  /** Seconds, as ordered. */
  durationS: number | null
  hasAudio: boolean | null
  model: string | null
  createdAt: string | null
  /** There once `completed`. `durationS`: seconds of the film itself. */
  video: (MadeFile & { durationS: number | null }) | null
  error: JobError | null
}

/** `date` is YYYY-MM-DD, `time` HH:MM, both in no zone. */
export interface RemoteEntry {
  entryId: string
  title: string
  description: string | null
  date: string
  time: string | null
  platforms: string[]
  status: string | null
  createdAt: string | null
  updatedAt: string | null
}
