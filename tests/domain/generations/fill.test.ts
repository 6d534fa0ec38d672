import { describe, expect, it } from 'vitest'
import { EMPTY_CONTENT } from '../../../src/domain/draft-content.ts'
import type { DraftContent } from '../../../src/domain/draft-content.ts'
import { fillDraft, newDraft } from '../../../src/domain/generations/index.ts'

const content = (over: Partial<DraftContent> = {}): DraftContent => ({ ...EMPTY_CONTENT, variants: {}, shared: 'mine', postTypes: ['x-post', 'instagram-feed'], ...over })
const captions = { instagram: 'for instagram', x: 'for x', youtube: { title: 'Title', description: 'for youtube' }, myspace: 'for nobody' }

describe('filling a draft', () => {
  it('puts each text into its variant and leaves the shared text alone', () => {
    const asked = content()
    expect(fillDraft(asked, asked, captions, null)).toEqual({
      content: { ...asked, variants: { instagram: 'for instagram', x: 'for x', youtube: 'for youtube' }, youtubeTitle: 'Title' },
      filled: ['instagram', 'youtube', 'x'],
      left: [],
    })
  })

  it('leaves alone what was edited since, unless it is named', () => {
    const asked = content()
    const edited = content({ variants: { x: 'my own x' }, youtubeTitle: 'My title' })
    expect(fillDraft(edited, asked, captions, null)).toMatchObject({ filled: ['instagram'], left: ['youtube', 'x'], content: { variants: { instagram: 'for instagram', x: 'my own x' }, youtubeTitle: 'My title' } })
    expect(fillDraft(edited, asked, captions, ['x'])).toMatchObject({ filled: ['x'], left: [], content: { variants: { x: 'for x' } } })
  })

  it('an edit of the shared text is an edit of every platform without a variant', () => {
    const asked = content({ variants: { x: 'own' } })
    expect(fillDraft(content({ shared: 'mine, edited', variants: { x: 'own' } }), asked, captions, null)).toMatchObject({ filled: ['x'], left: ['instagram', 'youtube'] })
  })

  it('fills another draft only where nothing is written', () => {
    expect(fillDraft(content({ shared: '', variants: { x: 'own' } }), null, captions, null)).toMatchObject({ filled: ['instagram', 'youtube'], left: ['x'] })
  })

  it('is the same the second time', () => {
    const asked = content()
    const once = fillDraft(asked, asked, captions, null)
    expect(fillDraft(once.content, asked, captions, null)).toEqual(once)
  })

  it('keeps no variant that equals the shared text', () => {
    const asked = content({ shared: 'for x', variants: { x: 'other' } })
    expect(fillDraft(asked, asked, { x: 'for x' }, null).content.variants).toEqual({})
  })

  it('cuts what no draft can hold', () => {
    const asked = content()
    const { content: filled } = fillDraft(asked, asked, { youtube: { title: 'x'.repeat(9_000), description: 'x'.repeat(200_000) } }, null)
    expect([filled.variants.youtube?.length, filled.youtubeTitle.length]).toEqual([100_000, 5_000])
  })
})

describe('a new draft', () => {
  const request = { postTypes: ['x-post', 'instagram-feed'] as DraftContent['postTypes'], mediaIds: ['m1'] }

  it('shares the text that all have in common', () => {
    expect(newDraft({ x: 'same', instagram: 'same', youtube: { title: 'T', description: 'same' } }, request, null).content).toEqual({ ...EMPTY_CONTENT, shared: 'same', variants: {}, youtubeTitle: 'T', ...request })
  })

  it('shares the first where they differ, the others are variants', () => {
    expect(newDraft(captions, request, null)).toMatchObject({ filled: ['instagram', 'youtube', 'x'], content: { shared: 'for instagram', variants: { youtube: 'for youtube', x: 'for x' }, youtubeTitle: 'Title' } })
    expect(newDraft(captions, request, ['x']).content).toMatchObject({ shared: 'for x', variants: {} })
  })
})
