/**
 * A day of spending: the whole core on its files, the sandbox behind real sockets, two clients on one account, and a time that stands
 * still while they talk. Faults, kills and empty accounts come by a seed; at the end the user has dealt with everything that asked.
 */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { createCore } from '../../../src/core/core.ts'
import type { Core } from '../../../src/core/core.ts'
import type { HttpPort, SecretStore } from '../../../src/core/ports.ts'
import type { RealHttp } from '../../../src/core/powerpost/index.ts'
import type { Workspace } from '../../../src/core/workspaces/index.ts'
import { EMPTY_CONTENT } from '../../../src/domain/draft-content.ts'
import type { PostType } from '../../../src/domain/post-types.ts'
import { SCOPES } from '../../../src/sandbox/account/scopes.ts'
import { createChance } from '../../../src/sandbox/clock-and-chance.ts'
import { createSandbox } from '../../../src/sandbox/create-sandbox.ts'
import type { Sandbox } from '../../../src/sandbox/create-sandbox.ts'
import type { Description } from '../../../src/sandbox/http/description.ts'
import { parseFault } from '../../../src/sandbox/faults/fault-spec.ts'
import { seeded } from '../../simulation/support/random.ts'
import type { SeededRandom } from '../../simulation/support/random.ts'
import { UserOfPlans } from '../../simulation/support/user-of-plans.ts'
import { MIGRATIONS_DIR } from '../../support/workspace.ts'
import { judge } from './judge.ts'
import type { Verdict } from './judge.ts'
import { WireClock } from './wire-clock.ts'

/** A bug, planted through what the parts are given. The product has no switch for any. */
export interface Plant {
  onOpen?: (db: Database) => void
  service?: (sandbox: Sandbox) => void
  http?: (http: HttpPort) => HttpPort
}

/** What runs share: kept connections, and the description of the API, which takes its time to be read. */
export interface Shared {
  http: RealHttp
  description: Description
  pageDir: string
  /** The first morning, from which each run goes on: made once, for making it takes longer than a day. */
  morning: Morning | null
}

interface Morning {
  folder: string
  port: number
  accountId: string
  clientIds: string[]
  kept: Map<string, string>
}

const CREDITS = 40

const SPENDING = ['generateContent', 'publishPost'] as const
const OTHER = ['createPost', 'getPost', 'getGeneration', 'getCredits', 'listGenerations', 'listPosts', 'schedulePost', 'cancelPost'] as const
const WIRE = ['drop-before', 'drop-after', 'half', '500-before', '500-after', '503-before', '504-after', 'html-before', 'html-after', 'empty-after', 'redirect-before', '402-before', '403-before', '429-before']
const TYPES: PostType[] = ['x-post', 'facebook-post', 'linkedin-post']
const STEPS = 14

interface Process {
  alive: boolean
  core: Core
  open: Workspace[]
}

export class MoneyWorld {
  readonly clock = new WireClock()
  readonly random: SeededRandom
  sandbox!: Sandbox
  accountId = ''
  crashes = 0
  /** Faults of the sandbox itself. */
  readonly reports: string[] = []
  private readonly shared: Shared
  private readonly plant: Plant
  private readonly plans: UserOfPlans
  private readonly folder: string
  private clientIds: string[] = []
  /** How bad a day it is: some have no fault at all. */
  private readonly roughness: number
  private process: Process | null = null
  private kept = new Map<string, string>()

  constructor(seed: number, shared: Shared, plant: Plant = {}) {
    this.random = seeded(seed)
    this.roughness = this.random.pick([0, 0.15, 0.5])
    this.shared = shared
    this.plant = plant
    this.plans = new UserOfPlans(this.random, this.clock.now)
    // Nothing here is about the disk: where there is one in memory, syncing costs nothing.
    this.folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'powerpost-money-'))
  }

  async run(): Promise<Verdict> {
    const { morning } = this.shared
    if (morning === null) throw new Error('there is no morning to go on from')
    try {
      cpSync(morning.folder, this.folder, { recursive: true })
      this.accountId = morning.accountId
      this.clientIds = morning.clientIds
      this.kept = new Map(morning.kept)
      await this.startSandbox(morning.port)
      this.plant.service?.(this.sandbox)
      await this.boot()
      await this.clock.until(this.core.accounts.setScheduling({ ...this.command(), accountId: this.accountId, on: this.random.chance(0.7) }))
      await this.buy(this.random.int(40))
      for (let step = 0; step < STEPS; step += 1) {
        await this.clock.run(this.random.int(40_000))
        if (this.random.chance(this.roughness)) this.setFault()
        for (let acts = this.random.int(3); acts >= 0; acts -= 1) await this.act()
        if (this.random.chance(0.12) && this.process) {
          this.crashes += 1
          await this.kill()
        }
      }
      await this.calm()
      return judge(this)
    } finally {
      await this.kill()
      await this.sandbox.close()
      rmSync(this.folder, { recursive: true, force: true })
    }
  }

  get core(): Core {
    if (!this.process) throw new Error('no process')
    return this.process.core
  }

  get open(): readonly Workspace[] {
    return this.process?.open ?? []
  }

  /** An account and two clients in an app that was closed in good order. The folder is the caller's to remove. */
  async makeMorning(): Promise<Morning> {
    await this.startSandbox()
    const key = this.sandbox.service.keys.create('money', SCOPES)
    if (!key) throw new Error('no key')
    await this.boot()
    const { id: accountId } = await this.clock.until(this.core.accounts.add({ ...this.command(), label: 'Studio', key: key.key, baseUrl: `${this.sandbox.url}/api/v1` }))
    for (const { id, name } of this.sandbox.service.workspaces.list()) {
      const { workspace } = await this.clock.until(this.core.workspaces.add({ ...this.command(), accountId, remoteId: id, name, color: 'teal' }))
      this.clientIds.push(workspace.id)
    }
    await this.clock.until(this.core.drain(1_000))
    this.process = null
    await this.sandbox.close()
    return { folder: this.folder, port: Number(new URL(this.sandbox.url).port), accountId, clientIds: this.clientIds, kept: this.kept }
  }

  private async startSandbox(port = 0): Promise<void> {
    const { random } = this
    this.sandbox = await createSandbox({
      dataDir: join(this.folder, 'sandbox'), openapiFile: this.shared.description, pageDir: this.shared.pageDir, clock: { now: this.clock.now, after: this.clock.after }, port,
      chance: createChance(random.int(1e9)), credits: CREDITS, sampleWorkspaces: ['One', 'Two'], rateLimit: 10_000, seed: random.int(1e9), documentedOnly: random.chance(0.2), payWhenPlanned: random.chance(0.5),
      report: (problem) => this.reports.push(problem),
    })
  }

  private async boot(): Promise<void> {
    const process: Process = { alive: true, core: undefined as unknown as Core, open: [] }
    const clock = this.clock.forProcess(() => process.alive)
    const never = new Promise<never>(() => {})
    const real: HttpPort = (request) =>
      this.clock.during(this.shared.http.request(request)).then(
        (answer) => (process.alive ? answer : never),
        (error: unknown) => (process.alive ? Promise.reject(error instanceof Error ? error : new Error(String(error))) : never),
      )
    process.core = createCore({
      dataDir: join(this.folder, 'app'), migrationsDir: MIGRATIONS_DIR, version: '0.0.0', clock, random: this.random, secrets: this.secrets(), log: () => {},
      http: this.plant.http ? this.plant.http(real) : real,
      host: { startHelper: () => Promise.reject(new Error('no helper here')), notify: async () => {} },
    })
    this.process = process
    await this.clock.until(process.core.start())
    if (this.clientIds.length > 0) await this.openClients()
  }

  private async openClients(): Promise<void> {
    const { process } = this
    if (!process) return
    process.open = []
    for (const id of this.clientIds) {
      const workspace = await this.clock.until(process.core.workspaces.open(id))
      this.plant.onOpen?.(workspace.db)
      process.open.push(workspace)
    }
  }

  /** Its answers never reach it any more, nothing waits for what is under way; the files are as the last commit left them. */
  private async kill(): Promise<void> {
    const { process } = this
    if (!process) return
    process.alive = false
    this.process = null
    // What is let go here is only what a system would: files and locks.
    const closing = process.core.drain(0)
    for (const workspace of process.open) workspace.db.close()
    await closing.catch(() => {})
  }

  private secrets(): SecretStore {
    return {
      unavailable: async () => null,
      get: async (id) => this.kept.get(id) ?? null,
      set: async (id, secret) => void this.kept.set(id, secret),
      delete: async (id) => void this.kept.delete(id),
    }
  }

  command = () => ({ commandId: this.random.uuid() })

  private setFault(): void {
    const { random } = this
    if (random.chance(0.4)) {
      const part = random.pick(['', ':x', ':facebook', ':linkedin,x'])
      const fault = random.chance(0.5) ? 'generateContent:fail-item' : `publishPost:fail-item:1${part}`
      this.sandbox.service.faults.set(parseFault(random.chance(0.2) ? 'generateContent:fail-item:1:sources' : fault))
    } else this.sandbox.service.faults.set(parseFault(`${random.chance(0.6) ? random.pick(SPENDING) : random.pick(OTHER)}:${random.pick(WIRE)}`))
  }

  private async act(): Promise<void> {
    if (!this.process) await this.boot()
    const { random, core } = this
    const workspace = random.pick(this.open)
    const dice = random.float()
    try {
      if (dice < 0.3) await this.ask(workspace)
      else if (dice < 0.65) await this.send(workspace)
      else if (dice < 0.72) this.plans.changeMind(core.posts, workspace)
      else if (dice < 0.82) await this.clock.until(this.plans.again(core.posts, workspace, () => {}))
      else if (dice < 0.9) await this.answer(workspace, () => true)
      else if (dice < 0.95) await this.buy(random.int(40) + 5)
      else await this.clock.until(core.accounts.verify({ accountId: this.accountId }))
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'AppError') throw error
    }
  }

  private async ask(workspace: Workspace): Promise<void> {
    const { random } = this
    await this.clock.until(
      this.core.generations.ask(workspace, {
        ...this.command(), draftId: null, approve: random.chance(0.9),
        request: {
          prompt: `about coffee ${random.int(4)}`, mediaIds: [], postTypes: random.chance(0.5) ? ['x-post'] : ['facebook-post', 'linkedin-post'], researchMode: random.chance(0.7) ? 'regular' : 'deep',
          ...(random.chance(0.2) ? { sourceUrls: ['https://example.com/a', 'https://example.org/b'].slice(random.int(2)) } : {}),
        },
      }),
    )
  }

  private async send(workspace: Workspace): Promise<void> {
    const { random, core } = this
    const some = TYPES.filter(() => random.chance(0.5))
    const postTypes = some.length === 0 ? TYPES.slice(0, 1) : some
    const draft = core.drafts.create(workspace, { ...this.command(), content: { ...EMPTY_CONTENT, variants: {}, shared: `post ${random.uuid()}`, postTypes } })
    const when = random.chance(0.35) ? { kind: 'at' as const, ...this.plans.due() } : { kind: 'now' as const }
    await this.clock.until(core.posts.createSend(workspace, { ...this.command(), draftId: draft.id, rev: draft.rev, postTypes, when, again: false }))
  }

  private async buy(credits: number): Promise<void> {
    this.sandbox.service.credits.add(credits)
    await this.clock.until(this.core.accounts.resume({ ...this.command(), accountId: this.accountId }))
  }

  /** Deals with something that asks; the user has looked, and says what is so. */
  private async answer(workspace: Workspace, mayGiveUp: () => boolean): Promise<void> {
    const { core, random } = this
    const items = core.posts.listOutbox(workspace, { filter: 'needs-you', limit: 100 }).items
    for (const item of items) {
      const can = (action: (typeof item.actions)[number]) => item.actions.includes(action)
      const action = can('approve')
        ? 'approve'
        : can('it-is-live') || can('it-is-not')
          ? this.isLive(workspace, item.sendId) ? 'it-is-live' : 'it-is-not'
          : can('send-again')
            ? mayGiveUp() && random.chance(0.5) ? 'give-up' : 'send-again'
            : can('retry') ? 'retry' : null
      if (action !== null && can(action)) await this.clock.until(core.posts.act(workspace, { ...this.command(), intentId: item.id, action }))
    }
  }

  private isLive(workspace: Workspace, sendId: string | null): boolean {
    const remote = workspace.db.prepare<[string | null], { id: string | null }>('SELECT remote_post_id AS id FROM sends WHERE id = ?').get(sendId)?.id
    const row = remote == null ? undefined : this.sandbox.service.storage.db.prepare<[string], { status: string }>('SELECT status FROM posts WHERE id = ?').get(remote)
    return row !== undefined && row.status !== 'draft'
  }

  /** The faults end, the account is full, and everything that asks is dealt with until nothing does any more. */
  private async calm(): Promise<void> {
    this.sandbox.service.faults.clear()
    await this.clock.run(60_000)
    for (let round = 0; round < 8; round += 1) {
      if (!this.process) await this.boot()
      if (round === 0) await this.buy(500)
      this.core.sync.powerEvent('online')
      await this.clock.run(15 * 60_000)
      for (const workspace of this.open) await this.answer(workspace, () => round > 3)
      if (round > 1 && this.open.every((workspace) => this.core.posts.listOutbox(workspace, { filter: 'open', limit: 1 }).items.length === 0)) break
    }
    await this.clock.run(60 * 60_000)
    await this.clock.until(this.core.accounts.verify({ accountId: this.accountId }))
  }
}
