/** What may be asked for: the window says all of it field by field, and never anything else than the rules that the core goes by. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanRequest, CTA_MAX, MAX_IMAGES, MAX_SOURCES, PROMPT_MAX, requestProblem } from '../../../src/domain/generations/index.ts'
import { POST_TYPES } from '../../../src/domain/post-types.ts'
import { EMPTY_FORM, formOf, formOfRequest, hasProblems, problemsOf, requestOf, sourcesOf, toggleMedia, togglePostType } from '../../../src/renderer/stores/captions-form.ts'
import type { AskForm, Kinds } from '../../../src/renderer/stores/captions-form.ts'
import { problemWords } from '../../../src/renderer/strings/captions.ts'
import { content, generation } from './fixtures.ts'

const PHOTOS = Array.from({ length: 12 }, (_, at) => `photo-${at}`)
const VIDEOS = ['video-0', 'video-1']
const KINDS: Kinds = Object.fromEntries([...PHOTOS.map((id) => [id, { kind: 'image' as const }]), ...VIDEOS.map((id) => [id, { kind: 'video' as const }])])

const form = (over: Partial<AskForm> = {}): AskForm => ({ ...EMPTY_FORM, prompt: 'Rhubarb buns', postTypes: ['x-post'], ...over })

/** The domain's name of a field for ours. */
const FIELD = { prompt: 'prompt', mediaIds: 'media', postTypes: 'postTypes', writingStyleId: 'writingStyleId', ctaText: 'ctaText', sourceUrls: 'sources' } as const

const forms = fc.record({
  prompt: fc.oneof(fc.constantFrom('', ' ', 'ab', 'abc', '👩‍🍳', '👍👍', ' abc ', 'x'.repeat(PROMPT_MAX), 'x'.repeat(PROMPT_MAX + 1), `${'x'.repeat(PROMPT_MAX)}  `), fc.string({ unit: 'grapheme', maxLength: 8 })),
  mediaIds: fc.oneof(fc.subarray(PHOTOS), fc.subarray(VIDEOS), fc.subarray([...PHOTOS, ...VIDEOS])),
  postTypes: fc.subarray([...POST_TYPES]),
  researchMode: fc.constantFrom<AskForm['researchMode'][]>('regular', 'deep'),
  writingStyleId: fc.oneof(fc.constantFrom('', ' ', 'style-1', 'sty le', 'stylé', 'x'.repeat(256), 'x'.repeat(257)), fc.string({ maxLength: 5 })),
  ctaText: fc.constantFrom('', ' ', 'Book', 'x'.repeat(CTA_MAX), 'x'.repeat(CTA_MAX + 1)),
  sources: fc.array(fc.constantFrom('', ' ', 'https://example.com', ' https://example.com/a ', 'http://example.com', 'example.com', 'https://', `https://example.com/${'x'.repeat(2_000)}`), { maxLength: 13 }).map((lines) => lines.join('\n')),
})

describe('problems of a form', () => {
  it('are there where the core would refuse it, in the same field, and nowhere else', () => {
    fc.assert(fc.property(forms, (one) => {
      const problems = problemsOf(one, KINDS)
      const refused = requestProblem(cleanRequest(requestOf(one)), one.mediaIds.map((id) => KINDS[id]?.kind ?? 'image'))
      expect(hasProblems(problems)).toBe(refused !== null)
      if (refused !== null) expect(Object.keys(problems)).toContain(FIELD[refused.field])
    }), { numRuns: 2_000 })
  })

  it('are all told at once, each in a sentence of its own', () => {
    const all = problemsOf(form({ prompt: 'ab', mediaIds: [PHOTOS[0] ?? '', VIDEOS[0] ?? ''], postTypes: [], writingStyleId: 'no id', ctaText: 'x'.repeat(CTA_MAX + 1), sources: 'https://example.com\n\nexample.com' }), KINDS)
    expect(all).toEqual({ prompt: 'short', media: 'mixed', postTypes: 'none', writingStyleId: 'no-id', ctaText: 'long', sources: { kind: 'not-https', line: 3 } })
    const words = Object.values(problemWords(all, true))
    expect(new Set(words).size).toBe(6)
    for (const text of words) expect(text).toMatch(/^[A-Z].*\.$/)
    expect(words.join(' ')).toContain('Line 3')
    expect(problemWords({ prompt: 'missing' }, true).prompt).toContain('photo')
    expect(problemWords({ prompt: 'missing' }, false).prompt).not.toContain('photo')
  })

  it('say so of a file that is gone, and count what is too much', () => {
    expect(problemsOf(form({ mediaIds: ['unheard-of'] }), KINDS)).toEqual({ media: 'gone' })
    expect(problemsOf(form({ mediaIds: PHOTOS.slice(0, MAX_IMAGES + 1) }), KINDS)).toEqual({ media: 'many-photos' })
    expect(problemsOf(form({ mediaIds: VIDEOS }), KINDS)).toEqual({ media: 'many-videos' })
    expect(problemsOf(form({ sources: 'https://example.com\n'.repeat(MAX_SOURCES + 1) }), KINDS)).toEqual({ sources: { kind: 'many' } })
  })
})

describe('a form', () => {
  it('takes text, networks and files from the draft, never more files than are taken at once', () => {
    expect(formOf(content({ shared: '  Rhubarb  ', mediaIds: PHOTOS }), KINDS)).toEqual({ prompt: 'Rhubarb', postTypes: ['instagram-feed', 'x-post'], mediaIds: PHOTOS.slice(0, MAX_IMAGES) })
    expect(formOf(content({ mediaIds: ['video-1', 'photo-0', 'video-0'] }), KINDS).mediaIds).toEqual(['photo-0'])
    expect(formOf(content({ mediaIds: ['video-1', 'video-0', 'unheard-of'] }), KINDS).mediaIds).toEqual(['video-1'])
    expect(formOf(content({ shared: ' ', variants: { x: 'Only for X' } }), KINDS).prompt).toBe('Only for X')
    expect(formOf(content({ shared: '' }), KINDS).prompt).toBe('Spring menu')
  })

  it('keeps the order of the lists, however things are ticked', () => {
    expect(togglePostType(togglePostType(form({ postTypes: [] }), 'x-post'), 'instagram-reel').postTypes).toEqual(['instagram-reel', 'x-post'])
    expect(togglePostType(form(), 'x-post').postTypes).toEqual([])
    const order = ['a', 'b', 'c']
    expect(toggleMedia(toggleMedia(form(), 'c', order), 'a', order).mediaIds).toEqual(['a', 'c'])
  })

  it('asks for what is meant: without empty lines and space around', () => {
    const asked = requestOf(form({ prompt: ' Rhubarb ', sources: ' https://a.example \r\n\n', ctaText: ' ', writingStyleId: ' style ' }))
    expect(asked).toMatchObject({ prompt: 'Rhubarb', sourceUrls: ['https://a.example'], ctaText: null, writingStyleId: 'style' })
    expect(sourcesOf({ sources: '' })).toEqual([])
  })

  it('of an earlier request asks for the same', () => {
    const { request } = generation(1, { request: { ...generation(1).request, sourceUrls: ['https://a.example', 'https://b.example'], ctaText: 'Book', writingStyleId: 'style', researchMode: 'deep' } })
    expect(requestOf(formOfRequest(request))).toEqual(request)
  })
})
