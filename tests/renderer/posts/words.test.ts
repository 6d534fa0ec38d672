import { describe, expect, it } from 'vitest'
import { postSchema } from '../../../src/contract/schemas/sends.ts'
import type { Post } from '../../../src/contract/schemas/sends.ts'
import { failedWords, itemStatus, postSummary, postTitle } from '../../../src/renderer/strings/posts.ts'

const item = (platform: string, status: string): Post['items'][number] => ({ postType: `${platform}-post`, platform, text: 't', title: null, status, platformPostId: null, error: null, errorCode: null, requestId: null, again: null, canSendAgain: false })
const summary = (state: Post['state'], ...items: Post['items']) => postSummary({ state, items }).label

describe('words of the posts', () => {
  it('say the fate of each item, and pass words that are not known', () => {
    expect(itemStatus({ status: 'posted' }, 'finished').label).toBe('Posted')
    expect(itemStatus({ status: 'failed' }, 'finished')).toEqual({ label: 'Failed', tone: 'problem' })
    expect(itemStatus({ status: 'draft' }, 'live').label).toBe('Not out yet')
    expect(itemStatus({ status: 'draft' }, 'cancelled').label).toBe('Not sent')
    expect(itemStatus({ status: 'under_review' }, 'live').label).toBe('under_review')
    expect(itemStatus({ status: 'constructor' }, 'live').label).toBe('constructor')
  })

  it.each(postSchema.shape.state.options)('sum up a post that is %s', (state) => {
    expect(summary(state, item('x', 'draft'))).toMatch(/^[A-Z]/)
    expect(summary(state)).toMatch(/^[A-Z]/)
  })

  it('name the networks, the failed ones first', () => {
    expect(summary('finished', item('x', 'posted'), item('linkedin', 'posted'))).toBe('Posted on X and LinkedIn')
    expect(summary('finished', item('x', 'posted'), item('linkedin', 'failed'))).toBe('Failed on LinkedIn, posted on X')
    expect(summary('live', item('x', 'posted'), item('linkedin', 'posting'))).toBe('Posted on X, the rest is on its way')
    expect(summary('cancelled', item('x', 'draft'))).toBe('Cancelled, not sent')
    expect(summary('cancelled', item('x', 'posted'), item('tiktok', 'draft'))).toBe('Cancelled, though posted on X')
    expect(summary('finished', item('threads', 'failed'))).toBe('Failed on threads')
  })

  it('say what a failed item means for the others', () => {
    expect(failedWords(item('tiktok', 'failed'))).toMatch(/^TikTok did not take it\. The other networks/)
  })

  it('name a post without a title', () => {
    expect(postTitle({ title: ' ' })).toBe('Untitled draft')
  })
})
