import { FlipHorizontal2, RotateCcw, RotateCw, Undo2 } from 'lucide-react'
import type { MediaItem } from '../../../../contract/schemas/media.ts'
import { AS_IT_IS, changesNothing, editedFile, normaliseRecipe } from '../../../../domain/media/index.ts'
import type { EditRecipe } from '../../../../domain/media/index.ts'
import type { PostType } from '../../../../domain/post-types.ts'
import { Button, IconButton } from '../../../components/ui/index.ts'
import { bytes, moment } from '../../../strings/media-figures.ts'
import { editingWords as words } from '../../../strings/media-editing.ts'
import { CoverField } from './cover-field.tsx'
import { EditVerdicts } from './edit-verdicts.tsx'
import { coverIt, fitIt, isChanged, mirrorIt, takeShape, turnLeft, turnRight } from './editing.ts'
import type { Editing, SizedFile } from './editing.ts'
import { FitFields } from './fit-fields.tsx'
import { RatioChips } from './ratio-chips.tsx'

export interface EditorPanelProps {
  editing: Editing
  onChange: (change: (now: Editing) => Editing) => void
  original: MediaItem & SizedFile
  postTypes: readonly PostType[]
  atMs: number
  onStill: () => void
}

/** What can be done, beside the picture, and what comes of it. */
export function EditorPanel({ editing, onChange, original, postTypes, atMs, onStill }: EditorPanelProps) {
  const { shape } = editing
  // As it will be made.
  const recipe = normaliseRecipe(editing.recipe, original)
  return (
    <div className="flex w-72 shrink-0 flex-col gap-4 overflow-y-auto border-l border-subtle p-4 max-small:w-full max-small:overflow-visible max-small:border-t max-small:border-l-0">
      <RatioChips kind={original.kind} postTypes={postTypes} value={shape} onChange={(name) => onChange((now) => takeShape(now, original, name))} />
      <section className="flex items-center gap-1">
        <h3 className="flex-1 font-medium">{words.turn}</h3>
        <IconButton label={words.turnLeft} icon={RotateCcw} onClick={() => onChange((now) => turnLeft(now, original))} />
        <IconButton label={words.turnRight} icon={RotateCw} onClick={() => onChange((now) => turnRight(now, original))} />
        <IconButton label={words.mirror} icon={FlipHorizontal2} aria-pressed={recipe.mirror} onClick={() => onChange(mirrorIt)} />
      </section>
      {original.kind === 'video' && <CoverField coverMs={recipe.coverMs} atMs={atMs} onCover={(ms) => onChange((now) => coverIt(now, ms))} onStill={onStill} />}
      <FitFields kind={original.kind} fit={recipe.fit} onChange={(part) => onChange((now) => fitIt(now, part))} />
      <BeforeAndAfter recipe={recipe} original={original} />
      <EditVerdicts recipe={recipe} file={original} postTypes={postTypes} />
      <div>
        <Button size="sm" variant="ghost" icon={Undo2} disabled={!isChanged(editing, null, original)} onClick={() => onChange(() => ({ recipe: { ...AS_IT_IS }, shape: 'free' }))} className="-ml-2.5">{words.reset}</Button>
      </div>
    </div>
  )
}

function BeforeAndAfter({ recipe, original }: { recipe: EditRecipe; original: MediaItem & SizedFile }) {
  const after = editedFile(recipe, original)
  const isSame = changesNothing(recipe)
  const facts = (file: typeof after, size: string) => [
    file.width === null || file.height === null ? null : words.pixels(file.width, file.height), file.durationMs === null ? null : moment(file.durationMs), size,
  ].filter((part) => part !== null).join(', ')
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-12 tabular-nums">
      <dt className="text-muted">{words.before}</dt>
      <dd>{facts(original, bytes(original.size))}</dd>
      <dt className="text-muted">{words.after}</dt>
      <dd data-after>{facts(after, isSame ? bytes(original.size) : words.about(bytes(after.size)))}</dd>
    </dl>
  )
}
