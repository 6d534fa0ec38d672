/** What a call to PowerPost can come to. Classified once, here; everyone above decides on `kind` alone (rules 5; N1–N5). */
import type { AccountKind } from '../accounts/types.ts'
import type { CalendarChange, CaptionOrder, ImageOrder, JobStatus, NewCalendarEntry, NewItem, PostStatus, VideoOrder } from './generated/shapes.ts'
import type { CaptionsTaken, ImagesTaken, RemoteEntry, RemoteFigures, RemoteGeneration, RemoteGenerationRow, RemoteImages, RemoteMedia, RemotePost, RemoteVideo, VideoTaken } from './remote.ts'

export type * from './remote.ts'
/** Bodies as they go over the wire. */
export type { CalendarChange, CaptionOrder as NewCaptions, ImageOrder as NewImages, NewCalendarEntry, VideoOrder as NewVideo } from './generated/shapes.ts'
/** An item that brings its own text. */
export type NewPostItem = NewItem & { content: string }

export interface AnswerMeta {
  requestId: string | null
  /** Server time from the `Date` header, ms; null when absent or senseless. */
  serverDate: number | null
  status: number | null
  ms: number
}

export type Outcome<T> =
  /** 2xx with a body that fits its schema. */
  | { kind: 'ok'; value: T; meta: AnswerMeta }
  /** The service said no and did nothing: 400, 401, 402, 403, 404, 409, 413, 415, 422, 429. `code` is the service's own word. */
  | { kind: 'refused'; status: number; code: string; message: string; retryAfterMs: number | null; meta: AnswerMeta }
  /** Connect, DNS, TLS or an abort before the first byte: the service cannot have seen it. */
  | { kind: 'not-sent'; reason: 'offline' | 'aborted' | 'limiter' | 'body-source'; message: string; /** limiter: when to come back */ retryAfterMs?: number | null; meta: AnswerMeta }
  /** It may have been done: time-out, reset, 408, 5xx, 3xx, HTML, an answer that does not parse, too large. */
  | { kind: 'unclear'; reason: 'timeout' | 'reset' | 'server-error' | 'redirect' | 'bad-answer' | 'too-large' | 'aborted'; message: string; meta: AnswerMeta }

export interface UploadSource {
  fileName: string
  mime: string
  kind: 'image' | 'video'
  size: number
  /** Opens the stored bytes anew at each call, 1 MiB chunks. */
  open: () => AsyncIterable<Uint8Array>
}

/** How a call is made. */
export interface CallOptions {
  signal?: AbortSignal | undefined
  /** Which try of the same wish this is, from 1; only for the log of requests. */
  attempt?: number | undefined
  /** The step of the outbox that it is made for; only for the log of requests. */
  intentId?: string | undefined
}

export interface PageQuery<Status> {
  status?: Status
  /** 1 to 100; 100 when left out. */
  limit?: number
  cursor?: string | null
}

/** Calls without a workspace header. */
export interface AccountClient {
  readonly accountId: string
  getCredits(options?: CallOptions): Promise<Outcome<{ balance: number }>>
}

/** Frozen to one account, one origin and one remote workspace when made. Every request carries that workspace's id and no other. */
export interface WorkspaceClient {
  readonly accountId: string
  readonly remoteId: string
  readonly baseUrl: string
  /** The cheap read that tells 400, 401, 403 and a missing scope apart: GET /content/generations?limit=1. */
  check(options?: CallOptions): Promise<Outcome<null>>

  uploadMedia(source: UploadSource, options?: CallOptions & { onProgress?: (sent: number) => void }): Promise<Outcome<RemoteMedia>>

  generateCaptions(body: CaptionOrder, options?: CallOptions): Promise<Outcome<CaptionsTaken>>
  getGeneration(generationId: string, options?: CallOptions): Promise<Outcome<RemoteGeneration>>
  /** Newest first (assumed). `unreadable`: rows of the page that were of another shape. */
  listGenerations(query: PageQuery<JobStatus>, options?: CallOptions): Promise<Outcome<{ generations: RemoteGenerationRow[]; unreadable: number; nextCursor: string | null }>>

  /** Spends. A lost answer cannot be looked up: there is no list. */
  generateImages(body: ImageOrder, options?: CallOptions): Promise<Outcome<ImagesTaken>>
  getImages(imageGenerationId: string, options?: CallOptions): Promise<Outcome<RemoteImages>>
  /** Spends. A lost answer cannot be looked up: there is no list. */
  generateVideo(body: VideoOrder, options?: CallOptions): Promise<Outcome<VideoTaken>>
  getVideo(videoGenerationId: string, options?: CallOptions): Promise<Outcome<RemoteVideo>>

  /** With `generationId` items may come without a text; the service takes it from those captions. */
  createPost(items: NewItem[], options?: CallOptions & { generationId?: string }): Promise<Outcome<RemotePost>>
  getPost(postId: string, options?: CallOptions): Promise<Outcome<RemotePost>>
  /** Assumed to exist. */
  listPosts(query: PageQuery<PostStatus>, options?: CallOptions): Promise<Outcome<{ posts: RemotePost[]; unreadable: number; nextCursor: string | null }>>
  publishPost(postId: string, options?: CallOptions): Promise<Outcome<{ postId: string; status: string; creditsUsed: number | null }>>
  /** Assumed to be called like this. `at` is UTC, ISO 8601, at most 60 days ahead. */
  schedulePost(postId: string, at: string, options?: CallOptions): Promise<Outcome<RemotePost>>
  /** Assumed to be called like this. */
  cancelPost(postId: string, options?: CallOptions): Promise<Outcome<RemotePost>>
  getFigures(itemId: string, options?: CallOptions): Promise<Outcome<RemoteFigures>>

  /** Both days belong to the range (assumed); at most 366 days apart. An entry that counts as `unreadable` is there all the same. */
  listEntries(range: { from: string; to: string }, options?: CallOptions): Promise<Outcome<{ entries: RemoteEntry[]; unreadable: number }>>
  createEntry(body: NewCalendarEntry, options?: CallOptions): Promise<Outcome<RemoteEntry>>
  getEntry(entryId: string, options?: CallOptions): Promise<Outcome<RemoteEntry>>
  updateEntry(entryId: string, change: CalendarChange, options?: CallOptions): Promise<Outcome<RemoteEntry>>
  deleteEntry(entryId: string, options?: CallOptions): Promise<Outcome<{ removed: boolean }>>
}

export interface AccountBinding {
  accountId: string
  kind: AccountKind
  baseUrl: string
  key: string
}
export interface WorkspaceBinding extends AccountBinding {
  remoteId: string
  /** The app's own id of the workspace, whose log its requests go to. Left out while it is not in the app: the account's log then. */
  workspaceId?: string
}

export interface ClientFactory {
  /** Key and workspace id are checked against `^[\x21-\x7e]{1,256}$`, the base URL for https (http on loopback). Throws AppError INVALID_INPUT. */
  forAccount(binding: AccountBinding): AccountClient
  forWorkspace(binding: WorkspaceBinding): WorkspaceClient
}
