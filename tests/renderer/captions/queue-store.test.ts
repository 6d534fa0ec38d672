/** The approve-once queue: what is approved is what is shown, once, with the ceiling that stands there. */
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import type { ErrorCode } from '../../../src/contract/errors.ts'
import type { Generation } from '../../../src/contract/schemas/generations.ts'
import { createCaptionServices } from '../../../src/renderer/stores/captions.ts'
import { createCaptionsQueue, heldBy, parseCeiling } from '../../../src/renderer/stores/captions-queue.ts'
import { needsApproval } from '../../../src/renderer/stores/captions-draft.ts'
import { manualTiming, pending, scriptedCore, settled } from '../send/scripted-core.ts'
import { generation, idOf, OTHER_WORKSPACE, waiting, WORKSPACE } from './fixtures.ts'

interface Setup {
  items?: Generation[]
  unpriced?: number
  approve?: (() => unknown)[]
}

function made({ items = [waiting(1), waiting(2, { estimate: 6.5 })], unpriced = 0, approve = [() => ({ approved: [idOf(1), idOf(2)] })] }: Setup = {}) {
  const now = { items }
  const left = [...approve]
  const core = scriptedCore({
    'generations.queue': () => ({ ids: now.items.map((one) => one.id), estimate: now.items.reduce((sum, one) => sum + (one.estimate ?? 0), 0), unpriced, credits: { balance: 100, at: 5 } }),
    // Newest first, with others among them that are not in the queue.
    'generations.list': () => ({ items: [...now.items, generation(9)].toReversed(), nextCursor: null }),
    'generations.approve': () => (left.length > 1 ? left.shift() : left[0])?.(),
  })
  const queue = createCaptionsQueue(core.connection, WORKSPACE)
  const approvals = () => core.calls.filter((call) => call.path === 'generations.approve').map((call) => call.input as { commandId: string; ids: string[]; ceiling: number | null })
  return { core, queue, now, approvals, state: () => queue.store.getState() }
}

const refusal = (code: ErrorCode) => () => { throw new AppError(code, 'text that nothing reads') }

describe('the queue', () => {
  it('shows all that waits, oldest first, and offers what it is likely to cost as the ceiling', async () => {
    const { queue, state } = made()
    await queue.refresh()
    expect(state()).toMatchObject({ phase: 'ready', ids: [idOf(1), idOf(2)], estimate: 12.5, ceiling: '13', credits: { balance: 100, at: 5 } })
    expect(state().items.map((one) => one.id)).toEqual([idOf(1), idOf(2)])
  })

  it('offers no ceiling where a price is not known: a guess would hold it up', async () => {
    const { queue, state } = made({ unpriced: 1 })
    await queue.refresh()
    expect(state().ceiling).toBe('')
  })

  it('leaves a ceiling alone that was typed, until the queue is empty', async () => {
    const { queue, now, state } = made()
    await queue.refresh()
    queue.setCeiling('5')
    now.items = [...now.items, waiting(3)]
    await queue.refresh()
    expect(state().ceiling).toBe('5')
    now.items = []
    await queue.refresh()
    now.items = [waiting(4)]
    await queue.refresh()
    expect(state().ceiling).toBe('6')
  })

  it('of an older reading never replaces a newer one', async () => {
    const first = pending<unknown>()
    const answers = [first.promise, Promise.resolve({ ids: [idOf(2)], estimate: 6, unpriced: 0, credits: null })]
    let at = 0
    const core = scriptedCore({ 'generations.queue': () => answers[at++], 'generations.list': () => ({ items: [], nextCursor: null }) })
    const queue = createCaptionsQueue(core.connection, WORKSPACE)
    const reading = queue.refresh()
    void queue.refresh()
    await settled()
    first.resolve({ ids: [idOf(1)], estimate: 6, unpriced: 0, credits: null })
    await reading
    expect(queue.store.getState().ids).toEqual([idOf(2)])
  })

  it('keeps what was read where it cannot be read again', async () => {
    let isBroken = false
    const core = scriptedCore({ 'generations.queue': () => { if (isBroken) throw new AppError('INTERNAL', 'x'); return { ids: [], estimate: 0, unpriced: 0, credits: null } } })
    const queue = createCaptionsQueue(core.connection, WORKSPACE)
    isBroken = true
    await queue.refresh()
    expect(queue.store.getState().phase).toBe('failed')
    isBroken = false
    await queue.refresh()
    isBroken = true
    await queue.refresh()
    expect(queue.store.getState().phase).toBe('ready')
  })
})

describe('approving', () => {
  it('approves what is shown with the ceiling that stands there, once while it is awaited', async () => {
    const answer = pending<unknown>()
    const { queue, approvals } = made({ approve: [() => answer.promise] })
    await queue.refresh()
    const first = queue.approve()
    expect(await queue.approve()).toBeNull()
    answer.resolve({ approved: [idOf(1), idOf(2)] })
    expect(await first).toBe(2)
    expect(approvals()).toMatchObject([{ ids: [idOf(1), idOf(2)], ceiling: 13 }])
  })

  it('repeats the same act after a lost answer, and a new one after a change', async () => {
    const { queue, now, approvals, state } = made({ approve: [refusal('TIMEOUT'), refusal('CORE_RESTARTED'), () => ({ approved: [idOf(1), idOf(2)] })] })
    await queue.refresh()
    expect(await queue.approve()).toBeNull()
    expect(state().notice).toEqual({ kind: 'uncertain' })
    now.items = [...now.items, waiting(3)]
    await queue.refresh()
    await queue.approve()
    expect(await queue.approve()).toBe(2)
    expect(new Set(approvals().map((one) => JSON.stringify(one))).size).toBe(1)
    queue.setCeiling('20')
    await queue.approve()
    expect(approvals().at(-1)).toMatchObject({ ids: [idOf(1), idOf(2), idOf(3)], ceiling: 20 })
    expect(approvals().at(-1)?.commandId).not.toBe(approvals()[0]?.commandId)
  })

  it('says how many could not be approved any more, and why none could', async () => {
    const { queue, state } = made({ approve: [() => ({ approved: [idOf(1)] }), refusal('NOT_POSSIBLE_NOW')] })
    await queue.refresh()
    await queue.approve()
    expect(state().notice).toEqual({ kind: 'approved-fewer', approved: 1, of: 2 })
    await queue.approve()
    expect(state().notice).toEqual({ kind: 'refused', code: 'NOT_POSSIBLE_NOW' })
  })

  it('approves nothing with a ceiling that is none', async () => {
    const { queue, approvals } = made()
    await queue.refresh()
    for (const wrong of ['-1', '1e9', 'ten', '1.234', '0x10', '99999999999']) {
      queue.setCeiling(wrong)
      expect(await queue.approve()).toBeNull()
    }
    expect(approvals()).toEqual([])
    expect([' ', '0', '12', '12.5', '12,5'].map(parseCeiling)).toEqual([null, 0, 12, 12.5, 12.5])
  })

  it('tells those that a ceiling holds from those that were never approved', () => {
    const held = waiting(1, { blockedCode: 'CEILING_REACHED', approved: true, ceiling: 12 })
    expect(heldBy([held, waiting(2)])).toEqual({ count: 1, ceiling: 12 })
    expect(heldBy([waiting(2)])).toEqual({ count: 0, ceiling: null })
    expect([held, waiting(2), waiting(3, { intentState: 'queued', blockedCode: null }), waiting(4, { approved: true, blockedCode: 'NO_CREDITS' }), generation(5)].map(needsApproval)).toEqual([true, true, true, false, false])
  })
})

describe('clients', () => {
  it('have a queue each; only that of the one that is shown is followed', async () => {
    const core = scriptedCore({
      'generations.queue': ({ workspaceId }: { workspaceId: string }) => ({ ids: workspaceId === WORKSPACE ? [idOf(1)] : [idOf(2)], estimate: 6, unpriced: 0, credits: null }),
      'generations.list': () => ({ items: [], nextCursor: null }),
    })
    const captions = createCaptionServices({ connection: core.connection, timing: manualTiming(), arrived: () => undefined })
    captions.watch(WORKSPACE)
    await settled()
    captions.watch(OTHER_WORKSPACE)
    await settled()
    expect([WORKSPACE, OTHER_WORKSPACE].map((id) => captions.queue(id).store.getState().ids)).toEqual([[idOf(1)], [idOf(2)]])
    const before = core.calls.length
    core.change('generations', WORKSPACE)
    await settled()
    expect(core.calls).toHaveLength(before)
    core.change('outbox', OTHER_WORKSPACE)
    await settled()
    expect(core.calls.length).toBeGreaterThan(before)
    expect(core.calls.slice(before).every((call) => (call.input as { workspaceId: string }).workspaceId === OTHER_WORKSPACE)).toBe(true)
  })

  it('have requests in the making of their own, also for a draft of the same id', () => {
    const captions = createCaptionServices({ connection: scriptedCore({}).connection, timing: manualTiming(), arrived: () => undefined })
    captions.ask(WORKSPACE, idOf(1)).edit((form) => ({ ...form, prompt: 'for the one' }))
    expect(captions.ask(OTHER_WORKSPACE, idOf(1)).store.getState().form.prompt).toBe('')
    expect(captions.ask(WORKSPACE, null).store.getState().form.prompt).toBe('')
    expect(captions.ask(WORKSPACE, idOf(1)).store.getState().form.prompt).toBe('for the one')
  })
})
