/** The OS keychain: Keychain, Credential Manager, or on Linux the Secret Service and nothing less (K3, K7). */
import { AsyncEntry } from '@napi-rs/keyring'
import type { Clock, SecretStore } from '../ports.ts'

/** Every failure of a keychain. The message is for people and never holds a secret. */
export class SecretStoreError extends Error {
  readonly reason: 'absent' | 'refused' | 'timeout'
  constructor(reason: SecretStoreError['reason'], message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'SecretStoreError'
    this.reason = reason
  }
}

export const KEYCHAIN_SERVICE = 'PowerPost Desktop'
const TIMEOUT_MS = 10_000
/** Never written: asking for it shows whether the keychain answers. */
const PROBE = 'availability-probe'

/** The kernel's keyring, which the library falls back to, forgets everything at a restart: it is ruled out. */
const OPTIONS = { linux: { store: 'secret-service' as const } }

export function createKeyringStore(deps: { clock: Pick<Clock, 'after'>; service?: string; timeoutMs?: number }): SecretStore {
  const service = deps.service ?? KEYCHAIN_SERVICE

  /** A keychain that hangs (a prompt nobody answers) counts as one that is not there. */
  const within = async <T>(act: (entry: AsyncEntry, signal: AbortSignal) => Promise<T>, account: string): Promise<T> => {
    const stop = new AbortController()
    let cancel = () => {}
    const late = new Promise<never>((_resolve, reject) => {
      cancel = deps.clock.after(deps.timeoutMs ?? TIMEOUT_MS, () => {
        stop.abort()
        reject(new SecretStoreError('timeout', 'The keychain of this system does not answer.'))
      })
    })
    try {
      return await Promise.race([act(entryOf(service, account), stop.signal), late])
    } catch (error) {
      if (error instanceof SecretStoreError) throw error
      throw new SecretStoreError('refused', 'The keychain of this system refused.', error)
    } finally {
      cancel()
    }
  }

  return {
    async unavailable() {
      try {
        await within((entry, signal) => entry.getPassword(signal), PROBE)
        return null
      } catch (error) {
        return error instanceof SecretStoreError ? error.message : 'The keychain of this system does not work.'
      }
    },
    get: (accountId) => within((entry, signal) => entry.getPassword(signal), accountId).then((secret) => secret ?? null),
    set: (accountId, secret) => within((entry, signal) => entry.setPassword(secret, signal), accountId),
    delete: (accountId) => within((entry, signal) => entry.deletePassword(signal), accountId).then(() => undefined),
  }
}

function entryOf(service: string, account: string): AsyncEntry {
  try {
    return new AsyncEntry(service, account, OPTIONS)
  } catch (error) {
    throw new SecretStoreError('absent', 'This system has no keychain that the app can use.', error)
  }
}
