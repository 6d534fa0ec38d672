/** Calls from the shell to the core over a real port: each settles. */
import { RPCHandler } from '@orpc/server/message-port'
import { implement } from '@orpc/server'
import { MessageChannel } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'
import type { MessagePortMain } from 'electron'
import { afterEach, describe, expect, it } from 'vitest'
import { controlContract } from '../../../src/contract/control-contract.ts'
import { AppError } from '../../../src/contract/errors.ts'
import { toWireError } from '../../../src/contract/wire-error.ts'
import { CoreLink } from '../../../src/main/core/core-link.ts'

const os = implement(controlContract)
const LONG = 3_600_000
const opened: MessagePort[] = []
afterEach(() => {
  for (const port of opened.splice(0)) port.close()
})

/** A core that answers with `act`. Node's port does all that the link asks of Electron's. */
function linked(act: () => Promise<{ waitedFor: number }>): { link: CoreLink; port: MessagePort } {
  const { port1, port2 } = new MessageChannel()
  opened.push(port1, port2)
  new RPCHandler(os.router({ ...os, drain: os.drain.handler(async () => {
    try {
      return await act()
    } catch (error) {
      throw toWireError(error)
    }
  }) } as never)).upgrade(port2)
  port2.start()
  return { link: new CoreLink(port1 as unknown as MessagePortMain), port: port2 }
}
const drain = (link: CoreLink, deadlineMs = LONG) => link.call(deadlineMs, (client) => client.drain({ deadlineMs: 1 }))
const never = () => new Promise<never>(() => {})

describe('a call to the core', () => {
  it('is answered', async () => {
    const { link } = linked(async () => ({ waitedFor: 3 }))
    await expect(drain(link)).resolves.toEqual({ waitedFor: 3 })
  })

  it('keeps the code of a refusal', async () => {
    const { link } = linked(async () => { throw new AppError('DISK_FULL', 'The disk is full.', { field: 'x' }) })
    await expect(drain(link)).rejects.toMatchObject({ code: 'DISK_FULL', message: 'The disk is full.', data: { field: 'x' } })
  })

  it('tells nothing of an error that nobody planned', async () => {
    const { link } = linked(async () => { throw new TypeError('secret detail') })
    const error = await drain(link).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'INTERNAL' })
    expect(String(error)).not.toContain('secret')
  })

  it('ends at its deadline', async () => {
    const { link } = linked(never)
    await expect(drain(link, 20)).rejects.toMatchObject({ code: 'TIMEOUT' })
  })

  it('rejects when the core goes away, all at once, and so does every later one', async () => {
    const { link, port } = linked(never)
    const calls = Array.from({ length: 50 }, () => drain(link).catch((error: unknown) => error))
    port.close()
    for (const error of await Promise.all(calls)) expect(error).toMatchObject({ code: 'CORE_RESTARTED' })
    await expect(drain(link)).rejects.toMatchObject({ code: 'CORE_RESTARTED' })
  })

  it('rejects when the link is closed from here', async () => {
    const { link } = linked(never)
    const call = drain(link)
    link.close()
    await expect(call).rejects.toMatchObject({ code: 'CORE_RESTARTED' })
    let isTried = false
    await expect(link.call(LONG, async () => { isTried = true })).rejects.toMatchObject({ code: 'CORE_RESTARTED' })
    expect(isTried).toBe(false)
  })
})
