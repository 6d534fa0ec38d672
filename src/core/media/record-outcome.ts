/** What became of a file, committed together with its media item and its place in the draft. */
import { appendMedia, draftTx, hasRoomForMedia } from '../drafts/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { MediaContext } from './context.ts'
import { Offered } from './refused.ts'
import type { Refused } from './refused.ts'
import type { BatchRow, Outcome, PendingItem } from './import-rows.ts'
import type { StoredFile } from './stored.ts'

/** `isLast` ends the batch in the same transaction. */
export function recordOutcome(context: MediaContext, workspace: Workspace, batch: BatchRow, item: PendingItem, result: StoredFile | Refused | Offered, isLast: boolean): void {
  const rows = context.importsOf(workspace.db)
  workspace.write((note) => {
    // The user may have stopped the batch meanwhile.
    if (!rows.isPending(batch.id, item.position)) return
    const outcome = result instanceof Offered ? offered(result) : 'refusal' in result ? refused(result) : taken(context, workspace, batch, result, note)
    rows.settle(batch.id, item.position, outcome)
    if (isLast) rows.finish(batch.id)
    note('media', batch.id)
  })
}

const refused = ({ refusal, detail }: Pick<Refused, 'refusal' | 'detail'>): Outcome => ({ outcome: 'refused', mediaId: null, refusal, detail })

const offered = ({ offer, detail }: Offered): Outcome => ({ outcome: 'offered', mediaId: null, refusal: null, detail, offer })

/**
 * The same bytes again on the same draft are a duplicate. On another draft they are the same item when it has the same name, and
 * else an item of its own that shares the bytes, with its own name and alt text (rules 7).
 */
function taken(context: MediaContext, workspace: Workspace, batch: BatchRow, { blob, name, madeFrom }: StoredFile, note: Parameters<Parameters<Workspace['write']>[0]>[0]): Outcome {
  const rows = context.rowsOf(workspace.db)
  const draftRows = context.draftRowsOf(workspace.db)
  const tx = draftTx(context, draftRows, note)
  const inDraft = batch.draft_id === null ? null : rows.itemInDraft(blob.sha256, batch.draft_id)
  if (inDraft) return { outcome: 'duplicate', mediaId: inDraft, refusal: null, detail: null }
  if (batch.draft_id !== null && !hasRoomForMedia(draftRows, batch.draft_id)) return refused({ refusal: 'failed', detail: 'the draft is full' })
  rows.insertBlob(blob, tx.now)
  rows.retryPreview(blob.sha256)
  if (madeFrom) context.importsOf(workspace.db).insertCopy(madeFrom.source, madeFrom.recipe, blob.sha256)
  const known = rows.itemNamed(blob.sha256, name)
  const mediaId = known ?? context.random.uuid()
  if (!known) rows.insertItem(mediaId, blob, name, tx.now)
  // Who adds it again wants to see it.
  else if (rows.untrash(mediaId)) note('media', mediaId)
  if (batch.draft_id !== null) appendMedia(tx, batch.draft_id, mediaId)
  return { outcome: known && batch.draft_id === null ? 'duplicate' : 'added', mediaId, refusal: null, detail: null }
}
