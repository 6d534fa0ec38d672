/** A process of its own for counting syncs: opens the workspace file given, commits as often as asked, and tells when each part begins. */
import { writeSync } from 'node:fs'
import { loadMigrations } from '../../../src/core/storage/migrations.ts'
import { closeDatabase, openDatabase } from '../../../src/core/storage/open-database.ts'

const [file, migrationsDir, commits] = process.argv.slice(2)
if (file === undefined || migrationsDir === undefined || commits === undefined) throw new Error('file, migrations, commits')
const { db } = openDatabase({ file, kind: 'workspace', migrations: loadMigrations(migrationsDir, 'workspace') })
const save = db.prepare("UPDATE counters SET value = value + 1 WHERE name = 'list_seq'")
// Seen by strace as writes, in order with the syncs.
writeSync(1, 'commits-begin\n')
for (let at = 0; at < Number(commits); at += 1) {
  save.run()
  writeSync(1, 'acknowledged\n')
}
writeSync(1, 'commits-end\n')
closeDatabase(db)
