/** Waking for what is due: at its time, after a long sleep, and not for ever when it fails. */
import { expect, it } from 'vitest'
import { createSettler } from '../../src/sandbox/posts/settler.ts'
import { createManualClock } from './support/manual-clock.ts'

function rig(settle: (due: number[]) => void) {
  const clock = createManualClock(0)
  const problems: string[] = []
  const due: number[] = []
  const calls: number[] = []
  const work = {
    settle() {
      calls.push(clock.now())
      settle(due)
    },
    nextDue: () => (due.length > 0 ? Math.min(...due) : null),
  }
  return { clock, problems, due, calls, settler: createSettler(clock, [work], (problem) => problems.push(problem)) }
}

it('wakes when the first is due, and again for the next', () => {
  const { clock, due, calls, settler } = rig((all) => all.splice(0, 1))
  due.push(1_000, 3_000)
  settler.arm()
  settler.arm()
  clock.advance(10_000)
  expect(calls).toEqual([1_000, 3_000])
  due.push(12_000)
  settler.arm()
  settler.stop()
  clock.advance(10_000)
  expect(calls).toHaveLength(2)
})

it('does not ask without end for what fails', () => {
  const { clock, due, calls, problems, settler } = rig(() => {
    throw new Error('broken')
  })
  due.push(1_000)
  settler.arm()
  clock.advance(200_000)
  expect(calls).toEqual([1_000, 61_000, 121_000, 181_000])
  expect(problems).toHaveLength(4)
})
