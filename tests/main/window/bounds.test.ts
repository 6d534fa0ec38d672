import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CASCADE, DRAFT_SIZE, MAIN_SIZE, cascade, chooseBounds } from '../../../src/main/window/bounds.ts'

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 }
const LEFT = { x: -2560, y: -200, width: 2560, height: 1440 }
const saved = (x: number | undefined, y: number | undefined, width = 1280, height = 832) => ({ ...(x === undefined ? {} : { x }), ...(y === undefined ? {} : { y }), width, height, isMaximized: false })

describe('where the window opens', () => {
  it.each([
    ['the first time', null, [SCREEN], { width: 1280, height: 832 }],
    ['as it was left', saved(100, 50), [SCREEN], { x: 100, y: 50, width: 1280, height: 832 }],
    ['on the other screen, where it was left', saved(-2000, -150), [SCREEN, LEFT], { x: -2000, y: -150, width: 1280, height: 832 }],
    ['here, when that screen is gone', saved(-2000, -150), [SCREEN], { width: 1280, height: 832 }],
    ['here, when it would be below every screen', saved(0, 1070), [SCREEN], { width: 1280, height: 832 }],
    ['here, when its title bar would be above the screen', saved(0, -30), [SCREEN], { width: 1280, height: 832 }],
    ['partly off the screen, as it was left', saved(1700, 900), [SCREEN], { x: 1700, y: 900, width: 1280, height: 832 }],
    ['here, when only a sliver of it would be seen', saved(1900, 100), [SCREEN], { width: 1280, height: 832 }],
    ['no larger than the largest screen', saved(0, 0, 5000, 4000), [SCREEN], { x: 0, y: 0, width: 1920, height: 1080 }],
    ['no smaller than it can be used', saved(10, 10, 200, 200), [SCREEN], { x: 10, y: 10, width: MAIN_SIZE.least.width, height: MAIN_SIZE.least.height }],
    ['without a place, when only half of it is known', saved(10, undefined), [SCREEN], { width: 1280, height: 832 }],
    ['without any screen', saved(10, 10), [], { width: 1280, height: 832 }],
    ['on a small screen', null, [{ x: 0, y: 0, width: 800, height: 600 }], { width: 800, height: 600 }],
  ])('%s', (_what, bounds, screens, expected) => {
    expect(chooseBounds(bounds, screens)).toEqual(expected)
  })

  it('can always be dragged: enough of the title bar is on a screen, or the system chooses', () => {
    const coordinate = fc.integer({ min: -20_000, max: 20_000 })
    const size = fc.integer({ min: 200, max: 20_000 })
    const screen = fc.record({ x: coordinate, y: coordinate, width: fc.integer({ min: 800, max: 8000 }), height: fc.integer({ min: 600, max: 5000 }) })
    fc.assert(fc.property(coordinate, coordinate, size, size, fc.array(screen, { maxLength: 4 }), (x, y, width, height, screens) => {
      const chosen = chooseBounds(saved(x, y, width, height), screens)
      expect(chosen.width).toBeGreaterThanOrEqual(MAIN_SIZE.least.width)
      expect(chosen.height).toBeGreaterThanOrEqual(MAIN_SIZE.least.height)
      if (chosen.x === undefined || chosen.y === undefined) return
      const [left, top] = [chosen.x, chosen.y]
      const seen = screens.map((area) => Math.min(left + chosen.width, area.x + area.width) - Math.max(left, area.x))
      expect(screens.some((area, at) => (seen[at] ?? 0) >= 80 && top >= area.y && top + 80 <= area.y + area.height)).toBe(true)
    }), { numRuns: 2000 })
  })

  it('is smaller for a draft alone, the first time', () => {
    expect(chooseBounds(null, [SCREEN], DRAFT_SIZE)).toEqual(DRAFT_SIZE.usual)
    expect(chooseBounds(saved(10, 10, 200, 200), [SCREEN], DRAFT_SIZE)).toMatchObject(DRAFT_SIZE.least)
  })

  it('is a step from the others of its kind, so that none hides another', () => {
    expect(cascade(saved(100, 50), 0)).toEqual(saved(100, 50))
    expect(cascade({ ...saved(100, 50), isMaximized: true }, 2)).toEqual(saved(100 + 2 * CASCADE, 50 + 2 * CASCADE))
    expect(cascade(saved(undefined, undefined), 3)).toEqual(saved(undefined, undefined))
    expect(cascade(null, 3)).toBeNull()
    // Past the edge the system chooses again.
    expect(chooseBounds(cascade(saved(1800, 900), 40), [SCREEN], DRAFT_SIZE)).toEqual({ width: 1280, height: 832 })
  })
})
