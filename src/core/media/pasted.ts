/** Bytes that have no file of their own: put aside in the client's folder first, so that they are imported, and resumed, like any other. */
import { rm } from 'node:fs/promises'
import { dirname, join, basename } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import { MAX_PASTE_BYTES } from '../../contract/schemas/media.ts'
import { toStorageError } from '../storage/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { createAside, writeAll } from './blob-files.ts'
import { step } from './context.ts'
import type { MediaContext } from './context.ts'
import { nameOf } from './names.ts'

export interface PastedFile {
  name: string
  base64: string
}

export const PASTED = /^\.pasted-[0-9a-f-]{36}\.tmp$/u

/** On the disk when this resolves, and kept from tidying up until the caller takes the paths out of `context.aside`. Throws INVALID_INPUT beyond 10 MB, DISK_FULL; nothing is left behind then. */
export async function writePasted(context: MediaContext, workspace: Workspace, files: readonly PastedFile[]): Promise<{ path: string; name: string }[]> {
  const decoded = files.map(({ name, base64 }) => ({ name: nameOf(name), bytes: Buffer.from(base64, 'base64') }))
  if (decoded.reduce((total, { bytes }) => total + bytes.length, 0) > MAX_PASTE_BYTES) throw new AppError('INVALID_INPUT', 'Pasted pictures may have at most 10 MB.', { field: 'files' })
  const sources: { path: string; name: string }[] = []
  try {
    for (const { name, bytes } of decoded) {
      const path = join(workspace.mediaDir, `.pasted-${context.random.uuid()}.tmp`)
      context.aside.add(path)
      sources.push({ path, name })
      const file = await createAside(path)
      try {
        await writeAll(file, bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await step(context, 'paste:written')
    }
    return sources
  } catch (error) {
    for (const { path } of sources) await removePasted(workspace.mediaDir, path)
    for (const { path } of sources) context.aside.delete(path)
    throw toStorageError(error, workspace.identity.id)
  }
}

/** Nothing else of the user's is ever removed: the name and the folder are our own. */
export async function removePasted(mediaDir: string, path: string): Promise<void> {
  if (dirname(path) === mediaDir && PASTED.test(basename(path))) await rm(path, { force: true }).catch(() => {})
}
