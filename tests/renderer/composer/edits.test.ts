import { describe, expect, it } from 'vitest'
import { EMPTY_CONTENT } from '../../../src/domain/draft-content.ts'
import type { DraftContent } from '../../../src/domain/draft-content.ts'
import { captionIn, differs, dropVariant, insertMedia, moveMedia, removeMedia, togglePostType, writeCaption, writeTitle } from '../../../src/renderer/stores/draft-editor-edits.ts'
import { rebase } from '../../../src/renderer/stores/draft-editor-merge.ts'

const draft = (part: Partial<DraftContent>): DraftContent => ({ ...EMPTY_CONTENT, ...part })

describe('captions', () => {
  it('makes a variant where one writes in a network, and leaves the shared text alone', () => {
    const next = writeCaption('x', 'short')(draft({ shared: 'long' }))
    expect(next).toMatchObject({ shared: 'long', variants: { x: 'short' } })
    expect([captionIn(next, 'x'), captionIn(next, 'facebook'), differs(next, 'x'), differs(next, 'facebook')]).toEqual(['short', 'long', true, false])
  })

  it('keeps an empty variant: a network may go without words', () => {
    expect(writeCaption('x', '')(draft({ shared: 'long' })).variants).toEqual({ x: '' })
  })

  it('ends a variant that is written back to the shared text, or dropped', () => {
    const own = draft({ shared: 'long', variants: { x: 'lon', tiktok: 'other' } })
    expect(writeCaption('x', 'long')(own).variants).toEqual({ tiktok: 'other' })
    expect(dropVariant('x')(own).variants).toEqual({ tiktok: 'other' })
    expect(dropVariant('youtube')(own)).toBe(own)
  })

  it('does not end a variant because the shared text passes through it', () => {
    const own = draft({ shared: 'Hell', variants: { x: 'Hello' } })
    expect(writeCaption('shared', 'Hello!')(writeCaption('shared', 'Hello')(own)).variants).toEqual({ x: 'Hello' })
  })

  it('answers the same object where nothing changes', () => {
    const one = draft({ title: 'a', shared: 'b' })
    expect(writeTitle('a')(one)).toBe(one)
    expect(writeCaption('x', 'b')(one)).toBe(one)
  })
})

describe('post types and files', () => {
  it('keeps post types in one order and the variant of a network that is left out', () => {
    const one = draft({ postTypes: ['x-post'], variants: { x: 'short' } })
    const two = togglePostType('instagram-feed')(one)
    expect(two.postTypes).toEqual(['instagram-feed', 'x-post'])
    expect(togglePostType('x-post')(two)).toMatchObject({ postTypes: ['instagram-feed'], variants: { x: 'short' } })
  })

  it('moves, removes and puts back files', () => {
    const one = draft({ mediaIds: ['a', 'b', 'c'] })
    expect(moveMedia('a', 2)(one).mediaIds).toEqual(['b', 'c', 'a'])
    expect(moveMedia('c', 0)(one).mediaIds).toEqual(['c', 'a', 'b'])
    expect(moveMedia('b', 99)(one).mediaIds).toEqual(['a', 'c', 'b'])
    expect(moveMedia('b', 1)(one)).toBe(one)
    expect(moveMedia('z', 1)(one)).toBe(one)
    expect(insertMedia('b', 1)(removeMedia('b')(one)).mediaIds).toEqual(['a', 'b', 'c'])
    expect(insertMedia('b', 1)(one)).toBe(one)
  })
})

describe('joining with what changed elsewhere', () => {
  it('takes texts whole from one side and joins the lists', () => {
    const base = draft({ title: 't', shared: 's', postTypes: ['x-post'], mediaIds: ['a', 'b'] })
    const mine = draft({ title: 'mine', shared: 's', postTypes: ['x-post', 'linkedin-post'], mediaIds: ['b', 'a'] })
    const theirs = draft({ title: 't', shared: 'theirs', postTypes: [], mediaIds: ['a', 'b', 'c'] })
    expect(rebase(base, mine, theirs, 'mine')).toEqual(draft({ title: 'mine', shared: 's', postTypes: ['linkedin-post'], mediaIds: ['b', 'a', 'c'] }))
    expect(rebase(base, mine, theirs, 'theirs')).toMatchObject({ title: 't', shared: 'theirs', mediaIds: ['b', 'a', 'c'] })
  })
})
