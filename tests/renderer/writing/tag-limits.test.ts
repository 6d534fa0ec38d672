import { describe, expect, it } from 'vitest'
import { EMPTY_CONTENT } from '../../../src/domain/draft-content.ts'
import type { DraftContent } from '../../../src/domain/draft-content.ts'
import { tagsWhenIn } from '../../../src/renderer/screens/writing/tag-limits.ts'

const SET = '#one #two #three #four'
const draft = (over: Partial<DraftContent>): DraftContent => ({ ...EMPTY_CONTENT, postTypes: ['instagram-feed', 'x-post'], ...over })

describe('a set of hashtags', () => {
  it('is told to be too many where a network takes fewer together with those that are there', () => {
    expect(tagsWhenIn(SET, draft({ shared: 'Menu' }), 'shared')).toEqual({ count: 4, over: [] })
    expect(tagsWhenIn(SET, draft({ shared: '#a #b' }), 'shared')).toEqual({ count: 4, over: [{ platform: 'instagram', max: 5 }] })
    // Those that are there already are not put in twice.
    expect(tagsWhenIn(SET, draft({ shared: '#One #TWO' }), 'shared').over).toEqual([])
  })

  it('of the shared text is not counted for a network with a text of its own', () => {
    const content = draft({ shared: '#a #b', variants: { instagram: 'Own' } })
    expect(tagsWhenIn(SET, content, 'shared').over).toEqual([])
    expect(tagsWhenIn(SET, content, 'instagram').over).toEqual([])
    expect(tagsWhenIn(SET, { ...content, variants: { instagram: '#a #b' } }, 'instagram').over).toEqual([{ platform: 'instagram', max: 5 }])
  })
})
