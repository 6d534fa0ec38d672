import { useEffect, useMemo, useReducer } from 'react'
import { useStore } from 'zustand'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import { shownSave } from '../../stores/draft-editor-state.ts'
import type { DraftEditorState, ShownSave } from '../../stores/draft-editor-state.ts'
import { useServices } from '../../stores/services-context.tsx'

/** The draft's editor for as long as it is on the screen; leaving saves what is not saved. */
export function useDraftEditor(workspaceId: string, draftId: string): DraftEditor {
  const { editors } = useServices().drafts
  const editor = useMemo(() => editors.get(workspaceId, draftId), [editors, workspaceId, draftId])
  useEffect(() => editors.hold(editor), [editors, editor])
  return editor
}

export function useEditor<T>(editor: DraftEditor, select: (state: DraftEditorState) => T): T {
  return useStore(editor.state, select)
}

/** What the status line says now; looks again when time alone changes it. */
export function useShownSave(editor: DraftEditor): ShownSave {
  const { timing } = useServices()
  const [, lookAgain] = useReducer((count: number) => count + 1, 0)
  const state = useStore(editor.state)
  const now = timing.now()
  const { shown, again } = shownSave(state, now)
  useEffect(() => (again === null ? undefined : timing.after(Math.max(0, again - timing.now()), lookAgain)), [again, timing])
  return shown
}
