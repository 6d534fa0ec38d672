/** Keys in memory and in the keychain. Nothing else ever holds one, and no file does (K1). */
import { z } from 'zod'
import type { Clock, CoreDeps, SecretStore } from '../ports.ts'

export type KeyPlace = 'keychain' | 'session'

export interface Keys {
  /** From memory, else the keychain; null when there is none or the keychain does not answer. Never rejects. */
  get(accountId: string, origin: string): Promise<string | null>
  /** What is known without asking the keychain. */
  seen(accountId: string): 'held' | 'absent' | 'not-asked'
  /** Kept in memory at once; answers whether the keychain took it too. Never rejects. */
  set(accountId: string, origin: string, key: string): Promise<KeyPlace>
  /** False when the keychain could not say that it is gone. */
  forget(accountId: string): Promise<boolean>
  /** Whether the keychain holds an entry: null when it cannot be asked. */
  isStored(accountId: string, origin: string): Promise<boolean | null>
  keychain(): Promise<{ available: boolean; reason: string | null }>
}

/** A keychain that failed is not asked again for this long. */
const TROUBLE_MS = 30_000
/** A keychain that does not answer (a prompt nobody sees) counts as one that is not there. */
const ANSWER_LIMIT_MS = 10_000

/** The entry names its account and address: an entry that was moved to another account is no key (K5). */
const entrySchema = z.object({ v: z.literal(1), account: z.string(), origin: z.string(), key: z.string().regex(/^[\x21-\x7e]{1,256}$/u) })

export function createKeys(deps: { secrets: SecretStore; clock: Clock; log: CoreDeps['log'] }): Keys {
  const memory = new Map<string, string>()
  const absent = new Map<string, number>()
  const asking = new Map<string, Promise<string | null>>()
  let probe: Promise<{ available: boolean; reason: string | null }> | null = null
  let failedAt: number | null = null

  const within = async <T>(work: Promise<T>): Promise<T> => {
    let cancel = () => {}
    const late = new Promise<never>((_resolve, reject) => {
      cancel = deps.clock.after(ANSWER_LIMIT_MS, () => reject(new Error('the keychain does not answer')))
    })
    try {
      return await Promise.race([work, late])
    } finally {
      cancel()
    }
  }

  /** One that works is not asked again; one that does not may be unlocked later. */
  const keychain = (): Promise<{ available: boolean; reason: string | null }> => {
    probe ??= within(deps.secrets.unavailable())
      .catch(() => 'The keychain of this system does not answer.')
      .then((reason) => {
        if (reason !== null) failedAt = deps.clock.monotonic()
        return { available: reason === null, reason }
      })
    if (failedAt !== null && deps.clock.monotonic() - failedAt >= TROUBLE_MS) {
      failedAt = null
      probe = null
      return keychain()
    }
    return probe
  }

  const read = async (accountId: string, origin: string): Promise<string | null> => {
    const raw = await within(deps.secrets.get(accountId))
    if (raw === null) return null
    const entry = entrySchema.safeParse(safeJson(raw))
    if (!entry.success || entry.data.account !== accountId || entry.data.origin !== origin) {
      deps.log('warn', 'a keychain entry belongs to something else and is not used', { account: accountId })
      return null
    }
    return entry.data.key
  }

  const ask = async (accountId: string, origin: string): Promise<string | null> => {
    try {
      if (!(await keychain()).available) throw new Error('no keychain')
      const key = await read(accountId, origin)
      // One that was set while the keychain answered is newer.
      const set = memory.get(accountId)
      if (set !== undefined) return set
      if (key === null) absent.set(accountId, deps.clock.monotonic())
      else memory.set(accountId, key)
      return key
    } catch {
      deps.log('warn', 'the keychain could not be read', { account: accountId })
      const set = memory.get(accountId)
      if (set === undefined) absent.set(accountId, deps.clock.monotonic())
      return set ?? null
    }
  }

  return {
    keychain,
    async get(accountId, origin) {
      const held = memory.get(accountId)
      if (held !== undefined) return held
      const failed = absent.get(accountId)
      if (failed !== undefined && deps.clock.monotonic() - failed < TROUBLE_MS) return null
      let running = asking.get(accountId)
      if (!running) {
        running = ask(accountId, origin).finally(() => asking.delete(accountId))
        asking.set(accountId, running)
      }
      return running
    },
    seen: (accountId) => (memory.has(accountId) ? 'held' : absent.has(accountId) ? 'absent' : 'not-asked'),
    async set(accountId, origin, key) {
      memory.set(accountId, key)
      absent.delete(accountId)
      if (!(await keychain()).available) return 'session'
      try {
        await within(deps.secrets.set(accountId, JSON.stringify({ v: 1, account: accountId, origin, key } satisfies z.infer<typeof entrySchema>)))
        return 'keychain'
      } catch {
        deps.log('warn', 'the keychain did not take a key; it is kept for this session', { account: accountId })
        failedAt = deps.clock.monotonic()
        probe = Promise.resolve({ available: false, reason: 'The keychain of this system is locked or does not work.' })
        return 'session'
      }
    },
    async forget(accountId) {
      memory.delete(accountId)
      absent.set(accountId, deps.clock.monotonic())
      if (!(await keychain()).available) return false
      try {
        await within(deps.secrets.delete(accountId))
        return true
      } catch {
        deps.log('warn', 'the keychain did not delete an entry; it is tried again at the next start', { account: accountId })
        return false
      }
    },
    async isStored(accountId, origin) {
      if (!(await keychain()).available) return null
      try {
        return (await read(accountId, origin)) !== null
      } catch {
        return null
      }
    },
  }
}

function safeJson(raw: string): unknown {
  try {
    const value: unknown = JSON.parse(raw)
    return value
  } catch {
    return null
  }
}
