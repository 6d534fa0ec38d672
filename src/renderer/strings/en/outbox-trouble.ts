/** Words of what holds a step up: what happened, what is safe, and the one next step. */
import type { BlockedCode, IntentView } from '../../../contract/schemas/outbox.ts'
import type { BlockedKind } from '../../lib/outbox-facts.ts'
import type { At } from './outbox.ts'

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
export function lostWords(error: IntentView['lastError'], at: At): string {
  if (error === null) return 'The app ended while this was under way, so the answer was lost.'
  const why = Object.hasOwn(LOST, error.code) ? LOST[error.code] : undefined
  return why === undefined ? `At ${at(error.at)} it became unclear whether this went through.` : `The answer was lost at ${at(error.at)}: ${why}.`
}

type Rest = Pick<Explanation, 'safe' | 'next'>
/** The same, whoever looks. */
export const only = (rest: Rest) => ({ doubt: null, asks: rest, looks: rest })
const NOTHING_TO_DO = 'You need to do nothing.'
const NOT_BY_ITSELF = 'This app does not publish it by itself until that is clear.'
const NOTHING_IN_ITS_PLACE = 'Nothing else is sent in its place until that is clear.'

/** A state that is not known: what may have happened, what is safe, and what becomes of it; while the user is asked, and while the app looks by itself. */
export const UNKNOWN: Record<IntentView['kind'], { doubt: string | null; asks: Rest; looks: Rest }> = {
  upload: only({ safe: FILES_KEPT, next: 'The app uploads it again by itself.' }),
  create_post: only({ safe: 'Nothing was published: this step only puts the post on PowerPost as a draft.', next: 'The app looks for it there, and goes on with the one it finds or makes it again.' }),
  publish: {
    doubt: 'It may be live or not.',
    asks: { safe: 'It is never sent a second time without your word.', next: 'Look at the networks, then say what you see.' },
    looks: { safe: 'It is not sent again until that is clear.', next: `The app is reading it back from PowerPost. ${NOTHING_TO_DO}` },
  },
  captions: {
    doubt: 'The captions may have been asked for, and paid, or not.',
    asks: { safe: 'It is never asked for a second time without your word.', next: 'Look again, ask again, or give it up.' },
    looks: { safe: 'It is not asked for again until that is clear.', next: `The app is looking for them on PowerPost. ${NOTHING_TO_DO}` },
  },
  schedule: {
    doubt: 'PowerPost may have scheduled it or not.',
    asks: { safe: NOT_BY_ITSELF, next: 'Look at PowerPost, then say what you see.' },
    looks: { safe: NOT_BY_ITSELF, next: `The app is reading it back from PowerPost. ${NOTHING_TO_DO}` },
  },
  unschedule: {
    doubt: 'It may be taken back, or still scheduled.',
    asks: { safe: NOTHING_IN_ITS_PLACE, next: 'Look again, take it back once more, or leave it as it is.' },
    looks: { safe: NOTHING_IN_ITS_PLACE, next: `The app is reading it back from PowerPost. ${NOTHING_TO_DO}` },
  },
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
