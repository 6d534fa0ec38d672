/** One seed: a few clients, a user who writes and sends, a network that fails, a machine that crashes; then calm, and judgement. */
import type Database from 'better-sqlite3'
import { createEventBus } from '../../../src/core/events.ts'
import { createGenerations } from '../../../src/core/generations/index.ts'
import type { Generations } from '../../../src/core/generations/index.ts'
import type { HttpPort } from '../../../src/core/ports.ts'
import { createPosts } from '../../../src/core/posts/index.ts'
import type { Posts } from '../../../src/core/posts/index.ts'
import { createClientFactory } from '../../../src/core/powerpost/index.ts'
import type { ClientFactory } from '../../../src/core/powerpost/index.ts'
import { createRowsCache, createSync } from '../../../src/core/sync/index.ts'
import type { Sync } from '../../../src/core/sync/index.ts'
import type { WorkspaceIdentity } from '../../../src/core/workspaces/workspace.ts'
import { fakeAccounts, storedAccount } from './accounts.ts'
import type { FakeAccounts, StoredAccount } from './accounts.ts'
import { VirtualClock } from './clock.ts'
import { seeded } from './random.ts'
import type { SeededRandom } from './random.ts'
import { judgeAgain } from './judge-again.ts'
import { judgeCaptions } from './judge-captions.ts'
import { ORIGIN, SimServer } from './server.ts'
import { orderKeyOf, UserOfCaptions } from './user-of-captions.ts'
import { UserOfPlans } from './user-of-plans.ts'
import { content, createDatabase, editDraft, ensureRendition, insertDraft, insertMedia, openWorkspace } from './workspace.ts'
import type { TestWorkspace } from './workspace.ts'

/** A bug planted from outside, through what the app is given. */
export interface Plant {
  http?: (http: HttpPort, world: World) => HttpPort
  clients?: (factory: ClientFactory) => ClientFactory
  onOpen?: (db: Database.Database) => void
}

/** What the user mostly does: a bit of all, or planning, taking back and sending again. */
export type Focus = 'all' | 'plans'

export interface Client {
  identity: WorkspaceIdentity
  remoteId: string
  db: Database.Database
  open: TestWorkspace | null
  drafts: string[]
}

export interface Process {
  alive: boolean
  sync: Sync
  posts: Posts
  generations: Generations
  accounts: FakeAccounts
}

export interface Verdict {
  violations: string[]
  trace: string[]
  sends: number
  published: number
  /** Requests for captions, and how many of them came to something. */
  asked: number
  written: number
  /** Requests left behind on the user's word. */
  lost: number
  needsYou: number
  crashes: number
  requests: number
  /** Sends of what failed, and posts that the service brought to their time. */
  again: number
  held: number
}

export class World {
  readonly clock = new VirtualClock()
  readonly random: SeededRandom
  readonly server: SimServer
  readonly clients: Client[] = []
  crashes = 0
  private readonly stored = new Map<string, StoredAccount>()
  private readonly plant: Plant
  private readonly focus: Focus
  private process: Process | null = null
  private crashRate = 0.015
  private texts = 0
  /** One database connection lives as long as the world, over all crashes, so its statements do too. */
  readonly rowsOf = createRowsCache()
  readonly captionsUser: UserOfCaptions
  readonly plansUser: UserOfPlans
  private expectations: string[] = []

  constructor(seed: number, plant: Plant = {}, focus: Focus = 'all') {
    this.plant = plant
    this.focus = focus
    this.random = seeded(seed)
    this.server = new SimServer(this.clock, this.random, { documentedOnly: focus === 'plans' ? seed % 5 === 4 : seed % 2 === 0, guarded: seed % 3 !== 0, cancelGivesDraft: seed % 5 === 0 })
    this.server.captions.failureRate = 0.1
    this.server.itemSuccess = focus === 'plans' ? 0.5 : 0.7
    this.captionsUser = new UserOfCaptions(this.server, this.random, () => (this.texts += 1))
    this.plansUser = new UserOfPlans(this.random, () => this.clock.now())
    const accounts = 1 + this.random.int(2)
    for (let at = 0; at < accounts; at += 1) {
      const key = `pp_live_sk_${at}`
      this.stored.set(this.random.uuid(), storedAccount({ id: '', baseUrl: `${ORIGIN}/api/v1`, key, schedule: this.random.chance(focus === 'plans' ? 0.9 : 0.7) ? 'on' : 'off' }))
      this.server.balances.set(key, 12)
    }
    for (const [id, account] of this.stored) account.id = id
    const ids = [...this.stored.keys()]
    for (let at = 0; at < 2 + this.random.int(2); at += 1) {
      const accountId = ids[at % ids.length] ?? ''
      const remoteId = `ws-${at}`
      const identity: WorkspaceIdentity = { id: this.random.uuid(), accountId, origin: `${ORIGIN}/api/v1`, remoteId }
      this.server.owners.set(remoteId, this.stored.get(accountId)?.key ?? '')
      this.clients.push({ identity, remoteId, db: createDatabase(identity, `Client ${at}`), open: null, drafts: [] })
    }
  }

  async run(): Promise<Verdict> {
    await this.boot()
    for (let step = 0; step < 40; step += 1) {
      await this.clock.run(this.random.int(30_000))
      if (!this.process) await this.boot()
      await this.userActs()
      if (this.random.chance(0.1)) this.server.down = !this.server.down
      if (this.random.chance(0.08)) this.crash()
    }
    await this.calm()
    return this.judge()
  }

  private async boot(): Promise<void> {
    const state = { alive: true }
    const alive = () => state.alive
    const clock = this.clock.forProcess(alive)
    const accounts = fakeAccounts(this.stored, () => clock.now())
    const bus = createEventBus(this.random.uuid())
    for (const client of this.clients) {
      client.open = openWorkspace(client.db, client.identity)
      this.plant.onOpen?.(client.db)
    }
    const maybeCrash = () => {
      if (!state.alive || !this.random.chance(this.crashRate)) return false
      this.crash()
      return true
    }
    let http = this.server.port(alive, maybeCrash)
    if (this.plant.http) http = this.plant.http(http, this)
    let factory = createClientFactory({ http, clock, random: this.random })
    if (this.plant.clients) factory = this.plant.clients(factory)
    const sync = createSync({
      accounts, clients: factory, clock, random: this.random, bus, rowsOf: this.rowsOf, log: (level, message) => level === 'error' && this.expectations.push(message),
      registry: {
        hints: () => this.clients.map((client) => ({ id: client.identity.id, nextDueAt: null })),
        open: (id) => {
          const open = this.clients.find((client) => client.identity.id === id)?.open
          return open ? Promise.resolve(open) : Promise.reject(new Error('missing'))
        },
        setHint: () => {},
      },
      media: {
        openRendition: (workspace) => {
          const bytes = new TextEncoder().encode(`canary-${this.clients.find((client) => client.identity.id === workspace.identity.id)?.remoteId}-end`)
          return { fileName: 'a.png', mime: 'image/png', kind: 'image', size: bytes.length, open: async function* () { yield bytes } }
        },
      },
    })
    const ensureUploadRendition = (workspace: { db: Database.Database }, mediaId: string) => Promise.resolve(ensureRendition(workspace.db, mediaId, () => this.random.uuid()))
    const posts = createPosts({ accounts, clock, random: this.random, sync, rowsOf: this.rowsOf, ensureUploadRendition })
    const generations = createGenerations({ accounts, clock, random: this.random, sync, rowsOf: this.rowsOf, ensureUploadRendition })
    this.process = Object.defineProperty({ alive: true, sync, posts, generations, accounts }, 'alive', { get: alive, set: (value: boolean) => { state.alive = value } })
    await sync.start()
  }

  crash(): void {
    if (!this.process?.alive) return
    this.crashes += 1
    this.process.alive = false
    this.process = null
    for (const client of this.clients) {
      client.open?.close()
      client.open = null
    }
  }

  private async userActs(): Promise<void> {
    const { process, random } = this
    if (!process) return
    const client = random.pick(this.clients)
    const workspace = client.open
    if (!workspace) return
    const dice = random.float()
    try {
      if (this.focus === 'plans') await this.plan(process, client, workspace, dice)
      else if (dice < 0.3) await this.writeAndSend(process, client, workspace)
      else if (dice < 0.5) await this.captionsUser.act(process.generations, workspace, client.drafts)
      else if (dice < 0.55) await this.fixSomething(process, client, workspace)
      else if (dice < 0.6) this.plansUser.changeMind(process.posts, workspace)
      else if (dice < 0.7) await this.actOnSomething(process, client, workspace)
      else if (dice < 0.75) process.sync.powerEvent('online')
      else if (dice < 0.85) this.lift(process)
      else if (dice < 0.95) await this.plansUser.again(process.posts, workspace, (draftId) => client.drafts.push(draftId))
    } catch (error) {
      // A crash in the middle of an act takes the act with it.
      if (!process.alive) return
      // What the app refuses is refused; anything unforeseen is a finding.
      if (!(error instanceof Error) || error.name !== 'AppError') this.server.violations.push(`the app threw: ${String(error)}`)
    }
  }

  private async plan(process: Process, client: Client, workspace: TestWorkspace, dice: number): Promise<void> {
    if (dice < 0.4) await this.writeAndSend(process, client, workspace)
    else if (dice < 0.6) this.plansUser.changeMind(process.posts, workspace)
    else if (dice < 0.85) await this.plansUser.again(process.posts, workspace, (draftId) => client.drafts.push(draftId))
    else if (dice < 0.9) await this.actOnSomething(process, client, workspace)
    else this.lift(process)
  }

  private async writeAndSend(process: Process, client: Client, workspace: TestWorkspace): Promise<void> {
    const { random } = this
    const draftId = random.uuid()
    // Now and then the very same text twice.
    const text = `post ${random.chance(0.2) ? 0 : (this.texts += 1)} canary-${client.remoteId}-end`
    const mediaIds: string[] = []
    for (let at = 0; at < random.int(3); at += 1) {
      const mediaId = random.uuid()
      insertMedia(client.db, mediaId, random.uuid().replaceAll('-', '').padEnd(64, '0').slice(0, 64), 'photo.png')
      mediaIds.push(mediaId)
    }
    insertDraft(client.db, draftId, content({ shared: text, mediaIds, postTypes: random.chance(0.5) ? ['x-post', 'linkedin-post'] : ['facebook-post'] }))
    client.drafts.push(draftId)
    const draft = { commandId: random.uuid(), draftId, rev: 1, postTypes: random.chance(0.5) ? (['x-post'] as const).slice() : (['facebook-post', 'linkedin-post'] as const).slice(), again: false }
    const when = random.chance(this.focus === 'plans' ? 0.6 : 0.25) ? { kind: 'at' as const, ...this.plansUser.due() } : random.chance(0.15) ? { kind: 'when-online' as const, notAfter: this.clock.now() + random.int(200_000) + 1 } : { kind: 'now' as const }
    const first = await process.posts.createSend(workspace, { ...draft, when })
    if (random.chance(0.3) && !workspace.closed) {
      const second = await process.posts.createSend(workspace, { ...draft, when })
      if (second.sendId !== first.sendId) this.server.violations.push('one command made two sends')
    }
  }

  private async fixSomething(process: Process, client: Client, workspace: TestWorkspace): Promise<void> {
    const live = client.db.prepare<[], { id: string; draft_id: string }>("SELECT id, draft_id FROM sends WHERE state = 'live' ORDER BY seq DESC").all()
    if (live.length === 0) return
    const send = this.random.pick(live)
    if (this.random.chance(0.4)) {
      process.posts.cancelSend(workspace, { commandId: this.random.uuid(), sendId: send.id })
      return
    }
    editDraft(client.db, send.draft_id, content({ shared: `post ${(this.texts += 1)} mended canary-${client.remoteId}-end`, postTypes: ['linkedin-post'] }))
    await process.posts.fixAndResend(workspace, { commandId: this.random.uuid(), sendId: send.id })
  }

  private async actOnSomething(process: Process, client: Client, workspace: TestWorkspace): Promise<void> {
    const { items } = process.posts.listOutbox(workspace, { filter: 'open', limit: 50 })
    const acting = items.filter((item) => item.actions.length > 0)
    if (acting.length === 0) return
    const item = this.random.pick(acting)
    const action = this.random.pick(item.actions)
    // The user who answers has looked, and says what is so.
    if (action === 'it-is-live' || action === 'it-is-not') return this.answer(process, client, workspace, item.id)
    if (action === 'approve' && item.generationId !== null) this.captionsUser.approved.add(item.generationId)
    if (action === 'send-again' || action === 'give-up') this.server.captions.settledByUser(orderKeyOf(this.rowsOf(client.db), client.remoteId, item.generationId))
    await process.posts.act(workspace, { commandId: this.random.uuid(), intentId: item.id, action })
  }

  private async answer(process: Process, client: Client, workspace: TestWorkspace, intentId: string): Promise<void> {
    const row = this.rowsOf(client.db).intent(intentId)
    const remote = client.db.prepare<[string | null], { remote_post_id: string }>('SELECT remote_post_id FROM sends WHERE id = ?').get(row?.sendId ?? null)?.remote_post_id
    const post = remote === undefined ? undefined : this.server.posts.get(remote)
    const isLive = post !== undefined && post.status !== 'draft'
    if (post && !isLive) post.unproven = false
    await process.posts.act(workspace, { commandId: this.random.uuid(), intentId, action: isLive ? 'it-is-live' : 'it-is-not' })
  }

  private lift(process: Process): void {
    for (const [id, account] of this.stored) {
      this.server.balances.set(account.key ?? '', 100)
      process.accounts.lift(id)
    }
  }

  /** Faults end; the user deals with everything that asks. Whatever is then still open and silent is stuck. */
  private async calm(): Promise<void> {
    this.server.faultRate = 0
    this.server.down = false
    this.crashRate = 0
    for (let round = 0; round < 8; round += 1) {
      if (!this.process) await this.boot()
      const { process } = this
      if (!process) throw new Error('no process')
      this.lift(process)
      process.sync.powerEvent('online')
      await this.clock.run(12 * 60_000)
      for (const client of this.clients) {
        if (!client.open) continue
        this.captionsUser.use(process.generations, client.open, client.drafts)
        process.posts.pauseUploads(client.open, { commandId: this.random.uuid(), ids: null, paused: false })
        for (const item of process.posts.listOutbox(client.open, { filter: 'needs-you', limit: 200 }).items) {
          if (item.kind === 'captions' && item.asks) {
            // The user looks once more, then decides.
            const action = round < 2 && item.actions.includes('look-again') ? 'look-again' : round < 4 ? 'send-again' : 'give-up'
            if (action !== 'look-again') this.server.captions.settledByUser(orderKeyOf(this.rowsOf(client.db), client.remoteId, item.generationId))
            await process.posts.act(client.open, { commandId: this.random.uuid(), intentId: item.id, action })
          } else if (item.actions.includes('approve')) {
            if (item.generationId !== null) this.captionsUser.approved.add(item.generationId)
            await process.posts.act(client.open, { commandId: this.random.uuid(), intentId: item.id, action: 'approve' })
          } else if (item.asks) await this.answer(process, client, client.open, item.id)
          else if (item.actions.includes('retry') && round < 4) await process.posts.act(client.open, { commandId: this.random.uuid(), intentId: item.id, action: 'retry' })
        }
      }
    }
    await this.clock.run(20 * 60_000)
  }

  private judge(): Verdict {
    const violations = [...this.server.violations]
    let sends = 0
    let needsYou = 0
    const claimed = new Map<string, string>()
    for (const client of this.clients) {
      const rows = this.rowsOf(client.db)
      const all = client.db.prepare<[], { id: string; state: string; remote_post_id: string | null; published_at: number | null }>('SELECT id, state, remote_post_id, published_at FROM sends').all()
      for (const send of all) {
        sends += 1
        const post = send.remote_post_id === null ? undefined : this.server.posts.get(send.remote_post_id)
        if (post) {
          if (claimed.has(post.id)) violations.push(`post ${post.id} was claimed twice`)
          claimed.set(post.id, send.id)
          if (post.workspace !== client.remoteId) violations.push(`send ${send.id} claims a post of ${post.workspace}`)
        }
        // A time that came without credits passed at the service.
        const hasPassed = post?.status === 'failed' && post.accepted === 0
        if (send.state === 'finished' && post?.accepted !== 1 && !hasPassed) violations.push(`send ${send.id} is finished, its post was published ${post?.accepted ?? 0} times`)
        if ((send.state === 'cancelled' || send.state === 'superseded') && (post?.accepted ?? 0) > 0 && this.server.lateApplied === 0) {
          violations.push(`send ${send.id} is ${send.state} and its post is out`)
        }
        if (send.state === 'live') {
          const open = rows.ofSend(send.id).filter((row) => row.state !== 'done' && row.state !== 'cancelled')
          const uploads = rows.open().filter((row) => row.kind === 'upload')
          const asking = [...open, ...uploads].some((row) => row.state === 'blocked' || (row.state === 'unknown' && row.asks))
          if (asking) needsYou += 1
          else violations.push(`send ${send.id} is stuck: ${open.map((row) => `${row.kind} ${row.state} ${row.waitingFor}`).join(', ')}`)
        }
      }
      const orphans = rows.open().filter((row) => row.kind === 'upload' && row.state !== 'blocked' && rows.dependents(row.id).length === 0)
      if (orphans.length > 0) violations.push(`${orphans.length} uploads that nobody wants are open`)
    }
    const captions = judgeCaptions(this, violations)
    const { again } = judgeAgain(this, violations)
    const held = this.clients.reduce((sum, client) => sum + (client.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM sends WHERE scheduled_at IS NOT NULL AND published_at IS NOT NULL').get()?.n ?? 0), 0)
    let published = 0
    for (const post of this.server.posts.values()) {
      if (post.accepted === 0) continue
      published += 1
      if (!claimed.has(post.id)) violations.push(`post ${post.id} was published for no send`)
    }
    for (const message of this.expectations) violations.push(`the app logged: ${message}`)
    return { violations, trace: this.server.log, sends, published, again, held, ...captions, needsYou: needsYou + captions.needsYou, crashes: this.crashes, requests: this.server.requests }
  }
}
