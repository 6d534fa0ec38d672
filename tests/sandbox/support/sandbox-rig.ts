/** A real sandbox on a loopback port, with its files in a folder of its own and time in the test's hands. */
import { request as httpRequest } from 'node:http'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { SCOPES } from '../../../src/sandbox/account/scopes.ts'
import type { Scope } from '../../../src/sandbox/account/scopes.ts'
import { createChance } from '../../../src/sandbox/clock-and-chance.ts'
import { createSandbox } from '../../../src/sandbox/create-sandbox.ts'
import type { Sandbox, SandboxOptions } from '../../../src/sandbox/create-sandbox.ts'
import { loadDescription } from '../../../src/sandbox/http/description.ts'
import type { Description } from '../../../src/sandbox/http/description.ts'
import { temporaryFolder } from '../../support/workspace.ts'
import { createManualClock } from './manual-clock.ts'
import type { ManualClock } from './manual-clock.ts'

export const OPENAPI_FILE = fileURLToPath(new URL('../../../docs/api/openapi.yaml', import.meta.url))
/** Read once for each test file: it compiles its checks as they are needed. */
let description: Promise<Description> | undefined
export const PAGE_DIR = fileURLToPath(new URL('../../../src/sandbox/dashboard/page', import.meta.url))

export interface Answer {
  status: number
  headers: Record<string, string>
  text: string
  // A test looks into it as far as it cares to; what it finds is compared at once.
  // oxlint-disable-next-line typescript/no-explicit-any -- every shape of every answer would be written down twice
  body: any
}

export interface Ask {
  /** Null sends none. */
  key?: string | null
  workspace?: string | null
  json?: unknown
  body?: string | FormData
  headers?: Record<string, string>
}

export interface Rig {
  readonly sandbox: Sandbox
  readonly clock: ManualClock
  readonly dataDir: string
  readonly key: string
  /** Two workspaces of the account. */
  readonly one: string
  readonly two: string
  /** Faults of the sandbox itself; the rig fails at its end when there were any. */
  readonly reports: string[]
  api(method: string, path: string, ask?: Ask): Promise<Answer>
  admin(method: string, path: string, json?: unknown, token?: string): Promise<Answer>
  makeKey(scopes: readonly Scope[]): string
  /** Stops and starts on the same folder and port. */
  restart(over?: Partial<SandboxOptions>): Promise<void>
  dispose(): Promise<void>
}

export async function createRig(over: Partial<SandboxOptions> = {}): Promise<Rig> {
  const folder = temporaryFolder()
  const clock = createManualClock()
  const reports: string[] = []
  description ??= loadDescription(OPENAPI_FILE)
  const openapiFile = await description
  const start = (more: Partial<SandboxOptions> = {}) =>
    createSandbox({
      dataDir: folder.path,
      openapiFile,
      pageDir: PAGE_DIR,
      clock,
      chance: createChance(7),
      sampleWorkspaces: ['One', 'Two'],
      report: (problem) => reports.push(problem),
      ...over,
      ...more,
    })
  let sandbox = await start()
  const makeKey = (scopes: readonly Scope[]) => {
    const made = sandbox.service.keys.create(`key for ${scopes.length}`, scopes)
    if (!made) throw new Error('there are ten keys already')
    return made.key
  }
  const key = makeKey(SCOPES)
  const [one, two] = sandbox.service.workspaces.list().map(({ id }) => id)
  if (!one || !two) throw new Error('the sample workspaces are missing')

  const call = async (url: string, method: string, { json, body, headers = {} }: Ask): Promise<Answer> => {
    const content = json === undefined ? body : JSON.stringify(json)
    // Only to write the form and its heading.
    const whole = new Response(content ?? null)
    const type = json === undefined ? whole.headers.get('content-type') : 'application/json'
    const bytes = content === undefined ? undefined : Buffer.from(await whole.arrayBuffer())
    const answer = await rawRequest(url, { method, headers: { ...(type === null ? {} : { 'content-type': type }), ...headers }, ...(bytes === undefined ? {} : { body: bytes }) })
    if ('error' in answer) throw new Error(`${method} ${url}: ${answer.error}`)
    let parsed: unknown
    try {
      parsed = JSON.parse(answer.text)
    } catch {
      parsed = undefined
    }
    return { status: answer.status, headers: answer.headers, text: answer.text, body: parsed }
  }

  return {
    get sandbox() {
      return sandbox
    },
    clock,
    dataDir: folder.path,
    key,
    one,
    two,
    reports,
    makeKey,
    api: (method, path, ask = {}) => {
      const auth = ask.key === null ? {} : { 'x-api-key': ask.key ?? key }
      const workspace = ask.workspace === null ? {} : { 'x-workspace-id': ask.workspace ?? one }
      return call(`${sandbox.url}/api/v1${path}`, method, { ...ask, headers: { ...auth, ...workspace, ...ask.headers } })
    },
    admin: (method, path, json, token = sandbox.adminToken) => call(`${sandbox.url}/dashboard/api${path}`, method, { headers: { 'x-dashboard-token': token }, ...(json === undefined ? {} : { json }) }),
    async restart(more) {
      const port = Number(new URL(sandbox.url).port)
      await sandbox.close()
      sandbox = await start({ port, ...more })
    },
    async dispose() {
      await sandbox.close()
      folder.remove()
      expect(reports).toEqual([])
    },
  }
}

export interface RawAnswer {
  status: number
  headers: Record<string, string>
  text: string
  /** False when the connection ended before the answer did. */
  isWhole: boolean
}

/** One request on a connection of its own: none is left over from a service that was stopped. */
export function rawRequest(url: string, options: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array } = {}): Promise<RawAnswer | { error: string }> {
  const { method = 'GET', headers = {}, body } = options
  return new Promise((resolve) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const request = httpRequest(url, { method, headers: { ...length, ...headers }, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      const done = () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
          text: Buffer.concat(chunks).toString('utf8'),
          isWhole: response.complete,
        })
      response.once('end', done)
      response.once('error', done)
    })
    request.once('error', (error) => resolve({ error: 'code' in error ? String(error.code) : error.message }))
    request.end(body)
  })
}

/** A file behind an address. Throws when the connection ends before the file does. */
export function rawBytes(url: string, headers: Record<string, string> = {}): Promise<{ status: number; headers: Record<string, string>; body: Buffer; text: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () => {
        const body = Buffer.concat(chunks)
        resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])), body, text: body.toString('latin1') })
      })
    })
    request.once('error', reject)
    request.end()
  })
}

export const post = (content = 'Hello', postType = 'x-post') => ({ items: [{ post_type: postType, content }] })
