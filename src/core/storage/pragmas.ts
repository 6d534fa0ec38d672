/** What every connection must run with. SQLite forgets most of it between openings, so it is set and read back each time. */
import type { Database } from 'better-sqlite3'

/** Milliseconds to wait for a lock: only a reader from outside can hold one. */
export const BUSY_TIMEOUT_MS = 5_000

/**
 * better-sqlite3 is compiled so that every later opening of a WAL database starts at synchronous=NORMAL (D1), where a
 * power cut may take acknowledged commits; FULL syncs each one. trusted_schema and cell_size_check keep a forged or
 * damaged file from doing harm. No mmap: a failing disk must give an error, not a signal.
 */
const WANTED: readonly [name: string, set: string, read: string | number][] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['busy_timeout', String(BUSY_TIMEOUT_MS), BUSY_TIMEOUT_MS],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['fullfsync', 'ON', 1],
  ['checkpoint_fullfsync', 'ON', 1],
  ['mmap_size', '0', 0],
]

/** Sets all and asserts all. Throws when the connection did not take one. */
export function setPragmas(db: Database): void {
  for (const [name, value] of WANTED) db.pragma(`${name} = ${value}`)
  for (const [name, found] of Object.entries(readPragmas(db))) {
    const wanted = WANTED.find((entry) => entry[0] === name)?.[2]
    if (found !== wanted) throw new Error(`the database runs with ${name}=${String(found)} instead of ${String(wanted)}`)
  }
}

export function readPragmas(db: Database): Record<string, unknown> {
  return Object.fromEntries(
    WANTED.flatMap(([name]) => {
      const value: unknown = db.pragma(name, { simple: true })
      // SQLite without mmap answers nothing at all.
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
