/** Words for times that go by the clock of a client, and the choice of its zone. Times and offsets come in as text. */
import { formatNumber as number } from '../../lib/time.ts'
import { UTC, plainCity } from '../../lib/zone-names.ts'
import type * as en from '../en/zones.ts'

const CITIES: Readonly<Record<string, string>> = {
  'Africa/Addis_Ababa': 'Addis Abeba', 'Africa/Algiers': 'Algier', 'Africa/Cairo': 'Kairo', 'Africa/Dar_es_Salaam': 'Daressalam', 'Africa/Khartoum': 'Khartum', 'Africa/Mogadishu': 'Mogadischu',
  'Africa/El_Aaiun': 'El Aaiún', 'Africa/Sao_Tome': 'São Tomé', 'Africa/Tripoli': 'Tripolis', 'America/Guatemala': 'Guatemala-Stadt', 'America/Havana': 'Havanna', 'America/Jamaica': 'Jamaika', 'America/Mexico_City': 'Mexiko-Stadt', 'America/Sao_Paulo': 'São Paulo', 'America/St_Johns': 'St. John’s', 'Antarctica/Vostok': 'Wostok',
  'Asia/Almaty': 'Almaty', 'Asia/Ashgabat': 'Aschgabat', 'Asia/Baghdad': 'Bagdad', 'Asia/Bishkek': 'Bischkek', 'Asia/Damascus': 'Damaskus', 'Asia/Dushanbe': 'Duschanbe', 'Asia/Hong_Kong': 'Hongkong',
  'Asia/Irkutsk': 'Irkutsk', 'Asia/Calcutta': 'Kalkutta', 'Asia/Kamchatka': 'Kamtschatka', 'Asia/Krasnoyarsk': 'Krasnojarsk', 'Asia/Kuwait': 'Kuwait', 'Asia/Macau': 'Macau', 'Asia/Muscat': 'Maskat',
  'Asia/Nicosia': 'Nikosia', 'Asia/Novosibirsk': 'Nowosibirsk', 'Asia/Pyongyang': 'Pjöngjang', 'Asia/Qatar': 'Katar', 'Asia/Rangoon': 'Rangun', 'Asia/Riyadh': 'Riad', 'Asia/Saigon': 'Ho-Chi-Minh-Stadt',
  'Asia/Sakhalin': 'Sachalin', 'Asia/Samarkand': 'Samarkand', 'Asia/Singapore': 'Singapur', 'Asia/Taipei': 'Taipeh', 'Asia/Tashkent': 'Taschkent', 'Asia/Tbilisi': 'Tiflis', 'Asia/Tehran': 'Teheran',
  'Asia/Tokyo': 'Tokio', 'Asia/Ulaanbaatar': 'Ulan-Bator', 'Asia/Vladivostok': 'Wladiwostok', 'Asia/Yakutsk': 'Jakutsk', 'Asia/Yekaterinburg': 'Jekaterinburg', 'Asia/Yerevan': 'Eriwan',
  'Atlantic/Azores': 'Azoren', 'Atlantic/Canary': 'Kanaren', 'Atlantic/Cape_Verde': 'Kap Verde', 'Atlantic/Faeroe': 'Färöer', 'Atlantic/South_Georgia': 'Südgeorgien', 'Europe/Athens': 'Athen',
  'Europe/Belgrade': 'Belgrad', 'Europe/Brussels': 'Brüssel', 'Europe/Bucharest': 'Bukarest', 'Europe/Busingen': 'Büsingen', 'Europe/Chisinau': 'Kischinau', 'Europe/Copenhagen': 'Kopenhagen',
  'Europe/Isle_of_Man': 'Insel Man', 'Europe/Kiev': 'Kiew', 'Europe/Lisbon': 'Lissabon', 'Europe/Luxembourg': 'Luxemburg', 'Europe/Moscow': 'Moskau', 'Europe/Prague': 'Prag', 'Europe/Rome': 'Rom',
  'Europe/Vatican': 'Vatikan', 'Europe/Vienna': 'Wien', 'Europe/Warsaw': 'Warschau', 'Europe/Zurich': 'Zürich', 'Indian/Comoro': 'Komoren', 'Indian/Maldives': 'Malediven',
  'Pacific/Easter': 'Osterinsel', 'Pacific/Fiji': 'Fidschi',
}

export const cityOf: typeof en.cityOf = (zone) => CITIES[zone] ?? plainCity(zone)

export const zoneWords: typeof en.zoneWords = {
  both: (time, city, yours) => `${city === UTC ? `${time} UTC` : `${time} in ${city}`} (bei dir ${yours})`,
  clockOf: (city, offset) => (city === UTC ? 'UTC' : `Zeit in ${city}, ${offset}`),
  yours: (time) => `bei dir: ${time}`,
  skipped: (clock, city) => `${clock} gibt es an diesem Tag in ${city} nicht: Die Uhren werden vorgestellt.`,
  takeInstead: (clock) => `${clock} nehmen`,
  twice: (clock, city) => `${clock} gibt es an diesem Tag in ${city} zweimal: Die Uhren werden zurückgestellt. Welches Mal?`,
  first: (offset) => `Das erste Mal, ${offset}`,
  second: (offset) => `Das zweite Mal, ${offset}`,
  title: 'Zeitzone',
  about: 'Sendezeiten werden nach dieser Uhr gewählt und angezeigt, deine eigene Zeit steht daneben. Was schon geplant ist, behält seinen Zeitpunkt.',
  own: 'Wie dieser Computer',
  ownIs: (city, offset) => `Wie dieser Computer: ${city}, ${offset}`,
  nowThere: (time) => `Jetzt: ${time}`,
  changed: (client, city) => `Für ${client} gilt jetzt die Uhr von ${city}`,
  changedToOwn: (client) => `Für ${client} gilt jetzt deine eigene Uhr`,
  undo: 'Rückgängig',
  field: 'Stadt, Land oder Abstand zu GMT',
  list: 'Zeitzonen',
  loading: 'Die Zeitzonen werden zusammengestellt …',
  nothing: (text) => `Keine Zeitzone für „${text}“.`,
  found: (count) => (count === 1 ? '1 Zeitzone' : `${number(count)} Zeitzonen`),
}
