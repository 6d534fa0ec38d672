import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import type { ErrorCode } from '../../../src/contract/errors.ts'
import { createPosts } from '../../../src/renderer/stores/posts.ts'
import { manualTiming, pending, scriptedCore, settled } from '../send/scripted-core.ts'
import { aForeignPost } from './samples.ts'

const WORKSPACE = '11111111-1111-4111-8111-111111111111'
const OTHER = '44444444-4444-4444-8444-444444444444'
const READ = { list: 'answers', readAt: 5, why: null } as const

const ANSWERS = {
  'posts.list': () => ({ items: [], nextCursor: null }),
  'posts.elsewhere': () => ({ items: [aForeignPost()], nextCursor: null, list: READ }),
  'posts.pull': () => READ,
}

function opened(more: Parameters<typeof scriptedCore>[0] = {}) {
  const timing = manualTiming()
  const core = scriptedCore({ ...ANSWERS, ...more })
  const posts = createPosts(core.connection, WORKSPACE, timing)
  return { timing, core, posts, count: (path: string) => core.calls.filter((call) => call.path === path).length }
}

describe('the posts of one client', () => {
  it('are read again when a post or a draft of this client changed', async () => {
    const { timing, core, posts, count } = opened()
    const stop = posts.start()
    await timing.pass(0)
    await timing.pass(1_000)
    const [own, elsewhere] = [count('posts.list'), count('posts.elsewhere')]
    core.change('posts', OTHER)
    core.change('outbox', WORKSPACE)
    await timing.pass(1_000)
    expect([count('posts.list'), count('posts.elsewhere')]).toEqual([own, elsewhere])
    core.change('drafts', WORKSPACE)
    await timing.pass(1_000)
    expect([count('posts.list'), count('posts.elsewhere')]).toEqual([own + 1, elsewhere])
    core.change('posts', WORKSPACE)
    await timing.pass(1_000)
    expect([count('posts.list'), count('posts.elsewhere')]).toEqual([own + 2, elsewhere + 1])
    stop()
    core.change('posts', WORKSPACE)
    await timing.pass(1_000)
    expect(count('posts.list')).toBe(own + 2)
  })

  it('are shown before PowerPost has answered, and once more after it', async () => {
    const answer = pending<typeof READ>()
    const { timing, posts, count } = opened({ 'posts.pull': () => answer.promise })
    posts.start()
    await timing.pass(0)
    expect(posts.elsewhere.store.getState().items.map((post) => post.remotePostId)).toEqual(['p9'])
    expect(posts.remote.getState().isPulling).toBe(true)
    const before = count('posts.elsewhere')
    answer.resolve(READ)
    await settled()
    await timing.pass(1_000)
    expect(posts.remote.getState()).toEqual({ list: READ, isPulling: false })
    expect(count('posts.elsewhere')).toBe(before + 1)
  })

  it('ask PowerPost once at a time, and keep why it could not be read when the list is read again', async () => {
    const answer = pending<{ list: 'answers'; readAt: number; why: 'offline' }>()
    const { timing, core, posts, count } = opened({ 'posts.pull': () => answer.promise })
    posts.start()
    await timing.pass(0)
    await posts.pull()
    expect(count('posts.pull')).toBe(1)
    answer.resolve({ list: 'answers', readAt: 5, why: 'offline' })
    await settled()
    core.change('posts', WORKSPACE)
    await timing.pass(1_000)
    expect(posts.remote.getState().list).toEqual({ list: 'answers', readAt: 5, why: 'offline' })
  })

  it.each([['ALREADY_SENDING', 'taken'], ['NOT_POSSIBLE_NOW', 'late'], ['TIMEOUT', 'lost'], ['DISK_FULL', 'failed']] satisfies [ErrorCode, string][])('tell how an act ended: %s', async (code, outcome) => {
    const { posts } = opened({ 'sends.editAgain': () => Promise.reject(new AppError(code, 'm')) })
    expect(await posts.editAgain('s1', ['x-post'])).toEqual({ outcome })
  })

  it('take a double press on "send again" as one act', async () => {
    const answer = pending<{ sendId: string }>()
    const { posts, count } = opened({ 'sends.again': () => answer.promise })
    const first = posts.sendAgain('s1', ['x-post'])
    expect(await posts.sendAgain('s1', ['x-post'])).toEqual({ outcome: 'busy' })
    answer.resolve({ sendId: 's2' })
    expect(await first).toEqual({ outcome: 'done', value: { sendId: 's2' } })
    expect(count('sends.again')).toBe(1)
  })
})
