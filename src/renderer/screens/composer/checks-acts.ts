import { useMemo } from 'react'
import { fixFor } from '../../../domain/media/index.ts'
import type { Platform } from '../../../domain/post-types.ts'
import type { UnfitFiles } from '../../lib/unfit-files.ts'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import { dropVariant, insertMedia, removeMedia, writeCaption } from '../../stores/draft-editor-edits.ts'
import { useServices } from '../../stores/services-context.tsx'
import { checksWords } from '../../strings/checks.ts'
import { common } from '../../strings/common.ts'
import { composerWords } from '../../strings/composer.ts'
import { MENDABLE, fixWords } from '../../strings/media-editing.ts'
import { nameFix } from '../media/editing/fix-button.tsx'
import { useEditActs } from '../media/editing/use-edit-acts.ts'

/** Mends that need no more than one press; each can be undone. */
export function useMends(editor: DraftEditor) {
  const { app, drafts, toasts } = useServices()
  const { workspaceId, draftId, settle } = editor
  const edits = useEditActs(useMemo(() => ({ workspaceId, draftId, settle }), [workspaceId, draftId, settle]))
  return {
    takeShared(platform: Platform): void {
      const variant = editor.state.getState().content.variants[platform]
      editor.edit(dropVariant(platform))
      if (variant === undefined) return
      const undo = { label: composerWords.undo, run: () => editor.edit(writeCaption(platform, variant)) }
      toasts.getState().show({ text: composerWords.sharedUsed(common.networks[platform]), action: undo })
    },
    removeFiles(mediaIds: readonly string[]): void {
      const before = editor.state.getState().content.mediaIds
      for (const id of mediaIds) editor.edit(removeMedia(id))
      // In the order of their places, so that each has its own again.
      const undo = () => before.forEach((id, at) => mediaIds.includes(id) && editor.edit(insertMedia(id, at)))
      toasts.getState().show({ text: checksWords.removedFiles(mediaIds.length), action: { label: checksWords.undo, run: undo } })
    },
    /** What makes these files ones that the networks take; null where no edit does. With all that were chosen in mind where that can be. */
    fixFiles({ items, postTypes, reason }: UnfitFiles): { label: string; run: () => void } | null {
      if (!MENDABLE.includes(reason.code)) return null
      const chosen = editor.state.getState().content.postTypes
      const mends = items.flatMap((item) => {
        const recipe = fixFor(item, chosen) ?? fixFor(item, postTypes)
        return recipe === null ? [] : [{ item, recipe }]
      })
      const [first] = mends
      if (first === undefined) return null
      const names = new Set(mends.map(({ item, recipe }) => nameFix(item, recipe)))
      return { label: names.size === 1 ? nameFix(first.item, first.recipe) : fixWords(first.recipe, null), run: () => void edits.mend(mends) }
    },
    addFiles: () => drafts.imports.pick(editor.workspaceId, editor.draftId),
    seeConnections: () => app.getState().go({ workspaceId, section: 'settings', settingsPage: 'client' }),
  }
}
