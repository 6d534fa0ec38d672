/**
 * All that the core needs from outside. A test, a simulation and the app pass different ones; nothing in the core reaches
 * for a clock, chance, the network, the keychain or the shell by itself.
 */
import type { FilmAnswer, FilmJob } from '../contract/edit-jobs.ts'
import type { PictureAnswer, PictureJob, PosterAnswer } from '../contract/host-contract.ts'
import type { News, ShellStatus } from '../contract/schemas/shell.ts'

/** Time. `now` is wall time (ms) for showing and storing; nothing's correctness rests on it. `monotonic` (ms) is for time-outs. */
export interface Clock {
  now(): number
  monotonic(): number
  /** Calls back once after `ms`; the answer cancels it. */
  after(ms: number, callback: () => void): () => void
}

export interface Random {
  /** A UUID, lower case. */
  uuid(): string
  /** In [0, 1). */
  float(): number
}

/** The OS keychain. Every call may fail with SecretStoreError; a missing entry is null. */
export interface SecretStore {
  /** Null when it works, else why not, in words. */
  unavailable(): Promise<string | null>
  get(accountId: string): Promise<string | null>
  set(accountId: string, secret: string): Promise<void>
  delete(accountId: string): Promise<void>
}

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  url: string
  headers: Record<string, string>
  /** A whole body, or a stream with its exact length. */
  body?: { bytes: Uint8Array } | { stream: () => AsyncIterable<Uint8Array>; length: number } | undefined
  signal?: AbortSignal | undefined
  /** Whole-exchange limit in ms (uploads: limit without progress, and once more for each MiB that the system may still hold). */
  timeoutMs: number
  maxResponseBytes: number
  /** A connection of its own, never a kept-alive one, so that "nothing left" can be known (rules 5). */
  freshConnection: boolean
  /** Bytes of the body accepted by the socket so far. */
  onProgress?: ((sent: number) => void) | undefined
}

export interface HttpResponse {
  status: number
  /** Names in lower case. */
  headers: Record<string, string>
  body: Uint8Array
}

/**
 * `not-sent`: connect, DNS or TLS failed, or it was aborted before the first byte: the service cannot have seen it.
 * `maybe-sent`: anything after that: time-out, reset, a body cut short, over the size limit.
 */
export type TransportPhase = 'not-sent' | 'maybe-sent'

export class TransportError extends Error {
  readonly phase: TransportPhase
  readonly reason: 'connect' | 'dns' | 'tls' | 'timeout' | 'reset' | 'aborted' | 'too-large' | 'body-source' | 'other'
  constructor(phase: TransportPhase, reason: TransportError['reason'], message: string) {
    super(message)
    this.name = 'TransportError'
    this.phase = phase
    this.reason = reason
  }
}

/** One HTTP exchange; never follows a redirect. Rejects with TransportError only. */
export type HttpPort = (request: HttpRequest) => Promise<HttpResponse>

/** What only the shell can do. */
export interface Host {
  startHelper(kind: 'sandbox'): Promise<{ url: string; adminToken: string }>
  /** Decodes a picture in a process of its own (see host-contract). Without it nothing is decoded, and everything else goes on. */
  makePicture?(job: PictureJob): Promise<PictureAnswer>
  /** One frame of a video, shown by a hidden window. */
  extractPoster?(video: { path: string; mime: string; size: number; atMs?: number | null; side?: number }): Promise<PosterAnswer>
  /** Makes a film anew in a hidden window. The last it tells is what became of it; to stop listening ends it. */
  editFilm?(job: FilmJob, signal: AbortSignal): Promise<AsyncIterable<FilmAnswer>>
  notify(news: News): Promise<void>
  /** What the tray shows. */
  showStatus?(status: ShellStatus): Promise<void>
}

/** Steps a crash or fault test can stop at; the app passes a no-op. */
export type FaultPoint = (step: string) => void | Promise<void>

export interface CoreDeps {
  /** The data folder (userData). */
  dataDir: string
  /** Folder holding `catalog/NNNN-*.sql` and `workspace/NNNN-*.sql`. */
  migrationsDir: string
  version: string
  clock: Clock
  random: Random
  secrets: SecretStore
  http: HttpPort
  host: Host
  log: (level: 'info' | 'warn' | 'error', message: string, detail?: Record<string, string | number | boolean | null>) => void
  faultPoint?: FaultPoint
}
