/** Lists, details and news of captions: they follow, no late answer replaces a newer one, and one press is one act. */
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import type { Generation } from '../../../src/contract/schemas/generations.ts'
import { createDraftCaptions, newsOf } from '../../../src/renderer/stores/captions-draft.ts'
import { createCaptionsDetail, createCaptionsList } from '../../../src/renderer/stores/captions-list.ts'
import { createSpend } from '../../../src/renderer/stores/captions-spend.ts'
import { createUnusedCaptions } from '../../../src/renderer/stores/captions-unused.ts'
import { manualTiming, pending, scriptedCore, settled } from '../send/scripted-core.ts'
import { detail, DRAFT, generation, idOf, OTHER_WORKSPACE, waiting, WORKSPACE } from './fixtures.ts'

describe('the list', () => {
  it('reads each of its three parts, and again when one of this client changed', async () => {
    const core = scriptedCore({ 'generations.list': () => ({ items: [generation(1)], nextCursor: null }) })
    const timing = manualTiming()
    const list = createCaptionsList(core.connection, WORKSPACE, timing)
    const stop = list.start()
    await timing.pass(1_000)
    expect(core.calls.map((call) => (call.input as { filter: string }).filter)).toEqual(['all', 'open', 'unused'])
    expect(list.lists.all.store.getState()).toMatchObject({ status: 'ready', items: [{ id: idOf(1) }] })
    core.change('generations', OTHER_WORKSPACE)
    core.change('media', WORKSPACE)
    await timing.pass(1_000)
    expect(core.calls).toHaveLength(3)
    for (const topic of ['generations', 'outbox', 'drafts'] as const) core.change(topic, WORKSPACE)
    await timing.pass(1_000)
    expect(core.calls).toHaveLength(6)
    stop()
    core.reread()
    await timing.pass(1_000)
    expect(core.calls).toHaveLength(6)
  })

  it('carries out one act at a time for a request, and says how it ended', async () => {
    const answer = pending<unknown>()
    const answers = [() => answer.promise, () => { throw new AppError('NOT_POSSIBLE_NOW', 'x') }, () => { throw new AppError('TIMEOUT', 'x') }]
    const core = scriptedCore({ 'outbox.act': () => answers.shift()?.(), 'generations.list': () => ({ items: [], nextCursor: null }) })
    const list = createCaptionsList(core.connection, WORKSPACE, manualTiming())
    const first = list.act(idOf(1), 'send-again')
    expect(await list.act(idOf(1), 'send-again')).toBe('busy')
    answer.resolve({})
    expect(await first).toBe('done')
    expect(await list.act(idOf(1), 'give-up')).toBe('late')
    expect(await list.act(idOf(1), 'approve')).toBe('lost')
    expect(core.calls.filter((call) => call.path === 'outbox.act')).toHaveLength(3)
  })
})

describe('one request', () => {
  it('shows the newest reading, whatever comes late, and stays on the screen where it cannot be read again', async () => {
    const late = pending<unknown>()
    const answers: (() => unknown)[] = [() => late.promise, () => detail(1, { draftTitle: 'newer' }), () => { throw new AppError('INTERNAL', 'x') }]
    const core = scriptedCore({ 'generations.get': () => answers.shift()?.() })
    const one = createCaptionsDetail(core.connection, WORKSPACE, idOf(1))
    const stop = one.start()
    core.change('outbox', WORKSPACE)
    late.resolve(detail(1, { draftTitle: 'older' }))
    await settled()
    expect(one.store.getState()).toMatchObject({ phase: 'ready', detail: { draftTitle: 'newer' } })
    core.reread()
    await settled()
    expect(one.store.getState()).toMatchObject({ phase: 'ready', detail: { draftTitle: 'newer' }, error: { code: 'INTERNAL' } })
    stop()
    core.change('outbox', WORKSPACE)
    expect(core.calls).toHaveLength(3)
  })

  it('that cannot be read at all says so', async () => {
    const core = scriptedCore({ 'generations.get': () => { throw new AppError('NOT_FOUND', 'x') } })
    const one = createCaptionsDetail(core.connection, WORKSPACE, idOf(1))
    await one.refresh()
    expect(one.store.getState()).toMatchObject({ phase: 'failed', detail: null, error: { code: 'NOT_FOUND' } })
  })
})

describe('what a composer says', () => {
  const news = (items: Generation[], dismissed: string[] = []) => newsOf(items, new Set(dismissed))

  it('reads those of its draft', async () => {
    const core = scriptedCore({ 'generations.list': () => ({ items: [generation(1)], nextCursor: null }) })
    const captions = createDraftCaptions(core.connection, WORKSPACE, DRAFT)
    captions.start()
    await settled()
    expect(core.calls[0]?.input).toMatchObject({ workspaceId: WORKSPACE, draftId: DRAFT, filter: 'all' })
    expect(captions.store.getState().items).toHaveLength(1)
  })

  it('puts what has come first, then what needs the user, then what is under way', () => {
    const working = generation(1, { state: 'working', outputs: null, finishedAt: null })
    const unknown = waiting(2, { intentState: 'unknown', blockedCode: null, asks: true })
    const blocked = waiting(4, { approved: true, blockedCode: 'NO_CREDITS' })
    expect(news([waiting(3), generation(9), working, unknown])).toMatchObject({ kind: 'ready', generations: [{ id: idOf(9) }] })
    expect(news([blocked, waiting(3), working, unknown])).toMatchObject({ kind: 'asks', generation: { id: idOf(2) } })
    expect(news([blocked, waiting(3), working])).toMatchObject({ kind: 'needs-approval', generation: { id: idOf(3) } })
    expect(news([blocked, working])).toMatchObject({ kind: 'blocked', generation: { id: idOf(4) } })
    expect(news([working])).toMatchObject({ kind: 'under-way' })
    expect(news([])).toBeNull()
  })

  it('says no more of what was dismissed, used or passed over', () => {
    expect(news([generation(1)], [idOf(1)])).toBeNull()
    expect(news([generation(1, { usedAt: 50 })])).toBeNull()
    // The second was there when the third was put in.
    expect(news([generation(3, { usedAt: 50 }), generation(2)])).toBeNull()
    expect(news([generation(60), generation(3, { usedAt: 50 }), generation(2)])).toMatchObject({ kind: 'ready', generations: [{ id: idOf(60) }] })
  })

  it('tells of a failure while nothing newer was asked for', () => {
    const failed = generation(5, { state: 'failed', outputs: null, refunded: true })
    expect(news([failed])).toMatchObject({ kind: 'failed' })
    expect(news([failed], [idOf(5)])).toBeNull()
    expect(news([generation(6, { usedAt: 70 }), failed])).toBeNull()
  })
})

describe('captions that come in', () => {
  it('are told once each, and not those that were there before', async () => {
    let items = [generation(1)]
    const told: string[] = []
    const core = scriptedCore({ 'generations.list': () => ({ items, nextCursor: null }) })
    const unused = createUnusedCaptions(core.connection, WORKSPACE, (one) => told.push(one.id))
    await unused.refresh()
    items = [generation(3), generation(2), ...items]
    await unused.refresh()
    await unused.refresh()
    items = [generation(2)]
    await unused.refresh()
    items = [generation(3), generation(2)]
    await unused.refresh()
    expect(told).toEqual([idOf(3), idOf(2)])
    expect(unused.store.getState().items).toHaveLength(2)
  })
})

describe('what was spent', () => {
  const rows = [
    { month: '2026-04', kind: 'publish' as const, count: 2, credits: 5, refunded: 0, uncertain: 0 },
    { month: '2026-03', kind: 'captions' as const, count: 3, credits: 14.5, refunded: 6, uncertain: 1 },
  ]

  it('is read, followed, and kept where it cannot be read again', async () => {
    let isBroken = false
    const core = scriptedCore({ 'generations.spend': () => { if (isBroken) throw new AppError('INTERNAL', 'x'); return rows } })
    const spend = createSpend(core.connection, WORKSPACE)
    spend.start()
    await settled()
    isBroken = true
    core.change('generations', WORKSPACE)
    await settled()
    expect(core.calls).toHaveLength(2)
    expect(spend.store.getState()).toMatchObject({ phase: 'ready', rows })
  })
})
