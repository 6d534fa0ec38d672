/** Every word about captions that PowerPost writes: asking, approving, reading, using, paying. */
import type { ErrorCode } from '../../../contract/errors.ts'
import type { Generation } from '../../../contract/schemas/generations.ts'
import type { OutboxAction } from '../../../contract/schemas/outbox.ts'
import { CTA_MAX, MAX_IMAGES, MAX_SOURCES, PROMPT_MAX, PROMPT_MIN } from '../../../domain/generations/index.ts'
import type { Platform } from '../../../domain/post-types.ts'
import { formatNumber } from '../../lib/time.ts'
import { needsApproval } from '../../stores/captions-draft.ts'
import type { FormProblems } from '../../stores/captions-form.ts'
import type * as en from '../en/captions.ts'
import type { CaptionsState } from '../en/captions.ts'
import { locale } from '../language.ts'
import type { Words } from '../language.ts'
import { sentenceFor } from './errors.ts'
import { blockedWords } from './outbox-trouble.ts'
import { outboxWords } from './outbox.ts'
import { listOf, networkNames } from './send.ts'

export { monthName, networksOf } from '../en/captions.ts'

const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
/** Credits may be parts of one where the price of a photo was learnt from several. */
export const credits = (count: number): string => (count === 1 ? '1 Credit' : `${tenths.format(count)} Credits`)
/** How long a text is, with its network's limit where there is one. */
export const countWords = (count: number, limit: number | null): string => (limit === null ? `${formatNumber(count)} Zeichen` : `${formatNumber(count)} von ${formatNumber(limit)} Zeichen`)
const requests = (count: number) => (count === 1 ? '1 Anfrage' : `${formatNumber(count)} Anfragen`)
const proposals = (count: number) => (count === 1 ? '1 Vorschlag' : `${formatNumber(count)} Vorschläge`)

export const captionsWords: Words<typeof en.captionsWords> = {
  title: 'Textvorschläge',
  open: 'Textvorschläge…',
  openHint: 'Texte für diesen Entwurf schreiben lassen',
  ask: 'Vorschläge anfordern…',
  views: { requests: 'Anfragen', spend: 'Ausgaben' },
  viewsName: 'Ansicht',
  filtersName: 'Zeigen',
  filters: { all: 'Alle', open: 'In Arbeit', unused: 'Unbenutzt' },
  listName: 'Anfragen für Textvorschläge',
  loading: 'Die Textvorschläge werden gelesen…',
  readFailed: 'Die Textvorschläge konnten nicht gelesen werden. An ihnen hat sich nichts geändert.',
  readAgain: 'Noch einmal lesen',
  empty: {
    all: { title: 'Texte, für dich geschrieben', text: 'PowerPost schreibt für jedes Netzwerk einen: aus ein paar Worten, aus deinen Fotos oder aus beidem. Was es kostet, gibst du frei, bevor etwas ausgegeben wird.' },
    open: { title: 'Nichts ist in Arbeit', text: 'Was du anforderst, steht hier, bis es geschrieben ist.' },
    unused: { title: 'Nichts ist unbenutzt', text: 'Vorschläge, die fertig sind und noch in keinem Entwurf stehen, bleiben hier.' },
  },
  photosOnly: 'Nur aus Fotos',
  more: 'Mehr',
  answerLost: outboxWords.answerLost,
}

export const askWords: Words<typeof en.askWords> = {
  title: 'Textvorschläge anfordern',
  line: (draftTitle) => (draftTitle === null ? 'Textvorschläge anfordern' : `Textvorschläge für „${draftTitle}“ anfordern`),
  about: 'Worum es geht',
  aboutHint: `${PROMPT_MIN} bis ${formatNumber(PROMPT_MAX)} Zeichen. Aus diesen Worten schreibt PowerPost.`,
  aboutHintWithFiles: `${PROMPT_MIN} bis ${formatNumber(PROMPT_MAX)} Zeichen, oder keine: Dann schreibt es nur aus den Dateien.`,
  count: (count, most) => `${formatNumber(count)} von ${formatNumber(most)}`,
  countName: (count, most) => `${formatNumber(count)} von höchstens ${formatNumber(most)} Zeichen`,
  fromDraft: 'Wieder aus dem Entwurf füllen',
  files: 'Dateien',
  filesHint: `Höchstens ${MAX_IMAGES} Fotos oder ein Video. Jede Datei kostet mehr.`,
  filesChosen: (chosen, all) => `${formatNumber(chosen)} von ${formatNumber(all)} gehen mit`,
  file: (name) => `${name} mitsenden`,
  pickFiles: 'Aus den Medien wählen …',
  leaveOut: (name) => `${name} weglassen`,
  networks: 'Netzwerke',
  networksHint: 'Mindestens eines. Ihre Zahl ändert nichts an den Kosten.',
  research: 'Recherche',
  researchModes: {
    regular: { label: 'Normal', hint: 'Geschrieben aus dem, was du hier angibst.' },
    deep: { label: 'Gründlich', hint: 'PowerPost liest sich zuerst ins Thema ein. Dauert länger und kostet mehr.' },
  },
  cta: 'Handlungsaufruf',
  ctaHint: `Höchstens ${CTA_MAX} Zeichen. Optional.`,
  ctaExample: 'Reserviere einen Tisch',
  style: 'Schreibstil',
  styleHint: 'Optional: seine ID, von PowerPost kopiert.',
  sources: 'Quellen',
  sourcesHint: `Optional: Seiten als Grundlage, je Zeile eine https-Adresse, höchstens ${MAX_SOURCES}. Jede kostet mehr.`,
  estimate: (count) => `Etwa ${credits(count)}, geschätzt nach deinen letzten Anfragen`,
  estimateUnknown: 'Kosten noch unbekannt, die erste Antwort zeigt sie',
  balance: (balance, time) => `${credits(balance)} auf dem Konto (${time})`,
  balanceUnknown: 'Guthaben noch nicht bekannt',
  tooFew: 'Das ist mehr als das zuletzt bekannte Guthaben. Es wartet dann, bis Credits da sind.',
  offline: 'Keine Verbindung: Die Anfrage wartet, und nichts wird ausgegeben, bevor du sie freigibst.',
  working: 'Wird eingereiht…',
  askFor: (client) => `Vorschläge für ${client} anfordern`,
  queue: 'Zur Freigabe vormerken',
  sure: (client) => `Sicherstellen, dass für ${client} angefragt wird`,
  uncertain: 'Die App hat die Antwort verloren. Drück noch einmal, um sicher zu sein: Angefragt wird nur einmal, was auch war.',
  asked: 'Angefordert. Die Vorschläge kommen hierher.',
  askedForDraft: 'Angefordert. Dieser Entwurf sagt dir, wenn die Vorschläge da sind.',
  queued: 'Vorgemerkt. Die Anfrage wartet auf deine Freigabe.',
  see: 'Ansehen',
  notLinked: 'Diesen Kunden gibt es nur auf diesem Computer. Verknüpfe ihn zuerst mit PowerPost.',
  linkClient: 'Diesen Kunden verknüpfen…',
  held: 'Dieser Kunde wurde aus einer Kopie wiederhergestellt. Entscheide zuerst, was aus dem wird, was unterwegs war.',
  trashed: 'Der Entwurf liegt im Papierkorb. Stelle ihn zuerst wieder her.',
}

/** Why a request is not ready to go, field by field. `hasFiles`: there are some that could go along. */
export function problemWords(problems: FormProblems, hasFiles: boolean): Partial<Record<keyof FormProblems, string>> {
  const { prompt, media, postTypes, writingStyleId, ctaText, sources } = problems
  return {
    ...(prompt === undefined ? {} : { prompt: prompt === 'missing' && !hasFiles ? 'Schreib, worum es in den Texten geht.' : PROMPT_PROBLEMS[prompt] }),
    ...(media === undefined ? {} : { media: MEDIA_PROBLEMS[media] }),
    ...(postTypes === undefined ? {} : { postTypes: 'Wähle mindestens ein Netzwerk.' }),
    ...(writingStyleId === undefined ? {} : { writingStyleId: 'Das ist keine ID eines Schreibstils: Sie hat weder Leerzeichen noch Umlaute.' }),
    ...(ctaText === undefined ? {} : { ctaText: `Der Handlungsaufruf ist zu lang: höchstens ${CTA_MAX} Zeichen.` }),
    ...(sources === undefined ? {} : { sources: sources.kind === 'many' ? `Zu viele Quellen: höchstens ${MAX_SOURCES}.` : `Zeile ${sources.line} ist keine Adresse, die mit https:// beginnt.` }),
  }
}

const PROMPT_PROBLEMS = {
  missing: 'Schreib, worum es in den Texten geht, oder sende ein Foto mit.',
  short: `Schreib mindestens ${PROMPT_MIN} Zeichen.`,
  long: `Der Text ist zu lang: höchstens ${formatNumber(PROMPT_MAX)} Zeichen.`,
} as const

const MEDIA_PROBLEMS = {
  gone: 'Eine Datei ist nicht mehr auf diesem Computer. Lass sie weg.',
  'many-photos': `Zu viele Fotos: höchstens ${MAX_IMAGES}.`,
  'many-videos': 'Es kann nur ein Video mitgehen.',
  mixed: 'Fotos und ein Video gehen nicht zusammen. Lass eine Art weg.',
} as const

/** What the core refused: what happened, and that nothing was asked for. */
export function askRefused(code: ErrorCode): string {
  return Object.hasOwn(ASK_REFUSED, code) ? ASK_REFUSED[code as keyof typeof ASK_REFUSED] : `${sentenceFor(code)} Es wurde nichts angefordert.`
}

const ASK_REFUSED = {
  INVALID_INPUT: 'PowerPost würde das so nicht annehmen. Es wurde nichts angefordert; sieh die markierte Stelle an.',
  NOT_FOUND: 'Diesen Entwurf gibt es hier nicht mehr. Es wurde nichts angefordert.',
  NOT_POSSIBLE_NOW: 'Der Entwurf liegt im Papierkorb, oder der Kunde ist angehalten. Es wurde nichts angefordert.',
  WORKSPACE_NOT_LINKED: askWords.notLinked,
  MEDIA_REFUSED: 'Eine der Dateien konnte nicht gelesen werden. Es wurde nichts angefordert; lass sie weg oder füge sie wieder hinzu.',
  DISK_FULL: 'Der Speicherplatz ist voll, darum konnte die Anfrage nicht festgehalten werden. Es wurde nichts angefordert; schaffe Platz und drück noch einmal.',
} as const

export const queueWords: Words<typeof en.queueWords> = {
  name: 'Wartet auf deine Freigabe',
  title: (count) => (count === 1 ? '1 Anfrage wartet auf deine Freigabe' : `${formatNumber(count)} Anfragen warten auf deine Freigabe`),
  bannerTitle: (count) => (count === 1 ? '1 Anfrage für Textvorschläge wartet auf deine Freigabe' : `${formatNumber(count)} Anfragen für Textvorschläge warten auf deine Freigabe`),
  bannerAction: 'Ansehen und freigeben…',
  held: (count, of, ceiling) => {
    const could = ceiling === null ? 'mehr kosten können, als du freigegeben hast' : `mehr kosten können als die freigegebenen ${credits(ceiling)}`
    if (count === 1) return `${of === 1 ? 'Sie ist' : '1 davon ist'} angehalten: Sie hätte ${could}.`
    return `${count === of ? 'Sie sind' : `${formatNumber(count)} davon sind`} angehalten: Sie hätten ${could}.`
  },
  total: (estimate, unpriced) => {
    if (estimate === 0 && unpriced > 0) return 'Kosten noch unbekannt, die erste Antwort zeigt sie'
    if (unpriced === 0) return `Zusammen voraussichtlich ${credits(estimate)}`
    return `Voraussichtlich ${credits(estimate)}, dazu ${requests(unpriced)} mit unbekannten Kosten`
  },
  each: (estimate) => (estimate === null ? 'Kosten noch unbekannt' : `etwa ${credits(estimate)}`),
  andMore: (count) => `und ${formatNumber(count)} weitere`,
  ceiling: 'Höchstens ausgeben',
  ceilingUnit: 'Credits',
  ceilingHint: 'Darüber hält der Rest an und fragt dich wieder. Leer: keine Obergrenze.',
  offline: 'Keine Verbindung: Was du jetzt freigibst, geht hinaus, sobald es eine gibt.',
  ceilingWrong: 'Schreib eine Zahl von Credits oder nichts.',
  approve: (count, client) => `${requests(count)} für ${client} freigeben`,
  approved: (count) => (count === 1 ? 'Freigegeben. Die Anfrage geht von selbst hinaus.' : `Freigegeben: ${formatNumber(count)} gehen von selbst hinaus.`),
  approvedOffline: 'Freigegeben. Es geht hinaus, sobald es eine Verbindung gibt.',
  fewer: (approved, of) => `${formatNumber(approved)} von ${formatNumber(of)} freigegeben; die anderen waren schon unterwegs oder abgebrochen.`,
  late: 'Es gibt nichts mehr freizugeben: Es war schon unterwegs oder abgebrochen.',
  uncertain: 'Die App hat die Antwort verloren. Drück noch einmal, um sicher zu sein: Freigegeben wird nur einmal.',
  loading: 'Was auf deine Freigabe wartet, wird gelesen…',
}

export function approveRefused(code: ErrorCode): string {
  return code === 'NOT_POSSIBLE_NOW' || code === 'NOT_FOUND' ? queueWords.late : sentenceFor(code)
}

type Shown = Pick<Generation, 'state' | 'intentState' | 'blockedCode' | 'waitingFor' | 'asks' | 'approved' | 'refunded' | 'lost' | 'usedAt' | 'creditsUsed'>

/** How a request stands, in words. */
export function captionsState(one: Shown): CaptionsState {
  switch (one.state) {
    case 'waiting': return waitingState(one)
    case 'working': return { label: 'Wird geschrieben', detail: 'PowerPost ist dran.', tone: 'active' }
    case 'completed': return one.usedAt === null ? { label: 'Fertig', detail: null, tone: 'good' } : { label: 'Übernommen', detail: null, tone: 'quiet' }
    case 'failed': return one.refunded ? { label: 'Fehlgeschlagen: Credits zurück', detail: null, tone: 'problem' } : { label: 'Fehlgeschlagen', detail: 'Ob die Credits zurückkommen, ist nicht bekannt.', tone: 'problem' }
    case 'cancelled': return one.lost > 0 ? { label: 'Aufgegeben', detail: null, tone: 'quiet' } : { label: 'Abgebrochen', detail: null, tone: 'quiet' }
  }
}

function waitingState(one: Shown): CaptionsState {
  if (one.intentState === 'unknown') {
    return one.asks
      ? { label: 'Unklar: wartet auf dich', detail: 'Die Antwort ging verloren.', tone: 'unsure' }
      : { label: 'Es wird geprüft, was geschehen ist', detail: 'Die Antwort ging verloren. Die App sucht bei PowerPost danach.', tone: 'unsure' }
  }
  if (needsApproval(one)) {
    return one.blockedCode === 'CEILING_REACHED'
      ? { label: 'Angehalten: braucht neue Freigabe', detail: 'Die Obergrenze hätte nicht gereicht.', tone: 'needs-you' }
      : { label: 'Wartet auf deine Freigabe', detail: null, tone: 'needs-you' }
  }
  if (one.intentState === 'blocked') return { label: 'Wartet auf dich', detail: one.blockedCode === null ? null : blockedWords('captions', one.blockedCode).what, tone: 'needs-you' }
  if (one.intentState === 'sending') return { label: 'Wird bei PowerPost angefragt', detail: null, tone: 'active' }
  if (one.intentState === 'waiting' && one.waitingFor !== null) return WAITING[one.waitingFor]
  return { label: 'Als Nächstes', detail: null, tone: 'quiet' }
}

const WAITING: Record<NonNullable<Generation['waitingFor']>, CaptionsState> = {
  network: { label: 'Wartet auf die Verbindung', detail: 'Geht von selbst weiter.', tone: 'quiet' },
  'rate-limit': { label: 'Wartet', detail: 'PowerPost hat um eine Pause gebeten.', tone: 'quiet' },
  'earlier-step': { label: 'Wartet, bis alles hochgeladen ist', detail: null, tone: 'quiet' },
  undo: { label: 'Als Nächstes', detail: null, tone: 'quiet' },
  retry: { label: 'Versucht es gleich noch einmal', detail: 'PowerPost konnte gerade nicht antworten.', tone: 'quiet' },
  pause: { label: 'Pausiert', detail: 'Erst wartet das Konto auf dich.', tone: 'needs-you' },
  settling: { label: 'Es wird geprüft, was geschehen ist', detail: null, tone: 'unsure' },
  equal: { label: 'Wartet', detail: 'Erst ist dieselbe Anfrage davor dran.', tone: 'quiet' },
  time: { label: 'Wartet auf die geplante Zeit', detail: null, tone: 'quiet' },
}

/** What to call it: its draft, else what it is about. */
export function captionsTitle(one: Pick<Generation, 'draftTitle' | 'request'>): string {
  const title = one.draftTitle.trim() || (one.request.prompt ?? '').trim().split('\n')[0]?.slice(0, 120) || ''
  return title === '' ? captionsWords.photosOnly : title
}

export const detailWords: Words<typeof en.detailWords> = {
  name: 'Textvorschläge',
  texts: 'Die Vorschläge',
  titleOf: (title) => `Titel: ${title}`,
  copy: (network) => `Vorschlag für ${network} kopieren`,
  copied: 'Kopiert',
  copyFailed: 'Der Text konnte nicht kopiert werden',
  use: 'In den Entwurf übernehmen',
  useAgain: 'Noch einmal übernehmen',
  useOnly: (network) => `Nur ${network} übernehmen…`,
  review: 'Vergleichen…',
  newDraft: 'Neuer Entwurf daraus',
  newDraftMade: 'Ein neuer Entwurf hat jetzt diese Texte.',
  openDraft: 'Entwurf öffnen',
  askAgain: 'Noch einmal anfragen…',
  orphans: {
    gone: 'Den Entwurf dazu gibt es nicht mehr. Die Vorschläge bleiben hier: Mach einen neuen Entwurf daraus.',
    trashed: 'Der Entwurf dazu liegt im Papierkorb. Stelle ihn wieder her, um sie zu übernehmen, oder mach einen neuen daraus.',
    none: 'Diese wurden ohne Entwurf angefordert.',
  },
  usedAt: 'Übernommen',
  asked: 'Was angefragt wurde',
  noPrompt: 'Keine Worte: nur aus den Dateien geschrieben.',
  askedAt: 'Angefragt',
  finishedAt: 'Geschrieben',
  research: 'Recherche',
  networks: 'Netzwerke',
  files: 'Dateien',
  fileCount: (count) => (count === 1 ? '1 Datei' : `${formatNumber(count)} Dateien`),
  cost: 'Kosten',
  costGivenBack: (count) => `${credits(count)}, zurückerstattet`,
  costLikely: (count) => `etwa ${credits(count)} (geschätzt)`,
  costUnknown: 'noch nicht bekannt',
  costUnsaid: 'von PowerPost nicht genannt',
  ceiling: 'Obergrenze',
  ceilingOf: (count) => `${credits(count)}, für alles, was mit freigegeben wurde`,
  cta: 'Handlungsaufruf',
  style: 'Schreibstil',
  sources: 'Quellen',
  lost: (count) => (count === 1 ? 'Eine frühere Anfrage blieb liegen. Auch sie hat vielleicht Credits gekostet.' : `${formatNumber(count)} frühere Anfragen blieben liegen. Auch sie haben vielleicht Credits gekostet.`),
  said: (message) => `PowerPost meldete: „${message}“`,
  failed: 'PowerPost konnte diese Texte nicht schreiben.',
  noOutputs: 'PowerPost hat keinen Text geschrieben, mit dem die App etwas anfangen kann.',
  unreadable: 'Diese Vorschläge konnten nicht gelesen werden.',
  nothingChosen: 'Wähle eine Anfrage, um zu sehen, was daraus wurde.',
  actionsName: 'Was du tun kannst',
}

/** The answers to a request whose fate is not known, each with what it may cost. */
export function answerCost(action: Extract<OutboxAction, 'send-again' | 'give-up' | 'look-again'>, estimate: number | null): string {
  switch (action) {
    case 'look-again': return 'Sieht noch einmal in der Liste von PowerPost nach. Kostet nichts.'
    case 'send-again': return estimate === null
      ? 'Fragt noch einmal an. Ist die erste Anfrage doch angekommen, kosten beide Credits.'
      : `Fragt noch einmal an, für etwa ${credits(estimate)}. Ist die erste Anfrage doch angekommen, kosten beide: zusammen etwa ${credits(2 * estimate)}.`
    case 'give-up': return estimate === null
      ? 'Beendet sie hier. Ist sie angekommen, hat sie Credits gekostet, und ihre Vorschläge bleiben bei PowerPost.'
      : `Beendet sie hier. Ist sie angekommen, hat sie etwa ${credits(estimate)} gekostet, und ihre Vorschläge bleiben bei PowerPost.`
  }
}

export const doubtWords: Words<typeof en.doubtWords> = {
  title: 'Es ist unklar, ob das angefordert wurde',
  looks: 'Was zu sehen war',
  answers: 'Was soll geschehen?',
}

export const reviewWords: Words<typeof en.reviewWords> = {
  region: 'Neue Vorschläge',
  title: 'Neue Vorschläge',
  close: 'Neue Vorschläge schließen',
  which: 'Welche davon',
  whichOf: (time, networks, state) => `Angefragt ${time}: ${networks} (${state})`,
  fresh: 'Neu',
  now: 'Jetzt',
  nowEmpty: 'Noch nichts',
  take: (network) => `Vorschlag für ${network} übernehmen`,
  edited: 'Seit der Anfrage geändert',
  editedHint: 'Bleibt, wie es ist, wenn du es nicht anhakst.',
  same: 'Steht schon da',
  elsewhere: 'Kein Netzwerk dieses Entwurfs',
  titleOf: (title) => `Titel: ${title}`,
  put: (count) => (count === 0 ? 'Übernehmen' : `${proposals(count)} übernehmen`),
  nothing: 'Hake an, was übernommen werden soll.',
  allSame: 'Alle stehen schon da.',
  stays: (networks) => `${networks}: bleibt, wie du es geändert hast.`,
  loading: 'Die Vorschläge werden gelesen…',
  unreadable: 'Diese Vorschläge konnten nicht gelesen werden.',
  trashed: 'Hol den Entwurf zuerst aus dem Papierkorb.',
}

/** After putting captions into a draft: what went in, what was left. */
export function putWords({ filled, left }: { filled: readonly Platform[]; left: readonly Platform[] }): string {
  const kept = left.length === 0 ? '' : ` Unverändert, weil du den Text seither geändert hast: ${listOf(networkNames(left))}.`
  return filled.length === 0 ? `Nichts übernommen.${kept}` : `Übernommen für ${listOf(networkNames(filled))}.${kept}`
}

export const putBackWords: Words<typeof en.putBackWords> = {
  undo: 'Rückgängig',
  done: 'Die vorigen Texte sind zurück.',
  failed: 'Das ließ sich hier nicht rückgängig machen. Die vorigen Texte stehen im Verlauf des Entwurfs.',
}

export const bandWords: Words<typeof en.bandWords> = {
  ready: 'Textvorschläge für diesen Entwurf sind da',
  readySets: (count) => `Für diesen Entwurf sind Textvorschläge aus ${formatNumber(count)} Anfragen da`,
  review: 'Ansehen',
  later: 'Nicht jetzt',
  needsApproval: 'Textvorschläge für diesen Entwurf warten auf deine Freigabe',
  approve: 'Freigeben…',
  asks: 'Es ist unklar, ob Textvorschläge für diesen Entwurf angefordert wurden',
  decide: 'Entscheiden…',
  blocked: 'Die Textvorschläge für diesen Entwurf warten auf dich',
  see: 'Ansehen…',
  underWay: (label) => `Textvorschläge für diesen Entwurf. ${label}`,
  failed: 'Die Textvorschläge für diesen Entwurf konnten nicht geschrieben werden',
  givenBack: (count) => (count === null ? 'Die Credits wurden zurückerstattet.' : count === 1 ? '1 Credit wurde zurückerstattet.' : `${credits(count)} wurden zurückerstattet.`),
  notGivenBack: 'Ob die Credits zurückkommen, ist nicht bekannt.',
  again: 'Noch einmal anfragen…',
}

/** Of captions that come in while one is elsewhere. */
export const arrivedWords: Words<typeof en.arrivedWords> = {
  ready: (title) => `Textvorschläge für „${title}“ sind da`,
  see: 'Ansehen',
}

export const spendWords: Words<typeof en.spendWords> = {
  title: 'Credits, die dieser Kunde verbraucht hat',
  about: 'Was PowerPost zu den Beiträgen und Textvorschlägen dieses Kunden genannt hat. Monate nach deiner Zeitzone.',
  month: 'Monat',
  kind: 'Wofür',
  kinds: { publish: 'Veröffentlichen', captions: 'Textvorschläge' },
  count: 'Anfragen',
  credits: 'Credits',
  refunded: 'Zurückerstattet',
  uncertain: 'Kosten unbekannt',
  total: 'Summe',
  copy: 'Als CSV kopieren',
  copied: 'Als CSV kopiert',
  copyFailed: 'Die Tabelle konnte nicht kopiert werden',
  empty: { title: 'Noch nichts ausgegeben', text: 'Jeder Beitrag und jede Anfrage steht hier mit den Kosten, nach Monaten, fertig zum Abrechnen.' },
  readFailed: 'Die Ausgaben konnten nicht gelesen werden.',
}
