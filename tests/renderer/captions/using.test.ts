/** Putting captions into a draft that is being written, and taking them out again: through the window's own editor. */
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import type { Draft, Revision } from '../../../src/contract/schemas/drafts.ts'
import { fillDraft } from '../../../src/domain/generations/index.ts'
import type { DraftContent } from '../../../src/domain/draft-content.ts'
import type { Platform } from '../../../src/domain/post-types.ts'
import { putCaptionsInto } from '../../../src/renderer/stores/captions-use.ts'
import { createDraftEditors } from '../../../src/renderer/stores/draft-editors.ts'
import { writeCaption } from '../../../src/renderer/stores/draft-editor-edits.ts'
import { createFakeTime } from '../drafts/fake-time.ts'
import { scriptedCore } from '../send/scripted-core.ts'
import { content, detail, DRAFT, idOf, WORKSPACE } from './fixtures.ts'

/** One draft as the core keeps it, and its own rules of filling. */
function made() {
  let draft: Pick<Draft, 'rev' | 'content'> = { rev: 1, content: content() }
  const history: Revision[] = []
  const uses: { platforms?: Platform[]; commandId: string }[] = []
  const asked = content()
  let trashedAt: number | null = null
  const outputs = { instagram: 'Made for Instagram', x: 'Made for X' }
  const whole = (): Draft => ({ id: DRAFT, ...draft, media: [], createdAt: 0, updatedAt: 0, trashedAt, lastSend: null })
  const core = scriptedCore({
    'drafts.get': whole,
    'drafts.save': ({ baseRev, content: text }: { baseRev: number; content: DraftContent }) => {
      if (trashedAt !== null) throw new AppError('NOT_POSSIBLE_NOW', 'x')
      if (baseRev !== draft.rev) throw new AppError('STALE_REVISION', 'x')
      draft = { rev: draft.rev + 1, content: text }
      return { rev: draft.rev, savedAt: 0 }
    },
    'drafts.revisions': () => ({ items: history, nextCursor: null }),
    'generations.use': (input: { platforms?: Platform[]; commandId: string }) => {
      uses.push(input)
      const { content: next, filled, left } = fillDraft(draft.content, asked, outputs, input.platforms ?? null)
      if (JSON.stringify(next) !== JSON.stringify(draft.content)) {
        history.unshift({ id: idOf(50 + history.length), draftId: DRAFT, rev: draft.rev, reason: 'generation', at: 0, content: draft.content })
        draft = { rev: draft.rev + 1, content: next }
      }
      return { draftId: DRAFT, rev: draft.rev, filled, left }
    },
  })
  const time = createFakeTime()
  const editors = createDraftEditors({ connection: core.connection, windowId: idOf(99), timing: time })
  const put = (platforms: Platform[] | null) => putCaptionsInto({ connection: core.connection, editors }, WORKSPACE, detail(1, { outputs }), DRAFT, platforms)
  return { core, editors, time, put, uses, draft: () => draft, trash: () => { trashedAt = 1 } }
}

async function opened(world: ReturnType<typeof made>) {
  const editor = world.editors.get(WORKSPACE, DRAFT)
  world.editors.hold(editor)
  await world.time.pass(10)
  return editor
}

describe('putting captions in', () => {
  it('saves what is being typed first, so that it counts as edited and is left alone', async () => {
    const world = made()
    const editor = await opened(world)
    editor.edit(writeCaption('x', 'typed this very moment'))
    const used = await world.put(null)
    expect(used).toMatchObject({ filled: ['instagram'], left: ['x'] })
    expect(world.draft().content.variants).toEqual({ instagram: 'Made for Instagram', x: 'typed this very moment' })
  })

  it('puts nothing in where what is typed cannot be saved', async () => {
    const world = made()
    const editor = await opened(world)
    editor.edit(writeCaption('x', 'typed'))
    world.trash()
    await expect(world.put(null)).rejects.toMatchObject({ code: 'NOT_POSSIBLE_NOW' })
    expect(world.uses).toEqual([])
  })

  it('is undone in the open draft, without touching what was written since', async () => {
    const world = made()
    const editor = await opened(world)
    const { undo } = await world.put(['instagram', 'x'])
    await editor.settle()
    editor.edit(writeCaption('x', 'Written since'))
    await undo?.()
    expect(editor.state.getState().content.variants).toEqual({ x: 'Written since' })
    expect(world.draft().content.variants).toEqual({ x: 'Written since' })
  })

  it('is undone where the draft is not on the screen any more', async () => {
    const world = made()
    const { undo } = await world.put(null)
    expect(world.draft().content.variants).toEqual({ instagram: 'Made for Instagram', x: 'Made for X' })
    await undo?.()
    expect(world.draft().content).toEqual(content())
  })

  it('offers no way back where nothing changed, and says so where it is too late', async () => {
    const world = made()
    const { undo } = await world.put(null)
    expect((await world.put(null)).undo).toBeNull()
    world.trash()
    await expect(undo?.()).rejects.toThrow()
    expect(world.draft().content.variants).toEqual({ instagram: 'Made for Instagram', x: 'Made for X' })
  })
})
