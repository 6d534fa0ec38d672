import { describe, expect, it } from 'vitest'
import type { Snippet } from '../../../src/contract/schemas/writing.ts'
import { rankSnippets } from '../../../src/renderer/screens/writing/rank-snippets.ts'
import { slashAt } from '../../../src/renderer/screens/writing/slash.ts'

/** `|` is the caret. */
const at = (marked: string) => slashAt(marked.replace('|', ''), marked.indexOf('|'))

describe('a slash at the beginning of a line', () => {
  it.each([
    ['/|', { start: 0, query: '' }],
    ['/hou|', { start: 0, query: 'hou' }],
    ['/opening h|', { start: 0, query: 'opening h' }],
    ['Menu\n/ho|', { start: 5, query: 'ho' }],
    ['Menu\n/ho|urs\nmore', { start: 5, query: 'ho' }],
  ])('asks for a snippet: %j', (text, slash) => {
    expect(at(text)).toEqual(slash)
  })

  it.each(['|', '|/', 'a/|', 'either/or|', ' /|', '/etc/x|', '/ x|', '/two  spaces|', `/${'x'.repeat(31)}|`, '/hou\n|', 'https://powerpost.ai|'])('and nothing else: %j', (text) => {
    expect(at(text)).toBeNull()
  })
})

const snippet = (name: string, text = 'x'): Snippet => ({ id: name, kind: 'snippet', name, text, createdAt: 0, updatedAt: 0 })
const names = (query: string, all: Snippet[]) => rankSnippets(query, all).map((one) => one.snippet.name)

describe('snippets', () => {
  const all = [snippet('Opening hours', 'From eight'), snippet('Address', 'Torggata 1, open daily'), snippet('Summer hours', 'From nine')]

  it('are all offered while nothing is typed', () => {
    expect(names('', all)).toEqual(['Opening hours', 'Address', 'Summer hours'])
  })

  it('are found by name, then by what they say, and by a slip of the finger', () => {
    expect(names('open', all)).toEqual(['Opening hours', 'Address'])
    expect(names('oh', all)).toEqual(['Opening hours'])
    expect(names('hours', all)).toEqual(['Opening hours', 'Summer hours'])
    expect(names('addrss', all)).toEqual(['Address'])
    expect(names('torggata', all)).toEqual(['Address'])
    expect(names('zzz', all)).toEqual([])
  })

  it('show in their name what was typed', () => {
    expect(rankSnippets('sum', all)[0]?.label).toEqual([{ text: 'Sum', hit: true }, { text: 'mer hours', hit: false }])
  })
})
