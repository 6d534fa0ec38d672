import { describe, expect, it } from 'vitest'
import { CREATED_SKEW_MS, findAdoptable, hasEqualItems, isFinal, isPastDraft, itemProblems, itemsOf, priceKey } from '../../../src/domain/sends/index.ts'
import type { ItemShown, PostShown } from '../../../src/domain/sends/index.ts'
import { content } from '../../simulation/support/workspace.ts'

const item = (over: Partial<ItemShown> = {}): ItemShown => ({ postType: 'x-post', content: 'hello', title: null, mediaIds: ['m1', 'm2'], status: 'draft', ...over })
const post = (over: Partial<PostShown> = {}): PostShown => ({ postId: 'p1', status: 'draft', createdAt: '2026-01-01T00:00:00Z', items: [item()], ...over })
const at = Date.parse('2026-01-01T00:00:00Z')

describe('adopting a post after a lost answer', () => {
  it('takes an unclaimed equal draft', () => {
    expect(findAdoptable([post()], [item()], new Set(), at)?.postId).toBe('p1')
  })
  it.each<[string, PostShown, Set<string>, number | null]>([
    ['published', post({ status: 'published' }), new Set(), at],
    ['with an item that is past draft', post({ items: [item({ status: 'posted' })] }), new Set(), at],
    ['in a state we do not know', post({ status: 'archived' }), new Set(), at],
    ['claimed by another send', post(), new Set(['p1']), at],
    ['with other text', post({ items: [item({ content: 'hello!' })] }), new Set(), at],
    ['with other files', post({ items: [item({ mediaIds: ['m1'] })] }), new Set(), at],
    ['with the files in another order', post({ items: [item({ mediaIds: ['m2', 'm1'] })] }), new Set(), at],
    ['with one item more', post({ items: [item(), item({ postType: 'facebook-post' })] }), new Set(), at],
    ['older than the request', post(), new Set(), at + CREATED_SKEW_MS + 1],
  ])('never one %s', (_name, shown, claimed, sentAt) => {
    expect(findAdoptable([shown], [item()], claimed, sentAt)).toBeNull()
  })
  it('forgives line ends, outer spaces, and a title that is not echoed', () => {
    expect(hasEqualItems([item({ content: 'a\nb', title: 'T' })], [item({ content: ' a\r\nb ', title: null })])).toBe(true)
    expect(hasEqualItems([item({ title: 'T' })], [item({ title: 'U' })])).toBe(false)
  })
})

describe('the fate of a post', () => {
  it.each<[string, string, string[], boolean]>([
    ['all posted', 'published', ['posted', 'posted'], true],
    ['one failed', 'published', ['posted', 'failed'], true],
    ['one still posting', 'publishing', ['posted', 'posting'], false],
    ['posting though the post says published', 'published', ['posting'], false],
    ['a word we do not know, post done', 'published', ['skipped'], true],
    ['a word we do not know, post under way', 'publishing', ['skipped'], false],
    ['draft', 'draft', ['draft'], false],
    ['no items', 'published', [], true],
  ])('%s', (_name, status, items, final) => {
    expect(isFinal({ status, items: items.map((one) => item({ status: one })) })).toBe(final)
  })
  it('counts anything that is not a draft as past draft', () => {
    expect(isPastDraft(post())).toBe(false)
    expect(isPastDraft(post({ status: 'scheduled' }))).toBe(true)
  })
})

describe('what would be refused', () => {
  it('names it per item', () => {
    const draft = content({ shared: ' ', postTypes: ['youtube-video', 'x-post', 'instagram-feed'] })
    const problems = itemsOf(draft, draft.postTypes).flatMap((one) => itemProblems(one, { count: 0, missing: 0 }))
    expect(problems.filter((one) => one.blocking).map((one) => `${one.postType} ${one.code}`)).toEqual([
      'youtube-video no-text-or-media', 'youtube-video title-missing', 'x-post no-text-or-media', 'instagram-feed no-text-or-media',
    ])
    expect(problems.filter((one) => !one.blocking).map((one) => one.postType)).toEqual(['youtube-video', 'instagram-feed'])
  })
  it('uses the variant of the network, and titles for YouTube only', () => {
    const draft = content({ shared: 'all', variants: { x: 'short' }, youtubeTitle: ' T ', postTypes: ['x-post', 'youtube-short'] })
    expect(itemsOf(draft, draft.postTypes)).toEqual([
      { postType: 'x-post', platform: 'x', text: 'short', title: null },
      { postType: 'youtube-short', platform: 'youtube', text: 'all', title: 'T' },
    ])
  })
  it('learns prices apart for X', () => {
    expect(priceKey(['facebook-post'])).toBe('publish')
    expect(priceKey(['facebook-post', 'x-post'])).toBe('publish+x')
  })
})
