/** The files whose facts are being edited, or are not saved yet: choosing another file never drops what was typed about this one. */
import type { LibraryItem } from '../../contract/schemas/media.ts'
import { createMediaEditor } from './media-library-editor.ts'
import type { EditorDeps, MediaEditor } from './media-library-editor.ts'

export interface MediaEditors {
  /** The one editor of a file. */
  get(workspaceId: string, item: LibraryItem): MediaEditor
  /** Keeps an editor while it is on the screen. The answer lets it go: it saves at once, and stays until that is done. */
  hold(editor: MediaEditor): () => void
  /** Saves everything now. Resolves when each file is saved or could not be. */
  flush(): Promise<void>
  /** Nothing typed is in this window only. */
  isClean(): boolean
}

export function createMediaEditors(deps: Omit<EditorDeps, 'onSaved'> & { onSaved(workspaceId: string, item: LibraryItem): void }): MediaEditors {
  const open = new Map<string, MediaEditor>()
  const holders = new Map<MediaEditor, number>()
  const keyOf = (workspaceId: string, mediaId: string) => `${workspaceId}/${mediaId}`

  function forgetWhenDone(editor: MediaEditor): void {
    const off = editor.state.subscribe(check)
    check()
    function check(): void {
      if (holders.has(editor)) return off()
      if (!editor.isClean()) return
      off()
      const key = keyOf(editor.workspaceId, editor.mediaId)
      if (open.get(key) === editor) open.delete(key)
    }
  }

  return {
    get(workspaceId, item) {
      const key = keyOf(workspaceId, item.id)
      const editor = open.get(key) ?? createMediaEditor({ ...deps, onSaved: (saved) => deps.onSaved(workspaceId, saved) }, workspaceId, item)
      open.set(key, editor)
      return editor
    },
    hold(editor) {
      holders.set(editor, (holders.get(editor) ?? 0) + 1)
      open.set(keyOf(editor.workspaceId, editor.mediaId), editor)
      return () => {
        const left = (holders.get(editor) ?? 1) - 1
        if (left > 0) return void holders.set(editor, left)
        holders.delete(editor)
        void editor.flush().catch(() => undefined)
        forgetWhenDone(editor)
      }
    },
    async flush() {
      await Promise.allSettled([...open.values()].map((editor) => editor.flush()))
    },
    isClean: () => [...open.values()].every((editor) => editor.isClean()),
  }
}
