import { useMemo } from 'react'
import type { MediaItem } from '../../../../contract/schemas/media.ts'
import { editedSize, fixFor as findFix } from '../../../../domain/media/index.ts'
import type { EditRecipe } from '../../../../domain/media/index.ts'
import type { PostType } from '../../../../domain/post-types.ts'
import { Button } from '../../../components/ui/index.ts'
import { ratio } from '../../../strings/media-figures.ts'
import { fixFor, fixWords } from '../../../strings/media-editing.ts'
import { formInText } from '../../../strings/send.ts'
import { useEditActs } from './use-edit-acts.ts'

/** What the mend of one file is called. */
export function nameFix(item: MediaItem, recipe: EditRecipe): string {
  const { width, height } = editedSize(recipe, item)
  return fixWords(recipe, width === null || height === null ? null : ratio(width / height))
}

/** Makes of a file a copy that a network takes, with one press. Nothing where there is no such edit. */
export function FixButton({ workspaceId, item, postType }: { workspaceId: string; item: MediaItem; postType: PostType }) {
  const acts = useEditActs({ workspaceId, draftId: null })
  const fix = useMemo(() => findFix(item, [postType]), [item, postType])
  if (fix === null) return null
  const name = nameFix(item, fix)
  return <Button size="sm" variant="ghost" className="-my-0.5 -ml-1.5 h-6 px-1.5" aria-label={fixFor(name, formInText(postType))} onClick={() => void acts.mend([{ item, recipe: fix }])}>{name}</Button>
}
