/** Messages from pages, with Electron's listener held in hand: who is heard, what is understood, and what is said of a failure. */
import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import { shellVerbs } from '../../../src/contract/shell-contract.ts'
import { PageChannel } from '../../../src/main/verbs/page-channel.ts'
import type { VerbHandlers } from '../../../src/main/verbs/page-channel.ts'
import type { VerbAnswer } from '../../../src/main/verbs/verb-answer.ts'

const held = vi.hoisted(() => ({ handlers: new Map<string, (event: unknown, argument: unknown) => Promise<unknown>>(), listeners: new Map<string, (event: unknown, payload: unknown) => void>() }))
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, handler: (event: unknown, argument: unknown) => Promise<unknown>) => void held.handlers.set(channel, handler),
    on: (channel: string, listener: (event: unknown, payload: unknown) => void) => void held.listeners.set(channel, listener),
  },
}))

const ID = '0b7c8f7e-5a54-4c1b-9d62-1f0a1a2b3c4d'
let logged: string[] = []
let heard: unknown[] = []
let answer: () => Promise<unknown> = async () => null

function serve(): PageChannel {
  const channel = new PageChannel(new Set([1]), (text) => logged.push(text))
  const handler = async (input: unknown) => {
    heard.push(input)
    return answer()
  }
  // One handler for every verb: the answers are given by the test.
  channel.serve(Object.fromEntries(Object.keys(shellVerbs).map((verb) => [verb, handler])) as unknown as VerbHandlers)
  return channel
}

const event = (url = 'app://powerpost/index.html', contentsId = 1, parent: unknown = null) =>
  ({ senderFrame: { url, parent }, sender: { id: contentsId } }) as unknown as IpcMainInvokeEvent & IpcMainEvent
const ask = (verb: string, argument: unknown, from: unknown = event()) => held.handlers.get(verb)?.(from, argument) as Promise<VerbAnswer>

beforeEach(() => {
  held.handlers.clear()
  held.listeners.clear()
  logged = []
  heard = []
  answer = async () => null
  serve()
})

describe('verbs', () => {
  it('are those of the contract, and no other', () => {
    expect([...held.handlers.keys()].sort()).toEqual(Object.keys(shellVerbs).sort())
  })

  it('are answered', async () => {
    expect(await ask('shell:copy-text', { text: 'hello' })).toEqual({ ok: true, value: null })
    expect(heard).toEqual([{ text: 'hello' }])
  })

  it.each([
    ['another page', event('https://evil.test/')],
    ['a frame within', event('app://powerpost/index.html', 1, {})],
    ['another window', event('app://powerpost/index.html', 2)],
    ['a frame that is gone', { senderFrame: null, sender: { id: 1 } }],
  ])('are refused to %s, before anything is read', async (_who, from) => {
    for (const verb of Object.keys(shellVerbs)) expect(await ask(verb, { text: 'x' }, from)).toMatchObject({ ok: false, code: 'INVALID_INPUT' })
    expect(heard).toEqual([])
  })

  it('refuse what they do not understand', async () => {
    const circle: Record<string, unknown> = {}
    circle.self = circle
    for (const verb of Object.keys(shellVerbs)) {
      for (const junk of [undefined, null, 7, 'text', [], [[]], () => {}, circle, 10n]) {
        expect(await ask(verb, junk), verb).toMatchObject({ ok: false, code: 'INVALID_INPUT' })
      }
    }
    expect(await ask('shell:set-theme', { theme: 'purple' })).toMatchObject({ code: 'INVALID_INPUT' })
    expect(await ask('shell:show-media-in-folder', { workspaceId: '../..', sha256: 'x' })).toMatchObject({ code: 'INVALID_INPUT' })
    expect(await ask('shell:import-files', { workspaceId: ID, draftId: null, commandId: ID, paths: [] })).toMatchObject({ code: 'INVALID_INPUT' })
    expect(await ask('shell:import-files', { workspaceId: ID, draftId: null, commandId: ID, paths: Array.from({ length: 5001 }, () => 'x') })).toMatchObject({ code: 'INVALID_INPUT' })
    expect(await ask('shell:copy-text', { text: 'x'.repeat(60_000_000) })).toMatchObject({ code: 'INVALID_INPUT' })
    expect(heard).toEqual([])
  })

  it('hand on nothing that their schema does not name', async () => {
    await ask('shell:set-theme', { theme: 'dark', path: '/etc/passwd', constructor: 1 })
    expect(heard).toEqual([{ theme: 'dark' }])
  })

  it('keep the code of a refusal', async () => {
    answer = () => Promise.reject(new AppError('DISK_FULL', 'The disk is full.'))
    expect(await ask('shell:copy-text', { text: '' })).toEqual({ ok: false, code: 'DISK_FULL', message: 'The disk is full.' })
  })

  it('tell a page and the log nothing of an error that nobody planned', async () => {
    answer = () => Promise.reject(new Error('the key is abc'))
    expect(await ask('shell:copy-text', { text: '' })).toEqual({ ok: false, code: 'INTERNAL', message: 'Something went wrong in the app.' })
    expect(logged.join()).not.toContain('abc')
  })

  it('answer only what the contract says', async () => {
    answer = async () => ({ theme: 'dark', lastWorkspaceId: null, language: 'system', systemLanguage: 'de', listWidth: 320, apiKey: 'secret' })
    expect(await ask('shell:get-preferences', {})).toEqual({ ok: true, value: { theme: 'dark', lastWorkspaceId: null, language: 'system', systemLanguage: 'de', listWidth: 320 } })
    answer = async () => 'not null'
    expect(await ask('shell:copy-text', { text: '' })).toMatchObject({ ok: false, code: 'INTERNAL' })
  })
})

describe('messages without an answer', () => {
  it('are heard from our page only', () => {
    const got: unknown[] = []
    new PageChannel(new Set([1]), (text) => logged.push(text)).listen('page:ready', (contents) => got.push(contents.id))
    held.listeners.get('page:ready')?.(event(), null)
    held.listeners.get('page:ready')?.(event('https://evil.test/'), null)
    held.listeners.get('page:ready')?.(event('app://powerpost/index.html', 9), null)
    expect(got).toEqual([1])
    expect(logged).toHaveLength(2)
  })
})
