/** One batch, from its folders to its last file. */
import { lstat } from 'node:fs/promises'
import { MAX_IMPORT_FILES } from '../../contract/schemas/media.ts'
import { storageFault } from '../storage/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { findBlob } from './blob-files.ts'
import { step } from './context.ts'
import type { MediaContext } from './context.ts'
import type { BatchRow, PendingItem } from './import-rows.ts'
import { nameOf } from './names.ts'
import { removePasted } from './pasted.ts'
import { filesIn } from './read-folder.ts'
import { recordOutcome } from './record-outcome.ts'
import { Interrupted, Offered, Refused, storeRefusal } from './refused.ts'
import { storeFile } from './store-file.ts'
import type { StoredFile } from './stored.ts'

/** Files of one workspace under way at once. */
const PARALLEL = 2

export interface BatchRun {
  readonly workspace: Workspace
  /** The workspace closes, or the app: nothing may touch it any more. */
  isOver(): boolean
  /** False also when the user stopped the batch. */
  mayGoOn(): boolean
}

type Prepared = StoredFile | Refused | Offered | Interrupted

export async function runBatch(context: MediaContext, run: BatchRun, batch: BatchRow, onAdded: () => void): Promise<void> {
  const { workspace } = run
  const rows = context.importsOf(workspace.db)
  await readFolders(context, run, batch)
  if (!run.mayGoOn()) return
  const items = rows.pending(batch.id)
  if (items.length === 0) {
    return workspace.write((note) => {
      rows.finish(batch.id)
      note('media', batch.id)
    })
  }
  const last = items.at(-1)
  const ahead: { item: PendingItem; result: Promise<Prepared> }[] = []
  let next = 0
  try {
    while (run.mayGoOn() && (next < items.length || ahead.length > 0)) {
      for (; ahead.length < PARALLEL && next < items.length; next += 1) {
        const item = items[next]
        if (item) ahead.push({ item, result: prepare(context, run, item) })
      }
      const first = ahead.shift()
      const result = await first?.result
      if (!first || !result || run.isOver() || result instanceof Interrupted) return
      await record(context, run, batch, { item: first.item, result, isLast: first.item === last }, () => Promise.all(ahead.map((one) => one.result)))
      if (run.isOver()) return
      if ('blob' in result) onAdded()
      await step(context, 'import:recorded')
      // An offer may still need the bytes.
      if (!(result instanceof Offered)) await removePasted(workspace.mediaDir, first.item.path)
    }
  } finally {
    // Nothing may touch the workspace once the run has ended.
    await Promise.all(ahead.map((one) => one.result))
  }
}

/** Folders become the files in them before the first file is read, so that the total is known. */
async function readFolders(context: MediaContext, run: BatchRun, batch: BatchRow): Promise<void> {
  const rows = context.importsOf(run.workspace.db)
  // From the end, so that the places of those before it stay.
  for (const item of rows.pending(batch.id).reverse()) {
    if (item.taken || !run.mayGoOn()) continue
    const isFolder = await lstat(item.path).then((stat) => stat.isDirectory(), () => false)
    if (!isFolder) continue
    const files = await filesIn(item.path, MAX_IMPORT_FILES)
    await step(context, 'import:listed')
    if (!run.mayGoOn()) return
    const others = (rows.batch(batch.id)?.total ?? 1) - 1
    const refusal = files === null || others + files.length > MAX_IMPORT_FILES ? 'too-many' : files.length === 0 ? 'empty' : files[0] === item.path ? 'unreadable' : null
    run.workspace.write((note) => {
      if (refusal === null) rows.replaceFolder(batch.id, item.position, (files ?? []).map((path) => ({ path, name: nameOf(path) })))
      else rows.settle(batch.id, item.position, { outcome: 'refused', mediaId: null, refusal, detail: null })
      note('media', batch.id)
    })
  }
}

/** Never rejects. */
async function prepare(context: MediaContext, run: BatchRun, item: PendingItem): Promise<Prepared> {
  const { workspace } = run
  const known = (source: string, recipe: 'convert' | 'fit') => {
    const blob = workspace.closed ? null : context.importsOf(workspace.db).copy(source, recipe)
    return blob && findBlob(workspace.mediaDir, blob) ? blob : null
  }
  try {
    return await storeFile(context, workspace.mediaDir, item, known, () => run.mayGoOn())
  } catch (error) {
    const refusal = storeRefusal(error)
    return refusal instanceof Interrupted || refusal instanceof Refused || refusal instanceof Offered ? refusal : new Refused('failed')
  }
}

/**
 * On a full disk: the copies beside it may hold the very room that is missing, and give it back where they do not fit, so it is tried again after
 * them. The refusal may still find room where the item did not; if it does not either, the file stays to be done.
 */
async function record(context: MediaContext, run: BatchRun, batch: BatchRow, one: { item: PendingItem; result: StoredFile | Refused | Offered; isLast: boolean }, beside: () => Promise<unknown>): Promise<void> {
  const put = (result: StoredFile | Refused | Offered) => recordOutcome(context, run.workspace, batch, one.item, result, one.isLast)
  if (fits(() => put(one.result))) return
  await beside()
  if (run.isOver() || fits(() => put(one.result))) return
  put(new Refused('disk-full'))
}

/** False where the disk was too full for it. */
function fits(write: () => void): boolean {
  try {
    write()
    return true
  } catch (error) {
    if (storageFault(error) !== 'DISK_FULL') throw error
    return false
  }
}
