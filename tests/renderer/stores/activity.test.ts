import { describe, expect, it } from 'vitest'
import { createActivity } from '../../../src/renderer/stores/activity.ts'
import { manualTiming, scriptedCore } from '../send/scripted-core.ts'

const CLIENT = '11111111-1111-4111-8111-111111111111'
const OTHER = '44444444-4444-4444-8444-444444444444'
const ACCOUNT = '22222222-2222-4222-8222-222222222222'

const nothing = () => ({ items: [], nextCursor: null })
const rig = () => ({ timing: manualTiming(), core: scriptedCore({ 'activity.list': nothing, 'activity.ofAccount': nothing }) })

describe('the log of requests', () => {
  it('of a client is read by its own verb, and again on its own changes only', async () => {
    const { core, timing } = rig()
    const stop = createActivity(core.connection, { kind: 'client', workspaceId: CLIENT }, 'failed', timing).start()
    await timing.pass(0)
    expect(core.calls).toMatchObject([{ path: 'activity.list', input: { workspaceId: CLIENT, filter: 'failed', cursor: null } }])
    core.change('activity', OTHER)
    core.change('outbox', CLIENT)
    await timing.pass(5_000)
    expect(core.calls).toHaveLength(1)
    core.change('activity', CLIENT)
    await timing.pass(5_000)
    expect(core.calls).toHaveLength(2)
    stop()
    core.change('activity', CLIENT)
    await timing.pass(5_000)
    expect(core.calls).toHaveLength(2)
  })

  it('of an account never asks for a client', async () => {
    const { core, timing } = rig()
    createActivity(core.connection, { kind: 'account', accountId: ACCOUNT }, 'all', timing).start()
    await timing.pass(0)
    expect(core.calls).toMatchObject([{ path: 'activity.ofAccount', input: { accountId: ACCOUNT, filter: 'all' } }])
  })

  it('is read once a second at most, however many requests there are', async () => {
    const { core, timing } = rig()
    createActivity(core.connection, { kind: 'client', workspaceId: CLIENT }, 'all', timing).start()
    await timing.pass(0)
    for (let at = 0; at < 20; at += 1) {
      core.change('activity', CLIENT)
      await timing.pass(50)
    }
    expect(core.calls.length).toBeLessThanOrEqual(2)
  })
})
