/** Words of the emoji picker. The names of the emoji themselves are data. */
import { formatNumber } from '../../lib/time.ts'

export const emojiWords = {
  open: 'Insert an emoji',
  field: 'Search emoji',
  grid: 'Emoji',
  recent: 'Used lately',
  results: 'Results',
  nothing: (query: string) => `No emoji is called “${query}”.`,
  found: (count: number) => (count === 1 ? '1 emoji found' : `${formatNumber(count)} emoji found`),
  loading: 'Opening the emoji…',
  failed: 'The emoji could not be read',
  groups: {
    smileys: 'Smileys and feelings', people: 'People and body', animals: 'Animals and nature', food: 'Food and drink', travel: 'Travel and places',
    activities: 'Activities', objects: 'Objects', symbols: 'Symbols', flags: 'Flags',
  },
  goTo: 'Groups of emoji',
  tone: 'Skin tone',
  tones: ['No skin tone', 'Light', 'Medium light', 'Medium', 'Medium dark', 'Dark'],
  keepOpen: 'Shift keeps this open',
} as const
