/** The one family of errors: complete, each with one recovery, and whole after a real port. */
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { ORPCError, implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { MessageChannel } from 'node:worker_threads'
import { afterAll, describe, expect, it } from 'vitest'
import { errorMap } from '../../src/contract/base.ts'
import { AppError, ERROR_CODES, ERROR_RECOVERY, RECOVERIES, isAppError } from '../../src/contract/errors.ts'
import { hostContract } from '../../src/contract/host-contract.ts'
import { toAppError, toWireError } from '../../src/contract/wire-error.ts'

describe('the table of errors', () => {
  it('has one recovery for each code, and a code for each recovery', () => {
    expect(ERROR_CODES.length).toBeGreaterThan(20)
    expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length)
    for (const code of ERROR_CODES) expect(RECOVERIES, code).toContain(ERROR_RECOVERY[code])
    expect([...new Set(Object.values(ERROR_RECOVERY))].sort()).toEqual([...RECOVERIES].sort())
    expect(Object.keys(errorMap).sort()).toEqual([...ERROR_CODES].sort())
  })

  it('names codes in capitals', () => {
    expect(ERROR_CODES.filter((code) => !/^[A-Z]+(_[A-Z]+)*$/.test(code))).toEqual([])
  })
})

describe('an error', () => {
  const { port1, port2 } = new MessageChannel()
  let thrown: unknown
  const os = implement(hostContract)
  new RPCHandler(os.router({
    startHelper: os.startHelper.handler(() => { throw toWireError(thrown) }),
    makePicture: os.makePicture.handler(() => ({ outcome: 'unavailable' as const })), extractPoster: os.extractPoster.handler(() => ({ outcome: 'unavailable' as const })), editFilm: os.editFilm.handler(async function* () { yield { outcome: 'unavailable' as const } }), notify: os.notify.handler(() => ({ ok: true as const })), showStatus: os.showStatus.handler(() => ({ ok: true as const })),
  })).upgrade(port2)
  const client: ContractRouterClient<typeof hostContract> = createORPCClient(new RPCLink({ port: port1 }))
  afterAll(() => port1.close())

  async function sent(error: unknown): Promise<AppError> {
    thrown = error
    return client.startHelper({ kind: 'sandbox' }).then(() => { throw new Error('no refusal arrived') }, toAppError)
  }

  it.each(ERROR_CODES)('%s arrives with its code, words and data', async (code) => {
    const data = { field: 'name', workspaceId: 'w', requestId: 'r', details: ['a', 'b'] }
    const arrived = await sent(new AppError(code, 'In words.', data))
    expect(isAppError(arrived)).toBe(true)
    expect(arrived).toMatchObject({ code, message: 'In words.', data })
  })

  it.each([
    ['any error', new Error('the key is abc')],
    ['an error with a code of its own', Object.assign(new Error('the key is abc'), { code: 'ENOENT' })],
    ['a foreign error of the wire', new ORPCError('TEAPOT', { message: 'the key is abc', data: { key: 'abc' } })],
    ['text', 'the key is abc'],
    ['nothing', undefined],
    ['an object that looks like one', { code: 'DISK_FULL', message: 'abc' }],
    ['a code from the prototype', new ORPCError('toString', { message: 'abc' })],
  ])('%s arrives as INTERNAL, without its words', async (_what, error) => {
    const arrived = await sent(error)
    expect(arrived).toMatchObject({ code: 'INTERNAL', data: {} })
    expect(`${arrived.message} ${JSON.stringify(arrived.data)}`).not.toContain('abc')
  })

  it('loses data that does not fit, and keeps the code', async () => {
    const arrived = await sent(new ORPCError('DISK_FULL', { message: 'Full.', data: { field: 7 } }))
    expect(arrived).toMatchObject({ code: 'DISK_FULL', data: {} })
  })

  it('of input that a schema refused names the field', () => {
    const refused = new ORPCError('BAD_REQUEST', { data: { issues: [{ path: ['content', { key: 'shared' }, 0] }] } })
    expect(toWireError(refused)).toMatchObject({ code: 'INVALID_INPUT', data: { field: 'content.shared.0' } })
    for (const data of [undefined, null, 7, {}, { issues: [] }, { issues: [null] }, { issues: 'x' }, { issues: [{ path: 'x' }] }]) {
      expect(toWireError(new ORPCError('BAD_REQUEST', { data }))).toMatchObject({ code: 'INVALID_INPUT', data: {} })
    }
  })

  it('of a port that closed, or nobody knows what, is INTERNAL', () => {
    for (const error of [new DOMException('gone', 'AbortError'), null, 0, Symbol('x')]) expect(toAppError(error).code).toBe('INTERNAL')
  })
})
