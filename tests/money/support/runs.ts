/** Many days of spending, one after the other. */
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createHttpPort } from '../../../src/core/powerpost/index.ts'
import { loadDescription } from '../../../src/sandbox/http/description.ts'
import { MoneyWorld } from './world.ts'
import type { Plant, Shared } from './world.ts'

const fromRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

export interface Totals {
  runs: number
  calls: number
  credits: number
  bought: number
  crashes: number
  /** Runs in which every credit is known, and those in which the app names a difference. */
  exact: number
  named: number
  lost: number
  untold: number
  findings: string[]
}

export async function moneyRuns(options: { runs: number; seed: number; plant?: Plant; until?: (totals: Totals) => boolean; onRun?: (totals: Totals) => void }): Promise<Totals> {
  const http = createHttpPort()
  const shared: Shared = { http, description: await loadDescription(fromRoot('docs/api/openapi.yaml')), pageDir: fromRoot('src/sandbox/dashboard/page'), morning: null }
  const totals: Totals = { runs: 0, calls: 0, credits: 0, bought: 0, crashes: 0, exact: 0, named: 0, lost: 0, untold: 0, findings: [] }
  try {
    shared.morning = await new MoneyWorld(options.seed, shared).makeMorning()
    for (let at = 0; at < options.runs; at += 1) {
      const seed = options.seed + at
      const verdict = await new MoneyWorld(seed, shared, options.plant).run()
      totals.runs += 1
      totals.calls += verdict.calls
      totals.credits += verdict.spent
      totals.bought += verdict.bought
      totals.crashes += verdict.crashes
      totals.lost += verdict.lost
      totals.untold += verdict.untold
      totals[verdict.isExact ? 'exact' : 'named'] += 1
      totals.findings.push(...verdict.violations.map((violation) => `seed ${seed}: ${violation}`))
      options.onRun?.(totals)
      if (options.until?.(totals)) break
    }
    return totals
  } finally {
    if (shared.morning) rmSync(shared.morning.folder, { recursive: true, force: true })
    await http.close()
  }
}
