/** One sentence and one next step for every code of the error family. */
import type { AppError, ErrorCode } from '../../../contract/errors.ts'

const sentences: Record<ErrorCode, string> = {
  INVALID_INPUT: 'Das passt hier nicht. Bitte prüfe deine Eingabe.',
  NOT_FOUND: 'Das gibt es nicht mehr.',
  STALE_REVISION: 'Dieser Entwurf wurde an anderer Stelle geändert. Beide Texte sind erhalten.',
  ALREADY_SENDING: 'Dieser Entwurf ist schon unterwegs. Sieh im Postausgang nach.',
  NOT_SENDABLE: 'Die Netzwerke würden das ablehnen. Behebe, was aufgelistet ist, und sende dann.',
  NOT_POSSIBLE_NOW: 'Das geht nicht mehr: Inzwischen hat sich etwas geändert.',
  WORKSPACE_NOT_LINKED: 'Dieser Kunde ist noch nicht mit PowerPost verknüpft. Verknüpfe ihn, dann kannst du senden.',
  WORKSPACE_EXISTS: 'Diesen Arbeitsbereich gibt es hier schon als einen deiner Kunden.',
  WORKSPACE_MISSING: 'Die Datei dieses Kunden fehlt in ihrem Ordner.',
  WORKSPACE_DAMAGED: 'Die Datei dieses Kunden ist beschädigt. Sie wurde unverändert beiseitegelegt.',
  WORKSPACE_NEWER: 'Die Datei dieses Kunden stammt aus einer neueren Version von PowerPost. Aktualisiere die App, um sie zu öffnen.',
  CONFIRMATION_MISMATCH: 'Das ist nicht der Name. Gib ihn genau so ein, wie er dasteht.',
  KEY_REFUSED: 'PowerPost nimmt diesen Schlüssel nicht an. Kopiere ihn noch einmal oder erstelle einen neuen.',
  KEY_MISSING: 'Für dieses Konto liegt kein Schlüssel auf diesem Computer. Gib ihn noch einmal ein.',
  REMOTE_FORBIDDEN: 'Mit diesem Schlüssel ist der Arbeitsbereich nicht erreichbar. Prüfe die ID oder nimm den Schlüssel seines Kontos.',
  REMOTE_REFUSED: 'PowerPost kennt diese ID nicht. Kopiere sie noch einmal aus den Einstellungen des Arbeitsbereichs.',
  SCOPE_MISSING: 'Dieser Schlüssel darf das nicht. Erstelle einen, der die fehlende Berechtigung hat.',
  OFFLINE: 'PowerPost ist nicht erreichbar. Prüfe deine Verbindung und versuche es noch einmal.',
  BAD_ANSWER: 'Unter dieser Adresse antwortet etwas anderes als PowerPost. Prüfe sie oder versuche es später noch einmal.',
  RATE_LIMITED: 'PowerPost bittet um eine kurze Pause. Versuche es in einer Minute noch einmal.',
  DISK_FULL: 'Der Speicherplatz ist voll. Schaffe Platz; was gespeichert ist, geht nicht verloren.',
  DISK_READ_ONLY: 'In den Datenordner kann nicht geschrieben werden. Bis das wieder geht, lässt sich nichts ändern.',
  MEDIA_REFUSED: 'Diese Datei kann nicht verwendet werden.',
  SANDBOX_UNAVAILABLE: 'Die Sandbox ist nicht gestartet. Versuche es noch einmal.',
  CORE_RESTARTED: 'Die App musste ihren inneren Teil neu starten. Versuche es noch einmal.',
  CORE_STOPPED: 'Es wird nicht mehr gespeichert und gesendet. Starte die App neu.',
  SHUTTING_DOWN: 'Die App wird gerade beendet.',
  TIMEOUT: 'Das hat zu lange gedauert. Versuche es noch einmal.',
  INTERNAL: 'In der App ist etwas schiefgegangen. Versuche es noch einmal; hilft das nicht, starte die App neu.',
}

export function sentenceFor(code: ErrorCode): string {
  return sentences[code]
}

/** What the core refuses of an entry, by its field. The core tells more of it, but in English. */
const FIELDS: Record<string, string> = {
  key: 'Das kann kein API-Schlüssel sein: Er hat höchstens 256 Zeichen, keine Leerzeichen und keine Umlaute. Kopiere ihn noch einmal.',
  remoteId: 'Das kann keine Arbeitsbereichs-ID sein: Sie hat höchstens 256 Zeichen, keine Leerzeichen und keine Umlaute. Kopiere sie noch einmal.',
  baseUrl: 'Das kann keine Serveradresse sein: Sie beginnt mit https:// und enthält weder Leerzeichen noch Namen, Passwort, ? oder #.',
  name: 'Gib einen Namen mit höchstens 120 Zeichen ein.',
  label: 'Gib einen Namen mit höchstens 120 Zeichen ein.',
  url: 'Nur Webadressen, die mit https:// beginnen, lassen sich öffnen.',
}

/** What to say of an error: what is wrong with the input where it is known, else the sentence of the code. */
export function wordsFor(error: AppError): string {
  const { field } = error.data
  return (error.code === 'INVALID_INPUT' && typeof field === 'string' && Object.hasOwn(FIELDS, field) ? FIELDS[field] : undefined) ?? sentenceFor(error.code)
}
