/** The lines of the list of posts: our own first, then those made elsewhere. */
import type { ForeignPost, Post } from '../../../contract/schemas/sends.ts'

export type PostRowOf =
  | { kind: 'section'; key: string; section: 'own' | 'elsewhere' }
  | { kind: 'own'; key: string; post: Post }
  | { kind: 'foreign'; key: string; post: ForeignPost }

/** Headings only where there are both. `isAllRead`: those made elsewhere stand below the last of our own. */
export function rowsOf(own: readonly Post[], isAllRead: boolean, foreign: readonly ForeignPost[]): PostRowOf[] {
  const shown = isAllRead ? foreign : []
  const rows = own.map((post): PostRowOf => ({ kind: 'own', key: post.sendId, post }))
  if (shown.length === 0) return rows
  const section = (name: 'own' | 'elsewhere'): PostRowOf => ({ kind: 'section', key: `section-${name}`, section: name })
  return [
    ...(rows.length === 0 ? [] : [section('own'), ...rows]),
    section('elsewhere'),
    ...shown.map((post): PostRowOf => ({ kind: 'foreign', key: `elsewhere-${post.remotePostId}`, post })),
  ]
}
