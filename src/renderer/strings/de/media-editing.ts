/** Words of the editor of pictures and films, of mends, and of what becomes of edits. */
import type { EditFailure } from '../../../contract/schemas/media-edits.ts'
import type { RatioName } from '../../../domain/media/index.ts'
import { formatNumber as number } from '../../lib/time.ts'
import type * as en from '../en/media-editing.ts'
import type { Words } from '../language.ts'
import { bytes, moment, percent } from './media-figures.ts'

export { MENDABLE } from '../en/media-editing.ts'

export const editingWords: Words<typeof en.editingWords> = {
  edit: 'Bearbeiten…',
  editOf: (name) => `${name} bearbeiten`,
  backToOriginal: 'Zurück zum Original',
  loading: 'Die Datei wird gelesen…',
  failed: 'Die Datei konnte nicht gelesen werden.',
  broken: 'Diese Datei lässt sich hier nicht zeigen und deshalb auch nicht bearbeiten.',
  apply: 'Übernehmen',
  applyCopy: 'Als Kopie speichern',
  reset: 'Von vorn',
  keepsOriginal: 'Das Original bleibt, wie es ist.',
  shape: 'Form',
  free: 'Beliebige Form',
  turn: 'Drehen',
  turnRight: 'Nach rechts drehen',
  turnLeft: 'Nach links drehen',
  mirror: 'Spiegeln',
  size: 'Größe',
  side: 'Längste Seite',
  sideAny: 'Wie sie ist',
  sideAt: (pixels) => `Höchstens ${number(pixels)} Pixel`,
  fileSize: 'Dateigröße',
  bytesAny: (most) => `Höchstens ${most}`,
  bytesAt: (limit) => `Höchstens ${bytes(limit)}`,
  frame: 'Ausschnitt',
  frameHint: 'Die Pfeiltasten verschieben ihn, mit Umschalt ändern sie seine Größe. Mit Strg oder Cmd in größeren Schritten.',
  frameAt: (left, top, width, height) => `${number(width)} × ${number(height)} Pixel, ${number(left)} von links, ${number(top)} von oben`,
  before: 'Vorher',
  after: 'Nachher',
  about: (size) => `etwa ${size}`,
  pixels: (width, height) => `${number(width)} × ${number(height)}`,
  verdicts: 'Wo es passt',
  film: 'Ausschnitt des Films',
  playhead: 'Stelle',
  start: 'Anfang',
  end: 'Ende',
  part: (from, to, length) => `${from} bis ${to}, ${length} lang`,
  play: 'Abspielen',
  pause: 'Anhalten',
  startHere: 'Hier anfangen',
  endHere: 'Hier aufhören',
  atKeyFrame: (at) => `Ohne Verlust kopiert: Es beginnt beim nächstgelegenen Schlüsselbild, ${at}.`,
  copied: 'Ohne Verlust kopiert: Kein Bild wird neu gemacht.',
  encoded: 'Die Bilder werden neu gemacht. Das dauert eine Weile und kostet etwas Qualität, die niemand vermissen sollte.',
  cannotCopy: 'Was in diesem Film steckt, lässt sich nicht in einen neuen kopieren.',
  cover: 'Titelbild',
  coverHere: 'Diese Stelle nehmen',
  coverAt: (at) => `Bei ${at}`,
  coverNone: 'Von der App gewählt',
  coverClear: 'Die App wählen lassen',
  coverAbout: 'Was diese App vom Film zeigt. PowerPost nimmt kein Titelbild an: Die Netzwerke wählen selbst.',
  still: 'Diese Stelle als Bild speichern',
  stillMade: 'Das Bild ist jetzt in deiner Mediathek',
  applied: 'Bearbeitet. Das Original bleibt erhalten.',
  copyMade: 'Eine bearbeitete Kopie ist dazugekommen. Das Original bleibt erhalten.',
  restored: 'Das Original ist zurück',
  undo: 'Rückgängig',
  show: 'Zeigen',
  cancel: 'Abbrechen',
  putAway: 'Weglegen',
  underWay: 'Laufende Bearbeitungen',
  edited: 'bearbeitet',
  editedFrom: 'Bearbeitet aus',
  original: 'das Original',
  copies: (count) => (count === 1 ? '1 bearbeitete Kopie' : `${number(count)} bearbeitete Kopien`),
  family: 'Bearbeitungen',
}

export const ratioWords: Record<RatioName, string> = {
  '9:16': 'Story, Reel, Short',
  '4:5': 'Instagram hoch',
  '1:1': 'Quadrat',
  '1.91:1': 'Instagram quer',
  '16:9': 'Breitbild',
}

export const fixWords: typeof en.fixWords = ({ crop, fit, trim }, ratio) => {
  if (crop !== null) return ratio === null ? 'Passend zuschneiden' : `Auf ${ratio} zuschneiden`
  if (trim !== null && trim.endMs !== null) return `Auf ${moment(trim.endMs - trim.startMs)} kürzen`
  if (fit !== null && fit.maxBytes === null && fit.maxWidth === null) return fit.mime === 'image/jpeg' ? 'Als JPEG speichern' : 'Umwandeln'
  return 'Verkleinern'
}

export const fixFor: typeof en.fixFor = (fix, form) => `${fix}: ${form}`

export const makingWords: typeof en.makingWords = ({ name, recipe, progress }) => {
  const what = recipe.stillMs !== null ? 'wird als Bild gespeichert' : recipe.crop !== null ? 'wird zugeschnitten' : recipe.trim !== null ? 'wird gekürzt' : 'wird bearbeitet'
  return `${name} ${what}…${progress === null ? '' : ` ${percent(progress)}`}`
}

const FAILED: Record<EditFailure, string> = {
  'missing': 'Die Datei ist auf diesem Computer weg oder wurde verändert. Füge sie noch einmal hinzu.',
  'undecodable': 'Dieser Computer kann sie nicht lesen.',
  'crashed': 'Was sie lesen sollte, ist zweimal abgestürzt. Sie wird in Ruhe gelassen.',
  'animated': 'Bewegte Bilder lassen sich hier nicht bearbeiten.',
  'too-large': 'Sie lässt sich nicht klein genug machen.',
  'unsupported': 'Was in diesem Film steckt, lässt sich nicht in einen neuen kopieren.',
  'no-encoder': 'Dieser Computer kann solche Filme nicht neu schreiben. Nur kürzen geht auch ohne das.',
  'disk-full': 'Der Speicherplatz ist voll. Schaffe Platz und versuch es noch einmal.',
  'failed': 'Etwas ging schief. Versuch es noch einmal.',
}

export const failedWords: typeof en.failedWords = ({ name, failure }) => `${name} wurde nicht bearbeitet. ${FAILED[failure ?? 'failed']}`

export const refusedWords: typeof en.refusedWords = (details) => {
  const [why] = details ?? []
  if (why === 'too-short') return 'Was übrig bleibt, ist zu kurz: Eine halbe Sekunde muss es sein.'
  if (why === 'too-small') return 'Was übrig bleibt, ist zu klein.'
  return 'Das lässt sich aus dieser Datei nicht machen.'
}
