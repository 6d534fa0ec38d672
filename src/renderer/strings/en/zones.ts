/** Words for times that go by the clock of a client, and the choice of its zone. Times and offsets come in as text. */
import { formatNumber as number } from '../../lib/time.ts'
import { UTC, plainCity } from '../../lib/zone-names.ts'

const CITIES: Readonly<Record<string, string>> = {
  'Africa/El_Aaiun': 'El Aaiún', 'Africa/Sao_Tome': 'São Tomé', 'America/Sao_Paulo': 'São Paulo', 'America/St_Johns': 'St. John’s', 'Asia/Saigon': 'Ho Chi Minh City', 'Atlantic/Faeroe': 'Faroe Islands',
}

/** The city that a zone is named after. */
export function cityOf(zone: string): string {
  return CITIES[zone] ?? plainCity(zone)
}

export const zoneWords = {
  /** “Fri 17:00 in Tokyo (09:00 your time)”. */
  both: (time: string, city: string, yours: string) => `${city === UTC ? `${time} UTC` : `${time} in ${city}`} (${yours} your time)`,
  /** Beside a field for a time: by which clock it goes. */
  clockOf: (city: string, offset: string) => (city === UTC ? 'UTC' : `Time in ${city}, ${offset}`),
  yours: (time: string) => `your time: ${time}`,
  skipped: (clock: string, city: string) => `There is no ${clock} in ${city} that day: the clocks go forward.`,
  takeInstead: (clock: string) => `Take ${clock}`,
  twice: (clock: string, city: string) => `${clock} comes twice in ${city} that day: the clocks go back. Which one?`,
  first: (offset: string) => `The first, ${offset}`,
  second: (offset: string) => `The second, ${offset}`,
  title: 'Time zone',
  about: 'Times to publish are chosen and shown by this clock, with your own time beside them. What is planned already keeps its moment.',
  own: 'As this computer',
  /** What that comes to. */
  ownIs: (city: string, offset: string) => `As this computer: ${city}, ${offset}`,
  nowThere: (time: string) => `It is ${time} now.`,
  changed: (client: string, city: string) => `${client} goes by the clock of ${city} now`,
  changedToOwn: (client: string) => `${client} goes by your own clock now`,
  undo: 'Undo',
  field: 'City, country or offset',
  list: 'Time zones',
  loading: 'Gathering the time zones…',
  nothing: (text: string) => `No time zone for “${text}”.`,
  found: (count: number) => (count === 1 ? '1 time zone' : `${number(count)} time zones`),
}
