import { describe, expect, it } from 'vitest'
import { initialsOf } from '../../../src/renderer/lib/initials.ts'

describe('initials of clients', () => {
  it.each([
    ['Nordic Coffee', 'NC'],
    ['  alpine   bikes and more', 'AB'],
    ['Brun', 'BR'],
    ['X', 'X'],
    ['3 Sisters', '3S'],
    ['Atelier-Brun', 'AB'],
    ['(The) Bakery', 'TB'],
    ['Åse Ølund', 'ÅØ'],
    ['東京 カフェ', '東カ'],
    ['☕ Coffee', '☕'],
    ['👩‍🍳 Kitchen', '👩‍🍳'],
    ['!!!', '?'],
    ['', '?'],
  ])('%s: %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})
