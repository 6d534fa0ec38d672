/** What a call to PowerPost can come to. Classified once, here; everyone above decides on `kind` alone (rules 5; N1–N5). */
import type { AccountKind } from '../accounts/types.ts'

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
}
export interface RemotePost {
  postId: string
  status: string
  createdAt: string | null
  items: RemotePostItem[]
}
export interface NewPostItem {
  post_type: string
  content: string
  title?: string
  media_ids?: string[]
}
/** Body of POST /content/generate (docs: generate). */
export interface NewCaptions {
  prompt?: string
  media_ids?: string[]
  post_types: string[]
  research_mode: string
  writing_style_id?: string
  cta_text?: string
  source_urls?: string[]
}
/** Taken and paid for. */
export interface CaptionsTaken {
  generationId: string
  status: string
  creditsUsed: number | null
  remainingCredits: number | null
}
/** A row of the list. `platforms` and the words of mode and status pass as they are. */
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
  error: { code: string; message: string } | null
}
export interface UploadSource {
  fileName: string
  mime: string
  kind: 'image' | 'video'
  size: number
  /** Opens the stored bytes anew at each call, 1 MiB chunks. */
  open: () => AsyncIterable<Uint8Array>
}

/** Calls without a workspace header. */
export interface AccountClient {
  readonly accountId: string
  getCredits(signal?: AbortSignal): Promise<Outcome<{ balance: number }>>
}

/** Frozen to one account, one origin and one remote workspace when made. Every request carries that workspace's id and no other. */
export interface WorkspaceClient {
  readonly accountId: string
  readonly remoteId: string
  readonly baseUrl: string
  /** The cheap read that tells 400, 401, 403 and a missing scope apart: GET /content/generations?limit=1. */
  check(signal?: AbortSignal): Promise<Outcome<null>>
  uploadMedia(source: UploadSource, options: { signal?: AbortSignal; onProgress?: (sent: number) => void }): Promise<Outcome<{ mediaId: string }>>
  createPost(items: NewPostItem[], signal?: AbortSignal): Promise<Outcome<RemotePost>>
  getPost(postId: string, signal?: AbortSignal): Promise<Outcome<RemotePost>>
  listPosts(query: { status?: string; limit?: number; cursor?: string | null }, signal?: AbortSignal): Promise<Outcome<{ posts: RemotePost[]; nextCursor: string | null }>>
  publishPost(postId: string, signal?: AbortSignal): Promise<Outcome<{ postId: string; status: string; creditsUsed: number | null }>>
  generateCaptions(body: NewCaptions, signal?: AbortSignal): Promise<Outcome<CaptionsTaken>>
  getGeneration(generationId: string, signal?: AbortSignal): Promise<Outcome<RemoteGeneration>>
  /** Newest first (assumed). `unreadable`: rows of the page that were of another shape. */
  listGenerations(query: { limit?: number; cursor?: string | null }, signal?: AbortSignal): Promise<Outcome<{ generations: RemoteGenerationRow[]; unreadable: number; nextCursor: string | null }>>
}

export interface ClientFactory {
  /** Key and workspace id are checked against `^[\x21-\x7e]{1,256}$`, the base URL for https (http on loopback). Throws AppError INVALID_INPUT. */
  forAccount(binding: { accountId: string; kind: AccountKind; baseUrl: string; key: string }): AccountClient
  forWorkspace(binding: { accountId: string; kind: AccountKind; baseUrl: string; key: string; remoteId: string }): WorkspaceClient
}
