/**
 * The local service as a process of its own, so that "offline" means that it is really gone. Restarted on the same port
 * and folder it is the same service again.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const readySchema = z.object({
  url: z.string(),
  key: z.string(),
  adminToken: z.string(),
  workspaces: z.array(z.object({ id: z.string(), name: z.string() })),
  dashboard: z.string(),
})
export type SandboxReady = z.infer<typeof readySchema>

export const logEntrySchema = z.looseObject({
  id: z.number(),
  method: z.string(),
  path: z.string(),
  operationId: z.string().nullish(),
  workspaceId: z.string().nullish(),
  status: z.number().nullish(),
  body: z.unknown().optional(),
})
export type LogEntry = z.infer<typeof logEntrySchema>

export const remotePostSchema = z.object({
  postId: z.string(),
  workspaceId: z.string(),
  status: z.string(),
  items: z.array(z.object({ postType: z.string(), platform: z.string(), content: z.string(), title: z.string().nullable(), mediaIds: z.array(z.string()), status: z.string() })),
})
export type RemotePost = z.infer<typeof remotePostSchema>

/** Longest a stop may take; then it is killed, as a machine that is switched off. */
const STOP_LIMIT_MS = 5_000

const CLI = fileURLToPath(new URL('../../../src/sandbox/cli.ts', import.meta.url))

export class SandboxProcess {
  readonly dataDir: string
  readonly #args: string[]
  #child: ChildProcess | null = null
  #port = 0
  #ready: SandboxReady | null = null

  constructor(dataDir: string, args: string[] = []) {
    this.dataDir = dataDir
    this.#args = args
  }

  get ready(): SandboxReady {
    if (!this.#ready) throw new Error('the sandbox was not started')
    return this.#ready
  }
  /** What a user types as the base URL. */
  get baseUrl(): string {
    return `${this.ready.url}/api/v1`
  }
  get running(): boolean {
    return this.#child !== null
  }

  /** `more`: for this start alone. */
  async start(more: string[] = []): Promise<SandboxReady> {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, '--port', String(this.#port), '--json', '--data', this.dataDir, ...this.#args, ...more], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#child = child
    // A run that is broken off leaves nothing behind.
    const kill = () => child.kill('SIGKILL')
    process.once('exit', kill)
    child.once('exit', () => process.off('exit', kill))
    const lines = createInterface({ input: child.stdout })
    const first = await Promise.race([
      once(lines, 'line').then(([line]) => String(line)),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`the sandbox ended with ${String(code)} before it listened`))),
    ])
    this.#ready = readySchema.parse(JSON.parse(first))
    this.#port = Number(new URL(this.#ready.url).port)
    return this.#ready
  }

  async stop(): Promise<void> {
    const child = this.#child
    if (!child) return
    this.#child = null
    child.kill('SIGTERM')
    const gone = once(child, 'exit')
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS)
    await gone
    clearTimeout(late)
  }

  /** A call of the dashboard's own API. */
  async admin(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.ready.url}/dashboard/api${path}`, {
      method,
      headers: { 'x-dashboard-token': this.ready.adminToken, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`dashboard ${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }

  async log(): Promise<LogEntry[]> {
    const answer = await this.admin('GET', '/log')
    return z.object({ entries: z.array(logEntrySchema) }).parse(answer).entries
  }

  async posts(): Promise<RemotePost[]> {
    return z.object({ posts: z.array(remotePostSchema) }).parse(await this.admin('GET', '/posts')).posts
  }

  /** Misbehaves, as written for the command line: `publishPost:drop-after:1`. */
  async fault(written: string): Promise<void> {
    await this.admin('POST', '/faults', { fault: written })
  }

  /** Answers a new key with these scopes. */
  async makeKey(name: string, scopes: string[]): Promise<string> {
    return z.object({ key: z.string() }).parse(await this.admin('POST', '/keys', { name, scopes })).key
  }

  /** How often an operation was asked for, whatever came of it. */
  async calls(operationId: string): Promise<LogEntry[]> {
    return (await this.log()).filter((entry) => entry.operationId === operationId)
  }
}
