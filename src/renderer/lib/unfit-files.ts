/** What networks say of files, put together: the same thing said of several files, or by several forms, is one thing. */
import type { MediaItem } from '../../contract/schemas/media.ts'
import type { Reason, VerdictReason } from '../../domain/media/index.ts'
import type { PostType } from '../../domain/post-types.ts'

export interface UnfitFile {
  postType: PostType
  /** Null for what is about all files together. */
  item: MediaItem | null
  reason: Reason
}

export interface UnfitFiles {
  key: string
  postTypes: PostType[]
  items: MediaItem[]
  /** Of the first file. */
  reason: Reason
}

/** What is made to fit on its way without anybody seeing it is no matter for the one who writes; the details of a file tell it. */
const MADE_TO_FIT: readonly VerdictReason[] = ['format', 'size', 'too-many-pixels']

export function groupUnfit(unfit: readonly UnfitFile[]): UnfitFiles[] {
  const ofWrongKind = new Set(unfit.filter(({ reason }) => reason.code === 'kind').map(({ postType }) => postType))
  const groups = new Map<string, UnfitFiles>()
  for (const { postType, item, reason } of unfit) {
    if (reason.verdict === 'warns' && MADE_TO_FIT.includes(reason.code)) continue
    // How many there are matters once they are of the kind that is taken.
    if (reason.code === 'too-many-files' && ofWrongKind.has(postType)) continue
    const isUnder = reason.limit !== null && reason.actual !== null && reason.actual < reason.limit
    // What is not taken is named, and the others with it would not be of that name.
    const kind = reason.code === 'kind' || reason.code === 'format' ? (item?.mime ?? '').slice(0, reason.code === 'kind' ? 5 : undefined) : ''
    const key = [reason.code, reason.verdict, String(reason.limit), isUnder ? 'under' : 'over', kind].join(' ')
    const group = groups.get(key) ?? { key, postTypes: [], items: [], reason }
    if (!group.postTypes.includes(postType)) group.postTypes.push(postType)
    if (item !== null && !group.items.some(({ id }) => id === item.id)) group.items.push(item)
    groups.set(key, group)
  }
  return [...groups.values()]
}
