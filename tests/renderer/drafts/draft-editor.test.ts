import { describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../../src/contract/errors.ts'
import type { DraftContent } from '../../../src/domain/draft-content.ts'
import { moveMedia, removeMedia, writeCaption, writeTitle } from '../../../src/renderer/stores/draft-editor-edits.ts'
import { shownSave } from '../../../src/renderer/stores/draft-editor-state.ts'
import { createDraftEditors } from '../../../src/renderer/stores/draft-editors.ts'
import { SWIFT, WINDOW, WORKSPACE, createFakeCore } from './fake-core.ts'
import type { Fate } from './fake-core.ts'
import { createFakeTime } from './fake-time.ts'

async function open(start: Partial<DraftContent> = { shared: 'Menu' }) {
  const time = createFakeTime()
  const core = createFakeCore(time, start)
  const editors = createDraftEditors({ connection: core.connection, windowId: WINDOW, timing: time })
  const editor = editors.get(WORKSPACE, core.draft().id)
  const release = editors.hold(editor)
  await time.pass(10)
  const type = (text: string) => editor.edit(writeCaption('shared', text))
  const state = () => editor.state.getState()
  return { time, core, editors, editor, release, type, state, text: () => state().content.shared }
}

const fails = (refusal: ErrorCode): Fate => ({ ...SWIFT, refusal })

describe('when a save leaves', () => {
  it('waits for a short pause in typing', async () => {
    const { time, core, type } = await open()
    type('Menu a')
    await time.pass(100)
    type('Menu ab')
    await time.pass(149)
    expect(core.saves).toHaveLength(0)
    await time.pass(1)
    expect(core.saves.map((save) => save.content.shared)).toEqual(['Menu ab'])
  })

  it('leaves at most 250 ms after the first keystroke, however fast one types', async () => {
    const { time, core, type } = await open()
    for (let count = 1; count <= 6; count++) {
      type('x'.repeat(count))
      await time.pass(count < 6 ? 50 : 0)
    }
    expect(core.saves.map((save) => save.content.shared)).toEqual(['xxxxx'.slice(0, 5)])
  })

  it('sends one at a time, then the newest', async () => {
    const { time, core, type } = await open()
    core.fate = () => ({ ...SWIFT, answersAfter: 1_000 })
    type('one')
    await time.pass(150)
    for (const text of ['two', 'three', 'four']) {
      type(text)
      await time.pass(200)
    }
    expect(core.saves).toHaveLength(1)
    await time.pass(3_000)
    expect(core.saves.map((save) => save.content.shared)).toEqual(['one', 'four'])
    expect(core.mostSavesAtOnce).toBe(1)
  })

  it('saves at once on blur, on leaving and when asked, and names the revision', async () => {
    const { time, core, editor, type, release } = await open()
    editor.setFocused(true)
    type('one')
    editor.setFocused(false)
    await time.pass(5)
    expect(core.draft().content.shared).toBe('one')
    type('two')
    const flushed = editor.flush()
    await time.pass(5)
    expect(await flushed).toEqual({ rev: 3 })
    type('three')
    release()
    await time.pass(5)
    expect(core.draft().content.shared).toBe('three')
  })

  it('sends nothing for a text that is typed and taken back', async () => {
    const { time, core, type, state } = await open()
    type('Menu!')
    type('Menu')
    await time.pass(1_000)
    expect(core.saves).toHaveLength(0)
    expect(state()).toMatchObject({ save: 'saved', unsavedSince: null })
  })
})

describe('what is said', () => {
  it('says saved only after the answer, and saving only when it takes long', async () => {
    const { time, core, type, state } = await open()
    core.fate = () => ({ ...SWIFT, answersAfter: 2_000 })
    const shown = () => shownSave(state(), time.now()).shown
    expect(shown()).toBe('saved')
    type('A')
    expect(shown()).toBe('writing')
    expect(state().save).toBe('unsaved')
    await time.pass(299)
    expect(shown()).toBe('writing')
    await time.pass(1)
    expect(shown()).toBe('saving')
    expect(state().base.rev).toBe(1)
    await time.pass(2_000)
    expect(shown()).toBe('saved')
    expect(state().base).toMatchObject({ rev: 2, savedAt: core.draft().updatedAt })
  })

  it('does not flicker while one writes on', async () => {
    const { time, type, state } = await open()
    const seen = new Set<string>()
    for (let count = 0; count < 40; count++) {
      type('x'.repeat(count + 1))
      await time.pass(90)
      seen.add(shownSave(state(), time.now()).shown)
    }
    expect([...seen]).toEqual(['writing'])
  })
})

describe('a save that fails', () => {
  it('keeps the text while the disk is full and saves the newest when there is room', async () => {
    const { time, core, type, state, text } = await open()
    core.fate = () => fails('DISK_FULL')
    type('kept')
    await time.pass(200)
    expect(state()).toMatchObject({ save: 'failed', failure: { code: 'DISK_FULL' } })
    type('kept, and more')
    await time.pass(60_000)
    expect(text()).toBe('kept, and more')
    const tries = core.saves.length
    expect(tries).toBeGreaterThan(5)
    expect(tries).toBeLessThan(20)
    core.fate = () => SWIFT
    await time.pass(10_100)
    expect(core.draft().content.shared).toBe('kept, and more')
    expect(state()).toMatchObject({ save: 'saved', failure: null })
  })

  it.each(['CORE_RESTARTED', 'TIMEOUT', 'SHUTTING_DOWN'] as const)('repeats the same command after %s, so nothing is saved twice', async (lost) => {
    const { time, core, type, state } = await open()
    core.fate = () => ({ ...SWIFT, lost })
    type('once')
    await time.pass(200)
    expect(state().save).toBe('failed')
    type('twice')
    core.fate = () => SWIFT
    await time.pass(2_000)
    const commands = core.saves.map((save) => save.commandId)
    expect(core.saves.map((save) => save.content.shared)).toEqual(['once', 'once', 'twice'])
    expect(commands[0]).toBe(commands[1])
    expect(core.draft()).toMatchObject({ rev: 3, content: { shared: 'twice' } })
    expect(core.history).toEqual([])
    expect(state()).toMatchObject({ save: 'saved', base: { rev: 3 } })
  })

  it('looks at the draft when nothing is known of a save, and goes on from what it finds', async () => {
    const { time, core, type, state } = await open()
    core.fate = () => ({ ...SWIFT, lost: 'INTERNAL' })
    type('done after all')
    await time.pass(200)
    core.fate = () => SWIFT
    await time.pass(1_000)
    expect(core.saves).toHaveLength(1)
    expect(state()).toMatchObject({ save: 'saved', base: { rev: 2 }, conflict: null })
  })

  it('tries at once when the core is back', async () => {
    const { time, core, type } = await open()
    core.fate = () => fails('CORE_RESTARTED')
    type('back')
    await time.pass(20_000)
    core.fate = () => SWIFT
    core.reread()
    await time.pass(5)
    expect(core.draft().content.shared).toBe('back')
  })

  it('does not repeat what only an edit can mend, and tries again with the edit', async () => {
    const { time, core, type, state } = await open()
    core.fate = () => fails('INVALID_INPUT')
    type('too long')
    await time.pass(60_000)
    expect(core.saves).toHaveLength(1)
    core.fate = () => SWIFT
    type('shorter')
    await time.pass(200)
    expect(state().save).toBe('saved')
  })

  it('rejects who asked for the save with the reason, and keeps the text', async () => {
    const { time, core, editor, type, text } = await open()
    core.fate = () => fails('DISK_READ_ONLY')
    type('mine')
    const flushed = editor.flush().catch((error: unknown) => error)
    await time.pass(5)
    expect(await flushed).toMatchObject({ code: 'DISK_READ_ONLY' })
    expect(text()).toBe('mine')
  })
})

describe('text that changes elsewhere', () => {
  it('never replaces what is typed by a late answer', async () => {
    const { time, core, editor, type, text } = await open()
    core.fate = () => ({ ...SWIFT, answersAfter: 500 })
    editor.refresh()
    await time.pass(10)
    type('typed while reading')
    await time.pass(2_000)
    expect(text()).toBe('typed while reading')
    expect(core.draft().content.shared).toBe('typed while reading')
  })

  it('takes files of an import in beside the text that is being typed, and asks nothing', async () => {
    const { time, core, type, state } = await open()
    type('a')
    await time.pass(149)
    const one = core.importFile()
    await time.pass(5)
    type('ab')
    const two = core.importFile()
    await time.pass(2_000)
    expect(state()).toMatchObject({ save: 'saved', conflict: null, content: { shared: 'ab', mediaIds: [one, two] } })
    expect(core.draft().content).toEqual(state().content)
    expect(Object.keys(state().media)).toEqual([one, two])
    expect(core.history).toEqual([])
  })

  it('shows another text when nobody writes here, and only then', async () => {
    const { time, core, editor, text } = await open()
    core.saveElsewhere((content) => ({ ...content, shared: 'theirs' }))
    await time.pass(200)
    expect(text()).toBe('theirs')
    editor.setFocused(true)
    core.saveElsewhere((content) => ({ ...content, shared: 'theirs again' }))
    await time.pass(200)
    expect(text()).toBe('theirs')
    editor.setFocused(false)
    await time.pass(200)
    expect(text()).toBe('theirs again')
  })

  it('asks when both changed, and keeps this text when told to', async () => {
    const { time, core, editor, type, state, text } = await open()
    type('mine')
    core.saveElsewhere((content) => ({ ...content, shared: 'theirs' }))
    await time.pass(300)
    expect(state()).toMatchObject({ save: 'conflict', conflict: { content: { shared: 'theirs' } } })
    expect(text()).toBe('mine')
    expect(core.history[0]).toMatchObject({ reason: 'conflict', content: { shared: 'mine' } })
    editor.keepMine()
    await time.pass(10)
    expect(core.draft().content.shared).toBe('mine')
    expect(state()).toMatchObject({ save: 'saved', conflict: null, keptMine: true })
  })

  it('shows the other text when told to; this one is in the history', async () => {
    const { time, core, editor, type, state, text } = await open()
    type('mine')
    core.saveElsewhere((content) => ({ ...content, shared: 'theirs' }))
    await time.pass(300)
    editor.useOther()
    await time.pass(300)
    expect(text()).toBe('theirs')
    expect(state()).toMatchObject({ save: 'saved', conflict: null, keptMine: false })
    expect(core.history[0]?.content.shared).toBe('mine')
  })

  it('puts text typed after the refused save into the history before it asks', async () => {
    const { time, core, type, state } = await open()
    core.fate = () => ({ ...SWIFT, answersAfter: 100 })
    type('mine')
    core.saveElsewhere((content) => ({ ...content, shared: 'theirs' }))
    await time.pass(200)
    type('mine, longer')
    await time.pass(2_000)
    expect(state().save).toBe('conflict')
    expect(core.history.map((one) => one.content.shared)).toEqual(['mine, longer', 'mine'])
  })

  it('takes going on to type as the choice to keep this text', async () => {
    const { time, core, type, state } = await open()
    type('mine')
    core.saveElsewhere((content) => ({ ...content, shared: 'theirs' }))
    await time.pass(300)
    type('mine!')
    await time.pass(300)
    expect(core.draft().content.shared).toBe('mine!')
    expect(state()).toMatchObject({ save: 'saved', keptMine: true })
  })

  it('joins files and order of both sides', async () => {
    const { time, core, editor, state } = await open()
    const [a, b, c] = [core.importFile(), core.importFile(), core.importFile()]
    await time.pass(100)
    editor.edit(moveMedia(c, 0))
    editor.edit(removeMedia(b))
    const d = core.importFile()
    await time.pass(500)
    expect(state().content.mediaIds).toEqual([c, a, d])
    expect(core.draft().content.mediaIds).toEqual([c, a, d])
  })
})

describe('leaving and coming back', () => {
  it('keeps text that is not saved, by workspace and draft', async () => {
    const { time, core, editors, type, release } = await open()
    core.fate = () => fails('DISK_FULL')
    type('kept here')
    release()
    await time.pass(5_000)
    const again = editors.get(WORKSPACE, core.draft().id)
    expect(again.state.getState().content.shared).toBe('kept here')
    const elsewhere = editors.get('00000000-0000-4000-8000-000000000000', core.draft().id)
    expect(elsewhere.state.getState().content.shared).toBe('')
    core.fate = () => SWIFT
    await time.pass(11_000)
    expect(core.draft().content.shared).toBe('kept here')
    expect(editors.get(WORKSPACE, core.draft().id)).not.toBe(again)
  })

  it('answers a flush of everything also when something cannot be saved', async () => {
    const { time, core, editors, type } = await open()
    core.fate = () => fails('DISK_FULL')
    type('x')
    const flushed = editors.flush()
    await time.pass(5)
    await expect(flushed).resolves.toBeUndefined()
  })

  it('reads again a draft that could not be read', async () => {
    const time = createFakeTime()
    const core = createFakeCore(time, { shared: 'there' })
    core.fate = () => fails('CORE_RESTARTED')
    const editors = createDraftEditors({ connection: core.connection, windowId: WINDOW, timing: time })
    const editor = editors.get(WORKSPACE, core.draft().id)
    await time.pass(10)
    expect(editor.state.getState()).toMatchObject({ phase: 'unreadable', readError: 'CORE_RESTARTED' })
    editor.edit(writeTitle('nothing to type into'))
    expect(editor.state.getState().content.title).toBe('')
    core.fate = () => SWIFT
    core.reread()
    await time.pass(10)
    expect(editor.state.getState()).toMatchObject({ phase: 'ready', content: { shared: 'there' } })
  })
})

describe('sending, history and trash', () => {
  it('names the revision of all that the core has, imports included', async () => {
    const { time, core, editor, type } = await open()
    type('with a photo')
    core.importFile()
    const settled = editor.settle()
    await time.pass(20)
    expect(await settled).toEqual({ rev: core.draft().rev })
    expect(core.draft().rev).toBe(4)
  })

  it('saves before an older text is put back, and shows that text', async () => {
    const { time, core, editor, type, text } = await open()
    core.history.push({ id: 'old', draftId: core.draft().id, rev: 1, reason: 'pause', at: 0, content: { ...core.draft().content, shared: 'older' } })
    type('newer')
    const restored = editor.restore('old')
    await time.pass(20)
    await restored
    expect([...core.states.values()].map((one) => one.shared)).toEqual(['Menu', 'newer', 'older'])
    expect(text()).toBe('older')
  })

  it('takes no edits in the trash, and saves what was refused there once the draft is back', async () => {
    const { time, core, type, state, text } = await open()
    type('just before')
    core.setTrashed(true)
    await time.pass(300)
    expect(state()).toMatchObject({ save: 'failed', failure: { code: 'NOT_POSSIBLE_NOW' }, facts: { trashedAt: expect.any(Number) as number } })
    type('in the trash')
    expect(text()).toBe('just before')
    core.setTrashed(false)
    await time.pass(300)
    expect(core.draft().content.shared).toBe('just before')
    expect(state().save).toBe('saved')
  })

  it('saves it also when the draft is back before the refusal is heard', async () => {
    const { time, core, type, state } = await open()
    core.fate = () => ({ ...SWIFT, answersAfter: 400 })
    type('just before')
    core.setTrashed(true)
    await time.pass(200)
    core.setTrashed(false)
    expect(state().save).toBe('saving')
    await time.pass(3_000)
    expect(core.draft().content.shared).toBe('just before')
    expect(state().save).toBe('saved')
  })
})
