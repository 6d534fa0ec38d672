import { ChevronLeft, ChevronRight, Film, ImageOff, Play } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { MediaItem } from '../../../contract/schemas/media.ts'
import { classes } from '../../lib/classes.ts'
import { seconds } from '../../strings/media-figures.ts'
import { previewWords } from '../../strings/previews.ts'

interface PictureProps {
  workspaceId: string
  item: MediaItem
  /** `contain`: whole, between bars. */
  fit?: 'cover' | 'contain'
  /** The sign of a video is drawn by who places it. */
  plain?: boolean
  className?: string
}

/** One file, filling its place: a picture, or what is shown of a video before it runs. */
export function Picture({ workspaceId, item, fit = 'cover', plain = false, className }: PictureProps) {
  return (
    <span className={classes('relative block size-full overflow-hidden bg-surface-active', className)}>
      <Shown key={`${item.sha256} ${String(item.coverMs)}`} workspaceId={workspaceId} item={item} fit={fit} />
      {item.kind === 'video' && !plain && <VideoMark item={item} />}
    </span>
  )
}

/** The thumbnail; of a picture that has none, the picture itself; of a video without a still, a sign. */
function Shown({ workspaceId, item, fit }: { workspaceId: string; item: MediaItem; fit: 'cover' | 'contain' }) {
  const original = `media://${workspaceId}/${item.sha256}`
  const [failed, setFailed] = useState<'none' | 'thumbnail' | 'all'>('none')
  // A still that was not there yet may be by now.
  useEffect(() => setFailed('none'), [item.preview])
  const name = item.alt === '' ? item.name : item.alt
  if (failed === 'all' || (failed === 'thumbnail' && item.kind === 'video')) {
    const Icon = item.kind === 'video' ? Film : ImageOff
    return <span role="img" aria-label={name} className="absolute inset-0 flex items-center justify-center text-icon"><Icon className="size-6" aria-hidden /></span>
  }
  return (
    <img
      src={failed === 'none' ? `${original}/thumb${item.coverMs == null ? '' : `/${item.coverMs}`}` : original}
      alt={name}
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={() => setFailed(failed === 'none' ? 'thumbnail' : 'all')}
      className={classes('absolute inset-0 size-full', fit === 'cover' ? 'object-cover' : 'object-contain')}
    />
  )
}

export function VideoMark({ item }: { item: MediaItem }) {
  return (
    <>
      <span aria-hidden className="absolute top-1/2 left-1/2 flex size-10 -translate-x-1/2 -translate-y-1/2 items-center justify-center rounded-full bg-media-scrim text-on-media"><Play className="ml-0.5 size-5" fill="currentColor" /></span>
      {item.durationMs !== null && <Tag className="right-2 bottom-2">{seconds(item.durationMs)}</Tag>}
    </>
  )
}

export function Tag({ children, className }: { children: string; className: string }) {
  return <span className={classes('absolute rounded-small bg-media-scrim px-1.5 text-12 leading-5 text-on-media tabular-nums', className)}>{children}</span>
}

/** Several files, one at a time, as one swipes through them. */
export function Carousel({ workspaceId, media, fits, mark = true }: { workspaceId: string; media: readonly MediaItem[]; fits?: (item: MediaItem) => 'cover' | 'contain'; mark?: boolean }) {
  const [wanted, setWanted] = useState(0)
  const at = Math.min(wanted, media.length - 1)
  const item = media[at]
  if (item === undefined) return null
  return (
    <div className="group relative size-full">
      <Picture workspaceId={workspaceId} item={item} fit={fits?.(item) ?? 'cover'} className={fits === undefined ? '' : 'bg-transparent'} />
      {media.length > 1 && (
        <>
          {mark && <Tag className="top-3 right-3 rounded-full px-2">{previewWords.position(at + 1, media.length)}</Tag>}
          {at > 0 && <Step label={previewWords.before} icon={ChevronLeft} className="left-2" onPress={() => setWanted(at - 1)} />}
          {at < media.length - 1 && <Step label={previewWords.after} icon={ChevronRight} className="right-2" onPress={() => setWanted(at + 1)} />}
        </>
      )}
    </div>
  )
}

function Step({ label, icon: Icon, className, onPress }: { label: string; icon: typeof ChevronLeft; className: string; onPress: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onPress}
      className={classes('absolute top-1/2 z-10 flex size-6 -translate-y-1/2 items-center justify-center rounded-full bg-media-scrim text-on-media opacity-0 transition-opacity group-hover:opacity-100 focus-visible:opacity-100', className)}
    >
      <Icon className="size-4" aria-hidden />
    </button>
  )
}

/** The place of a file that is not there yet. */
export function NoMedia({ children }: { children: string }) {
  return <span className="flex size-full items-center justify-center bg-surface-active p-6 text-center text-12 text-muted">{children}</span>
}
