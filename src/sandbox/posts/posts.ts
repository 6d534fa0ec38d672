/** Drafts as the API takes them, and reading them back. Nothing here changes a post: `publishing.ts` does. */
import type { Database } from 'better-sqlite3'
import { platformOf } from '../../domain/post-types.ts'
import type { Platform, PostType } from '../../domain/post-types.ts'
import { ApiError, notFound } from '../api-error.ts'
import type { Chance, Clock } from '../clock-and-chance.ts'
import type { MediaStore } from '../media/media.ts'
import { readPageQuery, toPage } from '../paging.ts'
import type { Page } from '../paging.ts'
import { factsOfPost, viewPost } from './post-views.ts'
import type { ItemRow, PostFacts, PostRow, PostView } from './post-views.ts'

const MOST_FACTS = 20_000

export interface NewPost {
  generation_id?: string | undefined
  items: { post_type: PostType; content?: string | undefined; title?: string | undefined; media_ids?: string[] | undefined }[]
}
interface Caption {
  content: string
  title: string | null
}
/** The texts of a finished caption order: of one platform, or the first of them. Throws when there is none to take. */
export type CaptionsOf = (workspaceId: string, generationId: string) => { of(platform: Platform): Caption | undefined; first(): Caption | undefined }

export interface Posts {
  /** Throws VALIDATION_ERROR or NOT_FOUND. */
  create(workspaceId: string, wanted: NewPost): PostView
  read(workspaceId: string, postId: string): PostView
  list(workspaceId: string, query: { status?: string | undefined; limit?: number | undefined; cursor?: string | undefined }): Page<PostView>
  row(workspaceId: string, postId: string): PostRow
  items(postId: string): ItemRow[]
  /** An item of this workspace, with when it was posted. Throws NOT_FOUND. */
  item(workspaceId: string, itemId: string): ItemRow
  /** The latest first; of one workspace or of all, 20,000 at most. */
  facts(workspaceId?: string, limit?: number): PostFacts[]
}

export function createPosts(db: Database, clock: Clock, chance: Chance, deps: { media: MediaStore; captionsOf: CaptionsOf }): Posts {
  const insertPost = db.prepare("INSERT INTO posts (id, workspace_id, status, created_at) VALUES (?, ?, 'draft', ?)")
  const insertItem = db.prepare('INSERT INTO post_items (id, workspace_id, post_id, position, post_type, platform, content, title) VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const insertMedia = db.prepare('INSERT INTO post_item_media (item_id, position, workspace_id, media_id) VALUES (?, ?, ?, ?)')
  const onePost = db.prepare<[string, string], PostRow>('SELECT * FROM posts WHERE id = ? AND workspace_id = ?')
  const itemsOf = db.prepare<[string], ItemRow>('SELECT * FROM post_items WHERE post_id = ? ORDER BY position')
  // Of a whole page at once: a question for each row is what a list would spend its time with.
  const itemsOfAll = db.prepare<[string], ItemRow>('SELECT * FROM post_items WHERE post_id IN (SELECT value FROM json_each(?)) ORDER BY post_id, position')
  const mediaOfAll = db.prepare<[string], { post_id: string; item_id: string; media_id: string }>(
    `SELECT i.post_id, m.item_id, m.media_id FROM post_items i JOIN post_item_media m ON m.item_id = i.id
     WHERE i.post_id IN (SELECT value FROM json_each(?)) ORDER BY m.item_id, m.position`,
  )
  const oneItem = db.prepare<[string, string], ItemRow>('SELECT * FROM post_items WHERE id = ? AND workspace_id = ?')
  const pageOf = db.prepare<[string, number, number], PostRow>('SELECT * FROM posts WHERE workspace_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?')
  const pageByStatus = db.prepare<[string, string, number, number], PostRow>('SELECT * FROM posts WHERE workspace_id = ? AND status = ? AND seq < ? ORDER BY seq DESC LIMIT ?')
  const latest = db.prepare<[number], PostRow>('SELECT * FROM posts ORDER BY seq DESC LIMIT ?')
  /** Each post with its items and their media. */
  function whole<T>(rows: readonly PostRow[], view: (post: PostRow, items: ItemRow[], mediaOf: (itemId: string) => string[]) => T): T[] {
    const ids = JSON.stringify(rows.map((post) => post.id))
    const items = grouped(itemsOfAll.all(ids), (item) => item.post_id)
    const media = grouped(mediaOfAll.all(ids), (row) => row.item_id)
    return rows.map((post) => view(post, items.get(post.id) ?? [], (itemId) => (media.get(itemId) ?? []).map((row) => row.media_id)))
  }
  const one = (post: PostRow): PostView => {
    const [view] = whole([post], viewPost)
    if (!view) throw notFound('post')
    return view
  }
  const row = (workspaceId: string, postId: string): PostRow => {
    const post = onePost.get(postId, workspaceId)
    if (!post) throw notFound('post')
    return post
  }

  return {
    create: (workspaceId, wanted) =>
      db.transaction(() => {
        const twice = wanted.items.find((item, at) => wanted.items.findIndex((other) => other.post_type === item.post_type) !== at)
        if (twice) throw new ApiError('VALIDATION_ERROR', `items: ${twice.post_type} is there twice.`)
        const captions = wanted.generation_id === undefined ? undefined : deps.captionsOf(workspaceId, wanted.generation_id)
        const postId = `post-${chance.id()}`
        insertPost.run(postId, workspaceId, clock.now())
        for (const [position, item] of wanted.items.entries()) {
          const platform = platformOf(item.post_type)
          const caption = captions?.of(platform)
          const content = item.content ?? caption?.content
          if (content === undefined) throw new ApiError('VALIDATION_ERROR', `items/${position}: the generation has no text for ${platform}.`)
          const itemId = `item-${chance.id()}`
          insertItem.run(itemId, workspaceId, postId, position, item.post_type, platform, content, item.title ?? caption?.title ?? null)
          for (const [place, mediaId] of (item.media_ids ?? []).entries()) {
            deps.media.factsOf(workspaceId, mediaId)
            insertMedia.run(itemId, place, workspaceId, mediaId)
          }
        }
        return one(row(workspaceId, postId))
      })(),
    read: (workspaceId, postId) => one(row(workspaceId, postId)),
    list(workspaceId, query) {
      const page = readPageQuery(query)
      const rows = query.status === undefined ? pageOf.all(workspaceId, page.before, page.take) : pageByStatus.all(workspaceId, query.status, page.before, page.take)
      return toPage(rows, page, (shown) => whole(shown, viewPost))
    },
    row,
    items: (postId) => itemsOf.all(postId),
    item(workspaceId, itemId) {
      const found = oneItem.get(itemId, workspaceId)
      if (!found) throw notFound('post item')
      return found
    },
    facts: (workspaceId, limit = MOST_FACTS) =>
      whole(workspaceId === undefined ? latest.all(limit) : pageOf.all(workspaceId, Number.MAX_SAFE_INTEGER, limit), factsOfPost),
  }
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
