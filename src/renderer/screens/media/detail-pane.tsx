import { ChevronLeft, ChevronRight, FolderOpen, Star, X } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { LibraryItem } from '../../../contract/schemas/media.ts'
import { Button, IconButton, RelativeTime } from '../../components/ui/index.ts'
import { problemOf } from '../../stores/media-library-editor.ts'
import type { MediaEditor } from '../../stores/media-library-editor.ts'
import { useServices } from '../../stores/services-context.tsx'
import { detailWords as words, factsOf, libraryWords, saveWords } from '../../strings/media-library.ts'
import { DetailField, DetailText } from './detail-fields.tsx'
import { DetailEdits } from './editing/detail-edits.tsx'
import { DetailFits } from './detail-fits.tsx'
import { DetailPicture } from './detail-picture.tsx'
import { DetailUses } from './detail-uses.tsx'
import { TagField } from './tag-field.tsx'

export interface DetailPaneProps {
  workspaceId: string
  /** Null where nothing is chosen. */
  item: LibraryItem | null
  /** How many are chosen. */
  count: number
  /** Place of the file among those that are gone through, from 0, and how many these are. */
  at: number
  of: number
  onStep: (by: 1 | -1) => void
  onClose: () => void
  /** One step back: to the grid. */
  onEscape: () => void
}

/** All that is known of one file, and what is told of it. */
export function DetailPane(props: DetailPaneProps) {
  const { workspaceId, item, count, at, of, onStep, onClose, onEscape } = props
  return (
    <aside
      aria-label={words.region}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        onEscape()
      }}
      className="flex w-76 shrink-0 flex-col overflow-y-auto border-l border-subtle bg-surface max-small:absolute max-small:inset-y-0 max-small:right-0 max-small:z-10 max-small:shadow-pop"
    >
      <header className="sticky top-0 z-10 flex h-(--bar-height) shrink-0 items-center gap-1 border-b border-subtle bg-surface pr-2 pl-4">
        <h2 className="min-w-0 flex-1 truncate font-medium">{count > 1 ? words.several(count) : words.region}</h2>
        {item !== null && of > 1 && (
          <>
            <IconButton size="sm" label={words.previous} icon={ChevronLeft} disabled={at <= 0} onClick={() => onStep(-1)} />
            <span className="text-12 text-muted tabular-nums">{words.position(at + 1, of)}</span>
            <IconButton size="sm" label={words.next} icon={ChevronRight} disabled={at >= of - 1} onClick={() => onStep(1)} />
          </>
        )}
        <IconButton label={words.close} icon={X} onClick={onClose} />
      </header>
      {item === null ? <p className="p-4 text-muted">{words.nothing}</p> : <Detail key={item.id} workspaceId={workspaceId} item={item} />}
    </aside>
  )
}

function Detail({ workspaceId, item }: { workspaceId: string; item: LibraryItem }) {
  const { media, bridge, toasts } = useServices()
  // One editor for as long as this file is on the screen, whatever is heard of it meanwhile.
  const editor = useMemo(() => media.editors.get(workspaceId, item), [media, workspaceId, item.id]) // oxlint-disable-line react/exhaustive-deps -- the file's newest facts reach the editor by `hear`
  useEffect(() => media.editors.hold(editor), [media, editor])
  useEffect(() => editor.hear(item), [editor, item])
  const { fields } = useStore(editor.state)
  const nameProblem = problemOf('name', fields)
  const showInFolder = () => void bridge.showMediaInFolder(workspaceId, item.sha256).catch(() => toasts.getState().show({ text: words.folderFailed, tone: 'danger' }))
  return (
    <div className="flex flex-col gap-4 p-4 pt-3">
      <DetailPicture workspaceId={workspaceId} item={item} />
      <div>
        <div className="flex items-start gap-1">
          <div className="min-w-0 flex-1">
            <DetailField
              label={words.name}
              value={fields.name}
              error={nameProblem === 'empty' ? words.noName : nameProblem === 'too-long' ? words.nameTooLong : null}
              onChange={(name) => editor.edit({ name })}
            />
          </div>
          <IconButton
            label={fields.starred ? libraryWords.unstarIt : libraryWords.starIt}
            icon={fields.starred ? FilledStar : Star}
            aria-pressed={fields.starred}
            onClick={() => editor.edit({ starred: !fields.starred })}
          />
        </div>
        <p className="selectable mt-1 text-12 text-muted tabular-nums">{factsOf(item).join(', ')}</p>
        <div className="flex gap-2 text-12 text-muted">
          <p className="min-w-0 flex-1">
            {item.trashedAt !== null && `${words.inTrash}, `}
            {words.added}<RelativeTime at={item.createdAt} />{item.uploaded && `. ${words.uploaded}`}
          </p>
          <SaveLine editor={editor} />
        </div>
      </div>
      <DetailText
        label={words.alt}
        hint={words.altHint}
        rows={3}
        value={fields.alt}
        error={problemOf('alt', fields) === null ? null : words.altTooLong(fields.alt.length)}
        onChange={(alt) => editor.edit({ alt })}
      />
      <TagField tags={fields.tags} onChange={(tags) => editor.edit({ tags })} />
      <DetailText
        label={words.notes}
        hint={words.notesHint}
        rows={2}
        value={fields.notes}
        error={problemOf('notes', fields) === null ? null : words.notesTooLong(fields.notes.length)}
        onChange={(notes) => editor.edit({ notes })}
      />
      <DetailEdits workspaceId={workspaceId} item={item} />
      <DetailUses workspaceId={workspaceId} mediaId={item.id} />
      <DetailFits workspaceId={workspaceId} item={item} />
      <div><Button size="sm" icon={FolderOpen} onClick={showInFolder}>{words.showInFolder}</Button></div>
    </div>
  )
}

function FilledStar({ className = '' }: { className?: string }) {
  return <Star className={`${className} fill-current`} aria-hidden />
}

/** "Saved" stands there only once the core has acknowledged all of it. */
function SaveLine({ editor }: { editor: MediaEditor }) {
  const { save, failure } = useStore(editor.state)
  return (
    <p role="status" data-save-state={save} className={save === 'failed' || save === 'held' ? 'text-danger-text' : 'shrink-0'}>
      {saveWords(save, failure)}
    </p>
  )
}
