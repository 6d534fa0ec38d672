import { describe, expect, it } from 'vitest'
import { clientNote, foundWords } from '../../../src/renderer/strings/palette.ts'
import { workspace } from '../stores/fixtures.ts'

const list = (count: number) => Array.from({ length: count }, () => ({}) as never)
const found = (drafts: number, posts: number, media: number, more = false) => foundWords({ drafts: list(drafts), posts: list(posts), media: list(media), more: { drafts: more, posts: false, media: false } })

describe('words of the palette', () => {
  it('says what was found', () => {
    expect(found(0, 0, 0)).toBe('No draft, post or file found')
    expect(found(1, 0, 0)).toBe('1 draft found')
    expect(found(2, 1, 3)).toBe('2 drafts, 1 post and 3 files found')
    expect(found(6, 0, 0, true)).toBe('more than 6 drafts found')
  })

  it('says of a client what waits there', () => {
    expect(clientNote(workspace('a'), false)).toBe('Nothing waiting')
    expect(clientNote(workspace('a', { needsYou: 1 }), false)).toBe('1 needs you')
    expect(clientNote(workspace('a', { held: true, needsYou: 1 }), false)).toBe('On hold')
    expect(clientNote(workspace('a', { state: 'damaged' }), false)).toBe('Its file needs a look')
    expect(clientNote(workspace('a'), true)).toBe('You are here')
    expect(clientNote(workspace('a', { needsYou: 3 }), true)).toBe('You are here, 3 need you')
  })
})
