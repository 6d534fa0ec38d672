/** From a file of the user's to a blob on the disk, nothing of which any row tells yet. */
import { asidePath } from './blob-files.ts'
import { step } from './context.ts'
import type { MediaContext } from './context.ts'
import { copySource } from './copy-source.ts'
import { makeCopy } from './make-copy.ts'
import { openSource } from './open-source.ts'
import type { Source } from './open-source.ts'
import { storeRefusal } from './refused.ts'
import { inspect, place, removeQuietly } from './stored.ts'
import type { KnownCopies, StoredBlob, StoredFile } from './stored.ts'

export interface SourceFile {
  path: string
  name: string
  /** The copy that was offered is to be made. */
  taken: boolean
}

/**
 * Copies the file and puts the copy in its place. Throws Refused, Offered, or Interrupted when `goOn` says so; then nothing of it
 * stays but what a crash could leave too.
 */
export async function storeFile(context: MediaContext, mediaDir: string, file: SourceFile, known: KnownCopies, goOn: () => boolean): Promise<StoredFile> {
  const source = await openSource(file.path, file.name, file.taken)
  try {
    await step(context, 'import:opened')
    return await withAside(context, mediaDir, async (aside) => {
      if (source.what.kind === 'offer') return makeCopy(context, mediaDir, { source, aside, name: file.name, known, offer: source.what.offer }, goOn)
      return { blob: await place(context, mediaDir, aside, await copyOf(context, source, source.what, aside, goOn)), name: file.name, madeFrom: null }
    })
  } finally {
    await source.handle.close().catch(() => {})
  }
}

/** A name of our own in the media folder, of which nothing is left behind when `work` fails. */
export async function withAside<T>(context: MediaContext, mediaDir: string, work: (aside: string) => Promise<T>): Promise<T> {
  const aside = asidePath(mediaDir, context.random.uuid())
  context.aside.add(aside)
  try {
    return await work(aside)
  } catch (error) {
    await removeQuietly(context, aside)
    throw storeRefusal(error)
  } finally {
    context.aside.delete(aside)
  }
}

async function copyOf(context: MediaContext, source: Source, what: Exclude<Source['what'], { kind: 'offer' }>, aside: string, goOn: () => boolean): Promise<StoredBlob> {
  const { ext, mime } = what.format
  const look = what.kind === 'image' ? (bytes: Buffer) => inspect(bytes, what.format) : null
  const { sha256, size, seen } = await copySource(context, source, aside, look, goOn)
  return { sha256, ext, mime, size, kind: what.kind, width: seen?.width ?? null, height: seen?.height ?? null }
}
