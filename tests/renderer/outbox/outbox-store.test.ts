import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import type { ErrorCode } from '../../../src/contract/errors.ts'
import type { IntentView } from '../../../src/contract/schemas/outbox.ts'
import { canCancelSend, isRepeatedRetry, groupBySend, leadStep } from '../../../src/renderer/stores/outbox-groups.ts'
import { createOutbox } from '../../../src/renderer/stores/outbox.ts'
import { createUploads } from '../../../src/renderer/stores/uploads.ts'
import { manualTiming, pending, scriptedCore } from '../send/scripted-core.ts'

const WORKSPACE = '11111111-1111-4111-8111-111111111111'
const OTHER = '44444444-4444-4444-8444-444444444444'

function step(id: string, over: Partial<IntentView> = {}): IntentView {
  return {
    id, kind: 'publish', state: 'waiting', sendId: 's1', generationId: null, draftId: 'd1', draftTitle: 'Spring menu', platforms: ['instagram'], fileName: null, blockedCode: null,
    waitingFor: 'earlier-step', fileSize: null, plan: null, pausedByUser: false, turn: 1, nextAt: null, attempts: 0, progress: null, looks: [], asks: false, lastError: null, cancelledBy: null, creditsUsed: null,
    notAfter: null, notBefore: null, actions: ['cancel'], createdAt: 1, updatedAt: 1, ...over,
  }
}

describe('the outbox of one client', () => {
  it('reads all lists at once, and again on its own changes only', async () => {
    const timing = manualTiming()
    const core = scriptedCore({ 'outbox.list': () => ({ items: [], nextCursor: null }) })
    const stop = createOutbox(core.connection, WORKSPACE, timing).start()
    await timing.pass(0)
    expect(core.calls.map((call) => (call.input as { filter: string }).filter)).toEqual(['open', 'needs-you', 'done'])
    core.change('outbox', OTHER)
    core.change('drafts', WORKSPACE)
    await timing.pass(1_000)
    expect(core.calls).toHaveLength(3)
    core.change('outbox', WORKSPACE)
    await timing.pass(1_000)
    expect(core.calls).toHaveLength(6)
    core.reread()
    await timing.pass(1_000)
    expect(core.calls).toHaveLength(9)
    stop()
    core.change('outbox', WORKSPACE)
    await timing.pass(1_000)
    expect(core.calls).toHaveLength(9)
  })

  it('takes a double press on a step as one act', async () => {
    const answer = pending<unknown>()
    const core = scriptedCore({ 'outbox.list': () => ({ items: [], nextCursor: null }), 'outbox.act': () => answer.promise })
    const outbox = createOutbox(core.connection, WORKSPACE, manualTiming())
    const first = outbox.act('i1', 'it-is-not')
    expect(await outbox.act('i1', 'it-is-not')).toBe('busy')
    expect(outbox.acting.getState().ids.has('i1')).toBe(true)
    answer.resolve({})
    expect(await first).toBe('done')
    expect(outbox.acting.getState().ids.has('i1')).toBe(false)
    expect(core.calls.filter((call) => call.path === 'outbox.act')).toHaveLength(1)
  })

  it.each([['NOT_POSSIBLE_NOW', 'late'], ['NOT_FOUND', 'late'], ['TIMEOUT', 'lost'], ['DISK_FULL', 'failed']] satisfies [ErrorCode, string][])('tells how an act ended: %s', async (code, outcome) => {
    const core = scriptedCore({ 'outbox.list': () => ({ items: [], nextCursor: null }), 'sends.cancel': () => Promise.reject(new AppError(code, 'm')) })
    const outbox = createOutbox(core.connection, WORKSPACE, manualTiming())
    expect(await outbox.cancelSend('s1')).toBe(outcome)
  })
})

describe('steps gathered by their send', () => {
  const publish = step('p')
  const create = step('c', { kind: 'create_post' })
  const second = step('u2', { kind: 'upload', fileName: 'b.jpg', state: 'queued', waitingFor: null })
  const first = step('u1', { kind: 'upload', fileName: 'a.jpg', state: 'sending', waitingFor: null })

  it('stand in the order in which they happen, also when a file went up again later', () => {
    const other = step('x', { sendId: 's2' })
    const again = step('u3', { kind: 'upload', fileName: 'a.jpg' })
    const groups = groupBySend([again, other, publish, create, second, first])
    expect(groups.map((group) => group.id)).toEqual(['s1', 's2'])
    expect(groups[0]?.steps.map((one) => one.id)).toEqual(['u1', 'u2', 'u3', 'c', 'p'])
  })

  it('puts a request for captions under its own head, with the files it waits for', () => {
    const captions = step('g', { kind: 'captions', sendId: null, generationId: 'g1' })
    const file = step('f', { kind: 'upload', sendId: null, generationId: 'g1', fileName: 'a.jpg' })
    expect(groupBySend([captions, file, publish]).map((group) => group.steps.map((one) => one.id))).toEqual([['f', 'g'], ['p']])
  })

  it('loses no step and doubles none', () => {
    const all = [publish, create, second, first, step('alone', { sendId: null })]
    expect(groupBySend(all).flatMap((group) => group.steps.map((one) => one.id)).sort()).toEqual(all.map((one) => one.id).sort())
  })

  it('are led by the one that matters most to the user', () => {
    const lead = (...steps: IntentView[]) => leadStep(groupBySend(steps)[0] ?? { id: '', sendId: null, draftId: null, title: '', platforms: [], notAfter: null, dueAt: null, plan: null, steps: [], isOver: false })?.id
    expect(lead(publish, create, second, first)).toBe('u1')
    expect(lead(publish, { ...create, state: 'blocked' }, first)).toBe('c')
    expect(lead({ ...publish, state: 'unknown', asks: true }, first)).toBe('p')
    expect(lead({ ...publish, state: 'done' }, { ...create, state: 'done' })).toBe('p')
    expect(lead()).toBeUndefined()
  })

  it('can be cancelled together only while the publish has not left', () => {
    const can = (over: Partial<IntentView>) => canCancelSend(groupBySend([step('p', over)])[0] ?? { id: '', sendId: null, draftId: null, title: '', platforms: [], notAfter: null, dueAt: null, plan: null, steps: [], isOver: false })
    const plan = (over: Partial<NonNullable<IntentView['plan']>>): IntentView['plan'] => ({ carrier: 'app', dueAt: null, isHeld: false, movingTo: null, canCancel: true, canReschedule: false, isAgain: false, ...over })
    expect(can({ plan: plan({}) })).toBe(true)
    expect(can({ state: 'unknown', plan: plan({ canCancel: false }) })).toBe(false)
    expect(can({ plan: null })).toBe(false)
    expect(can({ sendId: null, plan: plan({}) })).toBe(false)
  })

  it('are not over while PowerPost holds them, and then show their time', () => {
    const held = { carrier: 'server', dueAt: 99, isHeld: true, movingTo: null, canCancel: true, canReschedule: true, isAgain: false } as const
    expect(groupBySend([step('s', { kind: 'schedule', state: 'done', plan: held, notAfter: 39 })])[0]).toMatchObject({ isOver: false, dueAt: 99, notAfter: null })
    expect(groupBySend([step('s', { kind: 'schedule', state: 'done', plan: { ...held, isHeld: false } })])[0]).toMatchObject({ isOver: true, dueAt: null })
  })

  it('are tried again by one button for all lines that wait for the same', () => {
    const waits = (id: string, over: Partial<IntentView> = {}) => step(id, { kind: 'upload', state: 'waiting', waitingFor: 'network', actions: ['retry', 'cancel'], ...over })
    const group = groupBySend([waits('b'), waits('a'), waits('c', { waitingFor: 'retry' })])[0]
    expect(group?.steps.map((one) => [one.id, isRepeatedRetry(group, one)])).toEqual([['c', false], ['a', false], ['b', true]])
  })
})

describe('bytes of uploads', () => {
  it('are kept for this client and for steps that run', () => {
    const core = scriptedCore({})
    const uploads = createUploads(core.connection, WORKSPACE)
    const stop = uploads.start()
    core.progress('u1', WORKSPACE, 5, 10)
    core.progress('u2', OTHER, 6, 10)
    expect(uploads.store.getState().byIntent).toEqual({ u1: { sent: 5, total: 10 } })
    uploads.keep(['u9'])
    expect(uploads.store.getState().byIntent).toEqual({})
    stop()
    core.progress('u1', WORKSPACE, 7, 10)
    expect(uploads.store.getState().byIntent).toEqual({})
  })
})
