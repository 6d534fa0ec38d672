/** What fills the screen of a phone: reels, stories, shorts, and TikTok. */
import { Bookmark, Ellipsis, Forward, Heart, MessageCircle, Repeat2, Send, Share2, ThumbsDown, ThumbsUp, X } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MediaItem } from '../../../contract/schemas/media.ts'
import type { PostType } from '../../../domain/post-types.ts'
import { previewWords } from '../../strings/previews.ts'
import { Actions, Avatar, Card, Text } from './parts.tsx'
import { Carousel, Picture, VideoMark } from './picture.tsx'
import { fillsScreen } from './ratios.ts'
import type { PreviewProps } from './types.ts'

const RAILS: Partial<Record<PostType, readonly LucideIcon[]>> = {
  'instagram-reel': [Heart, MessageCircle, Send, Ellipsis],
  'facebook-reel': [ThumbsUp, MessageCircle, Share2, Ellipsis],
  'tiktok-video': [Heart, MessageCircle, Bookmark, Forward],
  'tiktok-photos': [Heart, MessageCircle, Bookmark, Forward],
  'youtube-short': [ThumbsUp, ThumbsDown, MessageCircle, Share2, Repeat2],
}

const fitOf = (item: MediaItem) => (fillsScreen(item) ? 'cover' : 'contain')

/** Reels, TikTok and shorts: who, and what is said, over the picture. */
export function Reel({ workspaceId, client, postType, text, title, media }: PreviewProps) {
  const isPhotos = postType === 'tiktok-photos'
  // There the picture of who it is stands over the signs.
  const isTiktok = isPhotos || postType === 'tiktok-video'
  const isShort = postType === 'youtube-short'
  // Where one video is shown, it is the video among the files.
  const shown = isPhotos ? media : media.filter((item) => item.kind === 'video').concat(media).slice(0, 1)
  return (
    <Card postType={postType} className="border-0 bg-transparent">
      <Stage media={shown} workspaceId={workspaceId} empty={isPhotos ? previewWords.noPhotos : previewWords.noVideo}>
        <div className="absolute inset-x-0 bottom-0 flex items-end gap-2 bg-linear-to-t from-media-scrim via-media-scrim/60 to-transparent p-3 pt-16 text-on-media">
          <div className="pointer-events-auto min-w-0 flex-1 text-12">
            <p className="flex items-center gap-2">{!isTiktok && <Avatar client={client} size="sm" />}<span className="truncate text-13 font-semibold">{client.name}</span></p>
            {isShort
              ? <p className="mt-1.5 line-clamp-2 font-medium break-words">{title.trim() === '' ? previewWords.noTitle : title.trim()}</p>
              : <Text postType={postType} text={text} isOverlaid className="mt-1.5 max-h-40 overflow-y-auto" />}
          </div>
          <div className="flex flex-col items-center gap-4">
            {isTiktok && <Avatar client={client} />}
            <Actions icons={RAILS[postType] ?? []} className="flex-col gap-4 text-on-media *:size-5" />
          </div>
        </div>
      </Stage>
      {isShort && text.trim() !== '' && <Note>{previewWords.shortText}</Note>}
    </Card>
  )
}

/** Stories: the picture alone, with whose it is. */
export function Story({ workspaceId, client, postType, text, media }: PreviewProps) {
  return (
    <Card postType={postType} className="border-0 bg-transparent">
      <Stage media={media.slice(0, 1)} workspaceId={workspaceId} empty={previewWords.noMedia}>
        <div className="absolute inset-x-0 top-0 bg-linear-to-b from-media-scrim to-transparent p-2.5 pb-8 text-on-media">
          <span aria-hidden className="block h-0.5 rounded-full bg-on-media/40"><span className="block h-full w-1/3 rounded-full bg-on-media" /></span>
          <p className="mt-2 flex items-center gap-2">
            <Avatar client={client} size="sm" />
            <span className="min-w-0 flex-1 truncate font-semibold">{client.name}</span>
            <Ellipsis className="size-4 shrink-0" aria-hidden />
            <X className="size-4 shrink-0" aria-hidden />
          </p>
        </div>
        <div aria-hidden className="absolute inset-x-0 bottom-0 flex items-center gap-3 bg-linear-to-t from-media-scrim to-transparent p-3 pt-8 text-on-media">
          <span className="h-8 flex-1 rounded-full border border-on-media/60" />
          {postType === 'instagram-story' ? <Actions icons={[Heart, Send]} className="gap-3 text-on-media *:size-5" /> : <Actions icons={[ThumbsUp, Heart]} className="gap-3 text-on-media *:size-5" />}
        </div>
      </Stage>
      {text.trim() !== '' && <Note>{previewWords.storyText}</Note>}
    </Card>
  )
}

/** The screen of a phone. What is laid over the picture lets the pointer through to it. */
function Stage({ workspaceId, media, empty, children }: { workspaceId: string; media: readonly MediaItem[]; empty: string; children: ReactNode }) {
  const [first, second] = media
  return (
    <div className="relative mx-auto aspect-[9/16] w-full max-w-64 overflow-hidden rounded-card border border-subtle bg-stage">
      {first === undefined ? <p className="flex size-full items-center justify-center p-8 text-center text-12 text-on-media">{empty}</p>
        : second === undefined ? <Picture workspaceId={workspaceId} item={first} fit={fitOf(first)} plain className="bg-transparent" />
          : <Carousel workspaceId={workspaceId} media={media} fits={fitOf} />}
      {first?.kind === 'video' && second === undefined && <VideoMark item={{ ...first, durationMs: null }} />}
      <div className="pointer-events-none absolute inset-0">{children}</div>
    </div>
  )
}

function Note({ children }: { children: string }) {
  return <p className="mt-2 text-center text-12 text-muted">{children}</p>
}
