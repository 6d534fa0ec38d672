/** Words of the settings. */
import type { Account } from '../../../contract/schemas/accounts.ts'
import { formatNumber } from '../../lib/time.ts'
import type * as en from '../en/settings.ts'
import type { Words } from '../language.ts'

export const settings: Words<typeof en.settings> = {
  title: 'Einstellungen',
  pages: { accounts: 'Konten', clients: 'Kunden', client: 'Dieser Kunde', writing: 'Schreiben', appearance: 'Darstellung', desktop: 'Im Hintergrund', keyboard: 'Tastatur', activity: 'Protokoll', about: 'Daten und Info' },

  accountsText: 'Ein Konto ist ein API-Schlüssel von PowerPost. Seine Arbeitsbereiche sind deine Kunden.',
  connect: 'Konto verbinden',
  connectTitle: 'Konto verbinden',
  connectText: 'Erstelle auf powerpost.ai unter „Settings“, „API keys“ einen API-Schlüssel und füge ihn hier ein.',
  noAccounts: 'Noch kein Konto',
  noAccountsText: 'Schreiben kannst du ohne. Zum Senden verbinde dein PowerPost-Konto oder probier die Sandbox aus.',
  startSandbox: 'Mit der Sandbox ausprobieren',
  key: 'API-Schlüssel',
  keyHint: 'Er liegt im Schlüsselbund deines Systems und verlässt diesen Computer nur, um mit PowerPost zu sprechen.',
  keyHintSession: 'Auf diesem Computer lässt sich kein Schlüsselbund nutzen: Der Schlüssel bleibt bis zum Beenden und wird nie in eine Datei geschrieben.',
  keyMissing: 'Füge den API-Schlüssel ein.',
  showKey: 'Schlüssel anzeigen',
  hideKey: 'Schlüssel verbergen',
  label: 'Name des Kontos',
  labelHint: 'Nur du siehst ihn. Er hilft, wenn du mehrere hast.',
  labelDefault: 'PowerPost',
  labelMissing: 'Gib dem Konto einen Namen.',
  advanced: 'Erweitert',
  baseUrl: 'Serveradresse',
  baseUrlHint: 'Für powerpost.ai leer lassen. Ein Konto wechselt seinen Server nie.',
  connectButton: 'Verbinden',
  connected: (label) => `${label} ist verbunden.`,
  connectedOffline: 'Das Konto wurde hinzugefügt. PowerPost war nicht erreichbar; der Schlüssel wird später von selbst geprüft.',
  verify: 'Jetzt prüfen',
  verifiedNow: (label) => `${label} antwortet, der Schlüssel funktioniert.`,
  rename: 'Umbenennen',
  renameTitle: 'Konto umbenennen',
  replaceKey: 'Schlüssel ersetzen',
  replaceKeyDialog: {
    title: (label) => `Schlüssel von ${label} ersetzen`,
    text: 'Der neue Schlüssel muss dieselben Arbeitsbereiche erreichen. Der alte wird vergessen.',
    button: 'Schlüssel ersetzen',
    done: (label) => `Der Schlüssel von ${label} wurde ersetzt.`,
  },
  addKey: 'Schlüssel hinzufügen',
  addKeyDialog: {
    title: (label) => `Schlüssel für ${label} hinzufügen`,
    text: 'Er muss die Arbeitsbereiche der Kunden erreichen. Bis dahin geht für sie nichts hinaus.',
    button: 'Schlüssel hinzufügen',
    done: (label) => `${label} hat wieder einen Schlüssel.`,
  },
  replacedOffline: 'Der neue Schlüssel gilt. PowerPost war nicht erreichbar; er wird später von selbst geprüft.',
  unreachableTitle: 'Der neue Schlüssel gilt, erreicht aber nicht jeden Kunden',
  unreachableText: 'Diese können nicht senden, bis ein Schlüssel sie erreicht:',
  removeAccount: 'Entfernen',
  removeTitle: (label) => `${label} entfernen?`,
  removeText: (n) => {
    if (n === 0) return 'Der Schlüssel wird aus dem Schlüsselbund gelöscht.'
    return n === 1
      ? 'Der Schlüssel wird aus dem Schlüsselbund gelöscht. Der Kunde bleibt mit allem hier, aber es wird nichts gesendet, bis du ein anderes Konto für ihn wählst.'
      : `Der Schlüssel wird aus dem Schlüsselbund gelöscht. Die ${formatNumber(n)} Kunden bleiben mit allem hier, aber es wird nichts gesendet, bis du ein anderes Konto für sie wählst.`
  },
  removeButton: 'Konto entfernen',
  removed: (label) => `${label} wurde entfernt.`,
  resume: 'Weitermachen',
  resumed: (label) => `${label} sendet wieder.`,
  dashboard: 'Verwaltung öffnen',
  dashboardHint: 'Öffnet sich im Browser, auf Englisch: Arbeitsbereiche, Schlüssel und Möglichkeiten, die Sandbox zu stören.',
  moreFor: (label) => `Mehr zu ${label}`,
  server: 'Server',
  serverDown: 'Läuft nicht',
  keyRow: 'Schlüssel',
  stateRow: 'Zustand',
  creditsRow: 'Guthaben',
  clientsRow: 'Kunden',
  checkedRow: 'Zuletzt geprüft',
  never: 'Noch nicht',
  noClients: 'Noch keine',
  creditsUnknown: 'Noch nicht bekannt',

  clientsText: 'Jeder Kunde hat eigene Entwürfe, Fotos, einen eigenen Postausgang und eine Farbe.',
  noClientsYet: 'Noch kein Kunde',

  appearanceText: 'Wie das Fenster aussieht und welche Sprache es spricht.',
  theme: 'Farbschema',
  themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  themeSystemHint: 'Folgt deinem System durch den Tag.',
  language: 'Sprache',
  languages: { system: 'Wie das System', en: 'English', de: 'Deutsch' },
  languageHint: 'Für eine andere Sprache wird das Fenster neu geladen. Was du getippt hast, wird vorher gespeichert, und du bleibst, wo du bist.',
  languageHeld: 'Etwas, das du getippt hast, ist noch nicht gespeichert oder abgeschickt. Kümmere dich zuerst darum, dann wähle die Sprache noch einmal.',

  keyboardText: 'Alles geht ohne Maus.',

  dataTitle: 'Wo deine Daten liegen',
  data: [
    'Alles, was du schreibst, liegt auf diesem Computer im Datenordner von PowerPost: für jeden Kunden ein Ordner und eine Datenbank, nie gemeinsam genutzt.',
    'Text wird beim Tippen gespeichert. Jeder Kunde wird täglich gesichert, und bevor die App ihre eigenen Dateien ändert; die Sicherungen liegen in seinem Ordner.',
    'API-Schlüssel liegen im Schlüsselbund deines Systems, nie in einer Datei. Das Fenster selbst sieht nur die letzten vier Zeichen.',
    'Nichts verlässt diesen Computer außer dem, was du sendest, und das geht nur an den Server des Kontos, zu dem der Kunde gehört.',
  ],
  keychainOk: 'Der Schlüsselbund lässt sich nutzen.',
  keychainNone: 'Der Schlüsselbund lässt sich nicht nutzen: Schlüssel bleiben nur bis zum Beenden.',
  appName: 'PowerPost Desktop',
  version: (version) => `PowerPost Desktop ${version}`,
  aboutTitle: 'Info',
}

export function keyWords(account: Account): string {
  const end = account.keyLast4
  switch (account.keyState) {
    case 'ready': return end === null ? 'Liegt im Schlüsselbund' : `Endet auf ${end}, liegt im Schlüsselbund`
    case 'session-only': return end === null ? 'Bleibt bis zum Beenden' : `Endet auf ${end}, bleibt bis zum Beenden`
    case 'missing':
      if (account.kind === 'sandbox') return 'Wird bei Bedarf neu erstellt'
      return end === null ? 'Nicht auf diesem Computer' : `Nicht auf diesem Computer (der letzte endete auf ${end})`
    case 'pending': return 'Wird hinzugefügt'
    case 'removing': return 'Wird entfernt'
  }
}
