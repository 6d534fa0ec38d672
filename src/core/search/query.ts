/** Asking the index: hits that are still true, and the rows it has not taken up yet. */
import type { Database } from 'better-sqlite3'
import type { SearchResult } from '../../contract/schemas/search.ts'
import { parseItems } from '../sync/rows.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { BATCH } from './feed.ts'
import { markHits, snippetOf } from './snippets.ts'
import { matchExpression, matchesAll } from './words.ts'

export interface Searcher {
  /** `words` are not empty. At most `limit` hits of each kind, newest first. */
  search(words: readonly string[], limit: number): SearchResult
}

type Table = 'drafts' | 'posts' | 'media'

interface DraftHit {
  id: string
  title: string
  content: string
  list_seq: number
  updated_at: number
}

export function createSearcher(workspace: Workspace, index: Database): Searcher {
  const { db } = workspace
  const hitsOf = (table: Table) => index.prepare<[string], { rowid: number }>(`SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid DESC`)
  const hits = { drafts: hitsOf('drafts'), posts: hitsOf('posts'), media: hitsOf('media') }
  const draftAt = db.prepare<[number], DraftHit>(
    'SELECT id, title, content, list_seq, updated_at FROM drafts WHERE search_seq = ? AND search_dirty = 0 AND trashed_at IS NULL',
  )
  const waiting = db.prepare<[number], DraftHit>(
    'SELECT id, title, content, list_seq, updated_at FROM drafts WHERE search_dirty = 1 AND trashed_at IS NULL ORDER BY list_seq DESC LIMIT ?',
  )
  const postAt = db.prepare<[number], { id: string; title: string; items: string; created_at: number }>('SELECT id, title, items, created_at FROM sends WHERE seq = ?')
  const mediaAt = db.prepare<[number], { id: string; blob: string; name: string; alt: string; created_at: number }>(
    'SELECT id, blob, name, alt, created_at FROM media_items WHERE search_seq = ? AND search_dirty = 0 AND trashed_at IS NULL',
  )

  /** The first `limit` + 1 rows that `find` still knows. */
  const take = <T>(table: Table, expression: string, limit: number, find: (rowid: number) => T | undefined): T[] => {
    const rows: T[] = []
    for (const { rowid } of hits[table].iterate(expression)) {
      const row = find(rowid)
      if (row !== undefined) rows.push(row)
      if (rows.length > limit) break
    }
    return rows
  }

  return {
    search(words, limit) {
      const expression = matchExpression(words)
      const fresh = waiting.all(BATCH).filter((row) => matchesAll(textsOf(row.content).all, words))
      const drafts = [...fresh, ...take('drafts', expression, limit, (rowid) => draftAt.get(rowid))].sort((one, other) => other.list_seq - one.list_seq)
      const posts = take('posts', expression, limit, (rowid) => postAt.get(rowid))
      const media = take('media', expression, limit, (rowid) => mediaAt.get(rowid))
      return {
        drafts: drafts.slice(0, limit).map((row) => ({ id: row.id, title: markHits(row.title, words), snippet: snippetOf(textsOf(row.content).captions, words), at: row.updated_at })),
        posts: posts.slice(0, limit).map((row) => ({
          sendId: row.id, title: markHits(row.title, words), at: row.created_at,
          snippet: snippetOf(parseItems(row.items).map((item) => item.text).join('\n'), words),
        })),
        media: media.slice(0, limit).map((row) => ({ id: row.id, sha256: row.blob, title: markHits(row.name, words), snippet: snippetOf(row.alt, words), at: row.created_at })),
        more: { drafts: drafts.length > limit, posts: posts.length > limit, media: media.length > limit },
      }
    },
  }
}

/** All the words of a draft, from its stored form; one that cannot be read has none. `captions` is what is shown around a hit, under the title. */
function textsOf(content: string): { all: string; captions: string } {
  const parsed: unknown = JSON.parse(content)
  if (typeof parsed !== 'object' || parsed === null) return { all: '', captions: '' }
  const { title, shared, youtubeTitle, variants } = parsed as Record<string, unknown>
  const others = typeof variants === 'object' && variants !== null ? Object.values(variants) : []
  const join = (texts: unknown[]) => texts.filter((text) => typeof text === 'string').join('\n')
  const captions = join([shared, youtubeTitle, ...others])
  return { all: join([title, captions]), captions }
}
