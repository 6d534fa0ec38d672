/** Sends that the service brings to their time: scheduled, taken back, moved, and under every lost answer still out at most once. */
import { describe, expect, it } from 'vitest'
import { json } from '../../simulation/support/server.ts'
import type { Fate } from '../../simulation/support/server.ts'
import { createHarness } from './harness.ts'
import type { Harness, HarnessOptions } from './harness.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

async function started(options: HarnessOptions = {}): Promise<Harness> {
  const harness = createHarness({ scheduling: true, guarded: false, ...options })
  await harness.boot()
  return harness
}
const uuid = (harness: Harness) => harness.random.uuid()
const due = (at: number) => ({ at, wall: '2026-11-24T18:00', zone: 'Europe/Oslo' })
const post = (harness: Harness, sendId: string) => harness.posts.getPost(harness.first.workspace, { sendId })
const cancel = (harness: Harness, sendId: string) => harness.posts.cancelSend(harness.first.workspace, { commandId: uuid(harness), sendId })
const move = (harness: Harness, sendId: string, at: number) => harness.posts.reschedule(harness.first.workspace, { commandId: uuid(harness), sendId, to: due(at) })
const live = (harness: Harness) => harness.posts.listPosts(harness.first.workspace, { limit: 50 }).items
/** Posts that went out, by how often. */
const outs = (harness: Harness) => [...harness.server.posts.values()].map((one) => one.accepted).filter((count) => count > 0)

/** Strikes the first request on a path. */
function once(harness: Harness, path: string, fate: Fate): () => boolean {
  let isStruck = false
  harness.server.script = (method, asked) => {
    if (isStruck || method !== 'POST' || !asked.endsWith(path)) return undefined
    isStruck = true
    return fate
  }
  return () => isStruck
}

describe('a send with a time, left to the service', () => {
  it('is made and scheduled at once, and goes out while the app is closed', async () => {
    const harness = await started()
    const at = harness.clock.now() + 3 * HOUR
    const sendId = await harness.send({ due: at, photos: 1 })
    await harness.run(5 * MINUTE)
    expect(harness.states()).toEqual(['upload done', 'create_post done', 'schedule done'])
    expect(post(harness, sendId)).toMatchObject({ state: 'live', carrier: 'server', remoteStatus: 'scheduled', canCancel: true, canReschedule: true })
    expect(post(harness, sendId).scheduledAt).not.toBeNull()
    harness.crash()
    await harness.run(4 * HOUR)
    expect(outs(harness)).toEqual([1])
    await harness.boot()
    await harness.run(5 * MINUTE)
    expect(post(harness, sendId)).toMatchObject({ state: 'finished', creditsUsed: null, canCancel: false })
    expect(harness.publishes()).toBe(0)
  })

  it('is looked at seldom while it waits, and soon after its time', async () => {
    const harness = await started()
    const sendId = await harness.send({ due: harness.clock.now() + 3 * DAY })
    await harness.run(3 * DAY - HOUR)
    expect(harness.count('GET', /\/posts\/[^/]+$/)).toBeLessThan(8)
    await harness.run(HOUR + 10 * MINUTE)
    expect(post(harness, sendId).state).toBe('finished')
  })

  it('stands in the outbox as open until it is out', async () => {
    const harness = await started()
    await harness.send({ due: harness.clock.now() + HOUR })
    await harness.run(MINUTE)
    const list = (filter: 'open' | 'done') => harness.posts.listOutbox(harness.first.workspace, { filter, limit: 50 }).items
    expect(list('open').map((step) => [step.kind, step.state, step.plan?.isHeld, step.plan?.canCancel])).toEqual([['schedule', 'done', true, true]])
    expect(list('done').map((step) => step.kind)).toEqual(['create_post'])
    await harness.run(2 * HOUR)
    expect(list('open')).toEqual([])
    expect(list('done').map((step) => step.kind)).toEqual(['schedule', 'create_post'])
  })

  it.each([
    ['the setting is off', { scheduling: false }, HOUR, null],
    ['the time is near', {}, 5 * MINUTE, null],
    ['the service knows no schedule', { documentedOnly: true }, HOUR, 'absent'],
  ] as const)('is carried by the app when %s', async (_name, options, ahead, why) => {
    const harness = await started(options)
    const at = harness.clock.now() + ahead
    const sendId = await harness.send({ due: at })
    await harness.run(ahead - 30_000)
    expect(post(harness, sendId)).toMatchObject({ state: 'live', carrier: 'app', appCarries: why })
    expect(outs(harness)).toEqual([])
    await harness.run(HOUR)
    expect(post(harness, sendId).state).toBe('finished')
    expect(outs(harness)).toEqual([1])
    if (why === null) expect(harness.count('POST', /schedule$/)).toBe(0)
    else expect([...harness.stored.values()][0]?.schedules).toBe('absent')
  })

  it('is carried by the app when the time is farther than the service takes', async () => {
    const harness = await started()
    const sendId = await harness.send({ due: harness.clock.now() + 61 * DAY })
    await harness.run(HOUR)
    expect(post(harness, sendId)).toMatchObject({ state: 'live', carrier: 'app', appCarries: null })
    expect(harness.count('POST', /./)).toBe(0)
  })

  it('does not ask a second time a service that turned out not to know how', async () => {
    const harness = await started({ documentedOnly: true })
    await harness.send({ due: harness.clock.now() + HOUR })
    await harness.run(5 * MINUTE)
    const second = await harness.send({ due: harness.clock.now() + HOUR })
    await harness.run(5 * MINUTE)
    expect(harness.count('POST', /schedule$/)).toBe(1)
    expect(post(harness, second).carrier).toBe('app')
  })

  it('goes to the app a minute before its time when the network was away, and not before', async () => {
    const harness = await started()
    harness.server.down = true
    const sendId = await harness.send({ due: harness.clock.now() + HOUR })
    await harness.run(HOUR - 90_000)
    expect(post(harness, sendId).carrier).toBe('server')
    await harness.run(40_000)
    expect(post(harness, sendId)).toMatchObject({ carrier: 'app', appCarries: 'too-near' })
    harness.server.down = false
    harness.sync.powerEvent('online')
    await harness.run(20 * MINUTE)
    expect(post(harness, sendId).state).toBe('finished')
    expect(outs(harness)).toEqual([1])
  })

  const FATES: Fate[] = ['drop-before', 'drop-after', 'timeout-before', 'timeout-after', 'error-before', 'error-after', 'html', 'html-after', 'redirect', 'rate-limit']
  it.each(FATES)('its answer meets %s: out once, and never by the app as well', async (fate) => {
    const harness = await started()
    const isStruck = once(harness, '/schedule', fate)
    const sendId = await harness.send({ due: harness.clock.now() + HOUR })
    await harness.run(10 * MINUTE)
    expect(isStruck()).toBe(true)
    expect(post(harness, sendId).remoteStatus).toBe('scheduled')
    await harness.run(2 * HOUR)
    expect(post(harness, sendId).state).toBe('finished')
    expect(outs(harness)).toEqual([1])
    expect(harness.publishes()).toBe(0)
    expect(harness.server.violations).toEqual([])
  })

  it.each(['before', 'after'] as const)('the app dies %s the request: out once', async (where) => {
    const harness = await started()
    harness.crashWhen((request, at) => at === where && request.url.endsWith('/schedule'))
    const sendId = await harness.send({ due: harness.clock.now() + HOUR })
    await harness.run(5 * MINUTE)
    expect(harness.isRunning).toBe(false)
    harness.crashWhen(null)
    await harness.boot()
    await harness.run(2 * HOUR)
    expect(post(harness, sendId).state).toBe('finished')
    expect(outs(harness)).toEqual([1])
    expect(harness.publishes()).toBe(0)
  })

  it('of which nothing can be learnt asks, and is not published by the app meanwhile', async () => {
    const harness = await started()
    harness.server.script = (method, path) => (method === 'POST' && path.endsWith('/schedule') ? 'drop-after' : method === 'GET' && /\/posts\/[^/]+$/.test(path) ? 'html' : undefined)
    await harness.send({ due: harness.clock.now() + HOUR })
    await harness.run(5 * HOUR)
    expect(harness.states()).toEqual(['create_post done', 'schedule unknown asks'])
    expect(harness.publishes()).toBe(0)
    expect(outs(harness)).toEqual([1])
    harness.server.script = () => undefined
    await harness.act(harness.step('schedule').id, 'it-is-live')
    await harness.run(HOUR)
    expect(live(harness).map((one) => one.state)).toEqual(['finished'])
  })

  it('that the service does not take asks, and the user may let the app carry it', async () => {
    const harness = await started()
    harness.server.script = (_method, path) => (path.endsWith('/schedule') ? json(400, { error: { code: 'VALIDATION_ERROR', message: 'too near' } }) : undefined)
    const sendId = await harness.send({ due: harness.clock.now() + HOUR })
    await harness.run(5 * MINUTE)
    expect(harness.states().at(-1)).toBe('schedule blocked VALIDATION')
    await harness.act(harness.step('schedule').id, 'carry-here')
    expect(post(harness, sendId)).toMatchObject({ carrier: 'app', appCarries: 'user' })
    await harness.run(2 * HOUR)
    expect(outs(harness)).toEqual([1])
  })

  it('taken back by someone at PowerPost ends here too', async () => {
    const harness = await started()
    const sendId = await harness.send({ due: harness.clock.now() + 20 * HOUR })
    await harness.run(MINUTE)
    for (const one of harness.server.posts.values()) one.status = 'canceled'
    await harness.run(13 * HOUR)
    expect(post(harness, sendId).state).toBe('cancelled')
    expect(outs(harness)).toEqual([])
  })
})

describe.each([false, true])('taking it back (a draft again: %s)', (cancelGivesDraft) => {
  const FATES: (Fate | null)[] = [null, 'drop-before', 'drop-after', 'timeout-after', 'error-before', 'error-after', 'html', 'html-after', 'rate-limit']

  it.each(FATES)('ends it, whatever the answer meets: %s', async (fate) => {
    const harness = await started({ cancelGivesDraft })
    const sendId = await harness.send({ due: harness.clock.now() + 2 * HOUR })
    await harness.run(MINUTE)
    if (fate !== null) once(harness, '/cancel', fate)
    cancel(harness, sendId)
    await harness.run(20 * MINUTE)
    expect(post(harness, sendId)).toMatchObject({ state: 'cancelled', canCancel: false })
    await harness.run(5 * HOUR)
    expect(outs(harness)).toEqual([])
    expect(harness.send_(sendId).next_poll_at).toBeNull()
    expect(harness.server.violations).toEqual([])
  })

  it.each(FATES)('and planning it anew puts it out once, at the new time: %s', async (fate) => {
    const harness = await started({ cancelGivesDraft })
    const first = harness.clock.now() + 2 * HOUR
    const second = harness.clock.now() + 6 * HOUR
    const sendId = await harness.send({ due: first, photos: 1 })
    await harness.run(MINUTE)
    if (fate !== null) once(harness, '/cancel', fate)
    move(harness, sendId, second)
    expect(post(harness, sendId).movingTo).toBe(second)
    await harness.run(20 * MINUTE)
    const [now] = live(harness)
    expect(now).toMatchObject({ state: 'live', due: { at: second }, movingTo: null, remoteStatus: 'scheduled', carrier: 'server' })
    expect(now?.sendId === sendId).toBe(cancelGivesDraft)
    await harness.run(3 * HOUR)
    expect(outs(harness)).toEqual([])
    await harness.run(3 * HOUR)
    expect(outs(harness)).toEqual([1])
    expect(live(harness).map((one) => one.state)).toEqual(['finished'])
    expect(harness.server.violations).toEqual([])
  })

  it('dies on the way: still once, at the new time', async () => {
    for (const where of ['before', 'after'] as const) {
      const harness = await started({ cancelGivesDraft })
      const sendId = await harness.send({ due: harness.clock.now() + 2 * HOUR })
      await harness.run(MINUTE)
      harness.crashWhen((request, at) => at === where && request.url.endsWith('/cancel'))
      move(harness, sendId, harness.clock.now() + 4 * HOUR)
      await harness.run(5 * MINUTE)
      expect(harness.isRunning).toBe(false)
      harness.crashWhen(null)
      await harness.boot()
      await harness.run(6 * HOUR)
      expect(outs(harness)).toEqual([1])
      expect(live(harness).map((one) => one.state)).toEqual(['finished'])
    }
  })

  it('can be moved twice, and to the app when the new time is near', async () => {
    const harness = await started({ cancelGivesDraft })
    const sendId = await harness.send({ due: harness.clock.now() + 5 * HOUR })
    await harness.run(MINUTE)
    move(harness, sendId, harness.clock.now() + 3 * HOUR)
    await harness.run(MINUTE)
    const second = live(harness)[0]
    expect(second).toMatchObject({ carrier: 'server', canReschedule: true })
    move(harness, second?.sendId ?? '', harness.clock.now() + 6 * MINUTE)
    await harness.run(MINUTE)
    expect(live(harness)[0]).toMatchObject({ carrier: 'app', state: 'live' })
    await harness.run(5 * HOUR)
    expect(outs(harness)).toEqual([1])
    expect(harness.server.violations).toEqual([])
  })
})

describe('too late', () => {
  it('a cancel that comes when it is out says so, and the post is followed', async () => {
    const harness = await started()
    const sendId = await harness.send({ due: harness.clock.now() + HOUR })
    await harness.run(MINUTE)
    harness.server.down = true
    cancel(harness, sendId)
    await harness.run(HOUR + 10 * MINUTE)
    expect(harness.states().at(-1)).toContain('unschedule waiting network')
    harness.server.down = false
    harness.sync.powerEvent('online')
    await harness.run(30 * MINUTE)
    expect(post(harness, sendId)).toMatchObject({ state: 'finished', items: [{ status: 'posted' }] })
    expect(harness.step('unschedule')).toMatchObject({ state: 'cancelled', cancelledBy: 'expired' })
    expect(outs(harness)).toEqual([1])
  })

  it('a new time asked for too late makes no second post', async () => {
    const harness = await started()
    const sendId = await harness.send({ due: harness.clock.now() + HOUR })
    await harness.run(MINUTE)
    harness.server.down = true
    move(harness, sendId, harness.clock.now() + 5 * HOUR)
    await harness.run(2 * HOUR)
    harness.server.down = false
    harness.sync.powerEvent('online')
    await harness.run(6 * HOUR)
    expect(outs(harness)).toEqual([1])
    expect(live(harness)).toHaveLength(1)
    expect(post(harness, sendId)).toMatchObject({ state: 'finished', movingTo: null })
  })
})

describe('before it has left', () => {
  it('another time is a matter of this computer alone, and may change who carries it', async () => {
    const harness = await started()
    harness.server.down = true
    const sendId = await harness.send({ due: harness.clock.now() + 5 * HOUR })
    move(harness, sendId, harness.clock.now() + 90 * DAY)
    expect(post(harness, sendId)).toMatchObject({ carrier: 'app' })
    move(harness, sendId, harness.clock.now() + 2 * HOUR)
    expect(post(harness, sendId)).toMatchObject({ carrier: 'server' })
    expect(harness.states().filter((state) => !state.includes('cancelled'))).toEqual(['create_post queued', 'schedule waiting earlier-step'])
    harness.server.down = false
    harness.sync.powerEvent('online')
    await harness.run(3 * HOUR)
    expect(outs(harness)).toEqual([1])
    expect(live(harness).map((one) => one.state)).toEqual(['finished'])
  })

  it('one that the app carries is moved as it stands, also when it had become too late', async () => {
    const harness = await started({ scheduling: false })
    const sendId = await harness.send({ due: harness.clock.now() + HOUR })
    await harness.run(HOUR - 30_000)
    expect(harness.states()).toEqual(['create_post done', 'publish waiting time'])
    harness.crash()
    await harness.run(HOUR)
    await harness.boot()
    await harness.run(MINUTE)
    expect(harness.states().at(-1)).toBe('publish blocked EXPIRED_ASK')
    move(harness, sendId, harness.clock.now() + HOUR)
    await harness.run(30 * MINUTE)
    expect(outs(harness)).toEqual([])
    await harness.run(HOUR)
    expect(outs(harness)).toEqual([1])
  })

  it('times that make no sense are refused, and so is one without a time', async () => {
    const harness = await started()
    const sendId = await harness.send({ due: harness.clock.now() + HOUR })
    expect(() => move(harness, sendId, harness.clock.now() - 1)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
    expect(() => move(harness, sendId, harness.clock.now() + 400 * DAY)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
    harness.server.down = true
    const now = await harness.send()
    expect(() => move(harness, now, harness.clock.now() + HOUR)).toThrow(expect.objectContaining({ code: 'NOT_POSSIBLE_NOW' }))
  })

  it('a command that is repeated asks the service once', async () => {
    const harness = await started()
    const sendId = await harness.send({ due: harness.clock.now() + HOUR })
    await harness.run(MINUTE)
    const commandId = uuid(harness)
    for (let time = 0; time < 3; time += 1) harness.posts.cancelSend(harness.first.workspace, { commandId, sendId })
    await harness.run(5 * MINUTE)
    expect(harness.count('POST', /cancel$/)).toBe(1)
  })
})

describe('the database', () => {
  it('holds one carrier: no publish beside a schedule, no hand-over of what the service may hold', async () => {
    const harness = await started()
    const sendId = await harness.send({ due: harness.clock.now() + HOUR })
    await harness.run(MINUTE)
    const { db } = harness.first
    const insert = () => db.prepare("INSERT INTO intents (id, seq, kind, send_id, state, created_at, updated_at) VALUES ('p', 99, 'publish', ?, 'queued', 0, 0)").run(sendId)
    expect(insert).toThrow('UNIQUE')
    expect(() => db.prepare("UPDATE sends SET carrier = 'app' WHERE id = ?").run(sendId)).toThrow('may hold')
    db.prepare("UPDATE intents SET state = 'cancelled', cancelled_by = 'user' WHERE kind = 'schedule'").run()
    insert()
    expect(() => db.prepare("UPDATE intents SET state = 'sending' WHERE id = 'p'").run()).toThrow('another carries')
    db.prepare("UPDATE sends SET carrier = 'app' WHERE id = ?").run(sendId)
    expect(() => db.prepare("UPDATE sends SET carrier = 'server' WHERE id = ?").run(sendId)).toThrow('may publish')
  })
})
