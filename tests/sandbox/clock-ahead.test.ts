import { expect, it } from 'vitest'
import { readCliOptions } from '../../src/sandbox/cli-options.ts'
import { clockAhead, systemClock } from '../../src/sandbox/clock-and-chance.ts'

it('is as far ahead as it is told, and its timers are the machine’s', async () => {
  const clock = clockAhead(3_600_000)
  const before = systemClock.now()
  expect(clock.now() - before).toBeGreaterThanOrEqual(3_600_000)
  expect(clock.now() - systemClock.now()).toBeLessThanOrEqual(3_600_000)
  await new Promise<void>((resolve) => {
    clock.after(1, resolve)
  })
  expect(readCliOptions(['--clock-ahead', '900000']).clockAhead).toBe(900_000)
  expect(() => readCliOptions(['--clock-ahead', '-1'])).toThrow()
})
