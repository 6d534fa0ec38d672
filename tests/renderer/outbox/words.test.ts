import { describe, expect, it } from 'vitest'
import { pauseSchema } from '../../../src/contract/schemas/accounts.ts'
import { BLOCKED_CODES, intentKindSchema, intentSchema, intentStateSchema, outboxActionSchema } from '../../../src/contract/schemas/outbox.ts'
import type { IntentView } from '../../../src/contract/schemas/outbox.ts'
import { actionsFor } from '../../../src/domain/outbox/index.ts'
import type { Intent, Sight } from '../../../src/domain/outbox/index.ts'
import { percentOf } from '../../../src/renderer/lib/outbox-facts.ts'
import { actionLabel, ACTIONS, CONFIRM, PAUSES } from '../../../src/renderer/strings/outbox-acts.ts'
import { BLOCKED, saidWords, SAW, sawWords, unknownWords } from '../../../src/renderer/strings/outbox-trouble.ts'
import { cancelledWords, plain, progressWords, sentenceOf, stateOf, titleOf } from '../../../src/renderer/strings/outbox.ts'

const ID = '00000000-0000-4000-8000-000000000001'
const at = (time: number) => `at:${time}`

function intent(over: Partial<IntentView> = {}): IntentView {
  return {
    id: ID, kind: 'publish', state: 'queued', sendId: ID, generationId: null, draftId: ID, draftTitle: 'Spring menu', platforms: ['instagram', 'tiktok'], fileName: null,
    blockedCode: null, waitingFor: null, fileSize: null, plan: null, pausedByUser: false, turn: 1, nextAt: null, attempts: 0, progress: null, looks: [], asks: false, lastError: null, cancelledBy: null,
    creditsUsed: null, notAfter: null, notBefore: null, actions: [], createdAt: 1, updatedAt: 2, ...over,
  }
}

/** A sentence of the window: it begins large, ends with a stop, and no code or technical word shows through. */
function expectSentence(text: string): void {
  expect(text).toMatch(/^[A-Z“].*[.:”)]$/s)
  expect(text).not.toMatch(/[A-Z]{2,}_|undefined|null|\bHTTP\b|\bAPI\b|\bsync\b|\bintent\b|\bworkspace\b|\bqueue/)
}

describe('words of the outbox', () => {
  it.each([...BLOCKED_CODES])('blocked by %s: what happened, what is safe, the next step', (code) => {
    const { what, safe, next } = BLOCKED[code]
    for (const text of [what, safe, next]) expectSentence(text)
    expect(new Set([what, safe, next]).size).toBe(3)
  })

  it('says a different thing for every blocked code', () => {
    expect(new Set(BLOCKED_CODES.map((code) => BLOCKED[code].what)).size).toBe(BLOCKED_CODES.length)
  })

  it.each(outboxActionSchema.options)('has a label for the act %s, none like another', (action) => {
    expect(ACTIONS[action]).toMatch(/^[A-Z][a-z]/)
    expect(outboxActionSchema.options.filter((other) => ACTIONS[other] === ACTIONS[action])).toEqual([action])
    expect(actionLabel(action, { kind: 'publish', state: 'waiting', waitingFor: 'network' })).not.toBe('')
  })

  const waitingFor = intentSchema.shape.waitingFor.unwrap().options
  it.each(waitingFor)('waiting for %s, with and without a time', (reason) => {
    const timed = stateOf(intent({ state: 'waiting', waitingFor: reason, nextAt: 55 }), at)
    const open = stateOf(intent({ state: 'waiting', waitingFor: reason }), at)
    expect(timed.label).toMatch(/^[A-Z]/)
    expect(`${open.label} ${open.detail}`).not.toContain('at:')
    expect(`${open.label} ${open.detail}`).not.toContain('undefined')
  })

  it('tells the waits apart in words', () => {
    const words = waitingFor.map((reason) => stateOf(intent({ state: 'waiting', waitingFor: reason }), at)).map(({ label, detail }) => `${label} ${detail}`)
    expect(new Set(words).size).toBe(waitingFor.length)
  })

  it.each(intentStateSchema.options)('has a word for the state %s of every kind of step', (state) => {
    for (const kind of intentKindSchema.options) {
      expect(stateOf(intent({ state, kind }), at).label).toMatch(/^[A-Z]/)
      expect(plain(sentenceOf(intent({ state, kind, fileName: 'beans.jpg' })))).toMatch(kind === 'upload' ? /beans\.jpg/ : /“Spring menu”/)
    }
  })

  it('names networks and title in the sentence', () => {
    expect(plain(sentenceOf(intent()))).toBe('Publishing “Spring menu” to Instagram and TikTok')
    expect(plain(sentenceOf(intent({ kind: 'upload', fileName: 'beans.jpg' })))).toBe('Uploading beans.jpg for “Spring menu”')
    expect(titleOf('  ')).toBe('Untitled draft')
  })

  it.each(intentSchema.shape.cancelledBy.unwrap().options)('says how it was cancelled: %s', (by) => {
    expect(cancelledWords(by)).toMatch(/^[A-Z]/)
    expect(new Set(intentSchema.shape.cancelledBy.unwrap().options.map(cancelledWords)).size).toBe(3)
  })

  it('has a sentence for everything a look can see, and passes what it does not know', () => {
    // Every member of Sight must be named here for this to compile.
    const sights: Record<Sight, true> = { 'past-draft': true, draft: true, unreadable: true, adopted: true, none: true, 'no-list': true, several: true, 'no-prompt': true, scheduled: true, cancelled: true, repeated: true }
    expect(Object.keys(SAW).sort()).toEqual(Object.keys(sights).sort())
    for (const words of Object.values(SAW)) expectSentence(words)
    expect(sawWords('constructor')).toBe('constructor')
  })

  it.each(intentKindSchema.options)('explains an unknown %s, asked or not', (kind) => {
    for (const asks of [true, false]) {
      for (const lastError of [null, { code: 'RESET', message: 'm', requestId: null, at: 9 }, { code: 'CONFLICT', message: 'm', requestId: 'r', at: 9 }]) {
        const words = unknownWords(intent({ kind, state: 'unknown', asks, lastError }), at)
        for (const text of Object.values(words)) expectSentence(text)
      }
    }
    expect(unknownWords(intent({ kind, lastError: { code: 'RESET', message: 'm', requestId: null, at: 9 } }), at).what).toContain('at:9: the connection broke')
  })

  it('has words for every pause of an account', () => {
    for (const code of pauseSchema.shape.code.options) {
      expectSentence(PAUSES[code].text)
      expect(PAUSES[code].title('Studio')).toContain('Studio')
    }
  })

  it('asks again, with the client in view, before an act that may publish', () => {
    for (const action of ['it-is-not', 'release', 'fix-and-resend', 'send-again'] as const) {
      expect(CONFIRM[action].title('Nordic Coffee')).toContain('Nordic Coffee')
      expect(CONFIRM[action].accept('Nordic Coffee')).toContain('Nordic Coffee')
      expectSentence(CONFIRM[action].text('Spring menu', 'X'))
    }
  })

  it('offers a labelled next step for every state the outbox can rest in', () => {
    const row: Intent = { ...intent(), sendingSince: null, unknownSince: null, looks: [], resentAfterLook: false }
    for (const blockedCode of BLOCKED_CODES) {
      const [first] = actionsFor({ ...row, state: 'blocked', blockedCode }, { fixable: true, pausedByUser: false })
      expect(first && ACTIONS[first]).toBeTruthy()
    }
  })

  it('quotes PowerPost only where PowerPost said it', () => {
    expect(saidWords({ code: 'X', message: ' no ', requestId: 'r1', at: 1 })).toBe('PowerPost said: “no” (request r1)')
    expect(saidWords({ code: 'X', message: 'gone', requestId: null, at: 1 })).not.toContain('PowerPost')
    expect(saidWords({ code: 'X', message: '', requestId: 'r1', at: 1 })).toBeNull()
  })

  it('shows bytes in one unit, and 100 % never before the answer', () => {
    expect(progressWords({ sent: 38_400_000, total: 61_000_000 })).toBe('38 of 61 MB')
    expect(progressWords({ sent: 1_500_000, total: 2_400_000 })).toBe('1.5 of 2.4 MB')
    expect(progressWords({ sent: 10, total: 999 })).toBe('10 of 999 bytes')
    expect(progressWords({ sent: 61_000_000, total: 61_000_000 })).toBe('61 MB sent, waiting for the answer')
    expect(percentOf({ sent: 61, total: 61 })).toBe(99)
    expect(percentOf({ sent: 5, total: 0 })).toBe(0)
  })
})
