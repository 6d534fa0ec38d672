/**
 * One open draft: the text on the screen, what of it is acknowledged, and what the core says of the draft beside it. The text
 * belongs to the person who types: no event and no late answer replaces it (rules 3).
 */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { isAppError } from '../../contract/errors.ts'
import type { Draft } from '../../contract/schemas/drafts.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import type { Timing } from '../lib/timing.ts'
import type { Edit } from './draft-editor-edits.ts'
import { rebase, sameTexts } from './draft-editor-merge.ts'
import { createSaver } from './draft-editor-saver.ts'
import { emptyState, factsOf, withMedia } from './draft-editor-state.ts'
import type { DraftEditorState } from './draft-editor-state.ts'

export interface EditorDeps {
  connection: Pick<CoreConnection, 'call' | 'command' | 'newId'>
  /** Names this window in saves. */
  windowId: string
  timing: Timing
}

export interface DraftEditor {
  readonly workspaceId: string
  readonly draftId: string
  readonly state: StoreApi<DraftEditorState>
  /** Ignored until the draft is read, and for one in the trash. */
  edit(change: Edit): void
  setFocused(isFocused: boolean): void
  /** Saves at once; resolves with the revision that holds all that is on the screen now, rejects with what hinders it. */
  flush(): Promise<{ rev: number }>
  /** Saves, then reads the draft: resolves with the revision of all that the core has, which is what a send freezes. */
  settle(): Promise<{ rev: number }>
  keepMine(): void
  useOther(): void
  dismissNotice(): void
  /** Puts an older text in place of this one; the core keeps this one in the history. */
  restore(revisionId: string): Promise<void>
  /** Reads again what the core knows, unless a save is under way: then after it. */
  refresh(): void
  /** The core is back: what waited goes now. */
  resume(): void
  isClean(): boolean
  stop(): void
}

/** A save is a write to a local disk; one that has no answer after this long is asked about again (ms). */
const SAVE_DEADLINE_MS = 5_000

export function createDraftEditor(deps: EditorDeps, workspaceId: string, draftId: string, known?: Draft): DraftEditor {
  const { connection, windowId, timing } = deps
  const state = createStore<DraftEditorState>()(() => emptyState())
  let isFocused = false
  let reading = 0
  let wantsRefresh = false

  const read = () => connection.call((client) => client.drafts.get({ workspaceId, draftId }))
  const saver = createSaver({
    state,
    timing,
    newId: () => connection.newId(),
    save: ({ commandId, baseRev, content }) =>
      connection.call((client) => client.drafts.save({ workspaceId, draftId, windowId, commandId, baseRev, content }), { deadlineMs: SAVE_DEADLINE_MS }),
    read,
    isFocused: () => isFocused,
    settled: () => {
      if (wantsRefresh) refresh()
    },
  })

  function refresh(): void {
    if (saver.isBusy()) {
      wantsRefresh = true
      return
    }
    wantsRefresh = false
    const mine = ++reading
    if (state.getState().phase === 'unreadable') state.setState({ phase: 'loading', readError: null })
    read().then(
      (draft) => {
        // Only the newest question counts; and while a save is under way its answer may be newer than this one.
        if (mine !== reading) return
        if (saver.isBusy()) wantsRefresh = true
        else hear(draft)
      },
      (error: unknown) => {
        // A draft that is on the screen stays there; the next event, or the core's return, asks again.
        if (mine === reading && state.getState().phase === 'loading') state.setState({ phase: 'unreadable', readError: isAppError(error) ? error.code : 'INTERNAL' })
      },
    )
  }

  function hear(draft: Draft): void {
    const { phase, content, base, conflict } = state.getState()
    if (phase !== 'ready') {
      saver.take(draft, draft.content)
      return state.setState({ phase: 'ready', readError: null })
    }
    if (conflict !== null) return draft.rev > conflict.rev ? state.setState({ conflict: draft }) : undefined
    if (draft.rev < base.rev) return
    if (draft.rev === base.rev) {
      state.setState((now) => ({ facts: factsOf(draft), media: withMedia(now.media, draft.media) }))
      // Out of the trash again: what could not be saved in there can be now.
      if (draft.trashedAt === null && state.getState().failure?.code === 'NOT_POSSIBLE_NOW') void saver.flush().catch(() => undefined)
      return
    }
    const isOnlyFiles = sameTexts(draft.content, base.content)
    if (isOnlyFiles) saver.take(draft, rebase(base.content, content, draft.content, 'mine'))
    else if (saver.isClean() && !isFocused) saver.take(draft, draft.content)
    // Another text: one that is being typed is saved first, and the refusal brings the two together.
    else wantsRefresh = true
  }

  if (known !== undefined) hear(known)
  else refresh()

  const editor: DraftEditor = {
    workspaceId,
    draftId,
    state,
    edit(change) {
      const before = state.getState()
      if (before.phase !== 'ready' || before.facts.trashedAt !== null) return
      if (change(before.content) === before.content) return
      // Who goes on typing has chosen.
      if (before.conflict !== null) saver.keepMine()
      state.setState((now) => ({ content: change(now.content) }))
      saver.edited()
    },
    setFocused(focused) {
      if (isFocused === focused) return
      isFocused = focused
      if (focused) return
      void editor.flush().catch(() => undefined)
      if (wantsRefresh) refresh()
    },
    flush: () => saver.flush(),
    async settle() {
      await saver.flush()
      const draft = await read()
      if (!saver.isBusy()) hear(draft)
      // An import may have added a file to what was saved; the window shows it now too.
      return saver.isClean() ? { rev: state.getState().base.rev } : editor.settle()
    },
    keepMine: () => saver.keepMine(),
    useOther() {
      const { conflict } = state.getState()
      // This window's text is in the history: the core kept it when it refused the save.
      if (conflict === null) return
      saver.take(conflict, conflict.content)
      state.setState({ save: 'saved', keptMine: false })
      refresh()
    },
    dismissNotice: () => state.setState({ keptMine: false }),
    async restore(revisionId) {
      await editor.flush()
      const draft = await connection.command((client, commandId) => client.drafts.restore({ workspaceId, draftId, revisionId, commandId }))
      if (saver.isClean() && draft.rev > state.getState().base.rev) saver.take(draft, draft.content)
      else refresh()
    },
    refresh,
    resume() {
      if (saver.isClean() || state.getState().conflict !== null) refresh()
      else void editor.flush().catch(() => undefined)
    },
    isClean: () => saver.isClean(),
    stop: () => saver.stop(),
  }
  return editor
}
