/** One act of asking: it spends, so whatever is lost or pressed twice, at most one request comes of it. */
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import type { ErrorCode } from '../../../src/contract/errors.ts'
import { createAsk } from '../../../src/renderer/stores/captions-ask.ts'
import { manualTiming, pending, scriptedCore, settled } from '../send/scripted-core.ts'
import { DRAFT, idOf, WORKSPACE } from './fixtures.ts'

type Call = { commandId: string; approve: boolean; draftId: string | null; request: { prompt: string; mediaIds: string[] } }

function made(answers: (() => unknown)[] = [() => ({ generationId: idOf(1), approved: true })], estimate: () => unknown = () => ({ credits: 6 })) {
  const left = [...answers]
  const core = scriptedCore({
    'generations.ask': () => (left.length > 1 ? left.shift() : left[0])?.(),
    'generations.estimate': () => estimate(),
  })
  const timing = manualTiming()
  const ask = createAsk({ connection: core.connection, timing, workspaceId: WORKSPACE, draftId: DRAFT })
  ask.prefill({ prompt: 'Rhubarb is here', mediaIds: [idOf(8), idOf(9)], postTypes: ['x-post'] }, [idOf(8), idOf(9)])
  const asked = () => core.calls.filter((call) => call.path === 'generations.ask').map((call) => call.input as Call)
  return { core, timing, ask, asked, state: () => ask.store.getState() }
}

const refusal = (code: ErrorCode, field?: string) => () => { throw new AppError(code, 'text that nothing reads', field === undefined ? {} : { field }) }
const saved = () => Promise.resolve()

describe('asking', () => {
  it('asks for what is entered, and answers what came of it', async () => {
    const { ask, asked, state } = made([() => ({ generationId: idOf(1), approved: false })])
    expect(await ask.press(false, saved)).toEqual({ generationId: idOf(1), approved: false })
    expect(asked()).toMatchObject([{ approve: false, draftId: DRAFT, request: { prompt: 'Rhubarb is here', mediaIds: [idOf(8), idOf(9)] } }])
    expect(state()).toMatchObject({ phase: 'ready', notice: null, isTouched: false })
  })

  it('saves the draft first, and asks for nothing where that fails', async () => {
    const order: string[] = []
    const { ask, asked, state } = made()
    await ask.press(true, async () => { order.push(`saved before ${asked().length} requests`) })
    expect(order).toEqual(['saved before 0 requests'])
    expect(await ask.press(true, () => Promise.reject(new AppError('DISK_FULL', 'full')))).toBeNull()
    expect(asked()).toHaveLength(1)
    expect(state().notice).toEqual({ kind: 'refused', code: 'DISK_FULL', field: null })
  })

  it('asks once while an answer is awaited, however often the button is pressed', async () => {
    const answer = pending<unknown>()
    const { ask, asked, state } = made([() => answer.promise])
    const first = ask.press(true, saved)
    await settled()
    expect(state().phase).toBe('asking')
    expect(await ask.press(true, saved)).toBeNull()
    ask.edit((form) => ({ ...form, prompt: 'changed meanwhile' }))
    answer.resolve({ generationId: idOf(1), approved: true })
    expect(await first).toEqual({ generationId: idOf(1), approved: true })
    expect(asked()).toHaveLength(1)
  })

  it.each<ErrorCode>(['TIMEOUT', 'CORE_RESTARTED', 'CORE_STOPPED', 'SHUTTING_DOWN', 'INTERNAL'])('after %s the next press asks for the same under the same id, edited or not', async (code) => {
    const { ask, asked, state } = made([refusal(code), refusal(code), () => ({ generationId: idOf(1), approved: true })])
    expect(await ask.press(true, saved)).toBeNull()
    expect(state().notice).toEqual({ kind: 'uncertain' })
    ask.edit((form) => ({ ...form, prompt: 'Something else' }))
    expect(state().form.prompt).toBe('Rhubarb is here')
    expect(await ask.press(true, saved)).toBeNull()
    expect(await ask.press(false, saved)).toMatchObject({ generationId: idOf(1) })
    expect(new Set(asked().map((call) => JSON.stringify(call))).size).toBe(1)
    await ask.press(true, saved)
    expect(new Set(asked().map((call) => call.commandId)).size).toBe(2)
  })

  it('after a refusal asks anew, under a new id, and keeps what was typed', async () => {
    const { ask, asked, state } = made([refusal('INVALID_INPUT', 'prompt'), () => ({ generationId: idOf(1), approved: true })])
    ask.edit((form) => ({ ...form, ctaText: 'Book a table' }))
    await ask.press(true, saved)
    expect(state()).toMatchObject({ notice: { kind: 'refused', code: 'INVALID_INPUT', field: 'prompt' }, form: { prompt: 'Rhubarb is here', ctaText: 'Book a table' } })
    await ask.press(true, saved)
    expect(new Set(asked().map((call) => call.commandId)).size).toBe(2)
  })
})

describe('what is typed', () => {
  const draft = { prompt: 'The draft has changed', mediaIds: [idOf(9)], postTypes: ['x-post' as const] }

  it('stays when the sheet is closed and opened again; only files that the draft lost go', () => {
    const { ask, state } = made()
    ask.edit((form) => ({ ...form, prompt: 'My own words' }))
    ask.prefill(draft, [idOf(9)])
    expect(state()).toMatchObject({ isTouched: true, form: { prompt: 'My own words', mediaIds: [idOf(9)] } })
    ask.refill(draft)
    expect(state()).toMatchObject({ isTouched: false, form: { prompt: 'The draft has changed' } })
  })

  it('follows the draft as long as nothing was changed here', () => {
    const { ask, state } = made()
    ask.prefill(draft, [idOf(9)])
    expect(state()).toMatchObject({ isTouched: false, form: draft })
  })

  it('makes room for another subject once it was asked, and keeps what is likely to be wanted again', async () => {
    const { ask, state } = made()
    ask.edit((form) => ({ ...form, ctaText: 'Book a table', writingStyleId: 'style-1', researchMode: 'deep', sources: 'https://example.com' }))
    await ask.press(true, saved)
    expect(state().form).toMatchObject({ prompt: '', mediaIds: [], sources: '', ctaText: 'Book a table', writingStyleId: 'style-1', researchMode: 'deep', postTypes: ['x-post'] })
  })
})

describe('the likely cost', () => {
  it('is asked for when its shape changed, not at every letter', async () => {
    const { ask, core, timing, state } = made()
    const count = () => core.calls.filter((call) => call.path === 'generations.estimate').length
    await timing.pass(1_000)
    expect(state().estimate).toBe(6)
    for (const letter of 'abc') ask.edit((form) => ({ ...form, prompt: form.prompt + letter }))
    await timing.pass(1_000)
    expect(count()).toBe(1)
    ask.edit((form) => ({ ...form, researchMode: 'deep' }))
    ask.edit((form) => ({ ...form, sources: 'https://example.com' }))
    await timing.pass(1_000)
    expect(count()).toBe(2)
    expect(core.calls.at(-1)?.input).toEqual({ workspaceId: WORKSPACE, researchMode: 'deep', mediaIds: [idOf(8), idOf(9)], sources: 1 })
  })

  it('of an older question never replaces that of a newer one', async () => {
    const answers = [pending<unknown>(), pending<unknown>()]
    let at = 0
    const { ask, timing, state } = made(undefined, () => answers[at++]?.promise)
    await timing.pass(1_000)
    ask.edit((form) => ({ ...form, researchMode: 'deep' }))
    await timing.pass(1_000)
    answers[1]?.resolve({ credits: 8 })
    await settled()
    answers[0]?.resolve({ credits: 6 })
    await settled()
    expect(state().estimate).toBe(8)
  })

  it('is learnt anew while the sheet is open, and says so where nothing was learnt', async () => {
    let credits: number | null = null
    const { ask, core, timing, state } = made(undefined, () => ({ credits }))
    const stop = ask.start()
    await timing.pass(1_000)
    expect(state().estimate).toBeNull()
    credits = 6
    core.change('generations', WORKSPACE)
    await timing.pass(1_000)
    expect(state().estimate).toBe(6)
    stop()
    credits = 7
    core.change('generations', WORKSPACE)
    await timing.pass(1_000)
    expect(state().estimate).toBe(6)
  })
})
