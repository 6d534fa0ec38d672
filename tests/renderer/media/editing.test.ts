/** What is done to a file in the editor, step by step, and what the window keeps of edits. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AS_IT_IS, RATIOS, TURNS, editedSize } from '../../../src/domain/media/index.ts'
import type { Crop } from '../../../src/domain/media/index.ts'
import { HANDLES, mirroredCrop, moveCrop, resizeCrop, turnedCrop } from '../../../src/renderer/screens/media/editing/crop-frame.ts'
import { beginEditing, fitIt, frameOf, isChanged, mirrorIt, moveFrame, nearestKeyFrame, pullFrame, takeShape, trimIt, turnLeft, turnRight } from '../../../src/renderer/screens/media/editing/editing.ts'
import type { Editing, SizedFile } from '../../../src/renderer/screens/media/editing/editing.ts'
import { createMediaEdits } from '../../../src/renderer/stores/media-edits.ts'
import { failedWords, fixWords, makingWords } from '../../../src/renderer/strings/media-editing.ts'
import { moment } from '../../../src/renderer/strings/media-figures.ts'
import { scriptedCore } from '../send/scripted-core.ts'
import { idOf } from './items.ts'

const photo: SizedFile = { kind: 'image', mime: 'image/jpeg', size: 2_000_000, width: 4000, height: 2000, durationMs: null, flaw: null }
const film: SizedFile = { ...photo, kind: 'video', mime: 'video/mp4', durationMs: 60_000 }
const begun = beginEditing(null, photo)
const near = (crop: Crop) => ({ x: expect.closeTo(crop.x, 9), y: expect.closeTo(crop.y, 9), width: expect.closeTo(crop.width, 9), height: expect.closeTo(crop.height, 9) })

const crops = fc.tuple(fc.double({ min: 0, max: 0.9, noNaN: true }), fc.double({ min: 0, max: 0.9, noNaN: true }), fc.double({ min: 0.1, max: 1, noNaN: true }), fc.double({ min: 0.1, max: 1, noNaN: true }))
  .map(([x, y, width, height]): Crop => ({ x, y, width: Math.min(width, 1 - x), height: Math.min(height, 1 - y) }))
const pull = fc.double({ min: -2, max: 2, noNaN: true })

describe('the frame', () => {
  it('never leaves the picture, and never becomes nothing, however it is pulled', () => {
    const limits = fc.record({ leastWidth: fc.constant(0.05), leastHeight: fc.constant(0.05), shape: fc.option(fc.double({ min: 0.3, max: 3, noNaN: true })) })
    fc.assert(fc.property(crops, fc.constantFrom(...HANDLES), pull, pull, limits, (crop, handle, dx, dy, limit) => {
      const { x, y, width, height } = resizeCrop(crop, handle, dx, dy, limit)
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(-1e-9)
      expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(1 + 1e-9)
      expect(Math.min(width, height)).toBeGreaterThan(0)
      if (limit.shape !== null) expect(width / height).toBeCloseTo(limit.shape, 6)
      const moved = moveCrop(crop, dx, dy)
      expect(Math.min(moved.x, moved.y, 1 - moved.x - moved.width, 1 - moved.y - moved.height)).toBeGreaterThanOrEqual(-1e-9)
      expect([moved.width, moved.height]).toEqual([crop.width, crop.height])
    }))
  })

  it('leaves in place what lies opposite to where it is pulled', () => {
    const crop: Crop = { x: 0.2, y: 0.2, width: 0.4, height: 0.4 }
    const free = { leastWidth: 0.01, leastHeight: 0.01, shape: null }
    expect(resizeCrop(crop, 'se', 0.1, 0.2, free)).toEqual(near({ x: 0.2, y: 0.2, width: 0.5, height: 0.6 }))
    expect(resizeCrop(crop, 'nw', 0.1, -0.1, free)).toEqual(near({ x: 0.3, y: 0.1, width: 0.3, height: 0.5 }))
    expect(resizeCrop(crop, 'e', 0.9, 0.5, free)).toEqual(near({ x: 0.2, y: 0.2, width: 0.8, height: 0.4 }))
    const square = { ...free, shape: 1 }
    expect(resizeCrop(crop, 'se', 0.1, 0, square)).toEqual(near({ x: 0.2, y: 0.2, width: 0.5, height: 0.5 }))
    expect(resizeCrop(crop, 'nw', -0.1, 0, square)).toEqual(near({ x: 0.1, y: 0.1, width: 0.5, height: 0.5 }))
    expect(resizeCrop(crop, 'e', 0.1, 0, square)).toEqual(near({ x: 0.2, y: 0.15, width: 0.5, height: 0.5 }))
  })

  it('turned four times, or mirrored twice, is where it was', () => {
    fc.assert(fc.property(crops, (crop) => {
      expect(turnedCrop(turnedCrop(turnedCrop(turnedCrop(crop))))).toEqual(near(crop))
      expect(mirroredCrop(mirroredCrop(crop))).toEqual(near(crop))
    }))
    // What was at the top is at the right.
    expect(turnedCrop({ x: 0, y: 0, width: 1, height: 0.25 })).toEqual({ x: 0.75, y: 0, width: 0.25, height: 1 })
  })
})

describe('an edit in the making', () => {
  it('takes a shape, keeps it when it is pulled, and has it still when it is turned', () => {
    let now = takeShape(begun, photo, '4:5')
    const ratioOf = (editing: Editing) => {
      const { width, height } = editedSize(editing.recipe, photo)
      return (width ?? 0) / (height ?? 1)
    }
    expect(ratioOf(now)).toBeCloseTo(0.8, 2)
    now = pullFrame(now, photo, 'se', -0.2, -0.2)
    expect(ratioOf(now)).toBeCloseTo(0.8, 2)
    now = turnRight(now, photo)
    expect(ratioOf(now)).toBeCloseTo(0.8, 2)
    expect(now.recipe.turn).toBe(90)
    expect(takeShape(now, photo, 'free').recipe).toEqual(now.recipe)
  })

  it('turns to the right as it is seen, also in the mirror', () => {
    let now = mirrorIt(begun)
    now = turnRight(now, photo)
    expect(now.recipe).toMatchObject({ turn: 270, mirror: true })
    expect(turnLeft(now, photo).recipe).toMatchObject({ turn: 0, mirror: true })
    for (const turn of TURNS) expect(turnRight(turnLeft({ ...begun, recipe: { ...AS_IT_IS, turn } }, photo), photo).recipe.turn).toBe(turn)
  })

  it('goes on from the frame of before, and knows its shape again', () => {
    const { recipe } = takeShape(begun, photo, '9:16')
    expect(beginEditing(recipe, photo).shape).toBe('9:16')
    expect(beginEditing({ ...recipe, crop: { x: 0, y: 0, width: 0.3, height: 0.9 } }, photo).shape).toBe('free')
    expect(frameOf(begun)).toEqual({ x: 0, y: 0, width: 1, height: 1 })
  })

  it('is something to be made only where something is changed', () => {
    expect(isChanged(begun, null, photo)).toBe(false)
    expect(isChanged(moveFrame(begun, 0.5, 0.5), null, photo)).toBe(false)
    expect(isChanged(fitIt(begun, { maxWidth: null }), null, photo)).toBe(false)
    expect(isChanged(takeShape(begun, photo, '1:1'), null, photo)).toBe(true)
    expect(isChanged(trimIt(begun, 0, 60_000), null, film)).toBe(false)
    expect(isChanged(trimIt(begun, 0, 59_000), null, film)).toBe(true)
    expect(isChanged({ ...begun, recipe: { ...AS_IT_IS, coverMs: 3 } }, null, film)).toBe(true)
  })

  it('begins a film at the key frame that is nearest', () => {
    expect(nearestKeyFrame([0, 1_000, 3_000], 1_900)).toBe(1_000)
    expect(nearestKeyFrame([0, 1_000, 3_000], 2_100)).toBe(3_000)
    expect(nearestKeyFrame([], 1_234)).toBe(1_234)
  })

  it('has a pixel of room in every shape, also in a picture that is none', () => {
    for (const shape of Object.keys(RATIOS) as (keyof typeof RATIOS)[]) {
      const made = pullFrame(takeShape(begun, photo, shape), photo, 'se', -2, -2)
      const { width, height } = editedSize(made.recipe, photo)
      expect(Math.min(width ?? 0, height ?? 0)).toBeGreaterThanOrEqual(15)
    }
  })
})

describe('edits of a client', () => {
  const WORKSPACE = idOf(1)
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0))
  const made = { editId: idOf(7), mediaId: idOf(2), originalId: idOf(2), name: 'a.jpg', recipe: AS_IT_IS, draftId: null, state: 'made', itemId: idOf(3), failure: null, progress: null, createdAt: 1 }

  it('on top of an edit are one of its original', async () => {
    const crop = { x: 0.5, y: 0, width: 0.5, height: 1 }
    const core = scriptedCore({
      'media.edits': () => [],
      'media.family': () => ({ recipe: { ...AS_IT_IS, turn: 90, crop } }),
      'media.edit': () => made,
    })
    const edits = createMediaEdits({ connection: core.connection }, WORKSPACE)
    await edits.makeOf({ id: idOf(3), originalId: idOf(2) }, { ...AS_IT_IS, crop }, idOf(9))
    await edits.makeOf({ id: idOf(2), originalId: null }, { ...AS_IT_IS, crop }, null)
    const sent = core.calls.filter((call) => call.path === 'media.edit').map((call) => call.input as { mediaId: string; draftId: string | null; recipe: typeof AS_IT_IS })
    expect(sent.map(({ mediaId, draftId, recipe }) => ({ mediaId, draftId, turn: recipe.turn, crop: recipe.crop }))).toEqual([
      { mediaId: idOf(3), draftId: idOf(9), turn: 90, crop: { x: 0.75, y: 0, width: 0.25, height: 1 } },
      { mediaId: idOf(2), draftId: null, turn: 0, crop },
    ])
  })

  it('that are open are read while somebody looks, and when something changed', async () => {
    let open: unknown[] = [made]
    const core = scriptedCore({ 'media.edits': () => open })
    const edits = createMediaEdits({ connection: core.connection }, WORKSPACE)
    const stops = [edits.start(), edits.start()]
    await settled()
    expect(edits.state.getState().open).toHaveLength(1)
    open = []
    core.change('media', WORKSPACE)
    core.change('media', idOf(5))
    await settled()
    expect(edits.state.getState().open).toHaveLength(0)
    for (const stop of stops) stop()
    const before = core.calls.length
    core.change('media', WORKSPACE)
    await settled()
    expect(core.calls).toHaveLength(before)
  })
})

describe('words of edits', () => {
  it('say what a mend does', () => {
    const fit = { maxWidth: null, maxHeight: null, maxBytes: null, mime: null }
    expect(fixWords({ ...AS_IT_IS, crop: { x: 0, y: 0, width: 1, height: 0.5 } }, '4:5')).toBe('Crop to 4:5')
    expect(fixWords({ ...AS_IT_IS, trim: { startMs: 0, endMs: 60_000 } }, '16:9')).toBe('Trim to 1:00')
    expect(fixWords({ ...AS_IT_IS, fit: { ...fit, maxBytes: 5 } }, null)).toBe('Make smaller')
    expect(fixWords({ ...AS_IT_IS, fit: { ...fit, mime: 'image/jpeg' } }, null)).toBe('Save as JPEG')
  })

  it('say how far it is, and why it failed', () => {
    expect(makingWords({ name: 'sea.mp4', recipe: { ...AS_IT_IS, trim: { startMs: 0, endMs: 5 } }, progress: 0.4 })).toBe('Trimming sea.mp4… 40%')
    expect(failedWords({ name: 'sea.mp4', failure: 'no-encoder' })).toMatch(/^sea\.mp4 was not edited: this computer cannot write/)
  })

  it('tell a moment to a tenth of a second', () => {
    expect([0, 7_460, 59_960, 60_000, 161_000, 3_599_990].map(moment)).toEqual(['0:00', '0:07.5', '1:00', '1:00', '2:41', '60:00'])
  })
})
