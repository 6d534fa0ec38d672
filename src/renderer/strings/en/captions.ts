/** Every word about captions that PowerPost writes: asking, approving, reading, using, paying. */
import type { ErrorCode } from '../../../contract/errors.ts'
import type { Generation, Spend } from '../../../contract/schemas/generations.ts'
import type { OutboxAction } from '../../../contract/schemas/outbox.ts'
import type { Platform } from '../../../domain/post-types.ts'
import { CTA_MAX, MAX_IMAGES, MAX_SOURCES, PROMPT_MAX, PROMPT_MIN } from '../../../domain/generations/index.ts'
import { formatNumber } from '../../lib/time.ts'
import { needsApproval } from '../../stores/captions-draft.ts'
import type { FormProblems } from '../../stores/captions-form.ts'
import type { CaptionsFilter } from '../../stores/captions-list.ts'
import { locale } from '../language.ts'
import { common } from './common.ts'
import { sentenceFor } from './errors.ts'
import { blockedWords } from './outbox-trouble.ts'
import { outboxWords } from './outbox.ts'
import { listOf, networkNames } from './send.ts'

const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
/** Credits may be parts of one where the price of a photo was learnt from several. */
export const credits = (count: number): string => (count === 1 ? '1 credit' : `${tenths.format(count)} credits`)
/** How long a text is, with its network's limit where there is one. */
export const countWords = (count: number, limit: number | null): string => {
  const characters = count === 1 ? '1 character' : `${formatNumber(count)} characters`
  return limit === null ? characters : `${formatNumber(count)} of ${formatNumber(limit)} characters`
}
const requests = (count: number) => (count === 1 ? '1 request' : `${formatNumber(count)} requests`)
const captionsWord = (count: number) => (count === 1 ? '1 caption' : `${formatNumber(count)} captions`)

export const captionsWords = {
  title: 'Captions',
  open: 'Captions…',
  openHint: 'Have captions written for this draft',
  ask: 'Ask for captions…',
  views: { requests: 'Requests', spend: 'Spend' },
  viewsName: 'View',
  filtersName: 'Show',
  filters: { all: 'All', open: 'Under way', unused: 'To use' } satisfies Record<CaptionsFilter, string>,
  listName: 'Requests for captions',
  loading: 'Reading the captions…',
  readFailed: 'The captions could not be read. Nothing of them has changed.',
  readAgain: 'Read again',
  empty: {
    all: { title: 'Captions, written for you', text: 'PowerPost writes one for each network, from a few words, your photos, or both. What it costs is yours to approve before anything is spent.' },
    open: { title: 'Nothing is under way', text: 'What you ask for is here until it is written.' },
    unused: { title: 'Nothing waits to be used', text: 'Captions that are written and not in a draft yet are kept here.' },
  } satisfies Record<CaptionsFilter, { title: string; text: string }>,
  photosOnly: 'From photos alone',
  more: 'More',
  answerLost: outboxWords.answerLost,
} as const

export const askWords = {
  title: 'Ask for captions',
  line: (draftTitle: string | null) => (draftTitle === null ? 'Asking for captions' : `Asking for captions for “${draftTitle}”`),
  about: 'What it is about',
  aboutHint: `${PROMPT_MIN} to ${formatNumber(PROMPT_MAX)} characters. PowerPost writes from these words.`,
  aboutHintWithFiles: `${PROMPT_MIN} to ${formatNumber(PROMPT_MAX)} characters, or none: then it writes from the files alone.`,
  count: (count: number, most: number) => `${formatNumber(count)} of ${formatNumber(most)}`,
  countName: (count: number, most: number) => `${formatNumber(count)} of at most ${formatNumber(most)} characters`,
  fromDraft: 'Fill in from the draft again',
  files: 'Files',
  filesHint: `At most ${MAX_IMAGES} photos, or one video. Each adds to the cost.`,
  filesChosen: (chosen: number, all: number) => `${formatNumber(chosen)} of ${formatNumber(all)} go along`,
  file: (name: string) => `Send ${name} along`,
  pickFiles: 'Choose from media…',
  leaveOut: (name: string) => `Leave ${name} out`,
  networks: 'Networks',
  networksHint: 'At least one. Their number does not change the cost.',
  research: 'Research',
  researchModes: {
    regular: { label: 'Regular', hint: 'Written from what you give here.' },
    deep: { label: 'Deep', hint: 'PowerPost looks into the subject first. Takes longer and costs more.' },
  },
  cta: 'Call to action',
  ctaHint: `At most ${CTA_MAX} characters. Optional.`,
  ctaExample: 'Book a table',
  style: 'Writing style',
  styleHint: 'Optional: its ID, copied from PowerPost.',
  sources: 'Sources',
  sourcesHint: `Optional pages to draw on: one https address a line, at most ${MAX_SOURCES}. Each adds to the cost.`,
  estimate: (count: number) => `About ${credits(count)}, learnt from your last requests`,
  estimateUnknown: 'Cost not known yet: the first answer tells',
  balance: (balance: number, time: string) => `${credits(balance)} on the account at ${time}`,
  balanceUnknown: 'Balance not known yet',
  tooFew: 'That is more than the last known balance. It then waits until there are credits.',
  offline: 'No network: it is queued, and nothing is spent before you approve it.',
  working: 'Putting it into the queue…',
  askFor: (client: string) => `Ask for captions for ${client}`,
  queue: 'Queue for approval',
  sure: (client: string) => `Make sure it is asked for ${client}`,
  uncertain: 'The app lost the answer. Press again to be sure: it is asked for once, whatever happened.',
  asked: 'Asked for. The captions come back here.',
  askedForDraft: 'Asked for. This draft says when the captions are there.',
  queued: 'Queued. It waits for your approval.',
  see: 'See it',
  notLinked: 'This client is on this computer only. Link it to PowerPost first.',
  linkClient: 'Link this client…',
  held: 'This client was restored from a copy. Decide first what happens to what was on its way.',
  trashed: 'The draft is in the trash. Restore it first.',
} as const

/** Why a request is not ready to go, field by field. `hasFiles`: there are some that could go along. */
export function problemWords(problems: FormProblems, hasFiles: boolean): Partial<Record<keyof FormProblems, string>> {
  const { prompt, media, postTypes, writingStyleId, ctaText, sources } = problems
  return {
    ...(prompt === undefined ? {} : { prompt: prompt === 'missing' && !hasFiles ? 'Write what the captions are about.' : PROMPT_PROBLEMS[prompt] }),
    ...(media === undefined ? {} : { media: MEDIA_PROBLEMS[media] }),
    ...(postTypes === undefined ? {} : { postTypes: 'Choose at least one network.' }),
    ...(writingStyleId === undefined ? {} : { writingStyleId: 'That is not the ID of a writing style: it has no spaces and no accents.' }),
    ...(ctaText === undefined ? {} : { ctaText: `The call to action is too long: at most ${CTA_MAX} characters.` }),
    ...(sources === undefined ? {} : { sources: sources.kind === 'many' ? `Too many sources: at most ${MAX_SOURCES}.` : `Line ${sources.line} is not an address that begins with https://.` }),
  }
}

const PROMPT_PROBLEMS = {
  missing: 'Write what the captions are about, or send a photo along.',
  short: `Write at least ${PROMPT_MIN} characters.`,
  long: `The text is too long: at most ${formatNumber(PROMPT_MAX)} characters.`,
} as const

const MEDIA_PROBLEMS = {
  gone: 'A file is no longer on this computer. Leave it out.',
  'many-photos': `Too many photos: at most ${MAX_IMAGES}.`,
  'many-videos': 'Only one video can go along.',
  mixed: 'Photos and a video cannot go together. Leave one kind out.',
} as const

/** What the core refused: what happened, and that nothing was asked for. */
export function askRefused(code: ErrorCode): string {
  return Object.hasOwn(ASK_REFUSED, code) ? ASK_REFUSED[code as keyof typeof ASK_REFUSED] : `${sentenceFor(code)} Nothing was asked for.`
}

const ASK_REFUSED = {
  INVALID_INPUT: 'PowerPost would not take this as it is. Nothing was asked for; look over the marked part.',
  NOT_FOUND: 'This draft is not here any more. Nothing was asked for.',
  NOT_POSSIBLE_NOW: 'The draft is in the trash, or the client is on hold. Nothing was asked for.',
  WORKSPACE_NOT_LINKED: askWords.notLinked,
  MEDIA_REFUSED: 'One of the files could not be read. Nothing was asked for; leave it out, or add it again.',
  DISK_FULL: 'The disk is full, so the request could not be stored. Nothing was asked for; free some space and press again.',
} as const

export const queueWords = {
  name: 'Waiting for your approval',
  title: (count: number) => (count === 1 ? '1 request waits for your approval' : `${formatNumber(count)} requests wait for your approval`),
  bannerTitle: (count: number) => (count === 1 ? '1 request for captions waits for your approval' : `${formatNumber(count)} requests for captions wait for your approval`),
  bannerAction: 'Look and approve…',
  held: (count: number, of: number, ceiling: number | null) => {
    const those = count === of ? (of === 1 ? 'It is' : 'They are') : count === 1 ? '1 of them is' : `${formatNumber(count)} of them are`
    const which = `${those} held: ${count === 1 ? 'it' : 'they'} could have gone`
    return ceiling === null ? `${which} past what you approved.` : `${which} past the ${credits(ceiling)} you approved.`
  },
  total: (estimate: number, unpriced: number) => {
    if (estimate === 0 && unpriced > 0) return 'Cost not known yet: the first answer tells'
    if (unpriced === 0) return `Likely ${credits(estimate)} in all`
    return `Likely ${credits(estimate)}, and ${unpriced === 1 ? '1 request' : `${formatNumber(unpriced)} requests`} of unknown cost`
  },
  each: (estimate: number | null) => (estimate === null ? 'cost not known yet' : `about ${credits(estimate)}`),
  andMore: (count: number) => (count === 1 ? 'and 1 more' : `and ${formatNumber(count)} more`),
  ceiling: 'Spend at most',
  ceilingUnit: 'credits',
  ceilingHint: 'Past this the rest holds and asks you again. Empty: no ceiling.',
  offline: 'No network: approved now, it goes out when there is one.',
  ceilingWrong: 'Write a number of credits, or nothing.',
  approve: (count: number, client: string) => `Approve ${requests(count)} for ${client}`,
  approved: (count: number) => (count === 1 ? 'Approved. It goes out by itself.' : `Approved: ${formatNumber(count)} go out by themselves.`),
  approvedOffline: 'Approved. It goes out when there is a network.',
  fewer: (approved: number, of: number) => `${formatNumber(approved)} of ${formatNumber(of)} were approved; the others had left, or were cancelled.`,
  late: 'There is nothing left to approve: it had left, or was cancelled.',
  uncertain: 'The app lost the answer. Press again to be sure: it is approved once.',
  loading: 'Reading what waits for approval…',
} as const

export function approveRefused(code: ErrorCode): string {
  return code === 'NOT_POSSIBLE_NOW' || code === 'NOT_FOUND' ? queueWords.late : sentenceFor(code)
}

export type CaptionsTone = 'quiet' | 'active' | 'needs-you' | 'unsure' | 'good' | 'problem'
export interface CaptionsState {
  label: string
  /** What is behind it, where the label does not say it. */
  detail: string | null
  tone: CaptionsTone
}

type Shown = Pick<Generation, 'state' | 'intentState' | 'blockedCode' | 'waitingFor' | 'asks' | 'approved' | 'refunded' | 'lost' | 'usedAt' | 'creditsUsed'>

/** How a request stands, in words. */
export function captionsState(one: Shown): CaptionsState {
  switch (one.state) {
    case 'waiting': return waitingState(one)
    case 'working': return { label: 'Being written', detail: 'PowerPost has it.', tone: 'active' }
    case 'completed': return one.usedAt === null ? { label: 'Ready', detail: null, tone: 'good' } : { label: 'Used', detail: null, tone: 'quiet' }
    case 'failed': return one.refunded ? { label: 'Failed: credits given back', detail: null, tone: 'problem' } : { label: 'Failed', detail: 'Whether its credits come back is not known.', tone: 'problem' }
    case 'cancelled': return one.lost > 0 ? { label: 'Given up', detail: null, tone: 'quiet' } : { label: 'Cancelled', detail: null, tone: 'quiet' }
  }
}

function waitingState(one: Shown): CaptionsState {
  if (one.intentState === 'unknown') {
    return one.asks
      ? { label: 'Not known: needs you', detail: 'The answer was lost.', tone: 'unsure' }
      : { label: 'Checking what happened', detail: 'The answer was lost. The app is looking for it on PowerPost.', tone: 'unsure' }
  }
  if (needsApproval(one)) {
    return one.blockedCode === 'CEILING_REACHED'
      ? { label: 'Held: asks for approval again', detail: 'It could have gone past the ceiling.', tone: 'needs-you' }
      : { label: 'Waits for your approval', detail: null, tone: 'needs-you' }
  }
  if (one.intentState === 'blocked') return { label: 'Needs you', detail: one.blockedCode === null ? null : blockedWords('captions', one.blockedCode).what, tone: 'needs-you' }
  if (one.intentState === 'sending') return { label: 'Asking PowerPost', detail: null, tone: 'active' }
  if (one.intentState === 'waiting' && one.waitingFor !== null) return WAITING[one.waitingFor]
  return { label: 'Next up', detail: null, tone: 'quiet' }
}

const WAITING: Record<NonNullable<Generation['waitingFor']>, CaptionsState> = {
  network: { label: 'Waits for the network', detail: 'It goes on by itself.', tone: 'quiet' },
  'rate-limit': { label: 'Waits', detail: 'PowerPost asked for a pause.', tone: 'quiet' },
  'earlier-step': { label: 'Waits for its uploads', detail: null, tone: 'quiet' },
  undo: { label: 'Next up', detail: null, tone: 'quiet' },
  retry: { label: 'Tries again soon', detail: 'PowerPost could not answer just now.', tone: 'quiet' },
  pause: { label: 'Paused', detail: 'The account needs you first.', tone: 'needs-you' },
  settling: { label: 'Checking what happened', detail: null, tone: 'unsure' },
  equal: { label: 'Waits', detail: 'After the same request before it.', tone: 'quiet' },
  time: { label: 'Waits for its time', detail: null, tone: 'quiet' },
}

/** What to call it: its draft, else what it is about. */
export function captionsTitle(one: Pick<Generation, 'draftTitle' | 'request'>): string {
  const title = one.draftTitle.trim() || (one.request.prompt ?? '').trim().split('\n')[0]?.slice(0, 120) || ''
  return title === '' ? captionsWords.photosOnly : title
}

export const detailWords = {
  name: 'Captions',
  texts: 'The captions',
  titleOf: (title: string) => `Title: ${title}`,
  copy: (network: string) => `Copy the caption for ${network}`,
  copied: 'Copied',
  copyFailed: 'The text could not be copied',
  use: 'Use in draft',
  useAgain: 'Use in draft again',
  useOnly: (network: string) => `Use only ${network}…`,
  review: 'Compare…',
  newDraft: 'New draft from this',
  newDraftMade: 'A new draft has these captions.',
  openDraft: 'Open draft',
  askAgain: 'Ask again…',
  orphans: {
    gone: 'Its draft is gone. The captions stay here: make a new draft from them.',
    trashed: 'Its draft is in the trash. Restore it to put the captions there, or make a new draft from them.',
    none: 'These were asked for without a draft.',
  },
  /** Of a draft the captions are in. */
  usedAt: 'Put into a draft',
  asked: 'What was asked',
  noPrompt: 'No words: written from the files alone.',
  askedAt: 'Asked',
  finishedAt: 'Written',
  research: 'Research',
  networks: 'Networks',
  files: 'Files',
  fileCount: (count: number) => (count === 1 ? '1 file' : `${formatNumber(count)} files`),
  cost: 'Cost',
  costGivenBack: (count: number) => `${credits(count)}, given back`,
  costLikely: (count: number) => `about ${credits(count)} (an estimate)`,
  costUnknown: 'not known yet',
  costUnsaid: 'PowerPost did not say',
  ceiling: 'Ceiling',
  ceilingOf: (count: number) => `${credits(count)}, with all approved then`,
  cta: 'Call to action',
  style: 'Writing style',
  sources: 'Sources',
  lost: (count: number) => (count === 1 ? 'One request before this was left behind. It may have cost credits as well.' : `${formatNumber(count)} requests before this were left behind. Each may have cost credits as well.`),
  said: (message: string) => `PowerPost said: “${message}”`,
  failed: 'PowerPost could not write these captions.',
  noOutputs: 'PowerPost wrote no text that the app knows what to do with.',
  unreadable: 'These captions could not be read.',
  nothingChosen: 'Choose a request to see what came of it.',
  actionsName: 'What to do',
} as const

/** The answers to a request whose fate is not known, each with what it may cost. */
export function answerCost(action: Extract<OutboxAction, 'send-again' | 'give-up' | 'look-again'>, estimate: number | null): string {
  switch (action) {
    case 'look-again': return 'Looks in PowerPost’s list once more. Costs nothing.'
    case 'send-again': return estimate === null
      ? 'Asks once more. If the first request did arrive, both cost credits.'
      : `Asks once more, for about ${credits(estimate)}. If the first request did arrive, both cost: about ${credits(2 * estimate)} in all.`
    case 'give-up': return estimate === null
      ? 'Ends it here. If it did arrive, it has cost credits, and its captions stay on PowerPost.'
      : `Ends it here. If it did arrive, it has cost about ${credits(estimate)}, and its captions stay on PowerPost.`
  }
}

export const doubtWords = {
  title: 'It is not known whether this was asked for',
  looks: 'What was seen',
  answers: 'What should happen?',
} as const

export const reviewWords = {
  region: 'New captions',
  title: 'New captions',
  close: 'Close the new captions',
  which: 'Which of them',
  whichOf: (time: string, networks: string, state: string) => `Asked ${time}: ${networks} (${state.toLocaleLowerCase()})`,
  fresh: 'New',
  now: 'Now',
  nowEmpty: 'Nothing yet',
  take: (network: string) => `Put in the caption for ${network}`,
  edited: 'Edited since you asked',
  editedHint: 'Left as it is unless you tick it.',
  same: 'In place already',
  elsewhere: 'Not a network of this draft',
  titleOf: (title: string) => `Title: ${title}`,
  put: (count: number) => (count === 0 ? 'Put in' : `Put in ${captionsWord(count)}`),
  nothing: 'Tick what should be put in.',
  allSame: 'All of them are in place already.',
  stays: (networks: string) => `${networks} stays as you edited it.`,
  loading: 'Reading the captions…',
  unreadable: 'These captions could not be read.',
  trashed: 'Restore the draft from the trash first.',
} as const

/** After putting captions into a draft: what went in, what was left. */
export function putWords({ filled, left }: { filled: readonly Platform[]; left: readonly Platform[] }): string {
  const kept = left.length === 0 ? '' : ` ${listOf(networkNames(left))} ${left.length === 1 ? 'was' : 'were'} left alone: you edited ${left.length === 1 ? 'it' : 'them'} since.`
  return filled.length === 0 ? `Nothing was put in.${kept}` : `Put in for ${listOf(networkNames(filled))}.${kept}`
}

export const putBackWords = {
  undo: 'Undo',
  done: 'The texts of before are back.',
  failed: 'That could not be undone here. The texts of before are in the draft’s history.',
} as const

export const bandWords = {
  ready: 'Captions for this draft are ready',
  readySets: (count: number) => `${formatNumber(count)} sets of captions for this draft are ready`,
  review: 'Review',
  later: 'Not now',
  needsApproval: 'Captions for this draft wait for your approval',
  approve: 'Approve…',
  asks: 'It is not known whether captions for this draft were asked for',
  decide: 'Decide…',
  blocked: 'The captions for this draft need you',
  see: 'See…',
  underWay: (label: string) => `Captions for this draft: ${label.charAt(0).toLocaleLowerCase()}${label.slice(1)}`,
  failed: 'The captions for this draft could not be written',
  givenBack: (count: number | null) => (count === null ? 'Their credits were given back.' : `${credits(count)} ${count === 1 ? 'was' : 'were'} given back.`),
  notGivenBack: 'Whether the credits come back is not known.',
  again: 'Ask again…',
} as const

/** Of captions that come in while one is elsewhere. */
export const arrivedWords = {
  ready: (title: string) => `Captions for “${title}” are ready`,
  see: 'See them',
} as const

export const spendWords = {
  title: 'Credits that this client used',
  about: 'What PowerPost said of this client’s posts and captions. Months are those of your time zone.',
  month: 'Month',
  kind: 'For',
  kinds: { publish: 'Publishing', captions: 'Captions' } satisfies Record<Spend[number]['kind'], string>,
  count: 'Requests',
  credits: 'Credits',
  refunded: 'Given back',
  uncertain: 'Cost not known',
  total: 'Total',
  copy: 'Copy as CSV',
  copied: 'Copied as CSV',
  copyFailed: 'The table could not be copied',
  empty: { title: 'Nothing was spent yet', text: 'Each post and each set of captions is listed here with what it cost, by month, ready to bill.' },
  readFailed: 'What was spent could not be read.',
} as const

export const monthName = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.UTC(year, number - 1, 1))
}

export const networksOf = (platforms: readonly Platform[]): string => listOf(platforms.map((platform) => common.networks[platform]))
