import { describe, expect, it } from 'vitest'
import { VERDICT_REASONS } from '../../../src/domain/media/verdict-reasons.ts'
import { CAPTION_LIMITS, countCaption } from '../../../src/domain/captions/index.ts'
import { POST_TYPES } from '../../../src/domain/post-types.ts'
import type { MediaItem } from '../../../src/contract/schemas/media.ts'
import type { VerdictReason } from '../../../src/domain/media/index.ts'
import type { Check } from '../../../src/renderer/screens/composer/checks-facts.ts'
import { checkWords, checksWords, countInWords, countWords, limitLines, summaryWords, unfitSentence } from '../../../src/renderer/strings/checks.ts'

const item: MediaItem = { id: 'a', sha256: '0', kind: 'video', mime: 'video/mp4', name: 'cold-brew.mov', alt: '', size: 1, width: null, height: null, durationMs: null, preview: 'none', flaw: null, createdAt: 0 }
const file = (code: VerdictReason, limit: number | null, actual: number | null, items = [item]): Check => ({
  key: 'a', level: 'problem', kind: 'files-unfit',
  unfit: { key: 'a', postTypes: ['x-post'], items, reason: { code, verdict: 'refused', limit, actual, source: 'X Help', checked: '2026-11-24' } },
})

describe('a counter', () => {
  it.each<[string, string, string]>([
    ['a'.repeat(243), '243 of 280', '243 of 280 characters'],
    ['a'.repeat(252), '252 of 280', '252 of 280 characters, 28 left'],
    ['a'.repeat(280), '280 of 280', '280 of 280 characters, 0 left'],
    ['a'.repeat(292), '292 of 280', '292 of 280 characters, 12 too many'],
  ])('of X', (text, shown, said) => {
    expect(countWords(countCaption(text, 'x'))).toBe(shown)
    expect(countInWords(countCaption(text, 'x'))).toBe(said)
  })

  it('leaves a limit out that is far away, or not there', () => {
    expect(countWords(countCaption('abc', 'facebook'))).toBe('3')
    expect(countWords(countCaption('a'.repeat(40_000), 'facebook'))).toBe('40,000 of 63,206')
    expect(countInWords(countCaption('a', 'instagram', ['instagram-story']))).toBe('1 character')
    expect(countInWords(countCaption('ü'.repeat(10), 'youtube'))).toBe('20 of 5,000 bytes')
  })
})

describe('a check in words', () => {
  it.each<[Check, string]>([
    [{ key: '', level: 'problem', kind: 'too-long', platform: 'x', over: 12, unit: 'weighted', canUseShared: false }, 'X: 12 characters too many'],
    [{ key: '', level: 'problem', kind: 'too-long', platform: 'youtube', over: 1, unit: 'bytes', canUseShared: false }, 'YouTube: 1 byte too many'],
    [{ key: '', level: 'note', kind: 'media-needed', platforms: ['instagram'] }, 'Instagram: needs a picture or a video'],
    [{ key: '', level: 'note', kind: 'media-needed', platforms: ['instagram', 'tiktok'] }, 'Instagram and TikTok: need a picture or a video'],
    [{ key: '', level: 'note', kind: 'alt-missing', mediaIds: ['a', 'b'] }, '2 pictures have no alt text'],
    [{ key: '', level: 'note', kind: 'hashtags', platform: 'instagram', count: 7, max: 5 }, 'Instagram: 7 hashtags, it takes 5'],
    [file('too-long', 140_000, 161_000), 'X post: cold-brew.mov runs 2:41, the limit is 2:20'],
    [file('size', 15_000_000, 16_400_000), 'X post: cold-brew.mov has 16.4 MB, the limit is 15 MB'],
    [file('too-many-files', 4, 6), 'X post: 6 files, it takes 4'],
    [file('size', 75_000, 60_000), 'X post: cold-brew.mov has 60 kB, the least is 75 kB'],
    [file('too-narrow', 0.8, 0.5), 'X post: cold-brew.mov is taller than 4:5'],
    [file('too-long', 140_000, 161_000, [item, { ...item, id: 'b' }]), 'X post: 2 files are longer than 2:20'],
    [file('kind', null, null), 'X post: takes pictures, not videos'],
  ])('%#', (check, words) => {
    expect(checkWords(check)).toBe(words)
  })

  it.each(VERDICT_REASONS)('of files that are %s, with and without figures', (code) => {
    for (const [limit, actual] of [[1, 2], [2, 1], [null, null]] as const) {
      for (const items of [[item], [item, { ...item, id: 'b' }], []]) {
        const check = file(code, limit, actual, items)
        expect(checkWords(check)).toMatch(/^X post: .{5,}[^,\s]$/)
        expect(checkWords(check)).not.toMatch(/ {2}|undefined|null|NaN/)
        if (check.kind === 'files-unfit') expect(unfitSentence(check.unfit)).toMatch(/^([A-Z0-9]|cold-brew).*[^.]\.$/)
      }
    }
  })

  it('names several forms at once', () => {
    const check = file('kind', null, null, [{ ...item, kind: 'image' }])
    if (check.kind !== 'files-unfit') throw new Error('not of files')
    expect(checkWords({ ...check, unfit: { ...check.unfit, postTypes: ['instagram-reel', 'tiktok-video'] } })).toBe('Instagram reel and TikTok video: take a video, not pictures')
  })

  it('is summed up', () => {
    expect(summaryWords([{ level: 'problem' }, { level: 'note' }, { level: 'note' }])).toBe('1 problem, 2 notes')
    expect(summaryWords([{ level: 'note' }])).toBe('1 note')
    expect(checksWords.allWell(['instagram', 'x', 'facebook'])).toBe('Fits Instagram, X and Facebook')
  })

  it('says when the limits were checked on the day itself, wherever one is', () => {
    expect(checksWords.limitsChecked('2026-03-02')).toMatch(/2/)
    expect(checksWords.limitsChecked('2026-03-02')).not.toMatch(/\b[13]\b/)
  })
})

describe('the table of limits', () => {
  it.each(POST_TYPES)('has a line for %s', (postType) => {
    const lines = limitLines(CAPTION_LIMITS[postType])
    expect(lines.length).toBeGreaterThan(0)
    expect(new Set(lines.map(({ limit }) => limit)).size).toBe(lines.length)
  })
})
