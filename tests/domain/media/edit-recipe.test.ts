import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AS_IT_IS, TURNS, changesNothing, composeRecipes, cropBox, editedFile, editedSize, fitSize, needsEncoding, normaliseRecipe, recipeKey, recipeProblem,
} from '../../../src/domain/media/index.ts'
import type { EditRecipe, EditedFile } from '../../../src/domain/media/index.ts'

const photo = (over: Partial<EditedFile> = {}): EditedFile => ({ kind: 'image', mime: 'image/jpeg', size: 3_000_000, width: 4000, height: 3000, durationMs: null, flaw: null, ...over })
const film = (over: Partial<EditedFile> = {}): EditedFile => ({ kind: 'video', mime: 'video/mp4', size: 40_000_000, width: 1920, height: 1080, durationMs: 90_000, flaw: null, ...over })
const edit = (over: Partial<EditRecipe>): EditRecipe => ({ ...AS_IT_IS, ...over })
const middle = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 }

const fraction = fc.double({ min: -0.5, max: 1.5, noNaN: true })
const recipes = fc.record<EditRecipe>({
  turn: fc.constantFrom(...TURNS), mirror: fc.boolean(),
  crop: fc.option(fc.record({ x: fraction, y: fraction, width: fraction, height: fraction })),
  fit: fc.option(fc.record({ maxWidth: fc.option(fc.integer({ min: 1, max: 9_000 })), maxHeight: fc.option(fc.integer({ min: 1, max: 9_000 })), maxBytes: fc.option(fc.integer({ min: 1 })), mime: fc.constant(null) })),
  trim: fc.option(fc.record({ startMs: fc.integer({ min: -10, max: 100_000 }), endMs: fc.option(fc.integer({ min: 0, max: 200_000 })) })),
  coverMs: fc.option(fc.integer({ min: 0, max: 200_000 })), stillMs: fc.constant(null),
})
const sides = fc.integer({ min: 1, max: 8_000 })

describe('a recipe in its one way of being written', () => {
  it.each<[string, Partial<EditRecipe>, EditedFile, Partial<EditRecipe>]>([
    ['the whole is no crop', { crop: { x: 0, y: 0, width: 1, height: 1 } }, photo(), {}],
    ['nor is nearly the whole', { crop: { x: 0.00001, y: 0, width: 0.99995, height: 1 } }, photo(), {}],
    ['a crop past the edge is moved back', { crop: { x: 0.8, y: -0.3, width: 0.5, height: 0.5 } }, photo(), { crop: { x: 0.5, y: 0, width: 0.5, height: 0.5 } }],
    ['a third has six digits', { crop: { x: 1 / 3, y: 0, width: 1 / 3, height: 1 } }, photo(), { crop: { x: 0.333333, y: 0, width: 0.333333, height: 1 } }],
    ['a fit without a limit is none', { fit: { maxWidth: null, maxHeight: null, maxBytes: null, mime: null } }, photo(), {}],
    ['bytes of a film are not limited', { fit: { maxWidth: null, maxHeight: null, maxBytes: 5, mime: 'image/png' } }, film(), {}],
    ['a photo has no time', { trim: { startMs: 1, endMs: 2 }, coverMs: 3, stillMs: 4 }, photo(), {}],
    ['all of the time is no trim', { trim: { startMs: 0, endMs: 90_000 } }, film(), {}],
    ['up to its end has no end', { trim: { startMs: 10_000, endMs: 91_000 } }, film(), { trim: { startMs: 10_000, endMs: null } }],
    ['a moment lies within the film', { coverMs: 100_000.4 }, film(), { coverMs: 90_000 }],
    ['a still picture is nothing else', { stillMs: 1_000.6, turn: 90, trim: { startMs: 5, endMs: 900 } }, film(), { stillMs: 1_001 }],
  ])('%s', (_what, given, file, expected) => {
    expect(normaliseRecipe(edit(given), file)).toEqual(edit(expected))
  })

  it('is the same when it is written again, and lies within the picture', () => {
    fc.assert(fc.property(recipes, fc.constantFrom(photo(), film(), film({ durationMs: null })), (recipe, file) => {
      const once = normaliseRecipe(recipe, file)
      expect(normaliseRecipe(once, file)).toEqual(once)
      if (once.crop) expect(Math.max(once.crop.x + once.crop.width, once.crop.y + once.crop.height)).toBeLessThanOrEqual(1 + 2e-6)
    }))
  })

  it('has a name that its cover is not in, and every other part is', () => {
    const base = edit({ trim: { startMs: 1_000, endMs: 5_000 } })
    expect(recipeKey({ ...base, coverMs: 2_000 })).toBe(recipeKey(base))
    const others = [AS_IT_IS, base, { ...base, turn: 90 as const }, { ...base, mirror: true }, { ...base, crop: middle }, { ...base, trim: { startMs: 1_000, endMs: null } }, edit({ stillMs: 1_000 }), edit({ fit: { maxWidth: 1, maxHeight: null, maxBytes: null, mime: null } }), edit({ fit: { maxWidth: null, maxHeight: 1, maxBytes: null, mime: null } })]
    expect(new Set(others.map(recipeKey)).size).toBe(others.length)
  })

  it('changes nothing with a cover alone', () => {
    expect(changesNothing(edit({ coverMs: 5 }))).toBe(true)
    for (const part of [{ turn: 180 }, { mirror: true }, { crop: middle }, { trim: { startMs: 0, endMs: 1 } }, { stillMs: 0 }] as Partial<EditRecipe>[]) expect(changesNothing(edit(part))).toBe(false)
  })
})

describe('what a recipe makes', () => {
  it.each<[string, Partial<EditRecipe>, EditedFile, [number | null, number | null, number | null]]>([
    ['turned', { turn: 90 }, photo(), [3000, 4000, null]],
    ['turned upside down', { turn: 180 }, photo(), [4000, 3000, null]],
    ['cropped', { crop: middle }, photo(), [2000, 1500, null]],
    ['cropped once it is turned', { turn: 270, crop: { x: 0, y: 0, width: 1, height: 0.5 } }, photo(), [3000, 2000, null]],
    ['made smaller', { fit: { maxWidth: 1000, maxHeight: null, maxBytes: null, mime: null } }, photo(), [1000, 750, null]],
    ['made smaller by its height', { fit: { maxWidth: 3000, maxHeight: 300, maxBytes: null, mime: null } }, photo(), [400, 300, null]],
    ['never made larger', { fit: { maxWidth: 9000, maxHeight: 9000, maxBytes: null, mime: null } }, photo(), [4000, 3000, null]],
    ['a film has even sides', { crop: { x: 0.111, y: 0.1, width: 0.3333, height: 0.3333 } }, film(), [640, 360, 90_000]],
    ['a part of the time', { trim: { startMs: 10_000, endMs: 25_000 } }, film(), [1920, 1080, 15_000]],
    ['the rest of the time', { trim: { startMs: 80_000, endMs: null } }, film(), [1920, 1080, 10_000]],
    ['a still picture has no time', { stillMs: 3_000 }, film(), [1920, 1080, null]],
    ['nothing is known of an unknown film', { crop: middle, trim: { startMs: 5, endMs: null } }, film({ width: null, height: null, durationMs: null }), [null, null, null]],
  ])('%s', (_what, recipe, file, [width, height, durationMs]) => {
    expect(editedSize(edit(recipe), file)).toEqual({ width, height, durationMs })
  })

  it('a crop is never outside of the picture, never empty, and even for a film of even sides', () => {
    fc.assert(fc.property(recipes, sides, sides, fc.boolean(), (recipe, width, height, isFilm) => {
      const { crop } = normaliseRecipe(recipe, photo())
      const box = cropBox(crop, width, height, isFilm)
      expect(box.width).toBeGreaterThanOrEqual(1)
      expect(box.height).toBeGreaterThanOrEqual(1)
      expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0)
      expect(box.left + box.width).toBeLessThanOrEqual(width)
      expect(box.top + box.height).toBeLessThanOrEqual(height)
      if (isFilm && crop && width > 1) expect(box.width % 2).toBe(0)
    }))
  })

  it('a fit holds, and keeps the shape to a pixel', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9_000 }), fc.integer({ min: 1, max: 9_000 }), sides, sides, (maxWidth, maxHeight, width, height) => {
      const size = fitSize({ maxWidth, maxHeight, maxBytes: null, mime: null }, width, height)
      expect(size.width).toBeLessThanOrEqual(Math.max(1, maxWidth))
      expect(size.height).toBeLessThanOrEqual(Math.max(1, maxHeight))
      expect(Math.abs(size.width * height - size.height * width)).toBeLessThanOrEqual(Math.max(width, height))
    }))
  })

  it('its size is estimated by what is left, and never beyond the limit', () => {
    expect(editedFile(edit({ crop: middle }), photo()).size).toBe(750_000)
    expect(editedFile(edit({ trim: { startMs: 0, endMs: 45_000 } }), film()).size).toBe(20_000_000)
    expect(editedFile(edit({ fit: { maxWidth: null, maxHeight: null, maxBytes: 1_000, mime: 'image/webp' } }), photo())).toMatchObject({ size: 1_000, mime: 'image/webp' })
    expect(editedFile(edit({ stillMs: 4 }), film())).toMatchObject({ kind: 'image', mime: 'image/jpeg', durationMs: null })
  })

  it.each<[string, Partial<EditRecipe>, EditedFile, string | null]>([
    ['a photo with a time', { trim: { startMs: 1, endMs: 2 } }, photo(), 'not-a-film'],
    ['a blink', { trim: { startMs: 1_000, endMs: 1_499 } }, film(), 'too-short'],
    ['an end before its beginning', { trim: { startMs: 5_000, endMs: 4_000 } }, film(), 'too-short'],
    ['half a second', { trim: { startMs: 1_000, endMs: 1_500 } }, film(), null],
    ['a few pixels', { crop: { x: 0, y: 0, width: 0.003, height: 1 } }, photo(), 'too-small'],
    ['a part of what nobody knows', { crop: middle }, film({ width: null, height: null }), 'unknown-size'],
    ['a still of what nobody knows', { stillMs: 1 }, film({ width: null, height: null }), null],
    ['a small picture as it is', { turn: 90 }, photo({ width: 2, height: 2 }), null],
  ])('%s', (_what, recipe, file, problem) => {
    expect(recipeProblem(edit(recipe), file)).toBe(problem)
  })

  it('a film is made anew only where it must be', () => {
    expect(needsEncoding(edit({ trim: { startMs: 1, endMs: 2 }, turn: 90, mirror: true }), 'video/mp4')).toBe(false)
    expect(needsEncoding(edit({ turn: 90 }), 'video/webm')).toBe(true)
    expect(needsEncoding(edit({ crop: middle }), 'video/quicktime')).toBe(true)
  })
})

describe('one edit after another', () => {
  it('is one of the original', () => {
    const first = edit({ turn: 90, crop: middle, trim: { startMs: 10_000, endMs: 60_000 }, fit: { maxWidth: 1000, maxHeight: null, maxBytes: 5_000, mime: null } })
    expect(composeRecipes(first, { crop: middle, trim: { startMs: 5_000, endMs: 20_000 }, fit: { maxWidth: 2000, maxHeight: 700, maxBytes: 4_000, mime: 'image/jpeg' }, coverMs: 6_000 })).toEqual(
      edit({ turn: 90, crop: { x: 0.375, y: 0.375, width: 0.25, height: 0.25 }, trim: { startMs: 15_000, endMs: 30_000 }, fit: { maxWidth: 1000, maxHeight: 700, maxBytes: 4_000, mime: 'image/jpeg' }, coverMs: 16_000 }),
    )
    expect(composeRecipes(first, { crop: null, trim: null, fit: null, coverMs: null })).toEqual(first)
    expect(composeRecipes(first, { crop: null, trim: { startMs: 1_000, endMs: null }, fit: null, coverMs: null }).trim).toEqual({ startMs: 11_000, endMs: 60_000 })
  })

  it('cuts what the two would cut one by one', () => {
    fc.assert(fc.property(recipes, recipes, (one, other) => {
      const [first, later] = [normaliseRecipe(one, photo()), normaliseRecipe({ ...other, turn: 0, mirror: false }, photo())]
      const [big, small] = [editedSize({ ...first, fit: null }, { kind: 'image', width: 100_000, height: 100_000, durationMs: null }), editedSize({ ...composeRecipes(first, later), fit: null }, { kind: 'image', width: 100_000, height: 100_000, durationMs: null })]
      const expected = cropBox(later.crop, big.width ?? 0, big.height ?? 0)
      expect(Math.abs((small.width ?? 0) - expected.width)).toBeLessThanOrEqual(1)
      expect(Math.abs((small.height ?? 0) - expected.height)).toBeLessThanOrEqual(1)
    }))
  })
})
