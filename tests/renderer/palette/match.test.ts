import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchName } from '../../../src/renderer/screens/palette/match.ts'

const marked = (query: string, name: string, others: string[] = []) =>
  matchName(query, name, others)?.label.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('') ?? null
const isStrong = (query: string, name: string, others: string[] = []) => matchName(query, name, others)?.strong ?? null

describe('fitting a few letters to a name', () => {
  it.each([
    ['new', 'New draft', '[New] draft'],
    ['dr', 'New draft', 'New [dr]aft'],
    ['dr ne', 'New draft', '[Ne]w [dr]aft'],
    ['nd', 'New draft', '[N]ew [d]raft'],
    ['cafe', 'Café Ångström', '[Café] Ångström'],
    ['ångs', 'Cafe Angstrom', 'Cafe [Angs]trom'],
  ])('%s begins words or is the initials of %s', (query, name, label) => {
    expect(marked(query, name)).toBe(label)
    expect(isStrong(query, name)).toBe(true)
  })

  it('fits by another name that it goes by, with nothing marked', () => {
    expect(marked('rena', 'Name and colour', ['rename'])).toBe('Name and colour')
    expect(isStrong('rena', 'Name and colour', ['rename'])).toBe(true)
  })

  it.each([
    ['ettings', 'Settings: accounts', 'S[ettings]: accounts', 'inside a word'],
    ['outbxo', 'Go to outbox', 'Go to outbox', 'two letters changed places'],
    ['setings', 'Settings', 'Settings', 'one too few'],
    ['settimgs', 'Settings', 'Settings', 'one wrong'],
    ['drafft', 'New draft', 'New draft', 'one too many'],
    ['ndrft', 'New draft', '[N]ew [dr]a[ft]', 'in this order'],
  ])('%s hardly fits %s', (query, name, label) => {
    expect(marked(query, name)).toBe(label)
    expect(isStrong(query, name)).toBe(false)
  })

  it('leaves out what does not fit', () => {
    expect(matchName('coffee', 'Go to outbox')).toBeNull()
    expect(matchName('new zebra', 'New draft')).toBeNull()
    expect(matchName('zz', 'New draft')).toBeNull()
  })

  it('puts what fits better first', () => {
    const best = (query: string, names: string[]) => names.toSorted((a, b) => (matchName(query, b)?.score ?? -1) - (matchName(query, a)?.score ?? -1))[0]
    expect(best('post', ['Important outbox', 'Go to posts', 'Post'])).toBe('Post')
    expect(best('draft', ['New draft', 'Drafts'])).toBe('New draft')
    expect(best('set', ['Reset', 'Settings'])).toBe('Settings')
  })

  it('fits everything alike without a word', () => {
    expect(matchName('  ', 'New draft')).toMatchObject({ score: 0, strong: true })
  })

  it('never loses or changes a letter of the name, whatever is typed', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 })
    const isKept = fc.property(text, text, (query, name) => (matchName(query, name)?.label.map((segment) => segment.text).join('') ?? name) === name)
    expect(fc.check(isKept)).toMatchObject({ failed: false })
  })
})
