/** Looks into a workspace's folder without opening it for work and without changing it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { readFile } from '../storage/check-file.ts'
import { checkFile, storageFault } from '../storage/index.ts'
import { listAside } from '../storage/set-aside.ts'
import { readSelf } from './identity.ts'
import type { SelfRow } from './identity.ts'
import { DAMAGED, DATABASE_FILE, RECOVERED_FILE } from './layout.ts'

export interface Peeked {
  /** `absent`: nothing here that ever was a workspace. */
  state: 'ready' | 'damaged' | 'newer' | 'missing' | 'absent'
  self: SelfRow | null
  /** Sends that are not at their end. True when that cannot be read. */
  hasOpenWork: boolean
  /** The command that made it, so that its repeat is known. */
  creationCommands: { id: string; kind: string; result: string; at: number }[]
}

const NOTHING = { self: null, hasOpenWork: true, creationCommands: [] }

export function peek(folder: string, known: number): Peeked {
  const file = [DATABASE_FILE, RECOVERED_FILE].map((name) => join(folder, name)).find((name) => existsSync(name))
  if (file === undefined) return { ...NOTHING, state: listAside(folder, DAMAGED).length > 0 ? 'damaged' : 'absent' }
  try {
    return checkFile(file, 'workspace', known, (db) => ({ state: 'ready', self: readSelf(db), hasOpenWork: hasOpenWork(db), creationCommands: creationCommands(db) }))
  } catch (error) {
    const fault = storageFault(error)
    if (fault === 'WORKSPACE_NEWER') return { ...NOTHING, state: 'newer' }
    if (fault === 'WORKSPACE_DAMAGED') return { ...NOTHING, state: 'damaged' }
    throw error
  }
}

/** Who the file says it is, without looking it over: null when it cannot be read. */
export function peekSelf(file: string): SelfRow | null {
  try {
    return readFile(file, readSelf)
  } catch {
    return null
  }
}

export function hasOpenWork(db: Database): boolean {
  const row = db
    .prepare<[], { n: number }>("SELECT EXISTS (SELECT 1 FROM intents WHERE state NOT IN ('done', 'cancelled')) OR EXISTS (SELECT 1 FROM sends WHERE state = 'live') AS n")
    .get()
  return row?.n !== 0
}

function creationCommands(db: Database): Peeked['creationCommands'] {
  return db
    .prepare<[], Peeked['creationCommands'][number]>("SELECT id, kind, result, at FROM commands WHERE kind IN ('workspaces.createLocal', 'workspaces.add', 'workspaces.createInSandbox')")
    .all()
}
