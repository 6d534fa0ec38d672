/** Reads the service's list of posts: what became of ours, and what was made elsewhere. The list is only assumed to exist. */
import type { Outcome, RemotePost } from '../powerpost/types.ts'
import { crossing } from './binding.ts'
import { learnPosted } from './connections.ts'
import type { RunnerCore } from './runner.ts'
import { operationOf } from './steps.ts'
import { storePoll } from './tracker.ts'
import type { Tx } from './tx.ts'

export type PullOutcome = 'read' | 'absent' | 'offline' | 'refused' | 'not-linked' | 'unclear'

/** Newest first, so the newest thousands. */
const MAX_PAGES = 50

export async function pullPosts(core: RunnerCore, abort: AbortController): Promise<PullOutcome> {
  const { deps, timings } = core.shared
  const operation = operationOf(core)
  const bound = await core.bind()
  if (core.gone()) return 'unclear'
  if (bound.kind !== 'ok') return bound.kind === 'no-address' ? 'offline' : 'not-linked'
  const known = deps.accounts.get(bound.accountId)?.listPosts ?? 'unknown'
  if (known === 'absent') return 'absent'
  const cursors = new Set<string>()
  let cursor: string | null = null
  for (let page = 0; page < MAX_PAGES; page += 1) {
    if (crossing(operation, core.rows, core.workspace, bound) !== null) return 'not-linked'
    const outcome: Outcome<{ posts: RemotePost[]; nextCursor: string | null }> = await bound.client.listPosts({ limit: 100, cursor }, { signal: abort.signal })
    if (core.gone()) return 'unclear'
    if (outcome.kind !== 'ok') {
      if (outcome.kind === 'refused' && (outcome.status === 404 || outcome.status === 405) && known === 'unknown') {
        deps.accounts.setListPosts(bound.accountId, 'absent')
        return 'absent'
      }
      return outcome.kind === 'not-sent' ? 'offline' : outcome.kind === 'refused' ? 'refused' : 'unclear'
    }
    if (page === 0 && known === 'unknown') deps.accounts.setListPosts(bound.accountId, 'answers')
    const { posts, nextCursor } = outcome.value
    const isLast = nextCursor === null || cursors.has(nextCursor)
    const stored = await core.persist((plain) => {
      const tx: Tx = { ...plain, requestId: outcome.meta.requestId }
      for (const post of posts) storeListed(tx, post, outcome, { firstMs: timings.firstPollMs, random: deps.random.float() })
      if (isLast) tx.rows.db.prepare('UPDATE workspace SET posts_read_at = ?').run(tx.now)
      return []
    })
    if (!stored) return 'unclear'
    if (isLast) return 'read'
    cursors.add(nextCursor)
    cursor = nextCursor
  }
  return 'read'
}

/** One of ours tells what became of it, where that is still followed. */
function storeListed(tx: Tx, post: RemotePost, outcome: { meta: Outcome<unknown>['meta'] }, options: { firstMs: number; random: number }): void {
  const { db } = tx.rows
  const ours = db.prepare<[string], { id: string }>('SELECT id FROM sends WHERE remote_post_id = ?').get(post.postId)
  if (ours) {
    db.prepare('DELETE FROM remote_posts WHERE remote_id = ?').run(post.postId)
    storePoll(tx, ours.id, { kind: 'ok', value: post, meta: outcome.meta }, options)
    return
  }
  const row = {
    id: post.postId, status: post.status, madeAt: timeOf(post.createdAt) ?? tx.now, scheduledFor: timeOf(post.scheduledAt), now: tx.now,
    items: JSON.stringify(post.items.map((item) => ({
      postType: item.postType, platform: item.platform, text: item.content, title: item.title, status: item.status, platformPostId: item.platformPostId, error: item.error, errorCode: item.errorCode,
    }))),
  }
  const { changes } = db
    .prepare(
      `INSERT INTO remote_posts (remote_id, status, made_at, scheduled_for, items, seen_at) VALUES (@id, @status, @madeAt, @scheduledFor, @items, @now)
       ON CONFLICT (remote_id) DO UPDATE SET status = @status, scheduled_for = @scheduledFor, items = @items, seen_at = @now
       WHERE status <> @status OR scheduled_for IS NOT @scheduledFor OR items <> @items`,
    )
    .run(row)
  for (const item of post.items) if (item.status === 'posted') learnPosted(tx, item.platform, row.madeAt)
  if (changes > 0) tx.note('posts', post.postId)
}

const timeOf = (text: string | null): number | null => {
  const time = text === null ? NaN : Date.parse(text)
  return Number.isFinite(time) && time >= 0 ? time : null
}

