/** Lost answers and crashes at each step of a send, with the list of posts and without it. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Fate } from '../../simulation/support/server.ts'
import { createHarness } from './harness.ts'
import type { Harness } from './harness.ts'

const STEPS = { upload: '/media/upload', create: '/posts', publish: /\/publish$/ } as const
type Step = keyof typeof STEPS
const isStep = (step: Step, method: string, path: string) => method === 'POST' && (typeof STEPS[step] === 'string' ? path === STEPS[step] : STEPS[step].test(path))

const once = (harness: Harness, step: Step, fate: Fate) => {
  let left = 1
  harness.server.script = (method, path) => (left > 0 && isStep(step, method, path) ? ((left -= 1), fate) : undefined)
}
const HOUR = 3_600_000

describe.each([{ documentedOnly: false }, { documentedOnly: true }])('a send with documentedOnly $documentedOnly', ({ documentedOnly }) => {
  let harness: Harness
  beforeEach(async () => {
    harness = createHarness({ documentedOnly, guarded: false })
    await harness.boot()
  })

  it('goes upload → create → publish, and ends when its items do', async () => {
    const id = await harness.send({ photos: 2 })
    await harness.run(HOUR)
    expect(harness.send_(id).state).toBe('finished')
    expect(harness.states()).toEqual(['upload done', 'upload done', 'create_post done', 'publish done'])
    expect(harness.requests.filter((request) => request.method === 'POST').map((request) => request.path.replace(/post-\d+/, 'ID'))).toEqual(['/media/upload', '/media/upload', '/posts', '/posts/ID/publish'])
    expect(harness.news).toMatchObject([{ kind: 'published', sendId: id, client: 'Client 0', networks: ['linkedin'] }])
    expect(harness.server.violations).toEqual([])
  })

  const fates: Fate[] = ['drop-before', 'drop-after', 'timeout-before', 'timeout-after', 'error-before', 'error-after', 'html', 'html-after', 'redirect', 'rate-limit']
  it.each((['upload', 'create', 'publish'] as Step[]).flatMap((step) => fates.map((fate) => [step, fate] as const)))('%s meets %s: one post', async (step, fate) => {
    once(harness, step, fate)
    const id = await harness.send({ photos: 1 })
    await harness.run(HOUR)
    expect(harness.send_(id).state).toBe('finished')
    expect(harness.accepted()).toBe(1)
    expect(harness.server.violations).toEqual([])
    expect(harness.server.foreignRequests).toBe(0)
  })

  it.each((['upload', 'create', 'publish'] as Step[]).flatMap((step) => (['before', 'after'] as const).map((where) => [step, where] as const)))('a crash at %s, %s the answer: one post', async (step, where) => {
    let left = 1
    harness.crashWhen((request, at) => at === where && left > 0 && isStep(step, request.method, new URL(request.url).pathname.replace('/api/v1', '')) && (left -= 1) === 0)
    const id = await harness.send({ photos: 1 })
    await harness.run(60_000)
    expect(harness.isRunning).toBe(false)
    expect(harness.steps().some((row) => row.state === 'sending')).toBe(true)
    await harness.boot()
    await harness.run(1)
    // What was under way is in doubt now, never ready to send.
    expect(harness.steps().find((row) => row.kind === { upload: 'upload', create: 'create_post', publish: 'publish' }[step])?.state).toBe('unknown')
    await harness.run(HOUR)
    expect(harness.send_(id).state).toBe('finished')
    expect(harness.accepted()).toBe(1)
    expect(harness.server.violations).toEqual([])
  })

  it('the same send ten times over three restarts makes one post', async () => {
    const draftId = harness.draft()
    const command = { commandId: harness.random.uuid(), draftId, rev: 1, postTypes: ['linkedin-post' as const], when: { kind: 'now' as const }, again: false }
    const ids = new Set<string>()
    for (let at = 0; at < 10; at += 1) {
      if (at % 3 === 2) {
        harness.crash()
        await harness.boot()
      }
      ids.add((await harness.posts.createSend(harness.first.workspace, command)).sendId)
      await harness.run(150)
    }
    await harness.run(HOUR)
    expect(ids.size).toBe(1)
    // Without a list a lost create leaves a draft behind that nobody publishes.
    expect([...harness.server.posts.values()].map((post) => post.accepted).filter((times) => times > 0)).toEqual([1])
    // Another act on the same draft while it was out needs a word of its own.
    await expect(harness.posts.createSend(harness.first.workspace, { ...command, commandId: harness.random.uuid() })).rejects.toMatchObject({ code: 'NOT_SENDABLE' })
  })

  it('sends a publish once more after two reads a minute apart show a draft, then asks', async () => {
    harness.server.script = (method, path) => (isStep('publish', method, path) ? 'drop-before' : undefined)
    const id = await harness.send()
    await harness.run(4_000)
    expect(harness.states()).toEqual(['create_post done', 'publish unknown'])
    await harness.run(50_000)
    expect(harness.publishes()).toBe(1)
    await harness.run(30_000)
    expect(harness.publishes()).toBe(2)
    await harness.run(HOUR)
    expect(harness.publishes()).toBe(2)
    expect(harness.states().at(-1)).toBe('publish unknown asks')
    expect(harness.posts.listOutbox(harness.first.workspace, { filter: 'needs-you', limit: 10 }).items[0]?.actions).toEqual(['look-again', 'it-is-live', 'it-is-not'])
    harness.server.script = () => undefined
    await harness.act(harness.step('publish').id, 'it-is-not')
    for (const post of harness.server.posts.values()) post.unproven = false
    await harness.run(HOUR)
    expect(harness.send_(id).state).toBe('finished')
    expect(harness.accepted()).toBe(1)
  })

  it('believes the user that it is live, and follows it', async () => {
    harness.server.script = (method, path) => (isStep('publish', method, path) ? 'drop-after' : method === 'GET' && /\/posts\/p/.test(path) ? 'html' : undefined)
    const id = await harness.send()
    await harness.run(HOUR)
    expect(harness.states().at(-1)).toBe('publish unknown asks')
    harness.server.script = () => undefined
    await harness.act(harness.step('publish').id, 'it-is-live')
    await harness.run(HOUR)
    expect(harness.send_(id).state).toBe('finished')
    expect(harness.publishes()).toBe(1)
  })

  it('repeats an upload three times, then blocks; the user may try again', async () => {
    harness.server.script = (method, path) => (isStep('upload', method, path) ? 'drop-after' : undefined)
    const id = await harness.send({ photos: 1 })
    await harness.run(HOUR)
    expect(harness.count('POST', /upload/)).toBe(4)
    expect(harness.states()[0]).toBe('upload blocked UPLOAD_UNSETTLED')
    harness.server.script = () => undefined
    await harness.act(harness.step('upload').id, 'retry')
    await harness.run(HOUR)
    expect(harness.send_(id).state).toBe('finished')
  })

  it('uploads once more when the service forgot a file, then blocks', async () => {
    const id = await harness.send({ photos: 1 })
    let creates = 0
    harness.server.script = (method, path) => {
      if (!isStep('create', method, path)) return undefined
      creates += 1
      if (creates === 1) harness.server.media.clear()
      return undefined
    }
    await harness.run(HOUR)
    expect(harness.send_(id).state).toBe('finished')
    expect(harness.count('POST', /upload/)).toBe(2)

    const second = await harness.send({ photos: 1, text: 'second canary-ws-0-end' })
    harness.server.script = (method, path) => {
      if (isStep('create', method, path)) harness.server.media.clear()
      return undefined
    }
    await harness.run(HOUR)
    expect(harness.send_(second).state).toBe('live')
    expect(harness.step('create_post').blockedCode).toBe('MEDIA_FORGOTTEN')
    expect(harness.count('POST', /upload/)).toBe(4)
  })
})

describe('adopting a draft after a lost answer to create', () => {
  it('takes the one on the service and makes no second', async () => {
    const harness = createHarness()
    await harness.boot()
    once(harness, 'create', 'drop-after')
    const id = await harness.send()
    await harness.run(HOUR)
    expect(harness.server.posts.size).toBe(1)
    expect(harness.send_(id)).toMatchObject({ state: 'finished', remote_post_id: [...harness.server.posts.keys()][0] })
    expect(harness.step('create_post').looks.map((look) => look.saw)).toEqual(['adopted'])
  })

  it('never takes a published one, though it is equal', async () => {
    const harness = createHarness()
    await harness.boot()
    once(harness, 'create', 'drop-after')
    await harness.send()
    await harness.run(2_000)
    for (const post of harness.server.posts.values()) {
      post.status = 'published'
      post.foreign = true
    }
    await harness.run(HOUR)
    expect(harness.server.posts.size).toBe(2)
    expect(harness.server.violations).toEqual([])
  })

  it('gives two equal sends a post each', async () => {
    const harness = createHarness()
    await harness.boot()
    harness.server.script = (method, path) => (isStep('create', method, path) && harness.clock.elapsed < 3_000 ? 'drop-after' : undefined)
    const ids = [await harness.send(), await harness.send()]
    await harness.run(HOUR)
    const remotes = ids.map((id) => harness.send_(id).remote_post_id)
    expect(new Set(remotes).size).toBe(2)
    expect(harness.server.posts.size).toBe(2)
    expect(harness.accepted()).toBe(2)
  })

  it('learns that there is no list, once', async () => {
    const harness = createHarness({ documentedOnly: true })
    await harness.boot()
    harness.server.script = (method, path) => (isStep('create', method, path) && harness.clock.elapsed < 3_000 ? 'drop-before' : undefined)
    await harness.send()
    await harness.run(HOUR)
    await harness.send({ text: 'other canary-ws-0-end' })
    await harness.run(HOUR)
    expect(harness.count('GET', /^\/posts$/)).toBe(1)
    expect([...harness.stored.values()][0]?.listPosts).toBe('absent')
    expect(harness.accepted()).toBe(2)
  })
})
