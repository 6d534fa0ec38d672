import { ImageOff, VideoOff } from 'lucide-react'
import { useState } from 'react'
import type { LibraryItem } from '../../../contract/schemas/media.ts'
import { coverOf } from './thumb.tsx'
import { detailWords as words } from '../../strings/media-library.ts'

/** Height ÷ width of the place of a file whose shape is not known. */
const PLAIN = 9 / 16
const LEAST = 0.4
const MOST = 1

/** The file itself, as large as the pane allows; a video plays and can be sought in. The place has its size before the picture comes. */
export function DetailPicture({ workspaceId, item }: { workspaceId: string; item: LibraryItem }) {
  const [isBroken, setBroken] = useState(false)
  const src = `media://${workspaceId}/${item.sha256}`
  const shape = item.width !== null && item.height !== null && item.width > 0 ? Math.min(MOST, Math.max(LEAST, item.height / item.width)) : PLAIN
  const problem = item.flaw === 'broken' ? words.broken : item.flaw === 'undecodable' ? (item.kind === 'video' ? words.noPreview : words.undecodable) : isBroken ? (item.kind === 'video' ? words.noPreview : words.undecodable) : null
  const box = 'absolute inset-0 size-full rounded-control object-contain'
  return (
    <div>
      <div className="relative overflow-hidden rounded-control bg-surface-active" style={{ paddingTop: `${String(shape * 100)}%` }}>
        {isBroken || item.flaw === 'broken' ? (
          <span className="absolute inset-0 flex items-center justify-center text-muted">{item.kind === 'video' ? <VideoOff className="size-6" aria-hidden /> : <ImageOff className="size-6" aria-hidden />}</span>
        ) : item.kind === 'video' ? (
          // Captions of a file of the user's own are not there to be had.
          <video key={src} src={src} controls preload="metadata" aria-label={item.name} {...(item.preview === 'ready' ? { poster: `${src}/thumb${coverOf(item)}` } : {})} onError={() => setBroken(true)} className={box} />
        ) : (
          <img key={src} src={src} alt={item.alt} decoding="async" draggable={false} onError={() => setBroken(true)} className={box} />
        )}
      </div>
      {problem !== null && <p className="mt-1.5 text-12 text-muted">{problem}</p>}
    </div>
  )
}
