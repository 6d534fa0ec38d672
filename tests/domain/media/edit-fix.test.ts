import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AS_IT_IS, LIMITS, RATIOS, RATIO_NAMES, commonWindow, cropToRatio, editedSize, fixFor, normaliseRecipe, offeredRatios, verdict, verdictsAfter,
} from '../../../src/domain/media/index.ts'
import type { EditedFile } from '../../../src/domain/media/index.ts'
import { POST_TYPES } from '../../../src/domain/post-types.ts'
import type { PostType } from '../../../src/domain/post-types.ts'

const photo = (over: Partial<EditedFile> = {}): EditedFile => ({ kind: 'image', mime: 'image/jpeg', size: 2_000_000, width: 4000, height: 3000, durationMs: null, flaw: null, ...over })
const film = (over: Partial<EditedFile> = {}): EditedFile => ({ kind: 'video', mime: 'video/mp4', size: 40_000_000, width: 1920, height: 1080, durationMs: 50_000, flaw: null, ...over })
/** The parts of the fix, in a line. */
function told(file: EditedFile, ...postTypes: PostType[]): string | null {
  const fix = fixFor(file, postTypes)
  if (fix === null) return null
  const { width, height } = editedSize(fix, file)
  const { crop, fit, trim } = normaliseRecipe(fix, file)
  return [crop && `crop to ${width}×${height}`, fit && `fit ${[fit.maxWidth, fit.maxHeight, fit.maxBytes, fit.mime].join()}`, trim && `trim ${trim.startMs}–${trim.endMs}`].filter(Boolean).join(', ')
}

describe('the fix for a file', () => {
  it.each<[string, EditedFile, PostType[], string | null]>([
    ['one that fits', photo({ width: 1080, height: 1080 }), ['instagram-feed'], null],
    ['a panorama', photo({ width: 4000, height: 1000 }), ['instagram-feed'], 'crop to 1910×1000'],
    ['a tower', photo({ width: 1000, height: 4000 }), ['instagram-feed'], 'crop to 1000×1250'],
    ['a story', photo(), ['instagram-story'], 'crop to 1688×3000'],
    ['a large file', photo({ size: 9_000_000 }), ['instagram-feed'], 'fit ,,8000000,'],
    ['a large file for two', photo({ size: 9_000_000 }), ['instagram-feed', 'x-post'], 'fit ,,5000000,'],
    ['a PNG of a wrong shape', photo({ mime: 'image/png', width: 4000, height: 1000 }), ['instagram-feed'], 'crop to 1910×1000, fit ,,,image/jpeg'],
    ['a WebP for two that take no such', photo({ mime: 'image/webp' }), ['facebook-post', 'linkedin-post'], 'fit ,,,image/jpeg'],
    ['two that take one kind each', photo({ mime: 'image/png' }), ['tiktok-photos', 'facebook-post'], 'fit 1662,1247,,image/jpeg'],
    ['many pixels', photo({ width: 8000, height: 6000 }), ['linkedin-post'], 'fit 6942,5207,,'],
    ['a long side', photo({ width: 10_000, height: 1_000 }), ['x-post'], 'fit 8192,819,,'],
    ['too few pixels', photo({ width: 200, height: 200 }), ['instagram-feed'], null],
    ['a photo for a film', photo(), ['instagram-reel'], null],
    ['a photo for the feed and for a reel', photo({ width: 4000, height: 1000 }), ['instagram-feed', 'instagram-reel'], null],
    ['shapes that exclude each other', photo({ width: 4000, height: 1000 }), ['instagram-feed', 'instagram-story'], null],
    ['a long film', film({ durationMs: 200_000 }), ['x-post'], 'trim 0–140000'],
    ['a long film for two', film({ durationMs: 200_000 }), ['x-post', 'facebook-story'], 'trim 0–60000'],
    ['a long film that lies', film({ durationMs: 200_000 }), ['facebook-reel'], 'crop to 608×1080, trim 0–90000'],
    ['a film that would be too small', film({ width: 960, height: 540 }), ['facebook-reel'], null],
    ['a short film', film({ durationMs: 1_000 }), ['linkedin-post'], null],
    ['a large film', film({ size: 600_000_000 }), ['x-post'], null],
    ['a film of another form', film({ mime: 'video/webm' }), ['instagram-reel'], null],
    ['a broken one', photo({ width: 4000, height: 1000, flaw: 'broken' }), ['instagram-feed'], null],
    ['one of which nothing is known', film({ width: null, height: null, durationMs: null }), ['facebook-reel'], null],
  ])('%s', (_what, file, postTypes, expected) => {
    expect(told(file, ...postTypes)).toBe(expected)
  })

  it('is refused by nobody, whatever the file, and mends all it promised', () => {
    const files = fc.record<EditedFile>({
      kind: fc.constantFrom('image', 'video'), mime: fc.constantFrom('image/jpeg', 'image/png', 'image/webp', 'video/mp4', 'video/webm'), size: fc.integer({ min: 1, max: 700_000_000 }),
      width: fc.integer({ min: 1, max: 12_000 }), height: fc.integer({ min: 1, max: 12_000 }), durationMs: fc.option(fc.integer({ min: 1, max: 4_000_000 })), flaw: fc.constant(null),
    })
    let fixes = 0
    fc.assert(fc.property(files, fc.uniqueArray(fc.constantFrom(...POST_TYPES), { minLength: 1, maxLength: 3 }), (file, postTypes) => {
      const fix = fixFor(file, postTypes)
      if (fix === null) return
      fixes += 1
      const before = postTypes.map((postType) => verdict(file, postType))
      const after = verdictsAfter(normaliseRecipe(fix, file), file, postTypes)
      expect(after.every((one) => one.verdict !== 'refused')).toBe(true)
      expect(after.flatMap((one) => one.reasons).length).toBeLessThan(before.flatMap((one) => one.reasons).length)
    }), { numRuns: 2_000, seed: 7 })
    expect(fixes).toBeGreaterThan(100)
  })
})

describe('shapes', () => {
  it('each edge that a network names is on offer', () => {
    const edges = POST_TYPES.flatMap((postType) => (['image', 'video'] as const).flatMap((kind) => [LIMITS[postType][kind]?.minRatio?.is, LIMITS[postType][kind]?.maxRatio?.is]))
    // Films are taken in nearly any shape by some; those edges are no shapes.
    const shapes = edges.filter((edge) => edge !== undefined && edge > 0.5 && edge < 2)
    for (const edge of shapes) expect(RATIO_NAMES.some((name) => Math.abs(RATIOS[name] - (edge ?? 0)) < 0.01)).toBe(true)
    expect(shapes.length).toBeGreaterThan(8)
  })

  it('those that the chosen networks take come first, and say for whom they are', () => {
    const [first, ...rest] = offeredRatios('image', ['instagram-story'])
    expect(first).toEqual({ name: '9:16', fits: ['instagram-story'], namedBy: ['instagram-story'] })
    expect(rest.every((one) => one.fits.length === 0)).toBe(true)
    expect(offeredRatios('image', ['instagram-feed']).filter((one) => one.fits.length > 0).map((one) => one.name)).toEqual(['4:5', '1:1', '1.91:1', '16:9'])
    expect(offeredRatios('image', POST_TYPES).find((one) => one.name === '4:5')?.namedBy).toEqual(['instagram-feed'])
  })

  it('what all take is what each takes', () => {
    expect(commonWindow(['instagram-feed', 'x-post'], 'image')).toEqual({ least: 0.8, most: 1.91 })
    expect(commonWindow(['instagram-feed', 'instagram-story'], 'image')).toBeNull()
    expect(commonWindow(['instagram-reel'], 'image')).toBeNull()
  })

  it('a crop to a shape has it, in the picture, as large as can be, whichever way the picture is turned', () => {
    fc.assert(fc.property(fc.constantFrom(...RATIO_NAMES), fc.integer({ min: 100, max: 6_000 }), fc.integer({ min: 100, max: 6_000 }), fc.constantFrom(0, 90, 180, 270), fc.option(fc.constant({ x: 0.9, y: 0.9, width: 0.1, height: 0.1 })), (name, width, height, turn, around) => {
      const crop = cropToRatio(RATIOS[name], { width, height }, turn, around)
      const lying = turn % 180 === 0 ? { width, height } : { width: height, height: width }
      expect((crop.width * lying.width) / (crop.height * lying.height)).toBeCloseTo(RATIOS[name], 6)
      expect(Math.max(crop.width, crop.height)).toBeCloseTo(1, 9)
      expect(Math.min(crop.x, crop.y)).toBeGreaterThanOrEqual(0)
      expect(Math.max(crop.x + crop.width, crop.y + crop.height)).toBeLessThanOrEqual(1 + 1e-9)
      // With what was looked at in it.
      if (around !== null) for (const end of [crop.x + crop.width, crop.y + crop.height]) expect(end).toBeGreaterThanOrEqual(0.95)
    }))
  })

  it('the recipe that changes nothing changes no verdict', () => {
    expect(verdictsAfter(AS_IT_IS, photo(), POST_TYPES)).toEqual(POST_TYPES.map((postType) => verdict(photo(), postType)))
  })
})
