/**
 * What is told of one file: its name, alt text, notes, tags and star. Saved as it is typed; only what was changed here goes out, one
 * save at a time, so that nothing that changed elsewhere is written over. What is typed stays here until it is acknowledged.
 */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { AppError, ErrorCode } from '../../contract/errors.ts'
import type { LibraryItem } from '../../contract/schemas/media.ts'
import { MAX_ALT, MAX_NOTES } from '../../contract/schemas/media.ts'
import { toAppError } from '../../contract/wire-error.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import type { Timing } from '../lib/timing.ts'

export type MediaFields = Pick<LibraryItem, 'name' | 'alt' | 'notes' | 'tags' | 'starred'>
export type MediaField = keyof MediaFields
/** `held`: what stands in a field is not taken as it is (`tooLong`, `noName`), and waits to be mended. */
export type MediaSave = 'saved' | 'unsaved' | 'saving' | 'failed' | 'held'

export interface MediaEditorState {
  fields: MediaFields
  save: MediaSave
  failure: ErrorCode | null
}

export interface MediaEditor {
  readonly workspaceId: string
  readonly mediaId: string
  readonly state: StoreApi<MediaEditorState>
  edit(change: Partial<MediaFields>): void
  /** What the core has now; fields that are being changed here keep what stands in them. */
  hear(item: LibraryItem): void
  /** Saves at once; resolves when all that can be is saved, rejects with what hinders it. */
  flush(): Promise<void>
  isClean(): boolean
}

export interface EditorDeps {
  connection: Pick<CoreConnection, 'call' | 'newId'>
  timing: Timing
  /** The core's answer to a save. */
  onSaved(item: LibraryItem): void
}

/** A pause in typing of this length saves (ms). */
const PAUSE_MS = 200
const FIRST_RETRY_MS = 500
const LONGEST_RETRY_MS = 10_000
/** The save may have been done: the same command, repeated, says so. */
const UNCERTAIN: readonly ErrorCode[] = ['CORE_RESTARTED', 'CORE_STOPPED', 'SHUTTING_DOWN', 'TIMEOUT']
/** As long as an answer may be late (ms). */
const OWN_MS = 5_000
const FINAL: readonly ErrorCode[] = ['INVALID_INPUT', 'NOT_FOUND']
const MAX_NAME = 200

export const fieldsOf = ({ name, alt, notes, tags, starred }: MediaFields): MediaFields => ({ name, alt, notes, tags, starred })

/** Why a field cannot be saved as it stands. */
export function problemOf(field: MediaField, fields: MediaFields): 'empty' | 'too-long' | null {
  if (field === 'name') return fields.name.trim() === '' ? 'empty' : fields.name.trim().length > MAX_NAME ? 'too-long' : null
  if (field === 'alt') return fields.alt.length > MAX_ALT ? 'too-long' : null
  return field === 'notes' && fields.notes.length > MAX_NOTES ? 'too-long' : null
}

export function createMediaEditor({ connection, timing, onSaved }: EditorDeps, workspaceId: string, item: LibraryItem): MediaEditor {
  const mediaId = item.id
  const state = createStore<MediaEditorState>()(() => ({ fields: fieldsOf(item), save: 'saved', failure: null }))
  const dirty = new Set<MediaField>()
  let attempt: { commandId: string; change: Partial<MediaFields> } | null = null
  let isUnderWay = false
  /** Acknowledged here: a list that was read before that may still tell of the text that was there then. */
  const own = new Map<MediaField, { value: unknown; until: number }>()
  let failures = 0
  let cancel: (() => void) | null = null
  let waiters: { resolve(): void; reject(error: AppError): void }[] = []

  const ready = () => [...dirty].filter((field) => problemOf(field, state.getState().fields) === null)
  const isClean = () => dirty.size === 0 && attempt === null && !isUnderWay
  const settle = (error?: AppError) => {
    const those = waiters
    waiters = []
    for (const one of those) if (error === undefined) one.resolve(); else one.reject(error)
  }

  function later(ms: number): void {
    cancel?.()
    cancel = timing.after(ms, () => {
      cancel = null
      void save()
    })
  }

  async function save(): Promise<void> {
    if (isUnderWay) return
    cancel?.()
    cancel = null
    if (attempt === null) {
      const fields = ready()
      if (fields.length === 0) return rest()
      const now = state.getState().fields
      attempt = { commandId: connection.newId(), change: Object.fromEntries(fields.map((field) => [field, field === 'name' ? now.name.trim() : now[field]])) }
      for (const field of fields) dirty.delete(field)
    }
    const { commandId, change } = attempt
    isUnderWay = true
    state.setState(({ failure }) => ({ save: failure === null ? 'saving' : 'failed' }))
    try {
      const saved = await connection.call((client) => client.media.update({ workspaceId, mediaId, commandId, ...change }))
      isUnderWay = false
      attempt = null
      failures = 0
      state.setState({ failure: null })
      for (const field of Object.keys(change) as MediaField[]) own.set(field, { value: saved[field], until: timing.now() + OWN_MS })
      take(saved)
      onSaved(saved)
      if (dirty.size > 0) void save()
      else rest()
    } catch (caught) {
      isUnderWay = false
      const error = toAppError(caught)
      if (!UNCERTAIN.includes(error.code)) {
        // Goes with the next save, unless it was typed over.
        // Object.keys widens to string[]; the keys of `change` are fields.
        for (const field of Object.keys(change) as MediaField[]) dirty.add(field)
        attempt = null
      }
      state.setState({ save: 'failed', failure: error.code })
      settle(error)
      if (FINAL.includes(error.code)) return
      later(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures))
      failures += 1
    }
  }

  function rest(): void {
    state.setState({ save: dirty.size > 0 ? 'held' : 'saved', failure: null })
    settle()
  }

  function hear(fresh: LibraryItem): void {
    for (const [field, { value, until }] of own) if (timing.now() >= until || JSON.stringify(value) === JSON.stringify(fresh[field])) own.delete(field)
    take(fresh)
  }

  function take(fresh: LibraryItem): void {
    const { fields } = state.getState()
    const theirs = fieldsOf(fresh)
    // Spaces at its ends are not kept, but one who writes on needs them.
    if (fields.name.trim() === theirs.name) theirs.name = fields.name
    // As above: the keys of a part of the fields.
    const held = [...dirty, ...own.keys(), ...(Object.keys(attempt?.change ?? {}) as MediaField[])]
    const kept = Object.fromEntries(held.map((field) => [field, fields[field]]))
    state.setState({ fields: { ...theirs, ...kept } })
  }

  return {
    workspaceId,
    mediaId,
    state,
    edit(change) {
      // As above: the keys of a part of the fields.
      for (const field of Object.keys(change) as MediaField[]) dirty.add(field)
      state.setState(({ fields, save: before }) => ({ fields: { ...fields, ...change }, save: before === 'saving' || before === 'failed' ? before : 'unsaved' }))
      // One that waits to be tried again goes at its own pace.
      if (state.getState().failure === null || FINAL.includes(state.getState().failure ?? 'INTERNAL')) later(PAUSE_MS)
    },
    hear,
    flush() {
      if (isClean()) return Promise.resolve()
      return new Promise<void>((resolve, reject) => {
        waiters.push({ resolve, reject })
        void save()
      })
    },
    isClean,
  }
}
