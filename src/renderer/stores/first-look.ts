/** After the start each account is asked once whether it answers, so that the window says how things stand before anything is sent. */
import type { StoreApi } from 'zustand/vanilla'
import type { Timing } from '../lib/timing.ts'
import type { AccountsState } from './accounts.ts'

/** The first screen comes before it (ms). */
const LOOK_AFTER_MS = 1_500

/**
 * Reads the balance of every account that nothing was heard of since the start, one after the other. What comes of it (no network, a refused
 * key) is the account's own state and shown as such. Answers its own stop.
 */
export function lookAfterStart({ accounts, timing }: { accounts: StoreApi<AccountsState>; timing: Timing }): () => void {
  let isStopped = false
  let cancel: (() => void) | null = null

  async function look(): Promise<void> {
    cancel = null
    for (const { id } of accounts.getState().items) {
      if (isStopped) return
      // Looked at anew each time: an earlier answer may have come meanwhile.
      const account = accounts.getState().items.find((one) => one.id === id)
      if (account === undefined || account.network !== 'unknown' || account.pauses.length > 0) continue
      if (account.keyState !== 'ready' && account.keyState !== 'session-only') continue
      await accounts.getState().verify(id).catch(() => undefined)
    }
  }

  const begin = ({ phase }: AccountsState) => {
    if (phase !== 'ready' || isStopped) return
    off()
    cancel = timing.after(LOOK_AFTER_MS, () => void look())
  }
  const off = accounts.subscribe(begin)
  begin(accounts.getState())
  return () => {
    isStopped = true
    off()
    cancel?.()
  }
}
