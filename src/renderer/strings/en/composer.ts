/** Words of the composer and the history of a draft. */
import type { ErrorCode } from '../../../contract/errors.ts'
import type { Revision } from '../../../contract/schemas/drafts.ts'
import { formatMoment, formatNumber as number } from '../../lib/time.ts'
import type { SaveFailure, ShownSave } from '../../stores/draft-editor-state.ts'

const kept = (until: string) => `Your text is kept here and will be saved as soon as ${until}.`

export const composerWords = {
  region: 'Composer',
  title: 'Title',
  titleHint: 'Untitled',
  caption: 'Caption',
  captionHint: 'What do you want to say?',
  captionHintFor: (network: string) => `Write for ${network}, or leave it as the shared text`,
  tabs: 'Captions',
  shared: 'Shared',
  sharedNote: 'Goes to every network that has no text of its own.',
  sharedNoteNone: 'Choose post types to say where this goes.',
  ownNote: (network: string) => `${network} gets this text instead of the shared one.`,
  sameNote: (network: string) => `${network} gets the shared text. Write here to give it its own.`,
  useShared: 'Use shared',
  undo: 'Undo',
  sharedUsed: (network: string) => `${network} gets the shared text again`,
  differs: 'differs from shared',
  postTypes: 'Post types',
  postTypesAbout: 'Where this draft goes, and in which form. Nothing is sent before you say so.',
  chosen: (count: number) => (count === 0 ? 'None chosen yet. Choose at least one to send.' : count === 1 ? '1 chosen' : `${number(count)} chosen`),
  youtubeTitle: 'YouTube title',
  youtubeTitleHint: 'YouTube needs a title',
  send: 'Send…',
  history: 'History',
  more: 'More',
  toTrash: 'Move to trash',
  onItsWay: 'On its way',
  onItsWayNote: 'What you sent goes out as it was then. You can go on writing.',
  editedSincePlanned: (time: string) => `Goes out ${time} as it was sent. You have edited the draft since.`,
  editedSinceLive: 'On its way as it was sent. You have edited the draft since.',
  sent: 'Sent',
  editedSince: 'You have edited the draft since it was sent.',
  cancelled: 'Its send was cancelled.',
  toOutbox: 'Outbox',
  toPosts: 'Posts',
  inTrash: 'This draft is in the trash.',
  restore: 'Restore',
  held: 'This client was restored from a copy. Nothing is sent before you decide what happens to what was on its way.',
  notSaved: 'Not saved',
  copyText: 'Copy text',
  textCopied: 'The shared caption was copied',
  textNotCopied: 'The text could not be copied',
  unreadableTitle: 'This draft could not be read',
  retry: 'Try again',
  conflict: {
    title: 'This changed in another window too',
    text: 'Your text is here and not lost. The other one is shown below.',
    other: 'The other text',
    keep: 'Keep mine',
    use: 'Use the other',
  },
  kept: { title: 'This changed in another window too', text: 'Your text was kept.', history: 'Open history', dismiss: 'Dismiss' },
  loading: 'Opening the draft…',
} as const

export const historyWords = {
  title: 'History',
  about: 'Earlier states of this draft. Restoring one keeps the text of now, so that can be undone too.',
  list: 'Earlier states',
  view: 'Compared with',
  withNow: 'The text of now',
  withBefore: 'The state before it',
  sinceThen: 'From then to now',
  intoThen: 'What had changed by then',
  /** A network that got a text of its own, or gave it up. */
  hadShared: 'had the shared caption',
  hasShared: 'has the shared caption',
  differs: 'Differs',
  first: 'The oldest that is kept',
  restore: 'Restore this',
  restored: 'The earlier text is back. The one before is in the history.',
  same: 'The same as now',
  empty: 'There are no earlier states yet. One is kept after a pause, before much is deleted, and at each send.',
  failed: 'The history could not be read',
  noText: 'No text',
  noTitle: 'No title',
  files: (count: number) => (count === 0 ? 'No files' : count === 1 ? '1 file' : `${number(count)} files`),
  older: 'Show older',
  readOnlyInTrash: 'Restore the draft from the trash first.',
} as const

const REASONS: Record<Revision['reason'], string> = {
  'pause': 'Before you went on writing',
  'large-removal': 'Before much was deleted',
  'restore': 'Before an earlier text was restored',
  'generation': 'Before a caption was put in',
  'send': 'As it was sent',
  'conflict': 'Kept when two texts met',
}

export function revisionReason(reason: Revision['reason']): string {
  return REASONS[reason]
}

/** What the status line says. */
export function saveWords(shown: ShownSave, savedAt: number, failure: SaveFailure | null, now: number): string {
  switch (shown) {
    case 'saved': return `Saved ${formatMoment(savedAt, now)}`
    case 'writing': return 'Saving as you write'
    case 'saving': return 'Saving…'
    case 'failed': return failure === null ? 'Not saved yet.' : Object.values(failureWords(failure)).join(' ')
    case 'conflict': return 'Not saved: waiting for your choice'
  }
}

/** Why, and what becomes of the text. */
const FAILURES: Partial<Record<ErrorCode, readonly [why: string, rest: string]>> = {
  DISK_FULL: ['the disk is full', kept('there is room')],
  DISK_READ_ONLY: ['the data folder cannot be written to', kept('it can')],
  CORE_RESTARTED: ['the app is starting its inner part again', kept('it is back')],
  TIMEOUT: ['the disk is slow to answer', kept('it does')],
  CORE_STOPPED: ['saving has stopped', 'Copy your text, then start the app again.'],
  SHUTTING_DOWN: ['the app is closing', 'Your text is kept here until it is.'],
  NOT_FOUND: ['this draft is not there any more', 'Copy your text into a new one.'],
  NOT_POSSIBLE_NOW: ['the draft is in the trash', 'Your text is in its history.'],
  WORKSPACE_MISSING: ['the file of this client is missing', kept('it is back')],
  WORKSPACE_DAMAGED: ['the file of this client is damaged', kept('it is recovered')],
}

const FIELDS: Record<string, readonly [why: string, rest: string]> = {
  title: ['the title is longer than 500 characters', 'Shorten it.'],
  youtubeTitle: ['the YouTube title is longer than 5,000 characters', 'Shorten it.'],
  shared: ['a caption is longer than 100,000 characters', 'Shorten it.'],
  mediaIds: ['a draft holds at most 500 files', 'Remove some.'],
}

/** "Not saved: the disk is full." and "Your text is kept here …". */
export function failureWords({ code, field }: SaveFailure): { title: string; rest: string } {
  const parts = code === 'INVALID_INPUT' ? (field?.split('.') ?? []) : []
  const known = parts.includes('variants') ? 'shared' : parts.find((part) => Object.hasOwn(FIELDS, part))
  const [why, rest] = (known === undefined ? FAILURES[code] : FIELDS[known]) ?? ['something went wrong', kept('it can be')]
  return { title: `Not saved: ${why}.`, rest }
}
