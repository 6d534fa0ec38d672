import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { snippetSchema, writingSettingsSchema } from '../../../src/contract/schemas/writing.ts'
import { createDrafts } from '../../../src/core/drafts/index.ts'
import { createWriting } from '../../../src/core/writing/index.ts'
import type { SnippetKind } from '../../../src/domain/writing/index.ts'
import { createTestWorkspace, realClock, realRandom } from '../../support/workspace.ts'
import type { TestWorkspaceFile } from '../../support/workspace.ts'
import { codeOf } from '../drafts/rig.ts'

const writing = createWriting({ clock: realClock, random: realRandom })
const drafts = createDrafts({ clock: realClock, random: realRandom })
let test: TestWorkspaceFile
const events: string[] = []

beforeEach(() => {
  test = createTestWorkspace()
  events.length = 0
  test.bus.subscribe((event) => {
    if (event.type === 'changed') events.push(`${event.topic}:${event.ids.join(',')}`)
  })
})
afterEach(() => test.dispose())

const create = (kind: SnippetKind, name: string, text: string, commandId: string = randomUUID()) => writing.create(test.workspace, { commandId, kind, name, text })
const names = () => writing.list(test.workspace).map((one) => one.name)
const act = (snippetId: string) => ({ commandId: randomUUID(), snippetId })

describe('snippets', () => {
  it('are kept over a restart, by kind and name, and a repeat makes no second one', () => {
    const commandId = randomUUID()
    const first = create('snippet', 'opening hours', 'Open\r\nfrom 8', commandId)
    expect(snippetSchema.parse(first)).toMatchObject({ kind: 'snippet', text: 'Open\nfrom 8' })
    expect(create('snippet', 'opening hours', 'Open\r\nfrom 8', commandId)).toEqual(first)
    create('snippet', 'Address', 'Torggata 1')
    create('hashtags', 'Coffee', 'coffee Oslo #oslo')
    test.reopen()
    expect(names()).toEqual(['Coffee', 'Address', 'opening hours'])
    expect(writing.list(test.workspace)[0]?.text).toBe('#coffee #Oslo')
    expect(events.filter((event) => event === `writing:${first.id}`)).toHaveLength(1)
  })

  it('change, go and come back', () => {
    const one = create('hashtags', 'Coffee', '#coffee')
    expect(writing.update(test.workspace, { ...act(one.id), text: 'tea' })).toMatchObject({ name: 'Coffee', text: '#tea' })
    expect(writing.update(test.workspace, { ...act(one.id), name: 'Tea' })).toMatchObject({ name: 'Tea', text: '#tea' })
    writing.delete(test.workspace, act(one.id))
    expect(names()).toEqual([])
    expect(codeOf(() => writing.update(test.workspace, { ...act(one.id), name: 'x' }))).toBe('NOT_FOUND')
    expect(writing.restore(test.workspace, act(one.id))).toMatchObject({ name: 'Tea', text: '#tea' })
    expect(names()).toEqual(['Tea'])
  })

  it('are refused without a text, without a tag, and past what is kept', () => {
    expect(codeOf(() => create('snippet', 'Empty', ' \n'))).toBe('INVALID_INPUT')
    expect(codeOf(() => create('hashtags', 'Numbers', '#1 2'))).toBe('INVALID_INPUT')
    expect(codeOf(() => writing.delete(test.workspace, act(randomUUID())))).toBe('NOT_FOUND')
    test.workspace.write(() => {
      for (let at = 0; at < 499; at += 1) create('snippet', `${at}`, 'x')
    })
    const last = create('snippet', 'last', 'x')
    expect(codeOf(() => create('snippet', 'one more', 'x'))).toBe('INVALID_INPUT')
    writing.delete(test.workspace, act(last.id))
    create('snippet', 'in its place', 'x')
    expect(codeOf(() => writing.restore(test.workspace, act(last.id)))).toBe('INVALID_INPUT')
  })

  it('of one client are never those of another', () => {
    const other = createTestWorkspace()
    try {
      create('snippet', 'Canary', 'Canary text')
      const signature = create('signature', 'Canary too', '— Canary')
      writing.setSignature(test.workspace, { commandId: randomUUID(), place: 'shared', snippetId: signature.id })
      writing.setWord(test.workspace, { commandId: randomUUID(), word: 'Canary', known: true })
      expect(writing.list(other.workspace)).toEqual([])
      expect(writing.settings(other.workspace)).toEqual({ signatures: {}, languages: [], words: [] })
      expect(drafts.create(other.workspace, { commandId: randomUUID() }).content.shared).toBe('')
      expect(codeOf(() => writing.setSignature(other.workspace, { commandId: randomUUID(), place: 'shared', snippetId: signature.id }))).toBe('NOT_FOUND')
      expect(codeOf(() => writing.update(other.workspace, { ...act(signature.id), text: 'x' }))).toBe('NOT_FOUND')
    } finally {
      other.dispose()
    }
  })
})

describe('a signature', () => {
  it('for every network is in the text of a new draft, for all to see', () => {
    const one = create('signature', 'Ada', '— Ada')
    const settings = writing.setSignature(test.workspace, { commandId: randomUUID(), place: 'shared', snippetId: one.id })
    expect(writingSettingsSchema.parse(settings).signatures).toEqual({ shared: one.id })
    const create1 = { commandId: randomUUID() }
    const draft = drafts.create(test.workspace, create1)
    expect(draft.content.shared).toBe('\n\n— Ada')
    expect(drafts.create(test.workspace, create1)).toEqual(draft)
    // What is given is kept as it is.
    expect(drafts.create(test.workspace, { commandId: randomUUID(), content: { ...draft.content, shared: 'Menu' } }).content.shared).toBe('Menu')
  })

  it('stands nowhere any more when it is gone, and where it was when it is back', () => {
    const one = create('signature', 'Ada', '— Ada')
    for (const place of ['shared', 'x'] as const) writing.setSignature(test.workspace, { commandId: randomUUID(), place, snippetId: one.id })
    writing.setSignature(test.workspace, { commandId: randomUUID(), place: 'x', snippetId: null })
    writing.delete(test.workspace, act(one.id))
    expect(writing.settings(test.workspace).signatures).toEqual({})
    expect(drafts.create(test.workspace, { commandId: randomUUID() }).content.shared).toBe('')
    writing.restore(test.workspace, act(one.id))
    expect(writing.settings(test.workspace).signatures).toEqual({ shared: one.id })
  })

  it('is a signature, not any text', () => {
    const one = create('snippet', 'Hours', 'Open')
    expect(codeOf(() => writing.setSignature(test.workspace, { commandId: randomUUID(), place: 'shared', snippetId: one.id }))).toBe('NOT_FOUND')
  })
})

describe('spelling', () => {
  it('has languages in their order and words of this client', () => {
    writing.setLanguages(test.workspace, { commandId: randomUUID(), languages: ['nb', 'en-GB', 'nb'] })
    writing.setWord(test.workspace, { commandId: randomUUID(), word: 'Løkka', known: true })
    writing.setWord(test.workspace, { commandId: randomUUID(), word: 'Løkka', known: true })
    expect(writing.setWord(test.workspace, { commandId: randomUUID(), word: 'Guji', known: true })).toEqual({ signatures: {}, languages: ['nb', 'en-GB'], words: ['Guji', 'Løkka'] })
    expect(writing.setWord(test.workspace, { commandId: randomUUID(), word: 'Guji', known: false }).words).toEqual(['Løkka'])
    expect(writing.setLanguages(test.workspace, { commandId: randomUUID(), languages: [] }).languages).toEqual([])
  })
})
