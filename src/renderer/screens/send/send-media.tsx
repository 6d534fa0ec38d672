import { Film } from 'lucide-react'
import type { MediaItem } from '../../../contract/schemas/media.ts'
import { sendWords } from '../../strings/send.ts'

/** As many as fit in one row of the narrowest sheet. */
const SHOWN = 10

/** The files, in the order in which they go out. */
export function SendMedia({ workspaceId, media }: { workspaceId: string; media: readonly MediaItem[] }) {
  if (media.length === 0) return null
  const rest = media.length - SHOWN
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-subtle px-4 py-3">
      <p className="w-40 font-medium">{sendWords.media(media.length)}</p>
      <ul aria-label={sendWords.mediaName} className="flex min-w-0 flex-1 flex-wrap items-center gap-1">
        {media.slice(0, SHOWN).map((item) => (
          <li key={item.id} title={item.name} className="size-10 overflow-hidden rounded-small bg-surface-active">
            {item.kind === 'image'
              ? <img src={`media://${workspaceId}/${item.sha256}`} alt={item.alt || item.name} className="size-full object-cover" />
              : <span role="img" aria-label={item.name} className="flex size-full items-center justify-center text-icon"><Film className="size-4" aria-hidden /></span>}
          </li>
        ))}
        {rest > 0 && <li className="pl-1 text-12 text-muted">{sendWords.moreMedia(rest)}</li>}
      </ul>
    </div>
  )
}
