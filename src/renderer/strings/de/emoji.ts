/** Words of the choice of emoji. The names of the emoji themselves are data. */
import { formatNumber } from '../../lib/time.ts'
import type * as en from '../en/emoji.ts'
import type { Words } from '../language.ts'

export const emojiWords: Words<typeof en.emojiWords> = {
  open: 'Emoji einfügen',
  field: 'Emoji suchen',
  grid: 'Emoji',
  recent: 'Zuletzt benutzt',
  results: 'Gefunden',
  nothing: (query) => `Kein Emoji heißt „${query}“.`,
  found: (count) => (count === 1 ? '1 Emoji gefunden' : `${formatNumber(count)} Emoji gefunden`),
  loading: 'Emoji werden geöffnet…',
  failed: 'Die Emoji ließen sich nicht lesen',
  groups: {
    smileys: 'Smileys und Gefühle', people: 'Menschen und Körper', animals: 'Tiere und Natur', food: 'Essen und Trinken', travel: 'Reisen und Orte',
    activities: 'Aktivitäten', objects: 'Gegenstände', symbols: 'Symbole', flags: 'Flaggen',
  },
  goTo: 'Emoji-Gruppen',
  tone: 'Hautfarbe',
  tones: ['Ohne Hautfarbe', 'Hell', 'Mittelhell', 'Mittel', 'Mitteldunkel', 'Dunkel'],
  keepOpen: 'Umschalt lässt das hier offen',
}
