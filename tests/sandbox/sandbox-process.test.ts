/** The sandbox as the app starts it: by messages, in a process of its own. */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fromSandboxSchema } from '../../src/contract/process-messages.ts'
import { temporaryFolder } from '../support/workspace.ts'

const PROGRAM = fileURLToPath(new URL('../../src/sandbox/sandbox-process.ts', import.meta.url))
const PORT = new URL('./support/parent-port.mjs', import.meta.url).href

let folder: ReturnType<typeof temporaryFolder>
let children: ChildProcess[]
beforeEach(() => {
  folder = temporaryFolder()
  children = []
})
afterEach(async () => {
  for (const child of children) await end(child)
  folder.remove()
})

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

function launch(): ChildProcess {
  const child = fork(PROGRAM, [], { execArgv: ['--import', PORT], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  children.push(child)
  return child
}

async function start(dataDir: string) {
  const child = launch()
  child.send({ type: 'something else' })
  child.send({ type: 'start', dataDir })
  const [message]: unknown[] = await once(child, 'message')
  return { child, ...fromSandboxSchema.parse(message) }
}

it('answers the shell where it listens, empty, and makes what the app asks for', async () => {
  const dataDir = join(folder.path, 'sandbox')
  const first = await start(dataDir)
  const admin = async (at: { url: string; adminToken: string }, path: string, json?: unknown) => {
    const answer = await fetch(`${at.url}/dashboard/api${path}`, {
      method: json === undefined ? 'GET' : 'POST',
      headers: { 'x-dashboard-token': at.adminToken, 'content-type': 'application/json' },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    })
    return answer.json()
  }
  expect(await admin(first, '/workspaces')).toEqual({ workspaces: [] })
  expect((await fetch(first.dashboard)).status).toBe(200)
  const { id } = await admin(first, '/workspaces', { name: 'A client' })
  const { key } = await admin(first, '/keys', { name: 'PowerPost Desktop' })
  const check = (at: { url: string }) => fetch(`${at.url}/api/v1/content/generations?limit=1`, { headers: { 'x-api-key': key, 'x-workspace-id': id } })
  expect((await check(first)).status).toBe(200)
  await end(first.child)

  const second = await start(dataDir)
  expect((await check(second)).status).toBe(200)
  expect(second.adminToken).not.toBe(first.adminToken)
})

it('ends with a code when it cannot start', async () => {
  const child = launch()
  child.send({ type: 'start', dataDir: `${fileURLToPath(import.meta.url)}/not-a-folder` })
  expect(await once(child, 'exit')).toEqual([1, null])
})

it('is not for the command line', async () => {
  const child = fork(PROGRAM, [], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  children.push(child)
  expect(await once(child, 'exit')).toEqual([1, null])
  expect(existsSync(join(folder.path, 'sandbox'))).toBe(false)
})
