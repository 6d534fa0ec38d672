/** Sends that have a time: carried by the app, never before it, and never by surprise long after it (rules 4). */
import { describe, expect, it } from 'vitest'
import { createHarness } from './harness.ts'
import type { Harness } from './harness.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

async function started(): Promise<Harness> {
  const harness = createHarness({})
  await harness.boot()
  return harness
}

describe('a send with a time', () => {
  it('uploads early, prepares the post just before, and publishes at its time', async () => {
    const harness = await started()
    const due = harness.clock.now() + 3 * HOUR
    const sendId = await harness.send({ due, photos: 1 })
    await harness.run(3 * HOUR - 2 * MINUTE)
    expect(harness.states()).toEqual(['upload done', 'create_post waiting time', 'publish waiting earlier-step'])
    expect(harness.count('POST', /\/posts$/)).toBe(0)
    await harness.run(MINUTE + 30_000)
    expect(harness.states()).toEqual(['upload done', 'create_post done', 'publish waiting time'])
    expect(harness.publishes()).toBe(0)
    await harness.run(HOUR)
    expect(harness.send_(sendId).state).toBe('finished')
    expect(harness.accepted()).toBe(1)
    const published = harness.requests.find((request) => request.path.endsWith('/publish'))
    expect(published?.at).toBeGreaterThanOrEqual(due)
    expect(published?.at).toBeLessThan(due + MINUTE)
  })

  it('may be weeks away', async () => {
    const harness = await started()
    const sendId = await harness.send({ due: harness.clock.now() + 20 * DAY })
    await harness.run(20 * DAY - 5 * MINUTE)
    expect(harness.count('POST', /./)).toBe(0)
    await harness.run(HOUR)
    expect(harness.send_(sendId).state).toBe('finished')
    expect(harness.accepted()).toBe(1)
  })

  it('goes a little late when the network is back in time, and asks when it is not', async () => {
    for (const [outage, isAsked] of [[3 * MINUTE, false], [40 * MINUTE, true]] as const) {
      const harness = await started()
      const sendId = await harness.send({ due: harness.clock.now() + HOUR })
      await harness.run(HOUR - 10_000)
      harness.server.down = true
      await harness.run(outage)
      harness.server.down = false
      harness.sync.powerEvent('online')
      await harness.run(2 * MINUTE)
      if (!isAsked) {
        await harness.run(HOUR)
        expect(harness.send_(sendId).state).toBe('finished')
        continue
      }
      expect(harness.states().at(-1)).toBe('publish blocked EXPIRED_ASK')
      await harness.run(DAY)
      expect(harness.accepted()).toBe(0)
      await harness.act(harness.step('publish').id, 'retry')
      await harness.run(HOUR)
      expect(harness.send_(sendId).state).toBe('finished')
      expect(harness.accepted()).toBe(1)
    }
  })

  it('that passed while the app was closed asks at the next start', async () => {
    const harness = await started()
    await harness.send({ due: harness.clock.now() + HOUR })
    await harness.run(MINUTE)
    harness.crash()
    await harness.run(DAY)
    await harness.boot()
    await harness.run(HOUR)
    expect(harness.states()).toEqual(['create_post done', 'publish blocked EXPIRED_ASK'])
    expect(harness.accepted()).toBe(0)
  })

  it('can be taken back until then', async () => {
    const harness = await started()
    const sendId = await harness.send({ due: harness.clock.now() + HOUR })
    await harness.run(10 * MINUTE)
    await harness.act(harness.step('publish').id, 'cancel')
    await harness.run(DAY)
    expect(harness.send_(sendId).state).toBe('cancelled')
    expect(harness.count('POST', /./)).toBe(0)
  })

  it('is refused with a time that has passed, is years ahead, or in a zone nobody knows', async () => {
    const harness = await started()
    const now = harness.clock.now()
    const create = (at: number, zone: string) => harness.posts.createSend(harness.first.workspace, {
      commandId: crypto.randomUUID(), draftId: harness.draft(), rev: 1, postTypes: ['linkedin-post'], again: false, when: { kind: 'at', at, wall: '2026-11-24T12:00', zone },
    })
    for (const [at, zone] of [[now, 'Europe/Oslo'], [now + 400 * DAY, 'Europe/Oslo'], [now + HOUR, 'Mars/Olympus']] as const) {
      await expect(create(at, zone)).rejects.toMatchObject({ code: 'INVALID_INPUT', data: { field: 'when' } })
    }
    expect(harness.states()).toEqual([])
  })

  it('keeps its time when it is mended, while that is to come', async () => {
    const harness = await started()
    const due = harness.clock.now() + HOUR
    const sendId = await harness.send({ due })
    await harness.run(MINUTE)
    const next = await harness.posts.fixAndResend(harness.first.workspace, { commandId: crypto.randomUUID(), sendId })
    expect(harness.posts.getPost(harness.first.workspace, next).due).toEqual({ at: due, wall: '2026-11-24T12:00', zone: 'Europe/Oslo' })
    await harness.run(2 * HOUR)
    expect(harness.accepted()).toBe(1)
  })
})
