import { Check } from 'lucide-react'
import { useId } from 'react'
import type { MediaItem } from '../../../contract/schemas/media.ts'
import { classes } from '../../lib/classes.ts'
import type { Ask } from '../../stores/captions-ask.ts'
import { toggleMedia } from '../../stores/captions-form.ts'
import type { AskForm } from '../../stores/captions-form.ts'
import { askWords } from '../../strings/captions.ts'
import { Thumb } from '../media/thumb.tsx'

/** The files of the draft; those that go along are ticked. */
export function AskFiles({ workspaceId, ask, form, media, error }: { workspaceId: string; ask: Ask; form: AskForm; media: readonly MediaItem[]; error: string | undefined }) {
  const id = useId()
  const order = media.map((item) => item.id)
  return (
    <>
      <ul aria-label={askWords.files} aria-describedby={error === undefined ? undefined : id} className="flex max-h-36 flex-wrap gap-2 overflow-y-auto p-0.5">
        {media.map((item) => {
          const isChosen = form.mediaIds.includes(item.id)
          return (
            <li key={item.id}>
              <button
                type="button"
                role="checkbox"
                aria-checked={isChosen}
                aria-label={askWords.file(item.name)}
                title={item.name}
                onClick={() => ask.edit((now) => toggleMedia(now, item.id, order))}
                className={classes('relative block size-14 overflow-hidden rounded-control bg-surface-active', isChosen ? 'ring-2 ring-action' : 'opacity-60 hover:opacity-100')}
              >
                <Thumb workspaceId={workspaceId} item={item} size="sm" />
                <span aria-hidden className={classes('absolute right-1 bottom-1 flex size-4 items-center justify-center rounded-small border', isChosen ? 'border-action bg-action text-on-action' : 'border-strong bg-surface-field')}>
                  {isChosen && <Check className="size-3" strokeWidth={3} />}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      <p className="mt-1.5 text-12 text-muted tabular-nums">{askWords.filesChosen(form.mediaIds.length, media.length)}</p>
      {error !== undefined && <p id={id} role="alert" className="mt-1 text-12 text-danger-text">{error}</p>}
    </>
  )
}
