/**
 * Files that no row names: left by a crash between the renaming of a file and the commit that records it, when the import then ended
 * another way (rules 7). Only what no database that could be opened again knows of is removed, and nothing older than the last
 * restoring: after that, files without rows may be all that is left of photos.
 */
import { readdir, stat } from 'node:fs/promises'
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listBackups } from '../storage/index.ts'
import { readFile } from '../storage/check-file.ts'
import { BACKUPS } from '../workspaces/layout.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { step } from './context.ts'
import type { MediaContext } from './context.ts'

const FOLDER = /^[0-9a-f]{2}$/u
const NAME = /^([0-9a-f]{64})\.[a-z0-9]{1,5}$/u

interface Orphan {
  path: string
  sha256: string
}

/** Answers how many were removed. `goOn`: false once nobody may touch the workspace any more. */
export async function collectUnnamed(context: MediaContext, workspace: Workspace, goOn: () => boolean): Promise<number> {
  const keptBefore = filesKeptBefore(workspace)
  if (keptBefore === null) return 0
  const orphans = await findUnnamed(context, workspace, keptBefore, goOn)
  if (orphans.length === 0 || !goOn()) return 0
  // Read only now: there is nearly never anything to collect.
  const named = namedInBackups(workspace)
  if (named === null) return 0
  await step(context, 'collect:found')
  let removed = 0
  for (const { path, sha256 } of orphans) {
    if (!goOn()) break
    // Asked again, with nothing between the question and the act: it may just have been imported.
    if (named.has(sha256) || isNamed(context, workspace, path, sha256)) continue
    rmSync(path, { force: true })
    removed += 1
    await step(context, 'collect:removed')
  }
  if (removed > 0) context.log('info', 'files that nothing names were removed', { workspace: workspace.identity.id, count: removed })
  return removed
}

/** Null while the client is held: nobody knows yet what it is. */
function filesKeptBefore({ db }: Workspace): number | null {
  const row = db.prepare<[], { held: number; files_kept_before: number }>('SELECT held, files_kept_before FROM workspace WHERE one = 1').get()
  return row === undefined || row.held === 1 ? null : row.files_kept_before
}

/** What this run has placed counts as named: its row is on the way. */
function isNamed(context: MediaContext, workspace: Workspace, path: string, sha256: string): boolean {
  return context.folders.has(path) || context.rowsOf(workspace.db).blob(sha256) !== null
}

async function findUnnamed(context: MediaContext, workspace: Workspace, keptBefore: number, goOn: () => boolean): Promise<Orphan[]> {
  const orphans: Orphan[] = []
  for (const folder of await readdir(workspace.mediaDir).catch(() => [])) {
    if (!FOLDER.test(folder)) continue
    const names = await readdir(join(workspace.mediaDir, folder)).catch(() => [])
    if (!goOn()) return []
    for (const name of names) {
      const sha256 = NAME.exec(name)?.[1]
      const path = join(workspace.mediaDir, folder, name)
      if (sha256?.startsWith(folder) === true && !isNamed(context, workspace, path, sha256)) orphans.push({ path, sha256 })
    }
  }
  const written = await Promise.all(orphans.map(async ({ path }) => (await stat(path).catch(() => null))?.mtimeMs ?? 0))
  return orphans.filter((_, at) => (written[at] ?? 0) > keptBefore)
}

/** Null when one of them cannot be read: what it knows of must not be lost for that. */
function namedInBackups(workspace: Workspace): Set<string> | null {
  const named = new Set<string>()
  try {
    for (const { file } of listBackups(join(dirname(workspace.mediaDir), BACKUPS))) {
      readFile(file, (db) => {
        for (const { sha256 } of db.prepare<[], { sha256: string }>('SELECT sha256 FROM blobs').iterate()) named.add(sha256)
      })
    }
    return named
  } catch {
    return null
  }
}
