/** Words of the composer and the history of a draft. */
import type { ErrorCode } from '../../../contract/errors.ts'
import type { Revision } from '../../../contract/schemas/drafts.ts'
import { formatMoment, formatNumber } from '../../lib/time.ts'
import type { SaveFailure, ShownSave } from '../../stores/draft-editor-state.ts'
import type * as en from '../en/composer.ts'
import type { Words } from '../language.ts'

const kept = (until: string) => `Dein Text bleibt hier und wird gespeichert, sobald ${until}.`

export const composerWords: Words<typeof en.composerWords> = {
  region: 'Entwurf schreiben',
  title: 'Titel',
  titleHint: 'Ohne Titel',
  caption: 'Text',
  captionHint: 'Was willst du sagen?',
  captionHintFor: (network) => `Schreib etwas für ${network}, oder lass den gemeinsamen Text`,
  tabs: 'Texte',
  shared: 'Gemeinsam',
  sharedNote: 'Geht an jedes Netzwerk, das keinen eigenen Text hat.',
  sharedNoteNone: 'Wähle Beitragsarten, um zu sagen, wohin das geht.',
  ownNote: (network) => `${network} bekommt diesen Text statt des gemeinsamen.`,
  sameNote: (network) => `${network} bekommt den gemeinsamen Text. Schreib hier, um ihm einen eigenen zu geben.`,
  useShared: 'Gemeinsamen nehmen',
  undo: 'Rückgängig',
  sharedUsed: (network) => `${network} bekommt wieder den gemeinsamen Text`,
  differs: 'weicht vom gemeinsamen ab',
  postTypes: 'Beitragsarten',
  postTypesAbout: 'Wohin dieser Entwurf geht und als was. Nichts wird gesendet, bevor du es sagst.',
  chosen: (count) => (count === 0 ? 'Noch keine gewählt. Zum Senden braucht es mindestens eine.' : count === 1 ? '1 gewählt' : `${formatNumber(count)} gewählt`),
  youtubeTitle: 'YouTube-Titel',
  youtubeTitleHint: 'YouTube braucht einen Titel',
  send: 'Senden…',
  history: 'Verlauf',
  more: 'Mehr',
  toTrash: 'In den Papierkorb',
  onItsWay: 'Unterwegs',
  onItsWayNote: 'Was du gesendet hast, geht so hinaus, wie es war. Du kannst weiterschreiben.',
  editedSincePlanned: (time) => `Geht hinaus, wie gesendet: ${time}. Du hast den Entwurf seither geändert.`,
  editedSinceLive: 'Unterwegs, wie gesendet. Du hast den Entwurf seither geändert.',
  sent: 'Gesendet',
  editedSince: 'Du hast den Entwurf seit dem Senden geändert.',
  cancelled: 'Das Senden wurde abgebrochen.',
  toOutbox: 'Postausgang',
  toPosts: 'Beiträge',
  inTrash: 'Dieser Entwurf liegt im Papierkorb.',
  restore: 'Wiederherstellen',
  held: 'Dieser Kunde wurde aus einer Kopie wiederhergestellt. Nichts wird gesendet, bevor du entscheidest, was aus dem wird, was unterwegs war.',
  notSaved: 'Nicht gespeichert',
  copyText: 'Text kopieren',
  textCopied: 'Der gemeinsame Text ist kopiert',
  textNotCopied: 'Der Text konnte nicht kopiert werden',
  unreadableTitle: 'Dieser Entwurf konnte nicht gelesen werden',
  retry: 'Noch einmal versuchen',
  conflict: {
    title: 'Das wurde auch in einem anderen Fenster geändert',
    text: 'Dein Text steht hier und ist nicht verloren. Der andere steht darunter.',
    other: 'Der andere Text',
    keep: 'Meinen behalten',
    use: 'Den anderen nehmen',
  },
  kept: { title: 'Das wurde auch in einem anderen Fenster geändert', text: 'Dein Text wurde behalten.', history: 'Verlauf öffnen', dismiss: 'Ausblenden' },
  loading: 'Der Entwurf wird geöffnet…',
}

export const historyWords: Words<typeof en.historyWords> = {
  title: 'Verlauf',
  about: 'Frühere Stände dieses Entwurfs. Wenn du einen wiederherstellst, bleibt der jetzige Text erhalten; auch das lässt sich also rückgängig machen.',
  list: 'Frühere Stände',
  view: 'Verglichen mit',
  withNow: 'dem Text von jetzt',
  withBefore: 'dem Stand davor',
  sinceThen: 'Von damals bis jetzt',
  intoThen: 'Was sich bis dahin geändert hatte',
  hadShared: 'hatte den gemeinsamen Text',
  hasShared: 'hat den gemeinsamen Text',
  differs: 'Ist anders',
  first: 'Der älteste, den es noch gibt',
  restore: 'Wiederherstellen',
  restored: 'Der frühere Text ist zurück. Der vorige steht im Verlauf.',
  same: 'Wie jetzt',
  empty: 'Es gibt noch keine früheren Stände. Einer wird nach einer Pause festgehalten, bevor viel gelöscht wird und bei jedem Senden.',
  failed: 'Der Verlauf konnte nicht gelesen werden',
  noText: 'Kein Text',
  noTitle: 'Kein Titel',
  files: (count) => (count === 0 ? 'Keine Dateien' : count === 1 ? '1 Datei' : `${formatNumber(count)} Dateien`),
  older: 'Ältere zeigen',
  readOnlyInTrash: 'Hol den Entwurf zuerst aus dem Papierkorb.',
}

const REASONS: Record<Revision['reason'], string> = {
  'pause': 'Bevor du weitergeschrieben hast',
  'large-removal': 'Bevor viel gelöscht wurde',
  'restore': 'Bevor ein früherer Text zurückkam',
  'generation': 'Bevor ein Vorschlag übernommen wurde',
  'send': 'Wie gesendet',
  'conflict': 'Behalten, als sich zwei Texte trafen',
}

export function revisionReason(reason: Revision['reason']): string {
  return REASONS[reason]
}

/** What the status line says. */
export function saveWords(shown: ShownSave, savedAt: number, failure: SaveFailure | null, now: number): string {
  switch (shown) {
    case 'saved': return `Gespeichert: ${formatMoment(savedAt, now)}`
    case 'writing': return 'Wird beim Tippen gespeichert'
    case 'saving': return 'Wird gespeichert…'
    case 'failed': return failure === null ? 'Noch nicht gespeichert.' : Object.values(failureWords(failure)).join(' ')
    case 'conflict': return 'Nicht gespeichert: Du musst noch wählen'
  }
}

/** Why, and what becomes of the text. */
const FAILURES: Partial<Record<ErrorCode, readonly [why: string, rest: string]>> = {
  DISK_FULL: ['Der Speicherplatz ist voll', kept('wieder Platz ist')],
  DISK_READ_ONLY: ['In den Datenordner kann nicht geschrieben werden', kept('das wieder geht')],
  CORE_RESTARTED: ['Die App startet ihren inneren Teil neu', kept('er wieder läuft')],
  TIMEOUT: ['Der Datenträger antwortet nur langsam', kept('er antwortet')],
  CORE_STOPPED: ['Das Speichern hat aufgehört', 'Kopiere deinen Text und starte die App neu.'],
  SHUTTING_DOWN: ['Die App wird gerade beendet', 'Dein Text bleibt hier, bis sie zu ist.'],
  NOT_FOUND: ['Diesen Entwurf gibt es nicht mehr', 'Kopiere deinen Text in einen neuen.'],
  NOT_POSSIBLE_NOW: ['Der Entwurf liegt im Papierkorb', 'Dein Text steht in seinem Verlauf.'],
  WORKSPACE_MISSING: ['Die Datei dieses Kunden fehlt', kept('sie wieder da ist')],
  WORKSPACE_DAMAGED: ['Die Datei dieses Kunden ist beschädigt', kept('sie wiederhergestellt ist')],
}

const FIELDS: Record<string, readonly [why: string, rest: string]> = {
  title: ['Der Titel ist länger als 500 Zeichen', 'Kürze ihn.'],
  youtubeTitle: ['Der YouTube-Titel ist länger als 5.000 Zeichen', 'Kürze ihn.'],
  shared: ['Ein Text ist länger als 100.000 Zeichen', 'Kürze ihn.'],
  mediaIds: ['Ein Entwurf fasst höchstens 500 Dateien', 'Nimm einige heraus.'],
}

export function failureWords({ code, field }: SaveFailure): { title: string; rest: string } {
  const parts = code === 'INVALID_INPUT' ? (field?.split('.') ?? []) : []
  const known = parts.includes('variants') ? 'shared' : parts.find((part) => Object.hasOwn(FIELDS, part))
  const [why, rest] = (known === undefined ? FAILURES[code] : FIELDS[known]) ?? ['Etwas ist schiefgegangen', kept('es wieder geht')]
  return { title: `Nicht gespeichert: ${why}.`, rest }
}
