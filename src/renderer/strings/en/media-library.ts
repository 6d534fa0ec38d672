/** Words of the media section: what is there, what is told of a file, what becomes of imports and uploads. */
import type { ErrorCode } from '../../../contract/errors.ts'
import type { ImportBatch, LibraryItem, MediaItem, Offer, PostTypeVerdict } from '../../../contract/schemas/media.ts'
import type { BlockedCode, IntentView } from '../../../contract/schemas/outbox.ts'
import { formatNumber as number } from '../../lib/time.ts'
import type { MediaSave } from '../../stores/media-library-editor.ts'
import { locale } from '../language.ts'
import { bytes, ratio, seconds } from './media-figures.ts'
import { sentenceFor } from './errors.ts'

const files = (count: number) => (count === 1 ? '1 file' : `${number(count)} files`)

export const libraryWords = {
  title: 'Media',
  grid: 'Files',
  loading: 'Reading the files…',
  count: (shown: number | null, isMore: boolean, loaded: number) => (shown === null ? `${number(loaded)}${isMore ? '+' : ''} files` : files(shown)),
  size: (total: number) => bytes(total),
  selected: (count: number) => `${number(count)} selected`,
  selectAll: 'Select all',
  selectingAll: 'Reading all of them…',
  clearSelection: 'Select none',
  select: (name: string) => `Select ${name}`,
  add: 'Add files',
  fromComputer: 'Files from this computer…',
  folders: 'Folders from this computer…',
  hint: 'Drop files anywhere in the window, or paste a picture.',
  details: 'Details',
  imports: 'All imports',
  trash: 'Trash',
  leaveTrash: 'Back to media',
  retry: 'Try again',
  behind: 'The newest changes could not be read',
  offline: 'No network: files are added and kept here all the same. Uploads wait and go on by themselves.',
  empty: {
    title: 'No files yet',
    text: 'Drop photos, videos or whole folders anywhere in this window. They are copied here and stay, whatever happens to the originals.',
  },
  emptyTrash: { title: 'The trash is empty', text: 'Files you move here can be restored.' },
  noMatch: { title: 'No file fits', text: 'Nothing here fits all of these filters.', action: 'Show all files' },
  failed: { title: 'The files could not be read' },
  starred: 'starred',
  starIt: 'Star',
  unstarIt: 'Remove star',
  tag: 'Tag…',
  upload: 'Upload now',
  toTrash: 'Move to trash',
  restore: 'Restore',
  addToDraft: 'Add to draft',
  newDraft: 'New draft',
  post: 'Post',
  openDraft: (title: string) => `${title} (open)`,
  untitledDraft: 'Untitled draft',
  noPreview: 'No preview',
  previewComing: 'Preview on its way',
  video: 'Video',
  more: 'More',
} as const

/** What one hears of a file in the grid. */
export function tileWords(item: LibraryItem): string {
  return [
    item.name,
    item.kind === 'video' ? (item.durationMs === null ? 'video' : `video, ${seconds(item.durationMs)}`) : null,
    item.starred ? 'starred' : null,
    item.uses.drafts + item.uses.sends === 0 ? 'not used yet' : null,
    item.preview === 'none' && item.kind === 'video' ? 'no preview' : null,
  ].filter((part) => part !== null).join(', ')
}

const monthAndYear = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' })
const weekdayAndDay = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' })
const days = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
const capital = (word: string) => word.charAt(0).toLocaleUpperCase() + word.slice(1)
const RECENT_DAYS = 30
const DAY_MS = 86_400_000
const dayNumber = (time: Date) => Math.round(Date.UTC(time.getFullYear(), time.getMonth(), time.getDate()) / DAY_MS)

/** From when (inclusive) until when files stand under one name: those of a day, and further back those of a month. */
export function dayOf(at: number, now: number): { from: number; until: number } {
  const time = new Date(at)
  const today = new Date(now)
  const [year, month, day] = [time.getFullYear(), time.getMonth(), time.getDate()]
  if (dayNumber(today) - dayNumber(time) < RECENT_DAYS) return { from: new Date(year, month, day).getTime(), until: new Date(year, month, day + 1).getTime() }
  // A month of which the last days are still told one by one ends before these.
  const recent = new Date(today.getFullYear(), today.getMonth(), today.getDate() - RECENT_DAYS + 1).getTime()
  return { from: new Date(year, month, 1).getTime(), until: Math.min(new Date(year, month + 1, 1).getTime(), recent) }
}

/** "Today", "Yesterday", "Monday 15 March"; after a month "March 2027". */
export function dayName(at: number, now: number): string {
  const time = new Date(at)
  const ago = dayNumber(new Date(now)) - dayNumber(time)
  if (ago === 0 || ago === 1) return capital(days.format(-ago, 'day'))
  return (ago < RECENT_DAYS ? weekdayAndDay : monthAndYear).format(time).replace(',', '')
}

const dayAndMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' })
/** Several days as one: "12 – 15 March". */
export const daysName = (from: number, to: number): string => dayAndMonth.formatRange(from, to)

export const filterWords = {
  bar: 'Filters',
  kinds: { all: 'All', image: 'Photos', video: 'Videos' },
  kind: 'Kind',
  unused: 'Not used yet',
  starred: 'Starred',
  tag: 'Tag',
  anyTag: 'Any tag',
  when: 'Added',
  size: 'Size',
  text: 'Find by name, alt text, notes or tag',
  textShort: 'Find',
  clear: 'Clear',
  clearAll: 'Clear all filters',
  whens: { any: 'Any time', today: 'Today', week: 'Last 7 days', month: 'Last 30 days', year: 'Last 12 months' },
  sizes: { any: 'Any size', small: 'Under 1 MB', medium: '1 to 10 MB', large: '10 to 100 MB', huge: 'Over 100 MB' },
  fit: 'Fits',
  anyFit: 'Any network',
  fits: { fits: 'Fits', warns: 'May not fit', refused: 'Does not fit' },
  fitting: (form: string, verdict: 'fits' | 'warns' | 'refused') => (verdict === 'fits' ? `Fits ${form}` : verdict === 'warns' ? `May not fit ${form}` : `Does not fit ${form}`),
  withCount: (name: string, count: number) => `${name} (${number(count)})`,
} as const

export const detailWords = {
  region: 'About this file',
  several: (count: number) => `${number(count)} files selected`,
  nothing: 'Choose a file to see it here.',
  notHere: 'That file is not here any more.',
  position: (at: number, of: number) => `${number(at)} of ${number(of)}`,
  previous: 'Previous',
  next: 'Next',
  close: 'Hide details',
  name: 'Name',
  noName: 'A file needs a name. The one before stays until you write one.',
  nameTooLong: 'At most 200 characters. Shorten it to save.',
  alt: 'Alt text',
  altHint: 'Describes it to people who do not see it',
  altTooLong: (length: number) => `${number(length)} of 2,000 characters. Shorten it to save.`,
  notes: 'Notes',
  notesHint: 'For you; never sent',
  notesTooLong: (length: number) => `${number(length)} of 5,000 characters. Shorten it to save.`,
  tags: 'Tags',
  addTag: 'Add a tag',
  removeTag: (tag: string) => `Remove tag ${tag}`,
  showInFolder: 'Show in folder',
  folderFailed: 'The folder could not be opened',
  used: 'Used in',
  unused: 'Not used in any draft or post yet.',
  usedFailed: 'Where it is used could not be read',
  draft: 'Draft',
  draftInTrash: 'Draft in the trash',
  fits: 'Fits',
  checkedOn: (day: string) => `Limits checked ${day}`,
  fitsFailed: 'What it fits could not be looked up',
  fit: 'fits',
  broken: 'It is damaged: its picture cannot be read. The file is kept, and can be sent as it is.',
  undecodable: 'This computer cannot show it. That says nothing of the networks: it can be sent.',
  isPending: 'A preview is being made.',
  noPreview: 'This computer cannot play this video. It is kept and can be sent.',
  /** A time follows: "3 minutes ago". */
  added: 'Added ',
  inTrash: 'In the trash',
  uploaded: 'PowerPost has it already.',
} as const

const saves: Record<MediaSave, string> = { saved: 'Saved', unsaved: 'Saving…', saving: 'Saving…', failed: 'Not saved yet', held: 'Not saved' }

export function saveWords(save: MediaSave, failure: ErrorCode | null): string {
  return save === 'failed' && failure !== null ? `${saves.failed}: ${sentenceFor(failure)}` : saves[save]
}

/** "1,600 × 1,200", "JPEG", "2.4 MB", "0:42". */
export function factsOf(item: MediaItem & { codecs?: string | null }): string[] {
  return [
    kindName(item.mime),
    item.width !== null && item.height !== null ? `${number(item.width)} × ${number(item.height)}` : null,
    item.durationMs === null ? null : seconds(item.durationMs),
    bytes(item.size),
    item.codecs == null ? null : codecNames(item.codecs),
  ].filter((part) => part !== null)
}

const KINDS: Record<string, string> = {
  'image/jpeg': 'JPEG', 'image/png': 'PNG', 'image/webp': 'WebP', 'image/gif': 'GIF', 'image/tiff': 'TIFF', 'image/avif': 'AVIF', 'image/heic': 'HEIC',
  'video/mp4': 'MP4', 'video/quicktime': 'QuickTime', 'video/webm': 'WebM', 'video/x-matroska': 'Matroska',
}

const CODECS: readonly (readonly [RegExp, string])[] = [
  [/^avc[13]/, 'H.264'], [/^(hvc1|hev1)/, 'HEVC'], [/^vp0?8/, 'VP8'], [/^vp0?9/, 'VP9'], [/^av01/, 'AV1'], [/^mp4a/, 'AAC'], [/^opus/i, 'Opus'], [/^vorbis/i, 'Vorbis'], [/^pcm/, 'PCM'],
]

/** As people call them: "H.264, AAC" of "avc1.64001f, mp4a.40.2". What is not known passes as it is. */
export function codecNames(codecs: string): string {
  return codecs.split(',').map((one) => one.trim()).filter((one) => one !== '').map((one) => CODECS.find(([pattern]) => pattern.test(one))?.[1] ?? one).join(', ')
}

export function kindName(mime: string): string {
  return KINDS[mime] ?? mime.slice(mime.indexOf('/') + 1).toUpperCase()
}

type Reason = PostTypeVerdict['reasons'][number]

/** Why a file may not fit a post type, in a sentence; the limit's source and date stand beside it. */
export function reasonWords({ code, limit, actual }: Reason, item: Pick<MediaItem, 'kind' | 'mime'>): string {
  const than = (what: (value: number) => string, words: { most?: string; least?: string }) => {
    const bound = limit === null ? '' : `${words.most ?? words.least ?? ''} ${what(limit)}`
    const own = actual === null ? '' : `this has ${what(actual)}`
    return [bound, own].filter((part) => part !== '').join('; ')
  }
  const pixels = (value: number) => `${number(value)} pixels`
  switch (code) {
    case 'kind': return item.kind === 'image' ? 'Takes videos, not pictures' : 'Takes pictures, not videos'
    case 'format': return `Does not take ${kindName(item.mime)}`
    case 'size': return limit !== null && actual !== null && actual < limit ? than(bytes, { least: 'At least' }) : than(bytes, { most: 'At most' }) || 'Too large'
    case 'too-short': return than(seconds, { least: 'At least' }) || 'Too short'
    case 'too-long': return than(seconds, { most: 'At most' }) || 'Too long'
    case 'too-narrow': return limit === null ? 'Too narrow' : `Narrower than ${ratio(limit)}${actual === null ? '' : `; this is ${ratio(actual)}`}`
    case 'too-wide': return limit === null ? 'Too wide' : `Wider than ${ratio(limit)}${actual === null ? '' : `; this is ${ratio(actual)}`}`
    case 'too-few-pixels': return than(pixels, { least: 'At least' }) || 'Too few pixels'
    case 'too-many-pixels': return than(pixels, { most: 'At most' }) || 'Too many pixels'
    case 'too-many-files': return limit === null ? 'Too many files in one post' : `At most ${files(limit)} in one post`
    case 'mixed-kinds': return 'Pictures and videos do not go in one post'
    case 'unreadable': return 'Its size and length cannot be read here, so nothing is known'
    case 'animation': return 'Shows the first picture of the animation only'
  }
}

export const verdictNames: Record<PostTypeVerdict['verdict'], string> = { fits: 'fits', warns: 'may not fit', refused: 'does not fit' }

const dayMonthYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** Of the YYYY-MM-DD in which a limit was looked up. */
export function checkedDay(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(time) ? day : dayMonthYear.format(time)
}

const SEND_STATES = { live: 'On its way', finished: 'Sent', cancelled: 'Cancelled', superseded: 'Replaced' } as const
export const sendState = (state: keyof typeof SEND_STATES): string => SEND_STATES[state]

export const actWords = {
  trashed: (names: readonly string[], count: number) => (count === 1 ? `${names[0] ?? '1 file'} is in the trash` : `${files(count)} are in the trash`),
  restored: (count: number) => (count === 1 ? '1 file is back' : `${files(count)} are back`),
  undo: 'Undo',
  open: 'Open',
  show: 'Show',
  inUseTitle: (count: number) => (count === 1 ? 'This file is in use' : `${number(count)} of these files are in use`),
  inUseText: 'Drafts and posts that name a file still have it when it is in the trash.',
  inUseGone: (count: number) => (count === 0 ? '' : count === 1 ? 'One other file has gone to the trash.' : `${number(count)} other files have gone to the trash.`),
  inUseKeep: (count: number) => (count === 1 ? 'Keep it' : 'Keep them'),
  inUseMove: 'Move to trash all the same',
  usedIn: (name: string) => `${name} is used in`,
  moreUses: (count: number) => `and ${number(count)} more`,
  starred: (count: number) => `${files(count)} starred`,
  unstarred: (count: number) => `Star taken from ${files(count)}`,
  tagged: (tag: string, count: number) => `“${tag}” put on ${files(count)}`,
  tagsFull: (count: number) => (count === 1 ? '1 file has as many tags as it can, and got no new one' : `${files(count)} have as many tags as they can, and got no new one`),
  addedToDraft: (count: number, title: string) => `${files(count)} added to “${title}”`,
  alreadyInDraft: (title: string) => `They are in “${title}” already`,
  draftFull: 'A draft holds at most 500 files.',
  uploadQueued: (count: number) => (count === 1 ? '1 file is being uploaded' : `${files(count)} are being uploaded`),
  uploadThere: 'PowerPost has them already',
  uploadRefused: (count: number) => (count === 1 ? '1 file could not be made ready to upload' : `${files(count)} could not be made ready to upload`),
  tagTitle: (count: number) => (count === 1 ? 'Tag this file' : `Tag ${files(count)}`),
  tagField: 'Tag',
  tagHint: 'Up to 50 characters',
  tagAdd: 'Add tag',
} as const

export const dropWords = {
  here: (client: string) => `Drop into ${client}`,
  count: (count: number) => files(count),
  note: 'Photos, videos and folders. They are copied here.',
  onTile: (client: string) => `Drop to ask: add to ${client}?`,
  adding: (count: number, client: string) => `Adding ${files(count)} to ${client}`,
  askTitle: (client: string) => `Add to ${client}?`,
  askText: (count: number, other: string, here: string) => `${count === 1 ? 'One file was' : `${files(count)} were`} dropped on ${other}, while you are working for ${here}. Nothing has been taken yet.`,
  askOther: (client: string) => `Add to ${client}`,
  askHere: (client: string) => `Add to ${client} instead`,
} as const

export const batchPanel = {
  region: 'Files being added',
  title: 'All imports',
  about: 'Each drop, paste and folder, newest first.',
  none: 'Nothing was imported yet.',
  readFailed: 'The imports could not be read',
  safe: (safe: number, total: number) => `${number(safe)} of ${number(total)} safe`,
  stop: 'Stop',
  stopHint: 'Files whose turn has not come are left out. What is safe stays.',
  dismiss: 'Dismiss',
  /** Of an import that asks: it stays among all imports, and asks again after a restart. */
  later: 'Later',
  show: 'Show files',
  hide: 'Hide files',
  older: 'Show older',
  moreFiles: (count: number) => `and ${number(count)} more`,
  forDraft: 'for a draft',
} as const

/** What became of a batch, in a line. */
export function batchLine({ added, duplicate, refused, offered, pending }: ImportBatch): string {
  const parts = [
    added > 0 ? `${files(added)} added` : null,
    duplicate > 0 ? (duplicate === 1 ? '1 was here already' : `${number(duplicate)} were here already`) : null,
    refused > 0 ? `${number(refused)} not added` : null,
    offered > 0 ? (offered === 1 ? '1 copy on offer' : `${number(offered)} copies on offer`) : null,
    pending > 0 ? `${number(pending)} to go` : null,
  ].filter((part) => part !== null)
  return parts.length === 0 ? 'Nothing added' : parts.join(', ')
}

export const offerWords = {
  title: (count: number) => (count === 1 ? 'One file needs a copy to be sent' : `${number(count)} files need a copy to be sent`),
  text: 'The originals on your disk are not touched.',
  take: 'Make the copy',
  takeAll: (count: number) => (count === 1 ? 'Make the copy' : `Make all ${number(count)} copies`),
  decline: 'Leave it out',
  declineAll: (count: number) => (count === 1 ? 'Leave it out' : `Leave all ${number(count)} out`),
} as const

/** What follows a file's name. */
export function offerSentence(offer: Offer | null, detail: string | null): string {
  const about = detail === null ? '' : `(${detail.includes('/') ? kindName(detail) : detail}) `
  return offer === 'fit' ? `${about}is larger than 10 MB. A smaller copy can be made that fits.` : `${about}is of a kind that PowerPost does not take. A copy can be made that it does.`
}

export const uploadWords = {
  region: 'Uploads',
  line: (done: number, of: number) => `Uploading ${number(Math.min(done + 1, of))} of ${number(of)}`,
  waitingLine: (count: number) => `${files(count)} waiting to be uploaded`,
  pausedLine: (count: number) => (count === 1 ? '1 upload paused' : `${number(count)} uploads paused`),
  troubleLine: (count: number) => (count === 1 ? '1 upload needs you' : `${number(count)} uploads need you`),
  total: (sent: number, total: number) => `${bytes(sent)} of ${bytes(total)}`,
  speed: (perSecond: number) => `${bytes(perSecond)}/s`,
  size: (of: number) => bytes(of),
  left: (of: number) => timeLeft(of),
  list: 'Uploads in their order',
  pause: 'Pause',
  resume: 'Resume',
  pauseAll: 'Pause all',
  resumeAll: 'Resume all',
  allTold: (count: number, paused: boolean) => (count === 0 ? (paused ? 'Nothing is being uploaded' : 'No upload is paused') : paused ? (count === 1 ? '1 upload paused' : `${number(count)} uploads paused`) : (count === 1 ? '1 upload goes on, from its beginning' : `${number(count)} uploads go on, each from its beginning`)),
  restarts: 'PowerPost takes a file only whole: a paused upload starts again from its beginning.',
  moveUp: 'Move up',
  moveDown: 'Move down',
  moveFirst: 'Upload first',
  moveLast: 'Upload last',
  moved: (name: string, at: number, of: number) => `${name} is now ${number(at)} of ${number(of)}`,
  moreFor: (name: string) => `More for ${name}`,
  moreUploads: (count: number) => `and ${number(count)} more`,
  aFile: 'A file',
  cancel: 'Cancel',
  retry: 'Try again',
  toOutbox: 'See in the outbox',
  show: 'Show uploads',
  hide: 'Hide uploads',
  failed: 'That did not work. Nothing was changed.',
} as const

function timeLeft(secondsLeft: number): string {
  if (secondsLeft < 60) return `${number(Math.max(1, Math.ceil(secondsLeft)))} s left`
  const minutes = Math.round(secondsLeft / 60)
  return minutes < 90 ? `${number(minutes)} min left` : `${number(Math.round(minutes / 60))} h left`
}

export const pickerWords = {
  title: 'Add from media',
  add: (count: number) => (count === 0 ? 'Add' : `Add ${files(count)}`),
  fromMedia: 'From this client’s media…',
  alreadyHere: 'added',
  empty: 'There is nothing in media yet. Add files from this computer first.',
} as const

const UPLOAD_BLOCKED: Partial<Record<BlockedCode, string>> = {
  QUOTA_EXCEEDED: 'PowerPost’s storage is full. Make room there, then try again',
  FILE_TOO_LARGE: 'PowerPost says that it is too large. Use a smaller file',
  VALIDATION: 'PowerPost did not accept this file',
  MEDIA_GONE: 'The file can no longer be read on this computer. Add it again',
  UPLOAD_UNSETTLED: 'The answer was lost several times, so it is not sent again by itself',
  TOO_MANY_ATTEMPTS: 'It was cut off again and again, so the app has stopped trying',
}

/** An upload's state in words; the outbox says more. */
export function uploadState(intent: IntentView): string {
  if (intent.pausedByUser && intent.state !== 'blocked') return intent.state === 'sending' ? 'Pausing' : 'Paused'
  switch (intent.state) {
    case 'queued': return 'Waiting for its turn'
    case 'waiting': return intent.waitingFor === 'network' ? 'Waiting for the network' : intent.waitingFor === 'pause' ? 'Paused: the account needs you' : intent.waitingFor === 'rate-limit' ? 'PowerPost asked for a pause' : 'Waiting'
    case 'sending': return intent.progress !== null && intent.progress.sent >= intent.progress.total ? 'Waiting for the answer' : 'Uploading'
    case 'unknown': return intent.asks ? 'Not known: needs you' : 'Checking what happened'
    case 'blocked': return (intent.blockedCode === null ? undefined : UPLOAD_BLOCKED[intent.blockedCode]) ?? 'Failed: needs you'
    case 'done': return 'Done'
    case 'cancelled': return 'Cancelled'
  }
}
