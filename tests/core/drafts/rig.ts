/** Drafts on a real workspace with a clock that stands still until told. */
import { randomUUID } from 'node:crypto'
import { isAppError } from '../../../src/contract/errors.ts'
import type { Draft } from '../../../src/contract/schemas/drafts.ts'
import { createDrafts } from '../../../src/core/drafts/index.ts'
import type { Drafts } from '../../../src/core/drafts/index.ts'
import { appendMedia, createDraftRowsCache, draftTx } from '../../../src/core/drafts/index.ts'
import type { Clock } from '../../../src/core/ports.ts'
import { EMPTY_CONTENT } from '../../../src/domain/draft-content.ts'
import type { DraftContent } from '../../../src/domain/draft-content.ts'
import { createTestWorkspace, realRandom } from '../../support/workspace.ts'
import type { TestWorkspaceFile } from '../../support/workspace.ts'

export const content = (over: Partial<DraftContent> | string): DraftContent => ({ ...EMPTY_CONTENT, ...(typeof over === 'string' ? { shared: over } : over) })

const WINDOW = randomUUID()

export interface DraftsRig {
  readonly test: TestWorkspaceFile
  readonly drafts: Drafts
  readonly events: string[]
  time: number
  command(): string
  create(over?: Partial<DraftContent> | string): Draft
  save(draft: { id: string; rev: number }, over: Partial<DraftContent> | string, commandId?: string, windowId?: string): { rev: number; savedAt: number }
  get(id: string): Draft
  history(id: string): { reason: string; rev: number; text: string }[]
  /** As an import does it. */
  append(draftId: string, mediaId: string): string
  /** A media item with a made-up blob. */
  media(): string
  /** As a new start of the app: nothing in memory survives. */
  restart(): void
}

export function createDraftsRig(): DraftsRig {
  let time = 1_700_000_000_000
  const clock: Clock = { now: () => time, monotonic: () => time, after: () => () => {} }
  const test = createTestWorkspace({}, clock)
  const events: string[] = []
  test.bus.subscribe((event) => {
    if (event.type === 'changed') events.push(`${event.topic}:${event.ids.join(',')}`)
  })
  let drafts = createDrafts({ clock, random: realRandom })
  const rowsOf = createDraftRowsCache()
  let sequence = 0
  return {
    test,
    get drafts() {
      return drafts
    },
    events,
    get time() {
      return time
    },
    set time(value) {
      time = value
    },
    command: randomUUID,
    create: (over = '') => drafts.create(test.workspace, { commandId: randomUUID(), content: content(over) }),
    save: (draft, over, commandId = randomUUID(), windowId = WINDOW) =>
      drafts.save(test.workspace, { commandId, draftId: draft.id, windowId, baseRev: draft.rev, content: content(over) }),
    get: (draftId) => drafts.get(test.workspace, { draftId }),
    history: (draftId) =>
      drafts.revisions(test.workspace, { draftId, limit: 200 }).items.map((one) => ({ reason: one.reason, rev: one.rev, text: one.content.shared })),
    append: (draftId, mediaId) => {
      const { workspace } = test
      return workspace.write((note) => appendMedia(draftTx({ clock, random: realRandom }, rowsOf(workspace.db), note), draftId, mediaId))
    },
    media() {
      const id = randomUUID()
      sequence += 1
      const sha = sequence.toString(16).padStart(64, '0')
      test.workspace.write(() => {
        test.workspace.db.prepare("INSERT INTO blobs (sha256, ext, mime, size, width, height, created_at) VALUES (?, 'png', 'image/png', 10, 1, 1, 0)").run(sha)
        test.workspace.db.prepare("INSERT INTO media_items (id, blob, kind, name, created_at, seq) VALUES (?, ?, 'image', 'a.png', 0, ?)").run(id, sha, sequence)
      })
      return id
    },
    restart() {
      test.reopen()
      drafts = createDrafts({ clock, random: realRandom })
    },
  }
}

export function codeOf(work: () => unknown): string {
  try {
    work()
    return 'nothing refused'
  } catch (error) {
    if (!isAppError(error)) throw error
    return error.code
  }
}
