import { describe, expect, it } from 'vitest'
import { postEventSchema, postSchema, remoteListSchema } from '../../../src/contract/schemas/sends.ts'
import type { Post, PostEvent } from '../../../src/contract/schemas/sends.ts'
import { AGAIN, eventWords, foreignStatus, foreignTitle, listWords } from '../../../src/renderer/strings/post-way.ts'
import { CARRIES } from '../../../src/renderer/strings/planned.ts'
import { failedWords, itemStatus, postSummary, postTitle } from '../../../src/renderer/strings/posts.ts'
import { aForeignPost, anItem } from './samples.ts'

const item = anItem
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

  it('say where all that failed went again, and keep to the failure while some of it did not', () => {
    const again = (platform: string, fate: 'open' | 'out' | 'not-out') => item(platform, 'failed', { again: { sendId: 's2', fate } })
    expect(summary('finished', item('x', 'posted'), again('linkedin', 'out'))).toBe('Posted on X, LinkedIn sent again: posted')
    expect(summary('finished', item('x', 'posted'), again('linkedin', 'open'))).toBe('Posted on X, LinkedIn on its way again')
    expect(summary('finished', again('x', 'out'), item('linkedin', 'failed'))).toBe('Failed on X and LinkedIn')
    expect(summary('finished', item('x', 'posted'), again('linkedin', 'not-out'))).toBe('Failed on LinkedIn, posted on X')
  })

  it('say that PowerPost holds a post for its time', () => {
    expect(postSummary({ state: 'live', items: [item('x', 'draft')], scheduledAt: 5 }).label).toBe('Scheduled by PowerPost')
    expect(postSummary({ state: 'live', items: [item('x', 'draft')], scheduledAt: null }).label).toBe('On its way')
  })

  it('say what a failed item means for the others', () => {
    expect(failedWords(item('tiktok', 'failed'))).toMatch(/^TikTok did not take it\. The other networks/)
  })

  it('name a post without a title', () => {
    expect(postTitle({ title: ' ' })).toBe('Untitled draft')
  })
})

const event = (what: PostEvent['what'], over: Partial<PostEvent> = {}): PostEvent => ({ at: 1, what, postType: null, status: null, count: null, requestId: null, ...over })

describe('words of the way of a post', () => {
  it('have one line for each thing that can happen', () => {
    const lines = postEventSchema.shape.what.options.map((what) => eventWords(event(what, { postType: 'x-post', status: 'posted', count: 2 })))
    expect(new Set(lines).size).toBe(lines.length)
    for (const line of lines) expect(line).toMatch(/^[A-Z]/)
  })

  it('name the network and what became of it, in the service’s word where none is known', () => {
    expect(eventWords(event('item', { postType: 'linkedin-post', status: 'failed' }))).toBe('LinkedIn failed')
    expect(eventWords(event('item', { postType: 'x-post', status: 'under_review' }))).toBe('X under_review')
    expect(eventWords(event('item', { postType: 'x-post', status: 'toString' }))).toBe('X toString')
    expect(eventWords(event('uploaded', { count: 1 }))).toBe('Its file was on PowerPost')
    expect(eventWords(event('uploaded', { count: 3 }))).toBe('Its 3 files were on PowerPost')
  })

  it('tell apart every end of a second try', () => {
    expect(new Set(Object.values(AGAIN)).size).toBe(4)
    expect(AGAIN['in-doubt']).toContain('Look at the network')
  })

  it('say who brings a post to its time in a sentence of its own for each reason', () => {
    expect(new Set(Object.values(CARRIES)).size).toBe(Object.keys(CARRIES).length)
  })

  it('say what is known of PowerPost’s list', () => {
    const at = () => 'at noon'
    expect(listWords({ list: 'absent', readAt: null, why: null }, at)).toBe('This PowerPost gives no list of its posts, so only what was sent from here can be shown.')
    expect(listWords({ list: 'answers', readAt: 5, why: null }, at)).toBe('PowerPost’s list as read at noon.')
    for (const why of remoteListSchema.shape.why.unwrap().options) expect(listWords({ list: 'answers', readAt: 5, why }, at)).toMatch(why === 'not-linked' ? /linked/ : /as read at noon/)
  })

  it('name a post made elsewhere by its first words, else by where it goes', () => {
    const own = (text: string, title: string | null = null) => ({ postType: 'x-post', platform: 'x', text, title, status: 'posted', platformPostId: null, error: null, errorCode: null })
    expect(foreignTitle(aForeignPost({ items: [own(' \n'), own('Second\nline')] }))).toBe('Second')
    expect(foreignTitle(aForeignPost({ items: [own('text', 'A title')] }))).toBe('A title')
    expect(foreignTitle(aForeignPost({ items: [own('')] }))).toBe('X')
    expect(foreignStatus({ status: 'constructor' })).toBe('constructor')
    expect(foreignStatus({ status: 'scheduled' })).toBe('Scheduled')
  })
})
