import type { CallResult, Context, Gate, Intent } from '../../../src/domain/outbox/index.ts'

export const NOW = 1_000_000

export const intent = (over: Partial<Intent> = {}): Intent => ({
  kind: 'publish', state: 'queued', waitingFor: null, blockedCode: null, cancelledBy: null, attempts: 0, nextAt: null, notAfter: null, notBefore: null,
  sendingSince: null, unknownSince: null, looks: [], asks: false, resentAfterLook: false, lastError: null, ...over,
})

export const context = (over: Partial<Context> = {}): Context => ({
  now: NOW, random: 0.5, offlineFailures: 1, pausedByUser: false, unsettledTries: 0, mediaWasForgotten: false, hasRemotePost: true, settle: { first: 5_000, second: 60_000 }, ...over,
})

export const gate = (over: Partial<Gate> = {}): Gate => ({ needs: 'done', wanted: true, account: 'ok', paused: false, offlineUntil: null, approval: 'given', equalUnderWay: false, ...over })

const meta = { requestId: 'req-1' }
export const refused = (status: number, code = '', retryAfterMs: number | null = null): CallResult => ({ kind: 'refused', status, code, message: 'no', retryAfterMs, meta })
export const ok: CallResult = { kind: 'ok', meta }
export const unclear = (reason = 'reset'): CallResult => ({ kind: 'unclear', reason, message: 'lost', meta })
export const notSent = (reason: 'offline' | 'aborted' | 'cut' | 'limiter' | 'body-source', retryAfterMs?: number): CallResult => ({ kind: 'not-sent', reason, message: 'not sent', retryAfterMs, meta })
