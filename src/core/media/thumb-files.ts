/** Thumbnails beside the media folder. They can be made again at any time, so nothing is synced; the row knows the size of a whole one. */
import { statSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { FOLDER_MODE } from '../storage/index.ts'

const MAKING = /^\.making-[0-9a-f-]{36}\.tmp$/u

export const thumbsDirOf = (mediaDir: string): string => join(dirname(mediaDir), 'thumbs')

/** Null for a name that is none of ours. */
export function thumbPath(mediaDir: string, sha256: string, ext: string): string | null {
  if (!/^[0-9a-f]{64}$/u.test(sha256) || !/^(webp|jpg)$/u.test(ext)) return null
  return join(thumbsDirOf(mediaDir), sha256.slice(0, 2), `${sha256}.${ext}`)
}

/** The path of a thumbnail that is there whole, else null. */
export function findThumb(mediaDir: string, sha256: string, thumb: { ext: string; size: number }): string | null {
  const path = thumbPath(mediaDir, sha256, thumb.ext)
  const stat = path === null ? undefined : statSync(path, { throwIfNoEntry: false })
  return stat?.isFile() && stat.size === thumb.size ? path : null
}

/** A name to make one under. */
export async function thumbAside(mediaDir: string, id: string): Promise<string> {
  const folder = thumbsDirOf(mediaDir)
  await mkdir(folder, { recursive: true, mode: FOLDER_MODE })
  return join(folder, `.making-${id}.tmp`)
}

export async function placeThumb(aside: string, mediaDir: string, sha256: string, ext: string): Promise<void> {
  const path = thumbPath(mediaDir, sha256, ext)
  if (path === null) throw new Error('not a name for a thumbnail')
  await mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE })
  await rename(aside, path)
}

/** What an earlier run left half made; to be called before anything is made. */
export async function removeHalfMade(mediaDir: string): Promise<void> {
  const folder = thumbsDirOf(mediaDir)
  for (const name of await readdir(folder).catch(() => [])) if (MAKING.test(name)) await rm(join(folder, name), { force: true })
}
