/** Words of the list of drafts and its trash. */
import type { DraftSummary } from '../../../contract/schemas/drafts.ts'
import { formatNumber } from '../../lib/time.ts'
import type * as en from '../en/drafts.ts'
import type { Words } from '../language.ts'

// Days and times are the locale's own words.
export { dayGroup, dayNumber, fullTime, rowTime } from '../en/drafts.ts'

export const draftsWords: Words<typeof en.draftsWords> = {
  width: 'Breite der Liste',
  region: 'Entwürfe',
  title: 'Entwürfe',
  trash: 'Papierkorb',
  newDraft: 'Neuer Entwurf',
  showTrash: 'Papierkorb',
  backToDrafts: 'Zurück zu den Entwürfen',
  untitled: 'Ohne Titel',
  noText: 'Noch kein Text',
  files: (count) => (count === 1 ? '1 Datei' : `${formatNumber(count)} Dateien`),
  moreFiles: (count) => `+${formatNumber(count)}`,
  notSaved: 'Noch nicht gespeichert',
  toTrash: 'In den Papierkorb',
  restore: 'Wiederherstellen',
  undo: 'Rückgängig',
  trashed: (title) => `„${title}“ liegt im Papierkorb`,
  restored: (title) => `„${title}“ ist wieder bei den Entwürfen`,
  trashRefused: 'Dieser Entwurf ist unterwegs. Brich das Senden erst im Postausgang ab oder warte, bis es zu Ende ist.',
  trashNote: 'Entwürfe bleiben hier, bis du sie wiederherstellst.',
  loadingMore: 'Weitere Entwürfe werden gelesen…',
  retry: 'Noch einmal versuchen',
  open: 'Öffnen',
  empty: {
    title: 'Noch keine Entwürfe',
    text: 'Schreib einen Text, zieh Fotos hinein und sende, wenn alles fertig ist. Alles bleibt auf diesem Computer, auch ohne Verbindung.',
    action: 'Ersten Entwurf schreiben',
  },
  emptyTrash: {
    title: 'Der Papierkorb ist leer',
    text: 'Entwürfe, die du hierher legst, lassen sich wiederherstellen.',
  },
  failed: {
    title: 'Die Entwürfe konnten nicht gelesen werden',
  },
  behind: 'Die Liste konnte nicht bis zum Ende gelesen werden',
  nothingOpen: {
    title: 'Kein Entwurf geöffnet',
    text: 'Wähle einen aus der Liste oder schreib einen neuen.',
  },
}

/** The state of the draft's send, in a word or two; null when it was never sent. */
export function sendWord(send: DraftSummary['send']): string | null {
  switch (send) {
    case 'none': return null
    case 'live': return 'Unterwegs'
    case 'sent': return 'Gesendet'
  }
}
