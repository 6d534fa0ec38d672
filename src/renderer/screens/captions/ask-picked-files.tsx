import { Images, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '../../components/ui/index.ts'
import type { Ask } from '../../stores/captions-ask.ts'
import { askWords } from '../../strings/captions.ts'
import { MediaPicker } from '../media/media-picker.tsx'
import { Thumb } from '../media/thumb.tsx'
import type { PickedFiles } from './use-picked-files.ts'

export interface AskPickedFilesProps {
  workspaceId: string
  ask: Ask
  ids: readonly string[]
  files: PickedFiles
  isDisabled: boolean
  error: string | undefined
}

/** Files of the client's own media that go along with a request for no draft. */
export function AskPickedFiles({ workspaceId, ask, ids, files, isDisabled, error }: AskPickedFilesProps) {
  const [isPicking, setPicking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const leaveOut = (id: string) => {
    ask.edit((form) => ({ ...form, mediaIds: form.mediaIds.filter((one) => one !== id) }))
    // The tile that had the focus goes.
    button.current?.focus()
  }
  return (
    <>
      {ids.length > 0 && (
        <ul aria-label={askWords.files} className="mb-2 flex max-h-36 flex-wrap gap-2 overflow-y-auto p-0.5">
          {ids.map((id) => {
            const item = files[id]
            return (
              <li key={id} className="group relative size-14 rounded-control bg-surface-active" title={item?.name}>
                <span className="block size-full overflow-hidden rounded-control">{item !== undefined && <Thumb workspaceId={workspaceId} item={item} size="sm" />}</span>
                {item !== undefined && (
                  <button
                    type="button"
                    aria-label={askWords.leaveOut(item.name)}
                    onClick={() => leaveOut(id)}
                    className="absolute -top-1 -right-1 flex size-5 items-center justify-center rounded-full border border-strong bg-surface text-icon hover:text-text"
                  >
                    <X className="size-3" aria-hidden />
                  </button>
                )}
              </li>
            )
          })}
        </ul>
      )}
      <Button ref={button} size="sm" icon={Images} disabled={isDisabled} onClick={() => setPicking(true)}>{askWords.pickFiles}</Button>
      {error !== undefined && <p role="alert" className="mt-1 text-12 text-danger-text">{error}</p>}
      <MediaPicker
        workspaceId={workspaceId}
        open={isPicking}
        taken={ids}
        onClose={() => setPicking(false)}
        onPick={(picked) => ask.edit((form) => ({ ...form, mediaIds: [...form.mediaIds, ...picked] }))}
      />
    </>
  )
}
