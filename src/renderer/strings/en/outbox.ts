/** Every word of the outbox. State is said in words; the next step is named. Times come in as text, already formatted. */
import type { Pause } from '../../../contract/schemas/accounts.ts'
import type { BlockedCode, IntentView, OutboxAction } from '../../../contract/schemas/outbox.ts'
import { formatNumber as number } from '../../lib/time.ts'
import { progressFigures } from './media-figures.ts'
import { listOf, networkNames } from './send.ts'

export type Filter = 'open' | 'needs-you' | 'done'
/** Formats a moment (Unix ms) for a sentence: a time today, else with its day. */
export type At = (time: number) => string
/** `danger` and the rest only colour words that stand there anyway. */
export type Tone = 'quiet' | 'active' | 'needs-you' | 'unsure' | 'problem'

export const outboxWords = {
  title: 'Outbox',
  listName: 'Outbox',
  filtersName: 'Show',
  summary: (needsYou: number, underWay: number) => {
    const parts = [needsYou > 0 && (needsYou === 1 ? '1 needs you' : `${number(needsYou)} need you`), underWay > 0 && `${number(underWay)} on ${underWay === 1 ? 'its' : 'their'} way`].filter((part) => part !== false)
    return parts.join(', ')
  },
  sections: { needsYou: 'Needs you', underWay: 'On their way' },
  filters: { open: 'All open', 'needs-you': 'Needs you', done: 'Done' } satisfies Record<Filter, string>,
  moreFor: (what: string) => `More actions for ${what}`,
  stepsOf: (title: string) => `Steps of “${title}”`,
  openDraft: 'Open draft',
  seePosts: 'See the post',
  seeCaptions: 'See the captions',
  captionsFor: (networks: string) => `Captions for ${networks}`,
  cancelSend: 'Cancel send',
  since: 'since ',
  uploading: (fileName: string | null) => `Uploading ${fileName ?? 'a file'}`,
  notAfter: 'Not after',
  dueAt: 'Goes out',
  credits: (credits: number) => (credits === 1 ? '1 credit' : `${number(credits)} credits`),
  loading: 'Reading the outbox…',
  readFailed: 'The outbox could not be read. Nothing in it has changed.',
  readAgain: 'Read again',
  untitled: 'Untitled draft',
  empty: {
    open: { title: 'Nothing is on its way', text: 'Drafts that you send appear here, step by step, until they are out.' },
    'needs-you': { title: 'Nothing needs you', text: 'When a send cannot go on by itself, it waits here and says why.' },
    done: { title: 'Nothing is done yet', text: 'What has gone out, or was cancelled, is kept here.' },
  } satisfies Record<Filter, { title: string; text: string }>,
  toDrafts: 'Go to the drafts',
  offline: 'No network: what is here waits and goes on by itself when you are online. Nothing is lost.',
  resendTo: 'Goes to',
  /** Beside a network that the version held up did not go to. */
  resendNowhere: 'The draft names none of the networks this was going to. Cancel this send, and send the draft anew.',
  resendUnreadable: 'The draft could not be read, so nothing is sent. Close this and try again.',
  cancelled: 'Cancelled. The draft is kept.',
  failed: 'That did not work. Nothing was changed; you can try again.',
  gone: 'That is not possible any more: it has moved on. The list shows how it stands now.',
  /** The app lost the answer to a press of a button; the list is read again and tells. */
  answerLost: 'The app lost the answer. The list shows how it stands now.',
} as const

/** A sentence in parts, so that what the user named can stand out. */
export type Sentence = { text: string; named?: boolean }[]
export const plain = (sentence: Sentence): string => sentence.map((part) => part.text).join('')

export function titleOf(draftTitle: string): string {
  return draftTitle.trim() || outboxWords.untitled
}

/** What one step does: “Publishing “Spring menu” to Instagram and TikTok”. An upload names its draft unless it stands under it. */
export function sentenceOf(intent: IntentView, isInside = false): Sentence {
  const over = intent.state === 'done'
  const title = { text: `“${titleOf(intent.draftTitle)}”`, named: true }
  switch (intent.kind) {
    case 'upload':
      return [{ text: over ? 'Uploaded ' : 'Uploading ' }, { text: intent.fileName ?? 'a file', named: true }, ...(isInside || (intent.sendId === null && intent.draftTitle === '') ? [] : [{ text: ' for ' }, title])]
    case 'create_post':
      return [{ text: over ? 'Prepared ' : 'Preparing ' }, title, { text: ' on PowerPost' }]
    case 'publish':
      return [{ text: over ? 'Published ' : 'Publishing ' }, title, { text: ` to ${listOf(networkNames(intent.platforms))}` }]
    case 'captions':
      return [{ text: over ? 'Asked for captions for ' : 'Asking for captions for ' }, intent.draftId === null && intent.draftTitle === '' ? { text: listOf(networkNames(intent.platforms)) } : title]
    case 'schedule':
      return intent.plan?.isHeld === true
        ? [title, { text: ` waits on PowerPost, for ${listOf(networkNames(intent.platforms))}` }]
        : [{ text: over ? 'Scheduled ' : 'Scheduling ' }, title, { text: ' with PowerPost' }]
    case 'unschedule':
      return [{ text: over ? 'Took ' : 'Taking ' }, title, { text: ' back from PowerPost' }]
  }
}

export interface StateWords {
  label: string
  detail: string | null
  tone: Tone
}

export function stateOf(intent: IntentView, at: At): StateWords {
  if (intent.pausedByUser && intent.state !== 'blocked') return pausedWords(intent)
  switch (intent.state) {
    case 'queued':
      return { label: 'Next up', detail: null, tone: 'quiet' }
    case 'waiting':
      return waitingOf(intent, at)
    case 'sending':
      return { label: SENDING[intent.kind], detail: null, tone: 'active' }
    case 'unknown':
      return intent.asks
        ? { label: 'Not known: needs you', detail: null, tone: 'unsure' }
        : { label: 'Checking what happened', detail: intent.nextAt === null ? null : `Looks again at ${at(intent.nextAt)}`, tone: 'unsure' }
    case 'blocked':
      return { label: 'Needs you', detail: null, tone: 'needs-you' }
    case 'done':
      if (intent.kind === 'schedule' && intent.plan?.isHeld === true) return { label: 'Scheduled by PowerPost', detail: 'Goes out whether this app runs or not', tone: 'active' }
      return { label: 'Done', detail: intent.creditsUsed === null ? null : outboxWords.credits(intent.creditsUsed), tone: 'quiet' }
    case 'cancelled':
      if (intent.kind === 'unschedule') return { label: 'Not taken back', detail: intent.cancelledBy === 'expired' ? 'It had gone out' : cancelledWords(intent.cancelledBy), tone: 'quiet' }
      if (intent.kind === 'schedule' && intent.cancelledBy === 'superseded') return { label: 'Not scheduled', detail: 'This app brings it to its time', tone: 'quiet' }
      if (intent.kind !== 'captions') return { label: 'Not sent', detail: cancelledWords(intent.cancelledBy), tone: 'quiet' }
      // One that was looked for had left before: it was given up, not taken back.
      return intent.looks.length > 0 ? { label: 'Given up', detail: 'It may have cost credits', tone: 'quiet' } : { label: 'Not asked', detail: cancelledWords(intent.cancelledBy), tone: 'quiet' }
  }
}

const SENDING: Record<IntentView['kind'], string> = {
  upload: 'Uploading', create_post: 'Sending', publish: 'Publishing', captions: 'Asking', schedule: 'Scheduling', unschedule: 'Taking it back',
}

/** What the service began to take is thrown away there: an upload cannot go on in the middle. */
function pausedWords({ kind, state }: IntentView): StateWords {
  if (kind !== 'upload') return { label: 'Waiting', detail: 'For an upload you paused', tone: 'needs-you' }
  return state === 'sending' ? { label: 'Pausing', detail: null, tone: 'quiet' } : { label: 'Paused', detail: 'Starts over when you resume it', tone: 'needs-you' }
}

export function cancelledWords(by: IntentView['cancelledBy']): string {
  if (by === 'expired') return 'Its time had passed'
  return by === 'superseded' ? 'Replaced by a newer version' : 'You cancelled it'
}

type WaitingFor = NonNullable<IntentView['waitingFor']>

const WAITING: Record<WaitingFor, (intent: IntentView, at: string | null) => Omit<StateWords, 'tone'>> = {
  network: (_, at) => ({ label: 'Waiting for the network', detail: at === null ? 'Goes on by itself' : `Tries again at ${at} or once online` }),
  'rate-limit': (_, at) => ({ label: at === null ? 'Rate limit' : `Rate limit until ${at}`, detail: 'PowerPost asked for a pause' }),
  'earlier-step': (intent) => ({ label: 'Waiting', detail: intent.kind === 'create_post' || intent.kind === 'captions' ? 'After its uploads' : 'After the post is prepared' }),
  // A matter of seconds: a time to the minute would say nothing.
  undo: () => ({ label: 'About to go out', detail: 'You can still take it back' }),
  retry: (_, at) => ({ label: at === null ? 'Trying again soon' : `Tries again at ${at}`, detail: 'PowerPost could not answer just now' }),
  pause: () => ({ label: 'Paused', detail: 'The account needs you first' }),
  settling: (_, at) => ({ label: 'Checking what happened', detail: at === null ? null : `Looks again at ${at}` }),
  equal: () => ({ label: 'Waiting', detail: 'After the same request before it' }),
  // The time stands over the lines of the send.
  time: () => ({ label: 'Waiting for its time', detail: 'Goes out while the app runs' }),
}

function waitingOf(intent: IntentView, at: At): StateWords {
  const words = WAITING[intent.waitingFor ?? 'retry'](intent, intent.nextAt === null ? null : at(intent.nextAt))
  return { ...words, tone: intent.waitingFor === 'settling' ? 'unsure' : intent.waitingFor === 'pause' ? 'needs-you' : 'quiet' }
}

/** What happened, what is safe, and the one next step. */
export interface Explanation {
  what: string
  safe: string
  next: string
}

const KEPT = 'Nothing was published. Your draft and its files are safe.'
const FILES_KEPT = 'Nothing was published. The file is safe on this computer.'

export const BLOCKED: Record<BlockedCode, Explanation> = {
  VALIDATION: { what: 'PowerPost did not accept this as it is.', safe: KEPT, next: 'Change the draft, then send it in its new form.' },
  NOT_FOUND: { what: 'PowerPost says that it does not know what this step refers to.', safe: 'Your draft and its files are safe here.', next: 'Try again. If that does not help, cancel it and send the draft anew.' },
  FILE_TOO_LARGE: { what: 'The file is larger than PowerPost takes.', safe: FILES_KEPT, next: 'Put a smaller file into the draft, then send it in its new form.' },
  QUOTA_EXCEEDED: { what: 'The storage of the account on PowerPost is full.', safe: FILES_KEPT, next: 'Make room on PowerPost, then try again.' },
  NOT_CONNECTED: { what: 'A network of this post is not connected for this client on PowerPost.', safe: KEPT, next: 'Connect it on PowerPost, then try again.' },
  FORBIDDEN: { what: 'PowerPost says that this client does not belong to the account of the key.', safe: KEPT, next: 'Check the account of this client in Settings, then try again.' },
  KEY_REFUSED: { what: 'PowerPost refused the key of the account.', safe: KEPT, next: 'Replace the key. Everything that waits then goes on.' },
  KEY_MISSING: { what: 'The key of the account is not on this computer.', safe: KEPT, next: 'Enter the key again. Everything that waits then goes on.' },
  SCOPE_MISSING: { what: 'The key of the account lacks the permission for this step.', safe: KEPT, next: 'Replace it with a key that has the permission.' },
  NO_CREDITS: { what: 'The account has too few credits for this.', safe: KEPT, next: 'Add credits on PowerPost, then try again.' },
  MEDIA_GONE: { what: 'A file of this post can no longer be read on this computer.', safe: 'Nothing was published. The text of your draft is safe.', next: 'Add the file to the draft again, then send it in its new form.' },
  MEDIA_FORGOTTEN: { what: 'PowerPost no longer had a file of this post, even after a second upload.', safe: KEPT, next: 'Try again in a while. If that does not help, cancel it and send the draft anew.' },
  UPLOAD_UNSETTLED: { what: 'The answer to this upload was lost several times.', safe: 'Nothing was published. Copies of the file may take up storage on PowerPost.', next: 'Try again when the connection is steady.' },
  TOO_MANY_ATTEMPTS: { what: 'This did not get through, again and again, so the app has stopped trying.', safe: KEPT, next: 'Try again when you like.' },
  HELD: { what: 'This client was restored from a copy. What you see here was on its way when the copy was made and may be out already.', safe: 'Nothing leaves until you decide.', next: 'Look at the networks first. Then let it go on, or cancel it.' },
  EXPIRED_ASK: { what: 'The time for this passed while it waited.', safe: KEPT, next: 'Send it all the same, or cancel it.' },
  WORKSPACE_UNLINKED: { what: 'This client is not linked to PowerPost.', safe: KEPT, next: 'Link the client in Settings, then try again.' },
  PREREQUISITE: { what: 'An earlier step of this send could not be done.', safe: KEPT, next: 'Deal with the earlier step, then try again.' },
  UNEXPECTED: { what: 'PowerPost gave an answer that the app does not understand, and did not take the request.', safe: 'Your draft and its files are safe here.', next: 'Try again. If that does not help, cancel it and send the draft anew.' },
  APPROVAL_NEEDED: { what: 'This costs credits, and you have not approved it yet.', safe: 'Nothing was spent.', next: 'Approve it, or cancel it.' },
  CEILING_REACHED: { what: 'This could cost more than what is left of the credits you approved.', safe: 'Nothing was spent on it.', next: 'Approve it anew, or cancel it.' },
}

const NOT_SPENT = 'Nothing was spent on it. Your draft and its files are safe.'
const ASK_ANEW = 'Cancel it, and ask anew in another form.'

/** Where a request for captions, or an upload for one, differs: nothing is published by it, and it is not sent in a new form but asked for anew. */
const BLOCKED_CAPTIONS: Partial<Record<BlockedCode, Partial<Explanation>>> = {
  VALIDATION: { what: 'PowerPost did not accept the request as it is.', safe: NOT_SPENT, next: ASK_ANEW },
  NOT_FOUND: { what: 'PowerPost says that it does not know something this request names: a file, or the writing style.', safe: NOT_SPENT, next: 'Try again. If that does not help, cancel it and ask anew.' },
  FILE_TOO_LARGE: { safe: 'Nothing was spent. The file is safe on this computer.', next: 'Cancel it, and ask anew with a smaller file.' },
  QUOTA_EXCEEDED: { safe: 'Nothing was spent. The file is safe on this computer.' },
  NOT_CONNECTED: { what: 'PowerPost says that a network of this request is not connected for this client.', safe: NOT_SPENT },
  FORBIDDEN: { safe: NOT_SPENT },
  KEY_REFUSED: { safe: NOT_SPENT },
  KEY_MISSING: { safe: NOT_SPENT },
  SCOPE_MISSING: { safe: NOT_SPENT },
  NO_CREDITS: { safe: NOT_SPENT },
  MEDIA_GONE: { what: 'A file of this request can no longer be read on this computer.', safe: 'Nothing was spent. The text of your draft is safe.', next: 'Cancel it, and ask anew without the file.' },
  MEDIA_FORGOTTEN: { what: 'PowerPost no longer had a file of this request, even after a second upload.', safe: NOT_SPENT, next: 'Try again in a while. If that does not help, cancel it and ask anew.' },
  UPLOAD_UNSETTLED: { safe: 'Nothing was spent. Copies of the file may take up storage on PowerPost.' },
  TOO_MANY_ATTEMPTS: { safe: NOT_SPENT },
  HELD: { what: 'This client was restored from a copy. These captions were on their way when the copy was made, and may have been asked for and paid already.', next: 'Let it go on: the app looks for them on PowerPost first. Or cancel it.' },
  EXPIRED_ASK: { safe: NOT_SPENT, next: 'Cancel it, and ask anew if you still want them.' },
  WORKSPACE_UNLINKED: { safe: NOT_SPENT },
  PREREQUISITE: { what: 'An upload for this request could not be done.', safe: NOT_SPENT, next: 'Deal with the upload, then try again.' },
  UNEXPECTED: { next: 'Try again. If that does not help, cancel it and ask anew.' },
}

const STILL_HELD = 'It is still scheduled on PowerPost and goes out at its time.'
const BY_HAND = 'Take it back on PowerPost itself if the time is near.'

/** Where taking a scheduled post back differs: it is out there, and stays so until it is taken back. */
const blockedUnschedule = (code: BlockedCode): Explanation =>
  code === 'HELD' ? BLOCKED.HELD : { what: BLOCKED[code].what, safe: STILL_HELD, next: code === 'KEY_REFUSED' || code === 'KEY_MISSING' || code === 'SCOPE_MISSING' ? BLOCKED[code].next : `Try again. ${BY_HAND}` }

const BLOCKED_SCHEDULE: Partial<Record<BlockedCode, Partial<Explanation>>> = {
  VALIDATION: { what: 'PowerPost did not take this post for its time.', next: 'Try again, choose another time, or let this app publish it at its time.' },
  NOT_FOUND: { next: 'Try again, or let this app publish it at its time.' },
  TOO_MANY_ATTEMPTS: { next: 'Try again, or let this app publish it at its time.' },
  UNEXPECTED: { next: 'Try again, or let this app publish it at its time.' },
}

/** `captions`: a request for captions, or the upload of a file for one. */
export function blockedWords(kind: BlockedKind, code: BlockedCode): Explanation {
  if (kind === 'unschedule') return blockedUnschedule(code)
  return { ...BLOCKED[code], ...(kind === 'captions' ? BLOCKED_CAPTIONS : kind === 'schedule' ? BLOCKED_SCHEDULE : {})[code] }
}
export type BlockedKind = 'send' | 'captions' | 'schedule' | 'unschedule'

/** Which words a blocked step has. */
export const blockedKind = (step: IntentView): BlockedKind => (step.kind === 'schedule' || step.kind === 'unschedule' ? step.kind : isForCaptions(step) ? 'captions' : 'send')

/** An upload that belongs to no send is made for captions where it names networks; else for the library alone. */
export const isForCaptions = ({ kind, sendId, platforms }: Pick<IntentView, 'kind' | 'sendId' | 'platforms'>): boolean =>
  kind === 'captions' || (kind === 'upload' && sendId === null && platforms.length > 0)

/** What PowerPost itself said, shown as a quotation beside our words. */
export function saidWords(error: IntentView['lastError']): string | null {
  if (error === null || error.message.trim() === '') return null
  // Only an answer of the service has a request id; the rest is what the connection came to.
  if (error.requestId === null) return `Last seen: “${error.message.trim()}”`
  return `PowerPost said: “${error.message.trim()}” (request ${error.requestId})`
}

/** Why an answer was lost, by the code of the failed call; never read from its text. */
const LOST: Record<string, string> = {
  TIMEOUT: 'no answer came in time',
  RESET: 'the connection broke',
  SERVER_ERROR: 'PowerPost had a fault of its own',
  REDIRECT: 'the answer came from somewhere else',
  BAD_ANSWER: 'the answer could not be read',
  TOO_LARGE: 'the answer could not be read',
  ABORTED: 'the app was closed meanwhile',
}

/** After a restart there is no error: the app ended while the request was under way. */
function lostWords(error: IntentView['lastError'], at: At): string {
  if (error === null) return 'The app ended while this was under way, so the answer was lost.'
  const why = Object.hasOwn(LOST, error.code) ? LOST[error.code] : undefined
  return why === undefined ? `At ${at(error.at)} it became unclear whether this went through.` : `The answer was lost at ${at(error.at)}: ${why}.`
}

/** Why a state is not known, and what becomes of it. */
export function unknownWords(intent: IntentView, at: At): Explanation {
  const error = intent.lastError
  const what = lostWords(error, at)
  if (intent.kind === 'upload') return { what, safe: 'Nothing was published. The file is safe on this computer.', next: 'The app uploads it again by itself.' }
  if (intent.kind === 'create_post') {
    return { what, safe: 'Nothing was published: this step only puts the post on PowerPost as a draft.', next: 'The app looks for it there, and goes on with the one it finds or makes it again.' }
  }
  if (intent.kind === 'captions') {
    return intent.asks
      ? { what: `${what} The captions may have been asked for, and paid, or not.`, safe: 'It is never asked for a second time without your word.', next: 'Look again, ask again, or give it up.' }
      : { what: `${what} The captions may have been asked for, and paid, or not.`, safe: 'It is not asked for again until that is clear.', next: 'The app is looking for them on PowerPost. You need to do nothing.' }
  }
  if (intent.kind === 'schedule') {
    return intent.asks
      ? { what: `${what} PowerPost may have scheduled it or not.`, safe: 'This app does not publish it by itself until that is clear.', next: 'Look at PowerPost, then say what you see.' }
      : { what: `${what} PowerPost may have scheduled it or not.`, safe: 'This app does not publish it by itself until that is clear.', next: 'The app is reading it back from PowerPost. You need to do nothing.' }
  }
  if (intent.kind === 'unschedule') {
    return intent.asks
      ? { what: `${what} It may be taken back, or still scheduled.`, safe: 'Nothing else is sent in its place until that is clear.', next: 'Look again, take it back once more, or leave it as it is.' }
      : { what: `${what} It may be taken back, or still scheduled.`, safe: 'Nothing else is sent in its place until that is clear.', next: 'The app is reading it back from PowerPost. You need to do nothing.' }
  }
  return intent.asks
    ? { what: `${what} It may be live or not.`, safe: 'It is never sent a second time without your word.', next: 'Look at the networks, then say what you see.' }
    : { what: `${what} It may be live or not.`, safe: 'It is not sent again until that is clear.', next: 'The app is reading it back from PowerPost. You need to do nothing.' }
}

/** What each look saw; a word that is not known here passes as it is. */
export const SAW: Record<'past-draft' | 'draft' | 'unreadable' | 'adopted' | 'none' | 'no-list' | 'several' | 'no-prompt' | 'scheduled' | 'cancelled' | 'repeated', string> = {
  'past-draft': 'PowerPost shows it as published, or on its way to the networks.',
  draft: 'PowerPost shows it as a draft: not published.',
  unreadable: 'PowerPost could not show it.',
  adopted: 'It was found on PowerPost.',
  none: 'It was not found on PowerPost.',
  'no-list': 'PowerPost gives no list to look in.',
  several: 'More than one on PowerPost could be it.',
  'no-prompt': 'Without a text there is nothing to find it by.',
  scheduled: 'PowerPost shows it as scheduled.',
  cancelled: 'PowerPost shows it as cancelled.',
  repeated: 'The app sent the request again.',
}
export function sawWords(saw: string): string {
  return Object.hasOwn(SAW, saw) ? SAW[saw as keyof typeof SAW] : saw
}

export const unknownPanel = {
  looksTitle: 'What was seen',
  noLooks: 'Not looked at yet.',
  answersTitle: { publish: 'Seen it yourself?', other: 'What should happen?' },
}

/** The answers to a state that only the user can settle, with what each means. */
export const ANSWERS = {
  'it-is-live': 'Closes this as done. Nothing is sent.',
  'it-is-not': 'Publishes it once more. PowerPost refuses if it turns out to be live.',
  'send-again': 'Asks for the captions once more. If the first request was done, both cost credits.',
  'give-up': 'Ends this request. If it was done, it has cost credits, and its captions stay on PowerPost.',
} as const satisfies Partial<Record<OutboxAction, string>>
export type Answer = keyof typeof ANSWERS

/** Of one kind of step, where it differs. */
const ANSWERS_OF: Partial<Record<IntentView['kind'], Partial<Record<Answer, string>>>> = {
  schedule: {
    'it-is-live': 'PowerPost brings it to its time. The app follows it there.',
    'it-is-not': 'Asks PowerPost once more. It refuses if the post is scheduled after all.',
  },
  unschedule: {
    'send-again': 'Asks PowerPost once more to take it back. Twice does no more than once.',
    'give-up': 'Leaves it as it is: if it is still scheduled, it goes out at its time.',
  },
}
export const answerMeans = (action: Answer, kind: IntentView['kind']): string => ANSWERS_OF[kind]?.[action] ?? ANSWERS[action]
export const isAnswer = (action: OutboxAction): action is Answer => Object.hasOwn(ANSWERS, action)

export const ACTIONS: Record<OutboxAction, string> = {
  cancel: 'Cancel',
  retry: 'Try again',
  'look-again': 'Look again',
  'it-is-live': 'It is live',
  'it-is-not': 'It is not',
  'fix-and-resend': 'Fix and resend…',
  'replace-key': 'Replace key…',
  release: 'Let it go on…',
  approve: 'Approve',
  'send-again': 'Ask again…',
  'give-up': 'Give it up',
  pause: 'Pause',
  resume: 'Resume',
  'carry-here': 'Publish from this app',
}

const ACTIONS_OF: Partial<Record<IntentView['kind'], Partial<Record<OutboxAction, string>>>> = {
  schedule: { 'it-is-live': 'It is scheduled' },
  unschedule: { cancel: 'Leave it scheduled', 'send-again': 'Take back again', 'give-up': 'Leave it' },
}

export function actionLabel(action: OutboxAction, intent: Pick<IntentView, 'kind' | 'state' | 'waitingFor'>): string {
  return action === 'retry' && intent.state === 'waiting' ? 'Try now' : (ACTIONS_OF[intent.kind]?.[action] ?? ACTIONS[action])
}

/** Acts that make something public, or may: asked once more with the client's name in view. */
export const CONFIRM = {
  'it-is-not': {
    title: (client: string) => `Publish again for ${client}?`,
    text: (title: string, networks: string) => `You say that “${title}” is not live on ${networks}. The app then publishes it once more.`,
    accept: (client: string) => `Publish for ${client}`,
  },
  release: {
    title: (client: string) => `Let this go on for ${client}?`,
    text: (title: string, networks: string) => `“${title}” may be out on ${networks} already, after the copy was made. Where PowerPost knows the post, the app reads it first and sends nothing twice.`,
    accept: (client: string) => `Go on for ${client}`,
  },
  'send-again': {
    title: (client: string) => `Ask again for ${client}?`,
    text: (_title: string, networks: string) => `If the first request for ${networks} did arrive, both cost credits. Nothing is published by it.`,
    accept: (client: string) => `Ask again for ${client}`,
  },
  'fix-and-resend': {
    title: (client: string) => `Send the draft anew for ${client}?`,
    text: (title: string, _networks: string) => `“${title}” goes out as the draft stands now, in place of the version that was held up. Change the draft first if you have not.`,
    accept: (client: string) => `Send anew for ${client}`,
  },
  /** A file may belong to several sends: cancelling it ends them all. */
  cancel: {
    title: () => 'Stop this upload?',
    text: (title: string) => `Everything that needs this file is cancelled, “${title}” included. Drafts and files are kept.`,
    accept: () => 'Stop the upload',
  },
} as const

const CONFIRM_SCHEDULE = {
  title: (client: string) => `Schedule again for ${client}?`,
  text: (title: string, networks: string) => `You say that “${title}” is not scheduled on PowerPost for ${networks}. The app then asks PowerPost once more.`,
  accept: (client: string) => `Schedule for ${client}`,
}
export type ConfirmedAct = keyof typeof CONFIRM
export const confirmWords = (action: ConfirmedAct, kind: IntentView['kind']): (typeof CONFIRM)[ConfirmedAct] => (action === 'it-is-not' && kind === 'schedule' ? CONFIRM_SCHEDULE : CONFIRM[action])

export const PAUSES: Record<Pause['code'], { title: (account: string) => string; text: string; action: 'replace-key' | 'resume' }> = {
  KEY_REFUSED: { title: (account) => `PowerPost refused the key of ${account}`, text: 'Everything of this account waits. Nothing is lost.', action: 'replace-key' },
  KEY_MISSING: { title: (account) => `The key of ${account} is not on this computer`, text: 'Everything of this account waits until you enter it again.', action: 'replace-key' },
  INSUFFICIENT_CREDITS: { title: (account) => `${account} has too few credits`, text: 'What costs credits waits. Add credits on PowerPost, then go on.', action: 'resume' },
  SCOPE_MISSING: { title: (account) => `The key of ${account} lacks a permission`, text: 'Calls that need it wait. Replace it with a key that has it.', action: 'replace-key' },
  BALANCE_UNKNOWN: { title: (account) => `The credits of ${account} are not known`, text: 'The balance must be read before anything is spent, and PowerPost did not give it. What costs credits waits.', action: 'resume' },
}
export const pauseWords = {
  replaceKey: 'Replace key…',
  resume: 'Go on',
  /** `kind` names the permission as PowerPost does. */
  permission: (kind: string) => `Missing permission: ${kind}.`,
}

/** “38 of 61 MB”. All bytes sent is not done: the answer is still to come. */
export function progressWords(progress: { sent: number; total: number }): string {
  const { sent, total, unit } = progressFigures(progress)
  return progress.sent >= progress.total ? `${total} ${unit} sent, waiting for the answer` : `${sent} of ${total} ${unit}`
}

/** A whole fraction of what was sent, never 100 before the answer. */
export function percentOf(progress: { sent: number; total: number }): number {
  if (progress.total <= 0) return 0
  return Math.max(0, Math.min(99, Math.floor((progress.sent / progress.total) * 100)))
}
