import { randomUUID } from 'node:crypto'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDrafts } from '../../../src/core/drafts/index.ts'
import { createSearch, searchFileOf } from '../../../src/core/search/index.ts'
import type { Search } from '../../../src/core/search/index.ts'
import { EMPTY_CONTENT } from '../../../src/domain/draft-content.ts'
import { createTestWorkspace, realClock, realRandom } from '../../support/workspace.ts'
import type { TestWorkspaceFile } from '../../support/workspace.ts'

const drafts = createDrafts({ clock: realClock, random: realRandom })
let home: TestWorkspaceFile
let timers: Set<() => void>
let search: Search

/** A search whose pauses end when the test says so. */
function newSearch(): Search {
  timers = new Set()
  const clock = {
    ...realClock,
    after(_ms: number, callback: () => void) {
      timers.add(callback)
      return () => void timers.delete(callback)
    },
  }
  return createSearch({ clock, bus: home.bus, log: () => {} })
}

function runTimers(): void {
  while (timers.size > 0) {
    const due = [...timers]
    timers.clear()
    for (const run of due) run()
  }
}

function write(text: string, over: Partial<typeof EMPTY_CONTENT> = {}): string {
  return drafts.create(home.workspace, { commandId: randomUUID(), content: { ...EMPTY_CONTENT, shared: text, ...over } }).id
}

function edit(draftId: string, shared: string): void {
  const draft = drafts.get(home.workspace, { draftId })
  drafts.save(home.workspace, { commandId: randomUUID(), draftId, windowId: randomUUID(), baseRev: draft.rev, content: { ...draft.content, shared } })
}

const found = (text: string, limit = 50) => search.query(home.workspace, { text, limit }).drafts.map((hit) => hit.id)

beforeEach(() => {
  home = createTestWorkspace()
  search = newSearch()
  search.attach(home.workspace)
})
afterEach(() => {
  search.stop()
  home.dispose()
})

describe('an index that has much to take up', () => {
  it('is fed in rounds between which others get their turn', async () => {
    for (let at = 0; at < 900; at += 1) write(`cold brew ${at}`)
    // Only the rounds that a search waits for.
    timers.clear()
    let isReady = false
    const ready = search.ready(home.workspace).then(() => { isReady = true })
    let rounds = 0
    while (!isReady) {
      expect(timers.size).toBeGreaterThan(0)
      rounds += 1
      const due = [...timers]
      timers.clear()
      for (const run of due) run()
      await new Promise((resolve) => setImmediate(resolve))
    }
    await ready
    expect(rounds).toBeGreaterThan(2)
    expect(found('899')).toHaveLength(1)
    expect(found('cold', 1000).length).toBe(900)
  })
})

describe('searching drafts', () => {
  it('finds every word as the beginning of one, newest first, before and after the index was fed', () => {
    const first = write('Spring menu is on the bar')
    const second = write('The menu of spring, again')
    write('Winter')
    for (const fed of [false, true]) {
      if (fed) runTimers()
      expect(found('spri menu')).toEqual([second, first])
      expect(found('men')).toEqual([second, first])
      expect(found('bar')).toEqual([first])
      expect(found('nothing')).toEqual([])
      expect(found('')).toEqual([])
      expect(found('"*()^:- OR')).toEqual([])
    }
  })

  it('looks at titles, variants and the YouTube title, without accents or case', () => {
    const id = write('', { title: 'Café Olé', variants: { x: 'Zürich rocks' }, youtubeTitle: 'A film' })
    for (const fed of [false, true]) {
      if (fed) runTimers()
      for (const text of ['cafe', 'OLE', 'zurich', 'film']) expect(found(text)).toEqual([id])
    }
  })

  it('never shows a hit that is not true any more', () => {
    const id = write('apples and pears')
    runTimers()
    edit(id, 'cherries')
    expect(found('apples')).toEqual([])
    expect(found('cherries')).toEqual([id])
    runTimers()
    expect(found('apples')).toEqual([])
    expect(found('cherries')).toEqual([id])
  })

  it('leaves the trash out, and takes back what is restored', () => {
    const id = write('apples')
    runTimers()
    drafts.trash(home.workspace, { commandId: randomUUID(), draftId: id })
    expect(found('apples')).toEqual([])
    runTimers()
    expect(found('apples')).toEqual([])
    drafts.untrash(home.workspace, { commandId: randomUUID(), draftId: id })
    expect(found('apples')).toEqual([id])
    runTimers()
    expect(found('apples')).toEqual([id])
  })

  it('puts a draft that was changed again on top', () => {
    const first = write('apples one')
    const second = write('apples two')
    runTimers()
    edit(first, 'apples one, better')
    expect(found('apples')).toEqual([first, second])
    runTimers()
    expect(found('apples')).toEqual([first, second])
  })

  it('feeds first when many wait, and says when there is more', () => {
    for (let n = 0; n < 450; n += 1) write(`word number ${n}`)
    const result = search.query(home.workspace, { text: 'word', limit: 50 })
    expect(result.drafts).toHaveLength(50)
    expect(result.more.drafts).toBe(true)
    expect(result.drafts[0]?.snippet.map((part) => part.text).join('')).toBe('word number 449')
    expect(found('449')).toHaveLength(1)
    expect(found('"0"', 500).length).toBeGreaterThan(0)
  })

  it('goes on to older ones where the newest the index knows are not true any more', () => {
    const ids = Array.from({ length: 30 }, (_, n) => write(`apples ${n}`))
    runTimers()
    for (const id of ids.slice(10)) edit(id, 'cherries')
    const result = search.query(home.workspace, { text: 'apples', limit: 4 })
    expect(result.drafts.map((hit) => hit.id)).toEqual(ids.slice(6, 10).toReversed())
    expect(result.more.drafts).toBe(true)
    expect(found('apples')).toEqual(ids.slice(0, 10).toReversed())
  })

  it('marks the hits', () => {
    write('The spring menu, with springtime in it')
    const hit = search.query(home.workspace, { text: 'spring', limit: 5 }).drafts[0]
    expect(hit?.snippet.filter((part) => part.hit).map((part) => part.text)).toEqual(['spring', 'springtime'])
    expect(hit?.snippet.map((part) => part.text).join('')).toBe('The spring menu, with springtime in it')
  })

  it('shows the captions around a hit, and the title once', () => {
    write('Cold brew on the bar', { title: 'Spring menu', variants: { x: 'Short, for spring' } })
    const hit = search.query(home.workspace, { text: 'spring', limit: 5 }).drafts[0]
    expect(hit?.title).toEqual([{ text: 'Spring', hit: true }, { text: ' menu', hit: false }])
    expect(hit?.snippet.map((part) => (part.hit ? `[${part.text}]` : part.text)).join('')).toBe('Cold brew on the bar Short, for [spring]')
  })

  it('finds letters that a keyboard may not have by those it has', () => {
    const north = write('Tromsø og Ærø, Łódź')
    const south = write('Die Straße nach İzmir')
    for (const fed of [false, true]) {
      if (fed) runTimers()
      for (const text of ['tromso', 'TROMSØ', 'aero', 'lodz', 'Łód']) expect(found(text), text).toEqual([north])
      for (const text of ['strasse', 'straße', 'izmir']) expect(found(text), text).toEqual([south])
    }
    const hit = search.query(home.workspace, { text: 'tromso', limit: 5 }).drafts[0]
    expect(hit?.snippet.filter((part) => part.hit).map((part) => part.text)).toEqual(['Tromsø'])
  })
})

describe('searching posts and files', () => {
  it('finds what has just come, before the index was fed and after, newest first', () => {
    const { db } = home.workspace
    const draftId = write('Harvest letter')
    const send = (seq: number, text: string) => {
      const [id, revisionId] = [randomUUID(), randomUUID()]
      db.prepare("INSERT INTO revisions (id, draft_id, rev, reason, content, at, seq) VALUES (?, ?, 1, 'send', '{}', 1, ?)").run(revisionId, draftId, 1_000 + seq)
      db.prepare("INSERT INTO sends (id, draft_id, revision_id, draft_rev, title, items, media, state, carrier, created_at, seq) VALUES (?, ?, ?, 1, 'Harvest', ?, '[]', 'finished', 'app', ?, ?)")
        .run(id, draftId, revisionId, JSON.stringify([{ postType: 'x-post', platform: 'x', text, title: null }]), seq, seq)
      return id
    }
    const addFile = (seq: number, name: string) => {
      const [id, hash] = [randomUUID(), String(seq).padStart(64, '0')]
      db.prepare("INSERT INTO blobs (sha256, ext, mime, size, created_at) VALUES (?, 'png', 'image/png', 1, 1)").run(hash)
      db.prepare("INSERT INTO media_items (id, blob, kind, name, created_at, seq) VALUES (?, ?, 'image', ?, ?, ?)").run(id, hash, name, seq, seq)
      return id
    }
    const posts = [send(1, 'The rain came late to La Loma'), send(2, 'Rain again')]
    const files = [addFile(1, 'drying beds in the rain.png'), addFile(2, 'rain.png')]
    for (const fed of [false, true]) {
      if (fed) runTimers()
      const found = search.query(home.workspace, { text: 'rain', limit: 5 })
      expect(found.posts.map((hit) => hit.sendId)).toEqual(posts.toReversed())
      expect(found.media.map((hit) => hit.id)).toEqual(files.toReversed())
      expect(found.drafts).toEqual([])
    }
    db.prepare("UPDATE media_items SET name = 'sun.png' WHERE id = ?").run(files[1])
    expect(search.query(home.workspace, { text: 'rain', limit: 5 }).media.map((hit) => hit.id)).toEqual([files[0]])
    expect(search.query(home.workspace, { text: 'sun', limit: 5 }).media.map((hit) => hit.id)).toEqual([files[1]])
    expect(search.query(home.workspace, { text: 'loma', limit: 5 }).posts.map((hit) => hit.sendId)).toEqual([posts[0]])
  })
})

describe('the index', () => {
  it('is made anew when it is lost or damaged', () => {
    const id = write('apples')
    runTimers()
    for (const harm of [(file: string) => rmSync(file), (file: string) => writeFileSync(file, 'not a database at all, whatever it was before')]) {
      search.stop()
      const file = searchFileOf(home.workspace)
      expect(existsSync(file)).toBe(true)
      harm(file)
      search = newSearch()
      search.attach(home.workspace)
      expect(found('apples')).toEqual([id])
      runTimers()
      expect(found('apples')).toEqual([id])
    }
  })

  it('of another state of the workspace is fed anew', () => {
    const id = write('apples')
    runTimers()
    edit(id, 'pears')
    runTimers()
    // The workspace is as it was before the last feeding, as a restored backup is.
    home.workspace.db.prepare("UPDATE counters SET value = value - 1 WHERE name = 'search_seq'").run()
    search.stop()
    search = newSearch()
    search.attach(home.workspace)
    expect(found('pears')).toEqual([id])
    runTimers()
    expect(found('pears')).toEqual([id])
    expect(found('apples')).toEqual([])
  })

  it('agrees with a plain look through all drafts, whatever happens in which order', () => {
    const words = ['apple', 'pear', 'plum', 'fig']
    const act = fc.oneof(
      fc.record({ kind: fc.constant('write' as const), word: fc.constantFrom(...words) }),
      fc.record({ kind: fc.constant('edit' as const), at: fc.nat(20), word: fc.constantFrom(...words) }),
      fc.record({ kind: fc.constant('trash' as const), at: fc.nat(20) }),
      fc.record({ kind: fc.constant('feed' as const) }),
      fc.record({ kind: fc.constant('restart' as const) }),
    )
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const texts = new Map<string, string>()
        const canary = `c${randomUUID().slice(0, 8)}`
        for (const step of acts) {
          const ids = [...texts.keys()]
          const id = 'at' in step ? ids[step.at % Math.max(1, ids.length)] : undefined
          if (step.kind === 'write') texts.set(write(`${canary} ${step.word}`), step.word)
          else if (step.kind === 'edit' && id !== undefined) {
            edit(id, `${canary} ${step.word}`)
            texts.set(id, step.word)
          } else if (step.kind === 'trash' && id !== undefined) {
            drafts.trash(home.workspace, { commandId: randomUUID(), draftId: id })
            texts.delete(id)
          } else if (step.kind === 'feed') runTimers()
          else if (step.kind === 'restart') {
            search.stop()
            search = newSearch()
            search.attach(home.workspace)
          }
          for (const word of words) {
            const expected = [...texts].filter(([, text]) => text === word).map(([one]) => one)
            expect(new Set(found(`${canary} ${word}`))).toEqual(new Set(expected))
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})
