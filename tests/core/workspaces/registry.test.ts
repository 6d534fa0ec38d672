import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { workspaceSchema } from '../../../src/contract/schemas/workspaces.ts'
import { ACCOUNT, OTHER_ACCOUNT, SANDBOX_ACCOUNT, codeOf, command, createRig, draftsOf, local, offline, putDraft, refused, unclear } from './rig.ts'
import type { Rig } from './rig.ts'

let rig: Rig
beforeEach(() => {
  rig = createRig()
})
afterEach(() => rig.dispose())

const add = (remoteId: string, over: { accountId?: string; commandId?: string; name?: string } = {}) =>
  rig.registry.add({ ...command(), accountId: ACCOUNT, name: 'Client', color: 'plum', ...over, remoteId })

describe('local workspaces', () => {
  it('are made, listed, opened, and still there after a restart', async () => {
    const made = await local(rig)
    expect(workspaceSchema.parse(made)).toEqual(made)
    expect(rig.registry.list()).toEqual([made])
    expect(made).toMatchObject({ name: 'Bakery', link: 'local', state: 'ready', remoteId: null, held: false })
    const workspace = await rig.registry.open(made.id)
    expect(await rig.registry.open(made.id)).toBe(workspace)
    expect(rig.attached).toEqual([workspace])
    putDraft(workspace, 'hello')
    rig.restart()
    expect(rig.registry.list()).toEqual([made])
    expect(draftsOf(await rig.registry.open(made.id))).toEqual(['hello'])
  })

  it('come once for one command, however often it is repeated', async () => {
    const act = { ...command(), name: 'Once', color: 'teal' as const }
    const first = await rig.registry.createLocal(act)
    expect(await rig.registry.createLocal(act)).toEqual(first)
    rig.restart()
    expect(await rig.registry.createLocal(act)).toEqual(first)
    expect(rig.registry.list()).toHaveLength(1)
  })

  it('take a name, a colour and an order, and tell of it', async () => {
    const [one, two, three] = [await local(rig, 'One'), await local(rig, 'Two'), await local(rig, 'Three')]
    const heard: string[] = []
    rig.bus.subscribe((event) => event.type === 'changed' && heard.push(`${String(event.workspaceId)} ${event.topic}`))
    expect(await rig.registry.rename({ ...command(), workspaceId: one.id, name: '  Uno\u202e\nx ' })).toMatchObject({ name: 'Uno x' })
    expect(await rig.registry.setColor({ ...command(), workspaceId: one.id, color: 'crimson' })).toMatchObject({ color: 'crimson' })
    await rig.registry.reorder({ ...command(), order: [three.id, randomUUID(), one.id] })
    expect(rig.registry.list().map((row) => row.id)).toEqual([three.id, one.id, two.id])
    expect(new Set(heard)).toEqual(new Set(['null workspaces']))
    rig.restart()
    await rig.registry.open(one.id)
    expect(rig.registry.get(one.id)).toMatchObject({ name: 'Uno x', color: 'crimson' })
    expect(await codeOf(rig.registry.rename({ ...command(), workspaceId: one.id, name: '\u0007 ' }))).toBe('INVALID_INPUT')
  })

  it('keep their order when the clock is set back', async () => {
    const ids = []
    for (let at = 0; at < 4; at += 1) {
      rig.now -= 24 * 60 * 60_000
      ids.push((await local(rig, `At ${at}`)).id)
    }
    expect(rig.registry.list().map((row) => row.id)).toEqual(ids)
    rig.restart()
    rig.now -= 24 * 60 * 60_000
    rig.restart()
    expect(rig.notices.list().map((notice) => notice.code)).toContain('clock-set-back')
    expect(rig.registry.list().map((row) => row.id)).toEqual(ids)
  })
})

describe('workspaces of the service', () => {
  it.each([
    ['yes', null, 'verified'],
    ['a key without that scope', refused(403, 'INSUFFICIENT_SCOPE'), 'not-verified'],
  ])('are linked: %s', async (_what, answer, link) => {
    if (answer) rig.answer = answer
    expect(await rig.registry.check({ accountId: ACCOUNT, remoteId: ' ws-1\n' })).toEqual({ remoteId: 'ws-1', link, existing: null })
    expect((await add('ws-1')).workspace).toMatchObject({ link, remoteId: 'ws-1', accountId: ACCOUNT })
    const { identity } = await rig.registry.open(rig.registry.list()[0]?.id ?? '')
    expect(identity).toMatchObject({ accountId: ACCOUNT, origin: 'https://powerpost.test/api/v1', remoteId: 'ws-1' })
  })

  it.each([
    ['400', refused(400, 'VALIDATION_ERROR'), 'REMOTE_REFUSED'],
    ['401', refused(401, 'UNAUTHORIZED'), 'KEY_REFUSED'],
    ['403', refused(403, 'FORBIDDEN'), 'REMOTE_FORBIDDEN'],
    ['429', refused(429, 'RATE_LIMIT_EXCEEDED'), 'RATE_LIMITED'],
    ['HTML', unclear('bad-answer'), 'BAD_ANSWER'],
    ['a redirect', unclear('redirect'), 'BAD_ANSWER'],
    ['a failure', unclear('server-error'), 'BAD_ANSWER'],
  ])('are told apart: %s', async (_what, answer, code) => {
    rig.answer = answer
    expect(await codeOf(rig.registry.check({ accountId: ACCOUNT, remoteId: 'ws-1' }))).toBe(code)
    expect(await codeOf(add('ws-1'))).toBe(code)
    expect(rig.registry.list()).toEqual([])
    expect(rig.folders()).toEqual([])
  })

  it('are added offline, not verified, and verified by the first read that is answered', async () => {
    rig.answer = offline
    expect(await codeOf(rig.registry.check({ accountId: ACCOUNT, remoteId: 'ws-1' }))).toBe('OFFLINE')
    const { workspace } = await add('ws-1')
    expect(workspace.link).toBe('not-verified')
    await rig.registry.verifyLinks()
    expect(rig.registry.get(workspace.id).link).toBe('not-verified')
    rig.answer = refused(403, 'FORBIDDEN')
    await rig.registry.verifyLinks(ACCOUNT)
    expect(rig.registry.get(workspace.id).link).toBe('not-verified')
    rig.answer = { kind: 'ok', value: null, meta: { requestId: null, serverDate: null, status: 200, ms: 1 } }
    await rig.registry.verifyLinks(OTHER_ACCOUNT)
    expect(rig.registry.get(workspace.id).link).toBe('not-verified')
    await rig.registry.verifyLinks(ACCOUNT)
    expect(rig.registry.get(workspace.id).link).toBe('verified')
    rig.restart()
    await rig.registry.open(workspace.id)
    expect(rig.registry.get(workspace.id).link).toBe('verified')
  })

  it('added offline are verified when their account is found online, or soon after a start', async () => {
    rig.answer = offline
    const [one, two] = [(await add('ws-1')).workspace, (await add('ws-2', { accountId: OTHER_ACCOUNT })).workspace]
    rig.answer = { kind: 'ok', value: null, meta: { requestId: null, serverDate: null, status: 200, ms: 1 } }
    rig.network = 'online'
    rig.bus.emit(null, 'network', [ACCOUNT])
    await new Promise((resolve) => setImmediate(resolve))
    expect(rig.registry.list().map((row) => row.link)).toEqual(['verified', 'not-verified'])
    rig.runTimers()
    await new Promise((resolve) => setImmediate(resolve))
    expect(rig.registry.get(two.id).link).toBe('verified')
    expect(one.link).toBe('not-verified')
  })

  it('are in the app once for a server, whichever account', async () => {
    const { workspace } = await add('ws-1')
    expect(await add('ws-1')).toEqual({ workspace, existed: true })
    expect(await add(' ws-1 ', { accountId: OTHER_ACCOUNT })).toEqual({ workspace, existed: true })
    expect((await rig.registry.check({ accountId: OTHER_ACCOUNT, remoteId: 'ws-1' })).existing).toBe(workspace.id)
    const bare = await local(rig)
    expect(await codeOf(rig.registry.link({ ...command(), workspaceId: bare.id, accountId: OTHER_ACCOUNT, remoteId: 'ws-1' }))).toBe('WORKSPACE_EXISTS')
    // The sandbox is another server.
    expect((await add('ws-1', { accountId: SANDBOX_ACCOUNT })).existed).toBe(false)
    expect(rig.registry.list()).toHaveLength(3)
  })

  it('come once when the same call runs twice at once', async () => {
    const commandId = randomUUID()
    const [one, two] = await Promise.all([add('ws-1', { commandId }), add('ws-1', { commandId })])
    expect(one).toEqual(two)
    const [three, four] = await Promise.all([add('ws-2'), add('ws-2')])
    expect(three.workspace.id).toBe(four.workspace.id)
    expect(rig.folders()).toHaveLength(2)
  })

  it('are created in the sandbox only', async () => {
    const made = await rig.registry.createInSandbox({ ...command(), accountId: SANDBOX_ACCOUNT, name: 'Try', color: 'iris' })
    expect(made).toMatchObject({ link: 'verified', accountId: SANDBOX_ACCOUNT })
    expect((await rig.registry.open(made.id)).identity.origin).toBe('sandbox')
    const act = { ...command(), accountId: SANDBOX_ACCOUNT, name: 'Once', color: 'iris' as const }
    rig.madeRemotely = 0
    rig.answer = unclear('redirect')
    expect(await codeOf(rig.registry.createInSandbox(act))).toBe('BAD_ANSWER')
    rig.restart()
    rig.answer = offline
    const [first, second] = await Promise.all([rig.registry.createInSandbox(act), rig.registry.createInSandbox(act)])
    expect(first).toEqual(second)
    expect(rig.madeRemotely).toBe(1)
    rig.madeRemotely = 0
    const twice = { ...act, ...command() }
    await Promise.all([rig.registry.createInSandbox(twice), rig.registry.createInSandbox(twice)])
    expect(rig.madeRemotely).toBe(1)
    expect(rig.registry.list()).toHaveLength(3)
    expect(await codeOf(rig.registry.createInSandbox({ ...command(), accountId: ACCOUNT, name: 'Try', color: 'iris' }))).toBe('NOT_POSSIBLE_NOW')
  })

  it('link a local one once, for good; the handle of before refuses', async () => {
    const made = await local(rig)
    const before = await rig.registry.open(made.id)
    putDraft(before, 'written before')
    const view = await rig.registry.link({ ...command(), workspaceId: made.id, accountId: ACCOUNT, remoteId: 'ws-9' })
    expect(view).toMatchObject({ remoteId: 'ws-9', link: 'verified' })
    const after = await rig.registry.open(made.id)
    expect(after.identity.remoteId).toBe('ws-9')
    expect(before.closed).toBe(true)
    expect(() => before.write(() => {})).toThrow()
    expect(rig.attached.at(-1)).toBe(after)
    putDraft(after, 'written after')
    expect(draftsOf(after)).toEqual(['written before', 'written after'])
    expect(await codeOf(rig.registry.link({ ...command(), workspaceId: made.id, accountId: ACCOUNT, remoteId: 'ws-10' }))).toBe('NOT_POSSIBLE_NOW')
    expect(() => after.write(() => after.db.prepare("UPDATE workspace SET remote_id = 'ws-10'").run())).toThrow('final')
  })

  it('of a removed account go on under the account they are entered for again', async () => {
    const { workspace } = await add('ws-1')
    rig.accounts.delete(ACCOUNT)
    rig.answer = offline
    expect(await codeOf(add('ws-1', { accountId: OTHER_ACCOUNT }))).toBe('OFFLINE')
    rig.answer = refused(403, 'FORBIDDEN')
    expect(await codeOf(add('ws-1', { accountId: OTHER_ACCOUNT }))).toBe('REMOTE_FORBIDDEN')
    expect((await rig.registry.open(workspace.id)).identity.accountId).toBe(ACCOUNT)
    rig.answer = refused(403, 'INSUFFICIENT_SCOPE')
    const again = await add('ws-1', { accountId: OTHER_ACCOUNT })
    expect(again).toMatchObject({ existed: true, workspace: { id: workspace.id, accountId: OTHER_ACCOUNT, remoteId: 'ws-1' } })
    expect((await rig.registry.open(workspace.id)).identity).toMatchObject({ accountId: OTHER_ACCOUNT, remoteId: 'ws-1' })
  })

  it('take 200 nasty ids without ever touching a path', async () => {
    const nasty = ['..', '../..', '../../etc/passwd', '/', '/etc', '\\', '..\\..', 'C:\\x', 'CON', 'aux.db', 'nul', 'x.', 'a/b', 'a:b', '%2e%2e', "';DROP/**/TABLE-workspaces;--", '"', '*', '?', '<>|', '-rf', '.creating-x', '.deleted-x', 'workspace.db', '__proto__', 'constructor']
    const refusedIds = ['', ' ', 'a b', 'a\nb', 'a\r\nX-Evil: 1', 'é', 'e\u0301', '\u202ex', 'a\0b', '🙂', 'x'.repeat(257), 'y'.repeat(10_000), '\x7f']
    const before = readdirSync(join(rig.dataDir, '..'))
    let taken = 0
    for (let at = 0; at < 200; at += 1) {
      const base = nasty[at % nasty.length] ?? ''
      const remoteId = at < nasty.length ? base : `${base}${base.length % 2 === 0 ? 'A' : 'a'}${at}`
      const { workspace, existed } = await add(remoteId, { name: `N${at}` })
      expect(existed).toBe(false)
      expect(workspace.remoteId).toBe(remoteId)
      taken += 1
    }
    for (const remoteId of refusedIds) {
      await expect(add(remoteId)).rejects.toMatchObject({ code: 'INVALID_INPUT', data: { field: 'remoteId' } })
    }
    expect(rig.folders()).toHaveLength(taken)
    for (const name of rig.folders()) expect(name).toMatch(/^[0-9a-f-]{36}$/)
    expect(readdirSync(join(rig.dataDir, '..'))).toEqual(before)
    expect(readdirSync(rig.dataDir).sort()).toEqual(['catalog.db', 'catalog.db-shm', 'catalog.db-wal', 'reserve.bin', 'workspaces'])
  }, 120_000)

  it('trim what comes with pasting', async () => {
    expect((await add('\ufeff  ws-1\r\n\u200b')).workspace.remoteId).toBe('ws-1')
  })
})

describe('deleting', () => {
  it('asks for the name, removes folder and row, and is not undone by a scan', async () => {
    const made = await local(rig)
    putDraft(await rig.registry.open(made.id), 'text')
    expect(await rig.registry.deletePreview({ workspaceId: made.id })).toMatchObject({ drafts: 1, queued: 0, unknown: 0, inFlight: 0 })
    expect(await codeOf(rig.registry.delete({ ...command(), workspaceId: made.id, typedName: 'bakery' }))).toBe('CONFIRMATION_MISMATCH')
    const act = { ...command(), workspaceId: made.id, typedName: ' Bakery ' }
    expect(await Promise.all([rig.registry.delete(act), rig.registry.delete(act)])).toEqual([{ ok: true }, { ok: true }])
    expect(rig.detached).toEqual([made.id])
    expect(rig.registry.list()).toEqual([])
    expect(rig.folders()).toEqual([])
    expect(await rig.registry.delete(act)).toEqual({ ok: true })
    rig.restart()
    expect(rig.registry.list()).toEqual([])
    expect(existsSync(rig.folder(made.id))).toBe(false)
    expect(await codeOf(rig.registry.open(made.id))).toBe('NOT_FOUND')
  })
})

describe('hints', () => {
  it('are kept, and told only when they show', async () => {
    const made = await local(rig)
    const heard: string[] = []
    rig.bus.subscribe((event) => event.type === 'changed' && heard.push(event.topic))
    rig.registry.setHint(made.id, { nextDueAt: 123, needsYou: 0 })
    expect(heard).toEqual([])
    rig.registry.setHint(made.id, { nextDueAt: 123, needsYou: 2 })
    expect(heard).toEqual(['workspaces'])
    rig.restart()
    expect(rig.registry.hints()).toEqual([{ id: made.id, nextDueAt: 123 }])
    expect(rig.registry.get(made.id).needsYou).toBe(2)
  })
})
