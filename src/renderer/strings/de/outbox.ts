/** Every word of the outbox. State is said in words; the next step is named. Times come in as text, already formatted. */
import type { IntentView } from '../../../contract/schemas/outbox.ts'
import { formatNumber as number } from '../../lib/time.ts'
import type * as en from '../en/outbox.ts'
import type { Sentence } from '../en/outbox.ts'
import type { Words } from '../language.ts'
import { progressFigures } from './media-figures.ts'
import { listOf, networkNames } from './send.ts'

export { plain } from '../en/outbox.ts'

export const outboxWords: Words<typeof en.outboxWords> = {
  title: 'Postausgang',
  listName: 'Postausgang',
  filtersName: 'Zeigen',
  summary: (needsYou, underWay) => {
    const parts = [needsYou > 0 && (needsYou === 1 ? '1 wartet auf dich' : `${number(needsYou)} warten auf dich`), underWay > 0 && `${number(underWay)} unterwegs`].filter((part) => part !== false)
    return parts.join(', ')
  },
  sections: { needsYou: 'Wartet auf dich', underWay: 'Unterwegs' },
  filters: { open: 'Alle offenen', 'needs-you': 'Wartet auf dich', done: 'Erledigt' },
  moreFor: (what) => `Mehr zu ${what}`,
  stepsOf: (title) => `Schritte von „${title}“`,
  openDraft: 'Entwurf öffnen',
  seePosts: 'Beitrag ansehen',
  seeCaptions: 'Vorschläge ansehen',
  captionsFor: (networks) => `Textvorschläge für ${networks}`,
  cancelSend: 'Senden abbrechen',
  since: 'seit ',
  uploading: (fileName) => `${fileName ?? 'Eine Datei'} wird hochgeladen`,
  notAfter: 'Nicht nach',
  dueAt: 'Geplant für',
  credits: (credits) => (credits === 1 ? '1 Credit' : `${number(credits)} Credits`),
  loading: 'Der Postausgang wird gelesen…',
  readFailed: 'Der Postausgang konnte nicht gelesen werden. An ihm hat sich nichts geändert.',
  readAgain: 'Noch einmal lesen',
  untitled: 'Entwurf ohne Titel',
  empty: {
    open: { title: 'Nichts ist unterwegs', text: 'Entwürfe, die du sendest, stehen hier Schritt für Schritt, bis sie draußen sind.' },
    'needs-you': { title: 'Nichts wartet auf dich', text: 'Wenn ein Senden nicht von selbst weitergeht, wartet es hier und sagt, warum.' },
    done: { title: 'Noch nichts erledigt', text: 'Was hinausgegangen ist oder abgebrochen wurde, bleibt hier stehen.' },
  },
  toDrafts: 'Zu den Entwürfen',
  offline: 'Keine Verbindung: Was hier steht, wartet und geht von selbst weiter, sobald du online bist. Nichts geht verloren.',
  resendTo: 'Geht an',
  resendNowhere: 'Der Entwurf nennt keines der Netzwerke mehr, an die das gehen sollte. Brich dieses Senden ab und sende den Entwurf neu.',
  resendUnreadable: 'Der Entwurf konnte nicht gelesen werden, darum wird nichts gesendet. Schließe das hier und versuche es noch einmal.',
  cancelled: 'Abgebrochen. Der Entwurf bleibt.',
  failed: 'Das hat nicht geklappt. Es wurde nichts geändert; du kannst es noch einmal versuchen.',
  gone: 'Das geht nicht mehr: Es ist schon weiter. Die Liste zeigt, wie es jetzt steht.',
  answerLost: 'Die App hat die Antwort verloren. Die Liste zeigt, wie es jetzt steht.',
}

export function titleOf(draftTitle: string): string {
  return draftTitle.trim() || outboxWords.untitled
}

/** What one step does: „Frühlingskarte“ auf Instagram und TikTok veröffentlichen. An upload names its draft unless it stands under it. */
export function sentenceOf(intent: IntentView, isInside = false): Sentence {
  const over = intent.state === 'done'
  const title = { text: `„${titleOf(intent.draftTitle)}“`, named: true }
  switch (intent.kind) {
    case 'upload':
      return [{ text: intent.fileName ?? 'Eine Datei', named: true }, ...(isInside || (intent.sendId === null && intent.draftTitle === '') ? [] : [{ text: ' für ' }, title]), { text: over ? ' hochgeladen' : ' hochladen' }]
    case 'create_post':
      return [title, { text: over ? ' bei PowerPost vorbereitet' : ' bei PowerPost vorbereiten' }]
    case 'publish':
      return [title, { text: ` auf ${listOf(networkNames(intent.platforms))} ${over ? 'veröffentlicht' : 'veröffentlichen'}` }]
    case 'schedule':
      return intent.plan?.isHeld === true
        ? [title, { text: ` wartet bei PowerPost, für ${listOf(networkNames(intent.platforms))}` }]
        : [title, { text: over ? ' bei PowerPost geplant' : ' bei PowerPost planen' }]
    case 'unschedule':
      return [title, { text: over ? ' von PowerPost zurückgeholt' : ' von PowerPost zurückholen' }]
    case 'captions':
      return [{ text: 'Textvorschläge für ' }, intent.draftId === null && intent.draftTitle === '' ? { text: listOf(networkNames(intent.platforms)) } : title, { text: over ? ' angefordert' : ' anfordern' }]
  }
}

export const STATES: typeof en.STATES = {
  next: () => ({ label: 'Als Nächstes', detail: null }),
  sending: (intent) => ({ label: SENDING[intent.kind], detail: null }),
  ask: () => ({ label: 'Unklar: wartet auf dich', detail: null }),
  checking: (_, at) => ({ label: 'Es wird geprüft, was geschehen ist', detail: at === null ? null : `Nächste Prüfung: ${at}` }),
  'needs-you': () => ({ label: 'Wartet auf dich', detail: null }),
  held: () => ({ label: 'Von PowerPost geplant', detail: 'Geht hinaus, ob diese App läuft oder nicht' }),
  done: (intent) => ({ label: 'Erledigt', detail: intent.creditsUsed === null ? null : outboxWords.credits(intent.creditsUsed) }),
  'not-sent': (intent) => ({ label: 'Nicht gesendet', detail: cancelledWords(intent.cancelledBy) }),
  'not-asked': (intent) => ({ label: 'Nicht angefordert', detail: cancelledWords(intent.cancelledBy) }),
  'given-up': () => ({ label: 'Aufgegeben', detail: 'Hat vielleicht Credits gekostet' }),
  'not-scheduled': () => ({ label: 'Nicht geplant', detail: 'Diese App bringt es zu seiner Zeit hinaus' }),
  'not-taken-back': (intent) => ({ label: 'Nicht zurückgeholt', detail: cancelledWords(intent.cancelledBy) }),
  'was-out': () => ({ label: 'Nicht zurückgeholt', detail: 'Es war schon draußen' }),
  pausing: () => ({ label: 'Wird pausiert', detail: null }),
  paused: () => ({ label: 'Pausiert', detail: 'Beginnt von vorn, wenn du weitermachst' }),
  'after-paused-upload': () => ({ label: 'Wartet', detail: 'Das Hochladen ist von dir pausiert' }),
  'for-network': (_, at) => ({ label: 'Wartet auf die Verbindung', detail: at === null ? 'Geht von selbst weiter' : `Nächster Versuch: ${at}, oder sobald du online bist` }),
  'for-rate-limit': (_, at) => ({ label: at === null ? 'Kurze Pause' : `Kurze Pause bis ${at}`, detail: 'PowerPost hat darum gebeten' }),
  'for-earlier-step': (intent) => ({ label: 'Wartet', detail: intent.kind === 'create_post' || intent.kind === 'captions' ? 'Erst wird hochgeladen' : 'Erst wird der Beitrag vorbereitet' }),
  'for-undo': () => ({ label: 'Geht gleich hinaus', detail: 'Du kannst es noch zurückholen' }),
  'for-retry': (_, at) => ({ label: at === null ? 'Nächster Versuch gleich' : `Nächster Versuch: ${at}`, detail: 'PowerPost konnte gerade nicht antworten' }),
  'for-pause': () => ({ label: 'Pausiert', detail: 'Erst wartet das Konto auf dich' }),
  'for-settling': (_, at) => ({ label: 'Es wird geprüft, was geschehen ist', detail: at === null ? null : `Nächste Prüfung: ${at}` }),
  'for-equal': () => ({ label: 'Wartet', detail: 'Erst ist dieselbe Anfrage davor dran' }),
  'for-time': () => ({ label: 'Wartet auf die geplante Zeit', detail: 'Geht hinaus, wenn die App dann läuft' }),
}

const SENDING: Record<IntentView['kind'], string> = {
  upload: 'Wird hochgeladen', create_post: 'Wird gesendet', publish: 'Wird veröffentlicht', captions: 'Wird angefordert', schedule: 'Wird geplant', unschedule: 'Wird zurückgeholt',
}

export function cancelledWords(by: IntentView['cancelledBy']): string {
  if (by === 'expired') return 'Die Zeit dafür war vorbei'
  return by === 'superseded' ? 'Durch eine neuere Fassung ersetzt' : 'Von dir abgebrochen'
}

/** “38 von 61 MB”, in the unit of the total. All bytes sent is not done: the answer is still to come. */
export function progressWords(progress: { sent: number; total: number }): string {
  const { sent, total, unit: known } = progressFigures(progress)
  const unit = known === 'bytes' ? 'Byte' : known
  return progress.sent >= progress.total ? `${total} ${unit} gesendet, wartet auf die Antwort` : `${sent} von ${total} ${unit}`
}
