import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from '../../../src/contract/errors.ts'
import { platformSchema, postTypeSchema } from '../../../src/contract/schemas/drafts.ts'
import { problemSchema } from '../../../src/contract/schemas/sends.ts'
import { detailWords, FORMS, formName, listOf, NETWORKS, networkName, PROBLEMS, problemWords, refusedWords, sendWords } from '../../../src/renderer/strings/send.ts'

describe('words of the send sheet', () => {
  it.each(problemSchema.shape.code.options)('the problem %s has a sentence of its own', (code) => {
    expect(PROBLEMS[code]).toMatch(/^[A-Z].*\.$/)
    expect(Object.values(PROBLEMS).filter((words) => words === PROBLEMS[code])).toHaveLength(1)
  })

  it.each(ERROR_CODES)('a send refused with %s says what happened', (code) => {
    expect(refusedWords(code)).toMatch(/^[A-Z].*[.:]$/)
    expect(refusedWords(code)).not.toMatch(/[A-Z]{2,}_/)
  })

  it('names every network and form, and passes the names it does not know', () => {
    for (const platform of platformSchema.options) expect(networkName(platform)).toBe(NETWORKS[platform])
    for (const postType of postTypeSchema.options) expect(formName(postType)).toBe(FORMS[postType])
    expect(networkName('threads')).toBe('threads')
    expect(formName('toString')).toBe('toString')
  })

  it('puts the details of a refusal in words', () => {
    for (const code of problemSchema.shape.code.options) {
      expect(detailWords(code)).toBe(PROBLEMS[code])
      expect(detailWords(`youtube-video: ${code}`)).toBe(`YouTube Video: ${PROBLEMS[code]}`)
    }
    expect(detailWords('something new')).toBe('something new')
  })

  it('says by how much a text is too long', () => {
    expect(problemWords({ code: 'too-long', postType: 'x-post', blocking: false, over: 12 })).toBe('The text is 12 characters too long. It may be refused.')
    expect(problemWords({ code: 'too-long', postType: 'youtube-short', blocking: false, over: 1 })).toBe('The text is 1 byte too long. It may be refused.')
    expect(problemWords({ code: 'title-too-long', postType: 'youtube-video', blocking: false, over: 1_200 })).toBe('The title is 1,200 characters too long. It may be refused.')
    expect(problemWords({ code: 'hashtags', postType: 'instagram-feed', blocking: false, over: 1 })).toBe('1 hashtag too many. It may be refused.')
    expect(problemWords({ code: 'hashtags', postType: 'instagram-feed', blocking: false, over: 3 })).toBe('3 hashtags too many. It may be refused.')
    expect(problemWords({ code: 'too-long', postType: 'x-post', blocking: false })).toBe(PROBLEMS['too-long'])
    expect(problemWords({ code: 'media-needed', postType: 'x-post', blocking: false })).toBe(PROBLEMS['media-needed'])
  })

  it('names act, reach and client on the button', () => {
    expect(sendWords.publish(3, 'Nordic Coffee')).toBe('Publish to 3 networks for Nordic Coffee')
    expect(sendWords.publish(1, 'Nordic Coffee')).toBe('Publish to 1 network for Nordic Coffee')
    expect(sendWords.publishWhenOnline(2, 'A')).toMatch(/^Publish/)
    expect(sendWords.publishSure('A')).toMatch(/^Publish/)
    expect(listOf(['A', 'B', 'C'])).toBe('A, B and C')
  })
})
