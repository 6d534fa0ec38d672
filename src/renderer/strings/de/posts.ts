/** Every word of the posts: what was sent, and the fate of each item. */
import type { Post } from '../../../contract/schemas/sends.ts'
import type * as en from '../en/posts.ts'
import type { PostTone } from '../en/posts.ts'
import type { Words } from '../language.ts'
import { listOf, networkName } from './send.ts'

type Item = Post['items'][number]

export const postsWords: Words<typeof en.postsWords> = {
  title: 'Beiträge',
  listName: 'Beiträge',
  detailName: 'Beitrag',
  untitled: 'Entwurf ohne Titel',
  loading: 'Die Beiträge werden gelesen…',
  readFailed: 'Die Beiträge konnten nicht gelesen werden. An ihnen hat sich nichts geändert.',
  readAgain: 'Noch einmal lesen',
  empty: { title: 'Noch nichts gesendet', text: 'Was du veröffentlichst, bleibt hier so, wie es gesendet wurde, mit dem, was in jedem Netzwerk daraus geworden ist.', action: 'Zu den Entwürfen' },
  openDraft: 'Entwurf öffnen',
  seeOutbox: 'Zum Postausgang',
  editedSince: 'Du hast den Entwurf seither geändert. Hier steht, was gesendet wurde.',
  asSent: 'Wie gesendet',
  sentAt: 'Gesendet',
  finishedAt: 'Fertig',
  notAfter: 'Nicht nach',
  dueAt: 'Geplant für',
  credits: 'Credits',
  creditsUnknown: 'noch nicht bekannt',
  files: 'Dateien',
  noFiles: 'keine',
  postId: 'PowerPost-ID',
  itemId: (network) => `ID auf ${network}`,
  copy: (what) => `${what} kopieren`,
  copied: 'Kopiert',
  noText: 'Kein Text',
  titleOf: (title) => `Titel: ${title}`,
  said: (error) => `Die Antwort war: „${error}“`,
}

/** Words of the service for one item; what is not known here passes as it is. */
const STATUS: Record<string, { label: string; tone: PostTone }> = {
  draft: { label: 'Noch nicht draußen', tone: 'quiet' },
  posting: { label: 'Wird veröffentlicht', tone: 'active' },
  publishing: { label: 'Wird veröffentlicht', tone: 'active' },
  pending: { label: 'Wird veröffentlicht', tone: 'active' },
  processing: { label: 'Wird veröffentlicht', tone: 'active' },
  posted: { label: 'Veröffentlicht', tone: 'good' },
  failed: { label: 'Fehlgeschlagen', tone: 'problem' },
  canceled: { label: 'Abgebrochen', tone: 'quiet' },
  cancelled: { label: 'Abgebrochen', tone: 'quiet' },
}

/** An item of a send that was given up never went out, whatever it last said. */
export function itemStatus(item: Pick<Item, 'status'>, state: Post['state']): { label: string; tone: PostTone } {
  if (item.status === 'draft' && (state === 'cancelled' || state === 'superseded')) return { label: 'Nicht gesendet', tone: 'quiet' }
  return (Object.hasOwn(STATUS, item.status) ? STATUS[item.status] : undefined) ?? { label: item.status, tone: 'quiet' }
}

/** What a failed item means and what to do; the service's own words stand beside it. */
export function failedWords(item: Pick<Item, 'platform'>): string {
  const name = networkName(item.platform)
  return `${name} hat ihn nicht angenommen. Die anderen Netzwerke berührt das nicht. Er kann noch einmal nur an ${name} gesendet werden, so wie er war oder mit anderen Worten.`
}

/** Where everything that failed went again. */
function againSummary({ items }: Pick<Post, 'items'>, posted: string | null): { label: string; tone: PostTone } | null {
  const failed = items.filter((item) => item.status === 'failed')
  const isAgain = (fates: readonly string[]) => failed.length > 0 && failed.every((item) => item.again != null && fates.includes(item.again.fate))
  const names = listOf([...new Set(failed.map((item) => networkName(item.platform)))])
  const first = posted === null ? '' : `Veröffentlicht auf ${posted}, `
  if (isAgain(['out'])) return { label: `${first}${names} beim zweiten Mal`, tone: 'good' }
  return isAgain(['open', 'out']) ? { label: `${first}${names} wieder unterwegs`, tone: 'active' } : null
}

/** The whole post in a few words. */
export const postSummary: typeof en.postSummary = (post) => {
  const names = (status: string) => listOf([...new Set(post.items.filter((item) => item.status === status).map((item) => networkName(item.platform)))])
  const count = (status: string) => post.items.filter((item) => item.status === status).length
  const [posted, failed] = [count('posted'), count('failed')]
  const again = againSummary(post, posted > 0 ? names('posted') : null)
  if (again !== null) return again
  if (failed > 0) return { label: posted > 0 ? `Fehlgeschlagen auf ${names('failed')}, veröffentlicht auf ${names('posted')}` : `Fehlgeschlagen auf ${names('failed')}`, tone: 'problem' }
  if (posted > 0 && posted === post.items.length) return { label: `Veröffentlicht auf ${names('posted')}`, tone: 'good' }
  switch (post.state) {
    case 'live':
      if (post.scheduledAt != null) return { label: 'Von PowerPost geplant', tone: 'active' }
      return posted > 0 ? { label: `Veröffentlicht auf ${names('posted')}, der Rest ist unterwegs`, tone: 'active' } : { label: 'Unterwegs', tone: 'active' }
    case 'finished':
      return posted > 0 ? { label: `Veröffentlicht auf ${names('posted')}`, tone: 'good' } : { label: 'Fertig', tone: 'quiet' }
    case 'cancelled':
      return { label: posted > 0 ? `Abgebrochen, aber veröffentlicht auf ${names('posted')}` : 'Abgebrochen, nicht gesendet', tone: 'quiet' }
    case 'superseded':
      return { label: 'Durch eine neuere Fassung ersetzt', tone: 'quiet' }
  }
}

export function postTitle(post: Pick<Post, 'title'>): string {
  return post.title.trim() || postsWords.untitled
}
