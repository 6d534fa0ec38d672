import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppError, isAppError } from '../../../src/contract/errors.ts'
import { DEFAULT_DEADLINE_MS } from '../../../src/renderer/connection/core-connection.ts'
import type { CoreClient } from '../../../src/renderer/connection/core-connection.ts'
import { openConnection } from './served-core.ts'

let side: ReturnType<typeof openConnection>
beforeEach(() => { side = openConnection() })
afterEach(() => side.end())

const list = (client: CoreClient) => client.accounts.list()
const reorder = (client: CoreClient, commandId: string) => client.workspaces.reorder({ commandId, order: [] })
const never = () => new Promise<never>(() => {})
/** Long enough for the closing of a port to be heard. */
const turn = () => new Promise((resolve) => setTimeout(resolve, 50))
/** What a call came to; never rejects. */
const outcome = (call: Promise<unknown>) => call.then(() => 'answered', (error: unknown) => (isAppError(error) ? error.code : `not an AppError: ${String(error)}`))

describe('calls', () => {
  it('answers', async () => {
    side.connect()
    await expect(side.connection.call(list)).resolves.toEqual([])
  })

  it('keeps the code and the data of a refusal', async () => {
    side.connect({ list: () => Promise.reject(new AppError('INVALID_INPUT', 'There is a space inside the key.', { field: 'key' })) })
    const error = await side.connection.call(list).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({ code: 'INVALID_INPUT', message: 'There is a space inside the key.', data: { field: 'key' } })
  })

  it('turns everything else into INTERNAL, without its text', async () => {
    side.connect({ list: () => Promise.reject(new TypeError('secret path')) })
    const error = await side.connection.call(list).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'INTERNAL' })
    expect(String(error)).not.toContain('secret')
  })

  it('turns an act that throws by itself into an AppError', async () => {
    side.connect()
    expect(await outcome(side.connection.call(() => { throw new Error('a fault of the window') }))).toBe('INTERNAL')
  })

  it('waits for the first port', async () => {
    const calls = [side.connection.call(list), side.connection.call(list)]
    side.connect()
    await expect(Promise.all(calls)).resolves.toEqual([[], []])
  })
})

describe('when the core restarts', () => {
  it('repeats a command that was under way, with the same id', async () => {
    const first = side.connect({ command: never })
    const call = side.connection.command(reorder)
    await vi.waitFor(() => expect(first.commands).toHaveLength(1))
    first.die()
    const second = side.connect()
    await expect(call).resolves.toEqual({ ok: true })
    expect(second.commands).toEqual(first.commands)
  })

  it('gives each command its own id', async () => {
    const core = side.connect()
    await side.connection.command(reorder)
    await side.connection.command(reorder)
    expect(new Set(core.commands).size).toBe(2)
  })

  it('says so when the core goes away twice during a call', async () => {
    const first = side.connect({ command: never })
    const call = outcome(side.connection.command(reorder))
    await vi.waitFor(() => expect(first.commands).toHaveLength(1))
    first.die()
    const second = side.connect({ command: never })
    await vi.waitFor(() => expect(second.commands).toHaveLength(1))
    second.die()
    expect(await call).toBe('CORE_RESTARTED')
  })

  it('settles 50 calls under way and 50 made in the gap', async () => {
    const first = side.connect({ list: never })
    const before = Array.from({ length: 50 }, () => outcome(side.connection.call(list)))
    await vi.waitFor(() => expect(first.subscriptions()).toBe(1))
    first.die()
    // Made before the closing of the port is heard; one more after it.
    const within = Array.from({ length: 50 }, () => outcome(side.connection.call(list)))
    await turn()
    within.push(outcome(side.connection.call(list)))
    await turn()
    side.connect()
    expect(new Set(await Promise.all([...before, ...within]))).toEqual(new Set(['answered']))
  })

  it('leaves the old port when a new one comes, though the old one never closed', async () => {
    side.connect({ list: never })
    const call = side.connection.call(list)
    side.connect()
    await expect(call).resolves.toEqual([])
  })
})

describe('when the core has stopped', () => {
  it('rejects what waits, what is under way and what comes, at once', async () => {
    const core = side.connect({ list: never })
    const underWay = outcome(side.connection.call(list))
    await vi.waitFor(() => expect(core.subscriptions()).toBe(1))
    core.die()
    side.setState('restarting')
    await turn()
    const waiting = outcome(side.connection.call(list))
    side.setState('stopped')
    expect(await Promise.all([underWay, waiting, outcome(side.connection.call(list))])).toEqual(['CORE_STOPPED', 'CORE_STOPPED', 'CORE_STOPPED'])
  })

  it('goes on with a new port', async () => {
    side.setState('stopped')
    side.connect()
    await expect(side.connection.call(list)).resolves.toEqual([])
  })
})

describe('deadlines', () => {
  it('ends a call that is never answered', async () => {
    const core = side.connect({ list: never })
    const call = outcome(side.connection.call(list))
    await vi.waitFor(() => expect(core.subscriptions()).toBe(1))
    await side.time.pass(DEFAULT_DEADLINE_MS - 1)
    expect(await Promise.race([call, Promise.resolve('open')])).toBe('open')
    await side.time.pass(1)
    expect(await call).toBe('TIMEOUT')
  })

  it('ends a call that finds no port', async () => {
    const call = outcome(side.connection.call(list, { deadlineMs: 500 }))
    await side.time.pass(500)
    expect(await call).toBe('TIMEOUT')
  })

  it('covers a call and its repeat together', async () => {
    const first = side.connect({ command: never })
    const call = outcome(side.connection.command(reorder, { deadlineMs: 1_000 }))
    await vi.waitFor(() => expect(first.commands).toHaveLength(1))
    await side.time.pass(600)
    first.die()
    const second = side.connect({ command: never })
    await vi.waitFor(() => expect(second.commands).toHaveLength(1))
    await side.time.pass(400)
    expect(await call).toBe('TIMEOUT')
  })
})
