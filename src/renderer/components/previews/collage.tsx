import type { MediaItem } from '../../../contract/schemas/media.ts'
import { classes } from '../../lib/classes.ts'
import { previewWords } from '../../strings/previews.ts'
import { Picture } from './picture.tsx'
import { shownRatio } from './ratios.ts'
import type { FeedType } from './ratios.ts'

interface CollageProps {
  workspaceId: string
  postType: FeedType
  media: readonly MediaItem[]
}

/** The pictures of a post side by side: one in its own shape, more in the way of the network. */
export function Collage({ workspaceId, postType, media }: CollageProps) {
  const [first, ...rest] = media
  if (first === undefined) return null
  if (rest.length === 0) {
    return <div style={{ aspectRatio: String(shownRatio(postType, first)) }}><Picture workspaceId={workspaceId} item={first} /></div>
  }
  const { grid, places, ratio } = postType === 'x-post' ? onX(media.length) : rows(media.length)
  const shown = media.slice(0, places.length)
  const left = media.length - shown.length
  return (
    <div className={classes('grid gap-0.5', grid)} style={{ aspectRatio: String(ratio) }}>
      {shown.map((item, at) => (
        <div key={item.id} className={classes('relative min-h-0 min-w-0', places[at])}>
          <Picture workspaceId={workspaceId} item={item} />
          {left > 0 && at === shown.length - 1 && postType !== 'x-post' && (
            <span className="absolute inset-0 flex items-center justify-center bg-media-scrim text-18 font-medium text-on-media">{previewWords.moreFiles(left)}</span>
          )}
        </div>
      ))}
    </div>
  )
}

interface Layout {
  grid: string
  places: readonly string[]
  ratio: number
}

/** Up to four in a box of 16:9; of three, the first is tall. */
function onX(count: number): Layout {
  const wide = 16 / 9
  if (count === 2) return { grid: 'grid-cols-2', places: ['', ''], ratio: wide }
  if (count === 3) return { grid: 'grid-cols-2 grid-rows-2', places: ['row-span-2', '', ''], ratio: wide }
  return { grid: 'grid-cols-2 grid-rows-2', places: ['', '', '', ''], ratio: wide }
}

/** Two beside each other; from three on, a row of large ones over a row of small ones, with how many are left on the last. */
function rows(count: number): Layout {
  if (count === 2) return { grid: 'grid-cols-2', places: ['', ''], ratio: 2 }
  if (count === 3) return { grid: 'grid-cols-2 grid-rows-[2fr_1fr]', places: ['col-span-2', '', ''], ratio: 1 }
  if (count === 4) return { grid: 'grid-cols-3 grid-rows-[2fr_1fr]', places: ['col-span-3', '', '', ''], ratio: 1 }
  return { grid: 'grid-cols-6 grid-rows-[3fr_2fr]', places: ['col-span-3', 'col-span-3', 'col-span-2', 'col-span-2', 'col-span-2'], ratio: 6 / 5 }
}
