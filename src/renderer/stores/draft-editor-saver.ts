/**
 * Saves one draft by itself. One save is under way at a time, then the newest text goes. What is not known to have failed is
 * repeated under the same command, so a lost answer never makes a second save; what did fail is tried again with the newest text.
 */
import type { StoreApi } from 'zustand/vanilla'
import { AppError, isAppError } from '../../contract/errors.ts'
import type { ErrorCode } from '../../contract/errors.ts'
import type { Draft } from '../../contract/schemas/drafts.ts'
import type { DraftContent } from '../../domain/draft-content.ts'
import type { Timing } from '../lib/timing.ts'
import { rebase, sameContent, sameTexts } from './draft-editor-merge.ts'
import { factsOf, withMedia } from './draft-editor-state.ts'
import type { DraftEditorState } from './draft-editor-state.ts'

/** A pause in typing of this length saves (ms) … */
const PAUSE_MS = 150
/** … and without a pause, a save leaves this long after the first keystroke that no save has taken (ms). */
const LONGEST_MS = 250
const FIRST_RETRY_MS = 500
const LONGEST_RETRY_MS = 10_000

/** The save may have been done, or may still be: repeating the same command answers what became of it. */
const UNCERTAIN: readonly ErrorCode[] = ['CORE_RESTARTED', 'CORE_STOPPED', 'SHUTTING_DOWN', 'TIMEOUT']
/** Trying the same again is of no use; the next edit or a wish of the user tries anew. */
const NEEDS_EDIT: readonly ErrorCode[] = ['INVALID_INPUT', 'NOT_FOUND', 'NOT_POSSIBLE_NOW']

export interface Attempt {
  commandId: string
  baseRev: number
  content: DraftContent
}

export interface SaverPorts {
  state: StoreApi<DraftEditorState>
  timing: Timing
  newId(): string
  save(attempt: Attempt): Promise<{ rev: number; savedAt: number }>
  read(): Promise<Draft>
  /** While the caption has the focus no other text is put in its place. */
  isFocused(): boolean
  /** Nothing is under way or waiting any more. */
  settled(): void
}

export interface Saver {
  /** The content was edited: saves after a pause. */
  edited(): void
  /** Saves at once; resolves when what is on the screen now is acknowledged, rejects when that try fails. */
  flush(): Promise<{ rev: number }>
  /** Takes over a newer state; the caller has made sure that no text is lost by it. */
  take(theirs: Draft, content: DraftContent): void
  keepMine(): void
  /** True while the core may know more than the window: what is read then is not to be applied. */
  isBusy(): boolean
  isClean(): boolean
  stop(): void
}

export function createSaver(ports: SaverPorts): Saver {
  const { state, timing } = ports
  let attempt: (Attempt & { version: number }) | null = null
  let lastSent: DraftContent | null = null
  let underWay = false
  /** The core's state has to be read before another save: the last one was refused as stale, or nothing is known of it. */
  let mustRead: 'no' | 'refused' | 'unsure' = 'no'
  let version = 0
  let refusedVersion = -1
  let firstUnsentAt: number | null = null
  let failures = 0
  let cancelTimer: (() => void) | null = null
  let isRetrying = false
  let isStopped = false
  let waiters: { version: number; resolve(saved: { rev: number }): void; reject(error: AppError): void }[] = []

  const isClean = () => attempt === null && !underWay && mustRead === 'no' && state.getState().conflict === null && sameContent(state.getState().content, state.getState().base.content)

  function setTimer(ms: number, retry: boolean): void {
    cancelTimer?.()
    isRetrying = retry
    cancelTimer = timing.after(ms, () => {
      clearTimer()
      saveNow()
    })
  }

  function clearTimer(): void {
    cancelTimer?.()
    cancelTimer = null
    isRetrying = false
  }

  function schedule(): void {
    if (underWay || isRetrying) return
    const now = timing.now()
    const due = Math.min((state.getState().editedAt ?? now) + PAUSE_MS, (firstUnsentAt ?? now) + LONGEST_MS)
    setTimer(Math.max(0, due - now), false)
  }

  function saveNow(): void {
    if (underWay || isStopped) return
    clearTimer()
    if (mustRead !== 'no') return readAgain()
    if (attempt === null) {
      const { content, base, conflict } = state.getState()
      if (conflict === null && sameContent(content, base.content)) return goOn()
      attempt = { commandId: ports.newId(), baseRev: base.rev, content, version }
      firstUnsentAt = null
    }
    lastSent = attempt.content
    underWay = true
    if (state.getState().failure === null) state.setState({ save: 'saving' })
    ports.save(attempt).then(acknowledged, refused)
  }

  function acknowledged(saved: { rev: number; savedAt: number }): void {
    underWay = false
    if (isStopped || attempt === null) return
    const done = attempt
    attempt = null
    failures = 0
    state.setState({ base: { rev: saved.rev, content: done.content, savedAt: saved.savedAt }, failure: null })
    resolveWaiters(done.version, saved.rev)
    goOn()
  }

  function refused(error: unknown): void {
    underWay = false
    if (isStopped || attempt === null) return
    const code = isAppError(error) ? error.code : 'INTERNAL'
    if (code === 'STALE_REVISION') {
      refusedVersion = attempt.version
      attempt = null
      mustRead = 'refused'
      return readAgain()
    }
    if (!UNCERTAIN.includes(code)) attempt = null
    // Nothing is known after that one, so the core's own state says whether the save was done.
    if (code === 'INTERNAL') mustRead = 'unsure'
    failed(isAppError(error) ? error : new AppError('INTERNAL', 'The draft could not be saved.', {}, error))
  }

  function readAgain(): void {
    underWay = true
    ports.read().then(
      (theirs) => {
        underWay = false
        if (isStopped) return
        const wasRefused = mustRead === 'refused'
        mustRead = 'no'
        meet(theirs, wasRefused)
      },
      (error: unknown) => {
        underWay = false
        if (!isStopped) failed(isAppError(error) ? error : new AppError('INTERNAL', 'The draft could not be read.', {}, error))
      },
    )
  }

  /** Another save came first: goes on from it when no text is lost by that, else asks. */
  function meet(theirs: Draft, wasRefused: boolean): void {
    const { content, base } = state.getState()
    if (wasRefused && theirs.rev <= base.rev) return failed(new AppError('INTERNAL', 'A save was refused as older than itself.'))
    state.setState({ failure: null })
    const grewFrom = [base.content, ...(lastSent ? [lastSent] : [])].find((one) => sameTexts(theirs.content, one))
    if (theirs.rev <= base.rev) return goOn(true)
    if (grewFrom !== undefined || sameTexts(theirs.content, content)) take(theirs, rebase(grewFrom ?? base.content, content, theirs.content, 'mine'))
    else if (sameTexts(content, base.content) && !ports.isFocused()) take(theirs, rebase(base.content, content, theirs.content, 'theirs'))
    else if (version > refusedVersion) {
      // Typed since the refused save: this text too goes to the history before the user is asked.
      attempt = { commandId: ports.newId(), baseRev: base.rev, content, version }
      return saveNow()
    } else {
      state.setState({ conflict: theirs, save: 'conflict', unsavedSince: null })
      rejectWaiters(new AppError('STALE_REVISION', 'This draft was changed in another window too.'))
      return ports.settled()
    }
    goOn(true)
  }

  function failed(error: AppError): void {
    state.setState({ save: 'failed', failure: { code: error.code, field: error.data.field ?? null } })
    rejectWaiters(error)
    // At rest until then: what was heard meanwhile may be what makes it possible.
    if (NEEDS_EDIT.includes(error.code)) return ports.settled()
    setTimer(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures), true)
    failures += 1
  }

  /** After every settled step: rests, or goes on with what is newer. */
  function goOn(atOnce = false): void {
    if (isClean()) {
      firstUnsentAt = null
      state.setState({ save: 'saved', failure: null, unsavedSince: null })
      resolveWaiters(version, state.getState().base.rev)
      return ports.settled()
    }
    state.setState({ save: 'unsaved', unsavedSince: firstUnsentAt ?? state.getState().unsavedSince ?? timing.now() })
    if (atOnce || waiters.length > 0) saveNow()
    else schedule()
  }

  function take(theirs: Draft, content: DraftContent): void {
    state.setState((now) => ({
      content,
      base: { rev: theirs.rev, content: theirs.content, savedAt: theirs.updatedAt },
      facts: factsOf(theirs),
      media: withMedia(now.media, theirs.media),
      conflict: null,
    }))
  }

  function keepMine(): void {
    const { conflict, content, base } = state.getState()
    if (conflict === null) return
    take(conflict, rebase(base.content, content, conflict.content, 'mine'))
    state.setState({ keptMine: true })
    version += 1
    goOn(true)
  }

  function resolveWaiters(upTo: number, rev: number): void {
    const done = waiters.filter((one) => one.version <= upTo)
    waiters = waiters.filter((one) => one.version > upTo)
    for (const one of done) one.resolve({ rev })
  }

  function rejectWaiters(error: AppError): void {
    const all = waiters
    waiters = []
    for (const one of all) one.reject(error)
  }

  return {
    edited() {
      version += 1
      const now = timing.now()
      firstUnsentAt ??= now
      const { unsavedSince, failure } = state.getState()
      state.setState({ editedAt: now, unsavedSince: unsavedSince ?? now, save: failure ? 'failed' : underWay ? 'saving' : 'unsaved' })
      schedule()
    },
    flush() {
      if (isClean()) return Promise.resolve({ rev: state.getState().base.rev })
      if (state.getState().conflict !== null) return Promise.reject(new AppError('STALE_REVISION', 'This draft was changed in another window too.'))
      return new Promise((resolve, reject) => {
        waiters.push({ version, resolve, reject })
        saveNow()
      })
    },
    take,
    keepMine,
    isBusy: () => attempt !== null || underWay || mustRead !== 'no',
    isClean,
    stop() {
      isStopped = true
      clearTimer()
    },
  }
}
