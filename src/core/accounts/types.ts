import type { Pause } from '../../contract/schemas/accounts.ts'

export type AccountKind = 'powerpost' | 'sandbox'
/** What is known of a call that is only assumed to exist. */
type Answers = 'unknown' | 'answers' | 'absent'

/** What the rest of the core may know of accounts. Keys leave only through `key`. */
export interface AccountAccess {
  /** Null when the account is gone or being removed. `baseUrl` is null for a sandbox that is not running. */
  get(accountId: string): { id: string; kind: AccountKind; label: string; baseUrl: string | null; listPosts: Answers; schedule: 'auto' | 'on' | 'off'; schedules: Answers } | null
  /** From memory, else the keychain; null when there is none. */
  key(accountId: string): Promise<string | null>
  pauses(accountId: string): Pause[]
  /** Holds calls of that scope until the user deals with it; idempotent. */
  pause(accountId: string, pause: Omit<Pause, 'since'>): void
  setBalance(accountId: string, balance: number): void
  /** Call before the balance is asked for, and the answer with what was read: it is held against what is known to be spent. */
  beginReading(accountId: string): (balance: number) => void
  /** Something was spent since the balance was read last, and nothing is under way that may still move it. */
  wantsBalance(accountId: string): boolean
  balance(accountId: string): { balance: number; at: number } | null
  /** Learns what a call cost. `what` names it: 'publish', 'publish+x', or the shape of captions ('captions:deep+2img'). */
  learnPrice(accountId: string, what: string, credits: number): void
  price(accountId: string, what: string): number | null
  setListPosts(accountId: string, value: 'answers' | 'absent'): void
  /** Whether the service turned out to know how to publish later. */
  setSchedules(accountId: string, value: 'answers' | 'absent'): void
  /** Learnt from results, never from events alone. */
  setNetwork(accountId: string, state: 'online' | 'offline'): void
  network(accountId: string): 'unknown' | 'online' | 'offline'
  /** Fires when a pause is lifted, a key is replaced, or a sandbox got an address: work may go on. */
  onUnpaused(listener: (accountId: string) => void): () => void
}
