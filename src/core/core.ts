/** The composition root: the only place that wires the parts of the core together. */
import type { z } from 'zod'
import type { helloSchema } from '../contract/schemas/events.ts'
import { createAccounts, createSpendByClient } from './accounts/index.ts'
import type { Accounts, SpendByClient } from './accounts/index.ts'
import { createActivity } from './activity/index.ts'
import type { Activity } from './activity/index.ts'
import { createClientSettings } from './client-settings/index.ts'
import type { ClientSettings } from './client-settings/index.ts'
import { createCopies } from './copies/index.ts'
import type { Copies } from './copies/index.ts'
import { createDrafts } from './drafts/index.ts'
import type { Drafts } from './drafts/index.ts'
import { createEventBus } from './events.ts'
import type { EventBus } from './events.ts'
import { createGenerations } from './generations/index.ts'
import type { Generations } from './generations/index.ts'
import { createMedia, createUploads } from './media/index.ts'
import type { Media, Uploads } from './media/index.ts'
import { createNotifier } from './notifier/index.ts'
import type { CoreDeps } from './ports.ts'
import { createPosts } from './posts/index.ts'
import type { Posts } from './posts/index.ts'
import { createClientFactory } from './powerpost/index.ts'
import type { ActivityPort } from './powerpost/index.ts'
import { createSearch } from './search/index.ts'
import type { Search } from './search/index.ts'
import { lockDataFolder, makeFolder, storageFault } from './storage/index.ts'
import { createRowsCache, createSync, releaseHeld } from './sync/index.ts'
import type { Sync, SyncTimings } from './sync/index.ts'
import { createCatalog, createNotices, createWorkspaceRegistry } from './workspaces/index.ts'
import type { OutboxHooks, Workspace, WorkspaceRegistry } from './workspaces/index.ts'
import { createWriting } from './writing/index.ts'
import type { Writing } from './writing/index.ts'

export interface CoreOptions {
  /** How long a send can be taken back before its first request (ms). */
  undoMs?: number
  timings?: Partial<SyncTimings>
}

export interface Core {
  readonly bus: EventBus
  readonly accounts: Accounts
  readonly spendByClient: SpendByClient
  readonly workspaces: WorkspaceRegistry
  readonly drafts: Drafts
  readonly copies: Copies
  readonly writing: Writing
  readonly clientSettings: ClientSettings
  readonly media: Media
  readonly uploads: Uploads
  readonly posts: Posts
  readonly generations: Generations
  readonly search: Search
  readonly activity: Activity
  readonly sync: Sync
  hello(): Promise<z.infer<typeof helloSchema>>
  /** Takes up what the last run left. Calls may be answered before it resolves. */
  start(): Promise<void>
  /** Takes no more work, lets a call that writes finish (at most `deadlineMs`), closes every file. Idempotent. */
  drain(deadlineMs: number): Promise<{ waitedFor: number }>
  /** True from the first moment of a drain: refuse calls with SHUTTING_DOWN. */
  readonly closing: boolean
}

/** `hello` does not wait longer for a keychain that asks the user something. */
const KEYCHAIN_WAIT_MS = 500

/** Throws NOT_POSSIBLE_NOW when another core works on the folder, WORKSPACE_NEWER for a catalog of a newer version. */
export function createCore(deps: CoreDeps, options: CoreOptions = {}): Core {
  const { clock, random, log, dataDir, migrationsDir, faultPoint } = deps
  prepareFolder(dataDir)
  const lock = lockDataFolder(dataDir)
  const bus = createEventBus(random.uuid())
  const notices = createNotices(clock)
  const catalog = createCatalog({ dataDir, migrationsDir, clock, bus, log, notices, faultPoint })
  const activity = createActivity({ catalog, clock, log })
  const hears: ActivityPort = {
    record(request) {
      activity.record(request)
      accounts.heard(request)
    },
  }
  const clients = createClientFactory({ http: deps.http, clock, random, activity: hears })
  const accounts = createAccounts({ catalog, secrets: deps.secrets, host: deps.host, http: deps.http, clients, clock, random, bus, log, notices, faultPoint })
  const drafts = createDrafts({ clock, random })
  const writing = createWriting({ clock, random })
  const clientSettings = createClientSettings({ clock, random })
  const media = createMedia({ clock, random, log, host: deps.host, ...(faultPoint ? { faultPoint } : {}) })
  const search = createSearch({ clock, bus, log })

  // What an open workspace sets going, and what must rest before it closes.
  const outbox: OutboxHooks = {
    attach(workspace) {
      activity.attach(workspace)
      accounts.spending.attach(workspace)
      notifier.attach(workspace)
      sync.attach(workspace)
      search.attach(workspace)
      media.resume(workspace).catch((error: unknown) => log('warn', 'an import could not be taken up', { workspace: workspace.identity.id, error: String(error).slice(0, 200) }))
    },
    async detach(workspaceId) {
      notifier.detach(workspaceId)
      search.detach(workspaceId)
      await Promise.all([sync.detach(workspaceId), media.detach(workspaceId)])
      activity.detach(workspaceId)
      accounts.spending.detach(workspaceId)
    },
    leaving: (workspaceId) => accounts.spending.leaving(workspaceId),
    inFlight: (workspaceId) => sync.inFlight(workspaceId),
    releaseHeld: (workspace, decision) => releaseHeld(workspace, decision, { clock, random }),
  }
  const workspaces = createWorkspaceRegistry({ dataDir, migrationsDir, catalog, notices, clock, random, bus, log, clients, accounts, outbox, faultPoint })
  const spendByClient = createSpendByClient({ catalog, accounts, registry: workspaces, log })
  const copies = createCopies({ clock, random, media, open: (workspaceId) => workspaces.open(workspaceId) })
  const notifier = createNotifier({ bus, clock, log, host: deps.host, workspaces: () => workspaces.list(), accounts: () => accounts.list() })
  const rowsOf = createRowsCache()
  const sync = createSync({
    registry: workspaces, accounts, clients, media, clock, random, bus, log, rowsOf,
    ...(options.timings ? { timings: options.timings } : {}),
  })
  const ensureUploadRendition = (workspace: Workspace, mediaId: string) => media.ensureUploadRendition(workspace, mediaId)
  const posts = createPosts({ accounts, clock, random, sync, rowsOf, ensureUploadRendition, undoMs: options.undoMs ?? 0 })
  const generations = createGenerations({ accounts, clock, random, sync, rowsOf, ensureUploadRendition })
  const uploads = createUploads({ clock, random, sync, rowsOf, ensureUploadRendition })

  let draining: Promise<{ waitedFor: number }> | null = null
  const drain = async (deadlineMs: number): Promise<{ waitedFor: number }> => {
    const [{ waitedFor }] = await Promise.all([sync.drain(deadlineMs), media.stop()])
    notifier.stop()
    sync.stop()
    search.stop()
    activity.stop()
    workspaces.close()
    catalog.close()
    lock.release()
    return { waitedFor }
  }

  return {
    bus, accounts, spendByClient, workspaces, drafts, copies, writing, clientSettings, media, uploads, posts, generations, search, activity, sync,
    get closing() {
      return draining !== null
    },
    async hello() {
      let cancel = () => {}
      const late = new Promise<{ available: boolean; reason: null }>((resolve) => (cancel = clock.after(KEYCHAIN_WAIT_MS, () => resolve({ available: true, reason: null }))))
      const keychain = await Promise.race([accounts.keychain(), late])
      cancel()
      return { coreEpoch: bus.coreEpoch, version: deps.version, keychain, notices: notices.list() }
    },
    async start() {
      workspaces.start()
      // The keychain may take its time; nothing that is stored waits for it.
      const ready = accounts.start().then(() => bus.emit(null, 'accounts', []))
      await sync.start()
      notifier.start()
      await ready
    },
    drain(deadlineMs) {
      draining ??= drain(deadlineMs)
      return draining
    },
  }
}

/** A folder that cannot be made or written is opened for reading as far as it goes; whoever writes says so. */
function prepareFolder(dataDir: string): void {
  try {
    makeFolder(dataDir)
  } catch (error) {
    if (storageFault(error) === null) throw error
  }
}
