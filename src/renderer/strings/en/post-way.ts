/** Words for what became of a post: its states, what happened when, what failed and goes again, and what was made elsewhere. Times come in as text. */
import type { AgainFate } from '../../../domain/sends/index.ts'
import type { ForeignPost, PostEvent, PostState, RemoteList } from '../../../contract/schemas/sends.ts'
import { formatNumber as number } from '../../lib/time.ts'
import { listOf, networkName } from './send.ts'

export const againWords = {
  /** Over the whole post. */
  title: (networks: string) => `${networks} did not take it`,
  text: 'What went out stays out: only what failed is sent again, as a new post.',
  send: 'Send again…',
  edit: 'Edit and send again',
  confirmTitle: (client: string) => `Send again for ${client}?`,
  confirmText: 'Goes out as it was sent, as a new post. What went out the first time is not among it.',
  networksName: 'Send again to',
  accept: (networks: string, client: string) => `Send again to ${networks} for ${client}`,
  started: 'On its way again',
  refused: 'That is not possible any more: something of it is on its way again, or went out.',
  alreadySending: 'A send of this draft is on its way. Wait for it to end.',
  failed: 'That did not work. Nothing was sent; you can try again.',
  lost: 'The app lost the answer. The list shows whether it is on its way.',
  seeIt: 'See it',
  /** Of a post that sends again what failed of another. */
  resend: 'Sends again what failed',
  seeFirst: 'See the first one',
} as const

/** Beside a failed item that was sent again. */
export const AGAIN: Record<AgainFate, string> = {
  open: 'Sent again: on its way',
  out: 'Sent again: published',
  'not-out': 'Sent again: not published either',
  'in-doubt': 'Sent again: not known whether it is out. Look at the network before you send it by hand.',
}

export const wayWords = {
  compare: 'Compare',
  compareName: (network: string) => `Compare what was drafted, sent, stored and published on ${network}`,
  statesName: 'States',
  /** Over the difference. */
  against: (state: string) => `Compared with: ${state}`,
  first: 'The draft as it is now',
  notYet: 'Not there yet',
  gone: 'This network is not in the draft any more.',
  files: (count: number) => (count === 0 ? 'No files' : count === 1 ? '1 file' : `${number(count)} files`),
  liveNote: 'As PowerPost says it was published. What the network itself shows cannot be read from here.',
  activity: 'What happened',
  request: (id: string) => `request ${id}`,
  requestName: 'Request id',
  code: (code: string) => `Code: ${code}`,
  codeName: 'Error code',
  readFailed: 'The history of this post could not be read.',
} as const

export const STATES: Record<PostState['state'], string> = { drafted: 'Draft', sent: 'Sent', stored: 'Stored', live: 'Live' }

const ITEM_STATUS: Record<string, string> = { draft: 'waits', posting: 'is being posted', publishing: 'is being posted', posted: 'was posted', failed: 'failed', scheduled: 'is scheduled', canceled: 'was cancelled', cancelled: 'was cancelled' }

export function eventWords(event: PostEvent): string {
  switch (event.what) {
    case 'drafted': return 'The draft was begun'
    case 'frozen': return 'You sent it: texts and files were frozen'
    case 'uploaded': return event.count === 1 ? 'Its file was on PowerPost' : `Its ${number(event.count ?? 0)} files were on PowerPost`
    case 'created': return 'The post was made on PowerPost'
    case 'published': return 'PowerPost took it for publishing'
    case 'scheduled': return 'PowerPost took it for its time'
    case 'unscheduled': return 'PowerPost gave it back'
    case 'carried-by-app': return 'This app took it over from PowerPost'
    case 'went-out': return 'PowerPost began to publish it'
    case 'cancelled': return 'It was cancelled'
    case 'cancelled-there': return 'It was cancelled on PowerPost'
    case 'superseded': return 'A newer version took its place'
    case 'item': return `${networkName((event.postType ?? '').split('-')[0] ?? '')} ${itemWords(event.status ?? '')}`
    case 'finished': return 'Every network has its answer'
  }
}

const itemWords = (status: string): string => (Object.hasOwn(ITEM_STATUS, status) ? (ITEM_STATUS[status] ?? status) : status)

export const elsewhereWords = {
  section: 'Made elsewhere',
  own: 'Sent from here',
  badge: 'Made elsewhere',
  about: 'This post was not sent from this app, so it can only be looked at here.',
  /** A draft that no send here claims. */
  draftAbout: 'A draft on PowerPost that no send of this app claims: made on the web site, or left behind when a request had to be repeated. It does nothing by itself.',
  madeAt: 'Made',
  scheduledFor: 'Scheduled for',
  read: 'Read PowerPost’s list',
  reading: 'Reading PowerPost’s list…',
  none: 'Nothing was made elsewhere.',
} as const

export function listWords(list: RemoteList, at: (time: number) => string): string {
  if (list.list === 'absent') return 'This PowerPost gives no list of its posts, so only what was sent from here can be shown.'
  const read = list.readAt === null ? 'PowerPost’s list was not read yet.' : `PowerPost’s list as read ${at(list.readAt)}.`
  switch (list.why) {
    case null: return read
    case 'offline': return `There is no network now. ${read}`
    case 'refused': return `PowerPost refused to give its list. ${read}`
    case 'not-linked': return 'This client is not linked to PowerPost, so there is no list to read.'
    case 'unclear': return `PowerPost’s list could not be read just now. ${read}`
  }
}

const FOREIGN: Record<string, string> = { draft: 'Draft on PowerPost', scheduled: 'Scheduled', publishing: 'Being published', published: 'Published', failed: 'Failed', canceled: 'Cancelled', cancelled: 'Cancelled' }

export function foreignStatus(post: Pick<ForeignPost, 'status'>): string {
  return Object.hasOwn(FOREIGN, post.status) ? (FOREIGN[post.status] ?? post.status) : post.status
}

/** Its first words, else where it goes. */
export function foreignTitle(post: ForeignPost): string {
  const line = post.items.map((item) => (item.title ?? item.text).trim().split('\n')[0] ?? '').find((text) => text !== '')
  return line ?? listOf([...new Set(post.items.map((item) => networkName(item.platform)))])
}
