/** Words around the work: bars, rail, sections, states of the app. */
import type { Account, Pause } from '../../../contract/schemas/accounts.ts'
import { CLIENT_KEYS, COMMAND_KEYS, ROLE_KEYS } from '../../../contract/shortcuts.ts'
import { formatNumber } from '../../lib/time.ts'
import type { Notice } from '../../stores/app.ts'
import type * as en from '../en/frame.ts'
import type { NoticeWords, StatusWords } from '../en/frame.ts'
import type { Words } from '../language.ts'

export const frame: Words<typeof en.frame> = {
  clients: 'Kunden',
  sections: 'Bereiche',
  drafts: 'Entwürfe',
  media: 'Mediathek',
  captions: 'Textvorschläge',
  outbox: 'Postausgang',
  posts: 'Beiträge',
  settings: 'Einstellungen',
  newDraft: 'Neuer Entwurf',
  addClient: 'Kunden hinzufügen',
  manageClients: 'Kunden in den Einstellungen',
  switchClient: (name) => `${name}, Kunden wechseln`,
  clientNeeds: (name, needs) => `${name}: ${needs}`,
  needYou: (count) => (count === 1 ? '1 wartet auf dich' : `${formatNumber(count)} warten auf dich`),
  fileTrouble: 'mit der Datei stimmt etwas nicht',
  onHold: 'angehalten',
  severalClients: (names) => `${names} brauchen einen Blick`,
  severalClientsText: 'Ihre Dateien sind beschädigt, fehlen, wurden wiederhergestellt oder sind zu neu. Öffne jeden Kunden und entscheide, wie es weitergeht.',
  inSection: (count) => formatNumber(count),
  moveUp: 'Nach oben',
  moveDown: 'Nach unten',
  renameOrRecolour: 'Name und Farbe',
  deleteClient: 'Löschen…',
  linkClient: 'Mit PowerPost verknüpfen…',
  credits: (balance) => `${formatNumber(balance)} ${balance === 1 ? 'Credit' : 'Credits'}`,
  creditsAsOf: 'Zuletzt bekanntes Guthaben, Stand:',
  openClient: (name) => `${name} öffnen`,
  shortcuts: 'Tastenkürzel',
  skip: 'Zum Inhalt springen',
  sandbox: 'Sandbox',
  sandboxHint: 'Ein Übungsdienst auf diesem Computer. Nichts wird öffentlich.',
  onThisComputer: 'Nur auf diesem Computer',
  onThisComputerHint: 'Noch nicht mit PowerPost verknüpft. Du kannst schreiben; zum Senden braucht es die Verknüpfung.',
  onThisComputerShort: 'Zum Senden verknüpfen',
  chooseAccount: 'Konto wählen…',
  accountRemovedShort: 'Zum Senden fehlt ein Konto',
  notVerified: 'Noch nicht bestätigt',
  notVerifiedHint: 'PowerPost hat diese Verknüpfung noch nicht bestätigt. Das wird von selbst geprüft, sobald du online bist.',
  verified: 'Verknüpft',
  accountRemoved: 'Konto entfernt',
  accountRemovedHint: 'Das Konto dieses Kunden wurde entfernt. Du kannst schreiben; zum Senden braucht es ein Konto.',
  restarting: 'Der Teil, der speichert und sendet, startet neu',
  restartingText: 'Was du tippst, bleibt hier und wird gespeichert, sobald er wieder läuft.',
  stopped: 'Es wird nicht mehr gespeichert und gesendet',
  stoppedText: 'Alles, was als gespeichert angezeigt wird, ist sicher. Beende PowerPost und starte es neu. Text, der noch nicht gespeichert ist, steht noch auf dem Bildschirm: Kopiere ihn vorher.',
  closing: 'Wird beendet',
  closingText: 'Ein Beitrag, der gerade hinausgeht, wird noch zu Ende gebracht, damit nichts doppelt gesendet wird.',
  loadFailed: 'Deine Kunden konnten nicht gelesen werden',
  opening: 'PowerPost wird geöffnet',
}

export function accountStatus(account: Account): StatusWords {
  // The sandbox gives the app a new key whenever one is needed.
  if (account.keyState === 'missing' && account.kind !== 'sandbox') return { tone: 'danger', word: 'Schlüssel fehlt', hint: 'Für dieses Konto liegt kein Schlüssel auf diesem Computer. Gib ihn in den Einstellungen ein; bis dahin wird nichts gesendet.' }
  if (account.keyState === 'removing') return { tone: 'neutral', word: 'Wird entfernt', hint: 'Dieses Konto wird gerade entfernt.' }
  const [pause] = account.pauses
  if (pause !== undefined) return { tone: 'warn', ...pauseWords(pause) }
  if (account.network === 'online') return { tone: 'ok', word: 'Online', hint: `${account.label} antwortet.` }
  if (account.network === 'offline') return { tone: 'neutral', word: 'Offline', hint: `${account.label} ist nicht erreichbar. Du kannst weiterschreiben; was du sendest, wartet und geht später hinaus.` }
  return { tone: 'neutral', word: 'Noch nicht geprüft', hint: `${account.label} wurde seit dem Start der App noch nicht gefragt.` }
}

export function pauseWords(pause: Pause): { word: string; hint: string } {
  switch (pause.code) {
    case 'KEY_REFUSED': return { word: 'Schlüssel abgelehnt', hint: 'PowerPost nimmt diesen Schlüssel nicht mehr an. Das Senden ist pausiert, bis du ihn ersetzt.' }
    case 'KEY_MISSING': return { word: 'Schlüssel fehlt', hint: 'Für dieses Konto liegt kein Schlüssel auf diesem Computer. Das Senden ist pausiert, bis du ihn eingibst.' }
    case 'INSUFFICIENT_CREDITS': return { word: 'Keine Credits mehr', hint: 'Was Credits kostet, ist pausiert, weil das Guthaben nicht reicht. Lade es bei PowerPost auf und mach dann weiter.' }
    case 'SCOPE_MISSING': return { word: 'Berechtigung fehlt', hint: `Dem Schlüssel fehlt eine Berechtigung${pause.kind === null ? '' : ` (${pause.kind})`}. Was sie braucht, ist pausiert, bis du den Schlüssel ersetzt.` }
    case 'BALANCE_UNKNOWN': return { word: 'Guthaben nicht bekannt', hint: 'Das Guthaben konnte nicht gelesen werden, darum ist pausiert, was Credits kostet. Mach weiter, um es noch einmal zu versuchen.' }
  }
}

export function noticeWords(notice: Notice, name: string | null): NoticeWords {
  const client = name ?? 'Ein Kunde'
  switch (notice.code) {
    case 'catalog-rebuilt':
      return { tone: 'info', stays: false, title: 'Die Liste deiner Kunden wurde neu angelegt', text: 'Ihre Datei war beschädigt oder fehlte. Alle Kunden wurden in ihren Ordnern wiedergefunden; die beschädigte Datei ist noch da.' }
    case 'workspace-damaged':
      return { tone: 'warn', stays: false, title: `${client}: Die Datei ist beschädigt`, text: 'Sie wurde unverändert beiseitegelegt. Öffne den Kunden und entscheide, wie es weitergeht.' }
    case 'workspace-missing':
      return { tone: 'warn', stays: false, title: `${client}: Die Datei fehlt`, text: 'In ihrem Ordner liegt keine Datei mehr. Öffne den Kunden und entscheide, wie es weitergeht.' }
    case 'workspace-newer':
      return { tone: 'warn', stays: false, title: `${client} braucht eine neuere Version von PowerPost`, text: 'Die Datei stammt aus einer neueren Version. Sie wurde nicht angerührt; aktualisiere die App, um sie zu öffnen.' }
    case 'data-read-only':
      return { tone: 'danger', stays: true, title: 'In den Datenordner kann nicht geschrieben werden', text: 'Du kannst alles lesen, aber nichts ändern oder senden, bis das wieder geht.' }
    case 'disk-full':
      return { tone: 'danger', stays: true, title: 'Der Speicherplatz ist voll', text: 'Was gespeichert ist, ist sicher. Schaffe Platz, damit neuer Text gespeichert werden kann.' }
    case 'no-keychain':
      return { tone: 'warn', stays: false, title: 'Schlüssel bleiben nur bis zum Beenden', text: 'Der Schlüsselbund dieses Computers lässt sich nicht nutzen, und in eine Datei werden Schlüssel nie geschrieben. Beim nächsten Mal wirst du wieder danach gefragt.' }
    case 'clock-set-back':
      return { tone: 'warn', stays: false, title: 'Die Uhr dieses Computers wurde zurückgestellt', text: 'Geplantes richtet sich nach der Uhr. Prüfe, ob Datum und Uhrzeit stimmen.' }
    case 'workspace-held':
      return { tone: 'warn', stays: false, title: `${client} ist angehalten`, text: 'Die Datei wurde wiederhergestellt oder kopiert. Für diesen Kunden wird nichts gesendet, bis du entschieden hast, was aus dem Postausgang wird.' }
  }
}

export const SHORTCUTS: typeof en.SHORTCUTS = [
  {
    title: 'Überall',
    keys: [
      { keys: COMMAND_KEYS.palette, does: 'Suchen, Kunden wechseln, alles tun' },
      { keys: COMMAND_KEYS['new-draft'], does: 'Neuer Entwurf' },
      { keys: CLIENT_KEYS, does: 'Erster Kunde, und so fort bis zum neunten' },
      { keys: 'Alt+Up', does: 'Gewählten Kunden nach oben schieben' },
      { keys: COMMAND_KEYS.settings, does: 'Einstellungen' },
      { keys: ROLE_KEYS.close, does: 'Dieses Fenster schließen; vorher wird alles gespeichert' },
      { keys: '?', does: 'Diese Liste' },
      { keys: COMMAND_KEYS.shortcuts, does: 'Diese Liste, auch beim Schreiben' },
      { keys: 'Esc', does: 'Einen Schritt zurück; Text geht dabei nie verloren' },
    ],
  },
  {
    title: 'Navigieren',
    keys: [
      { keys: COMMAND_KEYS['go-drafts'], does: 'Entwürfe' },
      { keys: COMMAND_KEYS['go-media'], does: 'Mediathek' },
      { keys: COMMAND_KEYS['go-captions'], does: 'Textvorschläge' },
      { keys: COMMAND_KEYS['go-outbox'], does: 'Postausgang' },
      { keys: COMMAND_KEYS['go-posts'], does: 'Beiträge' },
      { keys: 'J', does: 'Nächster Eintrag einer Liste' },
      { keys: 'K', does: 'Voriger Eintrag einer Liste' },
      { keys: 'Enter', does: 'Öffnen, was in einer Liste gewählt ist' },
      { keys: 'Shift+Down', does: 'Mehrere Entwürfe wählen; Entf legt sie in den Papierkorb' },
      { keys: 'Shift+Enter', does: 'Gewählten Entwurf in neuem Fenster öffnen' },
      { keys: COMMAND_KEYS['open-draft-window'], does: 'Offenen Entwurf in neuem Fenster öffnen' },
      { keys: COMMAND_KEYS['copy-link'], does: 'Link zum Geöffneten kopieren' },
    ],
  },
  {
    title: 'Mediathek',
    keys: [
      { keys: 'Mod+A', does: 'Alle Dateien wählen' },
      { keys: 'S', does: 'Gewählte zu Favoriten machen, oder nicht mehr' },
      { keys: 'T', does: 'Gewählten ein Schlagwort geben' },
      { keys: 'Delete', does: 'Gewählte in den Papierkorb legen' },
      { keys: 'R', does: 'Im Papierkorb: Gewählte wiederherstellen' },
      { keys: 'Alt+Up', does: 'Beim Hochladen eine Datei vorziehen' },
    ],
  },
  {
    title: 'Schreiben',
    keys: [
      { keys: 'Mod+Enter', does: 'Senden…' },
      { keys: '/', does: 'Am Zeilenanfang: ein Baustein' },
      { keys: 'Mod+Shift+S', does: 'Baustein, Signatur oder Hashtag-Set einfügen' },
      { keys: 'Mod+Shift+E', does: 'Emoji einfügen' },
      { keys: ROLE_KEYS.undo, does: 'Rückgängig' },
      { keys: ROLE_KEYS.redo, does: 'Wiederholen' },
    ],
  },
]
