import { Crop } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { EditFamily } from '../../../../contract/schemas/media-edits.ts'
import type { LibraryItem, MediaItem } from '../../../../contract/schemas/media.ts'
import { Button } from '../../../components/ui/index.ts'
import { useServices } from '../../../stores/services-context.tsx'
import { editingWords as words } from '../../../strings/media-editing.ts'
import { Thumb } from '../thumb.tsx'
import { MediaEditor } from './media-editor.tsx'

/** Of the original and of what else was made of it. */
function useFamily(workspaceId: string, mediaId: string): EditFamily | null {
  const { connection } = useServices()
  const [read, setRead] = useState<EditFamily | null>(null)
  useEffect(() => {
    let isGone = false
    const look = () => connection.call((client) => client.media.family({ workspaceId, mediaId })).then((family) => { if (!isGone) setRead(family) }, () => undefined)
    void look()
    const off = connection.onChanged(({ topic, workspaceId: of, ids }) => { if (of === workspaceId && topic === 'media' && (ids.length === 0 || ids.includes(mediaId))) void look() })
    return () => {
      isGone = true
      off()
    }
  }, [connection, workspaceId, mediaId])
  return read?.item.id === mediaId ? read : null
}

/** Editing a file of the library, and what it is an edit of. */
export function DetailEdits({ workspaceId, item }: { workspaceId: string; item: LibraryItem }) {
  const [isEditing, setEditing] = useState(false)
  const family = useFamily(workspaceId, item.id)
  const isEdit = family !== null && family.original.id !== item.id
  const others = family?.made ?? []
  return (
    <section className="flex flex-col gap-2">
      <div><Button size="sm" icon={Crop} disabled={item.flaw !== null || item.trashedAt !== null} onClick={() => setEditing(true)}>{words.edit}</Button></div>
      {(isEdit || others.length > 0) && (
        <div className="flex flex-wrap items-center gap-1.5 text-12 text-muted">
          {isEdit && <><span>{words.editedFrom}</span><Relative workspaceId={workspaceId} item={family.original} /></>}
          {others.length > 0 && <><span>{words.copies(others.length)}</span>{others.slice(0, MOST_SHOWN).map((one) => <Relative key={one.id} workspaceId={workspaceId} item={one} />)}</>}
        </div>
      )}
      <MediaEditor workspaceId={workspaceId} draftId={null} media={isEditing ? item : null} postTypes={[]} onClose={() => setEditing(false)} />
    </section>
  )
}

const MOST_SHOWN = 6

function Relative({ workspaceId, item }: { workspaceId: string; item: MediaItem }) {
  const { app } = useServices()
  return (
    <button
      type="button"
      aria-label={`${words.show}: ${item.name}`}
      title={item.name}
      onClick={() => app.getState().go({ section: 'media', aim: { kind: 'media', mediaId: item.id } })}
      className="size-8 overflow-hidden rounded-small bg-surface-active"
    >
      <Thumb workspaceId={workspaceId} item={item} size="sm" />
    </button>
  )
}
