/** Words of files: adding them, why one was not taken, what is known of them. */
import type { ErrorCode } from '../../../contract/errors.ts'
import type { ImportResult, Refusal } from '../../../contract/schemas/media.ts'
import { formatNumber as number } from '../../lib/time.ts'
import type * as en from '../en/media.ts'
import type { Words } from '../language.ts'
import { sentenceFor } from './errors.ts'
import { seconds } from './media-figures.ts'

export { mediaFacts } from '../en/media.ts'

/** One sentence for each refusal, that ends what begins with the file's name. */
const REFUSED: Record<Refusal, string> = {
  'empty': 'ist leer.',
  'too-large': 'ist größer, als PowerPost annimmt: 10 MB für ein Bild, 500 MB für ein Video.',
  'unsupported-type': 'ist von einer Art, die sich nicht hinzufügen lässt. Es gehen Bilder in JPEG, PNG, WebP, GIF, TIFF und AVIF sowie Videos in MP4, QuickTime und WebM.',
  'type-mismatch': 'ist nicht das, was der Name sagt.',
  'unreadable': 'konnte nicht gelesen werden. Prüfe, ob du die Datei öffnen darfst.',
  'not-a-file': 'ist weder eine Datei noch ein Ordner, der sich lesen lässt.',
  'symlink': 'verweist auf eine andere Datei. Zieh die Datei selbst hierher.',
  'vanished': 'war weg, bevor es gelesen werden konnte.',
  'changed-while-read': 'wurde beim Lesen gerade geändert. Zieh die Datei noch einmal hierher, wenn das erledigt ist.',
  'broken-image': 'ist beschädigt: Das Bild darin lässt sich nicht lesen.',
  'disk-full': 'passte nicht mehr: Der Speicherplatz ist voll. Schaffe Platz und zieh die Datei noch einmal hierher.',
  'name-invalid': 'hat einen Namen, der sich nicht verwenden lässt. Benenne die Datei um und zieh sie noch einmal hierher.',
  'failed': 'konnte nicht hinzugefügt werden. Zieh die Datei noch einmal hierher.',
  'too-many': 'enthält mehr als 10.000 Dateien. Zieh weniger auf einmal hierher.',
  'stopped': 'wurde nicht hinzugefügt: Der Import wurde vorher angehalten.',
  'not-converted': 'ließ sich nicht in ein Bild umwandeln, das gesendet werden kann.',
  'declined': 'wurde nicht hinzugefügt: Du wolltest keine Kopie.',
}

export const mediaWords: Words<typeof en.mediaWords> = {
  tray: 'Fotos und Videos',
  add: 'Fotos oder Videos hinzufügen',
  addHint: 'oder hierher ziehen',
  dropHere: 'Loslassen, um sie diesem Entwurf hinzuzufügen',
  dropNote: 'Fotos, Videos und Ordner. Sie werden hierher kopiert.',
  position: (at, of) => `${number(at)} von ${number(of)}`,
  cover: 'Titelbild',
  moveLeft: 'Nach links',
  moveRight: 'Nach rechts',
  moved: (name, at, of) => `${name} ist jetzt ${number(at)} von ${number(of)}`,
  remove: 'Aus dem Entwurf nehmen',
  removed: (name) => `${name} entfernt`,
  undo: 'Rückgängig',
  showInFolder: 'Im Ordner zeigen',
  showInMedia: 'In der Mediathek zeigen',
  actionsOf: (name) => `${name}: Aktionen`,
  alt: 'Alternativtext',
  altShort: 'ALT',
  failedTitle: 'Es wurde nichts hinzugefügt',
  altMissing: 'Kein Alternativtext',
  video: (durationMs) => (durationMs === null ? 'Video' : `Video, ${seconds(durationMs)}`),
  altTitle: 'Alternativtext',
  altAbout: 'Beschreibt das Bild für alle, die es nicht sehen. Er gehört zum Bild, wo immer dieser Kunde es verwendet.',
  altField: 'Was zeigt das Bild?',
  altSave: 'Alternativtext speichern',
  altTooLong: (length) => `${number(length)} von 2.000 Zeichen. Kürze ihn, um zu speichern.`,
  gone: 'Eine Datei, die nicht mehr hier ist',
  safe: (safe, total) => `${number(safe)} von ${number(total)} sicher`,
  safeNote: 'Was sicher ist, liegt als Kopie hier und bleibt, was auch mit dem Original geschieht.',
  dismiss: 'Ausblenden',
  refusedTitle: (count) => (count === 1 ? 'Eine Datei wurde nicht hinzugefügt' : `${number(count)} Dateien wurden nicht hinzugefügt`),
  moreRefused: (count) => (count === 1 ? 'und eine weitere' : `und ${number(count)} weitere`),
}

export function refusalSentence(name: string, refusal: Refusal | null, detail: string | null): string {
  const sentence = REFUSED[refusal ?? 'failed']
  return detail === null || name.toLowerCase().endsWith(detail) ? sentence : `(${detail}) ${sentence}`
}

/** What became of a batch that is through, in a line. */
export function batchWords(result: ImportResult): string {
  const count = (outcome: string) => result.items.filter((item) => item.outcome === outcome).length
  const added = count('added')
  const duplicates = count('duplicate')
  const parts: string[] = []
  if (added > 0) parts.push(added === 1 ? '1 Datei hinzugefügt' : `${number(added)} Dateien hinzugefügt`)
  if (duplicates > 0) parts.push(duplicates === 1 ? '1 war schon hier' : `${number(duplicates)} waren schon hier`)
  return parts.length === 0 ? 'Nichts hinzugefügt' : parts.join(', ')
}

/** Why a whole batch was refused. */
export function importFailure(code: ErrorCode, way: 'drop' | 'pick' | 'paste'): string {
  if (code !== 'INVALID_INPUT') return sentenceFor(code)
  return way === 'paste'
    ? 'Dieses Bild ist keine Datei auf diesem Computer. Speichere es zuerst und zieh die Datei dann hierher.'
    : 'Das ließ sich nicht hinzufügen. Zieh Dateien von diesem Computer hierher, höchstens 5.000 auf einmal.'
}
