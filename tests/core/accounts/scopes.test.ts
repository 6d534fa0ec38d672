/** What answers show of a key: there is no call to ask which scopes it has. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { MadeRequest } from '../../../src/core/powerpost/index.ts'
import { command } from '../workspaces/rig.ts'
import { createAccountsRig } from './rig.ts'
import type { AccountsRig } from './rig.ts'

let rig: AccountsRig
beforeEach(async () => {
  rig = createAccountsRig()
  await rig.restart()
})
afterEach(() => rig.dispose())

const add = () => rig.accounts.add({ ...command(), label: 'Mine', key: 'pp_live_sk_good' })
const known = (accountId: string) => Object.fromEntries(rig.accounts.scopes({ accountId }).filter((one) => one.state !== 'unknown').map((one) => [one.scope, one.state]))
const published = (accountId: string, at: number, over: Partial<MadeRequest> = {}): MadeRequest => ({
  at, operation: 'publishPost', accountId, workspaceId: null, intentId: null, outcome: 'refused', status: 403, code: 'INSUFFICIENT_SCOPE', ms: 5, requestId: null, sent: 0, received: 0, attempt: 1, ...over,
})
const NOW = Date.UTC(2026, 10, 24) + 2_000_000

it('a call that is taken shows its scope, a refusal for want of one that it is missing, and all else nothing', async () => {
  const { id } = await add()
  await rig.advance(1)
  expect(known(id)).toEqual({ 'account:read': 'granted' })
  expect(rig.accounts.scopes({ accountId: id })).toHaveLength(14)
  rig.accounts.heard(published(id, NOW, { code: 'FORBIDDEN' }))
  rig.accounts.heard(published(id, NOW, { outcome: 'unclear', status: 500, code: 'INTERNAL_ERROR' }))
  await rig.advance(1)
  expect(known(id)).toEqual({ 'account:read': 'granted' })
  rig.accounts.heard(published(id, NOW))
  await rig.advance(1)
  expect(known(id)).toEqual({ 'account:read': 'granted', 'posts:publish': 'missing' })
  await rig.restart()
  expect(known(id)).toEqual({ 'account:read': 'granted', 'posts:publish': 'missing' })
  rig.accounts.heard(published(id, NOW + 1, { outcome: 'ok', status: 200, code: null }))
  await rig.advance(1)
  expect(known(id)).toMatchObject({ 'posts:publish': 'granted' })
})

it('another key is known by its own answers alone', async () => {
  const { id } = await add()
  const before = Date.UTC(2026, 10, 24) + 1_000_000
  rig.accounts.heard(published(id, before))
  await rig.advance(1_000)
  expect(known(id)).toMatchObject({ 'posts:publish': 'missing' })
  await rig.accounts.replaceKey({ ...command(), accountId: id, key: 'pp_live_sk_other' })
  // An answer to the old one, on its way since before.
  rig.accounts.heard(published(id, before))
  await rig.advance(1)
  expect(known(id)).toEqual({ 'account:read': 'granted' })
})
