/** Each account is asked once after the start, and only where nothing is known of it and nothing holds it. */
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import type { Account } from '../../../src/contract/schemas/accounts.ts'
import { createAccountsStore } from '../../../src/renderer/stores/accounts.ts'
import { lookAfterStart } from '../../../src/renderer/stores/first-look.ts'
import { manualTiming, scriptedCore } from '../send/scripted-core.ts'
import { account } from './fixtures.ts'

function start(items: Account[], verify: (id: string) => Account = (id) => account(id, { network: 'online' })) {
  const core = scriptedCore({ 'accounts.list': () => items, 'accounts.verify': (input: { accountId: string }) => verify(input.accountId) })
  const accounts = createAccountsStore(core.connection)
  const timing = manualTiming()
  const stop = lookAfterStart({ accounts, timing })
  const asked = () => core.calls.filter((call) => call.path === 'accounts.verify').map((call) => (call.input as { accountId: string }).accountId)
  return { accounts, timing, stop, asked }
}
const unheard = (id: string, part: Partial<Account> = {}) => account(id, { network: 'unknown', keyState: 'ready', pauses: [], ...part })

describe('the first look at the accounts', () => {
  it('asks each once, a little after the first read, and shows the answer', async () => {
    const { accounts, timing, asked } = start([unheard('a'), unheard('b')])
    await accounts.getState().refresh()
    expect(asked()).toEqual([])
    await timing.pass(1_500)
    expect(asked()).toEqual(['a', 'b'])
    await accounts.getState().refresh()
    await timing.pass(60_000)
    expect(asked()).toEqual(['a', 'b'])
  })

  it('leaves alone what is known, held, or without a key, and goes on after one that does not answer', async () => {
    const held = unheard('held', { pauses: [{ scope: 'account', kind: null, code: 'KEY_REFUSED', since: 1 }] })
    const { accounts, timing, asked } = start(
      [unheard('known', { network: 'online' }), held, unheard('keyless', { keyState: 'missing' }), unheard('leaving', { keyState: 'removing' }), unheard('away'), unheard('last', { keyState: 'session-only' })],
      (id) => { if (id === 'away') throw new AppError('OFFLINE', 'away'); return account(id) },
    )
    await accounts.getState().refresh()
    await timing.pass(1_500)
    expect(asked()).toEqual(['away', 'last'])
  })

  it('asks nothing after it was stopped', async () => {
    const { accounts, timing, stop, asked } = start([unheard('a')])
    await accounts.getState().refresh()
    stop()
    await timing.pass(60_000)
    expect(asked()).toEqual([])
  })
})
