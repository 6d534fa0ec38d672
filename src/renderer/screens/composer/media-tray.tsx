import { FilePlus2, FolderPlus, ImagePlus, Images } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import type { MediaItem } from '../../../contract/schemas/media.ts'
import { Menu } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import { appendMedia, insertMedia, moveMedia, removeMedia } from '../../stores/draft-editor-edits.ts'
import { useServices } from '../../stores/services-context.tsx'
import { libraryWords, pickerWords } from '../../strings/media-library.ts'
import { mediaWords } from '../../strings/media.ts'
import { MediaPicker } from '../media/media-picker.tsx'
import { EditLines } from '../media/editing/edit-lines.tsx'
import { MediaEditor } from '../media/editing/media-editor.tsx'
import { useEditActs } from '../media/editing/use-edit-acts.ts'
import { AltTextDialog } from './alt-text-dialog.tsx'
import { ImportRuns } from './import-runs.tsx'
import { MediaTile } from './media-tile.tsx'
import { useEditor } from './use-draft-editor.ts'

/** Marks a file of the tray that is dragged along it. */
const DRAGGED = 'application/x-powerpost-media'

/** The files of a draft in the order they are sent. */
export function MediaTray({ editor }: { editor: DraftEditor }) {
  const { workspaceId, draftId } = editor
  const { drafts, toasts } = useServices()
  const ids = useEditor(editor, (state) => state.content.mediaIds)
  const media = useEditor(editor, (state) => state.media)
  const isTrashed = useEditor(editor, (state) => state.facts.trashedAt !== null)
  const [isPicking, setPicking] = useState(false)
  const [described, setDescribed] = useState<MediaItem | null>(null)
  const [edited, setEdited] = useState<MediaItem | null>(null)
  const postTypes = useEditor(editor, (state) => state.content.postTypes)
  const place = useMemo(() => ({ workspaceId, draftId, settle: editor.settle }), [workspaceId, draftId, editor])
  const edits = useEditActs(place)
  const [dragged, setDragged] = useState<string | null>(null)
  const [gap, setGap] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const list = useRef<HTMLUListElement>(null)

  const nameOf = (id: string) => media[id]?.name ?? mediaWords.gone

  function focusTile(at: number): void {
    // The tile has its new place after the next paint.
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('[data-tile]')[at]?.focus())
  }

  function move(id: string, to: number): void {
    if (isTrashed || to < 0 || to >= ids.length) return
    editor.edit(moveMedia(id, to))
    setSaid(mediaWords.moved(nameOf(id), to + 1, ids.length))
    focusTile(to)
  }

  function remove(id: string): void {
    const at = ids.indexOf(id)
    if (isTrashed || at === -1) return
    editor.edit(removeMedia(id))
    toasts.getState().show({ text: mediaWords.removed(nameOf(id)), action: { label: mediaWords.undo, run: () => editor.edit(insertMedia(id, at)) } })
    if (ids.length > 1) focusTile(Math.min(at, ids.length - 2))
  }

  function drop(): void {
    if (dragged !== null && gap !== null) {
      const from = ids.indexOf(dragged)
      editor.edit(moveMedia(dragged, gap > from ? gap - 1 : gap))
    }
    setDragged(null)
    setGap(null)
  }

  return (
    <div role="group" aria-label={mediaWords.tray} className="shrink-0 border-t border-border">
      <ul
        ref={list}
        className="flex max-h-44 flex-wrap gap-2 overflow-y-auto px-4 py-3"
        onDragOver={(event) => {
          if (dragged === null || !event.dataTransfer.types.includes(DRAGGED)) return
          event.preventDefault()
          event.dataTransfer.dropEffect = 'move'
          setGap(gapAt(event.currentTarget, event.clientX, event.clientY))
        }}
        onDrop={(event) => {
          if (dragged === null) return
          event.preventDefault()
          drop()
        }}
      >
        {ids.map((id, at) => (
          <MediaTile
            key={id}
            workspaceId={workspaceId}
            item={media[id] ?? null}
            at={at}
            count={ids.length}
            isReadOnly={isTrashed}
            isDragged={dragged === id}
            gap={dragged === null || gap === null ? null : gap === at ? 'before' : gap === ids.length && at === ids.length - 1 ? 'after' : null}
            onDescribe={() => setDescribed(media[id] ?? null)}
            onEdit={() => setEdited(media[id] ?? null)}
            onRestore={() => void edits.restore(id)}
            onMove={(to) => move(id, to)}
            onFocusAt={focusTile}
            onRemove={() => remove(id)}
            onDragStart={(event) => {
              event.dataTransfer.setData(DRAGGED, id)
              event.dataTransfer.effectAllowed = 'move'
              setDragged(id)
            }}
            onDragEnd={() => {
              setDragged(null)
              setGap(null)
            }}
          />
        ))}
        {!isTrashed && (
          <li>
            <Menu
              label={mediaWords.add}
              items={[
                { label: libraryWords.fromComputer, icon: FilePlus2, onSelect: () => drafts.imports.pick(workspaceId, draftId) },
                { label: libraryWords.folders, icon: FolderPlus, onSelect: () => drafts.imports.pick(workspaceId, draftId, 'folders') },
                { label: pickerWords.fromMedia, icon: Images, onSelect: () => setPicking(true) },
              ]}
              trigger={(
                <button
                  type="button"
                  aria-label={ids.length === 0 ? undefined : mediaWords.add}
                  className={classes(
                    'flex h-18 items-center justify-center gap-2 rounded-control border border-dashed border-strong text-12 text-muted transition-colors hover:border-text hover:bg-surface-hover hover:text-text',
                    ids.length === 0 ? 'px-4' : 'w-18 flex-col gap-1',
                  )}
                >
                  <ImagePlus className="size-4" aria-hidden />
                  {ids.length === 0 && <span>{mediaWords.add} <span className="text-muted">{mediaWords.addHint}</span></span>}
                </button>
              )}
            />
          </li>
        )}
      </ul>
      <EditLines workspaceId={workspaceId} draftId={draftId} className="px-4 pb-2" />
      <ImportRuns workspaceId={workspaceId} draftId={draftId} />
      <p role="status" className="sr-only">{said}</p>
      <MediaPicker workspaceId={workspaceId} open={isPicking} taken={ids} onClose={() => setPicking(false)} onPick={(picked) => editor.edit(appendMedia(picked))} />
      <MediaEditor {...place} media={edited} postTypes={postTypes} onClose={() => setEdited(null)} />
      <AltTextDialog workspaceId={workspaceId} item={described} onClose={() => setDescribed(null)} />
    </div>
  )
}

/** Before which tile a point lies, in the order of reading. */
function gapAt(list: HTMLElement, x: number, y: number): number {
  const tiles = [...list.querySelectorAll('[data-tile]')].map((tile) => tile.getBoundingClientRect())
  const at = tiles.findIndex((box) => y < box.bottom && (x < box.left + box.width / 2 || y < box.top))
  return at === -1 ? tiles.length : at
}
