import { describe, expect, it } from 'vitest'
import { EMPTY_CONTENT } from '../../../src/domain/draft-content.ts'
import type { DraftContent } from '../../../src/domain/draft-content.ts'
import { changeWords } from '../../../src/renderer/screens/composer/content-diff.tsx'

const draft = (over: Partial<DraftContent> = {}): DraftContent => ({ ...EMPTY_CONTENT, shared: 'Our spring menu is here', ...over })

describe('what changed of a draft', () => {
  it.each<[string, DraftContent, DraftContent, string | null]>([
    ['nothing', draft(), draft(), null],
    ['the shared text', draft(), draft({ shared: 'Our summer menu is here #sun' }), '2 words added, 1 word removed, with #sun'],
    ['a text of its own for one network', draft(), draft({ variants: { x: 'Spring!' } }), '1 word added'],
    ['the title', draft(), draft({ title: 'Spring' }), 'another title'],
    ['files', draft({ mediaIds: ['a', 'b'] }), draft({ mediaIds: ['b', 'c'] }), '2 files differ'],
    ['very much', draft(), draft({ shared: 'word '.repeat(5_000) }), 'Differs'],
  ])('%s', (_name, before, after, words) => {
    expect(changeWords(before, after)).toBe(words)
  })
})
