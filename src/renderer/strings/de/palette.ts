/** Words of the palette: where one goes, finds and does everything by a few letters. */
import type { SearchResult } from '../../../contract/schemas/search.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { formatList, formatNumber } from '../../lib/time.ts'
import type * as en from '../en/palette.ts'
import type { Words } from '../language.ts'
import { frame } from './frame.ts'

export const paletteWords: Words<typeof en.paletteWords> = {
  title: 'Suchen oder etwas tun',
  button: 'Suchen oder etwas tun…',
  field: 'Kunde, Entwurf, Beitrag, Datei oder Befehl',
  results: 'Treffer',
  groups: {
    clients: 'Kunden wechseln',
    recent: (client) => `Neueste Entwürfe von ${client}`,
    drafts: (client) => `Entwürfe von ${client}`,
    posts: (client) => `Beiträge von ${client}`,
    files: (client) => `Dateien von ${client}`,
    actions: 'Befehle',
    theme: 'Farbschema',
    language: 'Sprache',
  },
  pages: { clients: 'Kunden wechseln', theme: 'Farbschema', language: 'Sprache', drafts: 'Entwürfe', posts: 'Beiträge', files: 'Dateien' },
  moreDrafts: 'Mehr Entwürfe…',
  morePosts: 'Mehr Beiträge…',
  moreFiles: 'Mehr Dateien…',
  andMore: (shown) => `Zu sehen sind die neuesten ${formatNumber(shown)}. Tippe weiter, um andere zu finden.`,
  untitled: 'Entwurf ohne Titel',
  youAreHere: 'Hier bist du',
  nothingWaiting: 'Nichts wartet',
  onlyHere: (client) => `Gesucht wird nur bei ${client}`,
  nothing: (text) => `Nichts passt zu „${text}“.`,
  nothingHere: (text, client) => `Bei ${client} passt nichts zu „${text}“, und kein Kunde oder Befehl heißt so.`,
  failed: (client) => `${client} konnte gerade nicht durchsucht werden.`,
  move: 'bewegen',
  choose: 'wählen',
  back: 'zurück',
  close: 'schließen',
}

export const actionWords: Words<typeof en.actionWords> = {
  send: { label: (title) => `„${title}“ senden…`, others: ['veröffentlichen', 'posten'] },
  askCaptions: { label: (title) => `Textvorschläge für „${title}“ anfordern…`, others: ['erzeugen', 'captions', 'ki'] },
  ownWindow: { label: (title) => `„${title}“ in neuem Fenster öffnen`, others: ['eigenes', 'daneben', 'fenster'] },
  copyLink: { label: 'Link zum Geöffneten kopieren', others: ['url', 'adresse', 'teilen'] },
  history: { label: (title) => `Verlauf von „${title}“`, others: ['versionen', 'fassungen', 'rückgängig', 'wiederherstellen'] },
  duplicate: { label: (title) => `„${title}“ duplizieren`, others: ['kopie', 'kopieren', 'doppelt', 'vorlage'] },
  copyTo: { label: (title) => `„${title}“ zu einem anderen Kunden kopieren…`, others: ['senden', 'übertragen', 'arbeitsbereich'] },
  emoji: { label: 'Emoji einfügen…', others: ['smiley', 'symbol', 'zeichen'] },
  snippet: { label: 'Baustein einfügen…', others: ['vorlage', 'signatur', 'hashtags', 'tags', 'textbaustein', 'snippet'] },
  newDraft: { label: 'Neuer Entwurf', others: ['schreiben', 'erstellen', 'verfassen', 'text'] },
  drafts: { label: 'Zu den Entwürfen', others: ['öffnen', 'liste'] },
  media: { label: 'Zur Mediathek', others: ['öffnen', 'fotos', 'bilder', 'videos', 'dateien', 'medien'] },
  captions: { label: 'Zu den Textvorschlägen', others: ['öffnen', 'captions', 'ki', 'freigeben', 'credits'] },
  spend: { label: 'Ausgaben dieses Kunden ansehen', others: ['credits', 'rechnung', 'kosten', 'csv', 'abrechnung'] },
  outbox: { label: 'Zum Postausgang', others: ['öffnen', 'warteschlange', 'senden', 'wartet'] },
  needsYou: { label: 'Ansehen, was auf dich wartet', others: ['postausgang', 'probleme', 'blockiert', 'hängt', 'unklar'] },
  posts: { label: 'Zu den Beiträgen', others: ['öffnen', 'gesendet', 'veröffentlicht', 'fehlgeschlagen', 'noch', 'einmal', 'geplant'] },
  pauseUploads: { label: 'Hochladen pausieren', others: ['anhalten', 'alle', 'dateien', 'mediathek'] },
  resumeUploads: { label: 'Hochladen fortsetzen', others: ['weiter', 'alle', 'dateien', 'mediathek'] },
  trash: { label: 'Zum Papierkorb', others: ['öffnen', 'gelöscht', 'müll', 'wiederherstellen'] },
  switchClient: { label: 'Kunden wechseln…', others: ['ändern', 'arbeitsbereich'] },
  addClient: { label: 'Kunden hinzufügen', others: ['neu', 'anlegen', 'arbeitsbereich', 'marke'] },
  editClient: { label: (name) => `Name und Farbe von ${name}`, others: ['umbenennen', 'umfärben', 'farbe', 'kunde'] },
  linkClient: { label: (name) => `${name} mit PowerPost verknüpfen…`, others: ['verbinden', 'arbeitsbereich', 'kunde'] },
  deleteClient: { label: (name) => `${name} löschen…`, others: ['entfernen', 'kunde', 'arbeitsbereich'] },
  connectAccount: { label: 'Konto verbinden', others: ['hinzufügen', 'api', 'schlüssel', 'anmelden', 'login'] },
  theme: { label: 'Farbschema…', others: ['aussehen', 'dunkel', 'hell', 'modus', 'theme'] },
  themeSystem: { label: 'Farbschema: wie das System', others: ['aussehen', 'automatisch', 'modus', 'theme'] },
  themeLight: { label: 'Farbschema: hell', others: ['aussehen', 'tag', 'modus', 'theme'] },
  themeDark: { label: 'Farbschema: dunkel', others: ['aussehen', 'nacht', 'schwarz', 'modus', 'theme'] },
  language: { label: 'Sprache…', others: ['englisch', 'english', 'language', 'übersetzung'] },
  languageSystem: { label: 'Sprache: wie das System', others: ['automatisch', 'language'] },
  languageEnglish: { label: 'Sprache: English', others: ['englisch', 'language'] },
  languageGerman: { label: 'Sprache: Deutsch', others: ['german', 'language'] },
  settingsAccounts: { label: 'Einstellungen: Konten', others: ['optionen', 'schlüssel', 'credits', 'sandbox', 'planen', 'zeit'] },
  settingsClients: { label: 'Einstellungen: Kunden', others: ['optionen', 'arbeitsbereiche'] },
  settingsClient: { label: 'Einstellungen: dieser Kunde', others: ['netzwerke', 'verbindungen', 'schreibstile', 'vorgaben', 'handlungsaufruf'] },
  settingsWriting: { label: 'Einstellungen: Schreiben', others: ['optionen', 'bausteine', 'signaturen', 'hashtags', 'rechtschreibung', 'sprache', 'wörterbuch'] },
  settingsAppearance: { label: 'Einstellungen: Darstellung', others: ['optionen', 'aussehen', 'theme'] },
  settingsDesktop: { label: 'Einstellungen: im Hintergrund', others: ['optionen', 'mitteilungen', 'benachrichtigungen', 'symbol', 'weiterlaufen', 'still'] },
  settingsKeyboard: { label: 'Einstellungen: Tastatur', others: ['optionen', 'tastenkürzel', 'kurzbefehle'] },
  settingsActivity: { label: 'Einstellungen: Protokoll', others: ['anfragen', 'verlauf', 'anfrage-id', 'fehler', 'log'] },
  settingsAbout: { label: 'Einstellungen: Daten und Info', others: ['optionen', 'version', 'ordner', 'über'] },
  shortcuts: { label: 'Tastenkürzel', others: ['tasten', 'hilfe', 'kurzbefehle', 'shortcuts'] },
}

/** The second line of a client. */
export function clientNote(client: WorkspaceView, isHere: boolean): string {
  const state = client.state !== 'ready' ? frame.fileTrouble : client.held ? frame.onHold : client.needsYou > 0 ? frame.needYou(client.needsYou) : null
  const words = isHere ? [paletteWords.youAreHere, state] : [state ?? paletteWords.nothingWaiting]
  const line = words.filter((word) => word !== null).join(', ')
  return line.charAt(0).toLocaleUpperCase() + line.slice(1)
}

/** What was found, for those who do not see the list. */
export function foundWords({ drafts, posts, media, more }: SearchResult): string {
  const parts = [
    counted(drafts.length, more.drafts, 'Entwurf', 'Entwürfe'),
    counted(posts.length, more.posts, 'Beitrag', 'Beiträge'),
    counted(media.length, more.media, 'Datei', 'Dateien'),
  ].filter((part) => part !== null)
  return parts.length === 0 ? 'Kein Entwurf, Beitrag und keine Datei gefunden' : `${formatList(parts)} gefunden`
}

function counted(count: number, isMore: boolean, one: string, many: string): string | null {
  if (count === 0) return null
  return `${isMore ? 'mehr als ' : ''}${formatNumber(count)} ${count === 1 && !isMore ? one : many}`
}
