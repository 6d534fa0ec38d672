/** Seeded schedules of faults and crashes. A failing seed replays exactly: `SIM_SEED=17 npx vitest run tests/simulation`. */
import { describe, expect, it } from 'vitest'
import { World } from './support/world.ts'

const only = process.env['SIM_SEED']
const SEEDS = only === undefined ? Array.from({ length: Number(process.env['SIM_SEEDS'] ?? 100) }, (_, at) => at + 1) : [Number(only)]

const PLANS = SEEDS.length > 10 ? SEEDS.slice(0, SEEDS.length * 0.25) : SEEDS

describe('simulation of the outbox', () => {
  it(`holds them over ${PLANS.length} seeds of planning, taking back and sending again`, { timeout: 300_000 }, async () => {
    const totals = { again: 0, held: 0, crashes: 0 }
    const failed: string[] = []
    for (const seed of PLANS) {
      const verdict = await new World(seed, {}, 'plans').run()
      totals.again += verdict.again
      totals.held += verdict.held
      totals.crashes += verdict.crashes
      for (const violation of verdict.violations) failed.push(`seed ${seed}: ${violation}`)
    }
    expect(failed).toEqual([])
    if (PLANS.length <= 10) return
    expect(totals.again).toBeGreaterThan(PLANS.length * 0.3)
    expect(totals.held).toBeGreaterThan(PLANS.length)
    expect(totals.crashes).toBeGreaterThan(PLANS.length)
  })

  it(`holds its promises over ${SEEDS.length} seeds`, { timeout: 300_000 }, async () => {
    const totals = { sends: 0, published: 0, asked: 0, written: 0, lost: 0, needsYou: 0, crashes: 0, requests: 0 }
    const failed: string[] = []
    for (const seed of SEEDS) {
      const verdict = await new World(seed).run()
      totals.sends += verdict.sends
      totals.published += verdict.published
      totals.asked += verdict.asked
      totals.written += verdict.written
      totals.lost += verdict.lost
      totals.needsYou += verdict.needsYou
      totals.crashes += verdict.crashes
      totals.requests += verdict.requests
      for (const violation of verdict.violations) failed.push(`seed ${seed}: ${violation}`)
    }
    expect(failed).toEqual([])
    // The world must be lively enough to mean something.
    expect(totals.sends).toBeGreaterThan(SEEDS.length * 3)
    expect(totals.published).toBeGreaterThan(totals.sends * 0.3)
    if (SEEDS.length > 10) {
      expect(totals.crashes).toBeGreaterThan(SEEDS.length)
      expect(totals.asked).toBeGreaterThan(SEEDS.length)
      expect(totals.written).toBeGreaterThan(totals.asked * 0.4)
      expect(totals.lost).toBeGreaterThan(0)
    }
  })

  it('gives the same trace for the same seed', async () => {
    for (const seed of [3, 8]) {
      const first = await new World(seed).run()
      const second = await new World(seed).run()
      expect(second.trace).toEqual(first.trace)
    }
  })
})
