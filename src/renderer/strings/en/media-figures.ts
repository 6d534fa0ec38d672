/** Sizes, lengths and shapes of files as people write them. */
import { locale } from '../language.ts'

const kilobytes = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 })
const megabytes = new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
const gigabytes = new Intl.NumberFormat(locale, { style: 'unit', unit: 'gigabyte', maximumFractionDigits: 1 })
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })

/** "2.4 MB"; powers of ten, as the service counts. */
export function bytes(count: number): string {
  if (count < 999_500) return kilobytes.format(count === 0 ? 0 : Math.max(1, count / 1_000))
  return count < 999_950_000 ? megabytes.format(count / 1_000_000) : gigabytes.format(count / 1_000_000_000)
}

/** "0:07", "2:41", "1:02:03" of a length in ms. */
export function seconds(ms: number): string {
  const all = Math.max(0, Math.round(ms / 1_000))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(all / 3_600)
  const minutes = Math.floor((all % 3_600) / 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(all % 60)}` : `${minutes}:${two(all % 60)}`
}

const NAMED: readonly (readonly [number, string])[] = [[1, '1:1'], [4 / 5, '4:5'], [5 / 4, '5:4'], [3 / 4, '3:4'], [4 / 3, '4:3'], [2 / 3, '2:3'], [3 / 2, '3:2'], [9 / 16, '9:16'], [16 / 9, '16:9']]

/** Width ÷ height: "4:5" where it has a name, else "1.27:1". */
export function ratio(value: number): string {
  const named = NAMED.find(([known]) => Math.abs(known - value) < 0.005)
  return named?.[1] ?? `${decimal.format(value)}:1`
}

/** “38” and “61” of “MB”: in the unit of the total. */
export function progressFigures(progress: { sent: number; total: number }): { sent: string; total: string; unit: string } {
  const units = ['bytes', 'kB', 'MB', 'GB'] as const
  const power = progress.total < 1_000 ? 0 : progress.total < 1_000_000 ? 1 : progress.total < 1_000_000_000 ? 2 : 3
  const show = (bytes: number) => {
    const value = bytes / 1000 ** power
    return (power === 0 || value >= 10 ? whole : tenths).format(value)
  }
  return { sent: show(progress.sent), total: show(progress.total), unit: units[power] }
}

const seconds1 = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1, minimumIntegerDigits: 2 })
const seconds0 = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, minimumIntegerDigits: 2 })
const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })

/** “0:07.5”, “2:41”: to a tenth of a second, where there is one. */
export function moment(ms: number): string {
  const tenth = Math.max(0, Math.round(ms / 100))
  const left = tenth % 600
  return `${Math.floor(tenth / 600)}:${left % 10 === 0 ? seconds0.format(left / 10) : seconds1.format(left / 10)}`
}

/** “40%” of a part between 0 and 1. */
export const percent = (part: number): string => shares.format(part)
