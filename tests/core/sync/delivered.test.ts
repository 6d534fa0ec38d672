/** Bytes that have arrived, judged from this side, before a system that takes more than it has sent. */
import { describe, expect, it } from 'vitest'
import { createDelivery } from '../../../src/core/sync/delivered.ts'

interface Line {
  /** Bytes of the body. */
  size: number
  /** Bytes a second, by the time since the beginning (ms). */
  rate: (at: number) => number
  /** What the system holds back (bytes), and how much of it must be free before it takes more. */
  holds: number | ((at: number) => number)
  wakesAt: number
  piece?: number
  /** Bytes in a ms, of the body before. */
  expected?: number
}

/** Runs a body over a line, ms by ms, and answers the worst share of it by which the estimate was wrong, after `from` ms. */
function worstError({ size, rate, holds: given, wakesAt, piece = 64 * 1024, expected }: Line, from = 0): { worst: number; told: number[]; end: number } {
  const delivery = createDelivery(size, 0, expected)
  let [taken, arrived, worst, isOpen] = [0, 0, 0, true]
  const holdsAt = typeof given === 'number' ? () => given : given
  const told: number[] = []
  let at = 0
  for (; arrived < size; at += 1) {
    arrived = Math.min(taken, arrived + rate(at) / 1000)
    const holds = holdsAt(at)
    if (taken - arrived <= holds - wakesAt) isOpen = true
    while (isOpen && taken < size) {
      taken = Math.min(size, taken + piece)
      delivery.took(taken, at)
      if (taken - arrived >= holds) isOpen = false
    }
    if (at % 50 !== 0) continue
    const estimate = delivery.arrived(at)
    told.push(estimate)
    if (at >= from) worst = Math.max(worst, Math.abs(estimate - arrived) / size)
  }
  return { worst, told, end: at }
}

const MB = 1_000_000
const steady = (rate: number) => () => rate

describe('what has arrived', () => {
  it.each<[string, Line, number]>([
    ['60 MB at 1 MB/s', { size: 60 * MB, rate: steady(MB), holds: 4 * MB, wakesAt: 1.3 * MB }, 0],
    ['100 MB at 1 MB/s, where the system takes more and more', { size: 100 * MB, rate: steady(MB), holds: (at) => Math.min(5.4, 2 + at / 300) * MB, wakesAt: 1.3 * MB }, 0],
    ['6 MB at 1 MB/s, all but two of them taken at once, after another at that pace', { size: 6 * MB, rate: steady(MB), holds: 4 * MB, wakesAt: 1.3 * MB, expected: 1_000 }, 0],
    ['2 MB at 1 MB/s, all of them taken at once, after another at that pace', { size: 2 * MB, rate: steady(MB), holds: 4 * MB, wakesAt: 1.3 * MB, expected: 1_000 }, 100],
    ['30 MB at 1 MB/s, where it takes a quarter', { size: 30 * MB, rate: steady(MB), holds: MB, wakesAt: 0.3 * MB }, 2_000],
    ['30 MB at 1 MB/s, after one at ninety', { size: 30 * MB, rate: steady(MB), holds: MB, wakesAt: 0.3 * MB, expected: 90_000 }, 2_000],
    ['500 MB at 50 MB/s', { size: 500 * MB, rate: steady(50 * MB), holds: 4 * MB, wakesAt: MB, piece: MB }, 0],
    ['40 MB on a line that grows slower', { size: 40 * MB, rate: (at) => (at < 5_000 ? 3 * MB : MB), holds: 2 * MB, wakesAt: 0.6 * MB }, 2_000],
    ['40 MB on a line that stands still in between', { size: 40 * MB, rate: (at) => (at > 4_000 && at < 9_000 ? 0 : 4 * MB), holds: 2 * MB, wakesAt: 0.6 * MB }, 2_000],
  ])('is known within 5 %%: %s', (_name, line, from) => {
    const { worst, told } = worstError(line, from)
    expect(worst).toBeLessThan(0.05)
    // It never goes back.
    expect(told).toEqual(told.toSorted((a, b) => a - b))
  })

  it('is nothing before anything was taken, and never more than was', () => {
    const delivery = createDelivery(1_000, 0)
    expect(delivery.arrived(5)).toBe(0)
    delivery.took(100, 10)
    expect(delivery.arrived(11)).toBe(0)
    for (const at of [1_100, 1_400, 1_700, 2_000, 2_300]) delivery.took(at / 10, at)
    expect(delivery.arrived(2_300)).toBeGreaterThan(0)
    expect(delivery.arrived(60_000)).toBe(230)
  })

  it('reaches the whole on a line that takes everything at once', () => {
    const delivery = createDelivery(50 * MB, 0)
    for (let at = 0, taken = 0; taken < 50 * MB; at += 1) delivery.took((taken += MB), at)
    expect(delivery.arrived(80)).toBeLessThanOrEqual(50 * MB)
  })
})
