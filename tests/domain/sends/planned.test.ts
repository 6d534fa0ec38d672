/** Who carries a send with a time, where a post with a time stands, and what may still be done about it. */
import { describe, expect, it } from 'vitest'
import { carrierFor, FARTHEST_AHEAD_MS, LEAST_AHEAD_MS, planOf, schedulingOf, standingOf } from '../../../src/domain/sends/index.ts'
import type { PlannedSend, Standing } from '../../../src/domain/sends/index.ts'
import { displayTitle, EMPTY_CONTENT } from '../../../src/domain/draft-content.ts'

const NOW = 1_700_000_000_000

describe('who carries a send with a time', () => {
  it.each([
    ['sandbox', 'auto', 'unknown', 'on'], ['sandbox', 'off', 'answers', 'off'], ['powerpost', 'auto', 'answers', 'off'], ['powerpost', 'on', 'unknown', 'on'],
    ['powerpost', 'on', 'absent', 'absent'], ['sandbox', 'auto', 'absent', 'absent'], ['powerpost', 'off', 'absent', 'off'],
  ] as const)('%s, chosen %s, known %s: %s', (kind, schedule, schedules, scheduling) => {
    expect(schedulingOf({ kind, schedule, schedules })).toBe(scheduling)
  })

  it.each([
    [LEAST_AHEAD_MS - 1, 'on', 'app', 'too-near'], [LEAST_AHEAD_MS, 'on', 'server', null], [FARTHEST_AHEAD_MS, 'on', 'server', null], [FARTHEST_AHEAD_MS + 1, 'on', 'app', 'too-far'],
    [3_600_000, 'off', 'app', 'off'], [3_600_000, 'absent', 'app', 'absent'],
  ] as const)('%d ms ahead, %s: %s (%s)', (ahead, scheduling, carrier, why) => {
    expect(carrierFor(NOW + ahead, NOW, scheduling)).toEqual({ carrier, why })
  })
})

describe('where a post with a time stands', () => {
  it.each<[string, string[], Standing]>([
    ['draft', ['draft', 'draft'], 'draft'],
    ['scheduled', ['draft'], 'scheduled'],
    ['scheduled', ['scheduled'], 'scheduled'],
    ['canceled', ['draft'], 'cancelled'],
    ['cancelled', [], 'cancelled'],
    ['canceled', ['posted', 'draft'], 'past-draft'],
    ['publishing', ['posting'], 'past-draft'],
    ['scheduled', ['posting'], 'past-draft'],
    ['draft', ['posted'], 'past-draft'],
    ['failed', ['failed'], 'past-draft'],
    ['planned', ['draft'], 'unclear'],
    ['draft', ['on_hold'], 'unclear'],
  ])('%s with %j: %s', (status, items, standing) => {
    const shown = items.map((one) => ({ postType: 'x-post', content: '', title: null, mediaIds: [], status: one }))
    expect(standingOf({ status, items: shown })).toBe(standing)
  })
})

describe('what may still be done', () => {
  const send = (over: Partial<PlannedSend> = {}): PlannedSend => ({ state: 'live', dueAt: NOW, scheduledAt: null, publishedAt: null, ...over })
  const step = (kind: 'publish' | 'schedule' | 'unschedule' | 'create_post', state: 'queued' | 'waiting' | 'sending' | 'unknown' | 'blocked' | 'done' | 'cancelled', blockedCode: 'HELD' | 'NO_CREDITS' | null = null) => ({ kind, state, blockedCode })

  it.each([
    ['carried by the app, waiting', send(), [step('create_post', 'waiting'), step('publish', 'waiting')], 'open', true, true],
    ['without a time', send({ dueAt: null }), [step('publish', 'waiting')], 'open', true, false],
    ['blocked', send(), [step('publish', 'blocked', 'NO_CREDITS')], 'open', true, true],
    ['held after a restore: first that is answered', send(), [step('publish', 'blocked', 'HELD')], 'open', true, false],
    ['publishing', send(), [step('publish', 'sending')], 'closed', false, false],
    ['published or not: not known', send(), [step('publish', 'unknown')], 'closed', false, false],
    ['scheduling', send(), [step('schedule', 'sending')], 'closed', false, false],
    ['scheduled or not: not known', send(), [step('schedule', 'unknown')], 'closed', false, false],
    ['to be scheduled', send(), [step('schedule', 'waiting')], 'open', true, true],
    ['held by the service', send({ scheduledAt: NOW }), [step('schedule', 'done')], 'held', true, true],
    ['held, and asked to let go', send({ scheduledAt: NOW }), [step('schedule', 'done'), step('unschedule', 'sending')], 'letting-go', true, true],
    ['held, asked once before', send({ scheduledAt: NOW }), [step('schedule', 'done'), step('unschedule', 'cancelled')], 'held', true, true],
    ['gone out by the service', send({ scheduledAt: NOW, publishedAt: NOW }), [step('schedule', 'done')], 'closed', false, false],
    ['over', send({ state: 'finished' }), [step('publish', 'done')], 'closed', false, false],
    ['handed to the app', send(), [step('schedule', 'cancelled'), step('publish', 'waiting')], 'open', true, true],
  ] as const)('%s', (_name, planned, steps, stage, canCancel, canReschedule) => {
    expect(planOf(planned, steps)).toEqual({ stage, canCancel, canReschedule })
  })
})

describe('the title of a draft', () => {
  it('is never cut in the middle of a character, and has no space at its ends', () => {
    const family = '👩‍👩‍👧‍👦'
    const title = displayTitle({ ...EMPTY_CONTENT, title: `${'a'.repeat(115)}${family}b` })
    expect(title).toBe('a'.repeat(115))
    expect(displayTitle({ ...EMPTY_CONTENT, shared: `${'a'.repeat(118)} ${family}` })).toBe('a'.repeat(118))
    expect(displayTitle({ ...EMPTY_CONTENT, shared: '  first line  \r\nsecond' })).toBe('first line')
    expect(displayTitle({ ...EMPTY_CONTENT, variants: { x: ' only there ' } })).toBe('only there')
    expect(displayTitle(EMPTY_CONTENT)).toBe('')
  })
})
