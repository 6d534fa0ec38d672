/** What becomes of captions that came back: into their draft, never over an edit; into a new one; or kept where their draft is gone. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createDrafts } from '../../../src/core/drafts/index.ts'
import type { Drafts } from '../../../src/core/drafts/index.ts'
import type { DraftContent } from '../../../src/domain/draft-content.ts'
import { content } from '../../simulation/support/workspace.ts'
import { createHarness } from '../sync/harness.ts'
import type { Harness } from '../sync/harness.ts'

const HOUR = 3_600_000

let harness: Harness
let drafts: Drafts
beforeEach(async () => {
  harness = createHarness()
  await harness.boot()
  drafts = createDrafts({ clock: harness.clock.forProcess(() => true), random: harness.random })
})

const workspace = () => harness.first.workspace
const uuid = () => harness.random.uuid()
const make = (over: Partial<DraftContent> = {}) => drafts.create(workspace(), { commandId: uuid(), content: content({ shared: 'mine', postTypes: ['instagram-feed', 'x-post'], ...over }) })
const save = (draft: { id: string; rev: number }, over: Partial<DraftContent>) =>
  drafts.save(workspace(), { commandId: uuid(), draftId: draft.id, windowId: uuid(), baseRev: draft.rev, content: content({ shared: 'mine', postTypes: ['instagram-feed', 'x-post'], ...over }) })
const written = async (draftId: string | null, over: Parameters<Harness['ask']>[0] = {}) => {
  const id = await harness.ask({ draftId, ...over })
  await harness.run(HOUR)
  return id
}
const use = (generationId: string, draftId: string | null, over: { platforms?: ('x' | 'instagram')[]; commandId?: string } = {}) =>
  harness.generations.use(workspace(), { commandId: uuid(), generationId, draftId, ...over })
const history = (draftId: string) => drafts.revisions(workspace(), { draftId, limit: 20 }).items

describe('into the draft that asked', () => {
  it('fills its variants, keeps the state before, and marks them used', async () => {
    const draft = make()
    const id = await written(draft.id)
    expect(harness.generation(id)).toMatchObject({ draftId: draft.id, draftState: 'here', draftTitle: 'mine', usedAt: null })
    expect(harness.generations.list(workspace(), { draftId: draft.id, filter: 'unused', limit: 5 }).items.map((one) => one.id)).toEqual([id])
    expect(use(id, draft.id)).toEqual({ draftId: draft.id, rev: 2, filled: ['instagram', 'x'], left: [] })
    const after = drafts.get(workspace(), { draftId: draft.id })
    expect(after).toMatchObject({ rev: 2, content: { shared: 'mine', variants: { instagram: 'gen-1 for instagram', x: 'gen-1 for x' } } })
    expect(history(draft.id)).toMatchObject([{ reason: 'generation', rev: 1, content: { shared: 'mine', variants: {} } }])
    expect(harness.generation(id).usedAt).not.toBeNull()
    expect(harness.generations.list(workspace(), { draftId: draft.id, filter: 'unused', limit: 5 }).items).toEqual([])
    expect(drafts.list(workspace(), { limit: 5, trashed: false }).items[0]?.excerpt).toBe('mine')
    // A window that still holds the state before is refused, and both texts are kept.
    expect(() => save(draft, { shared: 'mine and more' })).toThrow(expect.objectContaining({ code: 'STALE_REVISION' }))
    expect(history(draft.id)[0]).toMatchObject({ reason: 'conflict', content: { shared: 'mine and more' } })
  })

  it('shows what the draft held at the asking, so that an edit made since can be told', async () => {
    const draft = make()
    const id = await written(draft.id)
    save(draft, { shared: 'rewritten' })
    expect(harness.generation(id)).toMatchObject({ asked: { shared: 'mine' }, intent: { kind: 'captions', generationId: id, state: 'done' } })
    expect(harness.generation(await written(null)).asked).toBeNull()
  })

  it('leaves alone what was edited since the request, until it is named; the edit is in the history then', async () => {
    const draft = make()
    const id = await written(draft.id)
    const saved = save(draft, { variants: { x: 'my own words' } })
    expect(use(id, draft.id)).toMatchObject({ filled: ['instagram'], left: ['x'] })
    expect(drafts.get(workspace(), { draftId: draft.id }).content.variants).toEqual({ instagram: 'gen-1 for instagram', x: 'my own words' })
    expect(use(id, draft.id, { platforms: ['x'] })).toMatchObject({ filled: ['x'], left: [] })
    expect(drafts.get(workspace(), { draftId: draft.id }).content.variants).toEqual({ instagram: 'gen-1 for instagram', x: 'gen-1 for x' })
    expect(history(draft.id).map((one) => one.content.variants.x)).toContain('my own words')
    expect(saved.rev).toBe(2)
  })

  it('changes nothing where everything was edited', async () => {
    const draft = make()
    const id = await written(draft.id)
    save(draft, { shared: 'rewritten' })
    expect(use(id, draft.id)).toEqual({ draftId: draft.id, rev: 2, filled: [], left: ['instagram', 'x'] })
    expect(drafts.get(workspace(), { draftId: draft.id }).rev).toBe(2)
    expect(harness.generation(id).usedAt).toBeNull()
  })

  it('does it once for one command', async () => {
    const draft = make()
    const id = await written(draft.id)
    const commandId = uuid()
    expect(use(id, draft.id, { commandId })).toEqual(use(id, draft.id, { commandId }))
    expect(drafts.get(workspace(), { draftId: draft.id }).rev).toBe(2)
    const made = uuid()
    expect(use(id, null, { commandId: made })).toEqual(use(id, null, { commandId: made }))
    expect(drafts.list(workspace(), { limit: 5, trashed: false }).items).toHaveLength(2)
  })

  it('restores what was there before', async () => {
    const draft = make({ variants: { x: 'short' } })
    const id = await written(draft.id)
    use(id, draft.id)
    const [before] = history(draft.id)
    drafts.restore(workspace(), { commandId: uuid(), draftId: draft.id, revisionId: before?.id ?? '' })
    expect(drafts.get(workspace(), { draftId: draft.id }).content.variants).toEqual({ x: 'short' })
  })
})

describe('elsewhere', () => {
  it('makes a new draft with what was asked for', async () => {
    const id = await written(null, { postTypes: ['youtube-short', 'x-post'], photos: 1 })
    const { draftId, filled } = use(id, null)
    expect(filled).toEqual(['youtube', 'x'])
    const made = drafts.get(workspace(), { draftId })
    expect(made.content).toMatchObject({ shared: 'gen-1 for youtube', variants: { x: 'gen-1 for x' }, youtubeTitle: 'T', postTypes: ['youtube-short', 'x-post'] })
    expect(made.media).toHaveLength(1)
  })

  it('fills another draft only where nothing is written', async () => {
    const id = await written(null)
    const other = make({ shared: '', variants: { x: 'taken' } })
    expect(use(id, other.id)).toMatchObject({ filled: ['instagram'], left: ['x'] })
  })

  it('late captions of a draft in the trash or gone are kept, and can go elsewhere', async () => {
    const draft = make()
    const asked = harness.ask({ draftId: draft.id })
    const id = await asked
    drafts.trash(workspace(), { commandId: uuid(), draftId: draft.id })
    await harness.run(HOUR)
    expect(harness.generation(id)).toMatchObject({ state: 'completed', draftState: 'trashed' })
    expect(() => use(id, draft.id)).toThrow(expect.objectContaining({ code: 'NOT_POSSIBLE_NOW' }))
    harness.first.db.prepare('DELETE FROM drafts').run()
    expect(harness.generation(id)).toMatchObject({ state: 'completed', draftState: 'gone', draftTitle: 'mine' })
    expect(() => use(id, draft.id)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
    expect(use(id, null).filled).toEqual(['instagram', 'x'])
  })

  it('cannot be used before they are written', async () => {
    harness.server.down = true
    const id = await harness.ask()
    expect(() => use(id, null)).toThrow(expect.objectContaining({ code: 'NOT_POSSIBLE_NOW' }))
    expect(() => use(uuid(), null)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  })
})

describe('lists', () => {
  it('page by key, newest first, by draft and by what is open', async () => {
    const draft = make()
    const ids: string[] = []
    for (let at = 0; at < 5; at += 1) ids.push(await harness.ask({ prompt: `number ${at} canary-ws-0-end`, draftId: at % 2 === 0 ? draft.id : null, approve: at < 3 }))
    await harness.run(HOUR)
    const first = harness.generations.list(workspace(), { filter: 'all', limit: 3 })
    const second = harness.generations.list(workspace(), { filter: 'all', limit: 3, cursor: first.nextCursor })
    expect([...first.items, ...second.items].map((one) => one.id)).toEqual(ids.toReversed())
    expect(second.nextCursor).toBeNull()
    expect(harness.generations.list(workspace(), { filter: 'all', limit: 9, draftId: draft.id }).items).toHaveLength(3)
    expect(harness.generations.list(workspace(), { filter: 'open', limit: 9 }).items.map((one) => one.blockedCode)).toEqual(['APPROVAL_NEEDED', 'APPROVAL_NEEDED'])
    expect(() => harness.generations.list(workspace(), { filter: 'all', limit: 9, cursor: "1' OR 1" })).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
  })
})

describe('credits by month and kind', () => {
  it('agree with the service, and name what is not known', async () => {
    harness.server.balances.set('pp_live_sk_0', 1_000)
    await harness.send({ postTypes: ['linkedin-post'] })
    await harness.ask()
    await harness.run(HOUR)
    harness.server.captions.failureRate = 1
    await harness.ask({ prompt: 'fails canary-ws-0-end' })
    await harness.run(HOUR)
    // A publish that was found to be out tells no cost.
    harness.server.script = (method, path) => (method === 'POST' && path.endsWith('/publish') ? 'drop-after' : undefined)
    await harness.send({ text: 'lost canary-ws-0-end' })
    await harness.run(HOUR)
    await harness.run(10 * 24 * HOUR)
    harness.server.script = () => undefined
    harness.server.captions.failureRate = 0
    await harness.ask({ prompt: 'december canary-ws-0-end', researchMode: 'deep' })
    await harness.run(HOUR)
    const spend = harness.generations.spend(workspace())
    expect(spend).toEqual([
      { month: '2026-12', kind: 'captions', count: 1, credits: 8, refunded: 0, uncertain: 0 },
      { month: '2026-11', kind: 'publish', count: 2, credits: 1, refunded: 0, uncertain: 1 },
      { month: '2026-11', kind: 'captions', count: 2, credits: 6, refunded: 6, uncertain: 0 },
    ])
    const known = spend.reduce((sum, one) => sum + one.credits, 0)
    expect(1_000 - (harness.server.balances.get('pp_live_sk_0') ?? 0) - known).toBe(1)
  })
})
