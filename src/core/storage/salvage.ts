/** Takes out of a damaged database every row that can still be read, into a new one of the present form. */
import { copyFileSync, existsSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'

/** A table may be damaged anywhere: from both ends, as far as each goes. */
const DIRECTIONS = ['ASC', 'DESC'] as const

export interface Salvaged {
  rows: number
  /** Tables of which some part could not be read. */
  broken: string[]
}

/**
 * `target` is a new, migrated, empty database. `damaged` (with its -wal, if any) is copied to `scratch` first and never
 * altered. Rows whose references did not survive are left out, so that the result is sound.
 */
export function salvage(damaged: string, scratch: string, target: Database.Database): Salvaged {
  const result: Salvaged = { rows: 0, broken: [] }
  target.pragma('foreign_keys = OFF')
  try {
    // First with the log of changes; where that does not even open, without.
    for (const withLog of [true, false]) {
      const source = openScratch(damaged, scratch, withLog)
      if (!source) continue
      try {
        copyTables(source, target, result)
      } finally {
        source.close()
        removeScratch(scratch)
      }
      if (result.rows > 0) break
    }
    dropBrokenReferences(target)
  } finally {
    target.pragma('foreign_keys = ON')
  }
  return result
}

function openScratch(damaged: string, scratch: string, withLog: boolean): Database.Database | null {
  removeScratch(scratch)
  copyFileSync(damaged, scratch)
  if (withLog && existsSync(`${damaged}-wal`)) copyFileSync(`${damaged}-wal`, `${scratch}-wal`)
  try {
    const db = new Database(scratch, { fileMustExist: true })
    try {
      db.pragma('trusted_schema = OFF')
      db.pragma('cell_size_check = OFF')
      db.prepare('SELECT count(*) FROM sqlite_schema').get()
      return db
    } catch {
      db.close()
    }
  } catch {
    // Not even a database: nothing to take.
  }
  removeScratch(scratch)
  return null
}

function removeScratch(scratch: string): void {
  for (const part of ['', '-wal', '-shm', '-journal']) rmSync(scratch + part, { force: true })
}

function copyTables(source: Database.Database, target: Database.Database, result: Salvaged): void {
  const tables = target.prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all()
  for (const { name, sql } of tables) {
    const columns = target.prepare<[string], { name: string; pk: number }>('SELECT name, pk FROM pragma_table_info(?)').all(name)
    let read = columns.map((column) => column.name)
    try {
      const known = source.prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)').all(name)
      read = read.filter((column) => known.some((one) => one.name === column))
    } catch {
      // Its own list cannot be read; ask for the columns of today.
    }
    if (read.length === 0) continue
    const names = read.map(quote).join(', ')
    const insert = target.prepare(`INSERT OR REPLACE INTO ${quote(name)} (${names}) VALUES (${read.map(() => '?').join(', ')})`)
    const keys = columns.filter((column) => column.pk > 0).sort((one, other) => one.pk - other.pk).map((column) => quote(column.name))
    const order = /WITHOUT ROWID/iu.test(sql) && keys.length > 0 ? keys : ['rowid']
    let isBroken = false
    for (const direction of DIRECTIONS) {
      isBroken = false
      try {
        target.transaction(() => {
          try {
            const rows = source.prepare<[], unknown[]>(`SELECT ${names} FROM ${quote(name)} NOT INDEXED ORDER BY ${order.map((key) => `${key} ${direction}`).join(', ')}`).raw().iterate()
            for (const row of rows) {
              try {
                insert.run(...row)
                result.rows += 1
              } catch {
                // A row that today's rules refuse: the rest goes on.
                isBroken = true
              }
            }
          } catch {
            // The damaged part is reached: keep what was read.
            isBroken = true
          }
        })()
      } catch {
        isBroken = true
      }
      if (!isBroken) break
    }
    if (isBroken) result.broken.push(name)
  }
}

/** Rows that point to what did not survive go, until nothing points to nowhere. */
function dropBrokenReferences(target: Database.Database): void {
  for (let round = 0; round < 20; round += 1) {
    const broken = target.prepare<[], { table: string; rowid: number | null }>('SELECT "table", rowid FROM pragma_foreign_key_check').all()
    if (broken.length === 0) return
    target.transaction(() => {
      for (const table of new Set(broken.map((row) => row.table))) {
        const rowids = broken.filter((row) => row.table === table).map((row) => row.rowid)
        if (rowids.includes(null)) dropOrphansOf(target, table)
        else for (const rowid of rowids) target.prepare(`DELETE FROM ${quote(table)} WHERE rowid = ?`).run(rowid)
      }
    })()
  }
}

/** Tables without row numbers: by their references. */
function dropOrphansOf(target: Database.Database, table: string): void {
  const references = target
    .prepare<[string], { from: string; table: string; to: string }>('SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)')
    .all(table)
  for (const reference of references) {
    target
      .prepare(`DELETE FROM ${quote(table)} WHERE ${quote(reference.from)} IS NOT NULL AND ${quote(reference.from)} NOT IN (SELECT ${quote(reference.to)} FROM ${quote(reference.table)})`)
      .run()
  }
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`
