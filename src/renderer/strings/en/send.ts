/** Every word of the send sheet, and the names of networks and post types. */
import type { ErrorCode } from '../../../contract/errors.ts'
import type { Problem, SendPreview } from '../../../contract/schemas/sends.ts'
import { CAPTION_LIMITS } from '../../../domain/captions/index.ts'
import type { Unit } from '../../../domain/captions/index.ts'
import { platformOf } from '../../../domain/post-types.ts'
import type { Platform, PostType } from '../../../domain/post-types.ts'
import { formatList, formatNumber as number } from '../../lib/time.ts'
import { common } from './common.ts'

export const NETWORKS: Record<Platform, string> = common.networks

/** The form of a post on its network: “Instagram” + “Reel”. */
export const FORMS: Record<PostType, string> = {
  'instagram-feed': 'Feed post',
  'instagram-reel': 'Reel',
  'instagram-story': 'Story',
  'tiktok-video': 'Video',
  'tiktok-photos': 'Photos',
  'youtube-video': 'Video',
  'youtube-short': 'Short',
  'x-post': 'Post',
  'facebook-post': 'Post',
  'facebook-reel': 'Reel',
  'facebook-story': 'Story',
  'linkedin-post': 'Post',
}

export const networkNames = (platforms: readonly Platform[]): string[] => platforms.map((platform) => NETWORKS[platform])

/** Names read from the service may be new: they pass as they are. */
export const networkName = (platform: string): string => (Object.hasOwn(NETWORKS, platform) ? NETWORKS[platform as Platform] : platform)
export const formName = (postType: string): string => (Object.hasOwn(FORMS, postType) ? FORMS[postType as PostType] : postType)

/** Within a sentence: “Instagram reel”. */
export const formInText = (postType: PostType): string => `${NETWORKS[platformOf(postType)]} ${FORMS[postType].toLowerCase()}`

/** “Instagram, TikTok and X”. */
export function listOf(names: readonly string[]): string {
  return formatList(names)
}

const networksWord = (count: number) => (count === 1 ? '1 network' : `${number(count)} networks`)

type ProblemCode = Problem['code']

/** Problems of one post type and of the whole send. */
export const PROBLEMS: Record<ProblemCode, string> = {
  'no-text-or-media': 'There is neither text nor a file. Write something or add a file.',
  'title-missing': 'YouTube needs a title. Write one in the draft.',
  'media-missing': 'A file of this draft is no longer on this computer. Remove it from the draft or add it again.',
  'media-needed': 'This form usually needs a picture or a video. PowerPost may refuse it without one.',
  'not-linked': 'This client is local only. Link it to a PowerPost workspace first.',
  'workspace-held': 'This client was restored from a copy. Decide first what happens to what was on its way.',
  'already-sent': 'You have posted this draft before.',
  'media-unfit': 'A file may not be what this network takes.',
  'not-connected': 'As far as known, this network is not connected to the client on PowerPost. It may be refused.',
  'too-long': 'The text is longer than this network takes. It may be refused.',
  'title-too-long': 'The title is longer than this network takes. It may be refused.',
  hashtags: 'More hashtags than this network takes. It may be refused.',
  'again-not-failed': 'Not among what failed. What went out is not sent again with this; start a new draft for it.',
  'again-taken': 'It is on its way again already, or went out the second time.',
}

/** A problem in words, with by how much where that is known. */
export function problemWords({ code, over, postType }: Problem): string {
  if (code === 'hashtags' && over !== undefined) return `${over === 1 ? '1 hashtag' : `${number(over)} hashtags`} too many. It may be refused.`
  if (over === undefined || postType === null || (code !== 'too-long' && code !== 'title-too-long')) return PROBLEMS[code]
  const words = overWords(over, code === 'too-long' ? CAPTION_LIMITS[postType].unit : 'utf16')
  return code === 'too-long' ? `The text is ${words} too long. It may be refused.` : `The title is ${words} too long. It may be refused.`
}

/** “12 characters”. YouTube counts the bytes of its description. */
function overWords(over: number, unit: Unit): string {
  const name = unit === 'bytes' ? 'byte' : 'character'
  return over === 1 ? `1 ${name}` : `${number(over)} ${name}s`
}

export const sendWords = {
  title: 'Send',
  close: 'Close',
  cancel: 'Cancel',
  sending: (title: string, chosen: number, all: number) =>
    all === 0 || chosen === all ? `Sending “${title}”` : `Sending “${title}” to ${number(chosen)} of ${networksWord(all)}`,
  untitled: 'Untitled draft',
  account: (label: string) => `Account: ${label}`,
  noAccount: 'No account yet',
  networksName: 'Networks',
  take: (name: string) => `Send to ${name}`,
  /** Before the problem that is the reason. */
  leftOut: 'Left out. ',
  leftOutByYou: 'left out',
  noText: 'No text',
  titleOf: (title: string) => `Title: ${title}`,
  filesTo: (name: string) => `Files to ${name}`,
  mayBeRefused: (name: string) => `${name}: may be refused`,
  moreMedia: (count: number) => `${number(count)} more`,
  nothingChosen: 'No network is chosen yet. Choose at least one in the draft.',
  allLeftOut: 'No network is left to send to.',
  whenName: 'When',
  now: 'Publish now',
  nowOnline: 'Goes out at once.',
  nowUnknown: 'Goes out at once where there is a network; else it waits in the outbox.',
  nowOffline: 'There is no network: it waits in the outbox and goes out as soon as there is one, however late.',
  whenOnline: 'When online, but not after',
  whenOnlineHelp: 'Waits for the network. Past this time it is not sent, and the outbox says so.',
  notAfterName: 'Not after',
  at: 'At a time',
  atName: 'Time to publish',
  yourTime: (zone: string) => `your time, ${zone}`,
  inThePast: 'This time has passed. Choose a later one.',
  timeMissing: 'Choose a day and a time.',
  timeSkipped: 'The clocks jump over that time. Choose another one.',
  estimate: (credits: number) => `About ${credits === 1 ? '1 credit' : `${number(credits)} credits`}, learnt from your last posts`,
  estimateUnknown: 'Cost not known yet: the first post tells',
  balance: (balance: number, time: string) => `${balance === 1 ? '1 credit' : `${number(balance)} credits`} on the account at ${time}`,
  balanceUnknown: 'Balance not known yet',
  tooFew: 'That is more than the last known balance. It then waits in the outbox until there are credits.',
  loading: 'Reading the draft…',
  readFailed: 'The draft could not be read.',
  readAgain: 'Read again',
  again: 'Post it again',
  alreadyPosted: (networks: string, time: string) => `You already posted this on ${networks} (${time}).`,
  alreadySent: (time: string) => `You already sent this draft (${time}).`,
  alreadySentSometime: 'You already sent this draft.',
  againNeeded: 'Tick “Post it again” to post it a second time.',
  textChanged: 'The text changed since this was shown. Look it over, then press again.',
  onItsWayAlready: 'This draft is on its way already.',
  seeOutbox: 'See the outbox',
  linkClient: 'Link this client…',
  decideHold: 'Decide now…',
  toastText: 'On its way',
  toastPlanned: (time: string) => `Goes out ${time}`,
  toastAction: 'Outbox',
  working: 'Putting it into the outbox…',
  uncertain: 'The app lost the answer. Press again to be sure: it is sent once, whatever happened.',
  uncertainClosed: 'The app lost the answer of a send. The outbox shows whether it is on its way.',
  uncertainButton: (client: string) => `Make sure it is sent for ${client}`,
  /** The button names the act, the reach and the client. */
  publish: (count: number, client: string) => `Publish to ${networksWord(count)} for ${client}`,
  publishWhenOnline: (count: number, client: string) => `Publish when online to ${networksWord(count)} for ${client}`,
  publishAt: (count: number, client: string) => `Schedule for ${networksWord(count)} for ${client}`,
  switched: (client: string) => `You switched client a moment ago. This goes out for ${client}. Press once more if that is right.`,
  publishSure: (client: string) => `Publish: yes, for ${client}`,
} as const

/** Why a send was refused, by code: what happened, and that nothing was sent. A code without its own sentence gets `other`. */
export const REFUSED: Partial<Record<ErrorCode, string>> & { other: string } = {
  INVALID_INPUT: 'Something here does not fit. Nothing was sent; look over the time and the networks.',
  NOT_FOUND: 'This draft is not here any more. Nothing was sent.',
  STALE_REVISION: sendWords.textChanged,
  ALREADY_SENDING: sendWords.onItsWayAlready,
  NOT_SENDABLE: 'Nothing was sent, because a network would refuse it:',
  NOT_POSSIBLE_NOW: 'The draft is in the trash. Nothing was sent; restore it first.',
  WORKSPACE_NOT_LINKED: PROBLEMS['not-linked'],
  WORKSPACE_MISSING: 'The files of this client are missing. Nothing was sent.',
  WORKSPACE_DAMAGED: 'The data of this client is damaged. Nothing was sent; open its recovery in Settings.',
  WORKSPACE_NEWER: 'The data of this client was written by a newer version of the app. Nothing was sent.',
  DISK_FULL: 'The disk is full, so the send could not be stored. Nothing was sent; free some space and press again.',
  DISK_READ_ONLY: 'The data folder cannot be written to. Nothing was sent.',
  MEDIA_REFUSED: 'A file of this draft could not be read. Nothing was sent; remove it or add it again.',
  CORE_STOPPED: 'The app’s core has stopped. Nothing more can be sent until the app is started again.',
  other: 'That did not work. Nothing was sent; press again.',
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
  return `${networkName(platform)} ${formName(first)}: ${words}`
}

export function itemName(item: Pick<SendPreview['items'][number], 'platform' | 'postType'>): string {
  return `${NETWORKS[item.platform]} ${FORMS[item.postType]}`
}
