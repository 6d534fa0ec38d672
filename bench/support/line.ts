/** What a benchmark says: one line of JSON for each bar. */
export interface BenchLine {
  bench: string
  /** Ours over the yardstick's, both of this run; null where there is no yardstick and the median itself is held against the bar. */
  ratio: number | null
  against: string
  /** Of ours, in `unit`. */
  median: number
  unit: 'ms' | 'MB'
  bar: number
  ok: boolean
}

export interface BenchOptions {
  /** Small amounts, to see that it works; the figures mean little. */
  quick: boolean
  /** With the parts that take minutes. */
  full: boolean
  /** What goes on, for a person. */
  say: (text: string) => void
}

export type Bench = (options: BenchOptions) => Promise<BenchLine[]>

/** Passes when ours takes at most `bar` times the yardstick. */
export function compare(bench: string, ours: number, yardstick: number, against: string, bar: number): BenchLine {
  const ratio = ours / yardstick
  return { bench, ratio: rounded(ratio), against, median: rounded(ours), unit: 'ms', bar, ok: ratio <= bar }
}

/** Passes when the figure itself is at most `bar`. */
export function limit(bench: string, figure: number, unit: BenchLine['unit'], against: string, bar: number): BenchLine {
  return { bench, ratio: null, against, median: rounded(figure), unit, bar, ok: figure <= bar }
}

const rounded = (value: number) => Number(value.toPrecision(4))
