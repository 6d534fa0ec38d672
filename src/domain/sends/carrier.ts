/** Who brings a send with a time to its time: PowerPost, or the app while it runs. */
export type Carrier = 'app' | 'server'

/** Whether an account's sends may be left to the service: as chosen, unless the service turned out not to know how. */
export type Scheduling = 'on' | 'off' | 'absent'

/** Why the app carries a send with a time. */
export type AppCarries = 'off' | 'absent' | 'too-far' | 'too-near'

/** How far ahead the service takes a post (docs: authentication, skill 0.4.0). */
export const FARTHEST_AHEAD_MS = 60 * 24 * 60 * 60_000
/** The least time before that the service takes is not documented: nearer than this it is not asked. */
export const LEAST_AHEAD_MS = 10 * 60_000
/** What the service has not taken this long before its time, the app carries. */
export const HAND_OVER_MS = 60_000

/** `auto`: on for the sandbox, whose ways are known; off for PowerPost until the user turns it on. */
export function schedulingOf(account: { kind: 'powerpost' | 'sandbox'; schedule: 'auto' | 'on' | 'off'; schedules: 'unknown' | 'answers' | 'absent' }): Scheduling {
  const isOn = account.schedule === 'auto' ? account.kind === 'sandbox' : account.schedule === 'on'
  if (!isOn) return 'off'
  return account.schedules === 'absent' ? 'absent' : 'on'
}

export function carrierFor(due: number, now: number, scheduling: Scheduling): { carrier: 'server'; why: null } | { carrier: 'app'; why: AppCarries } {
  if (scheduling !== 'on') return { carrier: 'app', why: scheduling }
  if (due - now > FARTHEST_AHEAD_MS) return { carrier: 'app', why: 'too-far' }
  if (due - now < LEAST_AHEAD_MS) return { carrier: 'app', why: 'too-near' }
  return { carrier: 'server', why: null }
}
