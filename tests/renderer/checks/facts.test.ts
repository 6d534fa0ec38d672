import { describe, expect, it } from 'vitest'
import type { MediaItem } from '../../../src/contract/schemas/media.ts'
import { EMPTY_CONTENT } from '../../../src/domain/draft-content.ts'
import type { DraftContent } from '../../../src/domain/draft-content.ts'
import { checkDraft, placeOf } from '../../../src/renderer/screens/composer/checks-facts.ts'
import type { Check } from '../../../src/renderer/screens/composer/checks-facts.ts'

const photo = (id: string, over: Partial<MediaItem> = {}): MediaItem => ({
  id, sha256: '0'.repeat(64), kind: 'image', mime: 'image/png', name: `${id}.png`, alt: 'A cup', size: 1_000, width: 800, height: 1_000, durationMs: null, preview: 'ready', flaw: null, createdAt: 0, ...over,
})
const draft = (over: Partial<DraftContent>): DraftContent => ({ ...EMPTY_CONTENT, shared: 'Words', ...over })
const check = (content: DraftContent, items: MediaItem[] = content.mediaIds.map((id) => photo(id))) => checkDraft(content, Object.fromEntries(items.map((item) => [item.id, item])))
const kinds = (checks: Check[]) => checks.map(({ level, kind }) => `${level} ${kind}`)
const film = (id: string, over: Partial<MediaItem> = {}) => photo(id, { kind: 'video', mime: 'video/mp4', name: `${id}.mp4`, width: 1_080, height: 1_920, durationMs: 30_000, size: 5_000_000, ...over })

describe('what is checked', () => {
  it('is nothing before it is said where the draft goes', () => {
    expect(check(draft({ shared: '', mediaIds: ['gone'] }), [])).toEqual([])
  })

  it('is well with a text that fits and a picture that is described', () => {
    expect(check(draft({ postTypes: ['instagram-feed', 'x-post', 'linkedin-post'], mediaIds: ['a'] }))).toEqual([])
  })

  it('names each network whose text is too long, by how much, with the shared text where that would fit', () => {
    const content = draft({ shared: 'x'.repeat(280), variants: { x: 'x'.repeat(292), linkedin: 'x'.repeat(3_001) }, postTypes: ['x-post', 'linkedin-post', 'facebook-post'] })
    expect(check(content)).toEqual([
      { key: 'too-long x', level: 'problem', kind: 'too-long', platform: 'x', over: 12, unit: 'weighted', canUseShared: true },
      { key: 'too-long linkedin', level: 'problem', kind: 'too-long', platform: 'linkedin', over: 1, unit: 'utf16', canUseShared: true },
    ])
    expect(check(draft({ shared: 'x'.repeat(292), postTypes: ['x-post'] }))).toMatchObject([{ canUseShared: false }])
    expect(check(draft({ shared: 'x'.repeat(281), variants: { x: 'x'.repeat(292) }, postTypes: ['x-post'] }))).toMatchObject([{ over: 12, canUseShared: false }])
  })

  it.each<[string, Partial<DraftContent>, string[]]>([
    ['no title', { postTypes: ['youtube-video'], youtubeTitle: '  ' }, ['problem title-missing']],
    ['a long title', { postTypes: ['youtube-short'], youtubeTitle: 'x'.repeat(101) }, ['problem title-too-long']],
    ['a title with spaces around', { postTypes: ['youtube-short'], youtubeTitle: ` ${'x'.repeat(100)} ` }, []],
    ['signs that YouTube refuses', { postTypes: ['youtube-short'], youtubeTitle: 'a > b', shared: 'I <3 this' }, ['problem signs', 'problem signs']],
    ['the same signs elsewhere', { postTypes: ['x-post'], shared: 'I <3 this' }, []],
    ['six tags on Instagram', { postTypes: ['instagram-feed', 'linkedin-post'], shared: '#a #b #c #d #e #f' }, ['note hashtags']],
    ['five tags and a number', { postTypes: ['instagram-feed'], shared: '#a #b #c #d #e #1' }, []],
    ['six tags on a story, which shows none', { postTypes: ['instagram-story'], shared: '#a #b #c #d #e #f' }, []],
  ])('finds %s', (_what, content, expected) => {
    expect(kinds(check(draft({ ...content, mediaIds: ['a'] }), [content.postTypes?.some((one) => one.startsWith('youtube')) === true ? film('a') : photo('a', { width: 900, height: 1_125 })]).filter(({ kind }) => kind !== 'files-unfit'))).toEqual(expected)
  })

  it('finds that nothing would be posted, and where a picture is needed', () => {
    const content = draft({ shared: ' ', postTypes: ['instagram-feed', 'tiktok-video', 'x-post', 'linkedin-post'], variants: { linkedin: 'Words' } })
    expect(check(content)).toEqual([
      { key: 'nothing', level: 'problem', kind: 'nothing', platforms: ['x'] },
      { key: 'media-needed', level: 'note', kind: 'media-needed', platforms: ['instagram', 'tiktok'] },
    ])
  })

  it('finds networks that are not connected as far as known, first and as one line, and no other', () => {
    const content = draft({ postTypes: ['instagram-story', 'instagram-reel', 'x-post', 'linkedin-post'], mediaIds: ['a'], shared: 'x'.repeat(281) })
    expect(kinds(checkDraft(content, { a: photo('a', { width: 1_080, height: 1_920 }) }, ['x', 'instagram', 'tiktok'])).slice(0, 2)).toEqual(['problem not-connected', 'problem too-long'])
    const [first] = checkDraft(content, { a: photo('a') }, ['tiktok', 'x', 'instagram'])
    expect(first).toEqual({ key: 'not-connected', level: 'problem', kind: 'not-connected', platforms: ['instagram', 'x'] })
    expect(first && placeOf(first, content)).toBeNull()
    expect(kinds(checkDraft(content, { a: photo('a') }, ['tiktok']))).not.toContain('problem not-connected')
  })

  it('finds files that are gone and pictures that are not described', () => {
    const content = draft({ postTypes: ['x-post'], mediaIds: ['gone', 'plain', 'told', 'film'] })
    expect(check(content, [photo('plain', { alt: ' ' }), photo('told'), film('film', { alt: '' })])).toEqual([
      { key: 'files-gone', level: 'problem', kind: 'files-gone', mediaIds: ['gone'] },
      { key: 'alt-missing', level: 'note', kind: 'alt-missing', mediaIds: ['plain'] },
    ])
  })

  it('says what networks say of files: the same of several files and forms once, and only of what is chosen', () => {
    const ids = ['a', 'b', 'c', 'd', 'long']
    const content = draft({ youtubeTitle: 'Title', postTypes: ['facebook-reel', 'youtube-short', 'x-post'], mediaIds: ids })
    const items = [...ids.slice(0, 4).map((id) => photo(id)), film('long', { durationMs: 161_000 })]
    const said = check(content, items).map((one) => one.kind === 'files-unfit' && [one.level, one.unfit.postTypes, one.unfit.items.map(({ id }) => id), one.unfit.reason.code])
    expect(said).toEqual([
      ['problem', ['facebook-reel', 'youtube-short'], ['a', 'b', 'c', 'd'], 'kind'],
      ['problem', ['facebook-reel'], ['long'], 'too-long'],
      ['problem', ['x-post'], ['long'], 'too-long'],
      ['problem', ['x-post'], [], 'too-many-files'],
    ])
    const forms = check(draft({ ...content, postTypes: ['facebook-reel', 'facebook-story'], mediaIds: ['one', 'two'] }), [film('one', { durationMs: 100_000 }), film('two')])
    expect(forms.map((one) => one.kind === 'files-unfit' && [one.unfit.postTypes, one.unfit.items.map(({ id }) => id), one.unfit.reason.code, one.unfit.reason.limit])).toEqual([
      [['facebook-reel'], ['one'], 'too-long', 90_000],
      [['facebook-reel', 'facebook-story'], [], 'too-many-files', 1],
      [['facebook-story'], ['one'], 'too-long', 60_000],
    ])
    const keys = check(content, items).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('leaves out what is made to fit on its way', () => {
    // A PNG is made a JPEG for Instagram.
    expect(check(draft({ postTypes: ['instagram-feed'], mediaIds: ['a'] }))).toEqual([])
    const webp = photo('a', { mime: 'image/webp', size: 9_000_000 })
    expect(check(draft({ postTypes: ['x-post', 'instagram-feed'], mediaIds: ['a'] }), [webp]).map((one) => one.kind === 'files-unfit' && [one.unfit.postTypes, one.unfit.reason.code])).toEqual([[['x-post'], 'size'], [['instagram-feed'], 'size']])
  })

  it('puts problems first', () => {
    const content = draft({ shared: `${'x'.repeat(2_300)} #a #b #c #d #e #f`, postTypes: ['instagram-feed', 'youtube-video', 'x-post'], mediaIds: [] })
    const levels = check(content).map(({ level }) => level)
    expect(levels).toEqual([...levels].sort().reverse())
    expect(new Set(levels)).toEqual(new Set(['problem', 'note']))
  })
})

describe('where a check leads', () => {
  const placesIn = (content: DraftContent) => check(content).filter(({ kind }) => kind !== 'files-unfit').map((one) => placeOf(one, content))
  const marked = (content: DraftContent) => placesIn(content).map((place) => {
    if (place?.kind === 'title') return content.youtubeTitle.slice(place.start, place.end)
    if (place?.kind !== 'caption' || place.tab === 'shared') return place
    return [place.tab, (content.variants[place.tab] ?? content.shared).slice(place.start, place.end)]
  })

  it('marks what is too much', () => {
    expect(marked(draft({ shared: `${'x'.repeat(280)}, and the rest`, postTypes: ['x-post'] }))).toEqual([['x', ', and the rest']])
    expect(marked(draft({ variants: { youtube: `${'ü'.repeat(2_500)}end` }, youtubeTitle: `  ${'t'.repeat(100)}more `, postTypes: ['youtube-short'], mediaIds: ['a'] }))).toEqual([['youtube', 'end'], 'more '])
    expect(marked(draft({ shared: '#a #b #c #d #e then #f #g.', postTypes: ['instagram-reel'], mediaIds: ['a'] }))).toEqual([['instagram', '#f #g']])
    expect(marked(draft({ shared: 'I <3 this', youtubeTitle: 'a > b', postTypes: ['youtube-short'], mediaIds: ['a'] }))).toEqual([['youtube', '<'], '>'])
  })

  it('goes to where words are missing', () => {
    expect(placesIn(draft({ postTypes: ['youtube-video'], mediaIds: ['a'] }))).toEqual([{ kind: 'title', start: 0, end: 0 }])
    expect(placesIn(draft({ shared: '', postTypes: ['x-post'] }))).toEqual([{ kind: 'caption', tab: 'shared', start: 0, end: 0 }])
    expect(placesIn(draft({ variants: { x: '' }, postTypes: ['x-post'] }))).toEqual([{ kind: 'caption', tab: 'x', start: 0, end: 0 }])
  })

  it('goes to the first of the files it is about', () => {
    const content = draft({ postTypes: ['instagram-feed'], mediaIds: ['well', 'tall', 'taller'] })
    const checks = check(content, [photo('well'), photo('tall', { height: 2_000 }), photo('taller', { height: 3_000 })])
    expect(checks.map((one) => placeOf(one, content))).toEqual([{ kind: 'file', mediaId: 'tall' }])
  })

  it('follows the text as it is by then', () => {
    const content = draft({ shared: 'x'.repeat(300), postTypes: ['x-post'] })
    const [first] = check(content)
    if (first === undefined) throw new Error('nothing was found')
    expect(placeOf(first, { ...content, shared: 'short' })).toEqual({ kind: 'caption', tab: 'x', start: 5, end: 5 })
  })
})
