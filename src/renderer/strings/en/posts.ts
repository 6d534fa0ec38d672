/** Every word of the posts: what was sent, and the fate of each item. */
import type { Post } from '../../../contract/schemas/sends.ts'
import { listOf, networkName } from './send.ts'

type Item = Post['items'][number]
export type PostTone = 'quiet' | 'active' | 'good' | 'problem'

export const postsWords = {
  title: 'Posts',
  listName: 'Posts',
  detailName: 'Post',
  untitled: 'Untitled draft',
  loading: 'Reading the posts…',
  readFailed: 'The posts could not be read. Nothing in them has changed.',
  readAgain: 'Read again',
  empty: { title: 'Nothing was sent yet', text: 'What you publish is kept here as it was sent, with what became of it on each network.', action: 'Go to the drafts' },
  openDraft: 'Open draft',
  seeOutbox: 'See the outbox',
  editedSince: 'You have edited the draft since. This shows what was sent.',
  asSent: 'As sent',
  sentAt: 'Sent',
  finishedAt: 'Finished',
  notAfter: 'Not after',
  dueAt: 'Meant for',
  credits: 'Credits',
  creditsUnknown: 'not known yet',
  files: 'Files',
  noFiles: 'none',
  postId: 'PowerPost id',
  itemId: (network: string) => `Id on ${network}`,
  copy: (what: string) => `Copy ${what}`,
  copied: 'Copied',
  noText: 'No text',
  titleOf: (title: string) => `Title: ${title}`,
  said: (error: string) => `The answer was: “${error}”`,
} as const

/** Words of the service for one item; what is not known here passes as it is. */
const STATUS: Record<string, { label: string; tone: PostTone }> = {
  draft: { label: 'Not out yet', tone: 'quiet' },
  posting: { label: 'Posting', tone: 'active' },
  publishing: { label: 'Posting', tone: 'active' },
  pending: { label: 'Posting', tone: 'active' },
  processing: { label: 'Posting', tone: 'active' },
  posted: { label: 'Posted', tone: 'good' },
  failed: { label: 'Failed', tone: 'problem' },
  canceled: { label: 'Cancelled', tone: 'quiet' },
  cancelled: { label: 'Cancelled', tone: 'quiet' },
}

/** An item of a send that was given up never went out, whatever it last said. */
export function itemStatus(item: Pick<Item, 'status'>, state: Post['state']): { label: string; tone: PostTone } {
  if (item.status === 'draft' && (state === 'cancelled' || state === 'superseded')) return { label: 'Not sent', tone: 'quiet' }
  return (Object.hasOwn(STATUS, item.status) ? STATUS[item.status] : undefined) ?? { label: item.status, tone: 'quiet' }
}

/** What a failed item means and what to do; the service's own words stand beside it. */
export function failedWords(item: Pick<Item, 'platform'>): string {
  return `${networkName(item.platform)} did not take it. The other networks are not touched by this. It can be sent again to ${networkName(item.platform)} alone, as it was or in other words.`
}

type Summed = Pick<Post, 'state' | 'items'> & Partial<Pick<Post, 'scheduledAt'>>

/** Where everything that failed went again. */
function againSummary({ items }: Summed, posted: string | null): { label: string; tone: PostTone } | null {
  const failed = items.filter((item) => item.status === 'failed')
  const isAgain = (fates: readonly string[]) => failed.length > 0 && failed.every((item) => item.again != null && fates.includes(item.again.fate))
  const names = listOf([...new Set(failed.map((item) => networkName(item.platform)))])
  const first = posted === null ? '' : `Posted on ${posted}, `
  if (isAgain(['out'])) return { label: `${first}${names} sent again: posted`, tone: 'good' }
  return isAgain(['open', 'out']) ? { label: `${first}${names} on its way again`, tone: 'active' } : null
}

/** The whole post in a few words. */
export function postSummary(post: Summed): { label: string; tone: PostTone } {
  const names = (status: string) => listOf([...new Set(post.items.filter((item) => item.status === status).map((item) => networkName(item.platform)))])
  const count = (status: string) => post.items.filter((item) => item.status === status).length
  const [posted, failed] = [count('posted'), count('failed')]
  const again = againSummary(post, posted > 0 ? names('posted') : null)
  if (again !== null) return again
  if (failed > 0) return { label: posted > 0 ? `Failed on ${names('failed')}, posted on ${names('posted')}` : `Failed on ${names('failed')}`, tone: 'problem' }
  if (posted > 0 && posted === post.items.length) return { label: `Posted on ${names('posted')}`, tone: 'good' }
  switch (post.state) {
    case 'live':
      if (post.scheduledAt != null) return { label: 'Scheduled by PowerPost', tone: 'active' }
      return posted > 0 ? { label: `Posted on ${names('posted')}, the rest is on its way`, tone: 'active' } : { label: 'On its way', tone: 'active' }
    case 'finished':
      return posted > 0 ? { label: `Posted on ${names('posted')}`, tone: 'good' } : { label: 'Finished', tone: 'quiet' }
    case 'cancelled':
      return { label: posted > 0 ? `Cancelled, though posted on ${names('posted')}` : 'Cancelled, not sent', tone: 'quiet' }
    case 'superseded':
      return { label: 'Replaced by a newer version', tone: 'quiet' }
  }
}

export function postTitle(post: Pick<Post, 'title'>): string {
  return post.title.trim() || postsWords.untitled
}
