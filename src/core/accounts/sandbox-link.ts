/** Where the sandbox listens now. Found through the shell at each start, kept in memory only (rules 1). */
import { AppError, isAppError } from '../../contract/errors.ts'
import type { Clock, CoreDeps, Host, HttpPort } from '../ports.ts'
import { checkBaseUrl } from '../powerpost/binding.ts'
import { createRemoteWorkspace, createSandboxKey } from './sandbox-dashboard.ts'
import type { SandboxAddress } from './sandbox-dashboard.ts'

export interface SandboxLink {
  /** Base URL of its API, or null while it was not found. */
  baseUrl(): string | null
  /** Starts it if needed. Throws SANDBOX_UNAVAILABLE. */
  find(): Promise<SandboxAddress>
  /** It did not answer: look for it again, at most every few seconds, in the background. */
  lookAgain(): void
  createKey(): Promise<string>
  createWorkspace(name: string): Promise<string>
}

const LOOK_AGAIN_MS = 5_000

export function createSandboxLink(deps: { host: Host; http: HttpPort; clock: Clock; log: CoreDeps['log']; onMoved: () => void }): SandboxLink {
  let address: SandboxAddress | null = null
  let finding: Promise<SandboxAddress> | null = null
  let lookedAt = -Infinity

  const start = async (): Promise<SandboxAddress> => {
    try {
      const found = await deps.host.startHelper('sandbox')
      const next = { url: checkBaseUrl(found.url), adminToken: found.adminToken }
      const moved = address?.url !== next.url
      address = next
      if (moved) deps.onMoved()
      return next
    } catch (error) {
      if (isAppError(error) && error.code === 'SANDBOX_UNAVAILABLE') throw error
      throw new AppError('SANDBOX_UNAVAILABLE', 'The sandbox could not be started.', {}, error)
    }
  }
  const find = () => {
    lookedAt = deps.clock.monotonic()
    finding ??= start().finally(() => (finding = null))
    return finding
  }
  return {
    baseUrl: () => (address ? `${address.url}/api/v1` : null),
    find,
    lookAgain() {
      if (deps.clock.monotonic() - lookedAt < LOOK_AGAIN_MS) return
      find().catch((error: unknown) => deps.log('warn', 'the sandbox is not there', { code: isAppError(error) ? error.code : 'INTERNAL' }))
    },
    createKey: async () => createSandboxKey(deps.http, await find()),
    createWorkspace: async (name) => createRemoteWorkspace(deps.http, await find(), name),
  }
}
