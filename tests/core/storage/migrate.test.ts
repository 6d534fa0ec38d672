import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backUp, listBackups } from '../../../src/core/storage/backup.ts'
import { loadMigrations } from '../../../src/core/storage/migrations.ts'
import type { Migration } from '../../../src/core/storage/migrations.ts'
import { closeDatabase, createDatabase, openDatabase } from '../../../src/core/storage/open-database.ts'
import { MIGRATIONS_DIR, temporaryFolder } from '../../support/workspace.ts'

const STEPS: Migration[] = [
  { version: 1, name: 'one', sql: 'CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE) STRICT;' },
  { version: 2, name: 'two', sql: 'ALTER TABLE child ADD COLUMN word TEXT; UPDATE child SET word = \'w\' || id;' },
  // Rebuilds the parent, which would take the children with it if references were kept up meanwhile.
  { version: 3, name: 'three', sql: 'CREATE TABLE parent2 (id INTEGER PRIMARY KEY, kind TEXT NOT NULL) STRICT; INSERT INTO parent2 SELECT id, \'k\' FROM parent; DROP TABLE parent; ALTER TABLE parent2 RENAME TO parent;' },
]

let folder: ReturnType<typeof temporaryFolder>
let file: string
beforeEach(() => {
  folder = temporaryFolder()
  file = join(folder.path, 'x.db')
})
afterEach(() => folder.remove())

function madeAt(version: number): void {
  const db = createDatabase({ file, kind: 'workspace', migrations: STEPS.slice(0, version) })
  db.exec('INSERT INTO parent VALUES (1), (2); INSERT INTO child (id, parent) VALUES (1, 1), (2, 1), (3, 2);')
  closeDatabase(db)
}

function facts() {
  const db = new Database(file, { readonly: true })
  try {
    return {
      version: Number(db.pragma('user_version', { simple: true })),
      children: db.prepare('SELECT count(*) FROM child').pluck().get(),
      hasWord: db.prepare("SELECT count(*) FROM pragma_table_info('child') WHERE name = 'word'").pluck().get() === 1,
      hasKind: db.prepare("SELECT count(*) FROM pragma_table_info('parent') WHERE name = 'kind'").pluck().get() === 1,
    }
  } finally {
    db.close()
  }
}

describe('the steps of the app', () => {
  it('are numbered without gaps and make sound databases', () => {
    for (const kind of ['workspace', 'catalog'] as const) {
      const migrations = loadMigrations(MIGRATIONS_DIR, kind)
      const db = createDatabase({ file: join(folder.path, `${kind}.db`), kind, migrations })
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
      const loose = db.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'").pluck().all()
      expect(loose).toEqual([])
      db.close()
    }
  })
})

describe('migrating', () => {
  it('applies what is missing, after a backup, and keeps every row', () => {
    madeAt(1)
    const { db } = openDatabase({ file, kind: 'workspace', migrations: STEPS, beforeMigration: (old) => void backUp(old, { folder: join(folder.path, 'backups'), kind: 'workspace', reason: 'migration', now: 0 }) })
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
    closeDatabase(db)
    expect(facts()).toEqual({ version: 3, children: 3, hasWord: true, hasKind: true })
    const [backup] = listBackups(join(folder.path, 'backups'))
    const old = new Database(backup?.file ?? '', { readonly: true })
    expect(old.pragma('user_version', { simple: true })).toBe(1)
    expect(old.prepare('SELECT count(*) FROM child').pluck().get()).toBe(3)
    old.close()
  })

  const steps = [2, 3].flatMap((version) => ['begun', 'applied', 'numbered', 'committed'].map((part) => `migrate:${version}:${part}`))
  it.each(steps)('that ends at %s leaves whole steps only, and goes on next time', (step) => {
    madeAt(1)
    expect(() =>
      openDatabase({ file, kind: 'workspace', migrations: STEPS, faultPoint: (at) => {
        if (at === step) throw new Error('the end')
      } }),
    ).toThrow('the end')
    const { version, children, hasWord, hasKind } = facts()
    expect(children).toBe(3)
    expect(hasWord).toBe(version >= 2)
    expect(hasKind).toBe(version >= 3)
    expect(version).toBe(Number(step[8]) - (step.endsWith('committed') ? 0 : 1))
    closeDatabase(openDatabase({ file, kind: 'workspace', migrations: STEPS }).db)
    expect(facts()).toEqual({ version: 3, children: 3, hasWord: true, hasKind: true })
  })

  it('does not begin when the backup fails', () => {
    madeAt(1)
    const before = readFileSync(file)
    expect(() => openDatabase({ file, kind: 'workspace', migrations: STEPS, beforeMigration: () => {
      throw Object.assign(new Error('no room'), { code: 'ENOSPC' })
    } })).toThrow('no room')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('refuses a step that leaves broken references', () => {
    madeAt(1)
    const broken = [...STEPS.slice(0, 1), { version: 2, name: 'broken', sql: 'DELETE FROM parent WHERE id = 1;' }]
    expect(() => openDatabase({ file, kind: 'workspace', migrations: broken })).toThrow('broken references')
    expect(facts()).toMatchObject({ version: 1, children: 3 })
  })

  it('refuses a file of a newer version without touching it', () => {
    madeAt(2)
    const before = readFileSync(file)
    expect(() => openDatabase({ file, kind: 'workspace', migrations: STEPS.slice(0, 1) })).toThrow('newer')
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(existsSync(`${file}-wal`)).toBe(false)
    expect(existsSync(`${file}-shm`)).toBe(false)
  })

  it.each([['an empty file', ''], ['text', 'hello'.repeat(500)], ['another program\'s database', null]])('never takes %s for a new database', (_what, bytes) => {
    if (bytes === null) {
      const db = new Database(file)
      db.exec('CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)')
      db.close()
    } else writeFileSync(file, bytes)
    const before = readFileSync(file)
    expect(() => openDatabase({ file, kind: 'workspace', migrations: STEPS })).toThrow('damaged')
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(() => createDatabase({ file, kind: 'workspace', migrations: STEPS })).toThrow('EEXIST')
  })
})
