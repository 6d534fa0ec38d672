/** Brings a database to the form of this version: one transaction for each step, the version inside it (D8). */
import type { Database } from 'better-sqlite3'
import type { FaultPoint } from '../ports.ts'
import { DamagedFileError, NewerFileError } from './errors.ts'
import { reached } from './fault-point.ts'
import { APPLICATION_ID } from './migrations.ts'
import type { DatabaseKind, Migration } from './migrations.ts'

export const readVersion = (db: Database): number => Number(db.pragma('user_version', { simple: true }))

/**
 * A step is applied whole or not at all. `before` runs once ahead of the first step of a database that holds data.
 * Throws NewerFileError, having touched nothing, when the file is from a newer version.
 */
export function migrate(db: Database, kind: DatabaseKind, migrations: readonly Migration[], options: { before?: () => void; faultPoint?: FaultPoint | undefined } = {}): void {
  const found = readVersion(db)
  if (found > migrations.length) throw new NewerFileError(found, migrations.length)
  const steps = migrations.slice(found)
  if (steps.length === 0) return
  if (found > 0) options.before?.()
  // Tables that are rebuilt must not take their children with them; the check before each commit stands in for it.
  db.pragma('foreign_keys = OFF')
  try {
    for (const step of steps) {
      db.transaction(() => {
        reached(options.faultPoint, `migrate:${step.version}:begun`)
        db.exec(step.sql)
        reached(options.faultPoint, `migrate:${step.version}:applied`)
        if (found === 0) db.pragma(`application_id = ${APPLICATION_ID[kind]}`)
        db.pragma(`user_version = ${step.version}`)
        reached(options.faultPoint, `migrate:${step.version}:numbered`)
        if (brokenReferences(db) > 0) throw new DamagedFileError(`step ${step.version} leaves broken references`)
      }).immediate()
      reached(options.faultPoint, `migrate:${step.version}:committed`)
    }
  } finally {
    db.pragma('foreign_keys = ON')
  }
}

export function brokenReferences(db: Database): number {
  const rows: unknown = db.pragma('foreign_key_check')
  return Array.isArray(rows) ? rows.length : 0
}
