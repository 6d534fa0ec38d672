/** Every word of the send sheet, and the names of networks and post types. */
import type { ErrorCode } from '../../../contract/errors.ts'
import type { Problem, SendPreview } from '../../../contract/schemas/sends.ts'
import { CAPTION_LIMITS } from '../../../domain/captions/index.ts'
import type { Unit } from '../../../domain/captions/index.ts'
import { platformOf } from '../../../domain/post-types.ts'
import type { PostType } from '../../../domain/post-types.ts'
import { formatNumber as number } from '../../lib/time.ts'
import { NETWORKS, networkName } from '../en/send.ts'
import type * as en from '../en/send.ts'
import type { Words } from '../language.ts'

export { NETWORKS, listOf, networkName, networkNames } from '../en/send.ts'

/** The form of a post on its network: “Instagram” + “Reel”. */
export const FORMS: Record<PostType, string> = {
  'instagram-feed': 'Beitrag',
  'instagram-reel': 'Reel',
  'instagram-story': 'Story',
  'tiktok-video': 'Video',
  'tiktok-photos': 'Fotos',
  'youtube-video': 'Video',
  'youtube-short': 'Short',
  'x-post': 'Post',
  'facebook-post': 'Beitrag',
  'facebook-reel': 'Reel',
  'facebook-story': 'Story',
  'linkedin-post': 'Beitrag',
}

/** Within a sentence: „Instagram-Reel“. */
export const formInText = (postType: PostType): string => `${NETWORKS[platformOf(postType)]}-${FORMS[postType]}`

export const formName = (postType: string): string => (Object.hasOwn(FORMS, postType) ? FORMS[postType as PostType] : postType)

/** After „in“ or „von“. */
const networksDative = (count: number) => (count === 1 ? '1 Netzwerk' : `${number(count)} Netzwerken`)
const creditsWord = (count: number) => (count === 1 ? '1 Credit' : `${number(count)} Credits`)

type ProblemCode = Problem['code']

/** Problems of one post type and of the whole send. */
export const PROBLEMS: Record<ProblemCode, string> = {
  'no-text-or-media': 'Es gibt weder Text noch eine Datei. Schreib etwas oder füge eine Datei hinzu.',
  'title-missing': 'YouTube braucht einen Titel. Schreib einen im Entwurf.',
  'media-missing': 'Eine Datei dieses Entwurfs ist nicht mehr auf diesem Computer. Nimm sie aus dem Entwurf oder füge sie wieder hinzu.',
  'media-needed': 'Diese Beitragsart braucht meist ein Bild oder Video. Ohne lehnt PowerPost sie vielleicht ab.',
  'not-linked': 'Diesen Kunden gibt es nur auf diesem Computer. Verknüpfe ihn zuerst mit einem Arbeitsbereich von PowerPost.',
  'workspace-held': 'Dieser Kunde wurde aus einer Kopie wiederhergestellt. Entscheide zuerst, was aus dem wird, was unterwegs war.',
  'already-sent': 'Du hast diesen Entwurf schon einmal gesendet.',
  'media-unfit': 'Eine Datei ist vielleicht nicht das, was dieses Netzwerk annimmt.',
  'not-connected': 'Soweit bekannt ist dieses Netzwerk bei PowerPost nicht mit dem Kunden verbunden. Es wird vielleicht abgelehnt.',
  'too-long': 'Der Text ist länger, als dieses Netzwerk annimmt. Es lehnt ihn vielleicht ab.',
  'title-too-long': 'Der Titel ist länger, als dieses Netzwerk annimmt. Es lehnt ihn vielleicht ab.',
  hashtags: 'Mehr Hashtags, als dieses Netzwerk annimmt. Es lehnt den Beitrag vielleicht ab.',
  'again-not-failed': 'Gehört nicht zu dem, was nicht geklappt hat. Was draußen ist, wird damit nicht noch einmal gesendet; beginne dafür einen neuen Entwurf.',
  'again-taken': 'Ist schon wieder unterwegs oder beim zweiten Mal hinausgegangen.',
}

/** A problem in words, with by how much where that is known. */
export function problemWords({ code, over, postType }: Problem): string {
  if (code === 'hashtags' && over !== undefined) return `${over === 1 ? '1 Hashtag' : `${number(over)} Hashtags`} zu viel. Das Netzwerk lehnt den Beitrag vielleicht ab.`
  if (over === undefined || postType === null || (code !== 'too-long' && code !== 'title-too-long')) return PROBLEMS[code]
  const words = overWords(over, code === 'too-long' ? CAPTION_LIMITS[postType].unit : 'utf16')
  return `Der ${code === 'too-long' ? 'Text' : 'Titel'} ist um ${words} zu lang. Das Netzwerk lehnt ihn vielleicht ab.`
}

function overWords(over: number, unit: Unit): string {
  return `${number(over)} ${unit === 'bytes' ? 'Byte' : 'Zeichen'}`
}

export const sendWords: Words<typeof en.sendWords> = {
  title: 'Senden',
  close: 'Schließen',
  cancel: 'Abbrechen',
  sending: (title, chosen, all) => (all === 0 || chosen === all ? `„${title}“ senden` : `„${title}“ an ${number(chosen)} von ${networksDative(all)} senden`),
  untitled: 'Entwurf ohne Titel',
  account: (label) => `Konto: ${label}`,
  noAccount: 'Noch kein Konto',
  networksName: 'Netzwerke',
  take: (name) => `An ${name} senden`,
  leftOut: 'Ausgelassen. ',
  leftOutByYou: 'ausgelassen',
  noText: 'Kein Text',
  titleOf: (title) => `Titel: ${title}`,
  filesTo: (name) => `Dateien an ${name}`,
  mayBeRefused: (name) => `${name}: wird vielleicht abgelehnt`,
  moreMedia: (count) => `${number(count)} weitere`,
  nothingChosen: 'Noch ist kein Netzwerk gewählt. Wähle im Entwurf mindestens eines.',
  allLeftOut: 'Es bleibt kein Netzwerk übrig, an das gesendet wird.',
  whenName: 'Wann',
  now: 'Jetzt veröffentlichen',
  nowOnline: 'Geht sofort hinaus.',
  nowUnknown: 'Geht sofort hinaus, wenn es eine Verbindung gibt; sonst wartet es im Postausgang.',
  nowOffline: 'Keine Verbindung: Es wartet im Postausgang und geht hinaus, sobald es eine gibt, egal wie spät.',
  whenOnline: 'Sobald online, aber nicht nach',
  whenOnlineHelp: 'Wartet auf die Verbindung. Nach dieser Zeit wird nicht mehr gesendet, und der Postausgang sagt es dir.',
  notAfterName: 'Nicht nach',
  at: 'Zu einer Zeit',
  atName: 'Zeit der Veröffentlichung',
  yourTime: (zone) => `deine Zeit, ${zone}`,
  inThePast: 'Diese Zeit ist vorbei. Wähle eine spätere.',
  timeSkipped: 'Diese Zeit wird bei der Umstellung übersprungen. Wähle eine andere.',
  timeMissing: 'Wähle einen Tag und eine Uhrzeit.',
  estimate: (credits) => `Etwa ${creditsWord(credits)}, geschätzt nach deinen letzten Beiträgen`,
  estimateUnknown: 'Kosten noch unbekannt, der erste Beitrag zeigt sie',
  balance: (balance, time) => `${creditsWord(balance)} auf dem Konto (${time})`,
  balanceUnknown: 'Guthaben noch nicht bekannt',
  tooFew: 'Das ist mehr als das zuletzt bekannte Guthaben. Es wartet dann im Postausgang, bis Credits da sind.',
  loading: 'Der Entwurf wird gelesen…',
  readFailed: 'Der Entwurf konnte nicht gelesen werden.',
  readAgain: 'Noch einmal lesen',
  again: 'Noch einmal senden',
  alreadyPosted: (networks, time) => `Das hast du schon auf ${networks} veröffentlicht (${time}).`,
  alreadySent: (time) => `Diesen Entwurf hast du schon gesendet (${time}).`,
  alreadySentSometime: 'Diesen Entwurf hast du schon gesendet.',
  againNeeded: 'Hake „Noch einmal senden“ an, um ihn ein zweites Mal zu senden.',
  textChanged: 'Der Text hat sich geändert, seit er hier gezeigt wurde. Sieh ihn durch und drück dann noch einmal.',
  onItsWayAlready: 'Dieser Entwurf ist schon unterwegs.',
  seeOutbox: 'Zum Postausgang',
  linkClient: 'Diesen Kunden verknüpfen…',
  decideHold: 'Jetzt entscheiden…',
  toastText: 'Unterwegs',
  toastPlanned: (time) => `Geplant: ${time}`,
  toastAction: 'Postausgang',
  working: 'Kommt in den Postausgang…',
  uncertain: 'Die App hat die Antwort verloren. Drück noch einmal, um sicher zu sein: Gesendet wird nur einmal, was auch war.',
  uncertainClosed: 'Die App hat die Antwort auf ein Senden verloren. Der Postausgang zeigt, ob es unterwegs ist.',
  uncertainButton: (client) => `Sicherstellen, dass für ${client} gesendet wird`,
  publish: (count, client) => `Für ${client} in ${networksDative(count)} veröffentlichen`,
  publishWhenOnline: (count, client) => `Für ${client} in ${networksDative(count)} veröffentlichen, sobald online`,
  publishAt: (count, client) => `Für ${client} in ${networksDative(count)} planen`,
  switched: (client) => `Du hast eben erst den Kunden gewechselt. Das geht für ${client} hinaus. Drück noch einmal, wenn das stimmt.`,
  publishSure: (client) => `Veröffentlichen: ja, für ${client}`,
}

/** Why a send was refused, by code: what happened, and that nothing was sent. A code without its own sentence gets `other`. */
export const REFUSED: Partial<Record<ErrorCode, string>> & { other: string } = {
  INVALID_INPUT: 'Hier passt etwas nicht. Es wurde nichts gesendet; sieh Zeit und Netzwerke noch einmal durch.',
  NOT_FOUND: 'Diesen Entwurf gibt es hier nicht mehr. Es wurde nichts gesendet.',
  STALE_REVISION: sendWords.textChanged,
  ALREADY_SENDING: sendWords.onItsWayAlready,
  NOT_SENDABLE: 'Es wurde nichts gesendet, weil ein Netzwerk es ablehnen würde:',
  NOT_POSSIBLE_NOW: 'Der Entwurf liegt im Papierkorb. Es wurde nichts gesendet; stelle ihn zuerst wieder her.',
  WORKSPACE_NOT_LINKED: PROBLEMS['not-linked'],
  WORKSPACE_MISSING: 'Die Dateien dieses Kunden fehlen. Es wurde nichts gesendet.',
  WORKSPACE_DAMAGED: 'Die Daten dieses Kunden sind beschädigt. Es wurde nichts gesendet; öffne den Kunden, um sie wiederherzustellen.',
  WORKSPACE_NEWER: 'Die Daten dieses Kunden stammen aus einer neueren Version der App. Es wurde nichts gesendet.',
  DISK_FULL: 'Der Speicherplatz ist voll, darum konnte das Senden nicht festgehalten werden. Es wurde nichts gesendet; schaffe Platz und drück noch einmal.',
  DISK_READ_ONLY: 'In den Datenordner kann nicht geschrieben werden. Es wurde nichts gesendet.',
  MEDIA_REFUSED: 'Eine Datei dieses Entwurfs konnte nicht gelesen werden. Es wurde nichts gesendet; nimm sie heraus oder füge sie wieder hinzu.',
  CORE_STOPPED: 'Der innere Teil der App läuft nicht mehr. Es kann nichts gesendet werden, bis die App neu gestartet ist.',
  other: 'Das hat nicht geklappt. Es wurde nichts gesendet; drück noch einmal.',
}

export function refusedWords(code: ErrorCode): string {
  return REFUSED[code] ?? REFUSED.other
}

/** One entry of NOT_SENDABLE's details (“youtube-video: title-missing”) in words. */
export function detailWords(detail: string): string {
  const [first = '', second] = detail.split(': ')
  const code = second ?? first
  const words = Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code as ProblemCode] : code
  if (second === undefined) return words
  const platform = first.slice(0, Math.max(0, first.indexOf('-')))
  return `${networkName(platform)}-${formName(first)}: ${words}`
}

export function itemName(item: Pick<SendPreview['items'][number], 'platform' | 'postType'>): string {
  return formInText(item.postType)
}

