import type { ClientColor } from '../../../contract/base.ts'
import type { MediaItem } from '../../../contract/schemas/media.ts'
import type { PostType } from '../../../domain/post-types.ts'

/** All that a preview knows. What is not in here (a handle, a time, likes) is left out of it. */
export interface PreviewProps {
  workspaceId: string
  client: { name: string; color: ClientColor }
  postType: PostType
  text: string
  /** Of YouTube alone. */
  title: string
  media: readonly MediaItem[]
}
