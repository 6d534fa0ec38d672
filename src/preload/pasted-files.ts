import type { MAX_PASTE_BYTES } from '../contract/schemas/media.ts'
import { refusal } from './refusal.ts'

/** The contract's own value would bring its schemas into this file. */
const MOST_BYTES: typeof MAX_PASTE_BYTES = 10_000_000
const MOST_FILES = 20

/** Names and bytes of pasted File objects that have no path, at most 10 MB together. */
export async function bytesOf(files: unknown): Promise<{ name: string; bytes: Uint8Array }[]> {
  if (!Array.isArray(files) || files.length === 0 || files.length > MOST_FILES) throw refusal('INVALID_INPUT', 'Paste between 1 and 20 pictures.')
  const given = files.map((file: unknown) => {
    if (!(file instanceof File)) throw refusal('INVALID_INPUT', 'Only pictures can be pasted.')
    return file
  })
  if (given.some((file) => file.size === 0)) throw refusal('INVALID_INPUT', 'A pasted picture is empty.')
  // Asked before a byte is read.
  if (given.reduce((total, file) => total + file.size, 0) > MOST_BYTES) throw refusal('INVALID_INPUT', 'Pasted pictures may have at most 10 MB. Save it, and drop the file.')
  return Promise.all(given.map(async (file) => ({ name: (file.name || 'pasted.png').slice(0, 500), bytes: new Uint8Array(await file.arrayBuffer()) })))
}
