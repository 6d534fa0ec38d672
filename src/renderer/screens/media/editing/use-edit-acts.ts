import { useMemo } from 'react'
import type { MediaEdit } from '../../../../contract/schemas/media-edits.ts'
import type { MediaItem } from '../../../../contract/schemas/media.ts'
import { toAppError } from '../../../../contract/wire-error.ts'
import { AS_IT_IS } from '../../../../domain/media/index.ts'
import type { EditRecipe } from '../../../../domain/media/index.ts'
import { useServices } from '../../../stores/services-context.tsx'
import { sentenceFor } from '../../../strings/errors.ts'
import { editingWords as words, failedWords, refusedWords } from '../../../strings/media-editing.ts'

/** Where an edit is asked for: in a draft its item takes the place of the one that is edited, else it is a copy in the library. */
export interface EditPlace {
  workspaceId: string
  draftId: string | null
  /** Resolves when the core knows all that the draft has on the screen. */
  settle?: () => Promise<unknown>
}

export interface EditActs {
  /** A recipe of the original. Answers why not, in words, or null when it is made or on its way. */
  apply(mediaId: string, recipe: EditRecipe): Promise<string | null>
  /** A mend on top of what was done before; each is told, and can be taken back. */
  mend(mends: readonly { item: MediaItem; recipe: EditRecipe }[]): Promise<void>
  restore(mediaId: string): Promise<void>
}

/** What is done to files, told in a few words and taken back where it can be. */
export function useEditActs({ workspaceId, draftId, settle }: EditPlace): EditActs {
  const { app, media, toasts } = useServices()
  return useMemo(() => {
    const { edits } = media.of(workspaceId)
    const tell = toasts.getState().show
    const whyNot = (error: unknown) => {
      const { code, data } = toAppError(error)
      return code === 'INVALID_INPUT' ? refusedWords(data.details) : sentenceFor(code)
    }

    function toldOf(edit: MediaEdit): void {
      const { itemId, recipe } = edit
      if (edit.state === 'failed') return tell({ text: failedWords(edit), tone: 'danger' })
      if (edit.state !== 'made' || itemId === null) return
      const show = { label: words.show, run: () => app.getState().go({ workspaceId, section: 'media', aim: { kind: 'media', mediaId: itemId } }) }
      if (recipe.stillMs !== null) tell({ text: words.stillMade, action: show })
      else if (itemId === edit.originalId && itemId !== edit.mediaId) tell({ text: words.restored })
      else if (itemId === edit.mediaId) return
      else if (draftId === null) tell({ text: words.copyMade, action: show })
      else tell({ text: words.applied, action: { label: words.undo, run: () => void restore(itemId) } })
    }

    /** Of several one word, which takes all of them back. */
    function toldOfAll(all: readonly MediaEdit[]): void {
      const itemIds = all.flatMap(({ state, itemId }) => (state === 'made' && itemId !== null ? [itemId] : []))
      if (draftId === null || itemIds.length < 2) return all.forEach(toldOf)
      tell({ text: words.applied, action: { label: words.undo, run: () => void restoreAll(itemIds) } })
      for (const edit of all) if (edit.state === 'failed') toldOf(edit)
    }

    async function restoreAll(itemIds: readonly string[]): Promise<void> {
      for (const itemId of itemIds) await restore(itemId)
    }

    async function restore(mediaId: string): Promise<void> {
      const problem = await apply(mediaId, { ...AS_IT_IS })
      if (problem !== null) tell({ text: problem, tone: 'danger' })
    }

    async function apply(mediaId: string, recipe: EditRecipe): Promise<string | null> {
      try {
        await settle?.()
        toldOf(await edits.make(mediaId, recipe, draftId))
        return null
      } catch (error) {
        return whyNot(error)
      }
    }

    return {
      apply,
      restore,
      async mend(mends) {
        try {
          await settle?.()
          const made: MediaEdit[] = []
          // One after another: they are made one after another too.
          for (const { item, recipe } of mends) made.push(await edits.makeOf(item, recipe, draftId))
          toldOfAll(made)
        } catch (error) {
          tell({ text: whyNot(error), tone: 'danger' })
        }
      },
    }
  }, [app, media, toasts, workspaceId, draftId, settle])
}
