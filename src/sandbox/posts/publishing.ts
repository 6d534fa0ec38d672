/**
 * What happens to a post after its draft. Each item is decided and timed when the publishing is accepted and kept in the
 * database with its time, so that a service that was stopped half way goes on where it was.
 */
import type { Database } from 'better-sqlite3'
import type { Platform } from '../../domain/post-types.ts'
import type { Credits } from '../account/credits.ts'
import { ApiError } from '../api-error.ts'
import type { Chance, Clock } from '../clock-and-chance.ts'
import type { Workspaces } from '../workspaces/workspaces.ts'
import type { ItemRow, PostRow, PostView } from './post-views.ts'
import type { Posts } from './posts.ts'

/** Credits for one publishing, and on top of it when X is among the platforms (from the vendor's first price list). */
export const PUBLISH_COST = 1
export const PUBLISH_COST_X = 3
/** How far ahead a post may be scheduled (docs: authentication, skill 0.4.0). */
export const MAX_SCHEDULE_AHEAD_MS = 60 * 24 * 60 * 60 * 1000
/** The longest an item takes, ms; the shortest is a quarter of it. */
export const DEFAULT_PUBLISH_MS = 4_000

/** Platforms that will refuse their items. */
export type WillFail = (platform: Platform) => boolean

export interface PublishAccepted {
  post_id: string
  status: 'publishing'
  credits_used: number
  status_url: string
}

export interface Publishing {
  /** Throws NOT_FOUND, ALREADY_PUBLISHED, PLATFORM_NOT_CONNECTED or INSUFFICIENT_CREDITS; nothing has changed then. */
  publish(workspaceId: string, postId: string, willFail?: WillFail): PublishAccepted
  /** Throws as `publish` does, of credits only where it is paid now, and VALIDATION_ERROR for a time gone by or too far ahead. */
  schedule(workspaceId: string, postId: string, at: string): PostView
  cancel(workspaceId: string, postId: string): PostView
  /** Brings about what is due by now. */
  settle(): void
  /** When something is due next; null when nothing is. */
  nextDue(): number | null
}

export function createPublishing(db: Database, clock: Clock, chance: Chance, deps: { posts: Posts; credits: Credits; workspaces: Workspaces; publishMs: number; payWhenPlanned: boolean }): Publishing {
  const { posts, credits, workspaces, publishMs, payWhenPlanned } = deps
  const setPost = db.prepare('UPDATE posts SET status = ?, scheduled_at = ? WHERE id = ?')
  const setPaid = db.prepare('UPDATE posts SET paid_ahead = ? WHERE id = ?')
  const startItem = db.prepare("UPDATE post_items SET status = 'posting', due_at = ?, planned_failure = ? WHERE id = ?")
  const endItem = db.prepare('UPDATE post_items SET status = ?, platform_post_id = ?, error_code = ?, error_message = ?, posted_at = ? WHERE id = ?')
  const dueItems = db.prepare<[number], ItemRow>("SELECT * FROM post_items WHERE status = 'posting' AND due_at <= ? ORDER BY due_at, id")
  const duePosts = db.prepare<[number], PostRow>("SELECT * FROM posts WHERE status = 'scheduled' AND scheduled_at <= ? ORDER BY scheduled_at, seq")
  const earliest = db.prepare<[], { at: number | null }>(
    `SELECT min(at) AS at FROM (
       SELECT min(due_at) AS at FROM post_items WHERE status = 'posting'
       UNION ALL SELECT min(scheduled_at) FROM posts WHERE status = 'scheduled')`,
  )

  function mustBe(post: PostRow, status: PostRow['status']): void {
    if (post.status !== status) throw new ApiError('ALREADY_PUBLISHED', `The post is ${post.status}, not ${status}.`)
  }

  function mustBeConnected(post: PostRow): void {
    const connections = workspaces.connections(post.workspace_id)
    const missing = posts.items(post.id).find((item) => !connections[item.platform])
    if (missing) throw new ApiError('PLATFORM_NOT_CONNECTED', `This workspace is not connected to ${missing.platform}.`)
  }

  /** Takes the price, unless it was paid ahead, and sets every item going. */
  function begin(post: PostRow, willFail: WillFail): number {
    const items = posts.items(post.id)
    mustBeConnected(post)
    const cost = costOf(items)
    if (post.paid_ahead === 0) credits.spend(cost, { workspaceId: post.workspace_id, reason: 'publish', reference: post.id })
    setPost.run('publishing', post.scheduled_at, post.id)
    for (const item of items) {
      const failure = willFail(item.platform) ? `${item.platform} did not accept the post.` : null
      startItem.run(clock.now() + Math.round(publishMs * (0.25 + 0.75 * chance.float())), failure, item.id)
    }
    return cost
  }

  function giveBackAhead(post: PostRow): void {
    if (post.paid_ahead === 0) return
    credits.giveBack(post.paid_ahead, { workspaceId: post.workspace_id, reason: 'not published', reference: post.id })
    setPaid.run(0, post.id)
  }

  /** A time has come: what cannot go out now fails, item by item, and costs nothing. */
  function fire(post: PostRow): void {
    try {
      begin(post, () => false)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      for (const item of posts.items(post.id)) endItem.run('failed', null, error.code, error.message, null, item.id)
      setPost.run('failed', post.scheduled_at, post.id)
      giveBackAhead(post)
    }
  }

  function finishItem(item: ItemRow): void {
    if (item.planned_failure === null) endItem.run('posted', platformPostId(item, chance), null, null, item.due_at, item.id)
    else endItem.run('failed', null, 'PLATFORM_ERROR', item.planned_failure, null, item.id)
    const items = posts.items(item.post_id)
    if (items.some((one) => one.status === 'posting')) return
    const posted = items.filter((one) => one.status === 'posted')
    const post = posts.row(item.workspace_id, item.post_id)
    setPost.run(posted.length > 0 ? 'published' : 'failed', post.scheduled_at, post.id)
    const back = costOf(items) - costOf(posted)
    if (back > 0) credits.giveBack(back, { workspaceId: post.workspace_id, reason: 'failed items', reference: post.id })
  }

  const settle = db.transaction(() => {
    const now = clock.now()
    for (const post of duePosts.all(now)) fire(post)
    for (const item of dueItems.all(now)) finishItem(item)
  })

  return {
    publish: (workspaceId, postId, willFail = () => false) =>
      db.transaction(() => {
        const post = posts.row(workspaceId, postId)
        mustBe(post, 'draft')
        return { post_id: post.id, status: 'publishing' as const, credits_used: begin(post, willFail), status_url: `/api/v1/posts/${post.id}` }
      })(),
    schedule: (workspaceId, postId, at) =>
      db.transaction(() => {
        const post = posts.row(workspaceId, postId)
        mustBe(post, 'draft')
        const time = Date.parse(at)
        const ahead = time - clock.now()
        if (!(ahead > 0)) throw new ApiError('VALIDATION_ERROR', 'scheduled_at has gone by.')
        if (ahead > MAX_SCHEDULE_AHEAD_MS) throw new ApiError('VALIDATION_ERROR', 'scheduled_at is more than 60 days ahead.')
        mustBeConnected(post)
        if (payWhenPlanned) {
          const cost = costOf(posts.items(post.id))
          credits.spend(cost, { workspaceId, reason: 'planned', reference: post.id })
          setPaid.run(cost, post.id)
        }
        setPost.run('scheduled', time, post.id)
        return posts.read(workspaceId, postId)
      })(),
    cancel: (workspaceId, postId) =>
      db.transaction(() => {
        const post = posts.row(workspaceId, postId)
        mustBe(post, 'scheduled')
        setPost.run('canceled', null, post.id)
        giveBackAhead(post)
        return posts.read(workspaceId, postId)
      })(),
    settle: () => {
      settle.immediate()
    },
    nextDue: () => earliest.get()?.at ?? null,
  }
}

/** Nothing for no items: then there is nothing that went out. */
function costOf(items: readonly { platform: Platform }[]): number {
  if (items.length === 0) return 0
  return PUBLISH_COST + (items.some((item) => item.platform === 'x') ? PUBLISH_COST_X : 0)
}

function platformPostId(item: ItemRow, chance: Chance): string {
  return `${item.platform}_${Math.floor(chance.float() * 1e15).toString().padStart(15, '0')}`
}
