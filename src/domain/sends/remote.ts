/** Comparing what we sent with what the service shows. Words that we do not know pass and never count as "draft". */
export interface ItemSent {
  postType: string
  content: string
  title: string | null
  mediaIds: readonly string[]
}
export interface ItemShown extends ItemSent {
  status: string
}
export interface PostShown {
  postId: string
  status: string
  /** ISO 8601; null when absent. */
  createdAt: string | null
  items: readonly ItemShown[]
}

/** How much earlier than our request a post may claim to be made and still be ours: clocks differ. */
export const CREATED_SKEW_MS = 2 * 60_000

const FINAL_ITEM = new Set(['posted', 'failed', 'canceled', 'cancelled'])
const FINAL_POST = new Set(['published', 'failed', 'canceled', 'cancelled'])
const OPEN_ITEM = new Set(['draft', 'posting', 'publishing', 'pending', 'queued', 'scheduled', 'processing'])

/** The post, or any item, has left the state in which publishing is still possible. */
export function isPastDraft(post: Pick<PostShown, 'status' | 'items'>): boolean {
  return post.status !== 'draft' || post.items.some((item) => item.status !== 'draft')
}

/** Every item has its fate. An item state we do not know is final once the post itself is. */
export function isFinal(post: Pick<PostShown, 'status' | 'items'>): boolean {
  if (post.items.length === 0) return FINAL_POST.has(post.status)
  return post.items.every((item) => FINAL_ITEM.has(item.status) || (FINAL_POST.has(post.status) && !OPEN_ITEM.has(item.status)))
}

const CANCELLED_POST = new Set(['canceled', 'cancelled'])
const PAST_POST = new Set(['publishing', 'published', 'failed'])
const PAST_ITEM = new Set(['posting', 'publishing', 'processing', 'posted', 'failed'])

/** Where a post with a time stands. `unclear`: a word that we do not know, of a post of which nothing has begun. */
export type Standing = 'draft' | 'scheduled' | 'cancelled' | 'past-draft' | 'unclear'

export function standingOf(post: Pick<PostShown, 'status' | 'items'>): Standing {
  if (PAST_POST.has(post.status) || post.items.some((item) => PAST_ITEM.has(item.status))) return 'past-draft'
  if (CANCELLED_POST.has(post.status)) return 'cancelled'
  if (post.status === 'scheduled') return 'scheduled'
  return isPastDraft(post) ? 'unclear' : 'draft'
}

const plain = (text: string) => text.normalize('NFC').replaceAll('\r\n', '\n').trim()

/** The same post types with the same text and the same files in the same order. A title the service does not echo is not compared. */
export function hasEqualItems(sent: readonly ItemSent[], shown: readonly ItemSent[]): boolean {
  if (sent.length !== shown.length) return false
  const byType = new Map(shown.map((item) => [item.postType, item]))
  return sent.every((ours) => {
    const theirs = byType.get(ours.postType)
    if (!theirs || plain(theirs.content) !== plain(ours.content)) return false
    if (theirs.title !== null && plain(theirs.title) !== plain(ours.title ?? '')) return false
    return theirs.mediaIds.length === ours.mediaIds.length && theirs.mediaIds.every((id, at) => id === ours.mediaIds[at])
  })
}

/**
 * The one post that may be taken for ours after a lost answer: a draft (never a published one), not claimed by another
 * send, equal, and not older than the request. `sentAt` is in the service's time. Null when there is none.
 */
export function findAdoptable(posts: readonly PostShown[], sent: readonly ItemSent[], claimed: ReadonlySet<string>, sentAt: number | null): PostShown | null {
  return posts.find((post) => {
    if (isPastDraft(post) || claimed.has(post.postId) || !hasEqualItems(sent, post.items)) return false
    const made = post.createdAt === null ? NaN : Date.parse(post.createdAt)
    return sentAt === null || Number.isNaN(made) || made >= sentAt - CREATED_SKEW_MS
  }) ?? null
}
