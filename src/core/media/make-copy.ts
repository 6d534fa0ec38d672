/** The copy that was offered of a picture which cannot be taken as it is: decoded and written anew in the process for pictures. */
import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { MAX_IMAGE_BYTES } from '../../contract/schemas/media.ts'
import type { Offer } from '../../contract/schemas/media.ts'
import { FILE_MODE } from '../storage/index.ts'
import { asidePath } from './blob-files.ts'
import { step } from './context.ts'
import type { MediaContext } from './context.ts'
import { copySource } from './copy-source.ts'
import { formatOf } from './formats/index.ts'
import { nameFor } from './names.ts'
import type { Source } from './open-source.ts'
import { Interrupted, Refused } from './refused.ts'
import { inspect, place, removeQuietly } from './stored.ts'
import type { KnownCopies, StoredBlob, StoredFile } from './stored.ts'

interface CopyJob {
  source: Source
  /** For the source: what is decoded lies in our own folder and no longer changes. */
  aside: string
  name: string
  known: KnownCopies
  offer: Offer
}

/** The process may have been ended by what another file did. */
const TRIES = 2

/** Throws Refused: `not-converted` when it cannot be decoded, `failed` when there is no process to do it. */
export async function makeCopy(context: MediaContext, mediaDir: string, job: CopyJob, goOn: () => boolean): Promise<StoredFile> {
  const { sha256: source } = await copySource(context, job.source, job.aside, null, goOn)
  const madeFrom = { source, recipe: job.offer }
  const made = asidePath(mediaDir, context.random.uuid())
  context.aside.add(made)
  try {
    const known = job.known(source, job.offer)
    const blob = known ?? (await decodeAndPlace(context, mediaDir, job, made, goOn))
    return { blob, name: renamed(job.name, blob), madeFrom }
  } finally {
    await removeQuietly(context, job.aside)
    await removeQuietly(context, made)
    context.aside.delete(made)
  }
}

async function decodeAndPlace(context: MediaContext, mediaDir: string, job: CopyJob, made: string, goOn: () => boolean): Promise<StoredBlob> {
  for (let left = TRIES; ; left -= 1) {
    if (!goOn()) throw new Interrupted()
    await step(context, 'import:decoding')
    const answer = await context.pictures({ kind: 'convert', from: job.aside, to: made, maxBytes: MAX_IMAGE_BYTES })
    if (answer.outcome === 'made') break
    if (answer.outcome === 'unavailable') throw new Refused('failed')
    if (answer.outcome === 'undecodable' || left <= 1) throw new Refused('not-converted')
    await removeQuietly(context, made)
  }
  // What another process wrote is looked at as if a stranger had brought it.
  const file = await open(made, 'r+')
  try {
    if ((await file.stat()).size > MAX_IMAGE_BYTES) throw new Refused('not-converted')
    await file.chmod(FILE_MODE)
    await file.sync()
  } finally {
    await file.close()
  }
  const bytes = await readFile(made)
  const format = formatOf(bytes)
  if (!format) throw new Refused('not-converted')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return place(context, mediaDir, made, { sha256, ext: format.ext, mime: format.mime, size: bytes.length, kind: 'image', ...inspect(bytes, format) })
}

function renamed(name: string, { mime, ext }: StoredBlob): string {
  return nameFor(name, { ext, extensions: mime === 'image/jpeg' ? ['jpg', 'jpeg'] : [ext] })
}
