/** Sending again what failed of a post: only that, only once, whichever way it is asked for. */
import { beforeEach, describe, expect, it } from 'vitest'
import { postHistorySchema, postSchema } from '../../../src/contract/schemas/sends.ts'
import type { Post } from '../../../src/contract/schemas/sends.ts'
import type { PostType } from '../../../src/domain/post-types.ts'
import { content, editDraft } from '../../simulation/support/workspace.ts'
import { createHarness } from '../sync/harness.ts'
import type { Harness } from '../sync/harness.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const BOTH: PostType[] = ['x-post', 'linkedin-post']
let harness: Harness
beforeEach(async () => {
  harness = createHarness()
  await harness.boot()
})
const workspace = () => harness.first.workspace
const uuid = () => harness.random.uuid()
const post = (sendId: string): Post => harness.posts.getPost(workspace(), { sendId })
const again = (sendId: string, postTypes: PostType[] = ['x-post'], commandId = uuid()) => harness.posts.again(workspace(), { commandId, sendId, postTypes })
const refusal = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
  return 'none'
}

/** The service lets these items fail from now on, and no others. */
function failing(...postTypes: string[]): void {
  harness.server.itemFate = (postType) => (postTypes.includes(postType) ? { status: 'failed', error: { code: 'DUPLICATE_CONTENT', message: 'Said already' } } : { status: 'posted' })
}

/** A post to X and LinkedIn of which X failed. */
async function halfOut(photos = 0): Promise<string> {
  failing('x-post')
  const draftId = harness.draft({ postTypes: BOTH }, photos)
  const { sendId } = await harness.posts.createSend(workspace(), { commandId: uuid(), draftId, rev: 1, postTypes: BOTH, when: { kind: 'now' }, again: false })
  await harness.run(HOUR)
  expect(post(sendId).items.map((item) => [item.postType, item.status, item.canSendAgain])).toEqual([['x-post', 'failed', true], ['linkedin-post', 'posted', false]])
  return sendId
}
/** How often each post type of this draft's text went out. */
const posted = (postType: string) => [...harness.server.posts.values()].flatMap((one) => one.items).filter((item) => item.post_type === postType && item.status === 'posted').length

describe('sending again as it was', () => {
  it('makes a new post of what failed, with the text and files that were sent, whatever the draft says now', async () => {
    const sendId = await halfOut(1)
    const draftId = post(sendId).draftId
    editDraft(harness.first.db, draftId, content({ shared: 'another text canary-ws-0-end' }))
    failing()
    const next = again(sendId)
    expect(post(next.sendId)).toMatchObject({ resendOf: sendId, state: 'live', draftId, mediaCount: 1, items: [{ postType: 'x-post', text: 'hello canary-ws-0-end' }] })
    await harness.run(HOUR)
    expect(post(next.sendId)).toMatchObject({ state: 'finished', items: [{ status: 'posted' }] })
    expect(post(sendId).items[0]).toMatchObject({ status: 'failed', again: { sendId: next.sendId, fate: 'out' }, canSendAgain: false })
    expect([posted('x-post'), posted('linkedin-post')]).toEqual([1, 1])
    expect(harness.server.posts.size).toBe(2)
    for (const one of [sendId, next.sendId]) expect(postSchema.parse(post(one))).toEqual(post(one))
  })

  it('refuses what went out, is under way or in doubt, and a post that is not over', async () => {
    const sendId = await halfOut()
    expect(refusal(() => again(sendId, ['linkedin-post']))).toBe('NOT_POSSIBLE_NOW')
    expect(refusal(() => again(sendId, BOTH))).toBe('NOT_POSSIBLE_NOW')
    expect(refusal(() => again(sendId, ['facebook-post']))).toBe('NOT_POSSIBLE_NOW')
    expect(refusal(() => again(uuid()))).toBe('NOT_FOUND')
    harness.server.down = true
    const live = await harness.send({ postTypes: BOTH })
    expect(refusal(() => again(live))).toBe('NOT_POSSIBLE_NOW')
    harness.server.down = false
    failing()
    again(sendId)
    expect(refusal(() => again(sendId))).toBe('NOT_POSSIBLE_NOW')
    await harness.run(HOUR)
    expect(refusal(() => again(sendId))).toBe('NOT_POSSIBLE_NOW')
    // The other one went out meanwhile.
    expect(posted('x-post')).toBe(2)
  })

  it('one command makes one send, however often and however the core dies', async () => {
    const sendId = await halfOut()
    failing()
    const commandId = uuid()
    const first = again(sendId, ['x-post'], commandId)
    for (let kill = 0; kill < 3; kill += 1) {
      harness.crash()
      await harness.boot()
      expect(again(sendId, ['x-post'], commandId)).toEqual(first)
      await harness.run(20_000)
    }
    await harness.run(HOUR)
    expect(again(sendId, ['x-post'], commandId)).toEqual(first)
    expect(posted('x-post')).toBe(1)
  })

  it('can be tried again when it failed again, from either post, but from one of them alone', async () => {
    const sendId = await halfOut()
    const second = again(sendId)
    await harness.run(HOUR)
    expect(post(second.sendId)).toMatchObject({ state: 'finished', items: [{ status: 'failed', canSendAgain: true, again: null }] })
    expect(post(sendId).items[0]).toMatchObject({ again: { sendId: second.sendId, fate: 'not-out' }, canSendAgain: true })
    failing()
    const third = again(second.sendId)
    expect(post(third.sendId).resendOf).toBe(second.sendId)
    // The first one sees it too.
    expect(refusal(() => again(sendId))).toBe('NOT_POSSIBLE_NOW')
    await harness.run(HOUR)
    expect(refusal(() => again(second.sendId))).toBe('NOT_POSSIBLE_NOW')
    expect(post(sendId).items[0]).toMatchObject({ again: { sendId: third.sendId, fate: 'out' } })
    expect(post(second.sendId).items[0]).toMatchObject({ again: { sendId: third.sendId, fate: 'out' } })
    expect(posted('x-post')).toBe(1)
  })

  it('taken back before it left, or replaced, it is free again', async () => {
    const sendId = await halfOut()
    harness.server.down = true
    const second = again(sendId)
    harness.posts.cancelSend(workspace(), { commandId: uuid(), sendId: second.sendId })
    expect(post(sendId).items[0]).toMatchObject({ again: { fate: 'not-out' }, canSendAgain: true })
    const third = again(sendId)
    editDraft(harness.first.db, post(sendId).draftId, content({ shared: 'mended canary-ws-0-end', postTypes: BOTH }))
    const fourth = await harness.posts.fixAndResend(workspace(), { commandId: uuid(), sendId: third.sendId })
    expect(post(fourth.sendId)).toMatchObject({ resendOf: sendId, items: [{ postType: 'x-post', text: 'mended canary-ws-0-end' }] })
    expect(post(fourth.sendId).items).toHaveLength(1)
    expect(refusal(() => again(sendId))).toBe('NOT_POSSIBLE_NOW')
  })

  it('given up in doubt, it is not sent again by this: it may have gone out', async () => {
    const sendId = await halfOut()
    failing()
    const next = again(sendId)
    harness.server.script = (method, path) => (method === 'POST' && path.endsWith('/publish') ? 'drop-before' : undefined)
    await harness.run(HOUR)
    const publish = harness.step('publish')
    expect(publish).toMatchObject({ state: 'unknown', asks: true, resentAfterLook: true })
    // The send ends with its publish in doubt, as when its time passes.
    harness.first.db.prepare("UPDATE intents SET state = 'queued', asks = 0, not_after = 1 WHERE id = ?").run(publish.id)
    harness.sync.wake(workspace().identity.id)
    await harness.run(MINUTE)
    expect(post(next.sendId).state).toBe('cancelled')
    expect(post(sendId).items[0]).toMatchObject({ again: { fate: 'in-doubt' }, canSendAgain: false })
    expect(refusal(() => again(sendId))).toBe('NOT_POSSIBLE_NOW')
  })

  it('waits its turn behind a send of the same draft', async () => {
    const sendId = await halfOut()
    harness.server.down = true
    await harness.posts.createSend(workspace(), { commandId: uuid(), draftId: post(sendId).draftId, rev: 1, postTypes: ['facebook-post'], when: { kind: 'now' }, again: true })
    expect(refusal(() => again(sendId))).toBe('ALREADY_SENDING')
  })

  it('is held by the database as well', async () => {
    const sendId = await halfOut()
    const { db } = harness.first
    harness.server.down = true
    const next = again(sendId)
    const insert = (send: string, postType: string, of = sendId) => () => db.prepare('INSERT INTO resent_items (send_id, post_type, root_id, of_id) VALUES (?, ?, ?, ?)').run(send, postType, sendId, of)
    const other = await harness.send({ postTypes: BOTH })
    expect(insert(other, 'x-post')).toThrow('UNIQUE')
    expect(insert(other, 'linkedin-post')).toThrow('only what failed')
    expect(insert(other, 'x-post', other)).toThrow('only what failed')
    expect(() => db.prepare('UPDATE sends SET resend_of = NULL WHERE id = ?').run(next.sendId)).toThrow('frozen')
    // An item that slipped into such a send never leaves.
    db.prepare("INSERT INTO send_items (send_id, position, post_type) VALUES (?, 9, 'linkedin-post')").run(next.sendId)
    expect(() => db.prepare("UPDATE intents SET state = 'sending' WHERE send_id = ? AND kind = 'create_post'").run(next.sendId)).toThrow('would repeat')
    db.prepare("UPDATE resent_items SET fate = 'out' WHERE send_id = ?").run(next.sendId)
    expect(() => db.prepare("UPDATE resent_items SET fate = 'not-out' WHERE send_id = ?").run(next.sendId)).toThrow('stays so')
  })
})

describe('edited first', () => {
  it('makes a draft with these networks alone, and takes back no file', async () => {
    const sendId = await halfOut(2)
    const { draftId } = harness.posts.editAgain(workspace(), { commandId: uuid(), sendId, postTypes: ['x-post'] })
    const preview = harness.posts.preview(workspace(), { draftId })
    expect(preview).toMatchObject({ items: [{ postType: 'x-post', text: 'hello canary-ws-0-end', problems: [] }] })
    expect(preview.media).toHaveLength(2)
    expect(refusal(() => harness.posts.editAgain(workspace(), { commandId: uuid(), sendId, postTypes: ['linkedin-post'] }))).toBe('NOT_POSSIBLE_NOW')
  })

  it('goes out with the new text, once; what went out, and other networks, are left out of it', async () => {
    const sendId = await halfOut()
    const { draftId } = harness.posts.editAgain(workspace(), { commandId: uuid(), sendId, postTypes: ['x-post'] })
    const rev = editDraft(harness.first.db, draftId, content({ shared: 'shorter canary-ws-0-end', postTypes: ['x-post', 'linkedin-post', 'facebook-post'] }))
    expect(harness.posts.preview(workspace(), { draftId }).items.map((item) => item.problems.map((problem) => [problem.code, problem.blocking]))).toEqual([[], [['again-not-failed', true]], [['again-not-failed', true]]])
    const send = (postTypes: PostType[], again = false) => harness.posts.createSend(workspace(), { commandId: uuid(), draftId, rev, postTypes, when: { kind: 'now' }, again })
    await expect(send(['x-post', 'linkedin-post'])).rejects.toMatchObject({ code: 'NOT_SENDABLE' })
    await expect(send(['facebook-post'])).rejects.toMatchObject({ code: 'NOT_SENDABLE' })
    failing()
    const next = await send(['x-post'])
    expect(post(next.sendId)).toMatchObject({ resendOf: sendId, items: [{ text: 'shorter canary-ws-0-end' }] })
    // Neither the first post nor the draft itself sends it a second time.
    expect(refusal(() => again(sendId))).toBe('NOT_POSSIBLE_NOW')
    await harness.run(HOUR)
    expect(harness.posts.preview(workspace(), { draftId }).items[0]?.problems.map((problem) => problem.code)).toEqual(['again-taken'])
    await expect(send(['x-post'], true)).rejects.toMatchObject({ code: 'NOT_SENDABLE' })
    expect(posted('x-post')).toBe(1)
  })

  it('of two drafts for one failure the first to be sent wins', async () => {
    const sendId = await halfOut()
    harness.server.down = true
    const drafts = [0, 1].map(() => harness.posts.editAgain(workspace(), { commandId: uuid(), sendId, postTypes: ['x-post'] }).draftId)
    const sends = await Promise.allSettled(drafts.map((draftId) => harness.posts.createSend(workspace(), { commandId: uuid(), draftId, rev: 1, postTypes: ['x-post'], when: { kind: 'now' }, again: false })))
    expect(sends.map((one) => one.status)).toEqual(['fulfilled', 'rejected'])
  })
})

describe('the way of a post', () => {
  it('tells what happened in order, with the requests, and each item in four states', async () => {
    const sendId = await halfOut(2)
    const draftId = post(sendId).draftId
    const history = harness.posts.history(workspace(), { sendId })
    expect(postHistorySchema.parse(history)).toEqual(history)
    expect(history.events.map((event) => [event.what, event.postType, event.status])).toEqual([
      ['drafted', null, null], ['frozen', null, null], ['uploaded', null, null], ['created', null, null], ['published', null, null],
      ...history.events.filter((event) => event.what === 'item').map((event) => ['item', event.postType, event.status]),
      ['finished', null, null],
    ])
    expect(history.events.find((event) => event.what === 'uploaded')?.count).toBe(2)
    expect(history.events.filter((event) => event.status === 'failed').map((event) => event.postType)).toEqual(['x-post'])
    const [x, linkedin] = history.items
    expect(x?.states.map((state) => [state.state, state.at !== null, state.files.length])).toEqual([['drafted', true, 2], ['sent', true, 2], ['stored', true, 2], ['live', false, 2]])
    expect(linkedin?.states.map((state) => state.at !== null)).toEqual([true, true, true, true])
    // The same file has the same key in each state, though the service names it by an id of its own.
    for (const item of history.items) expect(new Set(item.states.map((state) => state.files.map((file) => file.key).join())).size).toBe(1)
    editDraft(harness.first.db, draftId, content({ shared: 'edited since', postTypes: BOTH }))
    const after = harness.posts.history(workspace(), { sendId }).items[0]
    expect(after?.states.map((state) => state.text)).toEqual(['edited since', ...Array.from({ length: 3 }, () => 'hello canary-ws-0-end')])
  })

  it('shows what the service made of it: other words, a file it does not have', async () => {
    const sendId = await harness.send({ postTypes: ['linkedin-post'], photos: 1 })
    await harness.run(10_000)
    for (const one of harness.server.posts.values()) for (const item of one.items) Object.assign(item, { content: 'hello #added canary-ws-0-end', media_ids: ['media-foreign'] })
    await harness.run(HOUR)
    const states = harness.posts.history(workspace(), { sendId }).items[0]?.states
    expect(states?.map((state) => state.text)).toEqual(['hello canary-ws-0-end', 'hello canary-ws-0-end', 'hello #added canary-ws-0-end', 'hello #added canary-ws-0-end'])
    expect(states?.[3]?.files).toEqual([{ key: 'media-foreign', name: null, sha256: null }])
  })

  it('keeps the code and the request of a failure', async () => {
    const sendId = await halfOut()
    expect(post(sendId).items[0]).toMatchObject({ status: 'failed', error: 'Said already', errorCode: 'DUPLICATE_CONTENT' })
  })
})

describe('posts made elsewhere', () => {
  const foreign = (text: string, status: string) =>
    harness.server.insertForeign('ws-0', [{ post_type: 'x-post', content: text }], status)

  it('are read page by page, beside our own, and never ours', async () => {
    const ours = await harness.send({ postTypes: ['x-post'] })
    await harness.run(HOUR)
    for (let index = 0; index < 12; index += 1) foreign(`by hand ${index}`, 'published')
    expect(await harness.pull()).toMatchObject({ list: 'answers', why: null })
    const first = harness.posts.elsewhere(workspace(), { limit: 8 })
    const rest = harness.posts.elsewhere(workspace(), { limit: 8, cursor: first.nextCursor })
    expect([...first.items, ...rest.items].map((one) => one.items[0]?.text)).toEqual(Array.from({ length: 12 }, (_, index) => `by hand ${11 - index}`))
    expect(first.list.readAt).not.toBeNull()
    expect(post(ours).state).toBe('finished')
  })

  it('are kept when the list cannot be read, and change with it', async () => {
    const id = foreign('by hand', 'draft')
    await harness.pull()
    harness.server.down = true
    expect(await harness.pull()).toMatchObject({ list: 'answers', why: 'offline' })
    expect(harness.posts.elsewhere(workspace(), { limit: 5 }).items).toHaveLength(1)
    harness.server.down = false
    harness.sync.powerEvent('online')
    const found = harness.server.posts.get(id)
    if (found) found.status = 'published'
    await harness.pull()
    expect(harness.posts.elsewhere(workspace(), { limit: 5 }).items.map((one) => one.status)).toEqual(['published'])
  })

  it('are none where the service gives no list, and that is asked once', async () => {
    harness = createHarness({ documentedOnly: true })
    await harness.boot()
    expect(await harness.pull()).toMatchObject({ list: 'absent', readAt: null, why: null })
    await harness.pull()
    expect(harness.count('GET', /^\/posts$/)).toBe(1)
  })

  it('tell of our own what became of them, before its next look', async () => {
    harness = createHarness({ scheduling: true })
    await harness.boot()
    const at = harness.clock.now() + 2 * HOUR
    const sendId = await harness.send({ due: at })
    await harness.run(MINUTE)
    for (const one of harness.server.posts.values()) {
      one.status = 'published'
      for (const item of one.items) item.status = 'posted'
    }
    await harness.pull()
    expect(post(sendId)).toMatchObject({ state: 'finished', items: [{ status: 'posted' }] })
  })
})
