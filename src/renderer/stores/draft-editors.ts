/**
 * The drafts that this window has open, or that still hold text which is not saved: leaving a draft never drops what was typed
 * in it. Found by workspace and draft, so that no text of one client meets that of another.
 */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Draft } from '../../contract/schemas/drafts.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import { createDraftEditor } from './draft-editor.ts'
import type { DraftEditor, EditorDeps } from './draft-editor.ts'

export interface DraftEditors {
  /** Drafts whose newest save failed: their text is in this window only. */
  readonly state: StoreApi<{ unsaved: ReadonlySet<string> }>
  /** The one editor of a draft. `known` spares the first read of a draft that was just made. */
  get(workspaceId: string, draftId: string, known?: Draft): DraftEditor
  /** Keeps an editor while it is on the screen. The answer lets it go: it saves at once, and stays until that is done. */
  hold(editor: DraftEditor): () => void
  /** Saves everything now. Resolves when each draft is saved or could not be. */
  flush(): Promise<void>
  /** Nothing typed is in this window only. */
  isClean(): boolean
  /** Saves one draft, if it is open; rejects with what hinders it. */
  flushDraft(workspaceId: string, draftId: string): Promise<void>
  stop(): void
}

/** Events come in bursts; one read after this pause answers them all (ms). */
const EVENT_PAUSE_MS = 60

export function createDraftEditors(deps: EditorDeps & { connection: Pick<CoreConnection, 'onChanged' | 'onReread'> }): DraftEditors {
  const state = createStore<{ unsaved: ReadonlySet<string> }>()(() => ({ unsaved: new Set() }))
  const open = new Map<string, DraftEditor>()
  const holders = new Map<DraftEditor, number>()
  const refreshing = new Map<DraftEditor, () => void>()
  const keyOf = (workspaceId: string, draftId: string) => `${workspaceId}/${draftId}`

  function watch(editor: DraftEditor): void {
    editor.state.subscribe(({ save }) => {
      const isUnsaved = save === 'failed' || save === 'conflict'
      const { unsaved } = state.getState()
      if (unsaved.has(editor.draftId) === isUnsaved) return
      state.setState({ unsaved: new Set(isUnsaved ? [...unsaved, editor.draftId] : [...unsaved].filter((id) => id !== editor.draftId)) })
    })
  }

  function forgetWhenDone(editor: DraftEditor): void {
    const unsubscribe = editor.state.subscribe(check)
    check()
    function check(): void {
      if (holders.has(editor)) return unsubscribe()
      if (!editor.isClean()) return
      unsubscribe()
      refreshing.get(editor)?.()
      refreshing.delete(editor)
      if (open.get(keyOf(editor.workspaceId, editor.draftId)) === editor) open.delete(keyOf(editor.workspaceId, editor.draftId))
    }
  }

  function refreshSoon(editor: DraftEditor): void {
    if (refreshing.has(editor)) return
    const cancel = deps.timing.after(EVENT_PAUSE_MS, () => {
      refreshing.delete(editor)
      editor.refresh()
    })
    refreshing.set(editor, cancel)
  }

  const unsubscribe = [
    deps.connection.onChanged(({ workspaceId, topic, ids }) => {
      if (topic !== 'drafts' && topic !== 'media') return
      for (const editor of open.values()) {
        if (editor.workspaceId !== workspaceId) continue
        if (topic === 'media' || ids.length === 0 || ids.includes(editor.draftId)) refreshSoon(editor)
      }
    }),
    deps.connection.onReread(() => {
      for (const editor of open.values()) editor.resume()
    }),
  ]

  return {
    state,
    get(workspaceId, draftId, known) {
      const key = keyOf(workspaceId, draftId)
      const there = open.get(key)
      if (there) return there
      const editor = createDraftEditor(deps, workspaceId, draftId, known)
      open.set(key, editor)
      watch(editor)
      return editor
    },
    hold(editor) {
      holders.set(editor, (holders.get(editor) ?? 0) + 1)
      open.set(keyOf(editor.workspaceId, editor.draftId), editor)
      return () => {
        const left = (holders.get(editor) ?? 1) - 1
        if (left > 0) return void holders.set(editor, left)
        holders.delete(editor)
        editor.setFocused(false)
        void editor.flush().catch(() => undefined)
        forgetWhenDone(editor)
      }
    },
    async flush() {
      await Promise.allSettled([...open.values()].map((editor) => editor.flush()))
    },
    isClean: () => [...open.values()].every((editor) => editor.isClean()),
    async flushDraft(workspaceId, draftId) {
      await open.get(keyOf(workspaceId, draftId))?.flush()
    },
    stop() {
      for (const off of unsubscribe) off()
      for (const cancel of refreshing.values()) cancel()
      for (const editor of open.values()) editor.stop()
      open.clear()
    },
  }
}
