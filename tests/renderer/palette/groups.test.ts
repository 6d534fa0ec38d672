import { describe, expect, it } from 'vitest'
import type { SearchResult, Segment } from '../../../src/contract/schemas/search.ts'
import { actionsFor } from '../../../src/renderer/screens/palette/actions.ts'
import type { ActionContext } from '../../../src/renderer/screens/palette/actions.ts'
import { FEW, MANY, groupsOf, isFirstSettled, textOf } from '../../../src/renderer/screens/palette/groups.ts'
import type { Known } from '../../../src/renderer/screens/palette/groups.ts'
import { workspace } from '../stores/fixtures.ts'

const clients = ['Nordic Coffee', 'Atelier Brun', 'Bridge Runners', 'Ström', 'Delta', 'Echo'].map((name, position) => workspace(name, { position }))
const [coffee, atelier] = clients

const context: ActionContext = { client: coffee ?? null, isSettingUp: false, clientCount: clients.length, section: 'drafts', draft: { id: 'd1', title: 'Spring menu' }, needsYou: 0 }

function known(part: Partial<Known> = {}): Known {
  return {
    page: null, text: '', here: coffee ?? null, clients, recentClients: ['Nordic Coffee', 'Bridge Runners'], recentActions: [], recentDrafts: [],
    actions: actionsFor(context), found: null, ...part,
  }
}

const text = (words: string, hit = false): Segment[] => [{ text: words, hit }]
function found(counts: { drafts?: number; posts?: number; media?: number }, more: Partial<SearchResult['more']> = {}): SearchResult {
  const list = <T>(count: number | undefined, make: (at: number) => T) => Array.from({ length: count ?? 0 }, (_, at) => make(at))
  return {
    drafts: list(counts.drafts, (at) => ({ id: `d${at}`, title: text(`Draft ${at}`), snippet: text('around it'), at })),
    posts: list(counts.posts, (at) => ({ sendId: `s${at}`, title: text(`Post ${at}`), snippet: text('around it'), at })),
    media: list(counts.media, (at) => ({ id: `m${at}`, sha256: 'a'.repeat(64), title: text(`file-${at}.jpg`), snippet: [], at })),
    more: { drafts: false, posts: false, media: false, ...more },
  }
}

const keysOf = (state: Known) => Object.fromEntries(groupsOf(state).map((group) => [group.key, group.rows.map((row) => row.key)]))
const labelsOf = (state: Known, key: string) => groupsOf(state).find((group) => group.key === key)?.rows.map((row) => textOf(row.label))

describe('before anything is typed', () => {
  it('puts the client one came from first and the one that is open last', () => {
    expect(groupsOf(known())[0]?.key).toBe('clients')
    expect(labelsOf(known(), 'clients')).toEqual(['Bridge Runners', 'Atelier Brun', 'Ström', 'Nordic Coffee'])
  })

  it('names no client where there is nothing to switch to', () => {
    expect(groupsOf(known({ clients: coffee === undefined ? [] : [coffee] }))[0]?.key).toBe('actions')
  })

  it('shows what was looked at last, then what can be done, without what is only found by typing', () => {
    const drafts = Array.from({ length: 9 }, (_, at) => ({ id: `d${at}`, title: at === 0 ? '' : `Draft ${at}`, excerpt: 'The first line', updatedAt: at }))
    const state = known({ recentDrafts: drafts, recentActions: ['theme', 'posts'] })
    expect(groupsOf(state).map((group) => group.key)).toEqual(['clients', 'recent', 'actions'])
    expect(labelsOf(state, 'recent')).toEqual(['Untitled draft', 'Draft 1', 'Draft 2', 'Draft 3', 'Draft 4', 'Draft 5'])
    expect(labelsOf(state, 'actions')).toEqual([
      'Theme…', 'Go to posts', 'Send “Spring menu”…', 'New draft', 'Go to media', 'Go to captions', 'Go to outbox', 'Switch client…', 'Add a client', 'Link Nordic Coffee to PowerPost…', 'Keyboard shortcuts', 'Settings: accounts',
    ])
  })
})

describe('while one types', () => {
  it('puts clients and actions that fit well before what was found, and what hardly fits after it', () => {
    const results = found({ drafts: 2 })
    expect(Object.keys(keysOf(known({ text: 'atel', found: results })))).toEqual(['clients', 'drafts', 'actions'])
    expect(Object.keys(keysOf(known({ text: 'telie', found: results })))).toEqual(['drafts', 'clients'])
    expect(Object.keys(keysOf(known({ text: 'outb', found: results })))).toEqual(['actions', 'drafts'])
    expect(Object.keys(keysOf(known({ text: 'outbxo', found: results })))).toEqual(['drafts', 'actions'])
  })

  it('keeps the client that is open below the others', () => {
    expect(labelsOf(known({ text: 'nordic' }), 'clients')).toEqual(['Nordic Coffee'])
    expect(labelsOf(known({ text: 'r' }), 'clients')).toEqual(['Bridge Runners'])
  })

  it('knows the first row to be settled only where no answer can change it', () => {
    expect(isFirstSettled(groupsOf(known({ text: 'atel' })))).toBe(true)
    expect(isFirstSettled(groupsOf(known({ text: 'spring', found: found({ drafts: 1 }) })))).toBe(false)
    expect(isFirstSettled(groupsOf(known({ text: 'qqq' })))).toBe(false)
  })

  it('puts what was found before acts that only hold the same name, and before the client that is open', () => {
    expect(Object.keys(keysOf(known({ text: 'spring', found: found({ drafts: 1 }) })))).toEqual(['drafts', 'actions'])
    expect(Object.keys(keysOf(known({ text: 'nordic', found: found({ drafts: 1 }) })))).toEqual(['drafts', 'clients', 'actions'])
    expect(Object.keys(keysOf(known({ text: 'send spring', found: found({ drafts: 1 }) })))).toEqual(['actions', 'drafts'])
  })

  it('finds actions by other words too', () => {
    expect(labelsOf(known({ text: 'dark' }), 'actions')?.[0]).toBe('Theme: dark')
    expect(labelsOf(known({ text: 'rename' }), 'actions')).toEqual(['Name and colour of Nordic Coffee'])
    expect(labelsOf(known({ text: 'publish spring' }), 'actions')).toEqual(['Send “Spring menu”…'])
  })

  it('shows a few of each kind and a way to the others, only where there are others', () => {
    const keys = keysOf(known({ text: 'x', found: found({ drafts: FEW, posts: FEW, media: 2 }, { posts: true }) }))
    expect(keys['drafts']).toHaveLength(FEW)
    expect(keys['posts']?.at(-1)).toBe('more/posts')
    expect(keys['files']).toEqual(['file/m0', 'file/m1'])
  })

  it('does not say a title twice that is made of the text, unless what was searched for stands further on', () => {
    const same: SearchResult = { ...found({ drafts: 2 }), drafts: [
      { id: 'a', at: 1, title: [{ text: 'Cold', hit: true }, { text: ' brew today', hit: false }], snippet: [{ text: 'Cold', hit: true }, { text: ' brew today and tomorrow', hit: false }] },
      { id: 'b', at: 1, title: text('Warm brew'), snippet: [{ text: 'Warm brew, ', hit: false }, { text: 'cold', hit: true }] },
    ] }
    const rows = groupsOf(known({ text: 'cold', found: same })).flatMap((group) => group.rows)
    expect(rows.map((row) => ('note' in row ? textOf(row.note) : null)).slice(0, 2)).toEqual(['', 'Warm brew, cold'])
  })

  it('searches nothing without a client', () => {
    expect(groupsOf(known({ text: 'draft', here: null, clients: [], actions: [], found: found({ drafts: 3 }) }))).toEqual([])
  })
})

describe('further pages', () => {
  it('shows all hits of one kind, and says where there are still more', () => {
    const state = known({ page: 'drafts', text: 'x', found: found({ drafts: MANY, posts: 3 }, { drafts: true }) })
    expect(Object.keys(keysOf(state))).toEqual(['drafts'])
    expect(groupsOf(state)[0]).toMatchObject({ cutAt: MANY })
    expect(groupsOf(state)[0]?.rows).toHaveLength(MANY)
  })

  it('lists every client, the three themes, and the languages', () => {
    expect(labelsOf(known({ page: 'clients' }), 'clients')).toEqual(['Bridge Runners', 'Atelier Brun', 'Ström', 'Delta', 'Echo', 'Nordic Coffee'])
    expect(labelsOf(known({ page: 'clients', text: 'strom' }), 'clients')).toEqual(['Ström'])
    expect(labelsOf(known({ page: 'theme' }), 'actions')).toEqual(['Theme: as the system', 'Theme: light', 'Theme: dark'])
    expect(labelsOf(known({ page: 'language' }), 'actions')).toEqual(['Language: as the system', 'Language: English', 'Language: Deutsch'])
  })
})

describe('what can be done', () => {
  const ids = (part: Partial<ActionContext>) => actionsFor({ ...context, ...part }).map((action) => action.id)

  it('is about the draft only where one is on the screen', () => {
    expect(ids({})).toContain('send')
    expect(ids({ section: 'posts' })).not.toContain('send')
    expect(ids({ draft: null })).not.toContain('send')
  })

  it('names what needs the user only where something does', () => {
    expect(ids({})).not.toContain('needs-you')
    expect(ids({ needsYou: 2 })).toContain('needs-you')
  })

  it('leaves out the section one is in', () => {
    expect(ids({ section: 'outbox' })).toEqual(expect.arrayContaining(['drafts', 'posts']))
    expect(ids({ section: 'outbox' })).not.toContain('outbox')
  })

  it('goes nowhere without a client, while the first ones are made, or where its file cannot be read', () => {
    expect(ids({ client: null, clientCount: 0 })).toEqual(['theme', 'theme-system', 'theme-light', 'theme-dark', 'language', 'language-system', 'language-en', 'language-de', 'shortcuts'])
    expect(ids({ isSettingUp: true })).toEqual(['theme', 'theme-system', 'theme-light', 'theme-dark', 'language', 'language-system', 'language-en', 'language-de', 'shortcuts'])
    const damaged = ids({ client: workspace('ws', { state: 'damaged' }) })
    expect(damaged).not.toContain('new-draft')
    expect(damaged).toEqual(expect.arrayContaining(['switch-client', 'delete-client', 'settings-clients']))
  })

  it('links what is not linked', () => {
    expect(ids({ client: atelier ?? null })).toContain('link-client')
    expect(ids({ client: workspace('ws', { remoteId: 'r1' }) })).not.toContain('link-client')
  })

  it('pauses uploads only of a client that has any', () => {
    expect(ids({ client: atelier ?? null })).not.toContain('pause-uploads')
    expect(ids({ client: workspace('ws', { remoteId: 'r1' }) })).toEqual(expect.arrayContaining(['pause-uploads', 'resume-uploads']))
  })

  it('has one name for each act', () => {
    const all = ids({ needsYou: 1 })
    expect(new Set(all).size).toBe(all.length)
  })
})
