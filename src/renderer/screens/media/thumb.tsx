import { ImageOff, Video } from 'lucide-react'
import { useState } from 'react'
import type { MediaItem } from '../../../contract/schemas/media.ts'
import { classes } from '../../lib/classes.ts'
import { libraryWords } from '../../strings/media-library.ts'

/** Where a small picture of a file is to be had; null where there is none to ask for. */
export function thumbOf(workspaceId: string, item: Pick<MediaItem, 'sha256' | 'kind' | 'preview' | 'coverMs'>): string | null {
  const original = `media://${workspaceId}/${item.sha256}`
  if (item.preview === 'ready') return `${original}/thumb${coverOf(item)}`
  return item.kind === 'image' ? original : null
}

/** Another cover is another address, so that the one before is not shown in its place. */
export const coverOf = ({ coverMs }: Pick<MediaItem, 'coverMs'>): string => (coverMs == null ? '' : `/${coverMs}`)

export interface ThumbProps {
  workspaceId: string
  item: Pick<MediaItem, 'sha256' | 'kind' | 'preview' | 'flaw' | 'coverMs'>
  fit?: 'cover' | 'contain'
  /** Small places have no room for words. */
  size?: 'sm' | 'md'
}

/** A small picture of a file. One that cannot be shown says so in its place; one that comes later takes its place without a jump. */
export function Thumb({ workspaceId, item, fit = 'cover', size = 'md' }: ThumbProps) {
  const src = thumbOf(workspaceId, item)
  const [broken, setBroken] = useState<string | null>(null)
  if (src === null || broken === src) return <NoPicture item={item} size={size} />
  return <img key={src} src={src} alt="" loading="lazy" decoding="async" draggable={false} onError={() => setBroken(src)} className={classes('size-full', fit === 'cover' ? 'object-cover' : 'object-contain')} />
}

function NoPicture({ item, size }: Required<Pick<ThumbProps, 'item' | 'size'>>) {
  const Icon = item.kind === 'video' ? Video : ImageOff
  const words = item.preview === 'pending' && item.kind === 'video' ? libraryWords.previewComing : libraryWords.noPreview
  return (
    <span className="flex size-full flex-col items-center justify-center gap-1 bg-surface-active p-1 text-center text-12 leading-4 text-muted">
      <Icon className="size-4 shrink-0" aria-hidden />
      {size === 'md' && <span className="max-w-full truncate">{words}</span>}
    </span>
  )
}
