/** What the palette lists, from what is typed and known: groups of rows, the first row being what Enter takes. */
import type { DraftSummary } from '../../../contract/schemas/drafts.ts'
import type { SearchResult, Segment } from '../../../contract/schemas/search.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { paletteWords } from '../../strings/palette.ts'
import { FEW_CLIENTS, languageActions, themeActions } from './actions.ts'
import type { Action, PageName } from './actions.ts'
import { matchName } from './match.ts'
import type { Match } from './match.ts'

export type Row =
  | { kind: 'client'; key: string; label: Segment[]; client: WorkspaceView; isHere: boolean }
  | { kind: 'action'; key: string; label: Segment[]; action: Action }
  | { kind: 'draft'; key: string; label: Segment[]; note: Segment[]; at: number; draftId: string }
  | { kind: 'post'; key: string; label: Segment[]; note: Segment[]; at: number; sendId: string }
  | { kind: 'file'; key: string; label: Segment[]; note: Segment[]; at: number; mediaId: string; sha256: string; name: string }
  | { kind: 'more'; key: string; label: Segment[]; page: PageName }

export interface Group {
  key: string
  title: string
  rows: Row[]
  /** Said under the rows: not all of them are here. */
  cutAt?: number
}

export interface Known {
  /** Null: the first page. */
  page: PageName | null
  text: string
  /** The client that is open and searched. */
  here: WorkspaceView | null
  clients: readonly WorkspaceView[]
  /** Ids of clients, most recent first. */
  recentClients: readonly string[]
  recentActions: readonly string[]
  recentDrafts: readonly Pick<DraftSummary, 'id' | 'title' | 'excerpt' | 'updatedAt'>[]
  actions: readonly Action[]
  found: SearchResult | null
}

/** Shown of each kind before more is asked for. */
export const FEW = 6
export const MANY = 100

export function groupsOf(known: Known): Group[] {
  return (known.page === null ? firstPage(known) : innerPage(known, known.page)).filter((group) => group.rows.length > 0)
}

/** True where the first row stays what it is, whatever the search still finds. */
export function isFirstSettled(groups: readonly Group[]): boolean {
  const kind = groups[0]?.rows[0]?.kind
  return kind === 'client' || kind === 'action'
}

function firstPage(known: Known): Group[] {
  const { text } = known
  if (text.trim() === '') {
    return [clientGroup(known, FEW_CLIENTS).group, recentGroup(known), actionGroup(known, known.actions.filter((action) => action.hidden !== true)).group]
  }
  const clients = clientGroup(known, known.clients.length)
  const actions = actionGroup(known, known.actions)
  const first = [clients, actions].filter((one) => one.isStrong).map((one) => one.group)
  const last = [clients, actions].filter((one) => !one.isStrong).map((one) => one.group)
  return [...first, ...foundGroups(known), ...last]
}

function innerPage(known: Known, page: PageName): Group[] {
  switch (page) {
    case 'clients': return [clientGroup(known, known.clients.length).group]
    case 'theme': return [{ ...actionGroup(known, themeActions()).group, title: paletteWords.groups.theme }]
    case 'language': return [{ ...actionGroup(known, languageActions()).group, title: paletteWords.groups.language }]
    case 'drafts':
    case 'posts':
    case 'files': return foundGroups(known).filter((group) => group.key === page)
  }
}

interface Ranked { group: Group; isStrong: boolean }

/** The client one came from first, the one that is open last: opened and entered, the palette goes back. */
function clientGroup({ clients, recentClients, here, text }: Known, most: number): Ranked {
  const rank = (id: string) => {
    const at = recentClients.indexOf(id)
    return at === -1 ? recentClients.length : at
  }
  const others = clients.filter((client) => client.id !== here?.id).toSorted((a, b) => rank(a.id) - rank(b.id) || a.position - b.position)
  // Alone there is nothing to switch to.
  const all = here === null ? others : others.length === 0 ? [] : [...others.slice(0, most - 1), here]
  const matched = best(all, (client) => matchName(text, client.name))
  const rows = matched.rows.map(({ item, match }): Row => ({ kind: 'client', key: `client/${item.id}`, label: match.label, client: item, isHere: item.id === here?.id }))
  // The one that is open is hardly what is looked for.
  const group = { key: 'clients', title: paletteWords.groups.clients, rows: rows.toSorted((a, b) => Number(isHere(a)) - Number(isHere(b))) }
  return { group, isStrong: matched.isStrong && rows.some((row) => !isHere(row)) }
}

const isHere = (row: Row) => row.kind === 'client' && row.isHere

function actionGroup({ text, recentActions }: Known, actions: readonly Action[]): Ranked {
  const rank = (id: string) => {
    const at = recentActions.indexOf(id)
    return at === -1 ? recentActions.length : at
  }
  const matched = best(actions.toSorted((a, b) => rank(a.id) - rank(b.id)), (action) => matchAction(text, action))
  const rows = matched.rows.map(({ item, match }): Row => ({ kind: 'action', key: `action/${item.id}`, label: match.label, action: item }))
  return { group: { key: 'actions', title: paletteWords.groups.actions, rows }, isStrong: matched.isStrong }
}

/** Who types the name of a thing looks for the thing: what can be done with it comes after. */
function matchAction(text: string, { label, others, about }: Action): Match | null {
  const match = matchName(text, label, others)
  if (match === null || about === undefined || text.trim() === '' || matchName(text, about) === null) return match
  return { ...match, strong: false }
}

/** What fits, best first, otherwise in the order given. Where something fits well, what hardly fits is left out. */
function best<T>(items: readonly T[], match: (item: T) => Match | null): { rows: { item: T; match: Match }[]; isStrong: boolean } {
  const rows = items.flatMap((item) => {
    const found = match(item)
    return found === null ? [] : [{ item, match: found }]
  })
  const isStrong = rows.some((row) => row.match.strong)
  return { rows: rows.filter((row) => row.match.strong === isStrong).toSorted((a, b) => b.match.score - a.match.score), isStrong }
}

function recentGroup({ recentDrafts, here }: Known): Group {
  return {
    key: 'recent',
    title: paletteWords.groups.recent(here?.name ?? ''),
    rows: recentDrafts.slice(0, FEW).map((draft) => ({
      kind: 'draft', key: `draft/${draft.id}`, draftId: draft.id, at: draft.updatedAt, label: plain(draft.title || paletteWords.untitled), note: draft.excerpt.startsWith(draft.title) ? [] : plain(draft.excerpt),
    })),
  }
}

function foundGroups({ found, here, page }: Known): Group[] {
  if (found === null || here === null) return []
  const most = page === null ? FEW : MANY
  const { groups } = paletteWords
  const group = (key: 'drafts' | 'posts' | 'files', title: string, rows: Row[], isMore: boolean, more: string): Group => {
    const hasMore = rows.length > most || isMore
    const shown = rows.slice(0, most)
    if (page !== null) return { key, title, rows: shown, ...(hasMore ? { cutAt: shown.length } : {}) }
    return { key, title, rows: hasMore ? [...shown, { kind: 'more', key: `more/${key}`, label: plain(more), page: key }] : shown }
  }
  return [
    group('drafts', groups.drafts(here.name), found.drafts.map((one): Row => ({ kind: 'draft', key: `draft/${one.id}`, draftId: one.id, at: one.at, ...linesOf(one) })), found.more.drafts, paletteWords.moreDrafts),
    group('posts', groups.posts(here.name), found.posts.map((one): Row => ({ kind: 'post', key: `post/${one.sendId}`, sendId: one.sendId, at: one.at, ...linesOf(one) })), found.more.posts, paletteWords.morePosts),
    group('files', groups.files(here.name), found.media.map((one): Row => ({
      kind: 'file', key: `file/${one.id}`, mediaId: one.id, sha256: one.sha256, name: textOf(one.title), at: one.at, label: one.title, note: one.snippet,
    })), found.more.media, paletteWords.moreFiles),
  ]
}

/** Title and text around the hit. A title made of the text is not said twice. */
function linesOf({ title, snippet }: { title: Segment[]; snippet: Segment[] }): { label: Segment[]; note: Segment[] } {
  const name = textOf(title).replace(/…$/u, '')
  if (name === '') return { label: plain(paletteWords.untitled), note: snippet }
  return { label: title, note: textOf(snippet).startsWith(name) && !hasHitPast(snippet, name.length) ? [] : snippet }
}

function hasHitPast(segments: readonly Segment[], length: number): boolean {
  let at = 0
  return segments.some(({ text, hit }) => {
    at += text.length
    return hit && at > length
  })
}

const plain = (text: string): Segment[] => (text === '' ? [] : [{ text, hit: false }])
export const textOf = (segments: readonly Segment[]): string => segments.map((segment) => segment.text).join('')
