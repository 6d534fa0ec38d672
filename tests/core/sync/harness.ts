/** The driver on virtual time, before a service whose every answer a test can choose. Crashes lose all but the database. */
import type { News, ShellStatus } from '../../../src/contract/schemas/shell.ts'
import { createEventBus } from '../../../src/core/events.ts'
import { createNotifier } from '../../../src/core/notifier/index.ts'
import type { HttpPort, HttpRequest } from '../../../src/core/ports.ts'
import { createGenerations } from '../../../src/core/generations/index.ts'
import type { Generations } from '../../../src/core/generations/index.ts'
import { createPosts } from '../../../src/core/posts/index.ts'
import type { Posts } from '../../../src/core/posts/index.ts'
import { createClientFactory } from '../../../src/core/powerpost/index.ts'
import type { ClientFactory, MadeRequest } from '../../../src/core/powerpost/index.ts'
import { createRows, createSync } from '../../../src/core/sync/index.ts'
import type { IntentRow, Sync, SyncDeps } from '../../../src/core/sync/index.ts'
import type { WorkspaceIdentity } from '../../../src/core/workspaces/workspace.ts'
import type { CaptionsInput } from '../../../src/domain/generations/index.ts'
import type { DraftContent } from '../../../src/domain/draft-content.ts'
import type { PostType } from '../../../src/domain/post-types.ts'
import { fakeAccounts, storedAccount } from '../../simulation/support/accounts.ts'
import type { FakeAccounts, StoredAccount } from '../../simulation/support/accounts.ts'
import { VirtualClock } from '../../simulation/support/clock.ts'
import { seeded } from '../../simulation/support/random.ts'
import { ORIGIN, SimServer } from '../../simulation/support/server.ts'
import { content, createDatabase, ensureRendition, insertDraft, insertMedia, openWorkspace } from '../../simulation/support/workspace.ts'
import type { TestWorkspace } from '../../simulation/support/workspace.ts'

export interface HarnessOptions {
  documentedOnly?: boolean
  guarded?: boolean
  cancelGivesDraft?: boolean
  /** Sends with a time are left to the service. */
  scheduling?: boolean
  clients?: number
  accounts?: number
  undoMs?: number
  wrapClients?: (factory: ClientFactory) => ClientFactory
  wrapHttp?: (http: HttpPort) => HttpPort
  sync?: Partial<SyncDeps>
}

export function createHarness(options: HarnessOptions = {}) {
  const clock = new VirtualClock()
  const random = seeded(42)
  const server = new SimServer(clock, random, { documentedOnly: options.documentedOnly ?? false, guarded: options.guarded ?? true, cancelGivesDraft: options.cancelGivesDraft ?? false })
  server.faultRate = 0
  const stored = new Map<string, StoredAccount>()
  for (let at = 0; at < (options.accounts ?? 1); at += 1) {
    const id = random.uuid()
    stored.set(id, storedAccount({ id, key: `pp_live_sk_${at}`, baseUrl: `${ORIGIN}/api/v1`, schedule: options.scheduling === true ? 'on' : 'auto' }))
    server.balances.set(`pp_live_sk_${at}`, 1_000)
  }
  const accountIds = [...stored.keys()]
  const clients = Array.from({ length: options.clients ?? 1 }, (_, at) => {
    const accountId = accountIds[at % accountIds.length] ?? ''
    const identity: WorkspaceIdentity = { id: random.uuid(), accountId, origin: `${ORIGIN}/api/v1`, remoteId: `ws-${at}` }
    server.owners.set(`ws-${at}`, stored.get(accountId)?.key ?? '')
    const db = createDatabase(identity, `Client ${at}`)
    return { identity, db, workspace: openWorkspace(db, identity), files: new Map<string, string>() }
  })
  const news: News[] = []
  const statuses: ShellStatus[] = []
  const logs: string[] = []
  /** As the log of requests is told. */
  const told: MadeRequest[] = []
  const requests: { method: string; path: string; headers: Record<string, string>; at: number }[] = []
  let process: { alive: boolean; sync: Sync; posts: Posts; generations: Generations; accounts: FakeAccounts } | null = null
  let crashOn: ((request: HttpRequest, where: 'before' | 'after') => boolean) | null = null

  const photosOf = (db: TestWorkspace['db'], count: number) =>
    Array.from({ length: count }, (_, index) => {
      const mediaId = random.uuid()
      insertMedia(db, mediaId, random.uuid().replaceAll('-', '').repeat(2), `photo-${index}.png`)
      return mediaId
    })
  const running = () => {
    if (!process) throw new Error('not running')
    return process
  }

  const harness = {
    clock, random, server, stored, clients, news, statuses, logs, requests, told,
    get sync() {
      return running().sync
    },
    get posts() {
      return running().posts
    },
    get generations() {
      return running().generations
    },
    get accounts() {
      return running().accounts
    },
    get first() {
      const client = clients[0]
      if (!client) throw new Error('no client')
      return client
    },
    /** A new process on the same databases. */
    async boot() {
      const state = { alive: true }
      const alive = () => state.alive
      const processClock = clock.forProcess(alive)
      const accounts = fakeAccounts(stored, () => clock.now())
      const bus = createEventBus('epoch')
      for (const client of clients) client.workspace = openWorkspace(client.db, client.identity, (topic, ids) => bus.emit(client.identity.id, topic, ids))
      const notifier = createNotifier({
        bus, clock: processClock, log: (level, message) => logs.push(`${level}: ${message}`),
        host: { notify: async (one) => void news.push(one), showStatus: async (status) => void statuses.push(status) },
        workspaces: () => clients.map(({ identity, db }, at) => ({
          id: identity.id, name: `Client ${at}`, color: 'teal', position: at, accountId: identity.accountId, accountLabel: 'Account', remoteId: identity.remoteId,
          link: 'verified', state: 'ready', held: createRows(db).self().held === 1, needsYou: 0,
        })),
        accounts: () => [...stored.values()].map(({ id, kind, label, baseUrl, pauses, network }) => ({
          id, kind, label, baseUrl, keyLast4: null, keyState: 'ready', verifiedAt: null, pauses: [...pauses], credits: null, spending: null, network, scheduling: 'off', workspaceCount: 1,
        })),
      })
      for (const client of clients) notifier.attach(client.workspace)
      const direct = server.port(alive, () => false)
      let http: HttpPort = async (request) => {
        if (crashOn?.(request, 'before')) {
          harness.crash()
          return new Promise(() => {})
        }
        requests.push({ method: request.method, path: new URL(request.url).pathname.replace('/api/v1', ''), headers: request.headers, at: clock.now() })
        const answer = await direct(request)
        if (crashOn?.(request, 'after')) {
          harness.crash()
          return new Promise(() => {})
        }
        return answer
      }
      if (options.wrapHttp) http = options.wrapHttp(http)
      const factory = createClientFactory({ http, clock: processClock, random, activity: { record: (request) => void told.push(request) } })
      const sync = createSync({
        accounts, clock: processClock, random, bus, clients: options.wrapClients?.(factory) ?? factory,
        log: (level, message) => logs.push(`${level}: ${message}`),
        registry: {
          hints: () => clients.map((client) => ({ id: client.identity.id, nextDueAt: null })),
          open: (id) => {
            const found = clients.find((client) => client.identity.id === id)
            return found ? Promise.resolve(found.workspace) : Promise.reject(new Error('missing'))
          },
          setHint: () => {},
        },
        media: {
          openRendition: (workspace) => {
            const remote = workspace.identity.remoteId ?? ''
            const bytes = new TextEncoder().encode(`canary-${remote}-end`)
            return { fileName: 'a.png', mime: 'image/png', kind: 'image', size: bytes.length, open: async function* () { yield bytes } }
          },
        },
        ...options.sync,
      })
      const ensureUploadRendition = (workspace: { db: TestWorkspace['db'] }, mediaId: string) => Promise.resolve(ensureRendition(workspace.db, mediaId, () => random.uuid()))
      const posts = createPosts({ accounts, clock: processClock, random, sync, undoMs: options.undoMs ?? 0, ensureUploadRendition })
      const generations = createGenerations({ accounts, clock: processClock, random, sync, ensureUploadRendition })
      process = Object.defineProperty({ alive: true, sync, posts, generations, accounts }, 'alive', { get: alive, set: (value: boolean) => { state.alive = value } })
      await sync.start()
      notifier.start()
    },
    crash() {
      if (!process) return
      process.alive = false
      process = null
      for (const client of clients) client.workspace.close()
    },
    crashWhen(when: ((request: HttpRequest, where: 'before' | 'after') => boolean) | null) {
      crashOn = when
    },
    get isRunning() {
      return process !== null
    },
    /** A draft with `photos` files, not sent yet. */
    draft(over: Partial<DraftContent> = {}, photos = 0, at = 0): string {
      const client = clients[at]
      if (!client) throw new Error('no client')
      const id = random.uuid()
      const mediaIds = photosOf(client.db, photos)
      insertDraft(client.db, id, content({ shared: `hello canary-ws-${at}-end`, postTypes: ['linkedin-post'], mediaIds, ...over }))
      return id
    },
    async send(over: { photos?: number; at?: number; postTypes?: PostType[]; notAfter?: number | null; due?: number; text?: string } = {}): Promise<string> {
      const at = over.at ?? 0
      const draftId = harness.draft(over.text === undefined ? {} : { shared: over.text }, over.photos ?? 0, at)
      const client = clients[at]
      if (!client) throw new Error('no client')
      const { sendId } = await running().posts.createSend(client.workspace, {
        commandId: random.uuid(), draftId, rev: 1, postTypes: over.postTypes ?? ['linkedin-post'], again: false,
        when: over.due !== undefined ? { kind: 'at', at: over.due, wall: '2026-11-24T12:00', zone: 'Europe/Oslo' } : over.notAfter == null ? { kind: 'now' } : { kind: 'when-online', notAfter: over.notAfter },
      })
      return sendId
    },
    /** Asks for captions, approved unless said otherwise. */
    async ask(over: Partial<CaptionsInput> & { at?: number; draftId?: string | null; photos?: number; approve?: boolean; commandId?: string } = {}): Promise<string> {
      const { at = 0, draftId = null, photos = 0, approve = true, commandId = random.uuid(), ...request } = over
      const client = clients[at]
      if (!client) throw new Error('no client')
      const mediaIds = photosOf(client.db, photos)
      const { generationId } = await running().generations.ask(client.workspace, {
        commandId, draftId, approve, request: { prompt: `about coffee canary-ws-${at}-end`, mediaIds, postTypes: ['instagram-feed', 'x-post'], researchMode: 'regular', ...request },
      })
      return generationId
    },
    generation: (generationId: string, at = 0) => {
      const client = clients[at]
      if (!client) throw new Error('no client')
      return running().generations.get(client.workspace, { generationId })
    },
    orders: (): number => harness.count('POST', /generate$/),
    steps(at = 0): IntentRow[] {
      const db = clients[at]?.db
      if (!db) throw new Error('no client')
      const rows = createRows(db)
      return db.prepare<[], { id: string }>('SELECT id FROM intents ORDER BY seq').all().map(({ id }) => {
        const row = rows.intent(id)
        if (!row) throw new Error('gone')
        return row
      })
    },
    states: (at = 0): string[] => harness.steps(at).map((row) => `${row.kind} ${row.state}${row.waitingFor === null ? '' : ` ${row.waitingFor}`}${row.blockedCode === null ? '' : ` ${row.blockedCode}`}${row.asks ? ' asks' : ''}`),
    step(kind: IntentRow['kind'], at = 0): IntentRow {
      const row = harness.steps(at).filter((one) => one.kind === kind).at(-1)
      if (!row) throw new Error(`no ${kind}`)
      return row
    },
    send_(sendId: string, at = 0) {
      const row = clients[at]?.db.prepare<[string], { state: string; remote_post_id: string | null; next_poll_at: number | null; credits_used: number | null; title: string }>('SELECT * FROM sends WHERE id = ?').get(sendId)
      if (!row) throw new Error('no send')
      return row
    },
    act: (intentId: string, action: Parameters<Posts['act']>[1]['action'], at = 0) => {
      const client = clients[at]
      if (!client) throw new Error('no client')
      return running().posts.act(client.workspace, { commandId: random.uuid(), intentId, action })
    },
    count: (method: string, pattern: RegExp): number => requests.filter((request) => request.method === method && pattern.test(request.path)).length,
    publishes: (): number => harness.count('POST', /\/publish$/),
    accepted: (): number => [...server.posts.values()].reduce((sum, post) => sum + post.accepted, 0),
    /** Reads the service's list of posts. */
    async pull(at = 0) {
      const client = clients[at]
      if (!client) throw new Error('no client')
      const pulled = running().posts.pull(client.workspace)
      await clock.run(60_000)
      return pulled
    },
    run: (ms: number) => clock.run(ms),
  }
  return harness
}

export type Harness = ReturnType<typeof createHarness>
export type { TestWorkspace }
