/** The outbox's rules. */
export { decide, isBlockedByPause, isTerminal } from './decide.ts'
export { actionsFor, isCancellable } from './user-acts.ts'
export { putBefore } from './order.ts'
export { backoff, isDue, LONGEST_WAIT_MS, OFFLINE_CAP_MS, RATE_LIMIT_CAP_MS, RATE_LIMIT_DEFAULT_MS, rateLimitWait, RETRY_CAP_MS, UPLOAD_REPEATS } from './retry-policy.ts'
export * from './types.ts'
