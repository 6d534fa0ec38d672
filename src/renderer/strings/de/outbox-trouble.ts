/** Words of what holds a step up: what happened, what is safe, and the one next step. */
import type { BlockedCode, IntentView } from '../../../contract/schemas/outbox.ts'
import type { BlockedKind } from '../../lib/outbox-facts.ts'
import { only } from '../en/outbox-trouble.ts'
import type * as en from '../en/outbox-trouble.ts'
import type { Explanation } from '../en/outbox-trouble.ts'
import type { At } from '../en/outbox.ts'

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

export function blockedWords(kind: BlockedKind, code: BlockedCode): Explanation {
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
export function lostWords(error: IntentView['lastError'], at: At): string {
  if (error === null) return 'Die App wurde beendet, während das unterwegs war; die Antwort ging dabei verloren.'
  const why = Object.hasOwn(LOST, error.code) ? LOST[error.code] : undefined
  return why === undefined ? `Es ist unklar, ob das angekommen ist (${at(error.at)}).` : `Die Antwort ging verloren (${at(error.at)}). ${why}`
}

const NOTHING_TO_DO = 'Du musst nichts tun.'
const NOT_BY_ITSELF = 'Diese App veröffentlicht ihn nicht von selbst, bis das klar ist.'
const NOTHING_IN_ITS_PLACE = 'An seiner Stelle wird nichts anderes gesendet, bis das klar ist.'

export const UNKNOWN: typeof en.UNKNOWN = {
  upload: only({ safe: FILES_KEPT, next: 'Die App lädt sie von selbst noch einmal hoch.' }),
  create_post: only({ safe: 'Es wurde nichts veröffentlicht: Dieser Schritt legt den Beitrag bei PowerPost nur als Entwurf an.', next: 'Die App sucht ihn dort und macht mit dem gefundenen weiter oder legt ihn noch einmal an.' }),
  publish: {
    doubt: 'Der Beitrag ist vielleicht veröffentlicht, vielleicht nicht.',
    asks: { safe: 'Ohne dein Wort wird er nie ein zweites Mal gesendet.', next: 'Sieh in den Netzwerken nach und sag dann, was du siehst.' },
    looks: { safe: 'Er wird nicht noch einmal gesendet, bis das klar ist.', next: `Die App liest ihn bei PowerPost nach. ${NOTHING_TO_DO}` },
  },
  captions: {
    doubt: 'Die Vorschläge sind vielleicht angefordert und bezahlt, vielleicht nicht.',
    asks: { safe: 'Ohne dein Wort wird nie ein zweites Mal angefragt.', next: 'Sieh noch einmal nach, frag noch einmal an oder gib es auf.' },
    looks: { safe: 'Es wird nicht noch einmal angefragt, bis das klar ist.', next: `Die App sucht sie bei PowerPost. ${NOTHING_TO_DO}` },
  },
  schedule: {
    doubt: 'PowerPost hat ihn vielleicht geplant, vielleicht nicht.',
    asks: { safe: NOT_BY_ITSELF, next: 'Sieh bei PowerPost nach und sag dann, was du siehst.' },
    looks: { safe: NOT_BY_ITSELF, next: `Die App liest ihn bei PowerPost nach. ${NOTHING_TO_DO}` },
  },
  unschedule: {
    doubt: 'Er ist vielleicht zurückgeholt, vielleicht noch geplant.',
    asks: { safe: NOTHING_IN_ITS_PLACE, next: 'Sieh noch einmal nach, hol ihn noch einmal zurück oder lass ihn, wie er ist.' },
    looks: { safe: NOTHING_IN_ITS_PLACE, next: `Die App liest ihn bei PowerPost nach. ${NOTHING_TO_DO}` },
  },
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
