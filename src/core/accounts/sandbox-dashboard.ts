/** The few functions of the sandbox's dashboard that the app uses: PowerPost's own has no such calls for programs. */
import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import type { HttpPort } from '../ports.ts'

export interface SandboxAddress {
  url: string
  adminToken: string
}

const TIMEOUT_MS = 15_000
const MAX_ANSWER = 1_000_000

const headerValue = z.string().regex(/^[\x21-\x7e]{1,256}$/u)

/** Answers the new key. Throws SANDBOX_UNAVAILABLE. */
export async function createSandboxKey(http: HttpPort, sandbox: SandboxAddress): Promise<string> {
  return (await post(http, sandbox, '/dashboard/api/keys', { name: 'PowerPost Desktop' }, z.object({ key: headerValue }))).key
}

/** Answers the remote id of the new workspace. Throws SANDBOX_UNAVAILABLE. */
export async function createRemoteWorkspace(http: HttpPort, sandbox: SandboxAddress, name: string): Promise<string> {
  return (await post(http, sandbox, '/dashboard/api/workspaces', { name }, z.object({ id: headerValue }))).id
}

async function post<T>(http: HttpPort, sandbox: SandboxAddress, path: string, body: unknown, schema: z.ZodType<T>): Promise<T> {
  let answer: Awaited<ReturnType<HttpPort>>
  try {
    answer = await http({
      method: 'POST',
      url: sandbox.url.replace(/\/+$/u, '') + path,
      headers: { 'x-dashboard-token': sandbox.adminToken, 'content-type': 'application/json', accept: 'application/json' },
      body: { bytes: new TextEncoder().encode(JSON.stringify(body)) },
      timeoutMs: TIMEOUT_MS,
      maxResponseBytes: MAX_ANSWER,
      freshConnection: true,
    })
  } catch (error) {
    throw new AppError('SANDBOX_UNAVAILABLE', 'The sandbox did not answer.', {}, error)
  }
  if (answer.status < 200 || answer.status > 299) throw new AppError('SANDBOX_UNAVAILABLE', `The sandbox refused with ${answer.status}.`)
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder().decode(answer.body))
  } catch {
    throw new AppError('SANDBOX_UNAVAILABLE', 'The sandbox answered something else than expected.')
  }
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw new AppError('SANDBOX_UNAVAILABLE', 'The sandbox answered something else than expected.')
  return parsed.data
}
