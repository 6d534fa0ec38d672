/** Catalog and registry on a real data folder, with a service whose answers a test chooses. `restart` is a new run of the app. */
import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../src/contract/errors.ts'
import { createEventBus } from '../../../src/core/events.ts'
import type { EventBus } from '../../../src/core/events.ts'
import type { Clock } from '../../../src/core/ports.ts'
import type { ClientFactory, Outcome } from '../../../src/core/powerpost/types.ts'
import { createCatalog, createNotices, createWorkspaceRegistry } from '../../../src/core/workspaces/index.ts'
import type { Catalog, Notices, Workspace, WorkspaceRegistry } from '../../../src/core/workspaces/index.ts'
import { MIGRATIONS_DIR, realRandom, temporaryFolder } from '../../support/workspace.ts'

export const ACCOUNT = '11111111-1111-4111-8111-111111111111'
export const OTHER_ACCOUNT = '22222222-2222-4222-8222-222222222222'
export const SANDBOX_ACCOUNT = '33333333-3333-4333-8333-333333333333'

const meta = { requestId: 'req-1', serverDate: null, status: 200, ms: 1 }
export const ok: Outcome<null> = { kind: 'ok', value: null, meta }
export const refused = (status: number, code: string): Outcome<null> => ({ kind: 'refused', status, code, message: code, retryAfterMs: null, meta })
export const offline: Outcome<null> = { kind: 'not-sent', reason: 'offline', message: 'offline', meta }
export const unclear = (reason: 'bad-answer' | 'redirect' | 'server-error' | 'timeout'): Outcome<null> => ({ kind: 'unclear', reason, message: reason, meta })

export class CrashHere extends Error {}

export interface Rig {
  readonly dataDir: string
  catalog: Catalog
  registry: WorkspaceRegistry
  bus: EventBus
  notices: Notices
  /** Accounts that exist, by id. */
  accounts: Map<string, 'powerpost' | 'sandbox'>
  /** What the service says to the cheap read. */
  answer: Outcome<null>
  checks: { accountId: string; remoteId: string }[]
  attached: Workspace[]
  detached: string[]
  leaving: string[]
  released: string[]
  logs: string[]
  now: number
  network: 'unknown' | 'online' | 'offline'
  /** Workspaces made in the sandbox. */
  madeRemotely: number
  /** Throws at this step, once. */
  crashAt: string | null
  steps: string[]
  /** Ends the run without any farewell beyond closing files, and begins the next. */
  restart(): void
  stop(): void
  dispose(): void
  folder(id: string): string
  file(id: string): string
  folders(): string[]
  /** Everything that waits for a time happens now. */
  runTimers(): void
}

export function createRig(options: { dataDir?: string } = {}): Rig {
  const temporary = options.dataDir === undefined ? temporaryFolder() : null
  const dataDir = options.dataDir ?? join(temporary?.path ?? '', 'data')
  const timers = new Set<() => void>()
  const clock: Clock = {
    now: () => rig.now,
    monotonic: () => performance.now(),
    after(_ms, callback) {
      timers.add(callback)
      return () => timers.delete(callback)
    },
  }
  const clients: ClientFactory = {
    forAccount: () => {
      throw new Error('not asked for here')
    },
    // Only the check is ever called by the registry.
    forWorkspace: (binding) =>
      ({
        check: async () => {
          rig.checks.push({ accountId: binding.accountId, remoteId: binding.remoteId })
          return rig.answer
        },
      }) as unknown as ReturnType<ClientFactory['forWorkspace']>,
  }
  const accountRow = (id: string) => {
    const kind = rig.accounts.get(id)
    return kind === undefined ? null : { id, kind, label: 'Account', baseUrl: kind === 'sandbox' ? 'http://127.0.0.1:4242/api/v1' : 'https://powerpost.test/api/v1', listPosts: 'unknown' as const, schedule: 'auto' as const, schedules: 'unknown' as const }
  }
  const boot = () => {
    rig.bus = createEventBus(randomUUID())
    rig.notices = createNotices(clock)
    const faultPoint = (step: string) => {
      rig.steps.push(step)
      if (rig.crashAt !== step) return
      rig.crashAt = null
      throw new CrashHere(step)
    }
    const log = (level: string, message: string, detail?: object) => void rig.logs.push(`${level} ${message} ${JSON.stringify(detail ?? {})}`)
    rig.catalog = createCatalog({ dataDir, migrationsDir: MIGRATIONS_DIR, clock, bus: rig.bus, log, notices: rig.notices, faultPoint })
    rig.registry = createWorkspaceRegistry({
      dataDir, migrationsDir: MIGRATIONS_DIR, catalog: rig.catalog, notices: rig.notices, clock, random: realRandom, bus: rig.bus, log, clients, faultPoint,
      accounts: { get: accountRow, key: async () => 'pp_live_sk_test', network: () => rig.network, createSandboxWorkspace: async () => {
        rig.madeRemotely += 1
        return `ws-${randomUUID()}`
      } },
      outbox: {
        attach: (workspace) => void rig.attached.push(workspace),
        detach: async (id) => void rig.detached.push(id),
        leaving: (id) => void rig.leaving.push(id),
        inFlight: () => ({ publishing: 0, uploading: 0 }),
        releaseHeld: (workspace, decision) => void rig.released.push(`${workspace.identity.id} ${decision}`),
      },
    })
    rig.registry.start()
  }
  const rig: Rig = {
    dataDir,
    // Filled by `boot` below.
    catalog: undefined as unknown as Catalog,
    registry: undefined as unknown as WorkspaceRegistry,
    bus: undefined as unknown as EventBus,
    notices: undefined as unknown as Notices,
    accounts: new Map([[ACCOUNT, 'powerpost'], [OTHER_ACCOUNT, 'powerpost'], [SANDBOX_ACCOUNT, 'sandbox']]),
    answer: ok,
    checks: [], attached: [], detached: [], leaving: [], released: [], logs: [], steps: [],
    now: Date.UTC(2026, 10, 24, 9),
    network: 'unknown',
    madeRemotely: 0,
    crashAt: null,
    restart() {
      rig.stop()
      boot()
    },
    stop() {
      rig.registry.close()
      rig.catalog.close()
    },
    dispose() {
      rig.stop()
      temporary?.remove()
    },
    folder: (id) => join(dataDir, 'workspaces', id),
    file: (id) => join(dataDir, 'workspaces', id, 'workspace.db'),
    runTimers() {
      const due = [...timers]
      timers.clear()
      for (const timer of due) timer()
    },
    folders: () => readdirSync(join(dataDir, 'workspaces')).sort(),
  }
  boot()
  return rig
}

export const command = () => ({ commandId: randomUUID() })

export const local = (rig: Rig, name = 'Bakery') => rig.registry.createLocal({ ...command(), name, color: 'teal' })

/** A draft, as the drafts' own code would store it. */
export function putDraft(workspace: Workspace, text: string): string {
  const id = randomUUID()
  workspace.write((note) => {
    const seq = workspace.db.prepare<[], { value: number }>("UPDATE counters SET value = value + 1 WHERE name = 'list_seq' RETURNING value").get()?.value
    workspace.db
      .prepare("INSERT INTO drafts (id, rev, content, title, excerpt, created_at, updated_at, list_seq) VALUES (?, 1, ?, ?, '', 0, 0, ?)")
      .run(id, JSON.stringify({ shared: text }), text.slice(0, 40), seq)
    note('drafts', id)
  })
  return id
}

export const draftsOf = (workspace: Workspace): string[] => workspace.db.prepare<[], { title: string }>('SELECT title FROM drafts ORDER BY list_seq').all().map((row) => row.title)

/** A send with one step that is not at its end. */
export function putOpenSend(workspace: Workspace): void {
  const draftId = putDraft(workspace, 'to be sent')
  const { db } = workspace
  workspace.write(() => {
    const revisionId = randomUUID()
    const sendId = randomUUID()
    db.prepare("INSERT INTO revisions (id, draft_id, rev, reason, content, at, seq) VALUES (?, ?, 1, 'send', '{}', 0, (SELECT coalesce(max(seq), 0) + 1 FROM revisions))").run(revisionId, draftId)
    db.prepare(
      "INSERT INTO sends (id, draft_id, revision_id, draft_rev, title, items, media, state, carrier, created_at, seq) VALUES (?, ?, ?, 1, 't', '[]', '[]', 'live', 'app', 0, (SELECT coalesce(max(seq), 0) + 1 FROM sends))",
    ).run(sendId, draftId, revisionId)
    db.prepare("INSERT INTO intents (id, seq, kind, send_id, state, created_at, updated_at) VALUES (?, (SELECT coalesce(max(seq), 0) + 1 FROM intents), 'publish', ?, 'queued', 0, 0)").run(randomUUID(), sendId)
  })
}

export async function codeOf(work: Promise<unknown> | (() => unknown)): Promise<string> {
  try {
    await (typeof work === 'function' ? work() : work)
    return 'nothing refused'
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}
