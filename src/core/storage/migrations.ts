/** The numbered steps from an empty file to the form of this version, as plain `.sql` files. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export type DatabaseKind = 'workspace' | 'catalog'

export interface Migration {
  version: number
  name: string
  sql: string
}

/** Written into each file's header: "PPws" and "PPca". */
export const APPLICATION_ID: Record<DatabaseKind, number> = { workspace: 0x50507773, catalog: 0x50506361 }

const NAME = /^(\d{4})-[a-z0-9-]+\.sql$/u

/** Reads `<migrationsDir>/<kind>/NNNN-name.sql`. Throws when the numbers are not 1, 2, 3 … */
export function loadMigrations(migrationsDir: string, kind: DatabaseKind): Migration[] {
  const folder = join(migrationsDir, kind)
  const migrations = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ version: Number(NAME.exec(name)?.[1]), name, sql: readFileSync(join(folder, name), 'utf8') }))
  for (const [index, migration] of migrations.entries()) {
    if (migration.version !== index + 1) throw new Error(`migration ${migration.name} of ${kind} is not number ${index + 1}`)
  }
  if (migrations.length === 0) throw new Error(`no migrations of ${kind}`)
  return migrations
}
