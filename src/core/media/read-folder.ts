/** The files of a folder that was given, and of the folders in it. Links are named and never followed. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Deeper than anyone sorts pictures; a path's own length ends sooner on most systems. */
const DEEPEST = 64
/** What systems leave in folders of their own accord. */
const LEFT_BY_SYSTEMS = /^(\..*|thumbs\.db|ehthumbs\.db|desktop\.ini|__macosx)$/iu
const order = new Intl.Collator('en', { numeric: true })

/**
 * In the order people know: by name, numbers as numbers, a folder's files where the folder stands. Null when there are more than `most`.
 * What cannot be listed stands for itself, so that it is refused by name.
 */
export async function filesIn(folder: string, most: number): Promise<string[] | null> {
  const found: string[] = []
  const walk = async (path: string, depth: number): Promise<boolean> => {
    const entries = depth > DEEPEST ? null : await readdir(path, { withFileTypes: true }).catch(() => null)
    if (entries === null) return found.push(path) <= most
    entries.sort((one, other) => order.compare(one.name, other.name))
    for (const entry of entries) {
      if (LEFT_BY_SYSTEMS.test(entry.name)) continue
      const inside = join(path, entry.name)
      const isRoom = entry.isDirectory() ? await walk(inside, depth + 1) : found.push(inside) <= most
      if (!isRoom) return false
    }
    return true
  }
  return (await walk(folder, 0)) ? found : null
}
