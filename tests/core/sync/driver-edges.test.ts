/** Restored databases, quitting, full disks, workspaces that are not open: the driver at its edges. */
import { describe, expect, it } from 'vitest'
import { createRows, releaseHeld } from '../../../src/core/sync/index.ts'
import { refuse } from '../../simulation/support/server.ts'
import { createHarness } from './harness.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

async function started(options: Parameters<typeof createHarness>[0] = {}) {
  const harness = createHarness(options)
  await harness.boot()
  return harness
}

describe('a restored database', () => {
  it('sends nothing before the user answers, then looks before it sends', async () => {
    const harness = await started()
    const id = await harness.send()
    await harness.run(600)
    // The backup is from before the publish; the publish went out since.
    harness.crash()
    await harness.run(MINUTE)
    harness.first.db.prepare('UPDATE workspace SET held = 1').run()
    const before = harness.requests.length
    await harness.boot()
    await harness.run(HOUR)
    expect(harness.requests.length).toBe(before)
    expect(harness.states().filter((state) => !state.endsWith('done')).every((state) => state.endsWith('blocked HELD'))).toBe(true)
    releaseHeld(harness.first.workspace, 'resume', { clock: harness.clock.forProcess(() => true), random: harness.random })
    harness.sync.wake(harness.first.identity.id)
    await harness.run(HOUR)
    expect(harness.send_(id).state).toBe('finished')
    expect(harness.accepted()).toBe(1)
    expect(harness.server.violations).toEqual([])
  })

  it('can be set aside as a whole', async () => {
    const harness = await started()
    harness.server.down = true
    const id = await harness.send({ photos: 1 })
    await harness.run(1_000)
    harness.crash()
    harness.first.db.prepare('UPDATE workspace SET held = 1').run()
    harness.server.down = false
    await harness.boot()
    await harness.run(MINUTE)
    releaseHeld(harness.first.workspace, 'cancel-all', { clock: harness.clock.forProcess(() => true), random: harness.random })
    harness.sync.wake(harness.first.identity.id)
    await harness.run(HOUR)
    expect(harness.send_(id).state).toBe('cancelled')
    expect(harness.states()).toEqual(['upload cancelled', 'create_post cancelled', 'publish cancelled'])
    expect(harness.accepted()).toBe(0)
  })
})

describe('coming to rest', () => {
  it('lets a publish finish and takes no more work', async () => {
    const harness = await started()
    for (let at = 0; at < 3; at += 1) await harness.send({ text: `${at} canary-ws-0-end` })
    while (harness.publishes() === 0) await harness.run(50)
    const underWay = harness.steps().filter((row) => row.state === 'sending').length
    expect(harness.sync.inFlight()).toEqual({ publishing: underWay, uploading: 0 })
    const before = harness.requests.length
    let drained: { waitedFor: number } | null = null
    void harness.sync.drain(15_000).then((result) => (drained = result))
    await harness.run(15_000)
    expect(drained).toEqual({ waitedFor: underWay })
    expect(harness.accepted()).toBe(1)
    expect(harness.steps().filter((row) => row.kind === 'publish' && row.state === 'done')).toHaveLength(1)
    expect(harness.requests.length).toBe(before)
    expect(harness.steps().some((row) => row.state === 'sending')).toBe(false)
  })

  it('gives up waiting at the deadline; the publish is in doubt afterwards, not lost and not doubled', async () => {
    const harness = await started({ guarded: false })
    harness.server.script = (_method, path) => (path.endsWith('/publish') ? 'timeout-after' : undefined)
    const id = await harness.send()
    while (harness.publishes() === 0) await harness.run(50)
    let drained = false
    void harness.sync.drain(5_000).then(() => (drained = true))
    await harness.run(5_001)
    expect(drained).toBe(true)
    harness.crash()
    harness.server.script = () => undefined
    await harness.boot()
    await harness.run(HOUR)
    expect(harness.send_(id).state).toBe('finished')
    expect(harness.accepted()).toBe(1)
  })

  it('detaches one workspace and leaves the others at work', async () => {
    const harness = await started({ clients: 2 })
    await harness.send({ at: 0 })
    const other = await harness.send({ at: 1, text: 'x canary-ws-1-end' })
    let gone = false
    void harness.sync.detach(harness.first.identity.id).then(() => (gone = true))
    await harness.run(HOUR)
    expect(gone).toBe(true)
    expect(harness.accepted()).toBe(1)
    expect(harness.send_(other, 1).state).toBe('finished')
  })
})

describe('a disk that refuses', () => {
  it('keeps an answer in hand until it can be stored', async () => {
    const harness = await started()
    const { workspace } = harness.first
    const write = workspace.write
    let full = false
    workspace.write = (work) => {
      if (full) throw new Error('SQLITE_FULL')
      return write(work)
    }
    const id = await harness.send()
    while (harness.publishes() === 0) await harness.run(20)
    full = true
    await harness.run(MINUTE)
    expect(harness.step('publish').state).toBe('sending')
    expect(harness.accepted()).toBe(1)
    full = false
    await harness.run(HOUR)
    expect(harness.send_(id).state).toBe('finished')
    expect(harness.publishes()).toBe(1)
    expect(createRows(harness.first.db).open()).toEqual([])
  })

  it('sends nothing whose `sending` could not be stored', async () => {
    const harness = await started()
    const id = await harness.send()
    const { workspace } = harness.first
    const write = workspace.write
    workspace.write = () => {
      throw new Error('SQLITE_FULL')
    }
    await harness.run(5 * MINUTE)
    expect(harness.requests).toEqual([])
    workspace.write = write
    await harness.run(HOUR)
    expect(harness.send_(id).state).toBe('finished')
  })
})

describe('a workspace that is not open', () => {
  it('is opened once at start, and again when its hint is due', async () => {
    let hint: number | null = null
    let opened = 0
    let openable = true
    const { first } = createHarness()
    const again = createHarness({
      sync: {
        registry: {
          hints: () => [{ id: first.identity.id, nextDueAt: hint }],
          open: () => {
            opened += 1
            return openable ? Promise.resolve(first.workspace) : Promise.reject(new Error('damaged'))
          },
          setHint: () => {},
        },
      },
    })
    await again.boot()
    expect(opened).toBe(1)
    await again.sync.detach(first.identity.id)
    hint = again.clock.now() + 10_000
    await again.run(2 * MINUTE)
    expect(opened).toBe(2)
    // One that cannot be opened is not hammered at.
    await again.sync.detach(first.identity.id)
    openable = false
    await again.run(9 * MINUTE)
    expect(opened).toBe(3)
  })

  it('tells the catalog when it is next due and how much needs the user', async () => {
    const hints: { nextDueAt: number | null; needsYou: number }[] = []
    const watched = createHarness({
      sync: { registry: { hints: () => [], open: () => Promise.reject(new Error('no')), setHint: (_id, hint) => hints.push(hint) } },
    })
    await watched.boot()
    watched.sync.attach(watched.first.workspace)
    watched.server.script = (_method, path) => (path === '/posts' ? refuse(400, 'VALIDATION_ERROR') : undefined)
    await watched.send()
    await watched.run(MINUTE)
    expect(hints.at(-1)).toEqual({ nextDueAt: null, needsYou: 1 })
  })
})
