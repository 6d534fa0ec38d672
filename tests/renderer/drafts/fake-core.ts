/**
 * The drafts of a core as a window meets them: revisions, commands that are done once, imports that a stale save does not fail
 * on. A test decides when each call arrives, whether it does, and whether its answer comes back.
 */
import { randomUUID } from 'node:crypto'
import { AppError } from '../../../src/contract/errors.ts'
import type { ErrorCode } from '../../../src/contract/errors.ts'
import type { Topic } from '../../../src/contract/schemas/events.ts'
import type { Draft, Revision } from '../../../src/contract/schemas/drafts.ts'
import type { MediaItem } from '../../../src/contract/schemas/media.ts'
import type { CoreConnection } from '../../../src/renderer/connection/core-connection.ts'
import { EMPTY_CONTENT } from '../../../src/domain/draft-content.ts'
import type { DraftContent } from '../../../src/domain/draft-content.ts'
import type { FakeTime } from './fake-time.ts'

type Client = Parameters<Parameters<CoreConnection['call']>[0]>[0]
type SaveInput = Parameters<Client['drafts']['save']>[0]
type Result = { kind: 'done'; rev: number; savedAt: number } | { kind: 'refused'; code: ErrorCode }

/** What befalls a call: when it reaches the core, what it meets there, when its answer is back. `lost`: the answer never comes and the window is told so. */
export interface Fate {
  arrivesAfter: number
  refusal: ErrorCode | null
  answersAfter: number
  lost: ErrorCode | null
  /** The window gives up waiting after this, whatever still arrives. */
  timesOutAfter: number | null
}

export const SWIFT: Fate = { arrivesAfter: 1, refusal: null, answersAfter: 1, lost: null, timesOutAfter: null }

export interface FakeCore {
  connection: CoreConnection
  /** Read for every call as it leaves. */
  fate: () => Fate
  /** Saves on their way right now; the window promises at most one. */
  savesUnderWay: number
  mostSavesAtOnce: number
  saves: SaveInput[]
  reads: number
  draft(): Draft
  history: Revision[]
  /** Every content that was ever current, by revision. */
  states: Map<number, DraftContent>
  /** An import adds a file; the window hears of it. */
  importFile(): string
  /** Another window saves over whatever is there. */
  saveElsewhere(change: (content: DraftContent) => DraftContent): void
  setTrashed(isTrashed: boolean): void
  emit(topic?: Topic): void
  reread(): void
}

export const WORKSPACE = randomUUID()
export const WINDOW = randomUUID()

export function createFakeCore(time: FakeTime, start: Partial<DraftContent> = {}): FakeCore {
  const draftId = randomUUID()
  const commands = new Map<string, Result>()
  const media: MediaItem[] = []
  const importedRevs = new Map<number, string>()
  let rev = 1
  let content: DraftContent = { ...EMPTY_CONTENT, ...start }
  let updatedAt = time.now()
  let trashedAt: number | null = null
  const changedListeners = new Set<Parameters<CoreConnection['onChanged']>[0]>()
  const rereadListeners = new Set<() => void>()

  const wait = (ms: number) => new Promise<void>((resolve) => void time.after(ms, resolve))

  const core: FakeCore = {
    connection: undefined as never,
    fate: () => SWIFT,
    savesUnderWay: 0,
    mostSavesAtOnce: 0,
    saves: [],
    reads: 0,
    history: [],
    states: new Map([[1, content]]),
    draft: () => ({ id: draftId, rev, content, media: media.filter((item) => content.mediaIds.includes(item.id)), createdAt: 0, updatedAt, trashedAt, lastSend: null }),
    importFile() {
      const id = randomUUID()
      media.push({ id, sha256: '0'.repeat(64), kind: 'image', mime: 'image/png', name: `${media.length}.png`, alt: '', size: 1, width: 1, height: 1, durationMs: null, preview: 'ready', flaw: null, createdAt: time.now() })
      put({ ...content, mediaIds: [...content.mediaIds, id] })
      importedRevs.set(rev, id)
      core.emit()
      return id
    },
    saveElsewhere(change) {
      put(change(content))
      core.emit()
    },
    setTrashed(isTrashed) {
      trashedAt = isTrashed ? time.now() : null
      core.emit()
    },
    emit: (topic = 'drafts') => {
      for (const listener of changedListeners) listener({ workspaceId: WORKSPACE, topic, ids: [draftId] })
    },
    reread: () => {
      for (const listener of rereadListeners) listener()
    },
  }

  function put(next: DraftContent): void {
    content = next
    rev += 1
    updatedAt = time.now()
    core.states.set(rev, next)
  }

  function keep(input: SaveInput): void {
    if (core.history[0]?.content !== input.content) core.history.unshift({ id: randomUUID(), draftId, rev: input.baseRev, reason: 'conflict', at: time.now(), content: input.content })
  }

  /** Done once for each command; what the core answers to a repeat is what it answered first. */
  function save(input: SaveInput): Result {
    const before = commands.get(input.commandId)
    if (before) return before
    const result = saveFirst(input)
    commands.set(input.commandId, result)
    return result
  }

  function saveFirst(input: SaveInput): Result {
    if (trashedAt !== null) {
      keep(input)
      return { kind: 'refused', code: 'NOT_POSSIBLE_NOW' }
    }
    const since = Array.from({ length: rev - input.baseRev }, (_, at) => importedRevs.get(input.baseRev + 1 + at))
    if (since.includes(undefined)) {
      keep(input)
      return { kind: 'refused', code: 'STALE_REVISION' }
    }
    const added = since.filter((id): id is string => id !== undefined && !input.content.mediaIds.includes(id))
    put({ ...input.content })
    const own = { kind: 'done' as const, rev, savedAt: updatedAt }
    for (const id of added) {
      put({ ...content, mediaIds: [...content.mediaIds, id] })
      importedRevs.set(rev, id)
    }
    core.emit()
    return own
  }

  async function travel<T>(work: () => T): Promise<T> {
    const fate = core.fate()
    const { timesOutAfter } = fate
    if (timesOutAfter === null) return arrive(fate, work)
    const arrival = arrive(fate, work)
    arrival.catch(() => undefined)
    const late = wait(timesOutAfter).then(() => {
      throw new AppError('TIMEOUT', 'no answer in time')
    })
    return Promise.race([arrival, late])
  }

  async function arrive<T>(fate: Fate, work: () => T): Promise<T> {
    await wait(fate.arrivesAfter)
    if (fate.refusal) {
      await wait(fate.answersAfter)
      throw new AppError(fate.refusal, 'refused by the test')
    }
    const answer = work()
    await wait(fate.answersAfter)
    if (fate.lost) throw new AppError(fate.lost, 'lost by the test')
    return answer
  }

  const drafts = {
    get: () => {
      core.reads += 1
      return travel(core.draft)
    },
    async save(input: SaveInput) {
      core.saves.push(input)
      core.savesUnderWay += 1
      core.mostSavesAtOnce = Math.max(core.mostSavesAtOnce, core.savesUnderWay)
      try {
        const result = await travel(() => save(input))
        if (result.kind === 'refused') throw new AppError(result.code, 'refused')
        return { rev: result.rev, savedAt: result.savedAt }
      } finally {
        core.savesUnderWay -= 1
      }
    },
    restore: ({ revisionId }: { revisionId: string }) =>
      travel(() => {
        const revision = core.history.find((one) => one.id === revisionId)
        if (!revision) throw new AppError('NOT_FOUND', 'no such state')
        put(revision.content)
        core.emit()
        return core.draft()
      }),
  }
  // Of the client's many procedures an editor calls these three.
  const client = { drafts } as unknown as Client
  core.connection = {
    call: (act) => act(client),
    command: (act) => act(client, randomUUID()),
    onChanged: (listener) => {
      changedListeners.add(listener)
      return () => void changedListeners.delete(listener)
    },
    onReread: (listener) => {
      rereadListeners.add(listener)
      return () => void rereadListeners.delete(listener)
    },
    onProgress: () => () => undefined,
    newId: () => randomUUID(),
  }
  return core
}
