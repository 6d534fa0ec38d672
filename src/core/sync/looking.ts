/** Reading back what became of a request whose answer was lost (rules 5, "Settling unknown"). */
import { CREATED_SKEW_MS, findMade, madeAt } from '../../domain/generations/index.ts'
import type { CallResult, Sight } from '../../domain/outbox/index.ts'
import { findAdoptable } from '../../domain/sends/index.ts'
import type { ItemSent, PostShown } from '../../domain/sends/index.ts'
import type { AccountAccess } from '../accounts/types.ts'
import type { AnswerMeta, Outcome, RemoteGenerationRow, RemotePost, WorkspaceClient } from '../powerpost/types.ts'
import { postItems } from './calls.ts'
import { sightOf } from './schedule-adapter.ts'
import { parseRequest } from './generation-rows.ts'
import type { IntentRow, Rows } from './rows.ts'

export type Seen =
  | { kind: 'saw'; saw: Exclude<Sight, 'repeated'>; post: RemotePost | null; generation?: RemoteGenerationRow | null; meta: AnswerMeta | null }
  | { kind: 'failed'; result: CallResult; meta: AnswerMeta }

export interface LookDeps {
  rows: Rows
  client: WorkspaceClient
  accounts: AccountAccess
  accountId: string
  now: () => number
  signal: AbortSignal
}

/** Pages of the list that are read for one look. */
const MAX_PAGES = 20

export function look(row: IntentRow, deps: LookDeps): Promise<Seen> {
  if (row.kind === 'captions') return lookForCaptions(row, deps)
  return row.kind === 'publish' || row.kind === 'schedule' || row.kind === 'unschedule' ? lookAtPost(row, row.kind, deps) : lookForDraft(row, deps)
}

/** What the request itself is told of the look. */
const how = (row: IntentRow, deps: LookDeps) => ({ signal: deps.signal, intentId: row.id, attempt: row.looks.length + 1 })

/** Could not be taken now; says nothing about the request. */
function isFailed(outcome: Outcome<unknown>): boolean {
  if (outcome.kind === 'not-sent') return true
  if (outcome.kind === 'refused') return outcome.status === 401 || outcome.status === 429
  return outcome.kind === 'unclear' && outcome.reason === 'aborted'
}

async function lookAtPost(row: IntentRow, kind: 'publish' | 'schedule' | 'unschedule', deps: LookDeps): Promise<Seen> {
  const postId = row.sendId === null ? null : deps.rows.send(row.sendId)?.remote_post_id
  if (!postId) return { kind: 'saw', saw: 'unreadable', post: null, meta: null }
  const outcome = await deps.client.getPost(postId, how(row, deps))
  if (outcome.kind === 'ok') return { kind: 'saw', saw: sightOf(kind, outcome.value), post: outcome.value, meta: outcome.meta }
  if (isFailed(outcome)) return { kind: 'failed', result: outcome, meta: outcome.meta }
  return { kind: 'saw', saw: 'unreadable', post: null, meta: outcome.meta }
}

async function lookForDraft(row: IntentRow, deps: LookDeps): Promise<Seen> {
  const send = row.sendId === null ? null : deps.rows.send(row.sendId)
  const body = send && postItems(deps.rows, send)
  const known = deps.accounts.get(deps.accountId)?.listPosts ?? 'unknown'
  if (!send || !body || known === 'absent') return { kind: 'saw', saw: 'no-list', post: null, meta: null }
  const sent: ItemSent[] = body.map((item) => ({ postType: item.post_type, content: item.content, title: item.title ?? null, mediaIds: item.media_ids ?? [] }))
  const posts: PostShown[] = []
  const cursors = new Set<string>()
  let cursor: string | null = null
  let meta: AnswerMeta | null = null
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const outcome: Outcome<{ posts: RemotePost[]; nextCursor: string | null }> = await deps.client.listPosts({ status: 'draft', limit: 100, cursor }, how(row, deps))
    meta = outcome.meta
    if (outcome.kind !== 'ok') {
      if (isFailed(outcome)) return { kind: 'failed', result: outcome, meta }
      return { kind: 'saw', saw: withoutList(outcome, known, deps), post: null, meta }
    }
    if (page === 0 && known === 'unknown') deps.accounts.setListPosts(deps.accountId, 'answers')
    posts.push(...outcome.value.posts)
    cursor = outcome.value.nextCursor
    // The same cursor twice is a loop.
    if (cursor === null || cursors.has(cursor)) break
    cursors.add(cursor)
  }
  const skew = meta?.serverDate == null ? null : meta.serverDate - deps.now()
  const sentAt = row.sendingSince === null || skew === null ? null : row.sendingSince + skew
  const found = findAdoptable(posts, sent, deps.rows.claims(), sentAt)
  const post = found && ((posts as RemotePost[]).find((one) => one.postId === found.postId) ?? null)
  return { kind: 'saw', saw: post ? 'adopted' : 'none', post, meta }
}

/** GET /posts is only assumed to exist: 404 before it ever answered means that it does not. */
function withoutList(outcome: Outcome<unknown>, known: 'unknown' | 'answers' | 'absent', deps: LookDeps): 'no-list' | 'unreadable' {
  if (outcome.kind !== 'refused') return 'unreadable'
  if (outcome.status === 403) return 'no-list'
  if ((outcome.status === 404 || outcome.status === 405) && known === 'unknown') {
    deps.accounts.setListPosts(deps.accountId, 'absent')
    return 'no-list'
  }
  return known === 'unknown' ? 'no-list' : 'unreadable'
}

/**
 * Every page of the list that reaches back to the request. A list that could not be read to that point settles nothing: what was
 * not seen could be ours.
 */
async function lookForCaptions(row: IntentRow, deps: LookDeps): Promise<Seen> {
  const asked = row.generationId === null ? null : deps.rows.generations.find(row.generationId)
  const request = asked && parseRequest(asked.request)
  if (!asked || !request || request.prompt === null) return { kind: 'saw', saw: 'no-prompt', post: null, meta: null }
  const generations: RemoteGenerationRow[] = []
  const cursors = new Set<string>()
  let cursor: string | null = null
  let meta: AnswerMeta | null = null
  let unreadable = 0
  let isWhole = false
  // An earlier request of unknown fate may be the one that is found. A held row of a restored file may have left at any time since it was made.
  let sentAt = asked.lost_since ?? row.sendingSince ?? row.createdAt
  for (let page = 0; page < MAX_PAGES && !isWhole; page += 1) {
    const outcome: Outcome<{ generations: RemoteGenerationRow[]; unreadable: number; nextCursor: string | null }> = await deps.client.listGenerations({ limit: 100, cursor }, how(row, deps))
    meta = outcome.meta
    if (outcome.kind !== 'ok') return isFailed(outcome) ? { kind: 'failed', result: outcome, meta } : { kind: 'saw', saw: 'unreadable', post: null, meta }
    if (page === 0 && meta.serverDate !== null) sentAt += meta.serverDate - deps.now()
    generations.push(...outcome.value.generations)
    unreadable += outcome.value.unreadable
    cursor = outcome.value.nextCursor
    // Newest first: past this point everything is older than the request.
    const oldest = outcome.value.generations.at(-1)
    const made = oldest ? madeAt(oldest) : null
    isWhole = cursor === null || (made !== null && made < sentAt - CREATED_SKEW_MS)
    // The same cursor twice is a loop.
    if (cursor === null || cursors.has(cursor)) break
    cursors.add(cursor)
  }
  const found = findMade(generations, request, deps.rows.generations.claims(), sentAt)
  if (!isWhole || (unreadable > 0 && found.saw === 'none')) return { kind: 'saw', saw: 'unreadable', post: null, meta }
  const generation = found.saw === 'adopted' && unreadable === 0 ? (generations.find((one) => one.generationId === found.generationId) ?? null) : null
  return { kind: 'saw', saw: found.saw === 'adopted' && generation === null ? 'several' : found.saw, post: null, generation, meta }
}
