import { CircleAlert, Crop } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { MediaEdit } from '../../../../contract/schemas/media-edits.ts'
import { Button } from '../../../components/ui/index.ts'
import { useServices } from '../../../stores/services-context.tsx'
import { editingWords as words, failedWords, makingWords } from '../../../strings/media-editing.ts'

/** Edits that are being made, and what became of those that went wrong. `draftId` undefined: of the whole client. */
export function EditLines({ workspaceId, draftId, className = '' }: { workspaceId: string; draftId?: string; className?: string }) {
  const { media } = useServices()
  const { edits } = media.of(workspaceId)
  useEffect(() => edits.start(), [edits])
  const all = useStore(edits.state, (state) => state.open)
  const shown = draftId === undefined ? all : all.filter((edit) => edit.draftId === draftId)
  if (shown.length === 0) return null
  return (
    <ul aria-label={words.underWay} className={`flex flex-col gap-1 ${className}`}>
      {shown.map((edit) => <EditLine key={edit.editId} edit={edit} onEnd={() => void edits.cancel(edit.editId).catch(() => undefined)} />)}
    </ul>
  )
}

function EditLine({ edit, onEnd }: { edit: MediaEdit; onEnd: () => void }) {
  const isFailed = edit.state === 'failed'
  const Icon = isFailed ? CircleAlert : Crop
  return (
    <li data-edit={edit.state} className="flex min-h-7 items-center gap-2 text-12">
      <Icon className={`size-4 shrink-0 ${isFailed ? 'text-danger-icon' : 'text-icon'}`} aria-hidden />
      {/* Figures that run are for the eye; what is heard is that it began, and how it ended. */}
      <p role="status" className="min-w-0 flex-1 break-words">{isFailed ? failedWords(edit) : makingWords({ ...edit, progress: null })}</p>
      {edit.progress !== null && <progress aria-label={makingWords(edit)} max={1} value={edit.progress} className="h-1 w-24 accent-(--action)" />}
      <Button size="sm" variant="ghost" onClick={onEnd}>{isFailed ? words.putAway : words.cancel}</Button>
    </li>
  )
}
