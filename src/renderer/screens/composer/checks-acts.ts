import type { Platform } from '../../../domain/post-types.ts'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import { dropVariant, insertMedia, removeMedia, writeCaption } from '../../stores/draft-editor-edits.ts'
import { useServices } from '../../stores/services-context.tsx'
import { checksWords } from '../../strings/checks.ts'
import { common } from '../../strings/common.ts'
import { composerWords } from '../../strings/composer.ts'

/** Mends that need no more than one press; each can be undone. */
export function useMends(editor: DraftEditor) {
  const { drafts, toasts } = useServices()
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
    addFiles: () => drafts.imports.pick(editor.workspaceId, editor.draftId),
  }
}
