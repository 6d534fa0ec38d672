/** What putting a set of hashtags in would come to, by what the networks take. */
import { hashtagLimit } from '../../../domain/captions/index.ts'
import { platformsOf } from '../../../domain/draft-content.ts'
import type { DraftContent } from '../../../domain/draft-content.ts'
import type { Platform } from '../../../domain/post-types.ts'
import { missingTags, tagsOf } from '../../../domain/writing/index.ts'
import type { CaptionTab } from '../../stores/draft-editor-edits.ts'
import { captionIn } from '../../stores/draft-editor-edits.ts'

export interface TagsWhenIn {
  /** Tags of the set. */
  count: number
  /** Networks that would get more tags than they take. */
  over: { platform: Platform; max: number }[]
}

export function tagsWhenIn(set: string, content: DraftContent, tab: CaptionTab): TagsWhenIn {
  const text = captionIn(content, tab)
  const after = tagsOf(text).length + missingTags(set, text).length
  const platforms = tab === 'shared' ? platformsOf(content).filter((platform) => content.variants[platform] === undefined) : [tab]
  const over = platforms.flatMap((platform) => {
    const max = hashtagLimit(platform, content.postTypes)?.max
    return max !== undefined && after > max ? [{ platform, max }] : []
  })
  return { count: tagsOf(set).length, over }
}
