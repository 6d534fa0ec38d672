import { describe, expect, it } from 'vitest'
import { hidesAny, placeToasts } from '../../../src/renderer/lib/place-toasts.ts'
import type { InTheWay, Place, ToastRoom } from '../../../src/renderer/lib/place-toasts.ts'

const box = (kind: InTheWay['kind'], left: number, top: number, width: number, height: number): InTheWay => ({ kind, left, top, right: left + width, bottom: top + height })
/** A line of 36 px; two in a narrow column. */
const heightAt = (width: number) => (width < 300 ? 72 : 36)
const wide: ToastRoom = { window: { width: 1440, height: 900 }, side: { left: 56, width: 184 }, left: 256, inTheWay: [], heightAt }
const low: ToastRoom = { window: { width: 900, height: 600 }, side: null, left: 104, inTheWay: [], heightAt }
const boxOf = (place: Place, { window }: ToastRoom) => {
  const bottom = window.height - place.bottom
  return { left: place.left, right: place.left + place.width, top: bottom - heightAt(place.width), bottom }
}

describe('the place of short words', () => {
  it('is the column of the sections, where it has room', () => {
    expect(placeToasts(wide)).toEqual({ left: 56, width: 184, bottom: 12 })
  })

  it('is above what stands at the foot of that column', () => {
    expect(placeToasts({ ...wide, inTheWay: [box('act', 60, 840, 120, 28)] })).toEqual({ left: 56, width: 184, bottom: 900 - 840 + 8 })
  })

  it('goes into the work where the column of the sections is full', () => {
    const links = Array.from({ length: 26 }, (_, at) => box('act', 56, 48 + at * 33, 184, 32))
    expect(placeToasts({ ...wide, inTheWay: links })).toEqual({ left: 256, width: 360, bottom: 12 })
  })

  it('is beside the one button of a foot', () => {
    const send = box('act', 752, 556, 132, 32)
    const rows = Array.from({ length: 6 }, (_, at) => box('row', 96, 88 + at * 87, 264, 86))
    const room = { ...low, inTheWay: [send, ...rows] }
    const place = placeToasts(room)
    expect(place).toEqual({ left: 368, width: 360, bottom: 12 })
    expect([send, ...rows].some((one) => hidesAny(boxOf(place, room), [{ ...one, kind: 'act' }]))).toBe(false)
  })

  it('hides a row before a text, and a text before an act', () => {
    const rows = box('row', 96, 88, 264, 512)
    const text = box('field', 361, 88, 539, 512)
    expect(placeToasts({ ...low, inTheWay: [rows, text] })).toEqual({ left: 104, width: 248, bottom: 12 })
    const acts = box('act', 96, 88, 264, 512)
    const place = placeToasts({ ...low, inTheWay: [acts, text] })
    expect(place.left).toBeGreaterThanOrEqual(360)
  })

  it('stays in a window that is smaller than it would be', () => {
    const place = placeToasts({ ...low, window: { width: 320, height: 300 } })
    expect(place.left + place.width).toBeLessThanOrEqual(320)
  })

  it.each([['act', true], ['field', true], ['row', false]] as const)('moves away from what comes under it: %s, %s', (kind, moves) => {
    expect(hidesAny({ left: 0, top: 0, right: 100, bottom: 30 }, [box(kind, 90, 20, 50, 50)])).toBe(moves)
    expect(hidesAny({ left: 0, top: 0, right: 100, bottom: 30 }, [box(kind, 100, 20, 50, 50)])).toBe(false)
  })
})
