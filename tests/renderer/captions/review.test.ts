/** New captions against the present texts: what is replaced by itself is only what nobody edited, and all of it can be taken back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { captionFor } from '../../../src/domain/draft-content.ts'
import type { DraftContent } from '../../../src/domain/draft-content.ts'
import { fillDraft } from '../../../src/domain/generations/index.ts'
import type { Captions } from '../../../src/domain/generations/index.ts'
import { PLATFORMS } from '../../../src/domain/post-types.ts'
import { choiceOf, putBack, reviewOf, writtenFor } from '../../../src/renderer/stores/captions-review.ts'
import { content } from './fixtures.ts'

const OUTPUTS: Captions = { instagram: 'Made for Instagram', x: 'Made for X', youtube: { title: 'Made title', description: 'Made for YouTube' } }

const texts = fc.constantFrom('', 'mine', 'Made for X', 'Made for Instagram', 'other words')
const contents = fc.record({
  shared: texts,
  variants: fc.dictionary(fc.constantFrom(...PLATFORMS), texts, { maxKeys: 4 }),
  youtubeTitle: fc.constantFrom('', 'Made title', 'My title'),
  postTypes: fc.subarray(['instagram-feed', 'x-post', 'youtube-short', 'linkedin-post'] as const),
}).map((over) => content({ ...over, postTypes: [...over.postTypes] }))

describe('a review', () => {
  it('ticks what nobody edited, of the draft’s own networks, and nothing else', () => {
    const asked = content({ postTypes: ['instagram-feed', 'x-post'] })
    const now = content({ postTypes: ['instagram-feed', 'x-post'], variants: { x: 'My own words' } })
    expect(reviewOf(now, asked, OUTPUTS, {}).map((one) => [one.platform, one.stand, one.isInDraft, one.isChosen])).toEqual([
      ['instagram', 'replaces', true, true], ['youtube', 'replaces', false, false], ['x', 'edited', true, false],
    ])
    expect(reviewOf(now, asked, OUTPUTS, { x: true, instagram: false }).map((one) => one.isChosen)).toEqual([false, false, true])
  })

  it('shows what is in place already, and takes no tick for it', () => {
    const now = content({ variants: { x: 'Made for X' } })
    const [, , x] = reviewOf(now, content(), OUTPUTS, { x: true })
    expect(x).toMatchObject({ platform: 'x', stand: 'same', isChosen: false })
  })

  it('has the title of YouTube beside its text: one of the two that was edited keeps both', () => {
    const asked = content({ postTypes: ['youtube-short'] })
    const now = { ...asked, youtubeTitle: 'My title' }
    expect(reviewOf(now, asked, OUTPUTS, {}).find((one) => one.platform === 'youtube')).toMatchObject({ stand: 'edited', title: 'Made title', nowTitle: 'My title', isChosen: false })
  })

  it('passes networks by that this app does not know, and reads every form of a text', () => {
    expect(reviewOf(content(), content(), { mastodon: 'Toot', x: 'Post' }, {}).map((one) => one.platform)).toEqual(['x'])
    expect(writtenFor({ mastodon: 'Toot' }, 'mastodon')).toEqual({ text: 'Toot', title: null })
    expect(writtenFor({}, 'x')).toEqual({ text: '', title: null })
  })
})

describe('what the core is asked for', () => {
  it('puts in exactly what was ticked, by the core’s own rules', () => {
    fc.assert(fc.property(contents, fc.option(contents, { nil: null }), fc.dictionary(fc.constantFrom(...PLATFORMS), fc.boolean()), (now, asked, choices) => {
      const items = reviewOf(now, asked, OUTPUTS, choices)
      const { count, platforms } = choiceOf(items)
      const after = fillDraft(now, asked, OUTPUTS, platforms).content
      expect(count).toBe(items.filter((one) => one.isChosen).length)
      for (const { platform, isChosen, text, now: before } of items) expect(captionFor(after, platform)).toBe(isChosen ? text : before)
    }), { numRuns: 2_000 })
  })

  it('names no network where all that nobody edited is wanted: the core then judges by what it holds itself', () => {
    const asked = content()
    const onScreen = reviewOf(asked, asked, { instagram: 'Made for Instagram', x: 'Made for X' }, {})
    expect(choiceOf(onScreen)).toEqual({ count: 2, platforms: null })
    // Another window edited X a moment ago; this one has not heard of it.
    const stored = content({ variants: { x: 'Written elsewhere' } })
    expect(fillDraft(stored, asked, { instagram: 'Made for Instagram', x: 'Made for X' }, choiceOf(onScreen).platforms)).toMatchObject({ filled: ['instagram'], left: ['x'] })
    expect(choiceOf(reviewOf(asked, asked, { instagram: 'Made for Instagram', x: 'Made for X' }, { x: false }))).toEqual({ count: 1, platforms: ['instagram'] })
  })
})

describe('taking captions out again', () => {
  it('brings every text back, and leaves alone what was written since', () => {
    fc.assert(fc.property(contents, fc.subarray(['instagram', 'x', 'youtube'] as const), (before, filled) => {
      const after = fillDraft(before, null, OUTPUTS, [...filled]).content
      const back = putBack(before, OUTPUTS, filled)(after)
      for (const platform of PLATFORMS) expect(captionFor(back, platform)).toBe(captionFor(before, platform))
      expect(back.youtubeTitle).toBe(before.youtubeTitle)
    }), { numRuns: 2_000 })
    const before = content()
    const after = fillDraft(before, null, OUTPUTS, ['instagram', 'x']).content
    const since: DraftContent = { ...after, title: 'A new title', variants: { ...after.variants, x: 'Written since' } }
    expect(putBack(before, OUTPUTS, ['instagram', 'x'])(since)).toEqual({ ...since, variants: { x: 'Written since' } })
  })

  it('changes nothing where all was written anew', () => {
    const before = content()
    const now = content({ shared: 'all new' })
    expect(putBack(before, OUTPUTS, ['x'])(now)).toBe(now)
  })
})
