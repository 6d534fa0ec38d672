/**
 * The search index of one workspace: `search.db` beside its database, a copy that can be made anew at any time. It is a file of
 * its own so that a damaged index never makes a client's file look damaged, and no keystroke waits for it.
 */
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import type { Workspace } from '../workspaces/workspace.ts'

export const SEARCH_FILE = 'search.db'
/** Changes with the form of the index; another form is thrown away and fed again. */
const FORM = 2

const TABLES = `
  CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), fed INTEGER NOT NULL, posts INTEGER NOT NULL) STRICT;
  INSERT INTO state VALUES (1, 0, 0);
  CREATE VIRTUAL TABLE drafts USING fts5 (title, body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
  CREATE VIRTUAL TABLE posts USING fts5 (title, body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
  CREATE VIRTUAL TABLE media USING fts5 (title, body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
  PRAGMA user_version = ${FORM};`

export const searchFileOf = (workspace: Pick<Workspace, 'mediaDir'>): string => join(dirname(workspace.mediaDir), SEARCH_FILE)

/** Opens it, or makes a new one where there is none, it is damaged or of another form. `fresh` says that it holds nothing yet. */
export function openIndex(file: string): { db: Database.Database; fresh: boolean } {
  try {
    const known = new Database(file, { fileMustExist: true })
    try {
      prepare(known)
      if (known.pragma('user_version', { simple: true }) === FORM && known.prepare('SELECT fed FROM state').get() !== undefined) return { db: known, fresh: false }
    } catch {
      // Damaged: made anew below.
    }
    known.close()
  } catch {
    // Not there, or not a database.
  }
  for (const part of ['', '-wal', '-shm', '-journal']) rmSync(file + part, { force: true })
  const db = new Database(file)
  prepare(db)
  db.exec(TABLES)
  return { db, fresh: true }
}

/** Durability is not needed here: what is lost is fed again. */
function prepare(db: Database.Database): void {
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.pragma('trusted_schema = OFF')
}
