/** Words of the log of requests. */
import type { RequestView } from '../../../contract/schemas/activity.ts'
import { formatNumber } from '../../lib/time.ts'
import type * as en from '../en/activity.ts'
import type { Words } from '../language.ts'

export const activityWords: Words<typeof en.activityWords> = {
  title: 'Protokoll',
  text: 'Was diese App von PowerPost wollte, das Neueste zuerst: die letzten 5.000 Anfragen aus 30 Tagen. Hier steht kein Schlüssel und kein Text.',
  of: 'Anfragen von',
  ofAccount: (label) => `${label} (das Konto selbst)`,
  shown: 'Zeigen',
  filters: { all: 'Alle', failed: 'Nicht gelungen' },
  listName: 'Anfragen',
  columns: { when: 'Wann', what: 'Was', how: 'Wie es ausging', took: 'Dauer', id: 'Anfrage-ID' },
  empty: { title: 'Noch keine Anfrage', text: 'Sobald dieser Kunde etwas sendet oder anfordert, steht hier jede Anfrage.' },
  allWell: { title: 'Alles gelungen', text: 'In der Zeit, die aufgehoben wird, ging keine Anfrage schief.' },
  loading: 'Das Protokoll wird gelesen…',
  failed: 'Das Protokoll konnte nicht gelesen werden.',
  readAgain: 'Noch einmal lesen',
  noClient: { title: 'Noch kein Kunde und kein Konto', text: 'Mit einem Konto steht hier jede Anfrage an PowerPost.' },
  copyId: (id) => `Anfrage-ID ${id} kopieren`,
  copied: 'Die Anfrage-ID ist kopiert. Nenne sie, wenn du PowerPost nach dieser Anfrage fragst.',
  noId: 'keine',
  attempt: (attempt) => `${formatNumber(attempt)}. Versuch`,
  bytes: (sent, received) => `${sent} gesendet, ${received} empfangen`,
}

const OPERATIONS: Record<string, string> = {
  getCredits: 'Guthaben lesen',
  uploadMedia: 'Datei hochladen',
  generateContent: 'Textvorschläge anfordern',
  listGenerations: 'Textvorschläge auflisten',
  getGeneration: 'Textvorschläge lesen',
  generateImages: 'Bilder anfordern',
  getImageGeneration: 'Bilder lesen',
  generateVideo: 'Video anfordern',
  getVideoGeneration: 'Video lesen',
  listPosts: 'Beiträge auflisten',
  createPost: 'Beitrag anlegen',
  getPost: 'Beitrag lesen',
  publishPost: 'Beitrag veröffentlichen',
  schedulePost: 'Beitrag planen',
  cancelPost: 'Geplanten Beitrag absagen',
  getPostItemAnalytics: 'Zahlen eines Beitrags lesen',
  listCalendarEntries: 'Kalender auflisten',
  createCalendarEntry: 'In den Kalender eintragen',
  getCalendarEntry: 'Kalender lesen',
  updateCalendarEntry: 'Kalender ändern',
  deleteCalendarEntry: 'Aus dem Kalender nehmen',
}

export const operationName = (operation: string): string => OPERATIONS[operation] ?? operation

export function outcomeWords({ outcome, status }: Pick<RequestView, 'outcome' | 'status'>): string {
  switch (outcome) {
    case 'ok': return 'Gelungen'
    case 'refused': return status === 429 ? 'Um Geduld gebeten' : 'Abgelehnt'
    case 'not-sent': return 'Nicht hinausgegangen'
    case 'unclear': return 'Antwort verloren'
  }
}

export { tookWords } from '../en/activity.ts'
