/** What an open draft is, as the window shows it. */
import type { ErrorCode } from '../../contract/errors.ts'
import type { Draft } from '../../contract/schemas/drafts.ts'
import type { MediaItem } from '../../contract/schemas/media.ts'
import type { DraftContent } from '../../domain/draft-content.ts'
import { EMPTY_CONTENT } from '../../domain/draft-content.ts'

/**
 * `saved`: the text on the screen is acknowledged. `unsaved`: it is newer than that. `saving`: a save of it is under way.
 * `failed`: the newest try was refused or lost; the text stays here. `conflict`: the user is asked which text goes on.
 */
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict'

export interface SaveFailure {
  code: ErrorCode
  /** The part of the content that was refused. */
  field: string | null
}

/** The newest state that the core has acknowledged and that the text here grew from. */
export interface Base {
  rev: number
  content: DraftContent
  savedAt: number
}

export type DraftFacts = Pick<Draft, 'createdAt' | 'updatedAt' | 'trashedAt' | 'lastSend'>

export interface DraftEditorState {
  phase: 'loading' | 'ready' | 'unreadable'
  readError: ErrorCode | null
  content: DraftContent
  base: Base
  facts: DraftFacts
  /** Every file of the draft that was read, also those removed since (a removal can be undone). */
  media: Readonly<Record<string, MediaItem>>
  save: SaveState
  failure: SaveFailure | null
  /** Time of the oldest edit that is not acknowledged. */
  unsavedSince: number | null
  /** Time of the last edit made here. */
  editedAt: number | null
  /** The other text, while the user has not chosen. */
  conflict: Draft | null
  /** This text was kept over another one; said until it is dismissed. */
  keptMine: boolean
}

export function emptyState(): DraftEditorState {
  return {
    phase: 'loading', readError: null, content: EMPTY_CONTENT, base: { rev: 0, content: EMPTY_CONTENT, savedAt: 0 },
    facts: { createdAt: 0, updatedAt: 0, trashedAt: null, lastSend: null }, media: {},
    save: 'saved', failure: null, unsavedSince: null, editedAt: null, conflict: null, keptMine: false,
  }
}

export function factsOf(draft: Draft): DraftFacts {
  return { createdAt: draft.createdAt, updatedAt: draft.updatedAt, trashedAt: draft.trashedAt, lastSend: draft.lastSend }
}

export function withMedia(known: DraftEditorState['media'], items: readonly MediaItem[]): DraftEditorState['media'] {
  return items.length === 0 ? known : { ...known, ...Object.fromEntries(items.map((item) => [item.id, item])) }
}

/** What the status line says. `writing` covers the short time in which text is newer than the last save, as nobody needs to watch that. */
export type ShownSave = 'saved' | 'writing' | 'saving' | 'failed' | 'conflict'

/** A save that takes longer than this is worth a word (ms). */
const SLOW_MS = 300
/** "Saved" waits for a short pause, so that the line rests while one writes. */
const QUIET_MS = 400

/** Also answers when to look again, since time alone changes the words. */
export function shownSave(state: DraftEditorState, now: number): { shown: ShownSave; again: number | null } {
  if (state.save === 'conflict' || state.save === 'failed') return { shown: state.save, again: null }
  if (state.unsavedSince !== null) {
    const slowAt = state.unsavedSince + SLOW_MS
    return now >= slowAt ? { shown: 'saving', again: null } : { shown: 'writing', again: slowAt }
  }
  const quietAt = state.editedAt === null ? now : state.editedAt + QUIET_MS
  return now >= quietAt ? { shown: 'saved', again: null } : { shown: 'writing', again: quietAt }
}
