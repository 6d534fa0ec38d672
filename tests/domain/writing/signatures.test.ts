import { describe, expect, it } from 'vitest'
import { EMPTY_CONTENT } from '../../../src/domain/draft-content.ts'
import type { DraftContent } from '../../../src/domain/draft-content.ts'
import { signAll, signed, unsignedPlaces } from '../../../src/domain/writing/index.ts'

const draft = (over: Partial<DraftContent>): DraftContent => ({ ...EMPTY_CONTENT, ...over })

describe('a signature', () => {
  it('stands after an empty line, once', () => {
    expect(signed('Menu  \n', '— Ada')).toBe('Menu\n\n— Ada')
    expect(signed('', '— Ada')).toBe('\n\n— Ada')
    expect(signed('Menu\n\n— Ada', '— Ada')).toBe('Menu\n\n— Ada')
    expect(signed('— Ada wrote this', ' — Ada ')).toBe('— Ada wrote this')
  })

  it('is missing only where the draft goes', () => {
    const signatures = { instagram: 'IG', x: 'X!' }
    expect(unsignedPlaces(draft({ shared: 'Menu', postTypes: ['x-post'] }), signatures)).toEqual(['x'])
    expect(unsignedPlaces(draft({ shared: 'Menu', variants: { x: 'Menu X!' }, postTypes: ['x-post', 'instagram-feed'] }), signatures)).toEqual(['instagram'])
    expect(unsignedPlaces(draft({ shared: 'Menu' }), { shared: 'S' })).toEqual(['shared'])
    expect(unsignedPlaces(draft({ shared: 'Menu' }), {})).toEqual([])
  })

  it('of a network takes the place of the shared one in that network’s text', () => {
    const signatures = { shared: '— Ada', instagram: '@ada' }
    const all = signAll(draft({ shared: 'Menu', postTypes: ['instagram-feed', 'x-post'] }), signatures)
    expect(all).toMatchObject({ shared: 'Menu\n\n— Ada', variants: { instagram: 'Menu\n\n@ada' } })
    expect(signAll(all, signatures)).toBe(all)
    // Also where the shared one is there already.
    expect(signAll(draft({ shared: 'Menu\n\n— Ada', postTypes: ['instagram-feed'] }), signatures).variants).toEqual({ instagram: 'Menu\n\n@ada' })
  })

  it('leaves the words of a network’s own text', () => {
    const all = signAll(draft({ shared: 'Menu', variants: { instagram: 'Mine' }, postTypes: ['instagram-feed'] }), { instagram: '@ada' })
    expect(all).toMatchObject({ shared: 'Menu', variants: { instagram: 'Mine\n\n@ada' } })
  })
})
