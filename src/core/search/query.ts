/** Asking the index: hits that are still true, and the rows it has not taken up yet. */
import type { Database, Statement } from 'better-sqlite3'
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
  const hitsOf = (table: Table) => index.prepare<[string, number, number], number>(
    `SELECT rowid FROM ${table} WHERE ${table} MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?`,
  ).pluck()
  const hits = { drafts: hitsOf('drafts'), posts: hitsOf('posts'), media: hitsOf('media') }
  // One call for all the rows of a round: a call for each took longer than all the rest. With IN, for a join would begin with the table.
  const draftsAt = db.prepare<[string], DraftHit>(
    'SELECT id, title, content, list_seq, updated_at FROM drafts WHERE search_seq IN (SELECT value FROM json_each(?)) AND search_dirty = 0 AND trashed_at IS NULL ORDER BY search_seq DESC',
  )
  const waiting = db.prepare<[number], DraftHit>(
    'SELECT id, title, content, list_seq, updated_at FROM drafts WHERE search_dirty = 1 AND trashed_at IS NULL ORDER BY list_seq DESC LIMIT ?',
  )
  const postsAt = db.prepare<[string], { id: string; title: string; items: string; created_at: number }>(
    'SELECT id, title, items, created_at FROM sends WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq DESC',
  )
  const mediaAt = db.prepare<[string], { id: string; blob: string; name: string; alt: string; created_at: number }>(
    'SELECT id, blob, name, alt, created_at FROM media_items WHERE search_seq IN (SELECT value FROM json_each(?)) AND search_dirty = 0 AND trashed_at IS NULL ORDER BY search_seq DESC',
  )

  /** At least the first `limit` + 1 rows that `rowsAt` still knows, where there are as many. Its argument is a JSON list of row numbers. */
  const take = <T>(table: Table, expression: string, limit: number, rowsAt: Statement<[string], T>): T[] => {
    const rows: T[] = []
    let before = Number.MAX_SAFE_INTEGER
    for (;;) {
      const numbers = hits[table].all(expression, before, limit + 1)
      const last = numbers.at(-1)
      if (last === undefined) return rows
      rows.push(...rowsAt.all(JSON.stringify(numbers)))
      if (rows.length > limit || numbers.length <= limit) return rows
      before = last
    }
  }

  return {
    search(words, limit) {
      const expression = matchExpression(words)
      const fresh = waiting.all(BATCH).filter((row) => isHit(row.content, words))
      const drafts = [...fresh, ...take('drafts', expression, limit, draftsAt)].sort((one, other) => other.list_seq - one.list_seq)
      const posts = take('posts', expression, limit, postsAt)
      const media = take('media', expression, limit, mediaAt)
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

/** The words of a draft, from its stored form; one that cannot be read has none. `captions` is what is shown around a hit, under the title. */
function textsOf(content: string): { title: string; captions: string } {
  const parsed: unknown = JSON.parse(content)
  if (typeof parsed !== 'object' || parsed === null) return { title: '', captions: '' }
  const { title, shared, youtubeTitle, variants } = parsed as Record<string, unknown>
  let captions = isText(shared) ? shared : ''
  // Empty ones leave no mark: a text of its own stays as it is, which is quicker to look through.
  const add = (text: unknown) => { if (isText(text)) captions = captions === '' ? text : `${captions}\n${text}` }
  add(youtubeTitle)
  if (typeof variants === 'object' && variants !== null) for (const variant of Object.values(variants)) add(variant)
  return { title: isText(title) ? title : '', captions }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

function isHit(content: string, words: readonly string[]): boolean {
  const { title, captions } = textsOf(content)
  return matchesAll(`${title}\n${captions}`, words)
}
