/** What is told of a file: saved as it is typed, "Saved" only when it is, and never written over by a late answer. */
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import type { ErrorCode } from '../../../src/contract/errors.ts'
import type { LibraryItem } from '../../../src/contract/schemas/media.ts'
import type { CoreClient } from '../../../src/renderer/connection/core-connection.ts'
import { createMediaEditors } from '../../../src/renderer/stores/media-library-editors.ts'
import { createFakeTime } from '../drafts/fake-time.ts'
import { idOf, libraryItem } from './items.ts'

const WORKSPACE = idOf(1)

function open(over: Partial<LibraryItem> = {}) {
  const time = createFakeTime()
  const rig = {
    item: libraryItem(5, over),
    inputs: [] as Record<string, unknown>[],
    /** Refuses the next calls, one each; `lost`: done, but the answer is. */
    refusals: [] as { code: ErrorCode; lost?: boolean }[],
    done: new Set<unknown>(),
    gate: null as Promise<void> | null,
    saved: [] as LibraryItem[],
  }
  const media = {
    async update({ workspaceId: _workspace, commandId, mediaId: _media, ...change }: Record<string, unknown>) {
      rig.inputs.push({ commandId, ...change })
      const refusal = rig.refusals.shift()
      if (refusal === undefined || refusal.lost === true) {
        if (!rig.done.has(commandId)) rig.item = { ...rig.item, ...change }
        rig.done.add(commandId)
      }
      const answer = rig.item
      if (rig.gate !== null) await rig.gate
      if (refusal !== undefined) throw new AppError(refusal.code, 'as the test wants it')
      return answer
    },
  }
  let ids = 100
  const editors = createMediaEditors({
    // Of the client's procedures an editor asks for this one.
    connection: { call: (act) => act({ media } as unknown as CoreClient), newId: () => idOf(ids++) },
    timing: time,
    onSaved: (_workspace, item) => void rig.saved.push(item),
  })
  const editor = editors.get(WORKSPACE, rig.item)
  return { rig, time, editors, editor, state: () => editor.state.getState() }
}

describe('what is told of a file', () => {
  it('goes out after a pause, only what was changed, and is saved once that is acknowledged', async () => {
    const { rig, time, editor, state } = open()
    let answer = () => {}
    rig.gate = new Promise((resolve) => { answer = resolve })
    editor.edit({ alt: 'A har' })
    editor.edit({ alt: 'A harbour' })
    expect(state().save).toBe('unsaved')
    await time.pass(300)
    expect(rig.inputs).toEqual([{ commandId: idOf(100), alt: 'A harbour' }])
    expect(state().save).toBe('saving')
    answer()
    await time.pass(0)
    expect(state()).toMatchObject({ save: 'saved', fields: { alt: 'A harbour' } })
    expect(rig.saved).toHaveLength(1)
  })

  it('keeps what is typed while a save is under way, and sends it after', async () => {
    const { rig, time, editor, state } = open()
    let answer = () => {}
    rig.gate = new Promise((resolve) => { answer = resolve })
    editor.edit({ notes: 'one' })
    await time.pass(300)
    editor.edit({ notes: 'one two' })
    rig.gate = null
    answer()
    await time.pass(300)
    expect(state()).toMatchObject({ save: 'saved', fields: { notes: 'one two' } })
    expect(rig.item.notes).toBe('one two')
  })

  it('asks again with the same command where the answer was lost', async () => {
    const { rig, time, editor, state } = open()
    rig.refusals = [{ code: 'CORE_RESTARTED', lost: true }, { code: 'TIMEOUT' }]
    editor.edit({ tags: ['spring'] })
    await time.pass(300)
    expect(state()).toMatchObject({ save: 'failed', failure: 'CORE_RESTARTED' })
    await time.pass(5_000)
    expect(new Set(rig.inputs.map((input) => input['commandId'])).size).toBe(1)
    expect(rig.inputs).toHaveLength(3)
    expect(state().save).toBe('saved')
  })

  it('tries again by itself where a save was refused, with what stands there by then', async () => {
    const { rig, time, editor, state } = open()
    rig.refusals = [{ code: 'DISK_FULL' }]
    editor.edit({ alt: 'A' })
    await time.pass(300)
    expect(state()).toMatchObject({ save: 'failed', failure: 'DISK_FULL' })
    editor.edit({ alt: 'A cup' })
    await time.pass(5_000)
    expect(rig.item.alt).toBe('A cup')
    expect(state().save).toBe('saved')
  })

  it('holds a name that is none, and saves the rest', async () => {
    const { rig, time, editor, state } = open()
    editor.edit({ name: '  ' })
    editor.edit({ starred: true })
    await time.pass(300)
    expect(rig.inputs).toEqual([{ commandId: idOf(100), starred: true }])
    expect(state()).toMatchObject({ save: 'held', fields: { name: '  ' } })
    expect(editor.isClean()).toBe(false)
    editor.edit({ name: 'Cup ' })
    await time.pass(300)
    expect(rig.item.name).toBe('Cup')
    // The space is there for the next word.
    expect(state()).toMatchObject({ save: 'saved', fields: { name: 'Cup ' } })
  })

  it('takes what changed elsewhere, but in no field that is being changed, and nothing that is older than a save', async () => {
    const { rig, time, editor, state } = open({ alt: 'old', notes: 'old' })
    editor.edit({ alt: 'mine' })
    editor.hear({ ...rig.item, alt: 'theirs', notes: 'theirs' })
    expect(state().fields).toMatchObject({ alt: 'mine', notes: 'theirs' })
    await time.pass(300)
    // A list that was read before the save tells of it late.
    editor.hear(libraryItem(5, { alt: 'old', notes: 'theirs' }))
    expect(state().fields.alt).toBe('mine')
    editor.hear(libraryItem(5, { alt: 'mine', notes: 'theirs' }))
    editor.hear(libraryItem(5, { alt: 'changed since', notes: 'theirs' }))
    expect(state().fields.alt).toBe('changed since')
  })

  it('saves at once when one leaves, and stays until that is done', async () => {
    const { rig, time, editors, editor } = open()
    const release = editors.hold(editor)
    let answer = () => {}
    rig.gate = new Promise((resolve) => { answer = resolve })
    editor.edit({ alt: 'A cup' })
    release()
    await time.pass(0)
    expect(rig.inputs).toHaveLength(1)
    expect(editors.get(WORKSPACE, rig.item)).toBe(editor)
    answer()
    await time.pass(0)
    expect(editors.get(WORKSPACE, rig.item)).not.toBe(editor)
  })

  it('is saved before the app quits, also what failed before', async () => {
    const { rig, time, editors, editor } = open()
    rig.refusals = [{ code: 'DISK_FULL' }]
    editor.edit({ alt: 'A cup' })
    await time.pass(250)
    await editors.flush()
    expect(rig.item.alt).toBe('A cup')
  })
})
