import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { draftSchema, draftSummarySchema, revisionSchema } from '../../../src/contract/schemas/drafts.ts'
import { EMPTY_CONTENT } from '../../../src/domain/draft-content.ts'
import { codeOf, content, createDraftsRig } from './rig.ts'
import type { DraftsRig } from './rig.ts'

let rig: DraftsRig
beforeEach(() => {
  rig = createDraftsRig()
})
afterEach(() => rig.test.dispose())

const counts = () => {
  const one = (table: string) => rig.test.workspace.db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n
  return { drafts: one('drafts'), revisions: one('revisions'), commands: one('commands') }
}

describe('making and reading', () => {
  it('answers what was given, in the form of the contract, also after a restart', () => {
    const file = rig.media()
    const given = content({ title: 'Spring', shared: 'Fresh rolls\nfrom seven', variants: { x: 'rolls' }, youtubeTitle: 'Rolls', postTypes: ['x-post', 'instagram-feed', 'instagram-story'], mediaIds: [file] })
    const made = rig.create(given)
    expect(made).toMatchObject({ rev: 1, content: given, trashedAt: null, lastSend: null })
    expect(made.media).toMatchObject([{ id: file, mime: 'image/png' }])
    rig.restart()
    expect(draftSchema.parse(rig.get(made.id))).toEqual(made)
    const [summary] = rig.drafts.list(rig.test.workspace, { limit: 50, trashed: false }).items
    expect(draftSummarySchema.parse(summary)).toEqual({
      id: made.id, title: 'Spring', excerpt: 'Fresh rolls', platforms: ['x', 'instagram'], mediaCount: 1, mediaStrip: [made.media[0]?.sha256],
      updatedAt: rig.time, trashedAt: null, send: 'none',
    })
    expect(rig.events).toContain(`drafts:${made.id}`)
  })

  it('a repeat of the command makes no second draft', () => {
    const commandId = randomUUID()
    const made = rig.drafts.create(rig.test.workspace, { commandId })
    expect(made.content).toEqual(EMPTY_CONTENT)
    rig.restart()
    expect(rig.drafts.create(rig.test.workspace, { commandId }).id).toBe(made.id)
    expect(counts().drafts).toBe(1)
  })

  it('a draft that is not here, and a file that is not here, are refused by name', () => {
    expect(codeOf(() => rig.get(randomUUID()))).toBe('NOT_FOUND')
    expect(codeOf(() => rig.save({ id: randomUUID(), rev: 1 }, 'text'))).toBe('NOT_FOUND')
    expect(codeOf(() => rig.create({ mediaIds: [randomUUID()] }))).toBe('INVALID_INPUT')
    const draft = rig.create('text')
    const before = counts()
    expect(codeOf(() => rig.save(draft, { shared: 'text, longer', mediaIds: [randomUUID()] }))).toBe('INVALID_INPUT')
    expect(rig.get(draft.id)).toEqual(draft)
    expect(counts()).toEqual(before)
  })

  it('cuts names for lists at whole characters', () => {
    const draft = rig.create('x'.repeat(119) + '🥐' + 'y'.repeat(100))
    const [summary] = rig.drafts.list(rig.test.workspace, { limit: 1, trashed: false }).items
    expect(summary?.title).toBe('x'.repeat(119))
    expect(summary?.excerpt.length).toBe(200)
    expect(rig.get(draft.id).content.shared).toContain('🥐')
  })

  it('a half character in a text comes back as it was typed', () => {
    const draft = rig.create('half \ud83e of one')
    rig.restart()
    expect(rig.get(draft.id).content.shared).toBe('half \ud83e of one')
  })
})

describe('saving', () => {
  it('counts one rev for each save and none for one that changes nothing', () => {
    const draft = rig.create('one')
    rig.time += 1_000
    expect(rig.save(draft, 'one two')).toEqual({ rev: 2, savedAt: rig.time })
    const before = counts()
    rig.time += 1_000
    rig.events.length = 0
    expect(rig.save({ id: draft.id, rev: 2 }, 'one two')).toEqual({ rev: 2, savedAt: rig.time - 1_000 })
    expect(counts()).toEqual({ ...before, commands: (before.commands ?? 0) + 1 })
    expect(rig.events).toEqual([])
    expect(rig.get(draft.id)).toMatchObject({ rev: 2, updatedAt: rig.time - 1_000 })
  })

  it('a repeat of the command answers as the first did and saves nothing', () => {
    const draft = rig.create('one')
    const commandId = randomUUID()
    expect(rig.save(draft, 'one two', commandId).rev).toBe(2)
    rig.save({ id: draft.id, rev: 2 }, 'one two three')
    rig.restart()
    expect(rig.save(draft, 'one two', commandId).rev).toBe(2)
    expect(rig.get(draft.id).content.shared).toBe('one two three')
  })

  it('refuses a stale base and keeps both texts; a repeat is refused again without a second copy', () => {
    const draft = rig.create('shared start')
    rig.save(draft, 'shared start, window A')
    const commandId = randomUUID()
    const late = () => codeOf(() => rig.save(draft, 'shared start, window B', commandId))
    expect(late()).toBe('STALE_REVISION')
    rig.restart()
    expect(late()).toBe('STALE_REVISION')
    expect(rig.get(draft.id).content.shared).toBe('shared start, window A')
    expect(rig.history(draft.id)).toEqual([{ reason: 'conflict', rev: 1, text: 'shared start, window B' }])
    // The same text under a new command is in the history already.
    expect(codeOf(() => rig.save(draft, 'shared start, window B'))).toBe('STALE_REVISION')
    expect(rig.history(draft.id)).toHaveLength(1)
    expect(codeOf(() => rig.save({ id: draft.id, rev: 99 }, 'from a file that was restored since'))).toBe('STALE_REVISION')
    expect(rig.history(draft.id)[0]?.text).toBe('from a file that was restored since')
  })

  it('a stale base with the current text is no conflict', () => {
    const draft = rig.create('start')
    rig.save(draft, 'start and more')
    expect(rig.save(draft, 'start and more').rev).toBe(2)
    expect(rig.history(draft.id)).toEqual([])
  })

  it('marks the draft for the search index', () => {
    const draft = rig.create('start')
    rig.test.workspace.db.prepare('UPDATE drafts SET search_dirty = 0').run()
    rig.save(draft, 'start and more')
    expect(rig.test.workspace.db.prepare('SELECT search_dirty FROM drafts').get()).toEqual({ search_dirty: 1 })
  })
})

describe('history', () => {
  it('select all, type one letter, start anew: the old text can be restored', () => {
    const draft = rig.create('A long caption about bread that took the whole morning to write.')
    rig.time += 400
    rig.save(draft, 'x')
    rig.restart()
    const [kept] = rig.drafts.revisions(rig.test.workspace, { draftId: draft.id, limit: 50 }).items
    expect(revisionSchema.parse(kept)).toMatchObject({ reason: 'large-removal', rev: 1, content: draft.content })
    const restored = rig.drafts.restore(rig.test.workspace, { commandId: randomUUID(), draftId: draft.id, revisionId: kept?.id ?? '' })
    expect(restored).toMatchObject({ rev: 3, content: draft.content })
    expect(rig.history(draft.id)[0]).toEqual({ reason: 'restore', rev: 2, text: 'x' })
  })

  it('a text replaced by one as long counts as taken away', () => {
    const draft = rig.create('about the bakery around the corner')
    rig.save(draft, 'nothing that was there before is..')
    expect(rig.history(draft.id)).toEqual([{ reason: 'large-removal', rev: 1, text: 'about the bakery around the corner' }])
  })

  it.each([
    ['a fifth of it', 'x'.repeat(100), 'x'.repeat(80), 0],
    ['more than a fifth', 'x'.repeat(100), 'x'.repeat(79), 1],
    ['200 of many characters', 'x'.repeat(5_000), 'x'.repeat(4_800), 0],
    ['201 of many characters', 'x'.repeat(5_000), 'x'.repeat(4_799), 1],
    ['nothing', 'x'.repeat(100), `${'x'.repeat(100)} and more`, 0],
  ])('a save that removes %s', (_what, before, after, kept) => {
    const draft = rig.create(before)
    rig.save(draft, after)
    expect(rig.history(draft.id)).toHaveLength(kept)
  })

  it('counts over all texts: titles and variants too', () => {
    const long = 'y'.repeat(60)
    for (const part of [{ title: long }, { youtubeTitle: long }, { variants: { x: long } }]) {
      const draft = rig.create({ shared: 'z'.repeat(100), ...part })
      rig.save(draft, { shared: 'z'.repeat(100) })
      expect(rig.history(draft.id)).toMatchObject([{ reason: 'large-removal' }])
    }
    const draft = rig.create({ shared: 'z'.repeat(1_000), title: 'y'.repeat(60) })
    rig.save(draft, { shared: 'z'.repeat(1_000) })
    expect(rig.history(draft.id)).toEqual([])
  })

  it('a text taken away a few characters at a time is kept as it was at its longest', () => {
    let draft = rig.create('a')
    for (let length = 10; length <= 1_000; length += 10) draft = { ...draft, ...rig.save(draft, 'a'.repeat(length)) }
    expect(rig.history(draft.id)).toEqual([])
    for (let length = 990; length >= 0; length -= 10) {
      rig.time += 300
      draft = { ...draft, ...rig.save(draft, 'a'.repeat(length)) }
    }
    const lengths = rig.history(draft.id).map((one) => one.text.length)
    expect(lengths).toContain(1_000)
    for (const length of lengths) expect(length).toBeGreaterThan(0)
  })

  it('a save after a pause of 30 s keeps the state before it, also when the clock was set back', () => {
    let draft = rig.create('one')
    rig.time += 29_999
    draft = { ...draft, ...rig.save(draft, 'one two') }
    expect(rig.history(draft.id)).toEqual([])
    rig.time += 30_000
    draft = { ...draft, ...rig.save(draft, 'one two three') }
    expect(rig.history(draft.id)).toEqual([{ reason: 'pause', rev: 2, text: 'one two' }])
    rig.time -= 86_400_000
    draft = { ...draft, ...rig.save(draft, 'one two three four') }
    expect(rig.history(draft.id)[0]).toEqual({ reason: 'pause', rev: 3, text: 'one two three' })
    rig.time += 300
    rig.save(draft, 'one two three four five')
    expect(rig.history(draft.id)).toHaveLength(2)
  })

  it('the state that another window goes on from is kept', () => {
    const draft = rig.create('one')
    const [mine, other] = [randomUUID(), randomUUID()]
    rig.save(draft, 'one two', randomUUID(), mine)
    rig.save({ id: draft.id, rev: 2 }, 'one two three', randomUUID(), mine)
    expect(rig.history(draft.id)).toEqual([])
    rig.save({ id: draft.id, rev: 3 }, 'one two three four', randomUUID(), other)
    expect(rig.history(draft.id)).toEqual([{ reason: 'pause', rev: 3, text: 'one two three' }])
  })

  it('an empty draft that waits leaves nothing in the history', () => {
    const draft = rig.create()
    rig.time += 60_000
    rig.save(draft, 'first words')
    expect(rig.history(draft.id)).toEqual([])
  })

  it('a repeated restore restores once; a state of another draft is not found', () => {
    const draft = rig.create('the first text of this draft')
    rig.save(draft, 'second')
    const other = rig.create('other')
    const revisionId = rig.drafts.revisions(rig.test.workspace, { draftId: draft.id, limit: 1 }).items[0]?.id ?? ''
    const act = { commandId: randomUUID(), draftId: draft.id, revisionId }
    expect(rig.drafts.restore(rig.test.workspace, act).rev).toBe(3)
    expect(rig.drafts.restore(rig.test.workspace, act).rev).toBe(3)
    expect(codeOf(() => rig.drafts.restore(rig.test.workspace, { ...act, commandId: randomUUID(), draftId: other.id }))).toBe('NOT_FOUND')
    expect(rig.history(draft.id)).toHaveLength(2)
  })

  it('restores files with the text, without those that are not here any more', () => {
    const [one, two] = [rig.media(), rig.media()]
    const draft = rig.create({ shared: 'a text with two files', mediaIds: [one, two] })
    rig.save(draft, { shared: 'x', mediaIds: [two] })
    const revision = rig.drafts.revisions(rig.test.workspace, { draftId: draft.id, limit: 1 }).items[0]
    const lost = randomUUID()
    rig.test.workspace.db.prepare('UPDATE revisions SET content = ?').run(JSON.stringify({ ...revision?.content, mediaIds: [two, lost, one] }))
    const restored = rig.drafts.restore(rig.test.workspace, { commandId: randomUUID(), draftId: draft.id, revisionId: revision?.id ?? '' })
    expect(restored.content.mediaIds).toEqual([two, one])
    expect(rig.test.workspace.db.prepare('SELECT media_id FROM draft_media ORDER BY position').pluck().all()).toEqual([two, one])
  })

  it('is read in pages, newest first', () => {
    let draft = rig.create('0')
    for (let at = 1; at <= 7; at += 1) {
      rig.time += 30_000
      draft = { ...draft, ...rig.save(draft, `${at}`) }
    }
    const texts: string[] = []
    let cursor: string | null = null
    do {
      const page: ReturnType<DraftsRig['drafts']['revisions']> = rig.drafts.revisions(rig.test.workspace, { draftId: draft.id, limit: 3, cursor })
      texts.push(...page.items.map((one) => one.content.shared))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(texts).toEqual(['6', '5', '4', '3', '2', '1', '0'])
  })
})

describe('two windows on one draft', () => {
  it('1,000 interleaved saves: every acknowledged text is current or in the history', () => {
    let seed = 7
    const chance = () => ((seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32)
    const { id } = rig.create('start')
    const views = [0, 1].map(() => ({ windowId: randomUUID(), rev: 1, text: 'start', lastRev: 1 }))
    const acknowledged: string[] = []
    const refused: string[] = []
    for (let at = 0; at < 1_000; at += 1) {
      const view = views[chance() < 0.5 ? 0 : 1]
      if (!view) continue
      rig.time += chance() < 0.05 ? 31_000 : chance() < 0.02 ? -5_000 : 300
      // Mostly more words, now and then all of it anew.
      const text = chance() < 0.1 ? randomUUID().repeat(1 + Math.floor(chance() * 9)) : `${view.text} word${at}.`
      const commandId = randomUUID()
      try {
        const { rev } = rig.save({ id, rev: view.rev }, text, commandId, view.windowId)
        acknowledged.push(text)
        Object.assign(view, { rev, text, lastRev: view.rev })
        if (chance() < 0.1) expect(rig.save({ id, rev: view.lastRev }, text, commandId, view.windowId)).toMatchObject({ rev })
      } catch (error) {
        expect(error).toMatchObject({ code: 'STALE_REVISION' })
        refused.push(text)
        const now = rig.get(id)
        Object.assign(view, { rev: now.rev, text: now.content.shared })
      }
      if (chance() < 0.01) rig.restart()
    }
    expect(refused.length).toBeGreaterThan(100)
    expect(acknowledged.length).toBeGreaterThan(100)
    rig.restart()
    const texts = [rig.get(id).content.shared, ...rig.test.workspace.db.prepare<[], string>("SELECT json_extract(content, '$.shared') FROM revisions").pluck().all()]
    // A text is there still when it, or one that grew out of it, is.
    const lost = [...acknowledged, ...refused].filter((text) => !texts.some((kept) => kept.startsWith(text)))
    expect(lost).toEqual([])
    for (const text of refused) expect(texts).toContain(text)
    expect(rig.test.workspace.db.pragma('integrity_check', { simple: true })).toBe('ok')
  })
})

describe('the trash', () => {
  it('takes a draft out of the list and gives it back; its rev stays', () => {
    const [kept, gone] = [rig.create('kept'), rig.create('gone')]
    const act = { commandId: randomUUID(), draftId: gone.id }
    expect(rig.drafts.trash(rig.test.workspace, act)).toEqual({ ok: true })
    expect(rig.drafts.trash(rig.test.workspace, act)).toEqual({ ok: true })
    const titles = (trashed: boolean) => rig.drafts.list(rig.test.workspace, { limit: 50, trashed }).items.map((one) => one.title)
    expect([titles(false), titles(true)]).toEqual([['kept'], ['gone']])
    expect(rig.get(gone.id)).toMatchObject({ rev: 1, trashedAt: rig.time })
    rig.drafts.untrash(rig.test.workspace, { commandId: randomUUID(), draftId: gone.id })
    // A repeat of the older act does not take it away again.
    rig.drafts.trash(rig.test.workspace, act)
    expect([titles(false), titles(true)]).toEqual([['gone', 'kept'], []])
    expect(rig.save(kept, 'kept well').rev).toBe(2)
  })

  it('a save of a draft in the trash is refused, and its text kept', () => {
    const draft = rig.create('text')
    rig.drafts.trash(rig.test.workspace, { commandId: randomUUID(), draftId: draft.id })
    expect(codeOf(() => rig.save(draft, 'text, typed in another window'))).toBe('NOT_POSSIBLE_NOW')
    expect(rig.history(draft.id)).toEqual([{ reason: 'conflict', rev: 1, text: 'text, typed in another window' }])
    expect(rig.get(draft.id).content.shared).toBe('text')
    expect(codeOf(() => rig.drafts.restore(rig.test.workspace, { commandId: randomUUID(), draftId: draft.id, revisionId: randomUUID() }))).toBe('NOT_POSSIBLE_NOW')
  })

  it('does not take a draft that is on its way', () => {
    const draft = rig.create('text')
    send(draft.id, 'live', 1)
    expect(codeOf(() => rig.drafts.trash(rig.test.workspace, { commandId: randomUUID(), draftId: draft.id }))).toBe('NOT_POSSIBLE_NOW')
    expect(rig.get(draft.id).trashedAt).toBeNull()
    rig.test.workspace.db.prepare("UPDATE sends SET state = 'finished', published_at = 5").run()
    expect(rig.drafts.trash(rig.test.workspace, { commandId: randomUUID(), draftId: draft.id })).toEqual({ ok: true })
  })
})

/** A send row as posts makes it. */
function send(draftId: string, state: string, rev: number, publishedAt: number | null = null): string {
  const id = randomUUID()
  const revisionId = randomUUID()
  rig.test.workspace.write(() => {
    const { db } = rig.test.workspace
    db.prepare("INSERT INTO revisions (id, draft_id, rev, reason, content, at, seq) VALUES (?, ?, ?, 'send', '{}', 0, (SELECT coalesce(max(seq), 0) + 1000 FROM revisions))").run(revisionId, draftId, rev)
    db.prepare(
      `INSERT INTO sends (id, draft_id, revision_id, draft_rev, title, items, media, state, carrier, created_at, published_at, seq)
       VALUES (?, ?, ?, ?, 't', '[]', '[]', ?, 'app', 0, ?, (SELECT coalesce(max(seq), 0) + 1 FROM sends))`,
    ).run(id, draftId, revisionId, rev, state, publishedAt)
  })
  return id
}

describe('sends of a draft', () => {
  it('the live one is shown, else the last finished one, and whether the draft was edited since', () => {
    const draft = rig.create('text')
    const summary = () => rig.drafts.list(rig.test.workspace, { limit: 1, trashed: false }).items[0]?.send
    send(draft.id, 'cancelled', 1)
    expect([rig.get(draft.id).lastSend?.state, summary()]).toEqual(['cancelled', 'none'])
    const finished = send(draft.id, 'finished', 1, 10)
    send(draft.id, 'cancelled', 1)
    expect(rig.get(draft.id).lastSend).toEqual({ id: finished, state: 'finished', editedSince: false, dueAt: null })
    expect(summary()).toBe('sent')
    rig.save(draft, 'text, edited')
    expect(rig.get(draft.id).lastSend).toEqual({ id: finished, state: 'finished', editedSince: true, dueAt: null })
    const live = send(draft.id, 'live', 2)
    expect(rig.get(draft.id).lastSend).toEqual({ id: live, state: 'live', editedSince: false, dueAt: null })
    expect(summary()).toBe('live')
  })
})

describe('the list', () => {
  const page = (cursor: string | null, limit = 10) => rig.drafts.list(rig.test.workspace, { limit, cursor, trashed: false })

  it('is newest first whatever the clock does', () => {
    const [one, two, three] = [rig.create('one'), rig.create('two'), rig.create('three')]
    rig.time -= 1_000_000
    rig.save(one, 'one again')
    rig.time += 500
    rig.save(two, 'two again')
    expect(page(null).items.map((item) => item.id)).toEqual([two.id, one.id, three.id])
  })

  it('shows no draft twice and leaves out none that stayed in its place, while others move', () => {
    const made = Array.from({ length: 95 }, (_, at) => rig.create(`draft ${at}`))
    const moved = new Set<string>()
    const seen: string[] = []
    let cursor: string | null = null
    let turn = 0
    do {
      const { items, nextCursor }: ReturnType<typeof page> = page(cursor)
      seen.push(...items.map((item) => item.id))
      cursor = nextCursor
      for (const at of [turn * 7, turn * 11 + 3, turn * 13 + 5]) {
        const draft = made[at % made.length]
        if (!draft) continue
        moved.add(draft.id)
        rig.save(rig.get(draft.id), `draft ${at}, turn ${turn}`)
      }
      turn += 1
    } while (cursor !== null)
    expect(new Set(seen).size).toBe(seen.length)
    for (const draft of made) if (!moved.has(draft.id)) expect(seen).toContain(draft.id)
    expect(page(null, 200).items).toHaveLength(95)
  })

  it('refuses a cursor that is none', () => {
    for (const cursor of ['', 'x', '-1', '1e9', '9'.repeat(400)]) expect(codeOf(() => page(cursor))).toBe('INVALID_INPUT')
  })

  it('counts files, and shows the first three in their order', () => {
    const files = [rig.media(), rig.media(), rig.media(), rig.media(), rig.media()]
    const draft = rig.create({ mediaIds: [...files].reverse() })
    const [item] = page(null).items
    expect(item?.mediaCount).toBe(5)
    expect(item?.mediaStrip).toEqual(rig.get(draft.id).media.slice(0, 3).map((file) => file.sha256))
  })

  it.each([['not content', '{"shared":5}'], ['not even an object', '"x"'], ['of unknown types', '{"postTypes":["carrier-pigeon"]}']])('still works with a draft whose content is %s', (_what, stored) => {
    const [bad, good] = [rig.create('bad'), rig.create({ shared: 'good', postTypes: ['x-post'] })]
    rig.test.workspace.db.prepare('UPDATE drafts SET content = ? WHERE id = ?').run(stored, bad.id)
    expect(page(null).items.map((item) => [item.title, item.platforms])).toEqual([['good', ['x']], ['bad', []]])
    expect(rig.get(good.id).content.shared).toBe('good')
    expect(codeOf(() => rig.get(bad.id))).toBe('INTERNAL')
    expect(codeOf(() => rig.save(bad, 'typed meanwhile'))).toBe('INTERNAL')
    expect(rig.test.workspace.db.prepare('SELECT content FROM drafts WHERE id = ?').pluck().get(bad.id)).toBe(stored)
    // What was typed is in the history, and restoring it makes the draft readable again; the bad content stays in the history.
    const [typed] = rig.drafts.revisions(rig.test.workspace, { draftId: bad.id, limit: 10 }).items
    expect(typed?.content.shared).toBe('typed meanwhile')
    expect(rig.drafts.restore(rig.test.workspace, { commandId: randomUUID(), draftId: bad.id, revisionId: typed?.id ?? '' }).content.shared).toBe('typed meanwhile')
    expect(rig.test.workspace.db.prepare('SELECT content FROM revisions WHERE draft_id = ? ORDER BY seq DESC').pluck().get(bad.id)).toBe(stored)
  })
})
