/** Words of what reaches beyond one window: own windows, links, the tray, notifications. */
import type * as en from '../en/desktop.ts'
import type { Words } from '../language.ts'

export const desktopWords: Words<typeof en.desktopWords> = {
  openInWindow: 'In neuem Fenster öffnen',
  copyLink: 'Link kopieren',
  linkCopied: 'Der Link ist kopiert. Er öffnet sich hier, auf diesem Computer.',
  nothingToLink: 'Es ist nichts offen, das einen Link hat.',
  noSuchClient: 'Diesen Kunden gibt es auf diesem Computer nicht.',
  noSuchDraft: 'Diesen Entwurf gibt es hier nicht mehr.',
  noSuchPost: 'Diesen Beitrag gibt es hier nicht.',
  refusedLink: 'Dieser Link führt in PowerPost nirgendwohin, also wurde nichts geöffnet.',
  waitsForDialog: 'Von außen wurde etwas geöffnet. Es wartet, bis du hier fertig bist.',
  openNow: 'Öffnen',

  linkedTitle: 'Ein Link bringt diesen Text mit',
  linkedText: 'Er kommt von außerhalb. Bevor du den Kunden wählst, wird nichts angelegt, und gesendet wird nichts.',
  linkedClient: 'Für welchen Kunden?',
  linkedPreview: 'Der Text',
  linkedMake: (client) => `Entwurf für ${client} anlegen`,
  linkedCancel: 'Lieber nicht',

  mainTitle: (client) => (client === null ? 'PowerPost Desktop' : `${client} – PowerPost Desktop`),
  draftTitle: (title, client) => `${title} – ${client}`,
  ownWindow: (client) => `Entwurf von ${client}`,
  showInMain: 'Im Hauptfenster zeigen',
  clientGone: 'Diesen Kunden gibt es auf diesem Computer nicht mehr',
  clientGoneText: 'Er wurde mitsamt seinen Entwürfen gelöscht. Du kannst dieses Fenster schließen.',

  pageText: 'Wie sich PowerPost verhält, wenn sein Fenster geschlossen oder verdeckt ist.',
  background: 'Fenster und Symbol',
  keepRunning: 'Weiterlaufen, wenn das letzte Fenster geschlossen wird',
  keepRunningHint: 'Beiträge mit Uhrzeit sendet diese App selbst, und nur solange sie läuft. Zurück kommst du über das Symbol in der Leiste oder indem du PowerPost noch einmal startest.',
  keepRunningMacHint: 'Beiträge mit Uhrzeit sendet diese App selbst, und nur solange sie läuft. Zurück kommst du über das Symbol im Dock oder in der Menüleiste.',
  tray: 'Symbol im Infobereich zeigen',
  trayMac: 'Symbol in der Menüleiste zeigen',
  trayHint: 'Es zeigt, was unterwegs ist und was auf dich wartet. Manche Oberflächen zeigen keine solchen Symbole; ein neuer Start von PowerPost holt das Fenster überall zurück.',
  trayMacHint: 'Es zeigt, was unterwegs ist und was auf dich wartet.',
  notifications: 'Mitteilungen',
  notificationsText: 'Im Namen des Kunden, mehrere einer Art als eine. Sie enthalten den Titel eines Entwurfs und sonst nichts aus seinem Text.',
  kinds: {
    published: { label: 'Ein Beitrag ist veröffentlicht', hint: 'In jedem Netzwerk, für das er gedacht war.' },
    failed: { label: 'Ein Beitrag ist nicht überall erschienen', hint: 'Ein Netzwerk hat ihn abgelehnt.' },
    'needs-you': { label: 'Ein Beitrag wartet auf dich', hint: 'Er braucht deine Antwort, oder du musst dir ein Konto ansehen.' },
    missed: { label: 'Eine Zeit wurde verpasst', hint: 'Die App war geschlossen oder offline, als ein Beitrag dran war.' },
    captions: { label: 'Textvorschläge sind fertig', hint: 'Oder konnten nicht geschrieben werden.' },
  },
  quiet: 'Still, solange ein Fenster von PowerPost im Vordergrund ist',
  quietHint: 'Das Fenster zeigt diese Dinge selbst.',
}
