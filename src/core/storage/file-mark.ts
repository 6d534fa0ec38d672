/** What a file looks like from outside: it differs once anyone has written to it, put another in its place, or copied it. */
import { statSync } from 'node:fs'

/** Null where there is no file, or a log of changes (-wal) beside it that is not in it yet. */
export function markOf(file: string): string | null {
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false })
  if (log !== undefined && log.size > 0) return null
  const about = statSync(file, { bigint: true, throwIfNoEntry: false })
  return about === undefined ? null : `${about.size}:${about.mtimeNs}:${about.ctimeNs}:${about.ino}`
}
