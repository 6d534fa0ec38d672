/** Words for what became of a post: its states, what happened when, what failed and goes again, and what was made elsewhere. Times come in as text. */
import type { PostEvent, RemoteList } from '../../../contract/schemas/sends.ts'
import { formatNumber as number } from '../../lib/time.ts'
import type * as en from '../en/post-way.ts'
import type { Words } from '../language.ts'
import { networkName } from './send.ts'

export const againWords: Words<typeof en.againWords> = {
  title: (networks) => `Nicht angenommen von ${networks}`,
  text: 'Was draußen ist, bleibt draußen: Nur was fehlgeschlagen ist, geht noch einmal, als neuer Beitrag.',
  send: 'Noch einmal senden…',
  edit: 'Ändern und noch einmal senden',
  confirmTitle: (client) => `Für ${client} noch einmal senden?`,
  confirmText: 'Geht so hinaus, wie es gesendet wurde, als neuer Beitrag. Was beim ersten Mal hinausging, ist nicht dabei.',
  networksName: 'Noch einmal senden an',
  accept: (networks, client) => `Für ${client} noch einmal an ${networks} senden`,
  started: 'Wieder unterwegs',
  refused: 'Das geht nicht mehr: Etwas davon ist wieder unterwegs oder schon hinausgegangen.',
  alreadySending: 'Dieser Entwurf wird gerade gesendet. Warte, bis das zu Ende ist.',
  failed: 'Das hat nicht geklappt. Es wurde nichts gesendet; du kannst es noch einmal versuchen.',
  lost: 'Die App hat die Antwort verloren. Die Liste zeigt, ob es unterwegs ist.',
  seeIt: 'Ansehen',
  resend: 'Sendet noch einmal, was fehlgeschlagen ist',
  seeFirst: 'Den ersten ansehen',
}

export const AGAIN: typeof en.AGAIN = {
  open: 'Noch einmal gesendet: unterwegs',
  out: 'Noch einmal gesendet: veröffentlicht',
  'not-out': 'Noch einmal gesendet: wieder nicht veröffentlicht',
  'in-doubt': 'Noch einmal gesendet: unklar, ob es draußen ist. Sieh im Netzwerk nach, bevor du es von Hand sendest.',
}

export const wayWords: Words<typeof en.wayWords> = {
  compare: 'Vergleichen',
  compareName: (network) => `Vergleichen, was für ${network} entworfen, gesendet, gespeichert und veröffentlicht wurde`,
  statesName: 'Stände',
  against: (state) => `Verglichen mit: ${state}`,
  first: 'Der Entwurf, wie er jetzt ist',
  notYet: 'Noch nicht so weit',
  gone: 'Dieses Netzwerk steht nicht mehr im Entwurf.',
  files: (count) => (count === 0 ? 'Keine Dateien' : count === 1 ? '1 Datei' : `${number(count)} Dateien`),
  liveNote: 'So, wie PowerPost sagt, dass es veröffentlicht wurde. Was das Netzwerk selbst zeigt, lässt sich von hier nicht lesen.',
  activity: 'Was geschehen ist',
  request: (id) => `Anfrage ${id}`,
  requestName: 'Anfrage-ID',
  code: (code) => `Fehlercode: ${code}`,
  codeName: 'Fehlercode',
  readFailed: 'Der Verlauf dieses Beitrags konnte nicht gelesen werden.',
}

export const STATES: typeof en.STATES = { drafted: 'Entwurf', sent: 'Gesendet', stored: 'Gespeichert', live: 'Öffentlich' }

const ITEM_STATUS: Record<string, string> = {
  draft: 'wartet', posting: 'wird veröffentlicht', publishing: 'wird veröffentlicht', posted: 'ist veröffentlicht', failed: 'ist fehlgeschlagen', scheduled: 'ist geplant', canceled: 'wurde abgesagt', cancelled: 'wurde abgesagt',
}

export function eventWords(event: PostEvent): string {
  switch (event.what) {
    case 'drafted': return 'Der Entwurf wurde begonnen'
    case 'frozen': return 'Du hast ihn gesendet: Texte und Dateien stehen fest'
    case 'uploaded': return event.count === 1 ? 'Seine Datei war bei PowerPost' : `Seine ${number(event.count ?? 0)} Dateien waren bei PowerPost`
    case 'created': return 'Der Beitrag wurde bei PowerPost angelegt'
    case 'published': return 'PowerPost hat ihn zum Veröffentlichen angenommen'
    case 'scheduled': return 'PowerPost hat ihn für seine Zeit angenommen'
    case 'unscheduled': return 'PowerPost hat ihn zurückgegeben'
    case 'carried-by-app': return 'Diese App hat ihn von PowerPost übernommen'
    case 'went-out': return 'PowerPost hat begonnen, ihn zu veröffentlichen'
    case 'cancelled': return 'Er wurde abgebrochen'
    case 'cancelled-there': return 'Er wurde bei PowerPost abgesagt'
    case 'superseded': return 'Eine neuere Fassung trat an seine Stelle'
    case 'item': return `${networkName((event.postType ?? '').split('-')[0] ?? '')} ${itemWords(event.status ?? '')}`
    case 'finished': return 'Jedes Netzwerk hat geantwortet'
  }
}

const itemWords = (status: string): string => (Object.hasOwn(ITEM_STATUS, status) ? (ITEM_STATUS[status] ?? status) : status)

export const elsewhereWords: Words<typeof en.elsewhereWords> = {
  section: 'Anderswo erstellt',
  own: 'Von hier gesendet',
  badge: 'Anderswo erstellt',
  about: 'Dieser Beitrag wurde nicht von dieser App gesendet; hier kannst du ihn nur ansehen.',
  draftAbout: 'Ein Entwurf bei PowerPost, zu dem keine Sendung dieser App gehört: auf der Website erstellt oder übrig geblieben, als eine Anfrage wiederholt werden musste. Von selbst tut er nichts.',
  madeAt: 'Erstellt',
  scheduledFor: 'Geplant für',
  read: 'Die Liste von PowerPost lesen',
  reading: 'Die Liste von PowerPost wird gelesen…',
  none: 'Anderswo wurde nichts erstellt.',
}

export function listWords(list: RemoteList, at: (time: number) => string): string {
  if (list.list === 'absent') return 'Dieses PowerPost gibt keine Liste seiner Beiträge her, darum steht hier nur, was von hier gesendet wurde.'
  const read = list.readAt === null ? 'Die Liste von PowerPost wurde noch nicht gelesen.' : `Die Liste von PowerPost, zuletzt gelesen: ${at(list.readAt)}.`
  switch (list.why) {
    case null: return read
    case 'offline': return `Gerade gibt es keine Verbindung. ${read}`
    case 'refused': return `PowerPost wollte seine Liste nicht hergeben. ${read}`
    case 'not-linked': return 'Dieser Kunde ist nicht mit PowerPost verknüpft, darum gibt es keine Liste zu lesen.'
    case 'unclear': return `Die Liste von PowerPost ließ sich gerade nicht lesen. ${read}`
  }
}

const FOREIGN: Record<string, string> = {
  draft: 'Entwurf bei PowerPost', scheduled: 'Geplant', publishing: 'Wird veröffentlicht', published: 'Veröffentlicht', failed: 'Fehlgeschlagen', canceled: 'Abgesagt', cancelled: 'Abgesagt',
}

export const foreignStatus: typeof en.foreignStatus = (post) => (Object.hasOwn(FOREIGN, post.status) ? (FOREIGN[post.status] ?? post.status) : post.status)

export { foreignTitle } from '../en/post-way.ts'
