/** Imports as the window tells of them: what runs, what asks, what has just ended. */
import { describe, expect, it } from 'vitest'
import type { ImportBatch, ImportResult } from '../../../src/contract/schemas/media.ts'
import { createMediaBatches, spokenOf } from '../../../src/renderer/stores/media-batches.ts'
import { createFakeTime } from '../drafts/fake-time.ts'
import { scriptedCore } from '../send/scripted-core.ts'
import { idOf } from './items.ts'

const WORKSPACE = idOf(1)
const batch = (number: number, over: Partial<ImportBatch> = {}): ImportBatch => ({
  batchId: idOf(number), draftId: null, state: 'finished', total: 3, added: 3, duplicate: 0, refused: 0, offered: 0, pending: 0, createdAt: number, ...over,
})
const result = (number: number, outcomes: ImportResult['items'][number]['outcome'][]): ImportResult => ({
  batchId: idOf(number), total: outcomes.length, safe: outcomes.filter((one) => one === 'added').length,
  items: outcomes.map((outcome, position) => ({ position, name: `${position}.png`, outcome, mediaId: null, refusal: null, detail: null, offer: null })),
})

function open(batches: ImportBatch[]) {
  const time = createFakeTime()
  const rig = { batches, result: result(1, ['added', 'offered', 'refused']), read: 0 }
  const core = scriptedCore({
    'media.batches': () => ({ items: rig.batches, nextCursor: null }),
    'media.batch': () => {
      rig.read += 1
      return rig.result
    },
    'media.answerOffers': () => rig.result,
  })
  const store = createMediaBatches({ connection: core.connection, timing: time }, WORKSPACE)
  return { rig, time, core, store, spoken: () => spokenOf(store.state.getState()).map((one) => Number(one.batchId.slice(-12))) }
}

describe('imports', () => {
  it('that were over before are not spoken of, but for those that ask; what runs is', async () => {
    const { time, store, spoken } = open([batch(4, { state: 'running', added: 1, pending: 2 }), batch(3, { added: 2, offered: 1 }), batch(2, { added: 2, refused: 1 }), batch(1)])
    store.start()
    await time.pass(0)
    expect(spoken()).toEqual([4, 3])
  })

  it('that end well say so for a while; refused files stay until they are dismissed', async () => {
    const { rig, time, core, store, spoken } = open([batch(1, { state: 'running', added: 1, pending: 2 })])
    store.start()
    await time.pass(0)
    rig.batches = [batch(2, { added: 2, refused: 1 }), batch(1)]
    core.change('media', WORKSPACE)
    await time.pass(2_000)
    expect(spoken()).toEqual([2, 1])
    await time.pass(10_000)
    expect(spoken()).toEqual([2])
    store.dismiss(idOf(2))
    expect(spoken()).toEqual([])
  })

  it('are asked for while one runs, though no event came', async () => {
    const { rig, time, store } = open([batch(1, { state: 'running', added: 1, pending: 2 })])
    store.start()
    await time.pass(0)
    rig.batches = [batch(1)]
    await time.pass(3_000)
    expect(store.state.getState().batches[0]?.state).toBe('finished')
  })

  it('are looked into file by file only where one looks, and anew only when the numbers moved', async () => {
    const { rig, time, core, store } = open([batch(1, { added: 1, refused: 1, offered: 1 })])
    store.start()
    await time.pass(1_000)
    expect(rig.read).toBe(0)
    const stop = store.look(idOf(1))
    await time.pass(1_000)
    core.change('media', WORKSPACE)
    await time.pass(1_000)
    expect(rig.read).toBe(1)
    rig.batches = [batch(1, { added: 2, refused: 1 })]
    rig.result = result(1, ['added', 'added', 'refused'])
    core.change('media', WORKSPACE)
    await time.pass(1_000)
    expect(rig.read).toBe(2)
    stop()
    rig.batches = [batch(1, { added: 1, refused: 2 })]
    core.change('media', WORKSPACE)
    await time.pass(1_000)
    expect(rig.read).toBe(2)
  })

  it('take an answer about copies, one at a time, for these files only', async () => {
    const { time, core, store } = open([batch(1, { added: 1, offered: 2 })])
    store.start()
    await time.pass(0)
    const first = store.answer(idOf(1), true, [1])
    expect(await store.answer(idOf(1), false)).toBeNull()
    expect(await first).toBeNull()
    expect(core.calls.filter((call) => call.path === 'media.answerOffers').map((call) => call.input)).toMatchObject([{ batchId: idOf(1), take: true, positions: [1] }])
  })
})
