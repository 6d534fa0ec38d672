import { Ellipsis, Share2, ThumbsDown, ThumbsUp } from 'lucide-react'
import { previewWords } from '../../strings/previews.ts'
import { Actions, Avatar, Card, Missing, Text } from './parts.tsx'
import { NoMedia, Picture } from './picture.tsx'
import type { PreviewProps } from './types.ts'

/** A video as its page shows it: still, title, channel, and the beginning of the description. */
export function YoutubeVideo({ workspaceId, client, postType, text, title, media }: PreviewProps) {
  const shown = media.find((item) => item.kind === 'video') ?? media[0]
  return (
    <Card postType={postType}>
      <div className="aspect-video bg-stage">
        {shown === undefined ? <NoMedia>{previewWords.noVideo}</NoMedia> : <Picture workspaceId={workspaceId} item={shown} fit="contain" className="bg-transparent" />}
      </div>
      <div className="flex flex-col gap-2.5 p-3">
        {title.trim() === '' ? <Missing>{previewWords.noTitle}</Missing> : <p className="selectable line-clamp-2 text-15 leading-5 font-semibold break-words">{title.trim()}</p>}
        <p className="flex items-center gap-2.5"><Avatar client={client} size="sm" /><span className="min-w-0 flex-1 truncate font-medium">{client.name}</span></p>
        <Actions icons={[ThumbsUp, ThumbsDown, Share2, Ellipsis]} className="gap-5 text-icon *:size-4" />
        {text.trim() !== '' && <Text postType={postType} text={text} more={previewWords.dotsMore} className="rounded-control bg-surface-active p-2 text-12" />}
      </div>
    </Card>
  )
}
