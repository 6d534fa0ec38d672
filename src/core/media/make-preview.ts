/** One picture of one file: a thumbnail of a photo, or the poster of a video and what is learnt of it on the way. */
import { chmod, rm, stat, writeFile } from 'node:fs/promises'
import { FILE_MODE } from '../storage/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { findBlob } from './blob-files.ts'
import { step } from './context.ts'
import type { MediaContext } from './context.ts'
import { formatOf } from './formats/index.ts'
import type { PreviewTask } from './preview-rows.ts'
import { probeVideo } from './probe-video.ts'
import { placeThumb, thumbAside } from './thumb-files.ts'

/** Pixels of the longer side: what a grid of rows of 200 pixels needs on a dense screen. */
const SIDE = 512
const MOST_POSTER_BYTES = 1_500_000
/** A file that ended the process so often is left alone from then on. */
const MOST_ATTEMPTS = 2

/** `wait`: there is nobody to do it now; it is asked for again later. */
export type Made = 'settled' | 'wait'

export async function makePreview(context: MediaContext, workspace: Workspace, task: PreviewTask, signal: AbortSignal): Promise<Made> {
  const rows = context.previewsOf(workspace.db)
  const { sha256 } = task
  const settle = (change: () => void) => {
    workspace.write((note) => {
      change()
      for (const id of rows.itemIds(sha256)) note('media', id)
    })
  }
  const path = findBlob(workspace.mediaDir, task)
  if (path === null || task.attempts >= MOST_ATTEMPTS) {
    settle(() => {
      rows.none(sha256)
      if (path !== null) rows.setFlaw(sha256, 'undecodable')
    })
    return 'settled'
  }
  const isVideo = task.mime.startsWith('video/')
  let flaw: 'broken' | null = null
  if (isVideo) {
    const probed = await unlessOver(signal, () => probeVideo(path, context.clock))
    if (probed === 'over') return 'wait'
    flaw = probed === null ? 'broken' : null
    workspace.write(() => void (probed === null ? rows.setFlaw(sha256, 'broken') : rows.setFacts(sha256, probed)))
  }
  // On the disk before anything is decoded: whatever it brings down, it is known to have been tried.
  workspace.write(() => void rows.count(sha256, 1))
  await step(context, 'preview:counted')
  const aside = await thumbAside(workspace.mediaDir, context.random.uuid())
  try {
    const answer = await unlessOver(signal, () => (isVideo ? makePoster(context, path, task, aside) : makeThumb(context, path, aside)))
    await step(context, 'preview:made')
    if (answer === 'over' || signal.aborted) return 'wait'
    // Another cover was chosen meanwhile: it is still to be made.
    if (rows.task(sha256)?.coverMs !== task.coverMs) return 'settled'
    switch (answer.outcome) {
      case 'made':
        await placeThumb(aside, workspace.mediaDir, sha256, answer.ext)
        await step(context, 'preview:placed')
        if (signal.aborted) return 'wait'
        settle(() => {
          if (answer.facts) rows.setFacts(sha256, { ...answer.facts, codecs: null })
          rows.ready(sha256, answer.ext, answer.size)
          rows.setFlaw(sha256, null)
        })
        await step(context, 'preview:recorded')
        return 'settled'
      case 'undecodable':
        settle(() => {
          rows.none(sha256)
          rows.setFlaw(sha256, flaw ?? 'undecodable')
        })
        return 'settled'
      case 'crashed':
        // Counted; at its next turn it is alone, so that no other file is taken for the one to blame.
        return 'settled'
      case 'unavailable':
        workspace.write(() => void rows.count(sha256, -1))
        return 'wait'
    }
  } finally {
    await rm(aside, { force: true }).catch(() => {})
  }
}

/** Whoever closes the workspace does not wait for a thread or another process: what those still answer is of no use. */
function unlessOver<T>(signal: AbortSignal, begin: () => Promise<T>): Promise<T | 'over'> {
  // Not begun at all then: nobody would be left to hear how it ends.
  if (signal.aborted) return Promise.resolve('over')
  let end = () => {}
  const over = new Promise<'over'>((resolve) => (end = () => resolve('over')))
  signal.addEventListener('abort', end, { once: true })
  return Promise.race([begin(), over]).finally(() => signal.removeEventListener('abort', end))
}

type Answer =
  | { outcome: 'made'; ext: 'webp' | 'jpg'; size: number; facts: { width: number; height: number; durationMs: number | null } | null }
  | { outcome: 'undecodable' | 'crashed' | 'unavailable' }

async function makeThumb(context: MediaContext, from: string, to: string): Promise<Answer> {
  const answer = await context.pictures({ kind: 'thumb', from, to, side: SIDE })
  if (answer.outcome !== 'made') return { outcome: answer.outcome === 'crashed' || answer.outcome === 'unavailable' ? answer.outcome : 'undecodable' }
  await chmod(to, FILE_MODE)
  const { size } = await stat(to)
  return size > 0 ? { outcome: 'made', ext: 'webp', size, facts: null } : { outcome: 'undecodable' }
}

/** What comes out of the hidden window is looked at as if a stranger had brought it. */
async function makePoster(context: MediaContext, path: string, { mime, size, coverMs }: PreviewTask, to: string): Promise<Answer> {
  const answer = await context.posters({ path, mime, size, atMs: coverMs })
  if (answer.outcome !== 'made') return { outcome: answer.outcome }
  const bytes = Buffer.from(answer.jpegBase64, 'base64')
  const format = bytes.length > MOST_POSTER_BYTES ? null : formatOf(bytes)
  try {
    if (format?.ext !== 'jpg') return { outcome: 'undecodable' }
    format.read(bytes)
  } catch {
    return { outcome: 'undecodable' }
  }
  await writeFile(to, bytes, { mode: FILE_MODE })
  const { width, height, durationMs } = answer
  return { outcome: 'made', ext: 'jpg', size: bytes.length, facts: { width, height, durationMs } }
}
