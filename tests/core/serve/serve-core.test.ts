import { randomUUID } from 'node:crypto'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { afterEach, describe, expect, it } from 'vitest'
import type { AppContract } from '../../../src/contract/app-contract.ts'
import type { ControlContract } from '../../../src/contract/control-contract.ts'
import type { ErrorCode } from '../../../src/contract/errors.ts'
import type { CoreEvent } from '../../../src/contract/schemas/events.ts'
import { toAppError } from '../../../src/contract/wire-error.ts'
import { createCore } from '../../../src/core/core.ts'
import type { Core } from '../../../src/core/core.ts'
import type { SecretStore } from '../../../src/core/ports.ts'
import { createHttpPort } from '../../../src/core/powerpost/index.ts'
import { createCoreServer } from '../../../src/core/serve/serve-core.ts'
import { systemClock, systemRandom } from '../../../src/core/system-ports.ts'
import { MIGRATIONS_DIR, temporaryFolder } from '../../support/workspace.ts'

interface Served {
  core: Core
  app: ContractRouterClient<AppContract>
  control: ContractRouterClient<ControlContract>
  logs: string[]
  dataDir: string
}

const cleanups: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

function memoryKeychain(): SecretStore {
  const kept = new Map<string, string>()
  return {
    unavailable: async () => null,
    get: async (id) => kept.get(id) ?? null,
    set: async (id, secret) => void kept.set(id, secret),
    delete: async (id) => void kept.delete(id),
  }
}

async function serve(dataDir?: string): Promise<Served> {
  const folder = dataDir === undefined ? temporaryFolder() : null
  const path = dataDir ?? folder?.path ?? ''
  const logs: string[] = []
  const http = createHttpPort()
  const core = createCore({
    dataDir: path, migrationsDir: MIGRATIONS_DIR, version: '0.0.0', clock: systemClock, random: systemRandom, secrets: memoryKeychain(), http: http.request,
    host: { startHelper: () => Promise.reject(new Error('no helper here')), notify: async () => {} },
    log: (level, message, detail) => void logs.push(`${level} ${message} ${JSON.stringify(detail ?? {})}`),
  })
  const server = createCoreServer(core, (level, message, detail) => void logs.push(`${level} ${message} ${JSON.stringify(detail ?? {})}`))
  const ports = [new MessageChannel(), new MessageChannel()] as const
  server.serveWindow(ports[0].port1)
  server.serveControl(ports[1].port1)
  const app: Served['app'] = createORPCClient(new RPCLink({ port: ports[0].port2 }))
  const control: Served['control'] = createORPCClient(new RPCLink({ port: ports[1].port2 }))
  for (const { port2 } of ports) port2.start()
  await core.start()
  cleanups.push(async () => {
    await core.drain(1_000)
    await http.close()
    for (const { port1, port2 } of ports) {
      port1.close()
      port2.close()
    }
    folder?.remove()
  })
  return { core, app, control, logs, dataDir: path }
}

async function codeOf(work: Promise<unknown>): Promise<ErrorCode | 'nothing refused'> {
  try {
    await work
    return 'nothing refused'
  } catch (error) {
    return toAppError(error).code
  }
}

const command = () => ({ commandId: randomUUID() })

describe('the core behind its ports', () => {
  it('writes a draft, keeps it over a restart, and answers a repeat as the first time', async () => {
    const { app, core, dataDir } = await serve()
    const workspace = await app.workspaces.createLocal({ ...command(), name: 'Bakery', color: 'teal' })
    const create = { ...command(), workspaceId: workspace.id }
    const draft = await app.drafts.create(create)
    expect((await app.drafts.create(create)).id).toBe(draft.id)
    const content = { ...draft.content, shared: 'Fresh at seven' }
    const saved = await app.drafts.save({ ...command(), workspaceId: workspace.id, draftId: draft.id, windowId: randomUUID(), baseRev: draft.rev, content })
    await core.drain(1_000)
    const again = await serve(dataDir)
    const read = await again.app.drafts.get({ workspaceId: workspace.id, draftId: draft.id })
    expect(read).toMatchObject({ rev: saved.rev, content: { shared: 'Fresh at seven' } })
  })

  it('keeps the code, the field and the words of a refusal', async () => {
    const { app } = await serve()
    const missing = { workspaceId: randomUUID(), draftId: randomUUID() }
    expect(await codeOf(app.drafts.get(missing))).toBe('NOT_FOUND')
    const refused = await app.accounts.add({ ...command(), label: 'Mine', key: 'with a space', baseUrl: null }).catch(toAppError)
    expect(refused).toMatchObject({ code: 'INVALID_INPUT', data: { field: 'key' } })
  })

  it('refuses input that does not fit and names the field', async () => {
    const { app } = await serve()
    // A window with a bug: its types are wrong, so the schema must stand in for them.
    const wrong = { workspaceId: 'not an id', limit: 50 } as unknown as Parameters<typeof app.drafts.list>[0]
    const refused = await app.drafts.list(wrong).catch(toAppError)
    expect(refused).toMatchObject({ code: 'INVALID_INPUT', data: { field: 'workspaceId' } })
  })

  it('tells what changed, with a hello first and a sequence without gaps', async () => {
    const { app, core } = await serve()
    const events: CoreEvent[] = []
    const abort = new AbortController()
    const stream = await app.system.subscribe(undefined, { signal: abort.signal })
    const reading = (async () => {
      for await (const event of stream) events.push(event)
    })().catch(() => {})
    const workspace = await app.workspaces.createLocal({ ...command(), name: 'Bakery', color: 'teal' })
    await app.drafts.create({ ...command(), workspaceId: workspace.id })
    await app.drafts.create({ ...command(), workspaceId: workspace.id })
    await expect.poll(() => events.filter((event) => event.type === 'changed' && event.workspaceId === workspace.id).length).toBeGreaterThanOrEqual(2)
    abort.abort()
    await reading
    expect(events[0]).toMatchObject({ type: 'hello', coreEpoch: core.bus.coreEpoch })
    const seqs = events.flatMap((event) => (event.type === 'changed' && event.workspaceId === workspace.id ? [event.seq] : []))
    expect(seqs).toEqual(seqs.map((_seq, index) => index + 1))
  })

  it('refuses calls while it closes, and is closed when drain answers', async () => {
    const { app, control, dataDir } = await serve()
    await control.drain({ deadlineMs: 1_000 })
    expect(await codeOf(app.workspaces.list())).toBe('SHUTTING_DOWN')
    const next = await serve(dataDir)
    expect(await next.app.workspaces.list()).toEqual([])
  })

  it('leaves a folder to the core that has it', async () => {
    const { dataDir } = await serve()
    expect(() => createCore({
      dataDir, migrationsDir: MIGRATIONS_DIR, version: '0.0.0', clock: systemClock, random: systemRandom, secrets: memoryKeychain(), http: createHttpPort().request,
      host: { startHelper: () => Promise.reject(new Error('none')), notify: async () => {} }, log: () => {},
    })).toThrow(expect.objectContaining({ code: 'NOT_POSSIBLE_NOW' }))
  }, 20_000)
})
