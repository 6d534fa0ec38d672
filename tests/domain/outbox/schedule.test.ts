/** Scheduling with the service and taking it back, as tables: every answer and every sight (rules 5, "schedule, cancel"). */
import { describe, expect, it } from 'vitest'
import { actionsFor, decide, SCHEDULE_ABSENT } from '../../../src/domain/outbox/index.ts'
import type { Action, CallResult, Intent, LookTaken, OutboxEvent, Sight } from '../../../src/domain/outbox/index.ts'
import { context, gate, intent, NOW, notSent, ok, refused, unclear } from './fixtures.ts'

const MINUTE = 60_000
type Row = [name: string, before: Partial<Intent>, event: OutboxEvent, after: Partial<Intent>, actions: Action['type'][]]
const sending = { state: 'sending', attempts: 1, sendingSince: NOW - 5 } as const
const unknown = { state: 'unknown', unknownSince: NOW - 10_000, nextAt: NOW } as const
const looks = (...saws: Sight[]): LookTaken[] => saws.map((saw, index) => ({ at: NOW - 100_000 + index, saw }))
const result = (one: CallResult): OutboxEvent => ({ type: 'result', result: one })
const look = (saw: Exclude<Sight, 'repeated'>): OutboxEvent => ({ type: 'look', saw })
const types = (actions: Action[]) => actions.map((action) => action.type).filter((type) => type !== 'network')

function check(kind: 'schedule' | 'unschedule', rows: Row[]): void {
  it.each(rows)('%s', (_name, before, event, after, actions) => {
    const decision = decide(intent({ kind, notAfter: kind === 'schedule' ? NOW + 9 * MINUTE : null, ...before }), event, context())
    expect(decision.next).toMatchObject(after)
    expect(types(decision.actions)).toEqual(actions)
  })
}

describe('asking the service to publish later', () => {
  check('schedule', [
    ['its turn → sending', {}, { type: 'due', gate: gate() }, { state: 'sending' }, ['call']],
    ['taken → the service holds it', sending, result(ok), { state: 'done' }, ['scheduled']],
    ['the answer is lost → looked at, never carried by the app meanwhile', sending, result(unclear()), { state: 'unknown', nextAt: NOW + 5_000 }, []],
    ['a server fault → looked at', sending, result(unclear('server-error')), { state: 'unknown' }, []],
    ['nothing left → waits for the network', sending, result(notSent('offline')), { state: 'waiting', waitingFor: 'network' }, []],
    ['not a draft any more → read at once', sending, result(refused(409)), { state: 'unknown', nextAt: NOW }, []],
    ['the service knows no schedule → the app', sending, result(refused(404, SCHEDULE_ABSENT)), { state: 'cancelled', cancelledBy: 'superseded' }, ['carry-by-app']],
    ['404 of the post itself → the user', sending, result(refused(404, 'NOT_FOUND')), { state: 'blocked', blockedCode: 'NOT_FOUND' }, []],
    ['a time it does not take → the user', sending, result(refused(400)), { state: 'blocked', blockedCode: 'VALIDATION' }, []],
    ['a network is not connected → the user', sending, result(refused(422, 'PLATFORM_NOT_CONNECTED')), { state: 'blocked', blockedCode: 'NOT_CONNECTED' }, []],
    ['too few credits pause what spends', sending, result(refused(402)), { state: 'blocked', blockedCode: 'NO_CREDITS' }, ['pause']],
    ['haste → later', sending, result(refused(429, '', 20_000)), { state: 'waiting', waitingFor: 'rate-limit' }, []],
    ['its time is a minute away and nothing has left → the app', { notAfter: NOW - 1 }, { type: 'due', gate: gate() }, { state: 'cancelled', cancelledBy: 'superseded' }, ['carry-by-app']],
    ['so too while uploads run', { notAfter: NOW - 1, state: 'waiting', waitingFor: 'earlier-step' }, { type: 'due', gate: gate({ needs: 'pending' }) }, { state: 'cancelled' }, ['carry-by-app']],
    ['so too without network', { notAfter: NOW - 1, state: 'waiting', waitingFor: 'network', nextAt: NOW + 5 }, { type: 'due', gate: gate({ offlineUntil: NOW + 5 }) }, { state: 'cancelled' }, ['carry-by-app']],
    ['but not while it is under way', { ...sending, notAfter: NOW - 1 }, { type: 'due', gate: gate() }, { state: 'sending' }, []],
    ['and not while it is in doubt: then it is looked at', { ...unknown, notAfter: NOW - 1 }, { type: 'due', gate: gate() }, { state: 'unknown' }, ['look']],
    ['the core ended meanwhile → in doubt', sending, { type: 'restart' }, { state: 'unknown' }, []],
    ['seen scheduled → taken', unknown, look('scheduled'), { state: 'done' }, ['scheduled']],
    ['seen published → taken, and its time has come', unknown, look('past-draft'), { state: 'done' }, ['scheduled']],
    ['seen cancelled → someone took it back', unknown, look('cancelled'), { state: 'cancelled', cancelledBy: 'user' }, ['end-send']],
    ['seen as a draft once → looked at again', unknown, look('draft'), { state: 'unknown', nextAt: NOW + MINUTE }, []],
    ['seen as a draft twice → once more', { ...unknown, looks: looks('draft') }, look('draft'), { state: 'queued' }, []],
    ['a draft twice, and its time is here → the app', { ...unknown, looks: looks('draft'), notAfter: NOW - 1 }, look('draft'), { state: 'cancelled' }, ['carry-by-app']],
    ['a draft, unreadable, a draft is not twice in a row', { ...unknown, looks: looks('draft', 'unreadable') }, look('draft'), { state: 'unknown' }, []],
    ['unreadable once → looked at again', unknown, look('unreadable'), { state: 'unknown', asks: false }, []],
    ['unreadable twice → the user', { ...unknown, looks: looks('unreadable') }, look('unreadable'), { state: 'unknown', asks: true }, []],
    ['unreadable twice, its time gone: still the user, never the app by itself', { ...unknown, looks: looks('unreadable'), notAfter: NOW - 1 }, look('unreadable'), { state: 'unknown', asks: true }, []],
    ['repeated too often → the user', { ...unknown, looks: looks('repeated', 'repeated', 'repeated', 'repeated', 'repeated', 'draft') }, look('draft'), { state: 'blocked', blockedCode: 'TOO_MANY_ATTEMPTS' }, []],
    ['the user says that it is scheduled', { ...unknown, asks: true }, { type: 'user', act: 'it-is-live' }, { state: 'done' }, ['scheduled']],
    ['the user says that it is not → asked once more', { ...unknown, asks: true }, { type: 'user', act: 'it-is-not' }, { state: 'queued' }, []],
    ['the user takes it back before it left', {}, { type: 'user', act: 'cancel' }, { state: 'cancelled', cancelledBy: 'user' }, ['end-send']],
    ['not while it is under way', sending, { type: 'user', act: 'cancel' }, { state: 'sending' }, ['refuse']],
    ['the user lets the app carry what the service refused', { state: 'blocked', blockedCode: 'VALIDATION' }, { type: 'user', act: 'carry-here' }, { state: 'cancelled' }, ['carry-by-app']],
    ['never what may be scheduled', { ...unknown, asks: true }, { type: 'user', act: 'carry-here' }, { state: 'unknown' }, ['refuse']],
    ['a held one whose post is known is looked at first', { state: 'blocked', blockedCode: 'HELD' }, { type: 'user', act: 'release' }, { state: 'unknown' }, []],
  ])

  it('offers the app where the service does not take the schedule, and not where it may have', () => {
    const offered = (over: Partial<Intent>) => actionsFor(intent({ kind: 'schedule', ...over }), { fixable: false, pausedByUser: false })
    expect(offered({ state: 'blocked', blockedCode: 'VALIDATION' })).toEqual(['retry', 'carry-here', 'cancel'])
    expect(offered({ state: 'blocked', blockedCode: 'KEY_REFUSED' })).not.toContain('carry-here')
    expect(offered({ ...unknown, asks: true })).toEqual(['look-again', 'it-is-live', 'it-is-not'])
    expect(offered({ ...unknown })).toEqual(['look-again'])
    expect(offered({ ...sending })).toEqual([])
  })
})

describe('taking it back', () => {
  check('unschedule', [
    ['its turn → sending', {}, { type: 'due', gate: gate() }, { state: 'sending' }, ['call']],
    ['taken back', sending, result(ok), { state: 'done' }, ['unscheduled']],
    ['the answer is lost → looked at', sending, result(unclear()), { state: 'unknown', nextAt: NOW + 5_000 }, []],
    ['refused, it waits no more → read at once', sending, result(refused(409)), { state: 'unknown', nextAt: NOW }, []],
    ['the key lacks the right → the user', sending, result(refused(403, 'INSUFFICIENT_SCOPE')), { state: 'blocked', blockedCode: 'SCOPE_MISSING' }, ['pause']],
    ['seen cancelled → taken back', unknown, look('cancelled'), { state: 'done' }, ['unscheduled']],
    ['seen as a draft again → taken back', unknown, look('draft'), { state: 'done' }, ['unscheduled']],
    ['seen published → too late', unknown, look('past-draft'), { state: 'cancelled', cancelledBy: 'expired' }, ['fired']],
    ['seen scheduled once → looked at again', unknown, look('scheduled'), { state: 'unknown' }, []],
    ['seen scheduled twice → once more: it does no more than once', { ...unknown, looks: looks('scheduled') }, look('scheduled'), { state: 'queued' }, []],
    ['too often → the user', { ...unknown, looks: looks('repeated', 'repeated', 'repeated', 'repeated', 'repeated', 'scheduled') }, look('scheduled'), { state: 'blocked', blockedCode: 'TOO_MANY_ATTEMPTS' }, []],
    ['unreadable three times → the user', { ...unknown, looks: looks('unreadable', 'unreadable') }, look('unreadable'), { asks: true }, []],
    ['the send has ended meanwhile', {}, { type: 'due', gate: gate({ wanted: false }) }, { state: 'cancelled', cancelledBy: 'expired' }, []],
    ['so too in doubt', unknown, { type: 'due', gate: gate({ wanted: false }) }, { state: 'cancelled', cancelledBy: 'expired' }, []],
    ['the user leaves it scheduled after all: the send goes on', {}, { type: 'user', act: 'cancel' }, { state: 'cancelled', cancelledBy: 'user' }, []],
    ['the user takes it back once more', { ...unknown, asks: true }, { type: 'user', act: 'send-again' }, { state: 'queued' }, []],
    ['the user leaves it: the send is followed as it was', { ...unknown, asks: true }, { type: 'user', act: 'give-up' }, { state: 'cancelled' }, []],
  ])

  it('does not spend, so a pause of spending does not keep a post from being taken back', () => {
    expect(decide(intent({ kind: 'unschedule' }), { type: 'due', gate: gate() }, context()).next.state).toBe('sending')
    expect(actionsFor(intent({ kind: 'unschedule', ...unknown, asks: true }), { fixable: false, pausedByUser: false })).toEqual(['look-again', 'send-again', 'give-up'])
  })
})
