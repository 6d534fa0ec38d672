import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isAppError } from '../../../src/contract/errors.ts'
import { accountSchema } from '../../../src/contract/schemas/accounts.ts'
import { CrashHere, codeOf, command } from '../workspaces/rig.ts'
import { createAccountsRig } from './rig.ts'
import type { AccountsRig } from './rig.ts'

const GOOD = 'pp_live_sk_good'

let rig: AccountsRig
beforeEach(async () => {
  rig = createAccountsRig()
  await rig.restart()
})
afterEach(() => rig.dispose())

const add = (over: Partial<Parameters<AccountsRig['accounts']['add']>[0]> = {}) => rig.accounts.add({ ...command(), label: 'Mine', key: GOOD, ...over })
const link = (accountId: string, remoteId: string, id = randomUUID()) => {
  rig.catalog.write(() => rig.catalog.db.prepare("INSERT INTO workspaces (id, name, color, position, account_id, origin, remote_id, link, state, epoch) VALUES (?, 'W', 'teal', 1, ?, 'o', ?, 'verified', 'ready', 'e')").run(id, accountId, remoteId))
  return id
}

describe('adding an account', () => {
  it('keeps the key in the keychain and shows its last four characters', async () => {
    const account = await add({ key: `  ${GOOD}\r\n` })
    expect(accountSchema.parse(account)).toEqual(account)
    expect(account).toMatchObject({ label: 'Mine', kind: 'powerpost', baseUrl: 'https://powerpost.ai/api/v1', keyLast4: 'good', keyState: 'ready', credits: { balance: 42 }, network: 'online', pauses: [] })
    expect(account.verifiedAt).not.toBeNull()
    expect(rig.keychain.entries.get(account.id)).toContain(GOOD)
    expect(await rig.accounts.key(account.id)).toBe(GOOD)
    await rig.restart()
    expect(rig.accounts.list()).toMatchObject([{ id: account.id, keyState: 'ready' }])
    expect(await rig.accounts.key(account.id)).toBe(GOOD)
  })

  it('comes once for one command', async () => {
    const act = { ...command(), label: 'Mine', key: GOOD }
    const first = await rig.accounts.add(act)
    expect(await rig.accounts.add(act)).toEqual(first)
    await rig.restart()
    expect(await rig.accounts.add(act)).toMatchObject({ id: first.id, keyState: 'ready' })
    expect(rig.accounts.list()).toHaveLength(1)
    await add({ label: 'Second', key: 'pp_live_sk_other', baseUrl: 'http://127.0.0.1:8080/api/v1/' })
    expect(rig.accounts.list().map((account) => account.baseUrl)).toEqual(['https://powerpost.ai/api/v1', 'http://127.0.0.1:8080/api/v1'])
  })

  it.each([
    ['a space inside', 'pp_live sk'], ['a line break inside', 'pp_live\nsk'], ['a header of its own', 'pp\r\nX-Evil: 1'], ['a control character', 'pp_\x07live'], ['NUL', 'pp\0live'], ['an accent', 'pp_livé'],
    ['an emoji', 'pp_🙂'], ['nothing', ' \n '], ['257 characters', 'k'.repeat(257)], ['10,000 characters', 'k'.repeat(10_000)], ['a soft hyphen', 'pp\u00adlive'],
  ])('refuses a key with %s in words, without sending or showing it', async (_what, key) => {
    const error: unknown = await add({ key }).catch((reason: unknown) => reason)
    expect(isAppError(error) && [error.code, error.data.field]).toEqual(['INVALID_INPUT', 'key'])
    if (key.trim().length > 3) expect(JSON.stringify(error) + String(error)).not.toContain(key.slice(0, 200))
    expect(rig.requests).toEqual([])
    expect(rig.accounts.list()).toEqual([])
  })

  it.each([
    'http://powerpost.ai/api/v1', 'ftp://powerpost.ai', 'file:///etc/passwd', 'javascript:alert(1)', 'powerpost.ai', 'https://me:secret@powerpost.ai', 'https://powerpost.ai/?a=b', 'https://powerpost.ai/#x',
    'https://', 'https://a b', 'https://a\nb', 'https:\\\\a', 'http://127.0.0.1.evil.com/api', 'http://localhost.evil.com', 'http://10.0.0.1/api', `https://a/${'x'.repeat(3000)}`,
  ])('refuses the address %s', async (baseUrl) => {
    await expect(add({ baseUrl })).rejects.toMatchObject({ code: 'INVALID_INPUT', data: { field: 'baseUrl' } })
    expect(rig.requests).toEqual([])
  })

  it.each([
    ['401', { status: 401, body: { error: { code: 'UNAUTHORIZED', message: 'm' } } }, 'KEY_REFUSED'],
    ['HTML', '<html>', 'BAD_ANSWER'],
    ['nothing', '', 'BAD_ANSWER'],
    ['a redirect', { status: 302, body: '' }, 'BAD_ANSWER'],
    ['404', { status: 404, body: 'x' }, 'BAD_ANSWER'],
  ] as const)('is taken back when the service says %s, so that it can be tried again', async (_what, said, code) => {
    rig.service = () => said
    const act = { ...command(), label: 'Mine', key: GOOD }
    expect(await codeOf(rig.accounts.add(act))).toBe(code)
    expect(rig.accounts.list()).toEqual([])
    expect(rig.keychain.entries.size).toBe(0)
    rig.service = null
    expect(await rig.accounts.add(act)).toMatchObject({ keyState: 'ready' })
  })

  it.each([['offline', 'offline'], ['a cut', 'lost'], ['a failure', { status: 503, body: 'x' }]] as const)('goes through without an answer (%s) and is verified later', async (_what, said) => {
    rig.service = () => said
    const account = await add()
    expect(account).toMatchObject({ verifiedAt: null, keyState: 'ready', network: 'offline', credits: null })
    expect(await codeOf(rig.accounts.verify({ accountId: account.id }))).toBe('OFFLINE')
    rig.service = null
    expect(await rig.accounts.verify({ accountId: account.id })).toMatchObject({ network: 'online', credits: { balance: 42 } })
  })

  it('takes a key that may not read the balance', async () => {
    rig.service = () => ({ status: 403, body: { error: { code: 'INSUFFICIENT_SCOPE', message: 'account:read' } } })
    const account = await add()
    expect(account.verifiedAt).not.toBeNull()
    expect(account.credits).toBeNull()
  })

  it.each(['account:pending', 'account:stored', 'account:verified', 'account:ready'])('that ends at %s is whole or gone at the next start, and once after its repeat', async (step) => {
    const act = { ...command(), label: 'Mine', key: GOOD }
    rig.crashAt = step
    await expect(rig.accounts.add(act)).rejects.toBeInstanceOf(CrashHere)
    await rig.restart()
    const listed = rig.accounts.list()
    expect(listed.map((account) => account.keyState)).toEqual(step === 'account:pending' ? [] : ['ready'])
    const account = await rig.accounts.add(act)
    expect(account.keyState).toBe('ready')
    expect(await rig.accounts.key(account.id)).toBe(GOOD)
    expect(rig.accounts.list()).toHaveLength(1)
    expect([...rig.keychain.entries.keys()]).toEqual([account.id])
  })
})

describe('without a keychain', () => {
  it.each(['absent', 'broken', 'write-only-broken', 'hanging'] as const)('(%s) the key lives for the session, is asked for again, and blocks nothing', async (mode) => {
    rig.keychain.mode = mode
    const settle = async <T>(work: Promise<T>): Promise<T> => {
      let done = false
      const watched = work.finally(() => (done = true))
      watched.catch(() => {})
      for (let round = 0; round < 20 && !done; round += 1) await rig.advance(10_001)
      return watched
    }
    await settle(rig.restart())
    const account = await settle(add())
    expect(account).toMatchObject({ keyState: 'session-only', keyLast4: 'good' })
    expect(rig.notices.list().map((notice) => notice.code)).toContain('no-keychain')
    expect(await settle(rig.accounts.key(account.id))).toBe(GOOD)
    await settle(rig.restart())
    expect(rig.accounts.list()).toMatchObject([{ id: account.id, keyState: 'missing' }])
    expect(await settle(rig.accounts.key(account.id))).toBeNull()
    expect(await codeOf(settle(rig.accounts.verify({ accountId: account.id })))).toBe('KEY_MISSING')
    const { account: again } = await settle(rig.accounts.replaceKey({ ...command(), accountId: account.id, key: GOOD }))
    expect(again.keyState).toBe('session-only')
    expect(await settle(rig.accounts.remove({ ...command(), accountId: account.id }))).toEqual({ ok: true })
    rig.keychain.mode = 'ok'
    await settle(rig.restart())
    expect(rig.accounts.list()).toEqual([])
    expect(rig.filesWith(GOOD)).toEqual([])
  })

  it('a keychain that comes back is used', async () => {
    const account = await add()
    rig.keychain.mode = 'broken'
    await rig.restart()
    expect(await rig.accounts.key(account.id)).toBeNull()
    expect(rig.accounts.list()[0]?.keyState).toBe('missing')
    const { calls } = rig.keychain
    expect(await rig.accounts.key(account.id)).toBeNull()
    expect(rig.keychain.calls).toBe(calls)
    rig.keychain.mode = 'ok'
    await rig.advance(30_001)
    expect(await rig.accounts.key(account.id)).toBe(GOOD)
    expect(rig.accounts.list()[0]?.keyState).toBe('ready')
  })

  it('an entry that belongs to another account or address is no key', async () => {
    const one = await add()
    const two = await add({ key: 'pp_live_sk_other' })
    rig.keychain.entries.set(one.id, rig.keychain.entries.get(two.id) ?? '')
    await rig.restart()
    expect(await rig.accounts.key(one.id)).toBeNull()
    expect(await rig.accounts.key(two.id)).toBe('pp_live_sk_other')
    rig.keychain.entries.set(two.id, 'not json')
    await rig.restart()
    expect(await rig.accounts.key(two.id)).toBeNull()
  })
})

describe('replacing a key', () => {
  it('lifts holds, tells the outbox, and names each workspace that the new key does not reach', async () => {
    const account = await add()
    const [reached, lost] = [link(account.id, 'ws-1'), link(account.id, 'ws-2')]
    rig.accounts.pause(account.id, { scope: 'account', kind: null, code: 'KEY_REFUSED' })
    rig.accounts.pause(account.id, { scope: 'account', kind: null, code: 'KEY_REFUSED' })
    rig.accounts.pause(account.id, { scope: 'kind', kind: 'posts:publish', code: 'SCOPE_MISSING' })
    rig.accounts.setListPosts(account.id, 'absent')
    expect(rig.accounts.pauses(account.id)).toHaveLength(2)
    await rig.restart()
    expect(rig.accounts.list()[0]?.pauses).toMatchObject([{ code: 'KEY_REFUSED' }, { kind: 'posts:publish' }])
    rig.service = (request) => (request.headers['x-workspace-id'] === 'ws-2' ? { status: 403, body: { error: { code: 'FORBIDDEN', message: 'm' } } } : { status: 200, body: { balance: 7, data: [] } })
    const { account: after, unreachable } = await rig.accounts.replaceKey({ ...command(), accountId: account.id, key: 'pp_live_sk_other' })
    expect(after).toMatchObject({ keyLast4: 'ther', keyState: 'ready', pauses: [], credits: { balance: 7 }, workspaceCount: 2 })
    expect(unreachable).toEqual([{ workspaceId: lost, code: 'REMOTE_FORBIDDEN' }])
    expect(rig.requests.some((request) => request.headers['x-workspace-id'] === 'ws-1')).toBe(true)
    expect(reached).not.toBe(lost)
    expect(rig.unpaused).toEqual([account.id])
    expect(rig.accounts.get(account.id)?.listPosts).toBe('unknown')
    expect(rig.keychain.entries.get(account.id)).not.toContain(GOOD)
  })

  it('keeps the old one when the service refuses the new one', async () => {
    const account = await add()
    expect(await codeOf(rig.accounts.replaceKey({ ...command(), accountId: account.id, key: 'pp_live_sk_bad' }))).toBe('KEY_REFUSED')
    expect(await rig.accounts.key(account.id)).toBe(GOOD)
  })

  it('offline is stored, and every workspace named as not asked', async () => {
    const account = await add()
    const id = link(account.id, 'ws-1')
    rig.service = () => 'offline'
    const { account: after, unreachable } = await rig.accounts.replaceKey({ ...command(), accountId: account.id, key: 'pp_live_sk_other' })
    expect(after.verifiedAt).toBeNull()
    expect(unreachable).toEqual([{ workspaceId: id, code: 'OFFLINE' }])
  })
})

describe('verifying', () => {
  it('holds the account of a refused key, and lets it go when the key is taken again', async () => {
    const account = await add()
    rig.goodKeys.delete(GOOD)
    expect(await codeOf(rig.accounts.verify({ accountId: account.id }))).toBe('KEY_REFUSED')
    expect(rig.accounts.pauses(account.id)).toMatchObject([{ scope: 'account', code: 'KEY_REFUSED' }])
    rig.goodKeys.add(GOOD)
    expect((await rig.accounts.verify({ accountId: account.id })).pauses).toEqual([])
    expect(rig.unpaused).toEqual([account.id])
  })

  it('does not lift what it knows nothing of; the user does', async () => {
    const account = await add()
    rig.accounts.pause(account.id, { scope: 'spending', kind: null, code: 'INSUFFICIENT_CREDITS' })
    expect((await rig.accounts.verify({ accountId: account.id })).pauses).toHaveLength(1)
    expect((await rig.accounts.resume({ ...command(), accountId: account.id })).pauses).toEqual([])
    expect(rig.unpaused).toEqual([account.id])
  })
})

describe('removing', () => {
  it('deletes the entry and the row; its workspaces stay', async () => {
    const account = await add()
    const id = link(account.id, 'ws-1')
    expect(await rig.accounts.remove({ ...command(), accountId: account.id })).toEqual({ ok: true })
    expect(rig.accounts.list()).toEqual([])
    expect(rig.accounts.get(account.id)).toBeNull()
    expect(await rig.accounts.key(account.id)).toBeNull()
    expect(rig.keychain.entries.size).toBe(0)
    expect(rig.catalog.db.prepare('SELECT remote_id FROM workspaces WHERE id = ?').get(id)).toEqual({ remote_id: 'ws-1' })
    expect(await codeOf(rig.accounts.rename({ ...command(), accountId: account.id, label: 'x' }))).toBe('NOT_FOUND')
  })

  it.each(['account:removing', 'account:forgotten', 'account:removed'])('that ends at %s is finished at the next start', async (step) => {
    const account = await add()
    rig.crashAt = step
    await expect(rig.accounts.remove({ ...command(), accountId: account.id })).rejects.toBeInstanceOf(CrashHere)
    expect(rig.accounts.get(account.id)).toBeNull()
    await rig.restart()
    expect(rig.accounts.list()).toEqual([])
    expect(rig.keychain.entries.size).toBe(0)
  })

  it('goes on at the next start when the keychain did not let go', async () => {
    const account = await add()
    rig.keychain.mode = 'write-only-broken'
    await rig.accounts.remove({ ...command(), accountId: account.id })
    expect(rig.accounts.get(account.id)).toBeNull()
    expect(await rig.accounts.key(account.id)).toBeNull()
    expect(rig.accounts.list()).toMatchObject([{ keyState: 'removing' }])
    rig.keychain.mode = 'ok'
    await rig.restart()
    expect(rig.accounts.list()).toEqual([])
    expect(rig.keychain.entries.size).toBe(0)
  })
})

describe('the sandbox', () => {
  it('gets a key of its own, once, and its address is kept in memory only', async () => {
    const account = await rig.accounts.connectSandbox(command())
    expect(account).toMatchObject({ kind: 'sandbox', baseUrl: 'http://127.0.0.1:4311/api/v1', keyState: 'ready', network: 'online' })
    expect(await rig.accounts.connectSandbox(command())).toMatchObject({ id: account.id })
    expect(rig.requests.filter((request) => request.path === '/dashboard/api/keys')).toHaveLength(1)
    expect(await rig.accounts.createSandboxWorkspace(account.id, 'New')).toMatch(/^ws-/)
    expect(rig.filesWith('127.0.0.1:4311')).toEqual([])
    expect(rig.catalog.db.prepare('SELECT base_url FROM accounts').get()).toEqual({ base_url: null })
  })

  it('is found again at the next start, at whatever address', async () => {
    const account = await rig.accounts.connectSandbox(command())
    rig.helper = { url: 'http://127.0.0.1:9999/', adminToken: 'token-of-the-dashboard' }
    await rig.restart(false)
    expect(rig.accounts.get(account.id)?.baseUrl).toBeNull()
    await rig.accounts.start()
    await rig.advance(1)
    expect(rig.accounts.get(account.id)?.baseUrl).toBe('http://127.0.0.1:9999/api/v1')
    expect(rig.unpaused).toContain(account.id)
  })

  it('that is not there leaves its account without an address, and is looked for when it went away', async () => {
    const account = await rig.accounts.connectSandbox(command())
    rig.helper = 'unavailable'
    await rig.restart()
    await rig.advance(1)
    expect(rig.accounts.list()).toMatchObject([{ id: account.id, baseUrl: null }])
    expect(await codeOf(rig.accounts.connectSandbox(command()))).toBe('SANDBOX_UNAVAILABLE')
    expect(await codeOf(rig.accounts.verify({ accountId: account.id }))).toBe('SANDBOX_UNAVAILABLE')
    rig.helper = { url: 'http://127.0.0.1:7777', adminToken: 'token-of-the-dashboard' }
    await rig.advance(6_000)
    rig.accounts.setNetwork(account.id, 'offline')
    await rig.advance(1)
    expect(rig.accounts.get(account.id)?.baseUrl).toBe('http://127.0.0.1:7777/api/v1')
  })

  it('that was emptied gives a new key to the same account', async () => {
    const account = await rig.accounts.connectSandbox(command())
    rig.goodKeys.clear()
    const again = await rig.accounts.connectSandbox(command())
    expect(again.id).toBe(account.id)
    expect(rig.goodKeys.has((await rig.accounts.key(account.id)) ?? '')).toBe(true)
  })

  it('gives a new key by itself where no keychain kept the old one, once for all who ask', async () => {
    rig.keychain.mode = 'absent'
    const account = await rig.accounts.connectSandbox(command())
    await rig.restart(false)
    await rig.accounts.start()
    await rig.advance(1)
    const keys = await Promise.all([rig.accounts.key(account.id), rig.accounts.key(account.id)])
    expect(keys[0]).toMatch(/^pp_live_sk_sandbox_/)
    expect(keys[1]).toBe(keys[0])
    expect(rig.requests.filter((request) => request.path === '/dashboard/api/keys')).toHaveLength(2)
    expect(rig.accounts.list()).toMatchObject([{ keyState: 'session-only' }])
  })

  it('is the only kind in which the app creates workspaces', async () => {
    const account = await add()
    expect(await codeOf(rig.accounts.createSandboxWorkspace(account.id, 'x'))).toBe('NOT_POSSIBLE_NOW')
  })
})

describe('a key', () => {
  it('is nowhere but in the keychain: no file, log line, event, error or view', async () => {
    const canary = 'pp_live_sk_CANARY_8f1d2c'
    rig.goodKeys.add(canary)
    const account = await add({ key: canary })
    link(account.id, 'ws-1')
    rig.service = () => ({ status: 401, body: { error: { code: 'UNAUTHORIZED', message: 'no' } } })
    const errors: unknown[] = []
    for (const act of [() => rig.accounts.verify({ accountId: account.id }), () => rig.accounts.replaceKey({ ...command(), accountId: account.id, key: `${canary}2` }), () => add({ key: `${canary} x` })]) {
      errors.push(await act().catch((error: unknown) => error))
    }
    const views = JSON.stringify(rig.accounts.list())
    await rig.restart()
    await rig.accounts.key(account.id)
    expect(errors.every(isAppError)).toBe(true)
    expect(errors.map((error) => (error instanceof Error ? `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}` : '')).join()).not.toContain('CANARY')
    expect(views).not.toContain('CANARY')
    expect(rig.logs.join()).not.toContain('CANARY')
    expect(rig.filesWith('CANARY')).toEqual([])
    expect(rig.keychain.entries.get(account.id)).toContain(canary)
  })
})

describe('what is learnt', () => {
  it('is kept: balance, prices, the list of posts; the network only while it runs', async () => {
    const account = await add()
    rig.accounts.setBalance(account.id, 12.5)
    rig.accounts.learnPrice(account.id, 'publish+x', 4)
    rig.accounts.setListPosts(account.id, 'answers')
    rig.accounts.setNetwork(account.id, 'offline')
    rig.accounts.setBalance('99999999-9999-4999-8999-999999999999', 1)
    await rig.restart()
    expect(rig.accounts.balance(account.id)).toMatchObject({ balance: 12.5 })
    expect(rig.accounts.price(account.id, 'publish+x')).toBe(4)
    expect(rig.accounts.price(account.id, 'publish')).toBeNull()
    expect(rig.accounts.get(account.id)).toEqual({ id: account.id, kind: 'powerpost', label: 'Mine', baseUrl: 'https://powerpost.ai/api/v1', listPosts: 'answers', schedule: 'auto', schedules: 'unknown' })
    expect(rig.accounts.network(account.id)).toBe('unknown')
    expect(() => rig.catalog.write(() => rig.catalog.db.prepare("UPDATE accounts SET base_url = 'https://else.test'").run())).toThrow('final')
  })
})
