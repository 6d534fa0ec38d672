/** What the service showed of a send's post: its word, each item's fate, and the item as it is kept there. */
import { fateOf } from '../../domain/sends/index.ts'
import type { RemotePost, RemotePostItem } from '../powerpost/types.ts'
import { setFate } from './again.ts'
import { learnPosted } from './connections.ts'
import { noteEvent } from './send-events.ts'
import type { Tx } from './tx.ts'

/** Answers whether anything that the user sees has changed. Nothing local is removed because the service does not show it (N8). */
export function storeSeen(tx: Tx, sendId: string, post: RemotePost): boolean {
  const { db } = tx.rows
  const isNewWord = db.prepare('UPDATE sends SET remote_status = @status WHERE id = @sendId AND remote_status IS NOT @status').run({ status: post.status, sendId }).changes > 0
  const known = new Map(
    db.prepare<[string], KnownItem>('SELECT post_type, status, platform_post_id, error, error_code, stored, live FROM send_items WHERE send_id = ?').all(sendId).map((item) => [item.post_type, item]),
  )
  let hasChanged = isNewWord
  for (const item of post.items) {
    const before = known.get(item.postType)
    if (before && storeItem(tx, sendId, item, before)) hasChanged = true
  }
  return hasChanged
}

interface KnownItem {
  post_type: string
  status: string
  platform_post_id: string | null
  error: string | null
  error_code: string | null
  stored: string | null
  live: string | null
}

function storeItem(tx: Tx, sendId: string, item: RemotePostItem, before: KnownItem): boolean {
  const where = { sendId, postType: item.postType }
  const { status, platformPostId, error, errorCode, itemId } = item
  const kept = JSON.stringify({ text: item.content, title: item.title, media: item.mediaIds })
  const isNewStatus = before.status !== status
  const isNews = isNewStatus || before.error !== error || before.error_code !== errorCode || (platformPostId !== null && platformPostId !== before.platform_post_id)
  if (isNews) {
    tx.rows.db
      .prepare(
        `UPDATE send_items SET status = @status, platform_post_id = coalesce(@platformPostId, platform_post_id), error = @error, error_code = @errorCode,
           remote_item_id = coalesce(remote_item_id, @itemId), request_id = coalesce(@requestId, request_id) WHERE send_id = @sendId AND post_type = @postType`,
      )
      .run({ ...where, status, platformPostId, error, errorCode, itemId, requestId: tx.requestId ?? null })
    if (isNewStatus) noteEvent(tx, sendId, 'item', { postType: item.postType, status })
  }
  setFate(tx, sendId, fateOf(status), item.postType)
  // Out: what it was then is kept as it was, whatever the service shows later.
  if (status === 'posted') {
    if (before.live !== null) return isNews
    learnPosted(tx, item.platform)
    tx.rows.db.prepare('UPDATE send_items SET live = @kept, live_at = @at WHERE send_id = @sendId AND post_type = @postType').run({ ...where, kept, at: tx.now })
  }
  if (before.stored === kept) return isNews
  tx.rows.db.prepare('UPDATE send_items SET stored = @kept, stored_at = @at WHERE send_id = @sendId AND post_type = @postType').run({ ...where, kept, at: tx.now })
  return true
}
