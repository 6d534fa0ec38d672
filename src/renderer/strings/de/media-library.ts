/** Words of the media section: what is there, what is told of a file, what becomes of imports and uploads. */
import type { ErrorCode } from '../../../contract/errors.ts'
import type { ImportBatch, LibraryItem, MediaItem, Offer, PostTypeVerdict } from '../../../contract/schemas/media.ts'
import type { BlockedCode, IntentView } from '../../../contract/schemas/outbox.ts'
import { formatNumber as number } from '../../lib/time.ts'
import type { MediaSave } from '../../stores/media-library-editor.ts'
import { kindName } from '../en/media-library.ts'
import type * as en from '../en/media-library.ts'
import type { Words } from '../language.ts'
import { sentenceFor } from './errors.ts'
import { bytes, ratio, seconds } from './media-figures.ts'

export { checkedDay, codecNames, dayName, dayOf, daysName, factsOf, kindName } from '../en/media-library.ts'

const files = (count: number) => (count === 1 ? '1 Datei' : `${number(count)} Dateien`)

export const libraryWords: Words<typeof en.libraryWords> = {
  title: 'Mediathek',
  grid: 'Dateien',
  loading: 'Die Dateien werden gelesen…',
  count: (shown, isMore, loaded) => (shown === null ? `${number(loaded)}${isMore ? '+' : ''} Dateien` : files(shown)),
  size: (total) => bytes(total),
  selected: (count) => `${number(count)} ausgewählt`,
  selectAll: 'Alle auswählen',
  selectingAll: 'Alle werden gelesen…',
  clearSelection: 'Abwählen',
  select: (name) => `${name} auswählen`,
  add: 'Dateien hinzufügen',
  fromComputer: 'Dateien von diesem Computer…',
  folders: 'Ordner von diesem Computer…',
  hint: 'Zieh Dateien irgendwo ins Fenster oder füge ein Bild ein.',
  details: 'Details',
  imports: 'Alle Importe',
  trash: 'Papierkorb',
  leaveTrash: 'Zurück zur Mediathek',
  retry: 'Noch einmal versuchen',
  behind: 'Die neuesten Änderungen konnten nicht gelesen werden',
  offline: 'Keine Verbindung: Dateien lassen sich trotzdem hinzufügen und bleiben hier. Was hochzuladen ist, wartet und geht von selbst weiter.',
  empty: {
    title: 'Noch keine Dateien',
    text: 'Zieh Fotos, Videos oder ganze Ordner irgendwo in dieses Fenster. Sie werden hierher kopiert und bleiben, was auch mit den Originalen geschieht.',
  },
  emptyTrash: { title: 'Der Papierkorb ist leer', text: 'Dateien, die du hierher legst, lassen sich wiederherstellen.' },
  noMatch: { title: 'Keine Datei passt', text: 'Nichts hier passt zu allen diesen Filtern.', action: 'Alle Dateien zeigen' },
  failed: { title: 'Die Dateien konnten nicht gelesen werden' },
  starred: 'Favorit',
  starIt: 'Zu den Favoriten',
  unstarIt: 'Aus den Favoriten',
  tag: 'Schlagwort…',
  upload: 'Jetzt hochladen',
  toTrash: 'In den Papierkorb',
  restore: 'Wiederherstellen',
  addToDraft: 'In Entwurf',
  newDraft: 'Neuer Entwurf',
  post: 'Beitrag',
  openDraft: (title) => `${title} (geöffnet)`,
  untitledDraft: 'Entwurf ohne Titel',
  noPreview: 'Keine Vorschau',
  previewComing: 'Vorschau kommt',
  video: 'Video',
  more: 'Mehr',
}

/** What one hears of a file in the grid. */
export function tileWords(item: LibraryItem): string {
  return [
    item.name,
    item.kind === 'video' ? (item.durationMs === null ? 'Video' : `Video, ${seconds(item.durationMs)}`) : null,
    item.starred ? 'Favorit' : null,
    item.uses.drafts + item.uses.sends === 0 ? 'noch nicht verwendet' : null,
    item.preview === 'none' && item.kind === 'video' ? 'keine Vorschau' : null,
  ].filter((part) => part !== null).join(', ')
}

export const filterWords: Words<typeof en.filterWords> = {
  bar: 'Filter',
  kinds: { all: 'Alle', image: 'Fotos', video: 'Videos' },
  kind: 'Art',
  unused: 'Noch nicht verwendet',
  starred: 'Favoriten',
  tag: 'Schlagwort',
  anyTag: 'Jedes Schlagwort',
  when: 'Hinzugefügt',
  size: 'Größe',
  text: 'Nach Name, Alternativtext, Notizen oder Schlagwort suchen',
  textShort: 'Suchen',
  clear: 'Zurücksetzen',
  clearAll: 'Alle Filter zurücksetzen',
  whens: { any: 'Jederzeit', today: 'Heute', week: 'Letzte 7 Tage', month: 'Letzte 30 Tage', year: 'Letzte 12 Monate' },
  sizes: { any: 'Jede Größe', small: 'Unter 1 MB', medium: '1 bis 10 MB', large: '10 bis 100 MB', huge: 'Über 100 MB' },
  fit: 'Passt',
  anyFit: 'Jedes Netzwerk',
  fits: { fits: 'Passt', warns: 'Passt vielleicht nicht', refused: 'Passt nicht' },
  fitting: (form, verdict) => (verdict === 'fits' ? `Passt: ${form}` : verdict === 'warns' ? `Passt vielleicht nicht: ${form}` : `Passt nicht: ${form}`),
  withCount: (name, count) => `${name} (${number(count)})`,
}

export const detailWords: Words<typeof en.detailWords> = {
  region: 'Zu dieser Datei',
  several: (count) => `${files(count)} ausgewählt`,
  nothing: 'Wähle eine Datei, um sie hier zu sehen.',
  notHere: 'Diese Datei ist nicht mehr hier.',
  position: (at, of) => `${number(at)} von ${number(of)}`,
  previous: 'Vorige',
  next: 'Nächste',
  close: 'Details ausblenden',
  name: 'Name',
  noName: 'Eine Datei braucht einen Namen. Der vorige bleibt, bis du einen schreibst.',
  nameTooLong: 'Höchstens 200 Zeichen. Kürze ihn, um zu speichern.',
  alt: 'Alternativtext',
  altHint: 'Beschreibt sie für alle, die sie nicht sehen',
  altTooLong: (length) => `${number(length)} von 2.000 Zeichen. Kürze ihn, um zu speichern.`,
  notes: 'Notizen',
  notesHint: 'Für dich; sie werden nie gesendet',
  notesTooLong: (length) => `${number(length)} von 5.000 Zeichen. Kürze sie, um zu speichern.`,
  tags: 'Schlagwörter',
  addTag: 'Schlagwort hinzufügen',
  removeTag: (tag) => `Schlagwort ${tag} entfernen`,
  showInFolder: 'Im Ordner zeigen',
  folderFailed: 'Der Ordner ließ sich nicht öffnen',
  used: 'Verwendet in',
  unused: 'Noch in keinem Entwurf oder Beitrag verwendet.',
  usedFailed: 'Wo sie verwendet wird, konnte nicht gelesen werden',
  draft: 'Entwurf',
  draftInTrash: 'Entwurf im Papierkorb',
  fits: 'Passt für',
  checkedOn: (day) => `Stand: ${day}`,
  fitsFailed: 'Wofür sie passt, konnte nicht ermittelt werden',
  fit: 'passt',
  broken: 'Sie ist beschädigt: Das Bild lässt sich nicht lesen. Die Datei bleibt und kann gesendet werden, wie sie ist.',
  undecodable: 'Dieser Computer kann sie nicht anzeigen. Über die Netzwerke sagt das nichts: Sie kann gesendet werden.',
  isPending: 'Eine Vorschau entsteht gerade.',
  noPreview: 'Dieser Computer kann dieses Video nicht abspielen. Es bleibt hier und kann gesendet werden.',
  added: 'Hinzugefügt: ',
  inTrash: 'Im Papierkorb',
  uploaded: 'PowerPost hat sie schon.',
}

const saves: Record<MediaSave, string> = { saved: 'Gespeichert', unsaved: 'Wird gespeichert…', saving: 'Wird gespeichert…', failed: 'Noch nicht gespeichert', held: 'Nicht gespeichert' }

export function saveWords(save: MediaSave, failure: ErrorCode | null): string {
  return save === 'failed' && failure !== null ? `${saves.failed}: ${sentenceFor(failure)}` : saves[save]
}

type Reason = PostTypeVerdict['reasons'][number]

/** Why a file may not fit a post type, in a sentence; the limit's source and date stand beside it. */
export function reasonWords({ code, limit, actual }: Reason, item: Pick<MediaItem, 'kind' | 'mime'>): string {
  const than = (what: (value: number) => string, bound: 'Höchstens' | 'Mindestens') => {
    const parts = [limit === null ? '' : `${bound} ${what(limit)}`, actual === null ? '' : `diese hat ${what(actual)}`]
    return parts.filter((part) => part !== '').join('; ')
  }
  const pixels = (value: number) => `${number(value)} Pixel`
  switch (code) {
    case 'kind': return item.kind === 'image' ? 'Nimmt Videos, keine Bilder' : 'Nimmt Bilder, keine Videos'
    case 'format': return `Nimmt ${kindName(item.mime)} nicht an`
    case 'size': return limit !== null && actual !== null && actual < limit ? than(bytes, 'Mindestens') : than(bytes, 'Höchstens') || 'Zu groß'
    case 'too-short': return than(seconds, 'Mindestens') || 'Zu kurz'
    case 'too-long': return than(seconds, 'Höchstens') || 'Zu lang'
    case 'too-narrow': return limit === null ? 'Zu schmal' : `Schmaler als ${ratio(limit)}${actual === null ? '' : `; diese hat ${ratio(actual)}`}`
    case 'too-wide': return limit === null ? 'Zu breit' : `Breiter als ${ratio(limit)}${actual === null ? '' : `; diese hat ${ratio(actual)}`}`
    case 'too-few-pixels': return than(pixels, 'Mindestens') || 'Zu wenige Pixel'
    case 'too-many-pixels': return than(pixels, 'Höchstens') || 'Zu viele Pixel'
    case 'too-many-files': return limit === null ? 'Zu viele Dateien in einem Beitrag' : `Höchstens ${files(limit)} in einem Beitrag`
    case 'mixed-kinds': return 'Bilder und Videos gehen nicht in einem Beitrag'
    case 'unreadable': return 'Größe und Länge lassen sich hier nicht lesen, darum ist nichts bekannt'
    case 'animation': return 'Zeigt nur das erste Bild der Animation'
  }
}

export const verdictNames: Record<PostTypeVerdict['verdict'], string> = { fits: 'passt', warns: 'passt vielleicht nicht', refused: 'passt nicht' }

const SEND_STATES = { live: 'Unterwegs', finished: 'Gesendet', cancelled: 'Abgebrochen', superseded: 'Ersetzt' } as const
export const sendState = (state: keyof typeof SEND_STATES): string => SEND_STATES[state]

export const actWords: Words<typeof en.actWords> = {
  trashed: (names, count) => (count === 1 ? `${names[0] ?? '1 Datei'} liegt im Papierkorb` : `${files(count)} liegen im Papierkorb`),
  restored: (count) => (count === 1 ? '1 Datei ist zurück' : `${files(count)} sind zurück`),
  undo: 'Rückgängig',
  open: 'Öffnen',
  show: 'Zeigen',
  inUseTitle: (count) => (count === 1 ? 'Diese Datei wird verwendet' : `${number(count)} dieser Dateien werden verwendet`),
  inUseText: 'Entwürfe und Beiträge behalten ihre Datei auch dann, wenn sie im Papierkorb liegt.',
  inUseGone: (count) => (count === 0 ? '' : count === 1 ? 'Eine andere Datei liegt jetzt im Papierkorb.' : `${number(count)} andere Dateien liegen jetzt im Papierkorb.`),
  inUseKeep: () => 'Behalten',
  inUseMove: 'Trotzdem in den Papierkorb',
  usedIn: (name) => `${name} wird verwendet in`,
  moreUses: (count) => `und ${number(count)} weitere`,
  starred: (count) => (count === 1 ? '1 Datei ist jetzt Favorit' : `${files(count)} sind jetzt Favoriten`),
  unstarred: (count) => (count === 1 ? '1 Datei ist kein Favorit mehr' : `${files(count)} sind keine Favoriten mehr`),
  tagged: (tag, count) => `${files(count)} mit „${tag}“ versehen`,
  tagsFull: (count) => (count === 1 ? '1 Datei hat schon so viele Schlagwörter, wie sie haben kann' : `${files(count)} haben schon so viele Schlagwörter, wie sie haben können`),
  addedToDraft: (count, title) => `${files(count)} zu „${title}“ hinzugefügt`,
  alreadyInDraft: (title) => `Schon in „${title}“ enthalten`,
  draftFull: 'Ein Entwurf fasst höchstens 500 Dateien.',
  uploadQueued: (count) => (count === 1 ? '1 Datei wird hochgeladen' : `${files(count)} werden hochgeladen`),
  uploadThere: 'PowerPost hat sie schon',
  uploadRefused: (count) => (count === 1 ? '1 Datei ließ sich nicht zum Hochladen vorbereiten' : `${files(count)} ließen sich nicht zum Hochladen vorbereiten`),
  tagTitle: (count) => (count === 1 ? 'Schlagwort für diese Datei' : `Schlagwort für ${files(count)}`),
  tagField: 'Schlagwort',
  tagHint: 'Bis zu 50 Zeichen',
  tagAdd: 'Hinzufügen',
}

export const dropWords: Words<typeof en.dropWords> = {
  here: (client) => `Bei ${client} ablegen`,
  count: (count) => files(count),
  note: 'Fotos, Videos und Ordner. Sie werden hierher kopiert.',
  onTile: (client) => `Loslassen, dann wirst du gefragt: zu ${client}?`,
  adding: (count, client) => `${files(count)} zu ${client}`,
  askTitle: (client) => `Zu ${client} hinzufügen?`,
  askText: (count, other, here) => `${count === 1 ? 'Eine Datei wurde' : `${files(count)} wurden`} auf ${other} abgelegt, während du für ${here} arbeitest. Es wurde noch nichts übernommen.`,
  askOther: (client) => `Zu ${client} hinzufügen`,
  askHere: (client) => `Stattdessen zu ${client} hinzufügen`,
}

export const batchPanel: Words<typeof en.batchPanel> = {
  region: 'Dateien, die hinzukommen',
  title: 'Alle Importe',
  about: 'Alles, was du hineingezogen, eingefügt oder als Ordner geholt hast, das Neueste zuerst.',
  none: 'Noch wurde nichts importiert.',
  readFailed: 'Die Importe konnten nicht gelesen werden',
  safe: (safe, total) => `${number(safe)} von ${number(total)} sicher`,
  stop: 'Anhalten',
  stopHint: 'Dateien, die noch nicht an der Reihe waren, werden ausgelassen. Was sicher ist, bleibt.',
  dismiss: 'Ausblenden',
  later: 'Später',
  show: 'Dateien zeigen',
  hide: 'Dateien ausblenden',
  older: 'Ältere zeigen',
  moreFiles: (count) => `und ${number(count)} weitere`,
  forDraft: 'für einen Entwurf',
}

/** What became of a batch, in a line. */
export function batchLine({ added, duplicate, refused, offered, pending }: ImportBatch): string {
  const parts = [
    added > 0 ? `${files(added)} hinzugefügt` : null,
    duplicate > 0 ? (duplicate === 1 ? '1 war schon hier' : `${number(duplicate)} waren schon hier`) : null,
    refused > 0 ? `${number(refused)} nicht hinzugefügt` : null,
    offered > 0 ? (offered === 1 ? '1 Kopie angeboten' : `${number(offered)} Kopien angeboten`) : null,
    pending > 0 ? `noch ${number(pending)}` : null,
  ].filter((part) => part !== null)
  return parts.length === 0 ? 'Nichts hinzugefügt' : parts.join(', ')
}

export const offerWords: Words<typeof en.offerWords> = {
  title: (count) => (count === 1 ? 'Eine Datei braucht zum Senden eine Kopie' : `${number(count)} Dateien brauchen zum Senden eine Kopie`),
  text: 'Die Originale auf deinem Datenträger bleiben, wie sie sind.',
  take: 'Kopie anlegen',
  takeAll: (count) => (count === 1 ? 'Kopie anlegen' : `Alle ${number(count)} Kopien anlegen`),
  decline: 'Auslassen',
  declineAll: (count) => (count === 1 ? 'Auslassen' : `Alle ${number(count)} auslassen`),
}

/** What follows a file's name. */
export function offerSentence(offer: Offer | null, detail: string | null): string {
  const about = detail === null ? '' : `(${detail.includes('/') ? kindName(detail) : detail}) `
  return offer === 'fit' ? `${about}ist größer als 10 MB. Es lässt sich eine kleinere Kopie anlegen, die passt.` : `${about}ist von einer Art, die PowerPost nicht annimmt. Es lässt sich eine Kopie anlegen, die passt.`
}

export const uploadWords: Words<typeof en.uploadWords> = {
  region: 'Was hochgeladen wird',
  line: (done, of) => `Wird hochgeladen: ${number(Math.min(done + 1, of))} von ${number(of)}`,
  waitingLine: (count) => (count === 1 ? '1 Datei wartet darauf, hochgeladen zu werden' : `${files(count)} warten darauf, hochgeladen zu werden`),
  pausedLine: (count) => (count === 1 ? '1 Datei pausiert' : `${files(count)} pausiert`),
  troubleLine: (count) => (count === 1 ? '1 Datei wartet beim Hochladen auf dich' : `${files(count)} warten beim Hochladen auf dich`),
  total: (sent, total) => `${bytes(sent)} von ${bytes(total)}`,
  speed: (perSecond) => `${bytes(perSecond)}/s`,
  size: (of) => bytes(of),
  left: (of) => timeLeft(of),
  list: 'Was hochgeladen wird, der Reihe nach',
  pause: 'Pausieren',
  resume: 'Fortsetzen',
  pauseAll: 'Alle pausieren',
  resumeAll: 'Alle fortsetzen',
  allTold: (count, paused) => (count === 0 ? (paused ? 'Es wird nichts hochgeladen' : 'Nichts ist pausiert') : paused ? `${files(count)} pausiert` : `${files(count)} ${count === 1 ? 'beginnt' : 'beginnen'} von vorn`),
  restarts: 'PowerPost nimmt eine Datei nur am Stück: Was pausiert ist, beginnt beim Fortsetzen wieder von vorn.',
  moveUp: 'Nach oben',
  moveDown: 'Nach unten',
  moveFirst: 'Zuerst hochladen',
  moveLast: 'Zuletzt hochladen',
  moved: (name, at, of) => `${name} steht jetzt an Stelle ${number(at)} von ${number(of)}`,
  moreFor: (name) => `Mehr zu ${name}`,
  moreUploads: (count) => `und ${number(count)} weitere`,
  aFile: 'Eine Datei',
  cancel: 'Abbrechen',
  retry: 'Noch einmal versuchen',
  toOutbox: 'Im Postausgang ansehen',
  show: 'Fortschritt zeigen',
  hide: 'Fortschritt ausblenden',
  failed: 'Das hat nicht geklappt. Es wurde nichts geändert.',
}

function timeLeft(secondsLeft: number): string {
  if (secondsLeft < 60) return `noch ${number(Math.max(1, Math.ceil(secondsLeft)))} s`
  const minutes = Math.round(secondsLeft / 60)
  return minutes < 90 ? `noch ${number(minutes)} min` : `noch ${number(Math.round(minutes / 60))} h`
}

export const pickerWords: Words<typeof en.pickerWords> = {
  title: 'Aus der Mediathek hinzufügen',
  add: (count) => (count === 0 ? 'Hinzufügen' : `${files(count)} hinzufügen`),
  fromMedia: 'Aus der Mediathek dieses Kunden…',
  alreadyHere: 'schon dabei',
  empty: 'In der Mediathek ist noch nichts. Füge zuerst Dateien von diesem Computer hinzu.',
}

const UPLOAD_BLOCKED: Partial<Record<BlockedCode, string>> = {
  QUOTA_EXCEEDED: 'Der Speicher bei PowerPost ist voll. Schaffe dort Platz und versuche es noch einmal',
  FILE_TOO_LARGE: 'Laut PowerPost zu groß. Nimm eine kleinere Datei',
  VALIDATION: 'PowerPost hat diese Datei nicht angenommen',
  MEDIA_GONE: 'Die Datei lässt sich auf diesem Computer nicht mehr lesen. Füge sie noch einmal hinzu',
  UPLOAD_UNSETTLED: 'Die Antwort ging mehrmals verloren, darum wird die Datei nicht von selbst noch einmal gesendet',
  TOO_MANY_ATTEMPTS: 'Die Verbindung riss immer wieder ab, darum versucht es die App nicht mehr',
}

/** An upload's state in words; the outbox says more. */
export function uploadState(intent: IntentView): string {
  if (intent.pausedByUser && intent.state !== 'blocked') return intent.state === 'sending' ? 'Wird pausiert' : 'Pausiert'
  switch (intent.state) {
    case 'queued': return 'Wartet, bis es an der Reihe ist'
    case 'waiting': return intent.waitingFor === 'network' ? 'Wartet auf die Verbindung' : intent.waitingFor === 'pause' ? 'Pausiert: Das Konto wartet auf dich' : intent.waitingFor === 'rate-limit' ? 'PowerPost hat um eine Pause gebeten' : 'Wartet'
    case 'sending': return intent.progress !== null && intent.progress.sent >= intent.progress.total ? 'Wartet auf die Antwort' : 'Wird hochgeladen'
    case 'unknown': return intent.asks ? 'Unklar: wartet auf dich' : 'Es wird geprüft, was geschehen ist'
    case 'blocked': return (intent.blockedCode === null ? undefined : UPLOAD_BLOCKED[intent.blockedCode]) ?? 'Fehlgeschlagen: wartet auf dich'
    case 'done': return 'Fertig'
    case 'cancelled': return 'Abgebrochen'
  }
}
