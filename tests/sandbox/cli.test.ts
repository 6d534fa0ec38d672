/** The command line, as a process of its own: as people and tests start it. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readCliOptions } from '../../src/sandbox/cli-options.ts'
import { temporaryFolder } from '../support/workspace.ts'

const CLI = fileURLToPath(new URL('../../src/sandbox/cli.ts', import.meta.url))
const readySchema = z.strictObject({ url: z.string(), key: z.string(), adminToken: z.string(), workspaces: z.array(z.strictObject({ id: z.string(), name: z.string() })), dashboard: z.string() })

let folder: ReturnType<typeof temporaryFolder>
let children: ChildProcess[]
beforeEach(() => {
  folder = temporaryFolder()
  children = []
})
afterEach(async () => {
  for (const child of children) if (child.exitCode === null && child.signalCode === null) await end(child, 'SIGKILL')
  folder.remove()
})

interface Started {
  child: ChildProcess
  output: () => string
  errors: () => string
}

function start(args: string[], env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  children.push(child)
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk) => (output += String(chunk)))
  child.stderr.on('data', (chunk) => (errors += String(chunk)))
  return { child, output: () => output, errors: () => errors }
}

async function ready(started: Started): Promise<z.output<typeof readySchema>> {
  await expect.poll(() => started.output() + started.errors(), { timeout: 20_000 }).toContain('\n')
  return readySchema.parse(JSON.parse(started.output()))
}

async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
  return child.exitCode
}

const json = (...more: string[]) => ['--port', '0', '--json', '--data', join(folder.path, 'data'), ...more]
const balance = async (url: string, key: string) => (await fetch(`${url}/api/v1/account/credits`, { headers: { 'x-api-key': key } })).json()

describe('npm run sandbox', () => {
  it('says in one line where it listens, and ends cleanly', async () => {
    const started = start(json())
    const facts = await ready(started)
    expect(facts.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(facts.key).toMatch(/^pp_live_sk_[\w-]{32}$/)
    expect(facts.workspaces.map((workspace) => workspace.name)).toEqual(['Nordic Coffee', 'Alpine Bikes'])
    expect(facts.dashboard).toBe(`${facts.url}/dashboard?token=${facts.adminToken}`)
    expect(await balance(facts.url, facts.key)).toEqual({ balance: 1_000 })
    expect(await end(started.child)).toBe(0)
    expect(started.output().trimEnd().split('\n')).toHaveLength(1)
    expect(started.errors()).toBe('')
  })

  it('is the same service with the same key after a restart, and after being killed', async () => {
    const first = start(json())
    const before = await ready(first)
    const headers = { 'x-api-key': before.key, 'x-workspace-id': before.workspaces[0]?.id ?? '', 'content-type': 'application/json' }
    const made = await fetch(`${before.url}/api/v1/posts`, { method: 'POST', headers, body: '{"items":[{"post_type":"x-post","content":"kept"}]}' })
    const id = z.object({ post_id: z.string() }).parse(await made.json()).post_id
    await end(first.child, 'SIGKILL')
    const port = new URL(before.url).port
    const second = start(['--port', port, ...json().slice(2)])
    const after = await ready(second)
    expect([after.url, after.key, after.workspaces]).toEqual([before.url, before.key, before.workspaces])
    expect(after.adminToken).not.toBe(before.adminToken)
    expect(await (await fetch(`${after.url}/api/v1/posts/${id}`, { headers })).json()).toMatchObject({ post_id: id, status: 'draft' })
    await end(second.child)
    const third = start(json())
    expect((await ready(third)).key).toBe(before.key)
    await end(third.child)
  })

  it.skipIf(process.platform === 'win32')('keeps its folder to its owner, and the key nowhere', async () => {
    const started = start(json())
    const { key } = await ready(started)
    await end(started.child)
    const dataDir = join(folder.path, 'data')
    expect(statSync(dataDir).mode & 0o777).toBe(0o700)
    for (const name of readdirSync(dataDir, { recursive: true, encoding: 'utf8' })) {
      const path = join(dataDir, name)
      if (!statSync(path).isFile()) continue
      expect(statSync(path).mode & 0o777, name).toBe(0o600)
      expect(readFileSync(path).includes(key), name).toBe(false)
    }
  })

  it('without a folder keeps everything in a temporary one, and takes it away', async () => {
    const started = start(['--port', '0', '--json'], { TMPDIR: folder.path })
    await ready(started)
    expect(readdirSync(folder.path)).toEqual([expect.stringMatching(/^powerpost-sandbox-/)])
    await end(started.child)
    expect(readdirSync(folder.path)).toEqual([])
  })

  it('tells a person what to type', async () => {
    const started = start(json().filter((arg) => arg !== '--json'))
    await expect.poll(started.output, { timeout: 20_000 }).toContain('Ctrl+C')
    expect(started.output()).toMatch(/curl -s http:\/\/127\.0\.0\.1:\d+\/api\/v1\/account\/credits -H 'x-api-key: pp_live_sk_/)
    await end(started.child, 'SIGINT')
    expect(started.child.exitCode).toBe(0)
  })

  it('takes credits, faults and the documented calls only', async () => {
    const started = start(json('--credits', '7', '--documented-only', '--fault', 'getCredits:503:1', '--seed', '4', '--publish-ms', '10'))
    const { url, key, workspaces } = await ready(started)
    expect(await balance(url, key)).toMatchObject({ error: { code: 'INTERNAL_ERROR' } })
    expect(await balance(url, key)).toEqual({ balance: 7 })
    expect((await fetch(`${url}/api/v1/posts`, { headers: { 'x-api-key': key, 'x-workspace-id': workspaces[0]?.id ?? '' } })).status).toBe(404)
    await end(started.child)
  })

  it.each([['--port', 'x'], ['--port', '70000'], ['--credits', '-1'], ['--fault', 'nonsense'], ['--unknown'], ['stray']])('refuses %s %s in words', async (...args) => {
    const started = start([...args.filter((arg) => arg !== undefined), '--data', join(folder.path, 'data')])
    await once(started.child, 'close')
    expect(started.child.exitCode).toBe(1)
    expect(started.errors()).not.toBe('')
    expect(started.errors()).not.toContain('    at ')
    expect(existsSync(join(folder.path, 'data'))).toBe(false)
  })

  it('says so when the port is taken', async () => {
    const first = start(json())
    const port = new URL((await ready(first)).url).port
    const second = start(['--port', port, '--json'], { TMPDIR: folder.path })
    await once(second.child, 'close')
    expect([second.child.exitCode, second.errors()]).toEqual([1, expect.stringContaining('EADDRINUSE')])
    expect(readdirSync(folder.path)).toEqual(['data'])
    await end(first.child)
  })

  it('has its usual values', () => {
    expect(readCliOptions([])).toEqual({ port: 4311, dataDir: null, json: false, help: false, documentedOnly: false, payWhenPlanned: false, credits: undefined, publishMs: undefined, generateMs: undefined, videoMs: undefined, lookMs: undefined, rateLimit: undefined, clockAhead: undefined, seed: undefined, faults: [] })
  })
})
