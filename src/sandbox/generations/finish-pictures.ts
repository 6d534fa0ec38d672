/**
 * Makes the files of image and video orders when their time has come. An order that a stop of the service broke off is begun again:
 * until its files, its end and what is given back are written in one transaction, it is as it was taken.
 */
import type { Database } from 'better-sqlite3'
import type { Credits } from '../account/credits.ts'
import { ApiError } from '../api-error.ts'
import type { Clock } from '../clock-and-chance.ts'
import { ADDRESS_LIFE_MS } from '../media/addresses.ts'
import type { MadeFile, MediaStore, WrittenFile } from '../media/media.ts'
import type { Studio } from '../pictures/studio.ts'
import type { PictureOrderRow, PictureRows } from './picture-rows.ts'
import { IMAGE_PIXELS, IMAGE_SIZES, VIDEO_PIXELS, VIDEO_SIZES } from './picture-rules.ts'

/** For images no code is known (assumed, by likeness to the videos'). */
const FAILURES = {
  image: { code: 'IMAGE_GENERATION_FAILED', message: 'Not all images could be made. Those that are missing were refunded.' },
  video: { code: 'VIDEO_GENERATION_FAILED', message: 'The video could not be made. The credits were refunded.' },
} as const

export interface FinishPictures {
  /** Finishes the order if its time has come, or waits for whoever is at it. */
  finish(id: string): Promise<void>
  /** All that is due, one after the other. */
  settle(): Promise<void>
  nextDue(): number | null
  /** Takes no more work, and waits for what is being made. */
  stop(): Promise<void>
}

export interface FinishDeps {
  rows: PictureRows
  credits: Credits
  media: MediaStore
  studio: Studio
  report: (problem: string) => void
}

export function createFinishPictures(db: Database, clock: Clock, { rows, credits, media, studio, report }: FinishDeps): FinishPictures {
  const atWork = new Map<string, Promise<void>>()
  const stopping = new AbortController()

  async function make(row: PictureOrderRow): Promise<void> {
    const written: WrittenFile[] = []
    for (let at = 0; at < row.quantity - row.planned_failures && !stopping.signal.aborted; at += 1) {
      try {
        written.push(await media.write(row.workspace_id, row.kind === 'image' ? await makeImage(row, at) : await makeVideo(row)))
      } catch (error) {
        // It counts as one that could not be made, which it is.
        report(error instanceof Error ? (error.stack ?? error.message) : String(error))
      }
    }
    if (stopping.signal.aborted) return discard(written)
    try {
      discard(end(row, written))
    } catch (error) {
      discard(written)
      throw error
    }
  }

  /** Answers the files that found no place. */
  const end = (row: PictureOrderRow, written: WrittenFile[]) =>
    db.transaction((): WrittenFile[] => {
      // Its workspace may be gone by now, and the order with it.
      const current = rows.find(row.id)
      if (current?.status !== 'processing') return written
      const left: WrittenFile[] = []
      let kept = 0
      for (const file of written) {
        if (!fits(file)) left.push(file)
        else {
          rows.addResult(row, kept, file.id, clock.now() + ADDRESS_LIFE_MS)
          kept += 1
        }
      }
      const missing = row.quantity - kept
      rows.end(row.id, missing === 0 ? 'completed' : 'failed', missing === 0 ? null : FAILURES[row.kind])
      if (missing > 0) credits.giveBack((row.credits_used / row.quantity) * missing, { workspaceId: row.workspace_id, reason: `failed ${row.kind === 'image' ? 'images' : 'video'}`, reference: row.id })
      return left
    }).immediate()

  /** False when the account's storage is full: then the picture could not be made. */
  function fits(file: WrittenFile): boolean {
    try {
      file.insert()
      return true
    } catch (error) {
      if (error instanceof ApiError && error.code === 'STORAGE_QUOTA_EXCEEDED') return false
      throw error
    }
  }

  const pathsOf = (row: PictureOrderRow) => rows.sourcesOf(row.id).flatMap((mediaId) => media.file(mediaId)?.path ?? [])

  async function makeImage(row: PictureOrderRow, at: number): Promise<MadeFile> {
    const pixels = IMAGE_PIXELS[IMAGE_SIZES.find((size) => size === row.size) ?? 'square']
    const bytes = await studio.picture({ ...pixels, words: row.words, seed: (row.seed + at * 7919) >>> 0, like: pathsOf(row), isFine: row.is_enhanced === 1 })
    return { ...pixels, type: 'image', bytes, poster: null, fileName: `image-${at + 1}.jpg`, mimeType: 'image/jpeg', durationMs: null }
  }

  async function makeVideo(row: PictureOrderRow): Promise<MadeFile> {
    const pixels = VIDEO_PIXELS[VIDEO_SIZES.find((size) => size === row.size) ?? 'landscape']
    const seconds = row.duration ?? 0
    const { file, poster } = await studio.film({ ...pixels, words: row.words, seed: row.seed, seconds, hasSound: row.has_audio === 1, from: pathsOf(row)[0] ?? null })
    return { ...pixels, type: 'video', bytes: file, poster, fileName: 'video.mp4', mimeType: 'video/mp4', durationMs: seconds * 1000 }
  }

  async function finish(id: string): Promise<void> {
    const running = atWork.get(id)
    if (running) return running
    const row = rows.find(id)
    if (stopping.signal.aborted || row?.status !== 'processing' || row.due_at > clock.now()) return
    const work = make(row).finally(() => atWork.delete(id))
    atWork.set(id, work)
    return work
  }

  return {
    finish,
    async settle() {
      for (const row of rows.due(clock.now())) await finish(row.id)
    },
    nextDue: rows.nextDue,
    async stop() {
      stopping.abort()
      await Promise.allSettled(atWork.values())
    },
  }
}

function discard(files: readonly WrittenFile[]): void {
  for (const file of files) file.discard()
}
