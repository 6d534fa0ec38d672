/** Words of the previews: as the networks themselves say them in German, where it is theirs to say. */
import { formatNumber } from '../../lib/time.ts'
import type * as en from '../en/previews.ts'
import type { Words } from '../language.ts'

export const previewWords: Words<typeof en.previewWords> = {
  title: 'Vorschau',
  open: 'Vorschau',
  of: (name) => `Vorschau: ${name}`,
  forms: (network) => `Beitragsart auf ${network}`,
  nothing: 'Wähle Beitragsarten, um zu sehen, wie es aussehen wird.',
  more: 'mehr',
  seeMore: 'Mehr ansehen',
  showMore: 'Mehr anzeigen',
  dotsMore: 'mehr',
  less: 'weniger',
  noText: 'Hier erscheint dein Text.',
  noTitle: 'Noch kein Titel',
  noMedia: 'Füge ein Bild oder Video hinzu',
  noVideo: 'Füge ein Video hinzu',
  noPhotos: 'Füge Fotos hinzu',
  storyText: 'Eine Story wird ohne ihren Text gezeigt.',
  shortText: 'Der Text wird zur Beschreibung, die sich über das Menü öffnet.',
  position: (at, of) => `${formatNumber(at)}/${formatNumber(of)}`,
  moreFiles: (count) => `+${formatNumber(count)}`,
  before: 'Voriges Bild',
  after: 'Nächstes Bild',
}
