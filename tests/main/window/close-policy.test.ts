import { describe, expect, it } from 'vitest'
import { onCloseAsked } from '../../../src/main/window/close-policy.ts'
import type { CloseFacts, CloseOutcome } from '../../../src/main/window/close-policy.ts'

const MAIN: CloseFacts = { kind: 'main', others: 0, keepRunning: false, planned: 0 }
const DRAFT: CloseFacts = { ...MAIN, kind: 'draft' }

describe('closing a window', () => {
  it.each<[string, CloseFacts, CloseOutcome]>([
    ['the last one ends the app', MAIN, 'quit'],
    ['so does the last with a draft alone, when the main one is closed', DRAFT, 'quit'],
    ['with sends that have a time it asks first', { ...MAIN, planned: 2 }, 'ask'],
    ['and for a draft alone just so', { ...DRAFT, planned: 1 }, 'ask'],
    ['in the background the main one is hidden, so that it is back where it was', { ...MAIN, keepRunning: true, planned: 3 }, 'hide'],
    ['beside others the main one is hidden too', { ...MAIN, others: 1, planned: 3 }, 'hide'],
    ['a draft alone goes for itself', { ...DRAFT, others: 1, planned: 3 }, 'close'],
    ['also as the last one in the background', { ...DRAFT, keepRunning: true, planned: 3 }, 'close'],
  ])('%s', (_what, facts, outcome) => {
    expect(onCloseAsked(facts)).toBe(outcome)
  })
})
