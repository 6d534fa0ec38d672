import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import type { SearchResult } from '../../../src/contract/schemas/search.ts'
import { PAUSE_MS, createSearch } from '../../../src/renderer/stores/search.ts'
import { createFakeTime } from '../drafts/fake-time.ts'
import { pending, scriptedCore } from '../send/scripted-core.ts'

const result = (title: string): SearchResult => ({
  drafts: [{ id: title, title: [{ text: title, hit: true }], snippet: [], at: 1 }], posts: [], media: [], more: { drafts: false, posts: false, media: false },
})

interface Asked { workspaceId: string; text: string; limit: number }

/** Answers of the core that a test gives when it wants to. */
function set(limit = 20) {
  const asked: (Asked & ReturnType<typeof pending<SearchResult>>)[] = []
  const core = scriptedCore({
    'search.query': (input: Asked) => {
      const answer = pending<SearchResult>()
      asked.push({ ...input, ...answer })
      return answer.promise
    },
  })
  const time = createFakeTime()
  const search = createSearch({ connection: core.connection, timing: time }, 'ws', limit)
  const stop = search.start()
  const found = () => search.state.getState().result?.drafts[0]?.id ?? null
  return { core, time, search, asked, found, stop, phase: () => search.state.getState().phase }
}

describe('searching as one types', () => {
  it('asks once after the last key, in the one client', async () => {
    const { time, search, asked, phase } = set()
    search.setText('s')
    await time.pass(PAUSE_MS - 1)
    search.setText('sp')
    await time.pass(PAUSE_MS - 1)
    expect(asked).toEqual([])
    expect(phase()).toBe('searching')
    await time.pass(1)
    expect(asked).toMatchObject([{ workspaceId: 'ws', text: 'sp', limit: 20 }])
  })

  it('asks one question at a time, and takes only the answer to what stands in the field', async () => {
    const { time, search, asked, found, phase } = set()
    search.setText('spring')
    await time.pass(PAUSE_MS)
    search.setText('spring menu')
    await time.pass(PAUSE_MS)
    expect(asked).toHaveLength(1)
    asked[0]?.resolve(result('old'))
    await time.pass(0)
    expect(found()).toBeNull()
    expect(phase()).toBe('searching')
    expect(asked[1]).toMatchObject({ text: 'spring menu' })
    asked[1]?.resolve(result('new'))
    await time.pass(0)
    expect(found()).toBe('new')
    expect(phase()).toBe('ready')
  })

  it('keeps what was found until the next answer is here', async () => {
    const { time, search, asked, found } = set()
    search.setText('a')
    await time.pass(PAUSE_MS)
    asked[0]?.resolve(result('first'))
    await time.pass(0)
    search.setText('ab')
    await time.pass(PAUSE_MS)
    expect(found()).toBe('first')
  })

  it('finds nothing at once where no letter or digit is left, and takes no late answer then', async () => {
    const { time, search, asked, found, phase } = set()
    search.setText('a')
    await time.pass(PAUSE_MS)
    search.setText(' … ')
    expect(phase()).toBe('idle')
    asked[0]?.resolve(result('late'))
    await time.pass(1_000)
    expect(found()).toBeNull()
    expect(asked).toHaveLength(1)
  })

  it('says what failed and goes on with the next key', async () => {
    const { time, search, asked, found, phase } = set()
    search.setText('a')
    await time.pass(PAUSE_MS)
    asked[0]?.reject(new AppError('WORKSPACE_DAMAGED', 'damaged'))
    await time.pass(0)
    expect(search.state.getState()).toMatchObject({ phase: 'failed', error: 'WORKSPACE_DAMAGED', result: null })
    search.setText('ab')
    await time.pass(PAUSE_MS)
    asked[1]?.resolve(result('found'))
    await time.pass(0)
    expect([phase(), found(), search.state.getState().error]).toEqual(['ready', 'found', null])
  })

  it('cuts what is longer than the core takes', async () => {
    const { time, search, asked } = set()
    search.setText('x'.repeat(600))
    await time.pass(PAUSE_MS)
    expect(asked[0]?.text).toHaveLength(500)
  })

  it('follows changes of its client in bursts, and of no other', async () => {
    const { core, time, search, asked, found, phase } = set()
    core.change('drafts', 'ws')
    await time.pass(1_000)
    expect(asked).toEqual([])
    search.setText('a')
    await time.pass(PAUSE_MS)
    asked[0]?.resolve(result('first'))
    await time.pass(0)
    core.change('drafts', 'other')
    core.change('outbox', 'ws')
    await time.pass(1_000)
    expect(asked).toHaveLength(1)
    for (let burst = 0; burst < 5; burst += 1) core.change('drafts', 'ws')
    await time.pass(1_000)
    expect(asked).toHaveLength(2)
    expect(phase()).toBe('ready')
    asked[1]?.resolve(result('second'))
    await time.pass(0)
    expect(found()).toBe('second')
  })

  it('asks again for a change that came while it asked', async () => {
    const { core, time, search, asked } = set()
    search.setText('a')
    await time.pass(PAUSE_MS)
    core.reread()
    asked[0]?.resolve(result('first'))
    await time.pass(1_000)
    expect(asked).toHaveLength(2)
  })

  it('asks at once for more hits, and keeps those it has meanwhile', async () => {
    const { time, search, asked, found } = set(6)
    search.setText('a')
    await time.pass(PAUSE_MS)
    asked[0]?.resolve(result('few'))
    await time.pass(0)
    search.setLimit(100)
    await time.pass(0)
    expect(asked.map((one) => one.limit)).toEqual([6, 100])
    expect(found()).toBe('few')
  })

  it('asks for more once the question under way is answered', async () => {
    const { time, search, asked } = set(6)
    search.setText('a')
    await time.pass(PAUSE_MS)
    search.setLimit(100)
    await time.pass(100)
    expect(asked).toHaveLength(1)
    asked[0]?.resolve(result('few'))
    await time.pass(0)
    expect(asked.map((one) => one.limit)).toEqual([6, 100])
  })

  it('asks nothing and takes nothing when it has stopped', async () => {
    const { core, time, search, asked, found, stop } = set()
    search.setText('a')
    await time.pass(PAUSE_MS)
    search.setText('ab')
    stop()
    asked[0]?.resolve(result('late'))
    core.change('drafts', 'ws')
    await time.pass(1_000)
    expect(found()).toBeNull()
    expect(asked).toHaveLength(1)
  })
})
