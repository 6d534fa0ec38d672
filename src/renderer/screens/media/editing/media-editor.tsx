/** Where a picture or a film is cropped, turned, made smaller or cut. Nothing is changed before it is applied, and the original never is. */
import { Sheet } from '../../../components/ui/index.ts'
import type { PostType } from '../../../../domain/post-types.ts'
import { editingWords as words } from '../../../strings/media-editing.ts'
import { EditorBody } from './editor-body.tsx'
import { isSized } from './editing.ts'
import type { EditPlace } from './use-edit-acts.ts'
import { useSubject } from './use-subject.ts'

export interface MediaEditorProps extends EditPlace {
  /** Null is closed. */
  media: { id: string; name: string } | null
  /** Those that the file is for; empty: all that take its kind. */
  postTypes: readonly PostType[]
  onClose: () => void
}

export function MediaEditor({ media, postTypes, onClose, ...place }: MediaEditorProps) {
  return (
    <Sheet
      side="center"
      open={media !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={media === null ? '' : words.editOf(media.name)}
      className="h-full max-h-[min(50rem,calc(100%-48px))] max-w-275!"
    >
      {media !== null && <Subject key={media.id} mediaId={media.id} postTypes={postTypes} place={place} onClose={onClose} />}
    </Sheet>
  )
}

function Subject({ mediaId, postTypes, place, onClose }: { mediaId: string; postTypes: readonly PostType[]; place: EditPlace; onClose: () => void }) {
  const subject = useSubject(place.workspaceId, mediaId)
  if (subject.phase !== 'ready') return <p role="status" className="p-6 text-muted">{subject.phase === 'failed' ? words.failed : words.loading}</p>
  const { family, film } = subject
  const { original } = family
  // What cannot be shown here cannot be seen while it is edited.
  if (!isSized(original) || original.flaw !== null) return <p role="status" className="p-6 text-muted">{words.broken}</p>
  return <EditorBody mediaId={mediaId} original={original} begun={family.recipe} film={film} postTypes={postTypes} place={place} onClose={onClose} />
}
