import { describe, expect, it } from 'vitest'
import { cleanRequest, equalKey, findMade, platformsAsked, requestProblem } from '../../../src/domain/generations/index.ts'
import type { CaptionsInput, CaptionsRequest, GenerationShown } from '../../../src/domain/generations/index.ts'

const input = (over: Partial<CaptionsInput> = {}): CaptionsInput => ({ prompt: 'A new roast', mediaIds: [], postTypes: ['x-post'], researchMode: 'regular', ...over })
const request = (over: Partial<CaptionsInput> = {}): CaptionsRequest => cleanRequest(input(over))
const images = (count: number) => Array.from({ length: count }, () => 'image' as const)

describe('what the service would refuse', () => {
  it.each<[string, CaptionsRequest, ('image' | 'video')[]]>([
    ['a prompt alone', request(), []],
    ['the shortest prompt', request({ prompt: 'abc' }), []],
    ['the longest prompt', request({ prompt: 'x'.repeat(2_000) }), []],
    ['photos alone', request({ prompt: '  ' }), images(10)],
    ['a video alone', request({ prompt: '' }), ['video']],
    ['the longest call to action', request({ ctaText: 'x'.repeat(100) }), []],
    ['ten addresses', request({ sourceUrls: Array.from({ length: 10 }, (_, at) => `https://example.com/${at}`) }), []],
    ['empty addresses are left out', request({ sourceUrls: ['', '  ', 'https://example.com'] }), []],
    ['a writing style', request({ writingStyleId: 'style-1' }), []],
  ])('not %s', (_what, asked, media) => {
    expect(requestProblem(asked, media)).toBeNull()
  })

  it.each<[string, string, CaptionsRequest, ('image' | 'video')[]]>([
    ['nothing at all', 'prompt', request({ prompt: '' }), []],
    ['two letters', 'prompt', request({ prompt: ' ab ' }), []],
    ['two letters that count as four', 'prompt', request({ prompt: '🍵🍵' }), []],
    ['a prompt that is too long', 'prompt', request({ prompt: 'x'.repeat(2_001) }), []],
    ['emoji that may count twice', 'prompt', request({ prompt: '🍵'.repeat(1_001) }), []],
    ['eleven photos', 'mediaIds', request(), images(11)],
    ['two videos', 'mediaIds', request(), ['video', 'video']],
    ['a photo beside a video', 'mediaIds', request(), ['image', 'video']],
    ['no network', 'postTypes', request({ postTypes: [] }), []],
    ['a network twice', 'postTypes', request({ postTypes: ['x-post', 'x-post'] }), []],
    ['a call to action that is too long', 'ctaText', request({ ctaText: 'x'.repeat(101) }), []],
    ['eleven addresses', 'sourceUrls', request({ sourceUrls: Array.from({ length: 11 }, () => 'https://example.com') }), []],
    ['an address without https', 'sourceUrls', request({ sourceUrls: ['http://example.com'] }), []],
    ['no address', 'sourceUrls', request({ sourceUrls: ['example.com'] }), []],
    ['a script', 'sourceUrls', request({ sourceUrls: ['javascript:alert(1)'] }), []],
    ['a style of two words', 'writingStyleId', request({ writingStyleId: 'my style' }), []],
  ])('%s: %s', (_what, field, asked, media) => {
    expect(requestProblem(asked, media)?.field).toBe(field)
  })
})

describe('equal requests', () => {
  const key = (over: Partial<CaptionsInput> = {}, renditions: string[] = []) => equalKey(request(over), renditions)

  it('are those that the list cannot tell apart', () => {
    expect(key({ prompt: ' A new roast ', ctaText: 'x', postTypes: ['instagram-feed', 'x-post'] })).toBe(key({ postTypes: ['x-post', 'instagram-story', 'instagram-reel'] }))
    expect(key({}, ['photo'])).toBe(key())
    expect(new Set([key(), key({ prompt: 'other' }), key({ researchMode: 'deep' }), key({ postTypes: ['linkedin-post'] })]).size).toBe(4)
  })

  it('without a prompt, only with the same files', () => {
    expect(key({ prompt: '' }, ['a'])).toBe(key({ prompt: '' }, ['a']))
    expect(key({ prompt: '' }, ['a'])).not.toBe(key({ prompt: '' }, ['b']))
  })

  it('name each platform once', () => {
    expect(platformsAsked({ postTypes: ['instagram-feed', 'x-post', 'instagram-reel'] })).toEqual(['instagram', 'x'])
  })
})

describe('finding what was made', () => {
  const SENT = Date.UTC(2026, 10, 24, 9)
  const shown = (over: Partial<GenerationShown> = {}): GenerationShown => ({
    generationId: 'g1', prompt: 'A new roast', platforms: ['x', 'instagram'], researchMode: 'regular', createdAt: new Date(SENT + 500).toISOString(), ...over,
  })
  const asked = request({ postTypes: ['instagram-feed', 'x-post'] })
  const find = (rows: GenerationShown[], claimed: string[] = []) => findMade(rows, asked, new Set(claimed), SENT)

  it.each<[string, GenerationShown[], string]>([
    ['one', [shown()], 'adopted'],
    ['the same row on two pages', [shown(), shown()], 'adopted'],
    ['one whose clock is a minute behind', [shown({ createdAt: new Date(SENT - 60_000).toISOString() })], 'adopted'],
    ['one with other ends of lines', [shown({ prompt: 'A new roast\r\n' })], 'adopted'],
    ['none', [], 'none'],
    ['one made before', [shown({ createdAt: new Date(SENT - 3 * 60_000).toISOString() })], 'none'],
    ['one of another prompt', [shown({ prompt: 'A new roast!' })], 'none'],
    ['one without a prompt', [shown({ prompt: null })], 'none'],
    ['one for fewer networks', [shown({ platforms: ['x'] })], 'none'],
    ['one for more networks', [shown({ platforms: ['x', 'instagram', 'tiktok'] })], 'none'],
    ['one of the other mode', [shown({ researchMode: 'deep' })], 'none'],
    ['two', [shown(), shown({ generationId: 'g2' })], 'several'],
    ['one that does not say when', [shown({ createdAt: null })], 'several'],
    ['one with a senseless time', [shown({ createdAt: 'yesterday' })], 'several'],
  ])('%s', (_what, rows, saw) => {
    expect(find(rows).saw).toBe(saw)
  })

  it('never takes one that another request has', () => {
    expect(find([shown()], ['g1']).saw).toBe('none')
    expect(find([shown(), shown({ generationId: 'g2' })], ['g1'])).toEqual({ saw: 'adopted', generationId: 'g2' })
  })

  it('finds nothing for a request without a prompt', () => {
    expect(findMade([shown({ prompt: null }), shown({ generationId: 'g2', prompt: '' })], request({ prompt: '' }), new Set(), SENT).saw).toBe('none')
  })
})
