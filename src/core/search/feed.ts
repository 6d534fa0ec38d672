/**
 * Brings the index up to what the workspace holds. Every row gets a new place at each feeding, in the order of the list, so that
 * newest-first is the index's own order (rules 8). The index commits first, the workspace second: a crash between the two leaves
 * an index that is ahead, which is noticed and fed anew.
 */
import type { Database } from 'better-sqlite3'
import { foldLetters } from '../../domain/fold-letters.ts'
import { parseItems } from '../sync/rows.ts'
import type { Workspace } from '../workspaces/workspace.ts'

/** Rows of one round: a few milliseconds, so that a save never waits long. */
export const BATCH = 200

/** Pages of the index put together after a feeding: a few milliseconds at most. */
const MERGED_PAGES = 200

export interface Feeder {
  /** One round; answers whether there is more to do. `others`: posts and files only. */
  step(what?: 'all' | 'others'): boolean
  /** More drafts wait than are quickly looked through one by one. */
  isBehind(): boolean
}

const TEXTS = `
  json_extract(content, '$.title') AS title,
  coalesce(json_extract(content, '$.shared'), '') || char(10) || coalesce(json_extract(content, '$.youtubeTitle'), '') || char(10) ||
    coalesce((SELECT group_concat(value, char(10)) FROM json_each(content, '$.variants')), '') AS body`

export function createFeeder(workspace: Workspace, index: Database): Feeder {
  const { db } = workspace
  const dirty = db.prepare<[number], { id: string; search_seq: number | null; trashed: number; title: string; body: string }>(
    `SELECT id, search_seq, trashed_at IS NOT NULL AS trashed, ${TEXTS} FROM drafts WHERE search_dirty = 1 ORDER BY list_seq LIMIT ?`,
  )
  const dirtyMedia = db.prepare<[number], { id: string; search_seq: number | null; name: string; alt: string }>(
    'SELECT id, search_seq, name, alt FROM media_items WHERE search_dirty = 1 ORDER BY seq LIMIT ?',
  )
  const newPosts = db.prepare<[number, number], { seq: number; title: string; items: string }>('SELECT seq, title, items FROM sends WHERE seq > ? ORDER BY seq LIMIT ?')
  const waiting = db.prepare<[number], 1>('SELECT 1 FROM drafts WHERE search_dirty = 1 LIMIT 1 OFFSET ?').pluck()
  const counter = db.prepare<[], { value: number }>("SELECT value FROM counters WHERE name = 'search_seq'")
  const setCounter = db.prepare("UPDATE counters SET value = ? WHERE name = 'search_seq'")
  // Nothing is awaited between reading and this, so no save can come between.
  const placeDraft = db.prepare('UPDATE drafts SET search_dirty = 0, search_seq = ? WHERE id = ?')
  const placeMedia = db.prepare('UPDATE media_items SET search_dirty = 0, search_seq = ? WHERE id = ?')

  const state = index.prepare<[], { fed: number; posts: number }>('SELECT fed, posts FROM state')
  const setFed = index.prepare('UPDATE state SET fed = ?')
  const setPosts = index.prepare('UPDATE state SET posts = ?')
  const table = (name: 'drafts' | 'media' | 'posts') => ({
    drop: index.prepare(`DELETE FROM ${name} WHERE rowid = ?`),
    insert: index.prepare(`INSERT INTO ${name} (rowid, title, body) VALUES (?, ?, ?)`),
  })
  const put = (into: ReturnType<typeof table>, rowid: number, title: string, body: string) => into.insert.run(rowid, foldLetters(title), foldLetters(body))
  const [drafts, media, posts] = [table('drafts'), table('media'), table('posts')]

  const merges = ['drafts', 'media', 'posts'].map((name) => index.prepare(`INSERT INTO ${name} (${name}, rank) VALUES ('merge', ${MERGED_PAGES})`))

  const fed = () => counter.get()?.value ?? 0

  /** An index that knows other numbers than the workspace was fed by another state of it. */
  const mustAgree = () => {
    if (state.get()?.fed === fed()) return
    index.transaction(() => {
      index.exec('DELETE FROM drafts; DELETE FROM media; DELETE FROM posts; UPDATE state SET posts = 0')
      setFed.run(fed())
    })()
    workspace.write(() => {
      db.prepare('UPDATE drafts SET search_dirty = 1, search_seq = NULL WHERE search_dirty = 0 OR search_seq IS NOT NULL').run()
      db.prepare('UPDATE media_items SET search_dirty = 1, search_seq = NULL WHERE search_dirty = 0 OR search_seq IS NOT NULL').run()
    })
  }
  mustAgree()

  // Nobody else feeds this index; asked for with each search.
  let lastPost = state.get()?.posts ?? 0
  const feedPosts = (): boolean => {
    const rows = newPosts.all(lastPost, BATCH)
    const last = rows.at(-1)
    if (!last) return false
    index.transaction(() => {
      for (const row of rows) put(posts, row.seq, row.title, parseItems(row.items).map((item) => `${item.title ?? ''}\n${item.text}`).join('\n'))
      setPosts.run(last.seq)
    })()
    lastPost = last.seq
    return rows.length === BATCH
  }

  return {
    step(what = 'all') {
      const morePosts = feedPosts()
      const changed = what === 'all' ? dirty.all(BATCH) : []
      const files = dirtyMedia.all(BATCH)
      if (changed.length + files.length === 0) return morePosts
      let seq = fed()
      const draftPlaces = changed.map((row) => ({ row, seq: row.trashed === 1 ? null : (seq += 1) }))
      const mediaPlaces = files.map((row) => ({ row, seq: (seq += 1) }))
      index.transaction(() => {
        for (const { row, seq: place } of draftPlaces) {
          if (row.search_seq !== null) drafts.drop.run(row.search_seq)
          if (place !== null) put(drafts, place, row.title, row.body)
        }
        for (const { row, seq: place } of mediaPlaces) {
          if (row.search_seq !== null) media.drop.run(row.search_seq)
          put(media, place, row.name, row.alt)
        }
        setFed.run(seq)
      })()
      workspace.write(() => {
        for (const { row, seq: place } of draftPlaces) placeDraft.run(place, row.id)
        for (const { row, seq: place } of mediaPlaces) placeMedia.run(place, row.id)
        setCounter.run(seq)
      })
      const more = morePosts || changed.length === BATCH || files.length === BATCH
      // Many small rounds leave many small parts, each of which a search must look into.
      if (!more) for (const merge of merges) merge.run()
      return more
    },
    isBehind: () => waiting.get(BATCH) !== undefined,
  }
}
