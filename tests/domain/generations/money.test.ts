import { describe, expect, it } from 'vitest'
import { approvalFor, estimateCaptions, lessonsOf, shapeKey } from '../../../src/domain/generations/index.ts'
import type { CaptionsShape } from '../../../src/domain/generations/index.ts'

const shape = (over: Partial<CaptionsShape> = {}): CaptionsShape => ({ researchMode: 'regular', images: 0, videos: 0, sources: 0, ...over })

describe('prices', () => {
  it('have a name for each shape', () => {
    expect([shape(), shape({ researchMode: 'deep', images: 3, sources: 1 }), shape({ videos: 1 })].map(shapeKey)).toEqual(['captions:regular', 'captions:deep+3img+1url', 'captions:regular+video'])
  })

  it('are learnt from answers, whole and in parts; nothing is guessed', () => {
    const prices = new Map<string, number>()
    const price = (what: string) => prices.get(what) ?? null
    const learn = (asked: CaptionsShape, credits: number) => lessonsOf(asked, credits, price).forEach((lesson) => prices.set(lesson.what, lesson.credits))
    const estimate = (over: Partial<CaptionsShape>) => estimateCaptions(shape(over), price)
    expect(estimate({})).toBeNull()
    learn(shape({ images: 2 }), 8)
    expect([estimate({}), estimate({ images: 2 }), estimate({ images: 3 })]).toEqual([null, 8, null])
    learn(shape(), 6)
    learn(shape({ images: 2 }), 8)
    expect([estimate({}), estimate({ images: 3 }), estimate({ sources: 1 })]).toEqual([6, 9, null])
    learn(shape({ sources: 2 }), 10)
    expect([estimate({ sources: 1, images: 1 }), estimate({ researchMode: 'deep' }), estimate({ videos: 1 })]).toEqual([9, null, null])
    // The last answer counts.
    learn(shape(), 7)
    expect(estimate({})).toBe(7)
  })
})

describe('approval', () => {
  it.each<[string, Parameters<typeof approvalFor>[0], number | null, ReturnType<typeof approvalFor>]>([
    ['none was given', null, 6, 'needed'],
    ['without a ceiling', { ceiling: null, spent: 1_000, inDoubt: [null] }, null, 'given'],
    ['there is room', { ceiling: 12, spent: 6, inDoubt: [] }, 6, 'given'],
    ['it would go over', { ceiling: 12, spent: 7, inDoubt: [] }, 6, 'past'],
    ['what is in doubt may be spent', { ceiling: 12, spent: 0, inDoubt: [6, 6] }, 1, 'past'],
    ['a price that is not known may go while something is left', { ceiling: 1, spent: 0, inDoubt: [] }, null, 'given'],
    ['a price that is not known, and nothing is left', { ceiling: 12, spent: 12, inDoubt: [] }, null, 'past'],
    ['a ceiling of nothing', { ceiling: 0, spent: 0, inDoubt: [] }, null, 'past'],
    ['one of unknown price is in doubt', { ceiling: 1_000, spent: 0, inDoubt: [null] }, 6, 'past'],
  ])('%s', (_what, approval, estimate, verdict) => {
    expect(approvalFor(approval, estimate)).toBe(verdict)
  })
})
