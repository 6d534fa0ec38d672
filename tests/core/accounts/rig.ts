/** Accounts on a real catalog, before a service and a keychain that a test bends as it likes. */
import { randomUUID } from 'node:crypto'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createAccounts } from '../../../src/core/accounts/index.ts'
import type { Accounts } from '../../../src/core/accounts/index.ts'
import { createEventBus } from '../../../src/core/events.ts'
import { TransportError } from '../../../src/core/ports.ts'
import type { Clock, HttpRequest, HttpResponse, SecretStore } from '../../../src/core/ports.ts'
import { createClientFactory } from '../../../src/core/powerpost/index.ts'
import { createCatalog, createNotices } from '../../../src/core/workspaces/index.ts'
import type { Catalog, Notices } from '../../../src/core/workspaces/index.ts'
import { MIGRATIONS_DIR, realRandom, temporaryFolder } from '../../support/workspace.ts'
import { CrashHere } from '../workspaces/rig.ts'

export type KeychainMode = 'ok' | 'absent' | 'broken' | 'hanging' | 'write-only-broken'

/** What outlives the app: the machine's keychain. */
export class FakeKeychain implements SecretStore {
  mode: KeychainMode = 'ok'
  readonly entries = new Map<string, string>()
  calls = 0
  #act<T>(work: () => T, isWrite = false): Promise<T> {
    this.calls += 1
    if (this.mode === 'hanging') return new Promise(() => {})
    if (this.mode === 'broken' || this.mode === 'absent' || (isWrite && this.mode === 'write-only-broken')) return Promise.reject(new Error('broken'))
    return Promise.resolve(work())
  }
  unavailable(): Promise<string | null> {
    if (this.mode === 'hanging') return new Promise(() => {})
    return Promise.resolve(this.mode === 'absent' ? 'There is none.' : null)
  }
  get(id: string) {
    return this.#act(() => this.entries.get(id) ?? null)
  }
  set(id: string, secret: string) {
    return this.#act(() => void this.entries.set(id, secret), true)
  }
  delete(id: string) {
    return this.#act(() => void this.entries.delete(id), true)
  }
}

/** Answers with a body, with `offline` or `lost`, or with the name of another fault. */
export type Service = (request: HttpRequest, path: string, key: string) => { status: number; body: unknown } | string

export interface AccountsRig {
  accounts: Accounts
  catalog: Catalog
  notices: Notices
  readonly keychain: FakeKeychain
  /** Keys that the service takes. */
  readonly goodKeys: Set<string>
  /** Null: as a sound service would. */
  service: Service | null
  requests: { path: string; headers: Record<string, string> }[]
  helper: { url: string; adminToken: string } | 'unavailable'
  helperStarts: number
  unpaused: string[]
  logs: string[]
  crashAt: string | null
  /** Moves time on: what waits for a time-out gets it. */
  advance(ms: number): Promise<void>
  restart(start?: boolean): Promise<void>
  dispose(): void
  /** Every file of the data folder that holds the text. */
  filesWith(text: string): string[]
}

const encoder = new TextEncoder()
const answer = (status: number, body: unknown): HttpResponse => ({ status, headers: { 'x-request-id': 'req-7' }, body: encoder.encode(typeof body === 'string' ? body : JSON.stringify(body)) })
const refusal = (status: number, code: string) => answer(status, { error: { code, message: `said ${code}` } })

export function createAccountsRig(): AccountsRig {
  const temporary = temporaryFolder()
  const dataDir = join(temporary.path, 'data')
  let time = 1_000_000
  let timers: { at: number; run: () => void }[] = []
  const clock: Clock = {
    now: () => Date.UTC(2026, 10, 24) + time,
    monotonic: () => time,
    after(ms, run) {
      const timer = { at: time + ms, run }
      timers.push(timer)
      return () => void (timers = timers.filter((one) => one !== timer))
    },
  }
  const http = async (request: HttpRequest): Promise<HttpResponse> => {
    const { pathname } = new URL(request.url)
    const key = request.headers['x-api-key'] ?? ''
    rig.requests.push({ path: pathname, headers: request.headers })
    const said = rig.service?.(request, pathname, key)
    if (said === 'offline') throw new TransportError('not-sent', 'connect', 'no way there')
    if (said === 'lost') throw new TransportError('maybe-sent', 'reset', 'cut')
    if (typeof said === 'string') return answer(200, said)
    if (said) return answer(said.status, said.body)
    if (pathname.startsWith('/dashboard/')) {
      if (rig.helper === 'unavailable' || request.headers['x-dashboard-token'] !== rig.helper.adminToken) return answer(401, {})
      if (pathname.endsWith('/keys')) {
        const made = `pp_live_sk_sandbox_${randomUUID()}`
        rig.goodKeys.add(made)
        return answer(200, { key: made })
      }
      return answer(200, { id: `ws-${randomUUID()}` })
    }
    if (!rig.goodKeys.has(key)) return refusal(401, 'UNAUTHORIZED')
    if (pathname.endsWith('/account/credits')) return answer(200, { balance: 42 })
    return answer(200, { data: [] })
  }
  const boot = async (start: boolean) => {
    const log = (level: string, message: string, detail?: object) => void rig.logs.push(`${level} ${message} ${JSON.stringify(detail ?? {})}`)
    const bus = createEventBus(randomUUID())
    rig.notices = createNotices(clock)
    const faultPoint = (step: string) => {
      if (rig.crashAt !== step) return
      rig.crashAt = null
      throw new CrashHere(step)
    }
    rig.catalog = createCatalog({ dataDir, migrationsDir: MIGRATIONS_DIR, clock, bus, log, notices: rig.notices })
    rig.accounts = createAccounts({
      catalog: rig.catalog, secrets: rig.keychain, http, clock, random: realRandom, bus, log, notices: rig.notices, faultPoint,
      clients: createClientFactory({ http, clock, random: realRandom, activity: { record: (request) => rig.accounts.heard(request) } }),
      host: {
        startHelper: async () => {
          rig.helperStarts += 1
          if (rig.helper === 'unavailable') throw new Error('no helper')
          return rig.helper
        },
        notify: async () => {},
      },
    })
    rig.accounts.onUnpaused((id) => void rig.unpaused.push(id))
    if (start) await rig.accounts.start()
  }
  const rig: AccountsRig = {
    // Filled by `restart`, which every test begins with.
    accounts: undefined as unknown as Accounts,
    catalog: undefined as unknown as Catalog,
    notices: undefined as unknown as Notices,
    keychain: new FakeKeychain(),
    goodKeys: new Set(['pp_live_sk_good', 'pp_live_sk_other']),
    service: null,
    requests: [],
    helper: { url: 'http://127.0.0.1:4311', adminToken: 'token-of-the-dashboard' },
    helperStarts: 0,
    unpaused: [], logs: [],
    crashAt: null,
    async advance(ms) {
      // Promises that stand before the timer settle first, those behind it after.
      await new Promise((resolve) => setImmediate(resolve))
      time += ms
      const due = timers.filter((timer) => timer.at <= time)
      timers = timers.filter((timer) => timer.at > time)
      for (const timer of due) timer.run()
      await new Promise((resolve) => setImmediate(resolve))
    },
    async restart(start = true) {
      rig.catalog?.close()
      await boot(start)
    },
    dispose() {
      rig.catalog?.close()
      temporary.remove()
    },
    filesWith(text) {
      const needle = Buffer.from(text)
      return readdirSync(temporary.path, { recursive: true, encoding: 'utf8' }).filter((name) => {
        const file = join(temporary.path, name)
        return statSync(file).isFile() && readFileSync(file).includes(needle)
      })
    },
  }
  return rig
}
