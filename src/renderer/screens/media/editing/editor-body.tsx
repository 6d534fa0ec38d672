import { useMemo, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { FilmFacts } from '../../../../contract/schemas/media-edits.ts'
import type { MediaItem } from '../../../../contract/schemas/media.ts'
import { AS_IT_IS, LIMITS, changesNothing, needsEncoding, normaliseRecipe } from '../../../../domain/media/index.ts'
import type { EditRecipe } from '../../../../domain/media/index.ts'
import { POST_TYPES } from '../../../../domain/post-types.ts'
import type { PostType } from '../../../../domain/post-types.ts'
import { Button, DialogClose } from '../../../components/ui/index.ts'
import { common } from '../../../strings/common.ts'
import { editingWords as words } from '../../../strings/media-editing.ts'
import { beginEditing, isChanged, moveFrame, pullFrame, trimIt } from './editing.ts'
import type { Editing, SizedFile } from './editing.ts'
import { EditorPanel } from './editor-panel.tsx'
import { FilmBar } from './film-bar.tsx'
import { Stage } from './stage.tsx'
import { useEditActs } from './use-edit-acts.ts'
import type { EditPlace } from './use-edit-acts.ts'
import { usePlayer } from './use-player.ts'

export interface EditorBodyProps {
  mediaId: string
  original: MediaItem & SizedFile
  /** How the item was made of the original. */
  begun: EditRecipe | null
  film: FilmFacts
  postTypes: readonly PostType[]
  place: EditPlace
  onClose: () => void
}

export function EditorBody({ mediaId, original, begun, film, postTypes, place, onClose }: EditorBodyProps) {
  const first = useMemo(() => begun ?? { ...AS_IT_IS, coverMs: original.coverMs ?? null }, [begun, original])
  const [editing, setEditing] = useState<Editing>(() => beginEditing(first, original))
  const [isApplying, setApplying] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBroken, setBroken] = useState(false)
  const acts = useEditActs(place)
  const player = usePlayer()
  const { recipe } = editing
  const isFilm = original.kind === 'video'
  const durationMs = film?.durationMs ?? original.durationMs ?? 0
  const taken = useMemo(() => (postTypes.length > 0 ? postTypes : POST_TYPES).filter((postType) => LIMITS[postType][original.kind] !== null), [postTypes, original.kind])
  const isEncoded = isFilm && needsEncoding(normaliseRecipe(recipe, original), original.mime)

  async function apply(what: EditRecipe, isToClose: boolean): Promise<void> {
    if (isApplying) return
    setApplying(true)
    setProblem(null)
    const why = await acts.apply(mediaId, what)
    setApplying(false)
    setProblem(why)
    if (why === null && isToClose) onClose()
  }
  const applyIt = () => (isChanged(editing, first, original) ? apply(recipe, true) : Promise.resolve(onClose()))

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.target instanceof Element)) return
    // Buttons and lists have an Enter of their own.
    const isTaken = event.target.closest('button, [role=combobox], a') !== null && !event.ctrlKey && !event.metaKey
    if (isTaken || event.defaultPrevented) return
    event.preventDefault()
    void applyIt()
  }

  return (
    <div onKeyDown={onKeyDown} className="flex h-full flex-col">
      <div className="flex min-h-0 flex-1 max-small:flex-col max-small:overflow-y-auto">
        <div className="flex min-h-60 min-w-0 flex-1 flex-col">
          {isBroken ? <p role="status" className="flex-1 p-6 text-muted">{words.broken}</p> : (
            <Stage
              src={`media://${place.workspaceId}/${original.sha256}`}
              kind={original.kind}
              name={original.name}
              editing={editing}
              file={original}
              onMove={(dx, dy) => setEditing((now) => moveFrame(now, dx, dy))}
              onPull={(handle, dx, dy) => setEditing((now) => pullFrame(now, original, handle, dx, dy))}
              onBroken={() => setBroken(true)}
              video={player.ref}
              onTime={player.look}
            />
          )}
          {isFilm && durationMs > 0 && (
            <FilmBar
              durationMs={durationMs}
              facts={film}
              startMs={recipe.trim?.startMs ?? 0}
              endMs={recipe.trim?.endMs ?? durationMs}
              atMs={Math.min(player.atMs, durationMs)}
              isPlaying={player.isPlaying}
              isEncoded={isEncoded}
              onTrim={(startMs, endMs) => setEditing((now) => trimIt(now, startMs, endMs >= durationMs ? null : endMs))}
              onSeek={player.seek}
              onPlay={() => player.toggle(recipe.trim?.startMs ?? 0, recipe.trim?.endMs ?? durationMs)}
            />
          )}
        </div>
        <EditorPanel editing={editing} onChange={setEditing} original={original} postTypes={taken} atMs={player.atMs} onStill={() => void apply({ ...AS_IT_IS, stillMs: player.atMs }, false)} />
      </div>
      <footer className="flex shrink-0 flex-wrap items-center gap-2 border-t border-subtle px-4 py-3">
        <p role="status" className="min-w-0 flex-1 text-12 text-muted">{problem === null ? words.keepsOriginal : <span className="text-danger-text">{problem}</span>}</p>
        <DialogClose><Button>{common.cancel}</Button></DialogClose>
        <Button variant="primary" loading={isApplying} disabled={isBroken} onClick={() => void applyIt()}>{place.draftId === null && !changesNothing(normaliseRecipe(recipe, original)) ? words.applyCopy : words.apply}</Button>
      </footer>
    </div>
  )
}
