/** Every time zone as one looks for it: by city, country, the zone's own name or its distance from GMT. */
import { foldLetters } from '../../domain/fold-letters.ts'
import { cityOf } from '../strings/zones.ts'
import { UTC } from './zone-names.ts'

export interface ZoneRow {
  /** By its IANA name. */
  zone: string
  city: string
  /** Null where it belongs to none. */
  country: string | null
  /** “Central European Time”. */
  name: string
  /** “GMT+1”, at the time that the list is of. */
  offset: string
  /** What is searched, folded: the city first, then the country. */
  fields: readonly string[]
}

/** Newer engines have a function, older ones an attribute; the types know neither. */
type WithZones = Intl.Locale & { getTimeZones?: () => string[] | undefined; timeZones?: string[] | undefined }

/**
 * Rows by city, made in small steps because there are some hundreds: each `next()` does a part of them, and the last answers all. By
 * country and name in the language of `locale`.
 */
export function* zoneRows(locale: string, now: number): Generator<undefined, ZoneRow[]> {
  const countries = new Map<string, string>()
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  for (const first of LETTERS) {
    for (const second of LETTERS) {
      const country = names.of(first + second)
      if (country === undefined) continue
      const region: WithZones = new Intl.Locale(`und-${first}${second}`)
      for (const zone of region.getTimeZones?.() ?? region.timeZones ?? []) if (!countries.has(zone)) countries.set(zone, country)
    }
    yield
  }
  const rows: ZoneRow[] = []
  for (const zone of [UTC, ...Intl.supportedValuesOf('timeZone').filter((one) => one !== UTC)]) {
    const [name, offset] = (['longGeneric', 'shortOffset'] as const).map((timeZoneName) => new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName }).formatToParts(now).find((part) => part.type === 'timeZoneName')?.value ?? '')
    const row = { zone, city: cityOf(zone), country: countries.get(zone) ?? null, name: name ?? '', offset: offset ?? '' }
    rows.push({ ...row, fields: [row.city, row.country ?? '', row.name, zone.replaceAll('_', ' '), `${row.offset} ${row.offset.replace('GMT', 'UTC')} ${row.offset.replace('GMT', '')}`].map(foldLetters) })
    if (rows.length % ROWS_A_STEP === 0) yield
  }
  const { compare } = new Intl.Collator(locale)
  return rows.sort((a, b) => compare(a.city, b.city))
}

const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at))
const ROWS_A_STEP = 40

/** Those in which every word is found, the ones whose city begins so first, then those of such a country. All of them where nothing is asked. */
export function findZones(rows: readonly ZoneRow[], text: string): readonly ZoneRow[] {
  const asked = foldLetters(text).trim()
  if (asked === '') return rows
  const words = asked.split(/\s+/)
  const rank = ({ fields }: ZoneRow) => fields.findIndex((field) => field.startsWith(asked))
  return rows
    .filter(({ fields }) => words.every((word) => fields.some((field) => field.split(/[\s/()]+/).some((part) => part.startsWith(word)) || (word.length > 2 && field.includes(word)))))
    .map((row) => ({ row, at: rank(row) === -1 ? row.fields.length : rank(row) }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row)
}
