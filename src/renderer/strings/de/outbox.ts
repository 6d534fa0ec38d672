/** Every word of the outbox. State is said in words; the next step is named. Times come in as text, already formatted. */
import type { Pause } from '../../../contract/schemas/accounts.ts'
import type { BlockedCode, IntentView, OutboxAction } from '../../../contract/schemas/outbox.ts'
import { formatNumber as number } from '../../lib/time.ts'
import type * as en from '../en/outbox.ts'
import type { At, Explanation, Sentence, StateWords } from '../en/outbox.ts'
import type { Words } from '../language.ts'
import { progressFigures } from './media-figures.ts'
import { listOf, networkNames } from './send.ts'

export { blockedKind, isAnswer, isForCaptions, percentOf, plain } from '../en/outbox.ts'

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

export function stateOf(intent: IntentView, at: At): StateWords {
  if (intent.pausedByUser && intent.state !== 'blocked') return pausedWords(intent)
  switch (intent.state) {
    case 'queued':
      return { label: 'Als Nächstes', detail: null, tone: 'quiet' }
    case 'waiting':
      return waitingOf(intent, at)
    case 'sending':
      return { label: SENDING[intent.kind], detail: null, tone: 'active' }
    case 'unknown':
      return intent.asks
        ? { label: 'Unklar: wartet auf dich', detail: null, tone: 'unsure' }
        : { label: 'Es wird geprüft, was geschehen ist', detail: intent.nextAt === null ? null : `Nächste Prüfung: ${at(intent.nextAt)}`, tone: 'unsure' }
    case 'blocked':
      return { label: 'Wartet auf dich', detail: null, tone: 'needs-you' }
    case 'done':
      if (intent.kind === 'schedule' && intent.plan?.isHeld === true) return { label: 'Von PowerPost geplant', detail: 'Geht hinaus, ob diese App läuft oder nicht', tone: 'active' }
      return { label: 'Erledigt', detail: intent.creditsUsed === null ? null : outboxWords.credits(intent.creditsUsed), tone: 'quiet' }
    case 'cancelled':
      if (intent.kind === 'unschedule') return { label: 'Nicht zurückgeholt', detail: intent.cancelledBy === 'expired' ? 'Es war schon draußen' : cancelledWords(intent.cancelledBy), tone: 'quiet' }
      if (intent.kind === 'schedule' && intent.cancelledBy === 'superseded') return { label: 'Nicht geplant', detail: 'Diese App bringt es zu seiner Zeit hinaus', tone: 'quiet' }
      if (intent.kind !== 'captions') return { label: 'Nicht gesendet', detail: cancelledWords(intent.cancelledBy), tone: 'quiet' }
      // One that was looked for had left before: it was given up, not taken back.
      return intent.looks.length > 0 ? { label: 'Aufgegeben', detail: 'Hat vielleicht Credits gekostet', tone: 'quiet' } : { label: 'Nicht angefordert', detail: cancelledWords(intent.cancelledBy), tone: 'quiet' }
  }
}

const SENDING: Record<IntentView['kind'], string> = {
  upload: 'Wird hochgeladen', create_post: 'Wird gesendet', publish: 'Wird veröffentlicht', captions: 'Wird angefordert', schedule: 'Wird geplant', unschedule: 'Wird zurückgeholt',
}

/** What the service began to take is thrown away there: an upload cannot go on in the middle. */
function pausedWords({ kind, state }: IntentView): StateWords {
  if (kind !== 'upload') return { label: 'Wartet', detail: 'Das Hochladen ist von dir pausiert', tone: 'needs-you' }
  return state === 'sending' ? { label: 'Wird pausiert', detail: null, tone: 'quiet' } : { label: 'Pausiert', detail: 'Beginnt von vorn, wenn du weitermachst', tone: 'needs-you' }
}

export function cancelledWords(by: IntentView['cancelledBy']): string {
  if (by === 'expired') return 'Die Zeit dafür war vorbei'
  return by === 'superseded' ? 'Durch eine neuere Fassung ersetzt' : 'Von dir abgebrochen'
}

type WaitingFor = NonNullable<IntentView['waitingFor']>

const WAITING: Record<WaitingFor, (intent: IntentView, at: string | null) => Omit<StateWords, 'tone'>> = {
  network: (_, at) => ({ label: 'Wartet auf die Verbindung', detail: at === null ? 'Geht von selbst weiter' : `Nächster Versuch: ${at}, oder sobald du online bist` }),
  'rate-limit': (_, at) => ({ label: at === null ? 'Kurze Pause' : `Kurze Pause bis ${at}`, detail: 'PowerPost hat darum gebeten' }),
  'earlier-step': (intent) => ({ label: 'Wartet', detail: intent.kind === 'create_post' || intent.kind === 'captions' ? 'Erst wird hochgeladen' : 'Erst wird der Beitrag vorbereitet' }),
  // A matter of seconds: a time to the minute would say nothing.
  undo: () => ({ label: 'Geht gleich hinaus', detail: 'Du kannst es noch zurückholen' }),
  retry: (_, at) => ({ label: at === null ? 'Nächster Versuch gleich' : `Nächster Versuch: ${at}`, detail: 'PowerPost konnte gerade nicht antworten' }),
  pause: () => ({ label: 'Pausiert', detail: 'Erst wartet das Konto auf dich' }),
  settling: (_, at) => ({ label: 'Es wird geprüft, was geschehen ist', detail: at === null ? null : `Nächste Prüfung: ${at}` }),
  equal: () => ({ label: 'Wartet', detail: 'Erst ist dieselbe Anfrage davor dran' }),
  // The time stands over the lines of the send.
  time: () => ({ label: 'Wartet auf die geplante Zeit', detail: 'Geht hinaus, wenn die App dann läuft' }),
}

function waitingOf(intent: IntentView, at: At): StateWords {
  const words = WAITING[intent.waitingFor ?? 'retry'](intent, intent.nextAt === null ? null : at(intent.nextAt))
  return { ...words, tone: intent.waitingFor === 'settling' ? 'unsure' : intent.waitingFor === 'pause' ? 'needs-you' : 'quiet' }
}

const KEPT = 'Es wurde nichts veröffentlicht. Dein Entwurf und seine Dateien sind sicher.'
const FILES_KEPT = 'Es wurde nichts veröffentlicht. Die Datei liegt sicher auf diesem Computer.'
const DRAFT_SAFE = 'Dein Entwurf und seine Dateien liegen sicher hier.'
const IN_ITS_NEW_FORM = 'Ändere den Entwurf und sende ihn dann in der neuen Fassung.'
const ELSE_ANEW = 'Versuche es noch einmal. Hilft das nicht, brich es ab und sende den Entwurf neu.'

export const BLOCKED: Record<BlockedCode, Explanation> = {
  VALIDATION: { what: 'PowerPost hat das so nicht angenommen.', safe: KEPT, next: IN_ITS_NEW_FORM },
  NOT_FOUND: { what: 'PowerPost sagt, dass es nicht kennt, worauf sich dieser Schritt bezieht.', safe: DRAFT_SAFE, next: ELSE_ANEW },
  FILE_TOO_LARGE: { what: 'Die Datei ist größer, als PowerPost annimmt.', safe: FILES_KEPT, next: 'Nimm eine kleinere Datei in den Entwurf und sende ihn dann in der neuen Fassung.' },
  QUOTA_EXCEEDED: { what: 'Der Speicher des Kontos bei PowerPost ist voll.', safe: FILES_KEPT, next: 'Schaffe Platz bei PowerPost und versuche es dann noch einmal.' },
  NOT_CONNECTED: { what: 'Ein Netzwerk dieses Beitrags ist bei PowerPost nicht mit diesem Kunden verbunden.', safe: KEPT, next: 'Verbinde es bei PowerPost und versuche es dann noch einmal.' },
  FORBIDDEN: { what: 'PowerPost sagt, dass dieser Kunde nicht zum Konto des Schlüssels gehört.', safe: KEPT, next: 'Prüfe in den Einstellungen das Konto dieses Kunden und versuche es dann noch einmal.' },
  KEY_REFUSED: { what: 'PowerPost hat den Schlüssel des Kontos abgelehnt.', safe: KEPT, next: 'Ersetze den Schlüssel. Alles, was wartet, geht dann weiter.' },
  KEY_MISSING: { what: 'Der Schlüssel des Kontos liegt nicht auf diesem Computer.', safe: KEPT, next: 'Gib den Schlüssel noch einmal ein. Alles, was wartet, geht dann weiter.' },
  SCOPE_MISSING: { what: 'Dem Schlüssel des Kontos fehlt die Berechtigung für diesen Schritt.', safe: KEPT, next: 'Ersetze ihn durch einen, der die Berechtigung hat.' },
  NO_CREDITS: { what: 'Das Konto hat dafür zu wenig Credits.', safe: KEPT, next: 'Lade bei PowerPost Credits auf und versuche es dann noch einmal.' },
  MEDIA_GONE: { what: 'Eine Datei dieses Beitrags lässt sich auf diesem Computer nicht mehr lesen.', safe: 'Es wurde nichts veröffentlicht. Der Text deines Entwurfs ist sicher.', next: 'Füge die Datei dem Entwurf wieder hinzu und sende ihn dann in der neuen Fassung.' },
  MEDIA_FORGOTTEN: { what: 'PowerPost hatte eine Datei dieses Beitrags nicht mehr, auch nachdem sie ein zweites Mal hochgeladen war.', safe: KEPT, next: 'Versuche es später noch einmal. Hilft das nicht, brich es ab und sende den Entwurf neu.' },
  UPLOAD_UNSETTLED: { what: 'Beim Hochladen ging die Antwort mehrmals verloren.', safe: 'Es wurde nichts veröffentlicht. Kopien der Datei belegen bei PowerPost vielleicht Speicher.', next: 'Versuche es noch einmal, wenn die Verbindung stabil ist.' },
  TOO_MANY_ATTEMPTS: { what: 'Das kam immer wieder nicht durch, darum versucht es die App nicht mehr.', safe: KEPT, next: 'Versuche es noch einmal, wann du willst.' },
  HELD: { what: 'Dieser Kunde wurde aus einer Kopie wiederhergestellt. Was du hier siehst, war unterwegs, als die Kopie entstand, und ist vielleicht schon draußen.', safe: 'Nichts geht hinaus, bevor du entscheidest.', next: 'Sieh zuerst in den Netzwerken nach. Lass es dann weitergehen oder brich es ab.' },
  EXPIRED_ASK: { what: 'Die Zeit dafür ist verstrichen, während es wartete.', safe: KEPT, next: 'Sende es trotzdem oder brich es ab.' },
  WORKSPACE_UNLINKED: { what: 'Dieser Kunde ist nicht mit PowerPost verknüpft.', safe: KEPT, next: 'Verknüpfe den Kunden in den Einstellungen und versuche es dann noch einmal.' },
  PREREQUISITE: { what: 'Ein früherer Schritt dieses Sendens hat nicht geklappt.', safe: KEPT, next: 'Kümmere dich um den früheren Schritt und versuche es dann noch einmal.' },
  UNEXPECTED: { what: 'PowerPost hat etwas geantwortet, das die App nicht versteht, und die Anfrage nicht angenommen.', safe: DRAFT_SAFE, next: ELSE_ANEW },
  APPROVAL_NEEDED: { what: 'Das kostet Credits, und du hast es noch nicht freigegeben.', safe: 'Es wurde nichts ausgegeben.', next: 'Gib es frei oder brich es ab.' },
  CEILING_REACHED: { what: 'Das könnte mehr kosten, als von den freigegebenen Credits übrig ist.', safe: 'Dafür wurde nichts ausgegeben.', next: 'Gib es neu frei oder brich es ab.' },
}

const NOT_SPENT = 'Dafür wurde nichts ausgegeben. Dein Entwurf und seine Dateien sind sicher.'
const ASK_ANEW = 'Brich sie ab und frag in anderer Form neu an.'
const ELSE_ASK_ANEW = 'Versuche es noch einmal. Hilft das nicht, brich sie ab und frag neu an.'

/** Where a request for captions, or an upload for one, differs: nothing is published by it, and it is not sent in a new form but asked for anew. */
const BLOCKED_CAPTIONS: Partial<Record<BlockedCode, Partial<Explanation>>> = {
  VALIDATION: { what: 'PowerPost hat die Anfrage so nicht angenommen.', safe: NOT_SPENT, next: ASK_ANEW },
  NOT_FOUND: { what: 'PowerPost sagt, dass es etwas aus dieser Anfrage nicht kennt: eine Datei oder den Schreibstil.', safe: NOT_SPENT, next: ELSE_ASK_ANEW },
  FILE_TOO_LARGE: { safe: 'Es wurde nichts ausgegeben. Die Datei liegt sicher auf diesem Computer.', next: 'Brich die Anfrage ab und frag mit einer kleineren Datei neu an.' },
  QUOTA_EXCEEDED: { safe: 'Es wurde nichts ausgegeben. Die Datei liegt sicher auf diesem Computer.' },
  NOT_CONNECTED: { what: 'PowerPost sagt, dass ein Netzwerk dieser Anfrage nicht mit diesem Kunden verbunden ist.', safe: NOT_SPENT },
  FORBIDDEN: { safe: NOT_SPENT },
  KEY_REFUSED: { safe: NOT_SPENT },
  KEY_MISSING: { safe: NOT_SPENT },
  SCOPE_MISSING: { safe: NOT_SPENT },
  NO_CREDITS: { safe: NOT_SPENT },
  MEDIA_GONE: { what: 'Eine Datei dieser Anfrage lässt sich auf diesem Computer nicht mehr lesen.', safe: 'Es wurde nichts ausgegeben. Der Text deines Entwurfs ist sicher.', next: 'Brich sie ab und frag ohne die Datei neu an.' },
  MEDIA_FORGOTTEN: { what: 'PowerPost hatte eine Datei dieser Anfrage nicht mehr, auch nachdem sie ein zweites Mal hochgeladen war.', safe: NOT_SPENT, next: 'Versuche es später noch einmal. Hilft das nicht, brich sie ab und frag neu an.' },
  UPLOAD_UNSETTLED: { safe: 'Es wurde nichts ausgegeben. Kopien der Datei belegen bei PowerPost vielleicht Speicher.' },
  TOO_MANY_ATTEMPTS: { safe: NOT_SPENT },
  HELD: { what: 'Dieser Kunde wurde aus einer Kopie wiederhergestellt. Diese Vorschläge waren unterwegs, als die Kopie entstand, und sind vielleicht schon angefordert und bezahlt.', next: 'Lass es weitergehen: Die App sucht sie zuerst bei PowerPost. Oder brich es ab.' },
  EXPIRED_ASK: { safe: NOT_SPENT, next: 'Brich sie ab und frag neu an, wenn du sie noch willst.' },
  WORKSPACE_UNLINKED: { safe: NOT_SPENT },
  PREREQUISITE: { what: 'Für diese Anfrage konnte etwas nicht hochgeladen werden.', safe: NOT_SPENT, next: 'Kümmere dich um die Datei und versuche es dann noch einmal.' },
  UNEXPECTED: { next: ELSE_ASK_ANEW },
}

const STILL_HELD = 'Bei PowerPost ist es weiter geplant und geht zu seiner Zeit hinaus.'
const BY_HAND = 'Hol es bei PowerPost selbst zurück, wenn die Zeit drängt.'

/** Where taking a scheduled post back differs: it is out there, and stays so until it is taken back. */
const blockedUnschedule = (code: BlockedCode): Explanation =>
  code === 'HELD' ? BLOCKED.HELD : { what: BLOCKED[code].what, safe: STILL_HELD, next: code === 'KEY_REFUSED' || code === 'KEY_MISSING' || code === 'SCOPE_MISSING' ? BLOCKED[code].next : `Versuche es noch einmal. ${BY_HAND}` }

const OR_BY_APP = 'Versuche es noch einmal oder lass diese App es zu seiner Zeit veröffentlichen.'
const BLOCKED_SCHEDULE: Partial<Record<BlockedCode, Partial<Explanation>>> = {
  VALIDATION: { what: 'PowerPost hat diesen Beitrag nicht für seine Zeit angenommen.', next: 'Versuche es noch einmal, wähle eine andere Zeit oder lass diese App es zu seiner Zeit veröffentlichen.' },
  NOT_FOUND: { next: OR_BY_APP },
  TOO_MANY_ATTEMPTS: { next: OR_BY_APP },
  UNEXPECTED: { next: OR_BY_APP },
}

export function blockedWords(kind: en.BlockedKind, code: BlockedCode): Explanation {
  if (kind === 'unschedule') return blockedUnschedule(code)
  return { ...BLOCKED[code], ...(kind === 'captions' ? BLOCKED_CAPTIONS : kind === 'schedule' ? BLOCKED_SCHEDULE : {})[code] }
}

/** What PowerPost itself said, shown as a quotation beside our words. */
export function saidWords(error: IntentView['lastError']): string | null {
  if (error === null || error.message.trim() === '') return null
  // Only an answer of the service has a request id; the rest is what the connection came to.
  if (error.requestId === null) {
    const seen = Object.hasOwn(SEEN, error.code) ? SEEN[error.code] : undefined
    return seen === undefined ? `Zuletzt gemeldet: „${error.message.trim()}“` : `Zuletzt gemeldet: ${seen}`
  }
  return `PowerPost meldete: „${error.message.trim()}“ (Anfrage ${error.requestId})`
}

/** Why an answer was lost, by the code of the failed call; never read from its text. */
const LOST: Record<string, string> = {
  TIMEOUT: 'Es kam rechtzeitig keine Antwort.',
  RESET: 'Die Verbindung brach ab.',
  SERVER_ERROR: 'PowerPost hatte selbst eine Störung.',
  REDIRECT: 'Die Antwort kam von woanders.',
  BAD_ANSWER: 'Die Antwort ließ sich nicht lesen.',
  TOO_LARGE: 'Die Antwort ließ sich nicht lesen.',
  ABORTED: 'Die App wurde unterdessen beendet.',
}

/** What the connection came to, by the code of the failed call: the core says it in English. */
const SEEN: Record<string, string> = {
  ...LOST,
  OFFLINE: 'PowerPost war nicht erreichbar.',
  LIMITER: 'PowerPost hat um eine Pause gebeten.',
  BODY_SOURCE: 'Die Datei ließ sich nicht lesen.',
  CUT: 'Das Hochladen wurde pausiert.',
}

/** After a restart there is no error: the app ended while the request was under way. */
function lostWords(error: IntentView['lastError'], at: At): string {
  if (error === null) return 'Die App wurde beendet, während das unterwegs war; die Antwort ging dabei verloren.'
  const why = Object.hasOwn(LOST, error.code) ? LOST[error.code] : undefined
  return why === undefined ? `Es ist unklar, ob das angekommen ist (${at(error.at)}).` : `Die Antwort ging verloren (${at(error.at)}). ${why}`
}

/** Why a state is not known, and what becomes of it. */
export function unknownWords(intent: IntentView, at: At): Explanation {
  const what = lostWords(intent.lastError, at)
  if (intent.kind === 'upload') return { what, safe: FILES_KEPT, next: 'Die App lädt sie von selbst noch einmal hoch.' }
  if (intent.kind === 'create_post') {
    return { what, safe: 'Es wurde nichts veröffentlicht: Dieser Schritt legt den Beitrag bei PowerPost nur als Entwurf an.', next: 'Die App sucht ihn dort und macht mit dem gefundenen weiter oder legt ihn noch einmal an.' }
  }
  if (intent.kind === 'captions') {
    const doubt = `${what} Die Vorschläge sind vielleicht angefordert und bezahlt, vielleicht nicht.`
    return intent.asks
      ? { what: doubt, safe: 'Ohne dein Wort wird nie ein zweites Mal angefragt.', next: 'Sieh noch einmal nach, frag noch einmal an oder gib es auf.' }
      : { what: doubt, safe: 'Es wird nicht noch einmal angefragt, bis das klar ist.', next: 'Die App sucht sie bei PowerPost. Du musst nichts tun.' }
  }
  if (intent.kind === 'schedule') {
    const doubt = `${what} PowerPost hat ihn vielleicht geplant, vielleicht nicht.`
    const safe = 'Diese App veröffentlicht ihn nicht von selbst, bis das klar ist.'
    return intent.asks ? { what: doubt, safe, next: 'Sieh bei PowerPost nach und sag dann, was du siehst.' } : { what: doubt, safe, next: 'Die App liest ihn bei PowerPost nach. Du musst nichts tun.' }
  }
  if (intent.kind === 'unschedule') {
    const doubt = `${what} Er ist vielleicht zurückgeholt, vielleicht noch geplant.`
    const safe = 'An seiner Stelle wird nichts anderes gesendet, bis das klar ist.'
    return intent.asks ? { what: doubt, safe, next: 'Sieh noch einmal nach, hol ihn noch einmal zurück oder lass ihn, wie er ist.' } : { what: doubt, safe, next: 'Die App liest ihn bei PowerPost nach. Du musst nichts tun.' }
  }
  const doubt = `${what} Der Beitrag ist vielleicht veröffentlicht, vielleicht nicht.`
  return intent.asks
    ? { what: doubt, safe: 'Ohne dein Wort wird er nie ein zweites Mal gesendet.', next: 'Sieh in den Netzwerken nach und sag dann, was du siehst.' }
    : { what: doubt, safe: 'Er wird nicht noch einmal gesendet, bis das klar ist.', next: 'Die App liest ihn bei PowerPost nach. Du musst nichts tun.' }
}

/** What each look saw; a word that is not known here passes as it is. */
export const SAW: typeof en.SAW = {
  'past-draft': 'PowerPost zeigt ihn als veröffentlicht oder auf dem Weg in die Netzwerke.',
  draft: 'PowerPost zeigt ihn als Entwurf: nicht veröffentlicht.',
  unreadable: 'PowerPost konnte ihn nicht zeigen.',
  adopted: 'Bei PowerPost gefunden.',
  none: 'Bei PowerPost nicht gefunden.',
  'no-list': 'PowerPost gibt keine Liste her, in der man suchen könnte.',
  several: 'Mehr als einer bei PowerPost könnte es sein.',
  'no-prompt': 'Ohne Text gibt es nichts, woran man es erkennen könnte.',
  scheduled: 'PowerPost zeigt ihn als geplant.',
  cancelled: 'PowerPost zeigt ihn als abgesagt.',
  repeated: 'Die App hat die Anfrage noch einmal gesendet.',
}
export function sawWords(saw: string): string {
  return Object.hasOwn(SAW, saw) ? SAW[saw as keyof typeof SAW] : saw
}

export const unknownPanel: Words<typeof en.unknownPanel> = {
  looksTitle: 'Was zu sehen war',
  noLooks: 'Noch nicht nachgesehen.',
  answersTitle: { publish: 'Hast du ihn selbst gesehen?', other: 'Was soll geschehen?' },
}

/** The answers to a state that only the user can settle, with what each means. */
export const ANSWERS: Words<typeof en.ANSWERS> = {
  'it-is-live': 'Damit ist es erledigt. Es wird nichts gesendet.',
  'it-is-not': 'Veröffentlicht ihn noch einmal. PowerPost lehnt das ab, falls er doch schon draußen ist.',
  'send-again': 'Fordert die Vorschläge noch einmal an. Ist die erste Anfrage doch angekommen, kosten beide Credits.',
  'give-up': 'Beendet diese Anfrage. Ist sie angekommen, hat sie Credits gekostet, und ihre Vorschläge bleiben bei PowerPost.',
}

const ANSWERS_OF: Partial<Record<IntentView['kind'], Partial<Record<en.Answer, string>>>> = {
  schedule: {
    'it-is-live': 'PowerPost bringt ihn zu seiner Zeit hinaus. Die App verfolgt ihn dort.',
    'it-is-not': 'Fragt PowerPost noch einmal. Es lehnt ab, falls der Beitrag doch geplant ist.',
  },
  unschedule: {
    'send-again': 'Bittet PowerPost noch einmal, ihn zurückzugeben. Zweimal bewirkt nicht mehr als einmal.',
    'give-up': 'Lässt ihn, wie er ist: Ist er noch geplant, geht er zu seiner Zeit hinaus.',
  },
}
export const answerMeans = (action: en.Answer, kind: IntentView['kind']): string => ANSWERS_OF[kind]?.[action] ?? ANSWERS[action]

export const ACTIONS: Record<OutboxAction, string> = {
  cancel: 'Abbrechen',
  retry: 'Noch einmal versuchen',
  'look-again': 'Noch einmal nachsehen',
  'it-is-live': 'Ist veröffentlicht',
  'it-is-not': 'Ist es nicht',
  'fix-and-resend': 'Beheben und neu senden…',
  'replace-key': 'Schlüssel ersetzen…',
  release: 'Weitergehen lassen…',
  approve: 'Freigeben',
  'send-again': 'Noch einmal anfragen…',
  'give-up': 'Aufgeben',
  pause: 'Pausieren',
  resume: 'Weitermachen',
  'carry-here': 'Von dieser App veröffentlichen',
}

const ACTIONS_OF: Partial<Record<IntentView['kind'], Partial<Record<OutboxAction, string>>>> = {
  schedule: { 'it-is-live': 'Ist geplant' },
  unschedule: { cancel: 'Geplant lassen', 'send-again': 'Noch einmal zurückholen', 'give-up': 'So lassen' },
}

export function actionLabel(action: OutboxAction, intent: Pick<IntentView, 'kind' | 'state' | 'waitingFor'>): string {
  return action === 'retry' && intent.state === 'waiting' ? 'Jetzt versuchen' : (ACTIONS_OF[intent.kind]?.[action] ?? ACTIONS[action])
}

/** Acts that make something public, or may: asked once more with the client's name in view. */
export const CONFIRM: Words<typeof en.CONFIRM> = {
  'it-is-not': {
    title: (client) => `Für ${client} noch einmal veröffentlichen?`,
    text: (title, networks) => `Du sagst, dass „${title}“ auf ${networks} nicht zu sehen ist. Die App veröffentlicht den Beitrag dann noch einmal.`,
    accept: (client) => `Für ${client} veröffentlichen`,
  },
  release: {
    title: (client) => `Das für ${client} weitergehen lassen?`,
    text: (title, networks) => `„${title}“ ist auf ${networks} vielleicht schon draußen, seit die Kopie entstand. Kennt PowerPost den Beitrag, liest die App ihn zuerst nach und sendet nichts doppelt.`,
    accept: (client) => `Für ${client} weitermachen`,
  },
  'send-again': {
    title: (client) => `Für ${client} noch einmal anfragen?`,
    text: (_title, networks) => `Ist die erste Anfrage für ${networks} doch angekommen, kosten beide Credits. Veröffentlicht wird dadurch nichts.`,
    accept: (client) => `Für ${client} noch einmal anfragen`,
  },
  'fix-and-resend': {
    title: (client) => `Den Entwurf für ${client} neu senden?`,
    text: (title, _networks) => `„${title}“ geht so hinaus, wie der Entwurf jetzt ist, anstelle der Fassung, die aufgehalten wurde. Ändere den Entwurf vorher, wenn du das noch nicht getan hast.`,
    accept: (client) => `Für ${client} neu senden`,
  },
  cancel: {
    title: () => 'Das Hochladen abbrechen?',
    text: (title) => `Alles, was diese Datei braucht, wird abgebrochen, auch „${title}“. Entwürfe und Dateien bleiben.`,
    accept: () => 'Hochladen abbrechen',
  },
}

const CONFIRM_SCHEDULE: Words<(typeof en.CONFIRM)['release']> = {
  title: (client) => `Für ${client} noch einmal planen?`,
  text: (title, networks) => `Du sagst, dass „${title}“ bei PowerPost nicht für ${networks} geplant ist. Die App fragt PowerPost dann noch einmal.`,
  accept: (client) => `Für ${client} planen`,
}
export const confirmWords = (action: en.ConfirmedAct, kind: IntentView['kind']): Words<(typeof en.CONFIRM)[en.ConfirmedAct]> => (action === 'it-is-not' && kind === 'schedule' ? CONFIRM_SCHEDULE : CONFIRM[action])

export const PAUSES: Record<Pause['code'], { title: (account: string) => string; text: string; action: 'replace-key' | 'resume' }> = {
  KEY_REFUSED: { title: (account) => `PowerPost hat den Schlüssel von ${account} abgelehnt`, text: 'Alles von diesem Konto wartet. Nichts geht verloren.', action: 'replace-key' },
  KEY_MISSING: { title: (account) => `Der Schlüssel von ${account} liegt nicht auf diesem Computer`, text: 'Alles von diesem Konto wartet, bis du ihn wieder eingibst.', action: 'replace-key' },
  INSUFFICIENT_CREDITS: { title: (account) => `${account} hat zu wenig Credits`, text: 'Was Credits kostet, wartet. Lade bei PowerPost Credits auf und mach dann weiter.', action: 'resume' },
  SCOPE_MISSING: { title: (account) => `Dem Schlüssel von ${account} fehlt eine Berechtigung`, text: 'Was sie braucht, wartet. Ersetze ihn durch einen, der sie hat.', action: 'replace-key' },
  BALANCE_UNKNOWN: { title: (account) => `Das Guthaben von ${account} ist nicht bekannt`, text: 'Bevor etwas ausgegeben wird, muss das Guthaben gelesen werden, und PowerPost hat es nicht genannt. Was Credits kostet, wartet.', action: 'resume' },
}
export const pauseWords: Words<typeof en.pauseWords> = {
  replaceKey: 'Schlüssel ersetzen…',
  resume: 'Weitermachen',
  permission: (kind) => `Fehlende Berechtigung: ${kind}.`,
}

/** “38 von 61 MB”, in the unit of the total. All bytes sent is not done: the answer is still to come. */
export function progressWords(progress: { sent: number; total: number }): string {
  const { sent, total, unit: known } = progressFigures(progress)
  const unit = known === 'bytes' ? 'Byte' : known
  return progress.sent >= progress.total ? `${total} ${unit} gesendet, wartet auf die Antwort` : `${sent} von ${total} ${unit}`
}
