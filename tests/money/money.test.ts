/** Every credit of the sandbox's ledger is in the app's own record, or the app names the difference. A failing seed replays: `npm run money -- --runs 1 --seed 17`. */
import { describe, expect, it } from 'vitest'
import type { HttpPort } from '../../src/core/ports.ts'
import { moneyRuns } from './support/runs.ts'
import type { Plant } from './support/world.ts'

it('twenty-five days of spending agree to the credit', { timeout: 300_000 }, async () => {
  const totals = await moneyRuns({ runs: 25, seed: 1 })
  expect(totals.findings).toEqual([])
  // The days must be lively enough to mean something: quiet ones and bad ones.
  expect(totals.calls).toBeGreaterThan(200)
  expect(totals.exact).toBeGreaterThan(4)
  expect(totals.named).toBeGreaterThan(4)
  expect(totals.lost).toBeGreaterThan(0)
  expect(totals.untold).toBeGreaterThan(0)
  expect(totals.crashes).toBeGreaterThan(10)
})

/** Asks again for what was lost on its way. */
const repeatsLost = (path: RegExp): Plant => ({
  http: (http): HttpPort => async (request) => {
    if (request.method !== 'POST' || !path.test(request.url)) return http(request)
    const first = await http(request).catch(() => null)
    return first !== null && first.status < 500 ? first : http(request)
  },
})

const plants: Record<string, [Plant, RegExp]> = {
  'the app forgets that captions were given back': [
    { onOpen: (db) => db.exec('CREATE TEMP TRIGGER IF NOT EXISTS forgets AFTER UPDATE OF refunded ON main.generations WHEN new.refunded = 1 BEGIN UPDATE generations SET refunded = 0 WHERE id = new.id; END') },
    /cost 0, the app says/,
  ],
  'the app counts a publish twice': [
    { onOpen: (db) => db.exec('CREATE TEMP TRIGGER IF NOT EXISTS doubles AFTER UPDATE OF credits_used ON main.sends WHEN old.credits_used IS NULL BEGIN UPDATE sends SET credits_used = 2 * new.credits_used WHERE id = new.id; END') },
    /send .* cost \d+, the app says/,
  ],
  'the app takes what nobody told for free': [
    { onOpen: (db) => db.exec('CREATE TEMP TRIGGER IF NOT EXISTS frees AFTER UPDATE OF published_at ON main.sends WHEN new.credits_used IS NULL BEGIN UPDATE sends SET credits_used = 0 WHERE id = new.id; END') },
    /the app says 0|no call of the app may have taken them/,
  ],
  'the service keeps what it promised to give back': [{ service: (sandbox) => void Object.assign(sandbox.service.credits, { giveBack: () => {} }) }, /cost [1-9]\d*, the app says 0|no call of the app may have taken them/],
  'the service takes more than it says': [
    {
      service: ({ service: { credits } }) => {
        const { spend } = credits
        Object.assign(credits, { spend: (amount: number, why: Parameters<typeof spend>[1]) => spend(amount + 1, why) })
      },
    },
    /cost \d+, the app says|no call of the app may have taken them/,
  ],
  'captions are asked for again when their answer is lost': [repeatsLost(/\/content\/generate$/), /orders of captions are in no record/],
}

describe('planted bugs are caught', { timeout: 120_000 }, () => {
  it.each(Object.entries(plants))('%s', async (_name, [plant, expected]) => {
    const { findings } = await moneyRuns({ runs: 25, seed: 1, plant, until: (totals) => totals.findings.length > 0 })
    expect(findings.join('\n')).toMatch(expected)
  })
})
