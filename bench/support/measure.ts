/** Medians of rounds that take turns, so that what else the machine does hits both sides alike. */

export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

/** Nearest rank. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}

type Work = () => number | Promise<number>

/**
 * Runs each side once in each round and answers what every round of it took; each side measures itself and answers milliseconds.
 * The order turns round, so that none is always the one that comes after. The first round warms up and is not counted.
 */
export async function interleaved<S extends string>(rounds: number, sides: Record<S, Work>): Promise<Record<S, number[]>> {
  const names = Object.keys(sides) as S[]
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<S, number[]> // Each name has its list.
  for (let round = 0; round <= rounds; round += 1) {
    const order = round % 2 === 0 ? names : names.toReversed()
    for (const name of order) {
      const took = await sides[name]()
      if (round > 0) results[name].push(took)
    }
  }
  return results
}

/** Milliseconds that `work` took. */
export function timed(work: () => void): number {
  const since = performance.now()
  work()
  return performance.now() - since
}
