import { describe, expect, it } from 'vitest'
import { postTypeVerdictSchema } from '../../../src/contract/schemas/media.ts'
import { LIMITS, verdict, verdictOfSet } from '../../../src/domain/media/index.ts'
import type { JudgedFile } from '../../../src/domain/media/index.ts'
import { POST_TYPES } from '../../../src/domain/post-types.ts'
import type { PostType } from '../../../src/domain/post-types.ts'

const photo = (over: Partial<JudgedFile> = {}): JudgedFile => ({ kind: 'image', mime: 'image/jpeg', size: 2_000_000, width: 1080, height: 1080, durationMs: null, flaw: null, ...over })
const film = (over: Partial<JudgedFile> = {}): JudgedFile => ({ kind: 'video', mime: 'video/mp4', size: 20_000_000, width: 1080, height: 1920, durationMs: 20_000, flaw: null, ...over })
const told = (file: JudgedFile, postType: PostType) => {
  const { verdict: word, reasons } = verdict(file, postType)
  return [word, ...reasons.map((reason) => reason.code)].join(' ')
}

describe('a file and a post type', () => {
  it.each<[string, JudgedFile, PostType, string]>([
    ['a square JPEG', photo(), 'instagram-feed', 'fits'],
    ['a PNG', photo({ mime: 'image/png' }), 'instagram-feed', 'warns format'],
    ['one of more than 8 MB', photo({ size: 8_000_001 }), 'instagram-feed', 'refused size'],
    ['one of exactly 8 MB', photo({ size: 8_000_000 }), 'instagram-feed', 'fits'],
    ['a panorama', photo({ width: 4000, height: 1000 }), 'instagram-feed', 'refused too-wide'],
    ['a tower', photo({ width: 500, height: 1000 }), 'instagram-feed', 'refused too-narrow'],
    ['4:5, a pixel off', photo({ width: 1079, height: 1350 }), 'instagram-feed', 'fits'],
    ['a small one', photo({ width: 200, height: 200 }), 'instagram-feed', 'warns too-few-pixels'],
    ['a photo', photo(), 'instagram-reel', 'refused kind'],
    ['a photo', photo(), 'youtube-short', 'refused kind'],
    ['a film', film(), 'tiktok-photos', 'refused kind'],
    ['an upright film', film(), 'instagram-reel', 'fits'],
    ['one of nearly 9:16', film({ width: 608, height: 1080 }), 'instagram-reel', 'fits'],
    ['one that lies', film({ width: 1920, height: 1080 }), 'instagram-reel', 'warns too-wide'],
    ['two seconds', film({ durationMs: 2_000 }), 'instagram-reel', 'refused too-short'],
    ['a WebM', film({ mime: 'video/webm' }), 'instagram-reel', 'refused format'],
    ['two minutes', film({ durationMs: 120_000 }), 'facebook-reel', 'refused too-long'],
    ['a tiny film', film({ width: 360, height: 640 }), 'facebook-reel', 'refused too-few-pixels'],
    ['a long one', film({ durationMs: 141_000 }), 'x-post', 'refused too-long'],
    ['half an hour', film({ durationMs: 1_800_001 }), 'linkedin-post', 'refused too-long'],
    ['a few bytes', film({ size: 74_999 }), 'linkedin-post', 'refused size'],
    ['four minutes that lie', film({ durationMs: 240_000, width: 1920, height: 1080 }), 'youtube-short', 'warns too-long too-wide'],
    ['a photo of a large camera', photo({ width: 8_000, height: 6_000 }), 'linkedin-post', 'refused too-many-pixels'],
    ['a broken film', film({ flaw: 'broken', width: null, height: null, durationMs: null }), 'x-post', 'warns unreadable'],
    ['one that this computer cannot show', film({ flaw: 'undecodable' }), 'instagram-reel', 'fits'],
    ['a film of which nothing is known yet', film({ width: null, height: null, durationMs: null }), 'facebook-reel', 'fits'],
    ['several things at once', photo({ mime: 'image/png', size: 9_000_000, width: 3000, height: 1000 }), 'instagram-feed', 'refused format size too-wide'],
  ])('%s for %3$s', (_what, file, postType, expected) => {
    expect(told(file, postType)).toBe(expected)
  })

  it('a reason names the figure, what the file has, where it was read and when', () => {
    expect(verdict(photo({ size: 9_000_000 }), 'instagram-feed').reasons).toEqual([
      { code: 'size', verdict: 'refused', limit: 8_000_000, actual: 9_000_000, source: expect.stringMatching(/developers\.facebook\.com/), checked: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    ])
  })
})

describe('the files of a post together', () => {
  const many = (count: number, kind: 'image' | 'video' = 'image') => Array.from({ length: count }, () => ({ kind }))
  it.each<[PostType, { kind: 'image' | 'video' }[], string]>([
    ['instagram-feed', many(10), 'fits'], ['instagram-feed', many(11), 'refused'], ['instagram-feed', [...many(2), ...many(1, 'video')], 'fits'], ['instagram-reel', many(2, 'video'), 'refused'],
    ['x-post', many(5), 'refused'], ['linkedin-post', [...many(1), ...many(1, 'video')], 'refused'], ['linkedin-post', many(20), 'fits'], ['facebook-post', many(100), 'fits'], ['tiktok-photos', [], 'fits'],
  ])('%s', (postType, files, expected) => {
    expect(verdictOfSet(files, postType).verdict).toBe(expected)
  })
})

describe('the figures', () => {
  it.each(POST_TYPES)('of %s are told with their source, and fit the contract', (postType) => {
    const limits = LIMITS[postType]
    expect(limits.image ?? limits.video).not.toBeNull()
    for (const figure of [limits.most, limits.mixed, ...Object.values(limits.image ?? {}), ...Object.values(limits.video ?? {})]) {
      if (figure === null) continue
      expect(figure.source.length).toBeGreaterThan(5)
      expect(new Date(figure.checked).toISOString().slice(0, 10)).toBe(figure.checked)
    }
    for (const kind of [photo({ size: 1e9, width: 1, height: 90_000, mime: 'image/webp' }), film({ size: 1, width: 90_000, height: 1, durationMs: 1, mime: 'video/webm' })]) postTypeVerdictSchema.parse(verdict(kind, postType))
  })
})
