import { describe, expect, it, vi } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import type { Snippet, WritingSettings } from '../../../src/contract/schemas/writing.ts'
import { createAppStore } from '../../../src/renderer/stores/app.ts'
import { createSpellingStore } from '../../../src/renderer/stores/spelling.ts'
import { NO_SETTINGS, createWritingServices, signaturesOf } from '../../../src/renderer/stores/writing.ts'
import { scriptedCore } from '../send/scripted-core.ts'

const snippet = (id: string, over: Partial<Snippet> = {}): Snippet => ({ id, kind: 'snippet', name: id, text: `${id} text`, createdAt: 0, updatedAt: 0, ...over })

/** Two clients, each with what is its own. */
function twoClients() {
  const kept: Record<string, { snippets: Snippet[]; settings: WritingSettings }> = {
    a: { snippets: [snippet('canary-a')], settings: { ...NO_SETTINGS, languages: ['de'], words: ['Canary'] } },
    b: { snippets: [], settings: { ...NO_SETTINGS, languages: ['nb'] } },
  }
  const of = (input: unknown) => kept[(input as { workspaceId: string }).workspaceId] ?? { snippets: [], settings: NO_SETTINGS }
  const core = scriptedCore({
    'writing.list': (input) => of(input).snippets,
    'writing.settings': (input) => of(input).settings,
    'writing.create': (input) => {
      const made = snippet('new', { name: (input as { name: string }).name })
      of(input).snippets.push(made)
      return made
    },
    'writing.setWord': (input) => {
      of(input).settings.words.push((input as { word: string }).word)
      return of(input).settings
    },
  })
  return { core, kept, writing: createWritingServices(core.connection) }
}

const ready = async (client: ReturnType<ReturnType<typeof twoClients>['writing']['of']>) => vi.waitFor(() => expect(client.state.getState().phase).toBe('ready'))

describe('what a client keeps for writing', () => {
  it('is read for each client by itself, and kept apart', async () => {
    const { core, writing } = twoClients()
    await Promise.all([ready(writing.of('a')), ready(writing.of('b'))])
    expect(writing.of('a').state.getState().snippets.map((one) => one.id)).toEqual(['canary-a'])
    expect(writing.of('b').state.getState().snippets).toEqual([])
    // A change of the one is no reason to read the other.
    const before = core.calls.length
    core.change('writing', 'a')
    await vi.waitFor(() => expect(core.calls.length).toBe(before + 2))
    expect(core.calls.slice(before).map((one) => (one.input as { workspaceId: string }).workspaceId)).toEqual(['a', 'a'])
  })

  it('shows what was just added when the act is over', async () => {
    const { writing } = twoClients()
    const client = writing.of('b')
    await ready(client)
    await client.create({ kind: 'snippet', name: 'Hours', text: 'Open' })
    expect(client.state.getState().snippets.map((one) => one.name)).toEqual(['Hours'])
  })

  it('stays on the screen when a later read fails', async () => {
    let isDown = false
    const core = scriptedCore({ 'writing.list': () => { if (isDown) throw new AppError('TIMEOUT', 'late'); return [snippet('x')] }, 'writing.settings': () => NO_SETTINGS })
    const client = createWritingServices(core.connection).of('a')
    await ready(client)
    isDown = true
    await client.refresh()
    expect(client.state.getState()).toMatchObject({ phase: 'ready', error: { code: 'TIMEOUT' }, snippets: [{ id: 'x' }] })
  })

  it('has the words of its signatures by their places', () => {
    const snippets = [snippet('one', { kind: 'signature', text: '— Ada' })]
    expect(signaturesOf({ snippets, settings: { ...NO_SETTINGS, signatures: { shared: 'one', x: 'gone' } } })).toEqual({ shared: '— Ada' })
  })
})

describe('spelling', () => {
  function spelling() {
    const { core, writing, kept } = twoClients()
    const app = createAppStore(() => 0)
    const told: [string[], string[]][] = []
    let hear: (event: { kind: 'word'; word: string } | { kind: 'changed' }) => void = () => {}
    let facts = { on: false, available: ['de'], downloads: true, failed: [] as string[] }
    const bridge = {
      getSpelling: async () => facts,
      setSpelling: async (on: boolean) => (facts = { ...facts, on }),
      useSpelling: async (languages: string[], words: string[]) => void told.push([languages, words]),
      onSpelling: (callback: typeof hear) => {
        hear = callback
        return () => {}
      },
    }
    const fail = vi.fn<(error: unknown) => void>()
    const store = createSpellingStore({ bridge, app, writing, fail })
    return { core, writing, kept, app, told, store, fail, tell: (event: Parameters<typeof hear>[0]) => hear(event), change: (next: Partial<typeof facts>) => { facts = { ...facts, ...next } } }
  }

  it('follows the client that is open, and says nothing of the last one meanwhile', async () => {
    const { app, told, writing } = spelling()
    expect(told).toEqual([[[], []]])
    app.getState().go({ workspaceId: 'a' })
    await vi.waitFor(() => expect(told.at(-1)).toEqual([['de'], ['Canary']]))
    app.getState().go({ workspaceId: 'b' })
    // At once, though the next one is still being read.
    expect(told.at(-1)).toEqual([[], []])
    await ready(writing.of('b'))
    expect(told.at(-1)).toEqual([['nb'], []])
    app.getState().go({ workspaceId: null })
    expect(told.at(-1)).toEqual([[], []])
  })

  it('keeps a word for the client that is open, and tells the checker of it', async () => {
    const { app, told, tell, kept, writing } = spelling()
    tell({ kind: 'word', word: 'nobody' })
    app.getState().go({ workspaceId: 'b' })
    await ready(writing.of('b'))
    tell({ kind: 'word', word: 'Løkka' })
    await vi.waitFor(() => expect(kept.b?.settings.words).toEqual(['Løkka']))
    expect(kept.a?.settings.words).toEqual(['Canary'])
    expect(told.at(-1)?.[0]).toEqual(['nb'])
  })

  it('is on or off for the computer, and read again when the shell says so', async () => {
    const { store, tell, change } = spelling()
    await vi.waitFor(() => expect(store.getState().facts?.on).toBe(false))
    await store.getState().setOn(true)
    expect(store.getState().facts?.on).toBe(true)
    change({ failed: ['de'] })
    tell({ kind: 'changed' })
    await vi.waitFor(() => expect(store.getState().facts?.failed).toEqual(['de']))
  })
})
