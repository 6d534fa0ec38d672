/** Every word of the outbox. State is said in words; the next step is named. Times come in as text, already formatted. */
import type { IntentView } from '../../../contract/schemas/outbox.ts'
import type { StateKey } from '../../lib/outbox-facts.ts'
import { formatNumber as number } from '../../lib/time.ts'
import { progressFigures } from './media-figures.ts'
import { listOf, networkNames } from './send.ts'

export type Filter = 'open' | 'needs-you' | 'done'
/** Formats a moment (Unix ms) for a sentence: a time today, else with its day. */
export type At = (time: number) => string

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

/** How a step stands, by its key (lib/outbox-facts.ts). `at`: its next moment as text. */
export const STATES: Record<StateKey, (intent: IntentView, at: string | null) => { label: string; detail: string | null }> = {
  next: () => ({ label: 'Next up', detail: null }),
  sending: (intent: IntentView) => ({ label: SENDING[intent.kind], detail: null }),
  ask: () => ({ label: 'Not known: needs you', detail: null }),
  checking: (_: IntentView, at: string | null) => ({ label: 'Checking what happened', detail: at === null ? null : `Looks again at ${at}` }),
  'needs-you': () => ({ label: 'Needs you', detail: null }),
  held: () => ({ label: 'Scheduled by PowerPost', detail: 'Goes out whether this app runs or not' }),
  done: (intent: IntentView) => ({ label: 'Done', detail: intent.creditsUsed === null ? null : outboxWords.credits(intent.creditsUsed) }),
  'not-sent': (intent: IntentView) => ({ label: 'Not sent', detail: cancelledWords(intent.cancelledBy) }),
  'not-asked': (intent: IntentView) => ({ label: 'Not asked', detail: cancelledWords(intent.cancelledBy) }),
  'given-up': () => ({ label: 'Given up', detail: 'It may have cost credits' }),
  'not-scheduled': () => ({ label: 'Not scheduled', detail: 'This app brings it to its time' }),
  'not-taken-back': (intent: IntentView) => ({ label: 'Not taken back', detail: cancelledWords(intent.cancelledBy) }),
  'was-out': () => ({ label: 'Not taken back', detail: 'It had gone out' }),
  // What the service began to take is thrown away there: an upload cannot go on in the middle.
  pausing: () => ({ label: 'Pausing', detail: null }),
  paused: () => ({ label: 'Paused', detail: 'Starts over when you resume it' }),
  'after-paused-upload': () => ({ label: 'Waiting', detail: 'For an upload you paused' }),
  'for-network': (_: IntentView, at: string | null) => ({ label: 'Waiting for the network', detail: at === null ? 'Goes on by itself' : `Tries again at ${at} or once online` }),
  'for-rate-limit': (_: IntentView, at: string | null) => ({ label: at === null ? 'Rate limit' : `Rate limit until ${at}`, detail: 'PowerPost asked for a pause' }),
  'for-earlier-step': (intent: IntentView) => ({ label: 'Waiting', detail: intent.kind === 'create_post' || intent.kind === 'captions' ? 'After its uploads' : 'After the post is prepared' }),
  // A matter of seconds: a time to the minute would say nothing.
  'for-undo': () => ({ label: 'About to go out', detail: 'You can still take it back' }),
  'for-retry': (_: IntentView, at: string | null) => ({ label: at === null ? 'Trying again soon' : `Tries again at ${at}`, detail: 'PowerPost could not answer just now' }),
  'for-pause': () => ({ label: 'Paused', detail: 'The account needs you first' }),
  'for-settling': (_: IntentView, at: string | null) => ({ label: 'Checking what happened', detail: at === null ? null : `Looks again at ${at}` }),
  'for-equal': () => ({ label: 'Waiting', detail: 'After the same request before it' }),
  // The time stands over the lines of the send.
  'for-time': () => ({ label: 'Waiting for its time', detail: 'Goes out while the app runs' }),
}

const SENDING: Record<IntentView['kind'], string> = {
  upload: 'Uploading', create_post: 'Sending', publish: 'Publishing', captions: 'Asking', schedule: 'Scheduling', unschedule: 'Taking it back',
}

export function cancelledWords(by: IntentView['cancelledBy']): string {
  if (by === 'expired') return 'Its time had passed'
  return by === 'superseded' ? 'Replaced by a newer version' : 'You cancelled it'
}

/** “38 of 61 MB”. All bytes sent is not done: the answer is still to come. */
export function progressWords(progress: { sent: number; total: number }): string {
  const { sent, total, unit } = progressFigures(progress)
  return progress.sent >= progress.total ? `${total} ${unit} sent, waiting for the answer` : `${sent} of ${total} ${unit}`
}
