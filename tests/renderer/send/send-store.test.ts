import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import type { ErrorCode } from '../../../src/contract/errors.ts'
import type { SendPreview } from '../../../src/contract/schemas/sends.ts'
import { chosenOf, createSend, obstacleOf } from '../../../src/renderer/stores/send.ts'
import { DELIBERATE_MS, SWITCH_WINDOW_MS } from '../../../src/renderer/stores/send-interlock.ts'
import { pending, scriptedCore, settled } from './scripted-core.ts'

const WORKSPACE = '11111111-1111-4111-8111-111111111111'
const DRAFT = '22222222-2222-4222-8222-222222222222'
const SEND = '33333333-3333-4333-8333-333333333333'
const NOON = Date.UTC(2026, 2, 20, 12)

function preview(over: Partial<SendPreview> = {}): SendPreview {
  return {
    draftId: DRAFT, rev: 4, title: 'Spring menu', accountLabel: 'Studio', media: [], problems: [], network: 'online', credits: null, estimate: null, scheduling: 'off', timeZone: null,
    items: [
      { postType: 'instagram-feed', platform: 'instagram', text: 'Spring', title: null, problems: [] },
      { postType: 'youtube-video', platform: 'youtube', text: 'Spring', title: null, problems: [{ code: 'title-missing', postType: 'youtube-video', blocking: true }] },
      { postType: 'x-post', platform: 'x', text: 'Spring', title: null, problems: [] },
    ],
    ...over,
  }
}

interface Setup {
  previews?: SendPreview[]
  lastSend?: { id: string; state: 'live' | 'finished'; editedSince: boolean } | null
  /** One answer for each time that a send is asked for; the last one stays. */
  create?: (() => unknown)[]
  revs?: number[]
  switchedAt?: number | null
}

async function opened(setup: Setup = {}) {
  const previews = [...(setup.previews ?? [preview()])]
  const creates = [...(setup.create ?? [() => ({ sendId: SEND })])]
  const revs = [...(setup.revs ?? [4])]
  const next = <T>(list: T[]): T => (list.length > 1 ? list.shift() : list[0]) as T
  const core = scriptedCore({
    'sends.preview': () => next(previews),
    'drafts.get': () => ({ lastSend: setup.lastSend ?? null }),
    'posts.get': () => ({ sendId: SEND, createdAt: NOON, items: [] }),
    'sends.create': () => next(creates)(),
  })
  const clock = { now: NOON }
  const send = createSend({
    connection: core.connection, workspaceId: WORKSPACE, draftId: DRAFT, now: () => clock.now, zone: () => 'Europe/Oslo',
    switchedAt: () => setup.switchedAt ?? null,
  })
  const save = () => Promise.resolve({ rev: next(revs) })
  send.start()
  await send.load(save)
  const sent = () => core.calls.filter((call) => call.path === 'sends.create').map((call) => call.input as { commandId: string; rev: number; postTypes: string[]; when: unknown; again: boolean })
  return { send: { ...send, load: () => send.load(save), press: () => send.press(save) }, core, clock, sent, state: () => send.store.getState() }
}

const refusal = (code: ErrorCode, details?: string[]) => () => {
  throw new AppError(code, 'text that nothing reads', details ? { details } : {})
}

describe('what would go out', () => {
  it('leaves out what a network would refuse, and what the user unticks', async () => {
    const { send, state } = await opened()
    expect(chosenOf(state())).toEqual(['instagram-feed', 'x-post'])
    send.toggle('x-post')
    expect(chosenOf(state())).toEqual(['instagram-feed'])
    send.toggle('instagram-feed')
    expect(obstacleOf(state(), NOON)).toBe('nothing')
    send.toggle('x-post')
    expect(chosenOf(state())).toEqual(['x-post'])
  })

  it('starts with "when online" when there is no network, until the user chooses', async () => {
    const { send, core, state } = await opened({ previews: [preview({ network: 'offline' }), preview({ network: 'online' }), preview({ network: 'offline' })] })
    expect(state().when).toBe('when-online')
    expect(state().notAfter).toBeGreaterThan(NOON)
    core.change('network', null)
    await settled()
    expect(state().when).toBe('now')
    send.choose('now')
    core.change('network', null)
    await settled()
    expect(state().preview?.network).toBe('offline')
    expect(state().when).toBe('now')
  })

  it.each([
    ['blocked', { previews: [preview({ problems: [{ code: 'not-linked', postType: null, blocking: true }] })] }],
    ['again', { previews: [preview({ problems: [{ code: 'already-sent', postType: null, blocking: false }] })] }],
    ['on-its-way', { lastSend: { id: SEND, state: 'live', editedSince: false } }],
  ] satisfies [string, Setup][])('does not send when %s', async (obstacle, setup) => {
    const { send, sent, state } = await opened(setup)
    expect(obstacleOf(state(), NOON)).toBe(obstacle)
    await send.press()
    expect(sent()).toEqual([])
  })

  it('sends again only once that was ticked, and says so to the core', async () => {
    const { send, sent, state } = await opened({
      previews: [preview({ problems: [{ code: 'already-sent', postType: null, blocking: false }] })], lastSend: { id: SEND, state: 'finished', editedSince: false },
    })
    expect(state().lastPost?.createdAt).toBe(NOON)
    send.setAgain(true)
    await send.press()
    expect(sent().map((input) => input.again)).toEqual([true])
  })

  it('does not send with a time that has passed or is missing', async () => {
    const { send, sent, state, clock } = await opened()
    send.setNotAfter(NOON + 1000)
    clock.now = NOON + 1000
    expect(obstacleOf(state(), clock.now)).toBe('time-passed')
    send.setNotAfter(null)
    expect(obstacleOf(state(), clock.now)).toBe('time-missing')
    await send.press()
    expect(sent()).toEqual([])
    send.setNotAfter(NOON + 60_000)
    await send.press()
    expect(sent().map((input) => input.when)).toEqual([{ kind: 'when-online', notAfter: NOON + 60_000 }])
  })
})

describe('a time to publish', () => {
  it('goes to the core as the instant, the wall time and the zone', async () => {
    const { send, sent, state, clock } = await opened()
    send.choose('at')
    expect(state().at).toEqual({ time: NOON + 3_600_000, wall: '2026-03-20T14:00' })
    send.setAt({ time: NOON + 60_000, wall: '2026-03-20T08:00' })
    clock.now = NOON + 60_000
    expect(obstacleOf(state(), clock.now)).toBe('time-passed')
    send.setAt(null)
    expect(obstacleOf(state(), clock.now)).toBe('time-missing')
    send.setAt({ time: NOON + 120_000, wall: '2026-03-20T08:01' })
    await send.press()
    expect(sent().map((input) => input.when)).toEqual([{ kind: 'at', at: NOON + 120_000, wall: '2026-03-20T08:01', zone: 'Europe/Oslo' }])
  })

  it('is the client’s: what stands in the fields is by its clock, as it was when the sheet was opened', async () => {
    const { send, core, sent, state } = await opened({ previews: [preview({ timeZone: 'Asia/Kathmandu' }), preview({ timeZone: 'America/New_York' })] })
    send.choose('at')
    // 17:45 there: the next whole hour after an hour.
    expect(state().at).toEqual({ time: NOON + 75 * 60_000, wall: '2026-03-20T19:00' })
    expect(state().notAfter).toBe(Date.parse('2026-03-21T12:15:00Z'))
    core.change('posts', WORKSPACE)
    await settled()
    expect(state().preview?.timeZone).toBe('America/New_York')
    await send.press()
    expect(sent().map((input) => input.when)).toEqual([{ kind: 'at', at: NOON + 75 * 60_000, wall: '2026-03-20T19:00', zone: 'Asia/Kathmandu' }])
  })

  it.each([['setAt', 'at'], ['setNotAfter', 'when-online']] as const)('that the clocks skip is not sent by, in %s', async (set, when) => {
    const { send, sent, state } = await opened()
    send[set]('skipped')
    expect([state().when, obstacleOf(state(), NOON)]).toEqual([when, 'time-skipped'])
    await send.press()
    expect(sent()).toEqual([])
  })
})

describe('one act, one send', () => {
  it('takes a double press as one, also while the draft is being saved', async () => {
    const answer = pending<{ sendId: string }>()
    const { send, sent, state } = await opened({ create: [() => answer.promise] })
    const presses = [send.press(), send.press(), send.press()]
    await settled()
    await send.press()
    answer.resolve({ sendId: SEND })
    await Promise.all(presses)
    await send.press()
    expect(sent()).toHaveLength(1)
    expect(state().phase).toBe('sent')
  })

  it.each(['TIMEOUT', 'CORE_RESTARTED', 'INTERNAL', 'SHUTTING_DOWN'] satisfies ErrorCode[])('repeats the same command after %s, and lets nothing change before', async (code) => {
    const { send, sent, state, core } = await opened({ create: [refusal(code), () => ({ sendId: SEND })] })
    await send.press()
    expect(state().notice).toEqual({ kind: 'uncertain' })
    send.toggle('x-post')
    send.setAgain(true)
    send.choose('when-online')
    core.change('drafts', WORKSPACE)
    await send.load()
    await send.press()
    expect(sent()).toHaveLength(2)
    expect(sent()[1]).toEqual(sent()[0])
    expect(state().phase).toBe('sent')
  })

  it('takes a new command once the first was surely refused', async () => {
    const { send, sent, state } = await opened({ create: [refusal('DISK_FULL'), () => ({ sendId: SEND })] })
    await send.press()
    expect(state().notice).toEqual({ kind: 'refused', code: 'DISK_FULL', details: [] })
    await send.press()
    expect(new Set(sent().map((input) => input.commandId)).size).toBe(2)
  })

  it('keeps the reasons of NOT_SENDABLE', async () => {
    const { send, state } = await opened({ create: [refusal('NOT_SENDABLE', ['x-post: no-text-or-media'])] })
    await send.press()
    expect(state().notice).toEqual({ kind: 'refused', code: 'NOT_SENDABLE', details: ['x-post: no-text-or-media'] })
  })
})

describe('what is sent is what was shown', () => {
  it('shows a text that changed and waits for another press', async () => {
    const changed = preview({ rev: 5, title: 'Summer menu' })
    const { send, sent, state } = await opened({ previews: [preview(), changed], revs: [4, 5] })
    await send.press()
    expect(sent()).toEqual([])
    expect(state()).toMatchObject({ phase: 'ready', notice: { kind: 'text-changed' }, preview: { title: 'Summer menu' } })
    await send.press()
    expect(sent().map((input) => input.rev)).toEqual([5])
  })

  it('reads again when the core finds the revision stale', async () => {
    const { send, state } = await opened({ previews: [preview(), preview({ rev: 9 })], create: [refusal('STALE_REVISION')] })
    await send.press()
    expect(state()).toMatchObject({ phase: 'ready', notice: { kind: 'text-changed' }, preview: { rev: 9 } })
  })

  it('does not send when the draft could not be saved', async () => {
    const core = scriptedCore({ 'sends.preview': () => preview(), 'drafts.get': () => ({ lastSend: null }) })
    let saves = 0
    const send = createSend({
      connection: core.connection, workspaceId: WORKSPACE, draftId: DRAFT, now: () => NOON, zone: () => 'Europe/Oslo', switchedAt: () => null,
    })
    const save = () => ((saves += 1) === 1 ? Promise.resolve({ rev: 4 }) : Promise.reject(new AppError('DISK_FULL', 'full')))
    await send.load(save)
    await send.press(save)
    expect(core.calls.some((call) => call.path === 'sends.create')).toBe(false)
    expect(send.store.getState()).toMatchObject({ phase: 'ready', notice: { kind: 'refused', code: 'DISK_FULL' } })
  })

  it('lets a late answer of an earlier reading replace nothing', async () => {
    const late = pending<SendPreview>()
    const answers: (SendPreview | Promise<SendPreview>)[] = [preview(), late.promise, preview({ rev: 6 })]
    const core = scriptedCore({ 'sends.preview': () => answers.shift(), 'drafts.get': () => ({ lastSend: null }) })
    const send = createSend({
      connection: core.connection, workspaceId: WORKSPACE, draftId: DRAFT, now: () => NOON, zone: () => 'Europe/Oslo', switchedAt: () => null,
    })
    send.start()
    await send.load(() => Promise.resolve({ rev: 4 }))
    core.change('drafts', WORKSPACE)
    core.change('drafts', WORKSPACE)
    await settled()
    late.resolve(preview({ rev: 5 }))
    await settled()
    expect(send.store.getState().preview?.rev).toBe(6)
  })
})

describe('after a switch of client', () => {
  it('wants a second press that is no double click', async () => {
    const { send, sent, state, clock } = await opened({ switchedAt: NOON - 3_000 })
    await send.press()
    expect(state().notice).toEqual({ kind: 'switched' })
    clock.now += DELIBERATE_MS - 1
    await send.press()
    expect(sent()).toEqual([])
    clock.now += 1
    await send.press()
    expect(sent()).toHaveLength(1)
  })

  it('asks anew when something was changed in between', async () => {
    const { send, sent, clock } = await opened({ switchedAt: NOON - 3_000 })
    await send.press()
    clock.now += DELIBERATE_MS
    send.toggle('x-post')
    await send.press()
    expect(sent()).toEqual([])
  })

  it('asks nothing once the switch is long enough ago', async () => {
    const { send, sent } = await opened({ switchedAt: NOON - SWITCH_WINDOW_MS })
    await send.press()
    expect(sent()).toHaveLength(1)
  })

  it('asks when the clock was set back since', async () => {
    const { send, sent } = await opened({ switchedAt: NOON + 3_600_000 })
    await send.press()
    expect(sent()).toEqual([])
  })
})
