import { describe, expect, it } from 'vitest'
import { EMPTY_CONTENT } from '../../../src/domain/draft-content.ts'
import { itemProblems, itemsOf } from '../../../src/domain/sends/index.ts'

const photo = { count: 1, missing: 0 }

describe('a text that is longer than its network takes', () => {
  it('is said, with by how much, and does not stop the send', () => {
    const content = { ...EMPTY_CONTENT, shared: 'x'.repeat(292), variants: { linkedin: 'y'.repeat(3_001) } }
    const problems = itemsOf(content, ['x-post', 'facebook-post', 'linkedin-post']).map((item) => itemProblems(item, photo))
    expect(problems).toEqual([
      [{ code: 'too-long', postType: 'x-post', blocking: false, over: 12 }],
      [],
      [{ code: 'too-long', postType: 'linkedin-post', blocking: false, over: 1 }],
    ])
  })

  it('is measured for each form of its own', () => {
    const content = { ...EMPTY_CONTENT, shared: 'x'.repeat(2_300) }
    const long = itemsOf(content, ['tiktok-video', 'tiktok-photos', 'instagram-story', 'instagram-reel']).filter((item) => itemProblems(item, photo).length > 0)
    expect(long.map(({ postType }) => postType)).toEqual(['tiktok-video', 'instagram-reel'])
  })

  it('is measured for the title too', () => {
    const content = { ...EMPTY_CONTENT, shared: 'a', youtubeTitle: 'x'.repeat(103) }
    expect(itemsOf(content, ['youtube-short', 'x-post']).flatMap((item) => itemProblems(item, photo))).toEqual([{ code: 'title-too-long', postType: 'youtube-short', blocking: false, over: 3 }])
  })
})

describe('more hashtags than a network takes', () => {
  it('are said, with how many too many, where there is a limit and the text is shown', () => {
    const content = { ...EMPTY_CONTENT, shared: 'Buns #a #b #c #d #e #f #g' }
    const problems = itemsOf(content, ['instagram-feed', 'instagram-story', 'x-post']).map((item) => itemProblems(item, photo))
    expect(problems).toEqual([[{ code: 'hashtags', postType: 'instagram-feed', blocking: false, over: 2 }], [], []])
    expect(itemsOf({ ...content, shared: 'Buns #a #b #c #d #e' }, ['instagram-feed']).flatMap((item) => itemProblems(item, photo))).toEqual([])
  })
})
