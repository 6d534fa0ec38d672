/** PowerPost's API for one account, and for one workspace of it. Every answer is parsed; nothing here decides what to do next. */
import type { Clock, HttpPort, Random } from '../ports.ts'
import type { ActivityPort } from './activity.ts'
import { creditsSchema } from './answers/account.ts'
import { checkBaseUrl, checkHeaderValue } from './binding.ts'
import { exchange } from './exchange.ts'
import type { Binding, ExchangeDeps } from './exchange.ts'
import { createLimiter } from './limiter.ts'
import type { Limiter } from './limiter.ts'
import { addressOf } from './request.ts'
import type { AccountClient, CallOptions, ClientFactory } from './types.ts'
import { createWorkspaceClient } from './workspace-client.ts'

export interface ClientTimeouts {
  readMs: number
  writeMs: number
  /** Without progress, and for the answer after the last byte; once more for each MiB on its way, as a slow line needs. */
  uploadIdleMs: number
}
export const DEFAULT_TIMEOUTS: ClientTimeouts = { readMs: 30_000, writeMs: 60_000, uploadIdleMs: 60_000 }

export interface ClientDeps {
  http: HttpPort
  clock: Clock
  random: Random
  timeouts?: Partial<ClientTimeouts>
  /** Hears of every request. */
  activity?: ActivityPort
}

export function createClientFactory(deps: ClientDeps): ClientFactory {
  const timeouts = { ...DEFAULT_TIMEOUTS, ...deps.timeouts }
  const limiters = new Map<string, Limiter>()
  const exchangeDeps = (baseUrl: string, key: string): ExchangeDeps => {
    const name = `${new URL(baseUrl).origin}\n${key}`
    let limiter = limiters.get(name)
    if (!limiter) limiters.set(name, (limiter = createLimiter(deps.clock)))
    return { http: deps.http, clock: deps.clock, limiter, activity: deps.activity ?? null }
  }
  return {
    forAccount(wanted) {
      const binding: Binding = Object.freeze({ accountId: wanted.accountId, baseUrl: checkBaseUrl(wanted.baseUrl), key: checkHeaderValue(wanted.key, 'key'), remoteId: null, workspaceId: null })
      return accountClient(binding, exchangeDeps(binding.baseUrl, binding.key), timeouts)
    },
    forWorkspace(wanted) {
      const remoteId = checkHeaderValue(wanted.remoteId, 'remoteId')
      const { accountId, workspaceId = null } = wanted
      const binding = Object.freeze({ accountId, baseUrl: checkBaseUrl(wanted.baseUrl), key: checkHeaderValue(wanted.key, 'key'), remoteId, workspaceId })
      return createWorkspaceClient(binding, exchangeDeps(binding.baseUrl, binding.key), timeouts, deps.random)
    },
  }
}

function accountClient(binding: Binding, deps: ExchangeDeps, timeouts: ClientTimeouts): AccountClient {
  return Object.freeze({
    accountId: binding.accountId,
    getCredits: (options: CallOptions = {}) =>
      exchange(deps, binding, { operation: 'getCredits', address: addressOf('getCredits', {}), priority: 'user', schema: creditsSchema, timeoutMs: timeouts.readMs, options }),
  })
}
