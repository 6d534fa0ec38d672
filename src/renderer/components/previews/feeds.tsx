/** Posts in a feed: Instagram, X, Facebook, LinkedIn. */
import { Bookmark, Ellipsis, Globe, Heart, MessageCircle, MessageSquareText, Repeat2, Send, Share, Share2, ThumbsUp } from 'lucide-react'
import { previewWords } from '../../strings/previews.ts'
import { Collage } from './collage.tsx'
import { Actions, Avatar, Card, Missing, Text } from './parts.tsx'
import { Carousel, NoMedia } from './picture.tsx'
import { shownRatio } from './ratios.ts'
import type { PreviewProps } from './types.ts'

export function InstagramFeed({ workspaceId, client, postType, text, media }: PreviewProps) {
  return (
    <Card postType={postType}>
      <header className="flex items-center gap-2.5 p-3">
        <Avatar client={client} size="sm" />
        <span className="min-w-0 flex-1 truncate font-semibold">{client.name}</span>
        <Ellipsis className="size-4.5 shrink-0 text-icon" aria-hidden />
      </header>
      <div style={{ aspectRatio: String(shownRatio('instagram-feed', media[0])) }}>
        {media.length === 0 ? <NoMedia>{previewWords.noMedia}</NoMedia> : <Carousel workspaceId={workspaceId} media={media} />}
      </div>
      <Dots count={media.length} />
      <div className="flex items-center justify-between px-3 pt-3">
        <Actions icons={[Heart, MessageCircle, Send]} className="gap-3.5 *:size-5" />
        <Actions icons={[Bookmark]} className="*:size-5" />
      </div>
      <Text postType={postType} text={text} lead={<b className="font-semibold">{client.name}</b>} className="px-3 pt-2 pb-3 leading-4.5" />
    </Card>
  )
}

/** As many as fit, as the network shows them below several pictures. */
function Dots({ count }: { count: number }) {
  if (count < 2) return null
  return (
    <span aria-hidden className="flex justify-center gap-1 pt-3">
      {Array.from({ length: Math.min(count, 5) }, (_, at) => <span key={at} className={`size-1.5 rounded-full ${at === 0 ? 'bg-focus' : 'bg-border-strong'}`} />)}
    </span>
  )
}

export function XPost({ workspaceId, client, postType, text, media }: PreviewProps) {
  return (
    <Card postType={postType} className="flex gap-2.5 p-3">
      <Avatar client={client} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-semibold">{client.name}</p>
        {text.trim() === '' && media.length === 0 ? <Missing>{previewWords.noText}</Missing> : <Text postType={postType} text={text} more={previewWords.showMore} className="leading-4.5" />}
        {media.length > 0 && <div className="mt-2 overflow-hidden rounded-card border border-subtle"><Collage workspaceId={workspaceId} postType="x-post" media={media.slice(0, 4)} /></div>}
        <Actions icons={[MessageCircle, Repeat2, Heart, Bookmark, Share]} className="mt-2.5 justify-between text-icon *:size-4" />
      </div>
    </Card>
  )
}

export function FacebookPost({ workspaceId, client, postType, text, media }: PreviewProps) {
  return (
    <Card postType={postType}>
      <header className="flex items-center gap-2.5 px-3 pt-3">
        <Avatar client={client} />
        <div className="min-w-0 flex-1 leading-4">
          <p className="truncate font-semibold">{client.name}</p>
          <Globe className="mt-0.5 size-3 text-icon" aria-hidden />
        </div>
        <Ellipsis className="size-4.5 shrink-0 text-icon" aria-hidden />
      </header>
      <Body postType={postType} text={text} hasMedia={media.length > 0} more={previewWords.seeMore} />
      <Collage workspaceId={workspaceId} postType="facebook-post" media={media} />
      <Actions icons={[ThumbsUp, MessageCircle, Share2]} className="justify-around py-2.5 text-icon" />
    </Card>
  )
}

export function LinkedinPost({ workspaceId, client, postType, text, media }: PreviewProps) {
  return (
    <Card postType={postType}>
      <header className="flex items-center gap-2.5 px-3 pt-3">
        <Avatar client={client} size="lg" square />
        <p className="min-w-0 flex-1 truncate font-semibold">{client.name}</p>
        <Ellipsis className="size-4.5 shrink-0 text-icon" aria-hidden />
      </header>
      <Body postType={postType} text={text} hasMedia={media.length > 0} more={previewWords.more} />
      <Collage workspaceId={workspaceId} postType="linkedin-post" media={media} />
      <Actions icons={[ThumbsUp, MessageSquareText, Repeat2, Send]} className="justify-around border-t border-subtle py-2.5 text-icon" />
    </Card>
  )
}

function Body({ postType, text, hasMedia, more }: Pick<PreviewProps, 'postType' | 'text'> & { hasMedia: boolean; more: string }) {
  if (text.trim() === '') return hasMedia ? <div className="h-3" /> : <Missing className="px-3 py-3">{previewWords.noText}</Missing>
  return <Text postType={postType} text={text} more={more} className="px-3 py-2.5 leading-4.5" />
}
