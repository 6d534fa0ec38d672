/** The OS keychain: Keychain, Credential Manager, or on Linux the Secret Service and nothing less (K3, K7). */
import { AsyncEntry } from '@napi-rs/keyring'
import type { SecretStore } from '../ports.ts'

/** Every failure of a keychain. The message is for people and never holds a secret. */
export class SecretStoreError extends Error {
  readonly reason: 'absent' | 'refused'
  constructor(reason: SecretStoreError['reason'], message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'SecretStoreError'
    this.reason = reason
  }
}

export const KEYCHAIN_SERVICE = 'PowerPost Desktop'
/** Never written: asking for it shows whether the keychain answers. */
const PROBE = 'availability-probe'

/** The kernel's keyring, which the library falls back to, forgets everything at a restart: it is ruled out. */
const OPTIONS = { linux: { store: 'secret-service' as const } }

/** A keychain that hangs is left to the caller, who knows how long to wait. */
export function createKeyringStore(service: string = KEYCHAIN_SERVICE): SecretStore {
  const act = async <T>(account: string, work: (entry: AsyncEntry) => Promise<T>): Promise<T> => {
    let entry: AsyncEntry
    try {
      entry = new AsyncEntry(service, account, OPTIONS)
    } catch (error) {
      throw new SecretStoreError('absent', 'This system has no keychain that the app can use.', error)
    }
    try {
      return await work(entry)
    } catch (error) {
      throw new SecretStoreError('refused', 'The keychain of this system refused.', error)
    }
  }
  return {
    async unavailable() {
      try {
        await act(PROBE, (entry) => entry.getPassword())
        return null
      } catch (error) {
        return error instanceof SecretStoreError ? error.message : 'The keychain of this system does not work.'
      }
    },
    get: async (accountId) => (await act(accountId, (entry) => entry.getPassword())) ?? null,
    set: (accountId, secret) => act(accountId, (entry) => entry.setPassword(secret)),
    delete: async (accountId) => void (await act(accountId, (entry) => entry.deletePassword())),
  }
}
