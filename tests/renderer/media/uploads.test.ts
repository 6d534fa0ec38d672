/** Uploads: which are not over, how far each is, how fast, and for how long still. */
import { describe, expect, it } from 'vitest'
import type { IntentView } from '../../../src/contract/schemas/outbox.ts'
import { createMediaUploads, secondsLeft, totalOf } from '../../../src/renderer/stores/media-uploads.ts'
import { createFakeTime } from '../drafts/fake-time.ts'
import { scriptedCore } from '../send/scripted-core.ts'
import { idOf } from './items.ts'

const WORKSPACE = idOf(1)
const intent = (number: number, over: Partial<IntentView> = {}): IntentView => ({
  id: idOf(number), kind: 'upload', state: 'queued', sendId: null, generationId: null, draftId: null, draftTitle: '', platforms: [], fileName: `${number}.jpg`, blockedCode: null, waitingFor: null,
  fileSize: null, plan: null, pausedByUser: false, turn: 1, nextAt: null, attempts: 0, progress: null, looks: [], asks: false, lastError: null, cancelledBy: null, creditsUsed: null, notBefore: null, notAfter: null, actions: ['cancel'], createdAt: number, updatedAt: number, ...over,
})

function open(intents: IntentView[]) {
  const time = createFakeTime()
  const rig = { intents }
  const core = scriptedCore({
    'outbox.list': ({ cursor, limit }: { cursor: string | null; limit: number }) => {
      const from = Number(cursor ?? 0)
      return { items: rig.intents.slice(from, from + limit), nextCursor: from + limit < rig.intents.length ? String(from + limit) : null }
    },
    'outbox.act': () => rig.intents[0],
    'outbox.moveUpload': () => ({ ok: true }),
    'outbox.pauseUploads': () => ({ changed: [] }),
  })
  const store = createMediaUploads({ connection: core.connection, timing: time }, WORKSPACE)
  return { rig, time, core, store, state: () => store.state.getState() }
}

describe('uploads', () => {
  it('stand in the order in which they go out, over several pages', async () => {
    const others = Array.from({ length: 250 }, (_, at) => intent(1_000 + at, { turn: 1_000 + at }))
    const { time, core, store, state } = open([intent(3, { turn: 1 }), ...others, intent(2, { turn: 3 }), intent(1, { turn: 2 })])
    store.start()
    await time.pass(0)
    expect(state().uploads.slice(0, 3).map((one) => one.fileName)).toEqual(['3.jpg', '1.jpg', '2.jpg'])
    expect(state().uploads).toHaveLength(253)
    expect(core.calls.map((call) => (call.input as { filter: string }).filter)).toEqual(['uploads', 'uploads'])
  })

  it('go elsewhere at once, and the core is told before which', async () => {
    const { time, core, store, state } = open([intent(3, { turn: 3 }), intent(2, { turn: 2 }), intent(1, { turn: 1 })])
    store.start()
    await time.pass(0)
    const moved = store.move(idOf(3), idOf(1))
    expect(state().uploads.map((one) => [one.fileName, one.turn])).toEqual([['3.jpg', 1], ['1.jpg', 2], ['2.jpg', 3]])
    await moved
    await store.move(idOf(3), idOf(1))
    expect(core.calls.filter((call) => call.path === 'outbox.moveUpload').map((call) => call.input)).toEqual([expect.objectContaining({ intentId: idOf(3), before: idOf(1) })])
  })

  it('are paused and let go all at once, one press being one act', async () => {
    const { time, core, store } = open([intent(1)])
    store.start()
    await time.pass(0)
    await Promise.all([store.pauseAll(true), store.pauseAll(true)])
    await store.pauseAll(false)
    expect(core.calls.filter((call) => call.path === 'outbox.pauseUploads').map((call) => call.input)).toEqual([expect.objectContaining({ ids: null, paused: true }), expect.objectContaining({ ids: null, paused: false })])
  })

  it('have a speed once it says something, a time left, and lose both when they begin anew', async () => {
    const { rig, time, core, store, state } = open([intent(1, { state: 'sending', progress: { sent: 0, total: 10_000 } })])
    store.start()
    await time.pass(0)
    core.progress(idOf(1), WORKSPACE, 1_000, 10_000)
    expect(state().paces[idOf(1)]).toEqual({ sent: 1_000, total: 10_000, speed: null })
    await time.pass(1_000)
    core.progress(idOf(1), WORKSPACE, 3_000, 10_000)
    const pace = state().paces[idOf(1)]
    expect(pace?.speed).toBe(2_000)
    expect(pace && secondsLeft(pace)).toBe(3.5)
    core.progress(idOf(1), WORKSPACE, 0, 10_000)
    expect(state().paces[idOf(1)]).toEqual({ sent: 0, total: 10_000, speed: null })
    rig.intents = [intent(1, { state: 'waiting' })]
    core.change('outbox', WORKSPACE)
    await time.pass(1_000)
    expect(state().paces).toEqual({})
  })

  it('of another client are not these', async () => {
    const { time, core, store, state } = open([])
    store.start()
    await time.pass(0)
    core.progress(idOf(1), idOf(2), 5, 10)
    expect(state().paces).toEqual({})
  })

  it('are counted as they end, anew when none is left', async () => {
    const { rig, time, core, store, state } = open([intent(3), intent(2), intent(1)])
    store.start()
    await time.pass(0)
    const left = async (...intents: IntentView[]) => {
      rig.intents = intents
      core.change('outbox', WORKSPACE)
      await time.pass(1_000)
      return state().finished
    }
    expect(await left(intent(3))).toBe(2)
    expect(await left()).toBe(0)
  })

  it('make one total of what is over, under way and waiting; what is paused or stuck is not waited for', () => {
    const uploads = [
      intent(1, { fileSize: 100 }), intent(2, { fileSize: 10 }), intent(3, { fileSize: 40 }),
      intent(4, { fileSize: 7, pausedByUser: true }), intent(5, { fileSize: 7, state: 'blocked', blockedCode: 'QUOTA_EXCEEDED' }),
    ]
    const paces = { [idOf(1)]: { sent: 10, total: 100, speed: 5 }, [idOf(2)]: { sent: 0, total: 10, speed: null } }
    expect(totalOf({ uploads, paces, finishedBytes: 50 })).toEqual({ sent: 60, total: 200, speed: 5, secondsLeft: 28 })
    expect(totalOf({ uploads: [], paces: {}, finishedBytes: 0 })).toEqual({ sent: 0, total: 0, speed: null, secondsLeft: null })
  })

  it('take one press of a button as one act', async () => {
    const { time, core, store } = open([intent(1)])
    store.start()
    await time.pass(0)
    const first = store.act(idOf(1), 'cancel')
    await store.act(idOf(1), 'cancel')
    await first
    expect(core.calls.filter((call) => call.path === 'outbox.act')).toHaveLength(1)
  })
})
