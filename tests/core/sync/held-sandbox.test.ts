/** Sends left to the service, for real: the core on its files, sockets on loopback, and the sandbox's own schedule, with faults on the wire. */
import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { createCore } from '../../../src/core/core.ts'
import type { Core } from '../../../src/core/core.ts'
import type { SecretStore } from '../../../src/core/ports.ts'
import { createHttpPort } from '../../../src/core/powerpost/index.ts'
import { systemClock, systemRandom } from '../../../src/core/system-ports.ts'
import type { Workspace } from '../../../src/core/workspaces/index.ts'
import { EMPTY_CONTENT } from '../../../src/domain/draft-content.ts'
import { createRig } from '../../sandbox/support/sandbox-rig.ts'
import { MIGRATIONS_DIR, temporaryFolder } from '../../support/workspace.ts'

const HOUR = 60 * 60_000
const WAIT = { timeout: 20_000 }

const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

const command = () => ({ commandId: randomUUID() })

function keychain(): SecretStore {
  const kept = new Map<string, string>()
  return {
    unavailable: async () => null,
    get: async (id) => kept.get(id) ?? null,
    set: async (id, secret) => void kept.set(id, secret),
    delete: async (id) => void kept.delete(id),
  }
}

/** One client whose account leaves sends with a time to the sandbox; time goes on by itself and leaps where a test says so. */
async function studio(over: Parameters<typeof createRig>[0] = {}) {
  let ahead = 0
  const clock = { ...systemClock, now: () => systemClock.now() + ahead }
  const rig = await createRig({ clock, publishMs: 200, ...over })
  const data = temporaryFolder()
  const secrets = keychain()
  const http = createHttpPort()
  const start = async () => {
    const core = createCore(
      {
        dataDir: data.path, migrationsDir: MIGRATIONS_DIR, version: '0.0.0', clock, random: systemRandom, secrets, http: http.request, log: () => {},
        host: { startHelper: () => Promise.reject(new Error('no helper here')), notify: async () => {} },
      },
      { timings: { settleFirstMs: 60, settleSecondMs: 120, firstPollMs: 60 } },
    )
    await core.start()
    return core
  }
  let core: Core = await start()
  ends.push(() => rig.dispose(), () => data.remove(), () => http.close(), async () => void (await core.drain(1_000)))
  const account = await core.accounts.add({ ...command(), label: 'Studio', key: rig.key, baseUrl: `${rig.sandbox.url}/api/v1` })
  await core.accounts.setScheduling({ ...command(), accountId: account.id, on: true })
  const { workspace: added } = await core.workspaces.add({ ...command(), accountId: account.id, remoteId: rig.one, name: 'Roastery', color: 'teal' })
  let workspace: Workspace = await core.workspaces.open(added.id)

  const draft = () => core.drafts.create(workspace, { ...command(), content: { ...EMPTY_CONTENT, shared: 'Fresh beans', postTypes: ['x-post'] } })
  const list = async () => (await rig.api('GET', '/posts')).body.data as { id: string; status: string }[]
  return {
    rig,
    now: () => clock.now(),
    async send(due: number): Promise<string> {
      const { id: draftId, rev } = draft()
      const { sendId } = await core.posts.createSend(workspace, {
        ...command(), draftId, rev, postTypes: ['x-post'], again: false,
        when: { kind: 'at', at: due, wall: '2026-11-24T18:00', zone: 'Europe/Oslo' },
      })
      return sendId
    },
    post: (sendId: string) => core.posts.getPost(workspace, { sendId }),
    cancel: (sendId: string) => core.posts.cancelSend(workspace, { ...command(), sendId }),
    move: (sendId: string, at: number) => core.posts.reschedule(workspace, { ...command(), sendId, to: { at, wall: '2026-11-24T20:00', zone: 'Europe/Oslo' } }),
    fault: (fault: string) => rig.admin('POST', '/faults', { fault }),
    /** What PowerPost has, in its words. */
    statuses: async () => (await list()).map((post) => post.status).sort(),
    async restartCore() {
      await core.drain(1_000)
      core = await start()
      workspace = await core.workspaces.open(added.id)
    },
    /** The app is closed, time passes, PowerPost does what it holds, and the app is opened again. */
    async later(ms: number) {
      await core.drain(1_000)
      ahead += ms
      await rig.restart()
      core = await start()
      workspace = await core.workspaces.open(added.id)
    },
  }
}

type Studio = Awaited<ReturnType<typeof studio>>
const isHeld = (at: Studio, sendId: string) => expect.poll(() => at.post(sendId).scheduledAt, WAIT).not.toBeNull()
const ended = (at: Studio, sendId: string, state: 'finished' | 'cancelled') => expect.poll(() => at.post(sendId).state, WAIT).toBe(state)

/** Before and after the service did it, and answers that say nothing of it. */
const FAULTS = ['drop-before', 'drop-after', '500-before', '504-after', 'html-before', 'half-after', 'delay-after:1:400'] as const

describe('a time that PowerPost keeps', () => {
  it.each(FAULTS)('schedule, %s: held once, and out once while the app is closed', async (fault) => {
    const at = await studio()
    await at.fault(`schedulePost:${fault}`)
    const sendId = await at.send(at.now() + HOUR)
    await isHeld(at, sendId)
    expect(await at.statuses()).toEqual(['scheduled'])
    expect(at.post(sendId)).toMatchObject({ carrier: 'server', appCarries: null, canCancel: true })
    await at.later(2 * HOUR)
    await ended(at, sendId, 'finished')
    expect(await at.statuses()).toEqual(['published'])
    expect(at.post(sendId).items.map((item) => item.status)).toEqual(['posted'])
  }, 40_000)

  it.each(FAULTS)('cancel, %s: taken back, and nothing goes out', async (fault) => {
    const at = await studio()
    const sendId = await at.send(at.now() + HOUR)
    await isHeld(at, sendId)
    await at.fault(`cancelPost:${fault}`)
    at.cancel(sendId)
    await ended(at, sendId, 'cancelled')
    expect(await at.statuses()).toEqual(['canceled'])
    await at.later(2 * HOUR)
    expect(await at.statuses()).toEqual(['canceled'])
    expect(at.post(sendId).state).toBe('cancelled')
  }, 40_000)

  it.each(['drop-before', 'drop-after', '500-after'])('another time, the taking back is %s: out once, at the new time', async (fault) => {
    const at = await studio()
    const sendId = await at.send(at.now() + HOUR)
    await isHeld(at, sendId)
    await at.fault(`cancelPost:${fault}`)
    at.move(sendId, at.now() + 3 * HOUR)
    await expect.poll(() => at.statuses(), WAIT).toEqual(['canceled', 'scheduled'])
    await at.later(2 * HOUR)
    expect(await at.statuses()).toEqual(['canceled', 'scheduled'])
    await at.later(2 * HOUR)
    await expect.poll(() => at.statuses(), WAIT).toEqual(['canceled', 'published'])
  }, 40_000)

  it('the app ends while the schedule’s answer is under way: read back, not asked blindly again', async () => {
    const at = await studio()
    await at.fault('schedulePost:delay-after:1:30000')
    const sendId = await at.send(at.now() + HOUR)
    await expect.poll(() => at.statuses(), WAIT).toEqual(['scheduled'])
    expect(at.post(sendId).scheduledAt).toBeNull()
    await at.restartCore()
    await isHeld(at, sendId)
    await at.later(2 * HOUR)
    await ended(at, sendId, 'finished')
    expect(await at.statuses()).toEqual(['published'])
  }, 40_000)

  it('is out before it could be taken back: the post stays, as published', async () => {
    const at = await studio()
    const sendId = await at.send(at.now() + HOUR)
    await isHeld(at, sendId)
    await at.fault('getPost:503-before:3')
    await at.later(2 * HOUR)
    try {
      at.cancel(sendId)
    } catch (error) {
      // What was read of it by now already says so.
      expect(error).toMatchObject({ code: 'NOT_POSSIBLE_NOW' })
    }
    await ended(at, sendId, 'finished')
    expect(await at.statuses()).toEqual(['published'])
  }, 40_000)

  it('a service that only does what is documented: the app brings it there, once', async () => {
    const at = await studio({ documentedOnly: true })
    const sendId = await at.send(at.now() + HOUR)
    await expect.poll(() => at.post(sendId), WAIT).toMatchObject({ carrier: 'app', appCarries: 'absent' })
    await at.later(HOUR)
    await ended(at, sendId, 'finished')
    expect(at.post(sendId).items.map((item) => item.status)).toEqual(['posted'])
  }, 40_000)
})
