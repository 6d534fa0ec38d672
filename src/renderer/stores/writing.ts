/**
 * What each client keeps for writing. Found by the client's id and read from its own file alone: nothing of one client is ever
 * offered in another.
 */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../contract/errors.ts'
import type { Snippet, WritingSettings } from '../../contract/schemas/writing.ts'
import { toAppError } from '../../contract/wire-error.ts'
import type { SignaturePlace, Signatures, SnippetKind } from '../../domain/writing/index.ts'
import { createRefresher } from '../lib/refresher.ts'
import { changing, createPerClient } from './per-client.ts'
import type { PerClient, Wire } from './per-client.ts'

export interface WritingState {
  phase: 'loading' | 'ready' | 'failed'
  error: AppError | null
  snippets: readonly Snippet[]
  settings: WritingSettings
}

export interface ClientWriting {
  readonly workspaceId: string
  readonly state: StoreApi<WritingState>
  refresh(): Promise<void>
  create(input: { kind: SnippetKind; name: string; text: string }): Promise<Snippet>
  update(snippetId: string, change: { name?: string; text?: string }): Promise<Snippet>
  remove(snippetId: string): Promise<void>
  restore(snippetId: string): Promise<void>
  setSignature(place: SignaturePlace, snippetId: string | null): Promise<void>
  setLanguages(languages: string[]): Promise<void>
  setWord(word: string, known: boolean): Promise<void>
}

export type WritingServices = PerClient<ClientWriting>

export const NO_SETTINGS: WritingSettings = { signatures: {}, languages: [], words: [] }

export const createWritingServices = (wire: Wire): WritingServices => createPerClient(wire, 'writing', (workspaceId) => createClientWriting(wire, workspaceId))

function createClientWriting(wire: Wire, workspaceId: string): ClientWriting {
  const state = createStore<WritingState>()(() => ({ phase: 'loading', error: null, snippets: [], settings: NO_SETTINGS }))
  const refresh = createRefresher(
    () => wire.call(async (client) => {
      const [snippets, settings] = await Promise.all([client.writing.list({ workspaceId }), client.writing.settings({ workspaceId })])
      return { snippets, settings }
    }),
    ({ snippets, settings }) => state.setState({ phase: 'ready', error: null, snippets, settings }),
    (error) => state.setState((now) => ({ phase: now.phase === 'ready' ? 'ready' : 'failed', error: toAppError(error) })),
  )
  const change = changing(wire, refresh)
  return {
    workspaceId,
    state,
    refresh,
    create: (input) => change((client, commandId) => client.writing.create({ commandId, workspaceId, ...input })),
    update: (snippetId, given) => change((client, commandId) => client.writing.update({ commandId, workspaceId, snippetId, ...given })),
    remove: async (snippetId) => void (await change((client, commandId) => client.writing.delete({ commandId, workspaceId, snippetId }))),
    restore: async (snippetId) => void (await change((client, commandId) => client.writing.restore({ commandId, workspaceId, snippetId }))),
    setSignature: async (place, snippetId) => void (await change((client, commandId) => client.writing.setSignature({ commandId, workspaceId, place, snippetId }))),
    setLanguages: async (languages) => void (await change((client, commandId) => client.writing.setLanguages({ commandId, workspaceId, languages }))),
    setWord: async (word, known) => void (await change((client, commandId) => client.writing.setWord({ commandId, workspaceId, word, known }))),
  }
}

/** The signature of each place, in words. */
export function signaturesOf({ snippets, settings }: Pick<WritingState, 'snippets' | 'settings'>): Signatures {
  const found: Signatures = {}
  for (const [place, id] of Object.entries(settings.signatures)) {
    const text = snippets.find((one) => one.id === id)?.text
    // The keys of the settings are places: their schema says so.
    if (text !== undefined) found[place as SignaturePlace] = text
  }
  return found
}
