/** What may be sent again: every fate of an item against every fate of its tries. */
import { describe, expect, it } from 'vitest'
import { AGAIN_FATES, fateOf, fateOfEnded, whyNotAgain } from '../../../src/domain/sends/index.ts'
import type { AgainFate, NotAgain } from '../../../src/domain/sends/index.ts'

const STATUSES = ['draft', 'posting', 'posted', 'failed', 'canceled', 'scheduled', 'under_review']

describe('sending an item again', () => {
  it('takes a failed item of a post that is over, and no other', () => {
    for (const state of ['live', 'finished', 'cancelled', 'superseded']) {
      for (const status of STATUSES) {
        expect(whyNotAgain({ state }, { status }, []) === null, `${state} ${status}`).toBe(state === 'finished' && status === 'failed')
      }
    }
  })

  it('refuses whatever a try took, is taking, or may have taken', () => {
    const tries: AgainFate[][] = [[], ...AGAIN_FATES.map((one) => [one]), ...AGAIN_FATES.flatMap((one) => AGAIN_FATES.map((other) => [one, other]))]
    for (const fates of tries) {
      const isFree = fates.every((fate) => fate === 'not-out')
      for (const status of STATUSES) expect(whyNotAgain({ state: 'finished' }, { status }, fates) === null, `${status} ${fates.join()}`).toBe(isFree && status === 'failed')
    }
  })

  it.each<[string, AgainFate[], NotAgain]>([
    ['posted', [], 'not-failed'], ['failed', ['open'], 'on-its-way'], ['failed', ['not-out', 'out'], 'went-out'], ['failed', ['in-doubt'], 'in-doubt'], ['failed', ['out', 'open'], 'went-out'],
  ])('says why: %s, tries %j', (status, fates, why) => {
    expect(whyNotAgain({ state: 'finished' }, { status }, fates)).toBe(why)
  })

  it('reads a fate from the word of the service; a word that is not known leaves it open', () => {
    expect(STATUSES.map(fateOf)).toEqual(['open', 'open', 'out', 'not-out', 'open', 'open', 'open'])
  })

  it('counts a try that ended in doubt as one that may have gone out', () => {
    expect(fateOfEnded([])).toBe('not-out')
    expect(fateOfEnded([{ looks: [], resentAfterLook: false }])).toBe('not-out')
    expect(fateOfEnded([{ looks: [{}], resentAfterLook: false }])).toBe('in-doubt')
    expect(fateOfEnded([{ looks: [], resentAfterLook: true }])).toBe('in-doubt')
  })
})
