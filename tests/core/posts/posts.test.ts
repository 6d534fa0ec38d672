/** Sends as the window asks for them. */
import { beforeEach, describe, expect, it } from 'vitest'
import { intentSchema } from '../../../src/contract/schemas/outbox.ts'
import { postSchema, sendPreviewSchema } from '../../../src/contract/schemas/sends.ts'
import { AppError } from '../../../src/contract/errors.ts'
import { createPosts } from '../../../src/core/posts/index.ts'
import { editDraft, content } from '../../simulation/support/workspace.ts'
import { createHarness } from '../sync/harness.ts'
import type { Harness } from '../sync/harness.ts'

const HOUR = 3_600_000
let harness: Harness
beforeEach(async () => {
  harness = createHarness()
  await harness.boot()
  // Most of these look at what is stored; nothing should move under them.
  harness.server.down = true
})
const workspace = () => harness.first.workspace
const uuid = () => harness.random.uuid()
const now = { kind: 'now' as const }
const create = (draftId: string, over: Partial<Parameters<Harness['posts']['createSend']>[1]> = {}) =>
  harness.posts.createSend(workspace(), { commandId: uuid(), draftId, rev: 1, postTypes: ['linkedin-post'], when: now, again: false, ...over })

describe('preview', () => {
  it('shows each network its text, the files, the account and what is known of credits', () => {
    const accountId = [...harness.stored.keys()][0] ?? ''
    harness.accounts.setBalance(accountId, 42)
    harness.accounts.learnPrice(accountId, 'publish+x', 4)
    const draftId = harness.draft({ shared: 'all', variants: { x: 'short' }, postTypes: ['x-post', 'youtube-short'] }, 2)
    const preview = harness.posts.preview(workspace(), { draftId })
    expect(sendPreviewSchema.parse(preview)).toEqual(preview)
    expect(preview).toMatchObject({ rev: 1, accountLabel: 'Account', estimate: 4, credits: { balance: 42 }, items: [{ text: 'short', problems: [] }, { text: 'all' }] })
    expect(preview.media).toHaveLength(2)
    expect(preview.timeZone).toBeNull()
    harness.first.db.prepare("UPDATE client_defaults SET time_zone = 'Asia/Tokyo'").run()
    expect(harness.posts.preview(workspace(), { draftId }).timeZone).toBe('Asia/Tokyo')
    // A film is wanted there, and one alone: that is said, and keeps nothing back.
    const [first, second] = preview.media
    expect(preview.items[1]?.problems.map(({ code, blocking, mediaId, reasons }) => [code, blocking, mediaId, reasons?.map((reason) => reason.code)])).toEqual([
      ['title-missing', true, undefined, undefined], ['media-unfit', false, first?.id, ['kind']], ['media-unfit', false, second?.id, ['kind']], ['media-unfit', false, null, ['too-many-files']],
    ])
  })
  it('says that nothing was learnt yet, and what is wrong with the whole', () => {
    harness.first.db.prepare('UPDATE workspace SET held = 1').run()
    expect(harness.posts.preview(workspace(), { draftId: harness.draft() })).toMatchObject({ estimate: null, credits: null, problems: [{ code: 'workspace-held', blocking: true }] })
    expect(() => harness.posts.preview(workspace(), { draftId: uuid() })).toThrow(AppError)
  })
})

describe('creating a send', () => {
  it('stores snapshot, steps and needs in one go', async () => {
    const draftId = harness.draft({}, 2)
    const { sendId } = await create(draftId, { postTypes: ['linkedin-post', 'x-post'] })
    expect(harness.states()).toEqual(['upload queued', 'upload queued', 'create_post waiting earlier-step', 'publish waiting earlier-step'])
    expect(harness.first.db.prepare("SELECT count(*) AS n FROM revisions WHERE reason = 'send'").get()).toEqual({ n: 1 })
    expect(harness.first.db.prepare('SELECT post_type FROM send_items WHERE send_id = ? ORDER BY position').all(sendId)).toEqual([{ post_type: 'linkedin-post' }, { post_type: 'x-post' }])
    editDraft(harness.first.db, draftId, content({ shared: 'changed since' }))
    const post = harness.posts.getPost(workspace(), { sendId })
    expect(postSchema.parse(post)).toEqual(post)
    expect(post).toMatchObject({ state: 'live', editedSince: true, mediaCount: 2, items: [{ text: 'hello canary-ws-0-end', status: 'draft' }, {}] })
  })

  it.each<[string, (draftId: string) => Promise<unknown>, string]>([
    ['a draft that changed', (draftId) => create(draftId, { rev: 7 }), 'STALE_REVISION'],
    ['a draft that is not here', () => create('00000000-0000-4000-8000-000000000000'), 'NOT_FOUND'],
    ['a network twice', (draftId) => create(draftId, { postTypes: ['x-post', 'x-post'] }), 'INVALID_INPUT'],
    ['no network', (draftId) => create(draftId, { postTypes: [] }), 'INVALID_INPUT'],
    ['a time that has passed', (draftId) => create(draftId, { when: { kind: 'when-online', notAfter: 5 } }), 'INVALID_INPUT'],
    ['YouTube without a title', (draftId) => create(draftId, { postTypes: ['youtube-short'] }), 'NOT_SENDABLE'],
  ])('refuses %s and stores nothing', async (_name, attempt, code) => {
    const draftId = harness.draft()
    await expect(attempt(draftId)).rejects.toMatchObject({ code })
    expect(harness.steps()).toEqual([])
    expect(harness.first.db.prepare('SELECT count(*) AS n FROM revisions').get()).toEqual({ n: 0 })
  })

  it('refuses a second live send, a workspace without a link, a held one, a trashed draft', async () => {
    const draftId = harness.draft()
    await create(draftId)
    await expect(create(draftId)).rejects.toMatchObject({ code: 'ALREADY_SENDING' })
    const other = harness.draft({ shared: 'x' })
    harness.first.db.prepare('UPDATE drafts SET trashed_at = 1 WHERE id = ?').run(other)
    await expect(create(other)).rejects.toMatchObject({ code: 'NOT_POSSIBLE_NOW' })
    harness.first.db.prepare('UPDATE workspace SET held = 1').run()
    await expect(create(harness.draft())).rejects.toMatchObject({ code: 'NOT_SENDABLE', data: { details: ['workspace-held'] } })
    harness.first.db.prepare("UPDATE workspace SET held = 0, account_id = NULL").run()
    await expect(create(harness.draft())).rejects.toMatchObject({ code: 'WORKSPACE_NOT_LINKED' })
  })

  it('answers a repeated command as the first time, whatever happened since', async () => {
    const draftId = harness.draft({}, 1)
    const commandId = uuid()
    const first = await create(draftId, { commandId })
    editDraft(harness.first.db, draftId, content({ shared: 'other' }))
    harness.first.db.prepare('UPDATE drafts SET trashed_at = 1 WHERE id = ?').run(draftId)
    expect(await create(draftId, { commandId })).toEqual(first)
    const broken = createPosts({ accounts: harness.accounts, clock: harness.clock.forProcess(() => true), random: harness.random, sync: harness.sync, ensureUploadRendition: () => Promise.reject(new Error('gone')) })
    expect(await broken.createSend(workspace(), { commandId, draftId, rev: 1, postTypes: ['x-post'], when: now, again: false })).toEqual(first)
    const third = harness.draft({ shared: 'third' }, 1)
    await expect(broken.createSend(workspace(), { commandId: uuid(), draftId: third, rev: 1, postTypes: ['x-post'], when: now, again: false })).rejects.toMatchObject({ code: 'MEDIA_REFUSED' })
  })

  it('sends again only when told to', async () => {
    harness.server.down = false
    const draftId = harness.draft()
    await create(draftId)
    await harness.run(HOUR)
    await expect(create(draftId)).rejects.toMatchObject({ code: 'NOT_SENDABLE', data: { details: ['already-sent'] } })
    await create(draftId, { again: true })
    await harness.run(HOUR)
    expect(harness.accepted()).toBe(2)
  })
})

describe('fix and resend', () => {
  it('replaces a send that has nothing on the service', async () => {
    harness.server.down = false
    harness.server.script = (_method, path) => (path === '/posts' ? { status: 400, headers: {}, body: new TextEncoder().encode('{"error":{"code":"VALIDATION_ERROR","message":"too long"}}') } : undefined)
    const draftId = harness.draft({}, 1)
    const { sendId } = await create(draftId)
    await harness.run(60_000)
    expect(harness.states()).toEqual(['upload done', 'create_post blocked VALIDATION', 'publish waiting earlier-step'])
    const [blocked] = harness.posts.listOutbox(workspace(), { filter: 'needs-you', limit: 5 }).items
    expect(blocked?.actions[0]).toBe('fix-and-resend')
    expect(blocked?.lastError).toMatchObject({ code: 'VALIDATION_ERROR', message: 'too long' })
    harness.server.script = () => undefined
    editDraft(harness.first.db, draftId, { ...content({ shared: 'shorter canary-ws-0-end', postTypes: ['linkedin-post', 'x-post'] }), mediaIds: JSON.parse(harness.first.db.prepare<[string], { content: string }>('SELECT content FROM drafts WHERE id = ?').get(draftId)?.content ?? '{}').mediaIds })
    const commandId = uuid()
    const next = await harness.posts.fixAndResend(workspace(), { commandId, sendId })
    expect(await harness.posts.fixAndResend(workspace(), { commandId, sendId })).toEqual(next)
    await harness.run(HOUR)
    expect(harness.send_(sendId).state).toBe('superseded')
    expect(harness.send_(next.sendId).state).toBe('finished')
    expect(harness.count('POST', /upload/)).toBe(1)
    expect(harness.posts.listPosts(workspace(), { limit: 10 }).items.map((post) => post.sendId)).toEqual([next.sendId])
  })

  it('goes where the first one was going: a network that was left out stays out', async () => {
    harness.server.down = false
    harness.server.script = (_method, path) => (path === '/posts' ? { status: 400, headers: {}, body: new TextEncoder().encode('{"error":{"code":"VALIDATION_ERROR","message":"too long"}}') } : undefined)
    const draftId = harness.draft({ postTypes: ['x-post', 'linkedin-post'] })
    const { sendId } = await create(draftId, { postTypes: ['x-post'] })
    await harness.run(60_000)
    expect(harness.posts.preview(workspace(), { draftId, insteadOf: sendId }).items.map((item) => item.postType)).toEqual(['x-post'])
    harness.server.script = () => undefined
    const next = await harness.posts.fixAndResend(workspace(), { commandId: uuid(), sendId })
    await harness.run(HOUR)
    expect(harness.posts.getPost(workspace(), next).items.map((item) => item.postType)).toEqual(['x-post'])
    expect([...harness.server.posts.values()].flatMap((post) => post.items.map((item) => item.post_type))).toEqual(['x-post'])
  })

  it('is refused once a post exists or may exist', async () => {
    harness.server.down = false
    harness.server.script = (_method, path) => (path === '/posts' ? 'drop-before' : undefined)
    const { sendId } = await create(harness.draft())
    await harness.run(3_000)
    expect(harness.states()[0]).toBe('create_post unknown')
    await expect(harness.posts.fixAndResend(workspace(), { commandId: uuid(), sendId })).rejects.toMatchObject({ code: 'NOT_POSSIBLE_NOW' })
    harness.server.script = () => undefined
    await harness.run(HOUR)
    await expect(harness.posts.fixAndResend(workspace(), { commandId: uuid(), sendId })).rejects.toMatchObject({ code: 'NOT_POSSIBLE_NOW' })
    expect(harness.accepted()).toBe(1)
  })
})

describe('cancelling', () => {
  it('takes back what has not left, keeps files another send needs', async () => {
    const draftId = harness.draft({}, 1)
    const { sendId } = await create(draftId)
    const mediaIds = JSON.parse(harness.first.db.prepare<[string], { content: string }>('SELECT content FROM drafts WHERE id = ?').get(draftId)?.content ?? '{}').mediaIds as string[]
    const other = await create(harness.draft({ shared: 'other canary-ws-0-end', mediaIds }))
    harness.posts.cancelSend(workspace(), { commandId: uuid(), sendId })
    expect(harness.states()).toEqual([expect.stringMatching(/^upload (queued|sending)$/), 'create_post cancelled', 'publish cancelled', 'create_post waiting earlier-step', 'publish waiting earlier-step'])
    harness.server.down = false
    await harness.run(HOUR)
    expect(harness.send_(sendId).state).toBe('cancelled')
    expect(harness.send_(other.sendId).state).toBe('finished')
    // The draft is free again.
    await create(draftId, { rev: 1 })
  })

  it('of a file ends every send that waits for it', async () => {
    const { sendId } = await create(harness.draft({}, 1))
    await harness.act(harness.step('upload').id, 'cancel')
    expect(harness.send_(sendId).state).toBe('cancelled')
    expect(harness.states()).toEqual(['upload cancelled', 'create_post cancelled', 'publish cancelled'])
  })

  it('is refused once the publish is under way, in doubt or done', async () => {
    harness.server.down = false
    harness.server.script = (_method, path) => (path.endsWith('/publish') ? 'timeout-after' : undefined)
    const { sendId } = await create(harness.draft())
    while (harness.publishes() === 0) await harness.run(20)
    const attempt = () => harness.posts.cancelSend(workspace(), { commandId: uuid(), sendId })
    expect(attempt).toThrow(AppError)
    await harness.run(61_000)
    expect(harness.states().at(-1)).toBe('publish unknown')
    expect(attempt).toThrow(AppError)
    await harness.run(HOUR)
    expect(attempt).toThrow(AppError)
  })
})

describe('lists', () => {
  it('page by key, newest first, in the shapes of the contract', async () => {
    for (let at = 0; at < 7; at += 1) await create(harness.draft({ shared: `${at} x` }, 1))
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: ReturnType<Harness['posts']['listOutbox']> = harness.posts.listOutbox(workspace(), { filter: 'open', limit: 4, cursor })
      for (const item of page.items) expect(intentSchema.parse(item)).toEqual(item)
      seen.push(...page.items.map((item) => item.id))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual(harness.steps().map((row) => row.id).toReversed())
    const posts = harness.posts.listPosts(workspace(), { limit: 5 })
    expect(posts.items.map((post) => post.title)).toEqual(['6 x', '5 x', '4 x', '3 x', '2 x'])
    expect(harness.posts.listPosts(workspace(), { limit: 5, cursor: posts.nextCursor }).items).toHaveLength(2)
    expect(() => harness.posts.listPosts(workspace(), { limit: 5, cursor: "1' OR 1" })).toThrow(AppError)
    expect(harness.posts.listOutbox(workspace(), { filter: 'done', limit: 10 }).items).toEqual([])
  })

  it('refuse acts that are not possible, and repeat acts that were', async () => {
    await create(harness.draft())
    const { id } = harness.step('publish')
    await expect(harness.act(id, 'it-is-live')).rejects.toMatchObject({ code: 'NOT_POSSIBLE_NOW' })
    await expect(harness.act(uuid(), 'cancel')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const commandId = uuid()
    for (let at = 0; at < 2; at += 1) {
      expect(await harness.posts.act(workspace(), { commandId, intentId: id, action: 'cancel' })).toMatchObject({ state: 'cancelled', cancelledBy: 'user', actions: [] })
    }
  })
})
