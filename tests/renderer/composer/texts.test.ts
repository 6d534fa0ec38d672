import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from '../../../src/contract/errors.ts'
import { REFUSALS } from '../../../src/contract/schemas/media.ts'
import { revisionReasonSchema } from '../../../src/contract/schemas/drafts.ts'
import { failureWords, revisionReason, saveWords } from '../../../src/renderer/strings/composer.ts'
import { refusalSentence } from '../../../src/renderer/strings/media.ts'

describe('words of saving', () => {
  it('says in words what hinders a save, whatever it is, and what becomes of the text', () => {
    for (const code of ERROR_CODES) {
      const { title, rest } = failureWords({ code, field: null })
      expect(title).toMatch(/^Not saved: .+\.$/)
      expect(rest).toMatch(/[tT]ext/)
    }
    expect(saveWords('failed', 0, { code: 'DISK_FULL', field: null }, 0)).toBe('Not saved: the disk is full. Your text is kept here and will be saved as soon as there is room.')
  })

  it('names the part that is too long', () => {
    expect(failureWords({ code: 'INVALID_INPUT', field: 'content.title' }).title).toContain('the title')
    expect(failureWords({ code: 'INVALID_INPUT', field: 'content.variants.x' }).title).toContain('a caption')
    expect(failureWords({ code: 'INVALID_INPUT', field: 'mediaIds' }).title).toContain('500 files')
  })

  it('gives the time of today to the second, and else the day', () => {
    const noon = new Date(2027, 2, 12, 12, 0, 0).getTime()
    expect(saveWords('saved', new Date(2027, 2, 12, 9, 4, 5).getTime(), null, noon)).toMatch(/^Saved 0?9:04:05/)
    expect(saveWords('saved', new Date(2027, 2, 11, 9, 4, 5).getTime(), null, noon)).toMatch(/^Saved .*11/)
    expect(saveWords('saved', new Date(2026, 2, 11).getTime(), null, noon)).toMatch(/2026/)
  })
})

describe('other words', () => {
  it('has a sentence for each refusal and each reason', () => {
    const sentences = REFUSALS.map((refusal) => refusalSentence('a.png', refusal, null))
    expect(new Set(sentences).size).toBe(REFUSALS.length)
    for (const sentence of sentences) expect(sentence).toMatch(/^(is|has|was|could|did) .+\.$/)
    for (const reason of revisionReasonSchema.options) expect(revisionReason(reason)).not.toBe('')
  })

  it('names what a file is where that explains it, and does not repeat what the name says', () => {
    expect(refusalSentence('clip.mkv', 'unsupported-type', 'video/x-matroska')).toMatch(/^\(video\/x-matroska\) is of a kind that cannot be added\./)
    expect(refusalSentence('notes.txt', 'unsupported-type', '.txt')).not.toContain('(')
    expect(refusalSentence('big.png', 'too-large', '12.4 MB')).toContain('(12.4 MB)')
  })
})
