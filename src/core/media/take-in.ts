/** Takes files that lie elsewhere in this app into a client's own folder, as bytes of its own. */
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { AppError } from '../../contract/errors.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { step } from './context.ts'
import type { MediaContext } from './context.ts'
import { copySource } from './copy-source.ts'
import { Interrupted, Refused, sourceRefusal } from './refused.ts'
import { withAside } from './store-file.ts'
import { place } from './stored.ts'
import type { StoredBlob } from './stored.ts'

/** A stored file and where it lies. */
export interface GivenFile {
  path: string
  blob: StoredBlob
}

const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)

/**
 * Every byte is read, hashed and written anew; what is not what its hash says is not taken. When this resolves the files are on
 * the disk, and no row tells of them yet. Throws MEDIA_REFUSED, DISK_FULL, NOT_POSSIBLE_NOW when the client closes meanwhile.
 */
export async function takeIn(context: MediaContext, workspace: Workspace, files: readonly GivenFile[]): Promise<void> {
  for (const file of files) {
    try {
      await takeOne(context, workspace, file)
    } catch (error) {
      throw toAppError(error)
    }
    await step(context, 'take-in:placed')
  }
}

async function takeOne(context: MediaContext, workspace: Workspace, { path, blob }: GivenFile): Promise<void> {
  const handle = await open(path, FLAGS).catch((error: unknown) => {
    throw sourceRefusal(error)
  })
  try {
    const stat = await handle.stat({ bigint: true })
    if (!stat.isFile() || stat.size !== BigInt(blob.size)) throw new Refused('changed-while-read')
    await withAside(context, workspace.mediaDir, async (aside) => {
      const { sha256 } = await copySource(context, { handle, stat }, aside, null, () => !workspace.closed)
      if (sha256 !== blob.sha256) throw new Refused('changed-while-read')
      await place(context, workspace.mediaDir, aside, blob)
    })
  } finally {
    await handle.close().catch(() => {})
  }
}

function toAppError(error: unknown): unknown {
  if (error instanceof Interrupted) return new AppError('NOT_POSSIBLE_NOW', 'This workspace was just closed. Nothing was changed.')
  if (!(error instanceof Refused)) return error
  if (error.refusal === 'disk-full') return new AppError('DISK_FULL', 'The disk is full. Nothing was changed; free some space and try again.')
  return new AppError('MEDIA_REFUSED', 'A file of this draft is not there as it was stored. Nothing was changed.')
}
