import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from '../../../src/contract/errors.ts'
import { generationSchema } from '../../../src/contract/schemas/generations.ts'
import type { Generation } from '../../../src/contract/schemas/generations.ts'
import { BLOCKED_CODES, intentSchema, intentStateSchema } from '../../../src/contract/schemas/outbox.ts'
import { answerCost, approveRefused, askRefused, askWords, captionsState, captionsTitle, captionsWords, credits, monthName, putWords, queueWords } from '../../../src/renderer/strings/captions.ts'
import { isForCaptions } from '../../../src/renderer/lib/outbox-facts.ts'
import { CONFIRM } from '../../../src/renderer/strings/outbox-acts.ts'
import { blockedWords, unknownWords } from '../../../src/renderer/strings/outbox-trouble.ts'
import { plain, sentenceOf, stateOf } from '../../../src/renderer/strings/outbox.ts'
import { generation, intent, waiting } from './fixtures.ts'

/** It begins large, ends with a stop, and no code or technical word shows through. */
function expectSentence(text: string): void {
  expect(text).toMatch(/^[A-Z“].*[.:”)]$/s)
  expect(text).not.toMatch(/[A-Z]{2,}_|undefined|null|NaN|\bHTTP\b|\bAPI\b|\bsync\b|\bintent\b|\bworkspace\b/)
}

const at = (time: number) => `at:${time}`

describe('the state of a request', () => {
  it('has words in every state that the contract allows', () => {
    const seen = new Set<string>()
    for (const state of generationSchema.shape.state.options) {
      for (const intentState of intentStateSchema.options) {
        for (const blockedCode of [null, ...BLOCKED_CODES]) {
          for (const asks of [true, false]) {
            for (const waitingFor of [null, ...intentSchema.shape.waitingFor.unwrap().options]) {
              const { label, detail } = captionsState({ ...generation(1), refunded: asks, state, intentState, blockedCode, asks, waitingFor, approved: blockedCode !== null })
              expect(label).toMatch(/^[A-Z][a-z]/)
              if (detail !== null) expectSentence(detail)
              seen.add(label)
            }
          }
        }
      }
    }
    expect([...seen]).toEqual(expect.arrayContaining(['Waits for your approval', 'Held: asks for approval again', 'Not known: needs you', 'Checking what happened', 'Waits for the network', 'Being written', 'Ready', 'Failed: credits given back']))
  })

  it('tells ready from used, failed with and without the credits back, cancelled from given up', () => {
    const label = (over: Partial<Generation>) => captionsState(generation(1, over)).label
    expect([label({}), label({ usedAt: 5 }), label({ state: 'failed', refunded: true }), label({ state: 'failed' }), label({ state: 'cancelled' }), label({ state: 'cancelled', lost: 1 })])
      .toEqual(['Ready', 'Used', 'Failed: credits given back', 'Failed', 'Cancelled', 'Given up'])
    expect(captionsState(waiting(1, { blockedCode: 'NO_CREDITS', approved: true }))).toMatchObject({ label: 'Needs you', detail: 'The account has too few credits for this.' })
  })

  it('goes by the draft’s name, else by what was asked, else says that photos alone were given', () => {
    const { request } = generation(1)
    expect(captionsTitle(generation(1))).toBe('Spring menu')
    expect(captionsTitle(generation(1, { draftTitle: ' ', request: { ...request, prompt: 'First line\nsecond' } }))).toBe('First line')
    expect(captionsTitle(generation(1, { draftTitle: '', request: { ...request, prompt: null } }))).toBe(captionsWords.photosOnly)
  })
})

describe('what is blocked', () => {
  it.each([...BLOCKED_CODES])('by %s says what happened, what is safe and what to do, without a word of publishing or of sending anew', (code) => {
    const { what, safe, next } = blockedWords('captions', code)
    for (const text of [what, safe, next]) {
      expectSentence(text)
      expect(text).not.toMatch(/publish|send it in its new form|send the draft anew/i)
    }
    expect(blockedWords('send', code)).not.toBe(blockedWords('captions', code))
  })

  it('names captions for a file only where it was uploaded for them', () => {
    expect(isForCaptions(intent())).toBe(true)
    expect(isForCaptions(intent({ kind: 'upload' }))).toBe(true)
    expect(isForCaptions(intent({ kind: 'upload', platforms: [], draftTitle: '' }))).toBe(false)
    expect(isForCaptions(intent({ kind: 'upload', sendId: intent().id }))).toBe(false)
    expect(isForCaptions(intent({ kind: 'publish', sendId: intent().id }))).toBe(false)
  })
})

describe('captions in the outbox', () => {
  it('are asked for the draft, or where there is none for the networks', () => {
    expect(plain(sentenceOf(intent()))).toBe('Asking for captions for “Spring menu”')
    expect(plain(sentenceOf(intent({ state: 'done', draftId: null, draftTitle: '' })))).toBe('Asked for captions for Instagram and X')
  })

  it('that ended were not asked for, or given up after they had left', () => {
    expect(stateOf(intent({ state: 'cancelled', cancelledBy: 'user' }), at)).toMatchObject({ label: 'Not asked', detail: 'You cancelled it' })
    expect(stateOf(intent({ state: 'cancelled', cancelledBy: 'user', looks: [{ at: 1, saw: 'none' }] }), at)).toMatchObject({ label: 'Given up', detail: 'It may have cost credits' })
    expect(stateOf(intent({ kind: 'publish', state: 'cancelled', cancelledBy: 'user' }), at).label).toBe('Not sent')
  })

  it('of unknown fate say what asking again and giving up may cost', () => {
    for (const asks of [true, false]) for (const text of Object.values(unknownWords(intent({ state: 'unknown', asks }), at))) expectSentence(text)
    expect(answerCost('send-again', 6)).toContain('about 12 credits in all')
    expect(answerCost('give-up', 6)).toContain('about 6 credits')
    for (const action of ['look-again', 'send-again', 'give-up'] as const) for (const estimate of [null, 1, 6.5]) expectSentence(answerCost(action, estimate))
    expectSentence(CONFIRM['send-again'].text('Spring menu', 'Instagram and X'))
  })
})

describe('money', () => {
  it('is counted in words', () => {
    expect([credits(1), credits(2), credits(0), credits(6.5), credits(1_234)]).toEqual(['1 credit', '2 credits', '0 credits', '6.5 credits', '1,234 credits'])
    expect(askWords.estimate(6)).toBe('About 6 credits, learnt from your last requests')
    expect([queueWords.total(12, 0), queueWords.total(12, 1), queueWords.total(0, 2)]).toEqual(['Likely 12 credits in all', 'Likely 12 credits, and 1 request of unknown cost', 'Cost not known yet: the first answer tells'])
    expect(monthName('2026-03')).toBe('March 2026')
  })

  it('that was held names how many and the ceiling', () => {
    expect(queueWords.held(2, 2, 7)).toBe('They are held: they could have gone past the 7 credits you approved.')
    expect(queueWords.held(1, 1, 7)).toBe('It is held: it could have gone past the 7 credits you approved.')
    expect(queueWords.held(1, 3, null)).toBe('1 of them is held: it could have gone past what you approved.')
    expect(queueWords.held(2, 3, 1)).toBe('2 of them are held: they could have gone past the 1 credit you approved.')
  })
})

describe('refusals', () => {
  it.each([...ERROR_CODES])('%s: why nothing was asked for or approved', (code) => {
    for (const text of [askRefused(code), approveRefused(code)]) expect(text).toMatch(/^[A-Z].*\.$/s)
    if (!['WORKSPACE_NOT_LINKED'].includes(code)) expect(askRefused(code)).toContain('Nothing was asked for')
  })

  it('of captions put in name what was left alone', () => {
    expect(putWords({ filled: ['instagram', 'x'], left: ['facebook'] })).toBe('Put in for Instagram and X. Facebook was left alone: you edited it since.')
    expect(putWords({ filled: [], left: ['instagram', 'x'] })).toBe('Nothing was put in. Instagram and X were left alone: you edited them since.')
    expect(putWords({ filled: ['x'], left: [] })).toBe('Put in for X.')
  })
})
