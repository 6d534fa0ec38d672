/** The log of requests beside the service's own: the whole core, two clients, the sandbox on loopback, read through the window's port. */
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import Database from 'better-sqlite3'
import { afterEach, expect, it } from 'vitest'
import type { AppContract } from '../../../src/contract/app-contract.ts'
import type { RequestView } from '../../../src/contract/schemas/activity.ts'
import { createCore } from '../../../src/core/core.ts'
import { createHttpPort } from '../../../src/core/powerpost/index.ts'
import { createCoreServer } from '../../../src/core/serve/serve-core.ts'
import { systemClock, systemRandom } from '../../../src/core/system-ports.ts'
import { EMPTY_CONTENT } from '../../../src/domain/draft-content.ts'
import { createRig } from '../../sandbox/support/sandbox-rig.ts'
import type { Rig } from '../../sandbox/support/sandbox-rig.ts'
import { MIGRATIONS_DIR, temporaryFolder } from '../../support/workspace.ts'

const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})
const command = () => ({ commandId: randomUUID() })

async function studio(rig: Rig) {
  const data = temporaryFolder()
  const kept = new Map<string, string>()
  const http = createHttpPort()
  const core = createCore(
    {
      dataDir: data.path, migrationsDir: MIGRATIONS_DIR, version: '0.0.0', clock: systemClock, random: systemRandom, http: http.request, log: () => {},
      secrets: { unavailable: async () => null, get: async (id) => kept.get(id) ?? null, set: async (id, secret) => void kept.set(id, secret), delete: async (id) => void kept.delete(id) },
      host: { startHelper: () => Promise.reject(new Error('no helper here')), notify: async () => {} },
    },
    { timings: { settleFirstMs: 60, settleSecondMs: 120, firstPollMs: 60 } },
  )
  await core.start()
  const { port1, port2 } = new MessageChannel()
  createCoreServer(core, () => {}).serveWindow(port1)
  const app: ContractRouterClient<AppContract> = createORPCClient(new RPCLink({ port: port2 }))
  port2.start()
  ends.push(() => data.remove(), () => http.close(), async () => void (await core.drain(2_000)), () => port2.close())
  const account = await app.accounts.add({ ...command(), label: 'Studio', key: rig.key, baseUrl: `${rig.sandbox.url}/api/v1` })
  const add = async (remoteId: string, name: string) => (await app.workspaces.add({ ...command(), accountId: account.id, remoteId, name, color: 'teal' })).workspace.id
  const publish = async (workspaceId: string, text: string) => {
    const draft = await app.drafts.create({ ...command(), workspaceId, content: { ...EMPTY_CONTENT, shared: text, postTypes: ['x-post'] } })
    const { sendId } = await app.sends.create({ ...command(), workspaceId, draftId: draft.id, rev: draft.rev, postTypes: ['x-post'], when: { kind: 'now' }, again: false })
    await expect.poll(async () => (await app.posts.get({ workspaceId, sendId })).state, { timeout: 15_000 }).toBe('finished')
  }
  return { app, core, account, folder: data.path, add, publish }
}

const all = async (read: (cursor: string | null) => Promise<{ items: RequestView[]; nextCursor: string | null }>): Promise<RequestView[]> => {
  const { items, nextCursor } = await read(null)
  return nextCursor === null ? items : [...items, ...(await all((cursor) => read(cursor ?? nextCursor)))]
}
function* filesOf(folder: string): Generator<string> {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) if (statSync(join(folder, name)).isFile()) yield join(folder, name)
}

it('tells each request that the service saw once, in the file of the client it was for, and nothing of what was in it', async () => {
  const rig = await createRig({ clock: systemClock, publishMs: 200 })
  ends.push(() => rig.dispose())
  const { app, core, account, folder, add, publish } = await studio(rig)
  const [a, b] = [await add(rig.one, 'Roastery'), await add(rig.two, 'Bakery')]
  // The first try of the roastery's publishing is refused for a second.
  await rig.admin('POST', '/faults', { fault: 'publishPost:429:1:1' })
  await publish(a, 'canary-of-the-roastery')
  await publish(b, 'canary-of-the-bakery')
  // The last of all requests: the balance is held against what was spent.
  await expect.poll(async () => (await app.accounts.list())[0]?.spending?.isSettled, { timeout: 15_000 }).toBe(true)

  const logs = {
    a: await all((cursor) => app.activity.list({ workspaceId: a, cursor, limit: 3 })),
    b: await all((cursor) => app.activity.list({ workspaceId: b, cursor, limit: 3 })),
    account: await all((cursor) => app.activity.ofAccount({ accountId: account.id, cursor, limit: 3 })),
  }
  const line = (operation: string | null, status: number | null, requestId: string | null) => `${operation} ${status} ${requestId}`
  const seen = (await rig.admin('GET', '/log')).body.entries as { operationId: string; status: number; requestId: string; workspaceId: string | null }[] // the sandbox's own log
  const told = [...logs.a, ...logs.b, ...logs.account].map((one) => line(one.operation, one.status, one.requestId))
  expect(told.sort()).toEqual(seen.map((one) => line(one.operationId, one.status, one.requestId)).sort())
  for (const [mine, remoteId] of [[logs.a, rig.one], [logs.b, rig.two]] as const) {
    const ids = new Set(mine.map((one) => one.requestId))
    expect(seen.filter((one) => ids.has(one.requestId)).map((one) => one.workspaceId)).toEqual(mine.map(() => remoteId))
    expect(mine.filter((one) => one.outcome === 'ok').map((one) => one.operation)).toEqual(expect.arrayContaining(['createPost', 'publishPost', 'getPost']))
  }

  const tries = logs.a.filter((one) => one.operation === 'publishPost').reverse()
  expect(tries).toMatchObject([
    { outcome: 'refused', status: 429, code: 'RATE_LIMIT_EXCEEDED', attempt: 1 },
    { outcome: 'ok', status: 200, code: null, attempt: 2, sent: 0 },
  ])
  expect(tries[0]?.intentId).toBe(tries[1]?.intentId)
  expect(logs.a.find((one) => one.operation === 'createPost')).toMatchObject({ sent: expect.any(Number), received: expect.any(Number) })
  expect(logs.a.find((one) => one.operation === 'createPost')?.sent).toBeGreaterThan('canary-of-the-roastery'.length)
  expect(await app.activity.list({ workspaceId: a, filter: 'failed' })).toMatchObject({ items: [{ operation: 'publishPost', status: 429 }], nextCursor: null })

  await core.drain(2_000)
  // On the disk: each client's requests in its own file and nowhere else; no key anywhere; of the texts nothing in the log.
  const files = [...filesOf(folder)].map((file) => ({ file, bytes: readFileSync(file) }))
  for (const [mine, other] of [[logs.a, b], [logs.b, a]] as const) {
    for (const { requestId } of mine) expect(files.filter(({ file, bytes }) => file.includes(other) && bytes.includes(requestId ?? '?'))).toEqual([])
  }
  expect(files.filter(({ bytes }) => bytes.includes(rig.key)).map(({ file }) => file)).toEqual([])
  for (const [id, table] of [[a, 'activity'], [b, 'activity'], [null, 'account_activity']] as const) {
    const db = new Database(id === null ? join(folder, 'catalog.db') : join(folder, 'workspaces', id, 'workspace.db'), { readonly: true })
    const rows = db.prepare(`SELECT * FROM ${table}`).all()
    db.close()
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toMatch(/canary|pp_live/)
  }
}, 40_000)
