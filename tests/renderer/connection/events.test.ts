import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Change, CoreClient, UploadProgress } from '../../../src/renderer/connection/core-connection.ts'
import { openConnection } from './served-core.ts'

const W = '11111111-1111-4111-8111-111111111111'
let side: ReturnType<typeof openConnection>
let changes: Change[]
let rereads: number

beforeEach(() => {
  side = openConnection()
  changes = []
  rereads = 0
  side.connection.onChanged((change) => changes.push(change))
  side.connection.onReread(() => { rereads += 1 })
})
afterEach(() => side.end())

const list = (client: CoreClient) => client.accounts.list()
const changed = (seq: number, workspaceId: string | null = W) =>
  ({ type: 'changed' as const, coreEpoch: 'first', workspaceId, seq, topic: 'drafts' as const, ids: [] })

/** A core whose subscription is heard: hello has come. */
async function listening(script?: Parameters<typeof side.connect>[0]) {
  const core = side.connect(script)
  await vi.waitFor(() => expect(core.subscriptions()).toBe(1))
  return core
}

describe('events', () => {
  it('tells what changed, in order', async () => {
    const core = await listening()
    core.emit(changed(1))
    core.emit(changed(2))
    core.emit(changed(1, null))
    await vi.waitFor(() => expect(changes).toHaveLength(3))
    expect(changes[2]).toEqual({ workspaceId: null, topic: 'drafts', ids: [] })
    expect(rereads).toBe(0)
  })

  it('asks for a reread when one of a workspace is missing', async () => {
    const core = await listening({ seqs: { [W]: 4 } })
    core.emit(changed(5))
    core.emit(changed(7))
    await vi.waitFor(() => expect(changes).toHaveLength(2))
    expect(rereads).toBe(1)
  })

  it('takes one that hello had counted already as news, not as a gap', async () => {
    const core = await listening({ seqs: { [W]: 4 } })
    core.emit(changed(4))
    core.emit(changed(5))
    await vi.waitFor(() => expect(changes).toHaveLength(2))
    expect(rereads).toBe(0)
  })

  it('asks for a reread when another core answers', async () => {
    const first = await listening()
    first.die()
    await listening({ coreEpoch: 'second' })
    await vi.waitFor(() => expect(rereads).toBe(1))
  })

  it('asks for none when the same core is heard again and nothing happened', async () => {
    await listening({ seqs: { [W]: 3 } })
    const again = await listening({ seqs: { [W]: 3 } })
    again.emit(changed(4))
    await vi.waitFor(() => expect(changes).toHaveLength(1))
    expect(rereads).toBe(0)
  })

  it('asks for one when the same core went on meanwhile', async () => {
    await listening({ seqs: { [W]: 3 } })
    await listening({ seqs: { [W]: 5 } })
    await vi.waitFor(() => expect(rereads).toBe(1))
  })

  it('asks for one when something was read before anything was heard', async () => {
    let greet = () => {}
    side.connect({ greets: new Promise((resolve) => { greet = resolve }) })
    await side.connection.call(list)
    expect(rereads).toBe(0)
    greet()
    await vi.waitFor(() => expect(rereads).toBe(1))
  })

  it('subscribes again when a subscription ends, and misses nothing', async () => {
    const core = await listening()
    core.endSubscriptions()
    await vi.waitFor(() => expect(core.subscriptions()).toBe(0))
    await vi.waitFor(async () => {
      await side.time.pass(500)
      expect(core.subscriptions()).toBe(1)
    })
    core.emit(changed(1))
    await vi.waitFor(() => expect(changes).toHaveLength(1))
  })

  it('passes on the progress of uploads', async () => {
    const heard: UploadProgress[] = []
    side.connection.onProgress((progress) => heard.push(progress))
    const core = await listening()
    core.emit({ type: 'progress', workspaceId: W, intentId: W, sent: 5, total: 10 })
    await vi.waitFor(() => expect(heard).toEqual([{ workspaceId: W, intentId: W, sent: 5, total: 10 }]))
  })

  it('tells nobody who has left', async () => {
    const heard: Change[] = []
    const leave = side.connection.onChanged((change) => heard.push(change))
    leave()
    const core = await listening()
    core.emit(changed(1))
    await vi.waitFor(() => expect(changes).toHaveLength(1))
    expect(heard).toEqual([])
  })
})
