/** The outbox's table: every state met by every event, then each rule by name (rules 5). */
import { describe, expect, it } from 'vitest'
import { actionsFor, decide, EVENT_TYPES, INTENT_KINDS, INTENT_STATES, isCancellable, isSpending, USER_ACTS } from '../../../src/domain/outbox/index.ts'
import type { Action, Blocked, Intent, IntentKind, IntentState, OutboxEvent, Sight } from '../../../src/domain/outbox/index.ts'
import { context, gate, intent, NOW, notSent, ok, refused, unclear } from './fixtures.ts'

const samples: Record<OutboxEvent['type'], OutboxEvent[]> = {
  restart: [{ type: 'restart' }],
  due: [{ type: 'due', gate: gate() }, { type: 'due', gate: gate({ paused: true }) }, { type: 'due', gate: gate({ needs: 'pending' }) }, { type: 'due', gate: gate({ wanted: false }) },
    { type: 'due', gate: gate({ approval: 'needed' }) }, { type: 'due', gate: gate({ approval: 'past' }) }, { type: 'due', gate: gate({ equalUnderWay: true }) }],
  'not-ready': [{ type: 'not-ready', result: refused(401) }, { type: 'not-ready', result: unclear() }],
  result: [{ type: 'result', result: ok }, { type: 'result', result: unclear() }, { type: 'result', result: refused(400) }],
  look: [{ type: 'look', saw: 'draft' }, { type: 'look', saw: 'past-draft' }, { type: 'look', saw: 'none' }, { type: 'look', saw: 'several' }, { type: 'look', saw: 'no-prompt' }, { type: 'look', saw: 'adopted' }, { type: 'look', saw: 'scheduled' }, { type: 'look', saw: 'cancelled' }],
  'look-failed': [{ type: 'look-failed', result: notSent('offline') }],
  'network-back': [{ type: 'network-back' }],
  unpaused: [{ type: 'unpaused' }],
  hold: [{ type: 'hold' }],
  'workspace-refused': [{ type: 'workspace-refused' }],
  supersede: [{ type: 'supersede' }],
  'give-up': [{ type: 'give-up', by: 'user' }],
  user: USER_ACTS.map((act) => ({ type: 'user', act })),
}

const inState = (kind: IntentKind, state: IntentState): Intent[] => {
  const base = { kind, state }
  switch (state) {
    case 'waiting':
      return (['network', 'rate-limit', 'earlier-step', 'undo', 'retry', 'pause', 'equal', 'time'] as const).map((waitingFor) => intent({ ...base, waitingFor, nextAt: NOW - 1 }))
    case 'sending':
      return [intent({ ...base, attempts: 1, sendingSince: NOW - 10 })]
    case 'unknown':
      return [intent({ ...base, unknownSince: NOW - 10_000, nextAt: NOW - 1 }), intent({ ...base, unknownSince: NOW - 10_000, asks: true })]
    case 'blocked':
      return (['VALIDATION', 'HELD', 'NO_CREDITS', 'KEY_REFUSED', 'APPROVAL_NEEDED', 'CEILING_REACHED'] as const).map((blockedCode) => intent({ ...base, blockedCode }))
    case 'cancelled':
      return [intent({ ...base, cancelledBy: 'user' })]
    default:
      return [intent(base)]
  }
}

describe('an upload that the user pauses', () => {
  const states: Partial<Intent>[] = [{ state: 'queued' }, { state: 'waiting', waitingFor: 'network', nextAt: NOW - 1 }, { state: 'sending', attempts: 1, sendingSince: NOW }, { state: 'unknown', unknownSince: NOW, nextAt: NOW - 1 }]
  const upload = (over: Partial<Intent>) => intent({ kind: 'upload', ...over })
  const paused = context({ pausedByUser: true })

  it.each(states)('can be paused in $state, and then only goes on', (state) => {
    const before = upload(state)
    expect(decide(before, { type: 'user', act: 'pause' }, context())).toEqual({ next: before, actions: [{ type: 'pause-upload' }] })
    expect(decide(before, { type: 'user', act: 'pause' }, paused).actions).toEqual([{ type: 'refuse' }])
    expect(decide(before, { type: 'user', act: 'resume' }, paused)).toEqual({ next: before, actions: [{ type: 'resume-upload' }] })
    expect(decide(before, { type: 'user', act: 'resume' }, context()).actions).toEqual([{ type: 'refuse' }])
    expect(actionsFor(before, { fixable: true, pausedByUser: false })).toContain('pause')
    expect(actionsFor(before, { fixable: true, pausedByUser: true })).toEqual(isCancellable(before) ? ['resume', 'cancel'] : ['resume'])
  })

  it('is never begun, whatever else happens to it, and is given up like any other', () => {
    for (const state of states) {
      for (const event of Object.values(samples).flat()) {
        const { next, actions } = decide(upload(state), event, paused)
        expect(actions.map((action) => action.type), JSON.stringify(event)).not.toContain('call')
        if (state.state !== 'sending') expect(next.state).not.toBe('sending')
      }
    }
    expect(decide(upload({}), { type: 'due', gate: gate({ wanted: false }) }, paused).next.state).toBe('cancelled')
    expect(decide(upload({}), { type: 'user', act: 'cancel' }, paused).next.state).toBe('cancelled')
    expect(decide(upload({ state: 'sending', attempts: 1, sendingSince: NOW }), { type: 'result', result: ok }, paused).next.state).toBe('done')
  })

  it('makes what waits for it wait, and that can let it go on', () => {
    const step = intent({ kind: 'create_post', state: 'waiting', waitingFor: 'earlier-step' })
    expect(decide(step, { type: 'due', gate: gate({ needs: 'pending' }) }, paused).next).toBe(step)
    expect(actionsFor(step, { fixable: true, pausedByUser: true })).toEqual(['resume', 'cancel'])
    expect(decide(step, { type: 'user', act: 'resume' }, paused).actions).toEqual([{ type: 'resume-upload' }])
  })

  it('is for uploads that would go on by themselves', () => {
    for (const kind of ['create_post', 'publish', 'captions'] as const) expect(decide(intent({ kind }), { type: 'user', act: 'pause' }, context()).actions).toEqual([{ type: 'refuse' }])
    for (const over of [{ state: 'blocked', blockedCode: 'QUOTA_EXCEEDED' }, { state: 'done' }, { state: 'cancelled', cancelledBy: 'user' }] as const) {
      expect(decide(upload(over), { type: 'user', act: 'pause' }, context()).actions).toEqual([{ type: 'refuse' }])
    }
  })
})

describe('an upload that is cut in the middle', () => {
  it('begins again without being counted as lost, until it has gone on too long', () => {
    const cut = (attempts: number) => decide(intent({ kind: 'upload', state: 'sending', attempts, sendingSince: NOW }), { type: 'result', result: notSent('cut') }, context())
    expect(cut(1)).toMatchObject({ next: { state: 'waiting', waitingFor: 'network' }, actions: [] })
    expect(cut(1).next.nextAt).toBeGreaterThan(NOW)
    expect(decide(cut(1).next, { type: 'network-back' }, context()).next.state).toBe('queued')
    expect(cut(20).next).toMatchObject({ state: 'blocked', blockedCode: 'TOO_MANY_ATTEMPTS' })
  })
})

describe('every state met by every event', () => {
  const cases = INTENT_KINDS.flatMap((kind) => INTENT_STATES.flatMap((state) => EVENT_TYPES.flatMap((type) => samples[type].map((event) => ({ kind, state, event })))))

  it(`covers ${cases.length} pairs without breaking a law`, () => {
    expect(cases.length).toBeGreaterThan(400)
    for (const { kind, state, event } of cases) {
      for (const before of inState(kind, state)) {
        const { next, actions } = decide(before, event, context())
        const where = `${kind} ${state} ${JSON.stringify(event)}`
        // The columns of a state fit it (the database checks the same).
        expect(next.state === 'blocked', where).toBe(next.blockedCode !== null)
        expect(next.state === 'cancelled', where).toBe(next.cancelledBy !== null)
        expect(next.state === 'waiting', where).toBe(next.waitingFor !== null)
        if (next.asks) expect(next.state, where).toBe('unknown')
        // Only a turn calls, and what calls is `sending` already.
        expect(actions.some((action) => action.type === 'call'), where).toBe(next.state === 'sending' && before.state !== 'sending')
        // The end is the end.
        if (before.state === 'done' || before.state === 'cancelled') expect(next, where).toBe(before)
        // Nothing under way or in doubt becomes ready to send without a result, a look, or the user's word.
        if ((before.state === 'sending' || before.state === 'unknown') && next.state !== before.state && ['queued', 'waiting', 'sending'].includes(next.state)) {
          expect(['result', 'look', 'user', ...(kind === 'upload' ? ['due'] : [])], where).toContain(event.type)
        }
        // Captions in doubt go again on the user's word alone, or where reading proved that a row of a restored file never left.
        if (kind === 'captions' && before.state === 'unknown' && next.state === 'queued' && event.type !== 'user') expect([event.type, before.attempts], where).toEqual(['look', 0])
        // Nothing that costs credits goes without approval.
        if (event.type === 'due' && event.gate.approval !== 'given' && before.state !== 'sending') expect(next.state, where).not.toBe('sending')
        // Nothing under way or in doubt is cancelled by the user.
        if (event.type === 'user' && event.act === 'cancel' && !isCancellable(before)) expect(next, where).toBe(before)
        if (actions.some((action) => action.type === 'refuse')) expect(next, where).toBe(before)
      }
    }
  })

  it('offers only acts that are possible, and always one where the user is needed', () => {
    for (const kind of INTENT_KINDS) {
      for (const state of INTENT_STATES) {
        for (const before of inState(kind, state)) {
          const offered = actionsFor(before, { fixable: true, pausedByUser: false })
          if (state === 'blocked') expect(offered.length).toBeGreaterThan(0)
          for (const act of offered) {
            if (act === 'replace-key' || act === 'fix-and-resend') continue
            expect(decide(before, { type: 'user', act }, context()).actions, `${kind} ${state} ${act}`).not.toContainEqual({ type: 'refuse' })
          }
        }
      }
    }
  })
})

const types = (actions: Action[]) => actions.map((action) => action.type)

describe('its turn', () => {
  it.each<[string, Partial<Intent>, Parameters<typeof gate>[0], Partial<Intent>]>([
    ['queued and free → sending', {}, {}, { state: 'sending', attempts: 1, sendingSince: NOW }],
    ['an earlier step is open', {}, { needs: 'pending' }, { state: 'waiting', waitingFor: 'earlier-step' }],
    ['the earlier step is done', { state: 'waiting', waitingFor: 'earlier-step' }, {}, { state: 'sending' }],
    ['an earlier step was given up', {}, { needs: 'cancelled' }, { state: 'cancelled', cancelledBy: 'user' }],
    ['nobody wants it', { kind: 'upload' }, { wanted: false }, { state: 'cancelled' }],
    ['paused', {}, { paused: true }, { state: 'waiting', waitingFor: 'pause', nextAt: null }],
    ['the pause is over', { state: 'waiting', waitingFor: 'pause' }, {}, { state: 'sending' }],
    ['no key', {}, { account: 'no-key' }, { state: 'blocked', blockedCode: 'KEY_MISSING' }],
    ['no account', {}, { account: 'unlinked' }, { state: 'blocked', blockedCode: 'WORKSPACE_UNLINKED' }],
    ['the sandbox does not run', {}, { account: 'no-address' }, { state: 'waiting', waitingFor: 'network' }],
    ['known to be offline', {}, { offlineUntil: NOW + 500 }, { state: 'waiting', waitingFor: 'network', nextAt: NOW + 500 }],
    ['waits for its time', { state: 'waiting', waitingFor: 'retry', nextAt: NOW + 1 }, {}, { state: 'waiting' }],
    ['its time came', { state: 'waiting', waitingFor: 'retry', nextAt: NOW }, {}, { state: 'sending' }],
    ['its time is years away: the clock was set back', { state: 'waiting', waitingFor: 'retry', nextAt: NOW + 10 ** 10 }, {}, { state: 'sending' }],
    ['undo seconds run', { state: 'waiting', waitingFor: 'undo', nextAt: NOW + 4_000 }, {}, { state: 'waiting', waitingFor: 'undo' }],
    ['not approved', {}, { approval: 'needed' }, { state: 'blocked', blockedCode: 'APPROVAL_NEEDED' }],
    ['not approved, and its uploads are under way', { kind: 'captions' }, { approval: 'needed', needs: 'pending' }, { state: 'blocked', blockedCode: 'APPROVAL_NEEDED' }],
    ['past the ceiling', { kind: 'captions' }, { approval: 'past' }, { state: 'blocked', blockedCode: 'CEILING_REACHED' }],
    ['past the ceiling, but offline first', { kind: 'captions' }, { approval: 'past', offlineUntil: NOW + 500 }, { state: 'waiting', waitingFor: 'network' }],
    ['an equal one is under way', { kind: 'captions' }, { equalUnderWay: true }, { state: 'waiting', waitingFor: 'equal', nextAt: NOW + 30_000 }],
    ['an equal one is still under way', { kind: 'captions', state: 'waiting', waitingFor: 'equal', nextAt: NOW + 9 }, { equalUnderWay: true }, { state: 'waiting', nextAt: NOW + 9 }],
    ['the equal one is settled', { kind: 'captions', state: 'waiting', waitingFor: 'equal', nextAt: NOW + 9 }, {}, { state: 'sending' }],
    ['undo seconds are over', { state: 'waiting', waitingFor: 'undo', nextAt: NOW }, {}, { state: 'sending' }],
    ['meant for later', { notBefore: NOW + 5_000 }, {}, { state: 'waiting', waitingFor: 'time', nextAt: NOW + 5_000 }],
    ['meant for a day far off: looked at now and then', { notBefore: NOW + 10 ** 10 }, {}, { state: 'waiting', waitingFor: 'time', nextAt: NOW + 30 * 60_000 }],
    ['waits for the time it is meant for', { state: 'waiting', waitingFor: 'time', nextAt: NOW + 5_000, notBefore: NOW + 5_000 }, {}, { state: 'waiting', nextAt: NOW + 5_000 }],
    ['the time it was meant for came', { state: 'waiting', waitingFor: 'time', nextAt: NOW, notBefore: NOW }, {}, { state: 'sending' }],
    ['five minutes late still goes', { notBefore: NOW - 5 * 60_000 }, {}, { state: 'sending' }],
    ['later than that asks', { notBefore: NOW - 5 * 60_000 - 1 }, {}, { state: 'blocked', blockedCode: 'EXPIRED_ASK' }],
    ['later than that asks, also offline', { notBefore: NOW - 5 * 60_000 - 1 }, { offlineUntil: NOW + 500 }, { state: 'blocked', blockedCode: 'EXPIRED_ASK' }],
    ['a post is prepared however late', { kind: 'create_post', notBefore: NOW - 10 ** 9 }, {}, { state: 'sending' }],
    ['an earlier step is open, whatever the time', { notBefore: NOW + 5_000 }, { needs: 'pending' }, { state: 'waiting', waitingFor: 'earlier-step' }],
    ['too late', { notAfter: NOW - 1 }, {}, { state: 'cancelled', cancelledBy: 'expired' }],
    ['too late while waiting for the network', { state: 'waiting', waitingFor: 'network', nextAt: NOW + 9, notAfter: NOW - 1 }, {}, { state: 'cancelled', cancelledBy: 'expired' }],
    ['blocked stays', { state: 'blocked', blockedCode: 'VALIDATION' }, {}, { state: 'blocked' }],
  ])('%s', (_name, before, facts, after) => {
    expect(decide(intent(before), { type: 'due', gate: gate(facts) }, context()).next).toMatchObject(after)
  })

  it('ends the send when it is too late', () => {
    expect(types(decide(intent({ notAfter: NOW - 1 }), { type: 'due', gate: gate() }, context()).actions)).toEqual(['end-send'])
  })
})

const sending = (kind: IntentKind) => intent({ kind, state: 'sending', attempts: 1, sendingSince: NOW - 10 })

describe('the end of a call', () => {
  it.each<[string, IntentKind, Parameters<typeof decide>[1], Partial<Intent>, string[]]>([
    ['done', 'upload', { type: 'result', result: ok }, { state: 'done' }, ['network']],
    ['published', 'publish', { type: 'result', result: ok }, { state: 'done' }, ['accepted', 'network']],
    ['nothing left', 'publish', { type: 'result', result: notSent('offline') }, { state: 'waiting', waitingFor: 'network' }, ['network']],
    ['stopped before it began', 'publish', { type: 'result', result: notSent('aborted') }, { state: 'queued' }, []],
    ['asked to pause', 'publish', { type: 'result', result: notSent('limiter', 4_000) }, { state: 'waiting', waitingFor: 'rate-limit' }, []],
    ['the file is gone', 'upload', { type: 'result', result: notSent('body-source') }, { state: 'blocked', blockedCode: 'MEDIA_GONE' }, []],
    ['the answer to a publish is lost', 'publish', { type: 'result', result: unclear() }, { state: 'unknown', unknownSince: NOW, nextAt: NOW + 5_000 }, []],
    ['the answer to a create is lost', 'create_post', { type: 'result', result: unclear('timeout') }, { state: 'unknown' }, []],
    ['the answer to an upload is lost', 'upload', { type: 'result', result: unclear() }, { state: 'unknown' }, ['count-unsettled']],
    ['400', 'create_post', { type: 'result', result: refused(400) }, { state: 'blocked', blockedCode: 'VALIDATION' }, ['network']],
    ['404', 'publish', { type: 'result', result: refused(404) }, { state: 'blocked', blockedCode: 'NOT_FOUND' }, ['network']],
    ['401', 'upload', { type: 'result', result: refused(401) }, { state: 'blocked', blockedCode: 'KEY_REFUSED' }, ['pause', 'network']],
    ['402', 'publish', { type: 'result', result: refused(402) }, { state: 'blocked', blockedCode: 'NO_CREDITS' }, ['pause', 'network']],
    ['scope', 'publish', { type: 'result', result: refused(403, 'INSUFFICIENT_SCOPE') }, { state: 'blocked', blockedCode: 'SCOPE_MISSING' }, ['pause', 'network']],
    ['forbidden', 'publish', { type: 'result', result: refused(403, 'FORBIDDEN') }, { state: 'blocked', blockedCode: 'FORBIDDEN' }, ['check-workspace', 'network']],
    ['409 of a publish is read at once', 'publish', { type: 'result', result: refused(409, 'ALREADY_PUBLISHED') }, { state: 'unknown', nextAt: NOW }, ['network']],
    ['409 of a create', 'create_post', { type: 'result', result: refused(409) }, { state: 'blocked', blockedCode: 'UNEXPECTED' }, ['network']],
    ['413 file', 'upload', { type: 'result', result: refused(413, 'FILE_TOO_LARGE') }, { state: 'blocked', blockedCode: 'FILE_TOO_LARGE' }, ['network']],
    ['413 quota', 'upload', { type: 'result', result: refused(413, 'STORAGE_QUOTA_EXCEEDED') }, { state: 'blocked', blockedCode: 'QUOTA_EXCEEDED' }, ['network']],
    ['415', 'upload', { type: 'result', result: refused(415) }, { state: 'blocked', blockedCode: 'VALIDATION' }, ['network']],
    ['422 connection', 'publish', { type: 'result', result: refused(422, 'PLATFORM_NOT_CONNECTED') }, { state: 'blocked', blockedCode: 'NOT_CONNECTED' }, ['network']],
    ['422 other', 'create_post', { type: 'result', result: refused(422) }, { state: 'blocked', blockedCode: 'VALIDATION' }, ['network']],
    ['429', 'publish', { type: 'result', result: refused(429, '', 7_000) }, { state: 'waiting', waitingFor: 'rate-limit' }, ['network']],
    ['captions are taken', 'captions', { type: 'result', result: ok }, { state: 'done' }, ['network']],
    ['the answer to captions is lost', 'captions', { type: 'result', result: unclear() }, { state: 'unknown', unknownSince: NOW, nextAt: NOW + 5_000 }, []],
    ['402 of captions', 'captions', { type: 'result', result: refused(402) }, { state: 'blocked', blockedCode: 'NO_CREDITS' }, ['pause', 'network']],
    ['a photo of captions is forgotten', 'captions', { type: 'result', result: refused(404), namesMedia: true }, { state: 'waiting', waitingFor: 'earlier-step' }, ['reupload', 'network']],
    ['404 of captions that names no photo', 'captions', { type: 'result', result: refused(404) }, { state: 'blocked', blockedCode: 'NOT_FOUND' }, ['network']],
    ['an unlisted refusal', 'publish', { type: 'result', result: refused(451) }, { state: 'blocked', blockedCode: 'UNEXPECTED' }, ['network']],
    ['a forgotten file goes up again', 'create_post', { type: 'result', result: refused(404), namesMedia: true }, { state: 'waiting', waitingFor: 'earlier-step' }, ['reupload', 'network']],
  ])('%s', (_name, kind, event, after, actions) => {
    const decision = decide(sending(kind), event, context())
    expect(decision.next).toMatchObject(after)
    expect(types(decision.actions)).toEqual(actions)
  })

  it('uploads a forgotten file once, then blocks', () => {
    const { next } = decide(sending('create_post'), { type: 'result', result: refused(400), namesMedia: true }, context({ mediaWasForgotten: true }))
    expect(next).toMatchObject({ state: 'blocked', blockedCode: 'MEDIA_FORGOTTEN' })
  })

  it('pauses as wide as the refusal says, and no wider', () => {
    const pauseOf = (kind: IntentKind, status: number, code = '') => decide(sending(kind), { type: 'result', result: refused(status, code) }, context()).actions.find((action) => action.type === 'pause')
    expect(pauseOf('upload', 401)).toMatchObject({ scope: 'account', kind: null })
    expect(pauseOf('publish', 402)).toMatchObject({ scope: 'spending', kind: null })
    expect(pauseOf('publish', 403, 'INSUFFICIENT_SCOPE')).toMatchObject({ scope: 'kind', kind: 'posts:publish' })
    expect(pauseOf('captions', 402)).toMatchObject({ scope: 'spending', kind: null })
    expect(pauseOf('captions', 403, 'INSUFFICIENT_SCOPE')).toMatchObject({ scope: 'kind', kind: 'content:generate' })
    expect(pauseOf('upload', 403, 'INSUFFICIENT_SCOPE')).toMatchObject({ scope: 'kind', kind: 'media:write' })
    expect(pauseOf('publish', 403, 'FORBIDDEN')).toBeUndefined()
  })

  it('never comes back sooner than asked after 429, defaults and caps', () => {
    const wait = (asked: number | null, random: number) => (decide(sending('publish'), { type: 'result', result: refused(429, '', asked) }, context({ random })).next.nextAt ?? 0) - NOW
    for (const random of [0, 0.3, 0.999]) {
      expect(wait(7_000, random)).toBeGreaterThanOrEqual(7_000)
      expect(wait(7_000, random)).toBeLessThanOrEqual(7_700)
      expect(wait(null, random)).toBeGreaterThanOrEqual(30_000)
      expect(wait(10 ** 12, random)).toBeLessThanOrEqual(17 * 60_000)
      expect(wait(-5, random)).toBeGreaterThanOrEqual(30_000)
    }
  })

  it('gives up on endless refusals for haste', () => {
    expect(decide({ ...sending('publish'), attempts: 50 }, { type: 'result', result: refused(429) }, context()).next.blockedCode).toBe('TOO_MANY_ATTEMPTS')
  })

  it('keeps what the service said', () => {
    expect(decide(sending('publish'), { type: 'result', result: refused(422, 'PLATFORM_NOT_CONNECTED') }, context()).next.lastError).toEqual({ code: 'PLATFORM_NOT_CONNECTED', message: 'no', requestId: 'req-1', at: NOW })
  })
})

const doubt = (kind: IntentKind, over: Partial<Intent> = {}) => intent({ kind, state: 'unknown', unknownSince: NOW - 5_000, sendingSince: NOW - 6_000, nextAt: NOW, ...over })
const saw = (at: number, ...list: Sight[]) => list.map((one) => ({ at, saw: one }))

describe('settling unknown', () => {
  it('looks when its time has come, not before, and never while only the user can settle it', () => {
    expect(types(decide(doubt('publish'), { type: 'due', gate: gate() }, context()).actions)).toEqual(['look'])
    expect(decide(doubt('publish', { nextAt: NOW + 1 }), { type: 'due', gate: gate() }, context()).actions).toEqual([])
    expect(decide(doubt('publish', { asks: true, nextAt: null }), { type: 'due', gate: gate() }, context()).actions).toEqual([])
  })

  it.each<[string, Intent, Exclude<Sight, 'repeated'>, Partial<Intent>]>([
    ['publish: past draft → done', doubt('publish'), 'past-draft', { state: 'done' }],
    ['publish: draft once → look again in 60 s', doubt('publish'), 'draft', { state: 'unknown', nextAt: NOW + 60_000 }],
    ['publish: draft twice → once more', doubt('publish', { looks: saw(NOW - 60_000, 'draft') }), 'draft', { state: 'queued', resentAfterLook: true }],
    ['publish: draft twice, once more was tried → ask', doubt('publish', { resentAfterLook: true, looks: saw(NOW - 60_000, 'draft') }), 'draft', { state: 'unknown', asks: true, nextAt: null }],
    ['publish: draft twice but too late → expired', doubt('publish', { notAfter: NOW - 1, looks: saw(NOW - 60_000, 'draft') }), 'draft', { state: 'cancelled', cancelledBy: 'expired' }],
    ['publish: unreadable twice → ask', doubt('publish', { looks: saw(NOW - 60_000, 'unreadable') }), 'unreadable', { state: 'unknown', asks: true }],
    ['publish: draft, then unreadable → look again', doubt('publish', { looks: saw(NOW - 60_000, 'draft') }), 'unreadable', { state: 'unknown', asks: false, nextAt: NOW + 60_000 }],
    ['publish: draft, unreadable, draft is not twice in a row', doubt('publish', { looks: saw(NOW - 60_000, 'draft', 'unreadable') }), 'draft', { state: 'unknown', nextAt: NOW + 60_000 }],
    ['create: adopted → done', doubt('create_post'), 'adopted', { state: 'done' }],
    ['create: none once → look again', doubt('create_post'), 'none', { state: 'unknown', nextAt: NOW + 60_000 }],
    ['create: none twice → repeat', doubt('create_post', { looks: saw(NOW - 60_000, 'none') }), 'none', { state: 'queued' }],
    ['create: no list → repeat', doubt('create_post'), 'no-list', { state: 'queued' }],
    ['create: repeated too often → tell', doubt('create_post', { looks: saw(0, 'repeated', 'repeated', 'repeated', 'repeated', 'repeated') }), 'no-list', { state: 'blocked', blockedCode: 'TOO_MANY_ATTEMPTS' }],
    ['captions: adopted → done', doubt('captions', { attempts: 1 }), 'adopted', { state: 'done' }],
    ['captions: none once → look again in 60 s', doubt('captions', { attempts: 1 }), 'none', { state: 'unknown', asks: false, nextAt: NOW + 60_000 }],
    ['captions: none twice → ask', doubt('captions', { attempts: 1, looks: saw(0, 'none') }), 'none', { state: 'unknown', asks: true, nextAt: null }],
    ['captions: none again after the user asked to look → ask', doubt('captions', { attempts: 1, looks: saw(0, 'none', 'none') }), 'none', { state: 'unknown', asks: true }],
    ['captions: several → ask', doubt('captions', { attempts: 1 }), 'several', { state: 'unknown', asks: true, nextAt: null }],
    ['captions: no prompt → ask', doubt('captions', { attempts: 1 }), 'no-prompt', { state: 'unknown', asks: true, nextAt: null }],
    ['captions: unreadable once → look again', doubt('captions', { attempts: 1 }), 'unreadable', { state: 'unknown', asks: false, nextAt: NOW + 60_000 }],
    ['captions: unreadable twice → ask', doubt('captions', { attempts: 1, looks: saw(0, 'unreadable') }), 'unreadable', { state: 'unknown', asks: true }],
    ['captions that never left (a restored file): none twice → go', doubt('captions', { attempts: 0, looks: saw(0, 'none') }), 'none', { state: 'queued' }],
    ['captions that never left: unreadable twice → ask', doubt('captions', { attempts: 0, looks: saw(0, 'unreadable') }), 'unreadable', { state: 'unknown', asks: true }],
    ['create: too late → expired', doubt('create_post', { notAfter: NOW - 1 }), 'no-list', { state: 'cancelled', cancelledBy: 'expired' }],
  ])('%s', (_name, before, seen, after) => {
    expect(decide(before, { type: 'look', saw: seen }, context()).next).toMatchObject(after)
  })

  it('a look that could not be taken does not count', () => {
    for (const result of [notSent('offline'), notSent('limiter', 5_000), refused(429, '', 9_000), refused(401), unclear('aborted')]) {
      const { next } = decide(doubt('publish', { looks: saw(0, 'draft') }), { type: 'look-failed', result }, context())
      expect(next).toMatchObject({ state: 'unknown', looks: saw(0, 'draft'), asks: false })
      expect(next.nextAt).toBeGreaterThan(NOW)
    }
  })

  it('repeats an upload three times, then blocks', () => {
    for (const tries of [1, 2, 3]) expect(decide(doubt('upload'), { type: 'due', gate: gate() }, context({ unsettledTries: tries })).next.state).toBe('queued')
    expect(decide(doubt('upload'), { type: 'due', gate: gate() }, context({ unsettledTries: 4 })).next.blockedCode).toBe('UPLOAD_UNSETTLED')
  })

  it('reads `sending` at start as unknown, whatever it was', () => {
    for (const kind of INTENT_KINDS) expect(decide(sending(kind), { type: 'restart' }, context()).next).toMatchObject({ state: 'unknown', nextAt: NOW + 5_000 })
  })

  it('brings a look forward when the network is back, but keeps the pause between two looks', () => {
    expect(decide(doubt('publish', { nextAt: NOW + 300_000 }), { type: 'network-back' }, context()).next.nextAt).toBe(NOW)
    expect(decide(doubt('publish', { nextAt: NOW + 300_000, looks: saw(NOW - 10_000, 'draft') }), { type: 'network-back' }, context()).next.nextAt).toBe(NOW + 50_000)
  })
})

describe('the user', () => {
  it('settles what only the user can', () => {
    const asking = doubt('publish', { asks: true, nextAt: null })
    expect(decide(asking, { type: 'user', act: 'it-is-live' }, context())).toMatchObject({ next: { state: 'done' }, actions: [{ type: 'accepted' }] })
    expect(decide(asking, { type: 'user', act: 'it-is-not' }, context()).next).toMatchObject({ state: 'queued', resentAfterLook: true })
    expect(decide(asking, { type: 'user', act: 'look-again' }, context()).next).toMatchObject({ state: 'unknown', asks: false, nextAt: NOW })
    expect(decide(doubt('publish'), { type: 'user', act: 'it-is-live' }, context()).actions).toEqual([{ type: 'refuse' }])
  })

  it('answers for captions of unknown fate, and what is left behind is counted', () => {
    const asking = doubt('captions', { asks: true, nextAt: null, attempts: 1 })
    expect(decide(asking, { type: 'user', act: 'send-again' }, context())).toMatchObject({ next: { state: 'queued', looks: [{ saw: 'repeated' }] }, actions: [{ type: 'count-lost' }] })
    expect(decide(asking, { type: 'user', act: 'give-up' }, context())).toMatchObject({ next: { state: 'cancelled', cancelledBy: 'user' }, actions: [{ type: 'count-lost' }, { type: 'end-send', by: 'user' }] })
    for (const act of ['it-is-live', 'it-is-not', 'cancel', 'retry'] as const) expect(decide(asking, { type: 'user', act }, context()).actions).toEqual([{ type: 'refuse' }])
    for (const act of ['send-again', 'give-up'] as const) {
      expect(decide(doubt('captions'), { type: 'user', act }, context()).actions).toEqual([{ type: 'refuse' }])
      expect(decide(doubt('publish', { asks: true }), { type: 'user', act }, context()).actions).toEqual([{ type: 'refuse' }])
    }
    expect(actionsFor(asking, { fixable: false, pausedByUser: false })).toEqual(['look-again', 'send-again', 'give-up'])
    expect(actionsFor({ ...asking, looks: saw(0, 'no-prompt') }, { fixable: false, pausedByUser: false })).toEqual(['send-again', 'give-up'])
    expect(actionsFor(doubt('captions'), { fixable: false, pausedByUser: false })).toEqual(['look-again'])
  })

  it('approves what waits for approval', () => {
    for (const blockedCode of ['APPROVAL_NEEDED', 'CEILING_REACHED'] as const) {
      const before = intent({ kind: 'captions', state: 'blocked', blockedCode })
      expect(decide(before, { type: 'user', act: 'approve' }, context()).next.state).toBe('queued')
      expect(actionsFor(before, { fixable: false, pausedByUser: false })).toEqual(['approve', 'cancel'])
      expect(decide(before, { type: 'unpaused' }, context()).next).toBe(before)
    }
    expect(decide(intent({ kind: 'captions', state: 'blocked', blockedCode: 'NO_CREDITS' }), { type: 'user', act: 'approve' }, context()).actions).toEqual([{ type: 'refuse' }])
    expect(decide(intent({ kind: 'publish' }), { type: 'user', act: 'approve' }, context()).actions).toEqual([{ type: 'refuse' }])
  })

  it('knows what costs credits', () => {
    expect(INTENT_KINDS.filter(isSpending)).toEqual(['publish', 'captions', 'schedule'])
  })

  it('lets a lifted pause mend what it blocked, and nothing else', () => {
    for (const blockedCode of ['KEY_REFUSED', 'KEY_MISSING', 'SCOPE_MISSING', 'NO_CREDITS'] as Blocked[]) {
      expect(decide(intent({ state: 'blocked', blockedCode }), { type: 'unpaused' }, context()).next.state).toBe('queued')
    }
    for (const blockedCode of ['VALIDATION', 'NOT_FOUND', 'HELD', 'FORBIDDEN'] as Blocked[]) {
      expect(decide(intent({ state: 'blocked', blockedCode }), { type: 'unpaused' }, context()).next.state).toBe('blocked')
    }
  })

  it('releases a held publish into looking, the rest into the queue', () => {
    const held = (kind: IntentKind, over: Partial<Intent> = {}) => intent({ kind, state: 'blocked', blockedCode: 'HELD', ...over })
    expect(decide(held('publish'), { type: 'user', act: 'release' }, context({ hasRemotePost: true })).next.state).toBe('unknown')
    expect(decide(held('publish'), { type: 'user', act: 'release' }, context({ hasRemotePost: false })).next.state).toBe('queued')
    expect(decide(held('create_post', { unknownSince: 5 }), { type: 'user', act: 'release' }, context()).next.state).toBe('unknown')
    expect(decide(held('captions'), { type: 'user', act: 'release' }, context()).next.state).toBe('unknown')
    expect(decide(held('upload'), { type: 'user', act: 'release' }, context()).next.state).toBe('queued')
  })
})
