/** What networks say of files, put together: the same thing said of several files, or for several forms of a network, is one thing. */
import type { MediaItem } from '../../contract/schemas/media.ts'
import type { Reason, VerdictReason } from '../../domain/media/index.ts'
import { platformOf } from '../../domain/post-types.ts'
import type { Platform, PostType } from '../../domain/post-types.ts'

export interface UnfitFile {
  postType: PostType
  /** Null for what is about all files together. */
  item: MediaItem | null
  reason: Reason
}

export interface UnfitFiles {
  key: string
  platform: Platform
  postTypes: PostType[]
  items: MediaItem[]
  /** Of the first file. */
  reason: Reason
}

/** What is made to fit on its way without anybody seeing it is no matter for the one who writes; the details of a file tell it. */
const MADE_TO_FIT: readonly VerdictReason[] = ['format', 'size', 'too-many-pixels']

export function groupUnfit(unfit: readonly UnfitFile[]): UnfitFiles[] {
  const groups = new Map<string, UnfitFiles>()
  for (const { postType, item, reason } of unfit) {
    if (reason.verdict === 'warns' && MADE_TO_FIT.includes(reason.code)) continue
    const platform = platformOf(postType)
    const isUnder = reason.limit !== null && reason.actual !== null && reason.actual < reason.limit
    const key = [platform, reason.code, reason.verdict, String(reason.limit), isUnder ? 'under' : 'over'].join(' ')
    const group = groups.get(key) ?? { key, platform, postTypes: [], items: [], reason }
    if (!group.postTypes.includes(postType)) group.postTypes.push(postType)
    if (item !== null && !group.items.some(({ id }) => id === item.id)) group.items.push(item)
    groups.set(key, group)
  }
  return [...groups.values()]
}
